# A broadcast at its readers'.
broadcast-got-it = Got it
broadcast-got-it-done = ✓ Got it
broadcast-got-it-thanks = Thank you, noted!
broadcast-your-school = your school

# A broadcast on its way.
broadcast-running = Sending: { $bar } { $sent } of { $total }
broadcast-paused = ⏸ Paused: { $bar } { $sent } of { $total }
broadcast-seconds-left = { $n } s left
broadcast-minutes-left = { $n } min left
broadcast-resumes-at = the others: { $at } (their quiet hours)
broadcast-muted-until = the other groups do not let me write, I will try again: { $at }
broadcast-pause = Pause
broadcast-resume = ▶️ Go on
broadcast-stop = Stop
broadcast-finished = 📣 The broadcast is over
broadcast-stopped = ⏹ The broadcast was stopped
broadcast-delivered = Delivered { $n }
broadcast-read = “Got it” { $n }
broadcast-blocked = Blocked the bot { $n }
broadcast-failed = { $n ->
    [one] Error { $n }
   *[other] Errors { $n }
 }
broadcast-uncertain = Not known { $n }
broadcast-not-sent = Not sent { $n }
broadcast-left-out = Out of reach { $n }
broadcast-list = List
broadcast-repeat = Repeat

# Correcting and taking back.
broadcast-correcting = Correcting: { $bar } { $sent } of { $total }
broadcast-withdrawing = Taking back: { $bar } { $sent } of { $total }
broadcast-corrected = ✏️ The broadcast is corrected
broadcast-all-withdrawn = 🗑 The broadcast is taken back
broadcast-taken-back = 🗑 This broadcast was taken back
broadcast-edited = Corrected { $n }
broadcast-deleted = Deleted { $n }
broadcast-noted = Left with a note { $n }
broadcast-returned = 📣 The broadcast “{ $beginning }” did not go out. { $reason }

    It is a draft again.
broadcast-held = 📣 The broadcast “{ $beginning }” waits for your decision: its author no longer runs the programme.
broadcast-open = Open the broadcast
broadcast-withdrawn = 🗑 This message was taken back.

# Broadcasts at the methodist's.
broadcasts-title = 📣 <b>Broadcasts</b>
broadcasts-none = 📣 <b>Broadcasts</b>

    Here you write to everybody at once, or only to those concerned. First you see how the message will arrive and who will get it.
broadcasts-write = ✏️ New broadcast
broadcasts-item = { $label }
broadcasts-medium = { $kind ->
    [photo] photo
    [album] album
    [video] video
    [animation] animation
    [video_note] video message
    [voice] voice message
    [audio] audio
   *[document] document
 }
broadcasts-ask-message = Write or forward a message: text with formatting, a photo, an album, a document, a video or a voice message.

    Instead of <code>{"{"}name{"}"}</code> everybody sees their own name, instead of <code>{"{"}school{"}"}</code> their own school.
broadcasts-album = I have the album. When all its files are loaded, go on.
broadcasts-album-next = Go on →
broadcasts-album-other = Another message
broadcasts-album-rest = This is another message: an album of Telegram's has room for ten files, the others come separately. The first ones are in the broadcast; send the rest as the next one.
broadcasts-album-full = The album has { $n } files already, and Telegram takes no more. Send the rest as the next broadcast.
broadcasts-album-event = Albums have no buttons, so nobody could answer the invitation. Send a text, or one photo with a caption.
broadcasts-album-bare = 🖼 Files in the album: { $n }. An album can have no “Got it” button.
broadcasts-kind = This kind of message can't be broadcast. Text, photo, album, document, video or voice will do.
broadcasts-empty = The message has no text. Write it, or send a photo or a file.
broadcasts-unknown-field = There is nothing to put in place of { $field }. A name takes the place of { "{" }name{ "}" }, a school that of { "{" }school{ "}" }, when the braces and the word are formatted alike, for example: Dear { "{" }name{ "}" }!
broadcasts-tag-broken = The tags do not match, line { $line }: “{ $near }”. Each tag needs its pair, and they are closed in reverse order, for example: <code>&lt;b&gt;Important!&lt;/b&gt;</code>. Mend them, or take them out and format the text in Telegram itself.
broadcasts-link-broken = The link has no address, line { $line }: “{ $near }”. Write it in quotation marks after href=, or take the tag out.
broadcasts-refused = ⚠️ Telegram does not take this message: { $reason }. Tap “Change” and send it another way.
broadcasts-caption-too-long = The caption is too long: { $length } characters where { $limit } fit. Shorten it, or send the text by itself.
broadcasts-event-over = This event is over or cancelled; it is too late to invite to it.
broadcasts-event-question = Will you come?
broadcasts-already-sent = This broadcast is already being sent and can't be changed.

