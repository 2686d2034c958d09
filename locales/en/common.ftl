# Buttons and answers common to all screens.
button-back = ← Back
button-menu = ☰ Menu
button-cancel = Cancel
button-yes = Yes
button-no = No
button-skip = Skip

error-forbidden = This is not open to every participant. If it should be open to you, write to the programme's methodist.
error-not-found = This is gone, or it is not of your programme. Here is a fresh menu: /menu
error-repeated = Already done.
error-unexpected = Something went wrong, code { $code }. What you entered is kept. Try again, or open /menu.
error-file-too-large = The file{ $size ->
    [0] { "" }
   *[other] { " " }has { $size } MB, which
 } is too much: the bot takes up to { $limit } MB. Save it without pictures or in parts.
error-file-not-fetched = This file could not be fetched from Telegram. Please send it once more.
error-disk-full = Nothing can be saved right now: the bot’s server is out of disk space. All that was saved before is safe. Please tell whoever runs the bot and try again later.
error-old-button = This button belongs to an old message. Here is a fresh screen.
error-telegram-busy = Telegram asks us to wait { $seconds } s. Please try again a little later.
error-text-too-long = Too long: { $length } characters where { $limit } fit. Please shorten it and send it again.

command-menu = Main menu
command-me = My data and consent
command-help = What the bot does
command-practices = Bank of practices
command-attention = What needs a decision
command-link = Link this chat to a programme or pair
command-unlink = Unlink this chat
bot-description = The bot of network mentoring: assignments and dates, mentors and mentees, events, short surveys, a bank of practices. It writes once a day at most and is silent at night and on days off. To begin, open the link from your programme's methodist.
bot-short-description = Network mentoring of teachers: dates, pairs, events, surveys, practices.