broadcasts-has-message = This message is not part of the broadcast. Choose for whom it is and tap “Change”: then it can be sent instead of the former one.
broadcasts-ask-segment = Who is it for?
broadcasts-to-all = All participants
broadcasts-to-role = By role…
broadcasts-to-school = By school…
broadcasts-to-pairs = By pair and group…
broadcasts-to-event = An event's guests…
broadcasts-to-not-opened = Not opened the bot yet
broadcasts-to-groups = 💬 Linked groups
broadcasts-groups-event = Everybody answers an invitation in private. Linked groups hear of the event together with it.
broadcasts-groups-name = A group cannot be addressed personally. Please take { "{" }name{ "}" } and { "{" }school{ "}" } out of the text.
broadcasts-groups-will-get = { $n ->
    [0] There are no linked groups yet. Link some under “Telegram groups”.
    [one] <b>{ $n }</b> linked group will get it.
   *[other] <b>{ $n }</b> linked groups will get it.
 }
broadcasts-to-mentor = Mentors
broadcasts-to-mentee = Mentees
broadcasts-to-curator = School curators
broadcasts-ask-role = Who?
broadcasts-ask-schools = Tick the schools.
broadcasts-ask-pairs = Tick pairs and groups by their mentor. Nothing ticked: all of them.
broadcasts-no-pairs = There are no pairs or groups yet. Make them under “People and pairs”, or choose others.
broadcasts-ask-event = Guests of which event?
broadcasts-no-events = There are no events yet. Make the first one under “Events”, or choose others.
broadcasts-ask-part = Which of the guests?
broadcasts-part-invited = Everybody invited
broadcasts-part-going = Those who come
broadcasts-part-attended = Those who were there
broadcasts-part-not-answered = Those without an answer
broadcasts-pick-one = Tick at least one school.
broadcasts-picked = Done · { $n } →
broadcasts-picked-pairs = { $n ->
    [0] All pairs →
   *[other] Done · { $n } →
 }

broadcasts-who-all = participants of the programme
broadcasts-who-mentor = mentors
broadcasts-who-mentee = mentees
broadcasts-who-curator = school curators
broadcasts-who-school = { $names }
broadcasts-who-partnership = pairs and groups ({ $names })
broadcasts-who-partnerships = all pairs and groups
broadcasts-who-groups = linked groups
broadcasts-who-not-opened = those who have not opened the bot
broadcasts-who-event-invited = those invited to “{ $event }”
broadcasts-who-event-going = those who come to “{ $event }”
broadcasts-who-event-attended = those who were at “{ $event }”
broadcasts-who-event-not-answered = those without an answer about “{ $event }”
broadcasts-names-more = { $names } and { $n } more
broadcasts-will-get = <b>{ $n }</b> will get it: { $who }{ $schools ->
    [0] .
    [one] , { $schools } school.
   *[other] , { $schools } schools.
 }
broadcasts-choose-others = There is nobody to send it to yet. Choose others under “For whom…”.
broadcasts-will-go = 🕓 Goes out: <b>{ $at }</b>
broadcasts-left-out = <b>{ $n }</b> will not get it: { $reasons }.
broadcasts-why-never-started = { $n } have not opened the bot
broadcasts-why-no-consent = { $n } without consent
broadcasts-why-unreachable = { $n } blocked the bot
broadcasts-why-paused = { $n } paused
broadcasts-who-not = Who will not get it?
broadcasts-left-out-title = <b>{ $more ->
    [0] { $n }
   *[other] more than { $n }
 }</b> will not get it:
broadcasts-named = • { $name } ({ $school }): { $status }
broadcasts-named-alone = • { $name }: { $status }
broadcasts-send-now = Send now · { $n }
broadcasts-send-later = Set a time
broadcasts-unschedule = Cancel the sending
broadcasts-add-got-it = ➕ “Got it” button
broadcasts-drop-got-it = ✓ “Got it” button
broadcasts-change = Change
broadcasts-change-segment = For whom…
broadcasts-ask-when = When shall it go out? For example: tomorrow at 10:00, 12 December at 9:30, in a week.
broadcasts-when-unclear = I can't tell the time from “{ $text }”. Write, for example: tomorrow at 10:00, or 12.12 9:30.
broadcasts-past = This time is past. Set one to come, for example: tomorrow at 10:00.
broadcasts-moved-on = 🌙 The bot keeps silent from 20:00 to 8:00: the message goes out in the morning.
broadcasts-moved = These are quiet hours (20:00–8:00). The broadcast will go out { $at }.
broadcasts-quiet = These are quiet hours (20:00–8:00). Please repeat it after eight in the morning.
broadcasts-nobody = Nobody to send it to: none of those chosen can be reached yet. See who is left out, or choose others.
broadcasts-nobody-to-repeat = Nobody to repeat it to: everybody in reach has got it. The others have not opened the bot, or blocked it.
broadcasts-watch = Watch it go out
broadcasts-page-back = ←
broadcasts-page-next = →

broadcasts-status-sent = delivered
broadcasts-status-read = ✓ got it
broadcasts-status-unreachable = blocked the bot
broadcasts-status-failed = error
broadcasts-status-uncertain = not known whether delivered
broadcasts-status-expired = too late to send
broadcasts-status-cancelled = not sent
broadcasts-status-held = waits: paused
broadcasts-status-pending = waits to be sent
broadcasts-status-claimed = being sent
broadcasts-status-sending = being sent
broadcasts-status-never-started = has not opened the bot
broadcasts-status-no-consent = no consent
broadcasts-status-paused = paused

broadcasts-correct = ✏️ Correct for all…
broadcasts-withdraw = 🗑 Take back…
broadcasts-ask-correction = Send the corrected message as a whole: it takes the place of the old one for everybody who got it. A new text replaces the text or the caption, a new file replaces the file.
broadcasts-scope-correct = Above is the message as it will be. Correct it for <b>{ $n }</b>?
broadcasts-scope-withdraw = Take it back from <b>{ $n }</b>? Telegram deletes the message without a trace.
broadcasts-scope-old = Sent more than two days ago: { $n }. Telegram does not allow those to be deleted; they will say “This message was taken back” instead.
broadcasts-scope-waiting = Not delivered yet to { $n }: they will see the corrected one at once.
broadcasts-scope-cancelled = Not delivered yet to { $n }: they will not get it.
broadcasts-scope-unknown = Not known whether it reached { $n }: nothing changes for them.
broadcasts-do-correct = Correct for { $n }…
broadcasts-do-withdraw = Take back from { $n }…
broadcasts-sure-correct = Correct it for <b>{ $n }</b>, for sure? The old message can't be brought back.
broadcasts-sure-withdraw = Take it back from <b>{ $n }</b>, for sure? It can't be brought back.
broadcasts-yes-correct = Yes, correct for { $n }
broadcasts-yes-withdraw = Yes, take back from { $n }
broadcasts-last-change = How the change went
broadcasts-taking-back = How taking it back went
broadcasts-not-sent-yet = This broadcast has not been sent yet: it can simply be changed.
broadcasts-withdrawn = This broadcast was taken back; nothing more can be done with it.
broadcasts-change-running = The earlier correction is still running. Wait for it, or stop it.
broadcasts-correct-album = Of an album you can correct the caption (send it as a text) or replace the file that bears it: a photo or video with one photo or video, a document with a document, audio with audio.
broadcasts-correct-text = This broadcast is a text: send a new text, without photos or files. Send the file as a new broadcast.
broadcasts-correct-medium = Telegram can't replace this kind of attachment. Send a new caption as a text.
broadcasts-correct-round = A video message can't be corrected, only taken back.
broadcasts-status-edited = ✏️ corrected
broadcasts-status-deleted = deleted
broadcasts-status-noted = left with a note
broadcasts-status-not-known = not known whether it was delivered

broadcasts-to-category = By category of school…
broadcasts-ask-category = Schools of which category?
broadcasts-narrow = Only one role…
broadcasts-ask-narrow = Whom of them?
broadcasts-to-whole = All of them
broadcasts-to-silent = Who hasn't answered yet…
broadcasts-ask-silent = Who should hear from you?
broadcasts-to-survey = No answer to a survey…
broadcasts-ask-survey = To which survey? If it is anonymous, I show no names, only a number.
broadcasts-no-surveys = No survey is open now.
broadcasts-survey-untitled = Survey { $n }
broadcasts-who-category = schools of the category “{ $category }”
broadcasts-who-narrow = { $role }: { $whole }
broadcasts-who-survey = those who have not answered the survey “{ $survey }”
broadcasts-who-surveyed = those who have not answered the survey
broadcasts-no-names = 🔒 The survey is anonymous: who has not answered is not shown by name.
broadcasts-not-opened-hint = Telegram lets nobody be the first to write to people who have not opened the bot. Hand them the sheets with their personal links: “People and pairs” → “Invitations”.

broadcasts-from-template = 📋 From templates
broadcasts-templates = 📋 <b>Templates</b>
broadcasts-templates-none = None yet. Any broadcast you have sent can become one: open its report and tap “Keep as template”.
broadcasts-template-medium = A template without words: a photo or a file.
broadcasts-take-template = Take it as a draft
broadcasts-drop-template = 🗑 Remove the template
broadcasts-keep-template = 📋 Keep as template
broadcasts-template-kept = Kept. Templates are under “New broadcast”.
broadcasts-template-album = An album can't be a template. Keep a broadcast with a text or one photo.
