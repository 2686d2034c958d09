# Personal links, consent, registration.
greeting-teacher = Hello, { $name }! You have been included in the mentoring programme “{ $programme }”.
    I'll remind you of meetings and activities, once a day and never in the evening, and tell the methodist what is done.
    To go on I need your consent to the processing of personal data: name, school, subject, answers in surveys. You can take it back at any time: /me.
greeting-official = Hello, { $name }! You have been included in the mentoring programme “{ $programme }”, your role: { $roles }.
    { $sees ->
        [figures] Here you see the programme in figures, without names.
       *[people] Here you see who has done what and where help is needed; reminders come once a day at most.
    }
    To go on I need your consent to the processing of personal data: name, place of work, answers in surveys. You can take it back at any time: /me.
consent-read = Read in full
consent-yes = { $gender ->
    [female] I agree
    [male] I agree
   *[unknown] I agree
 }
consent-no = { $gender ->
    [female] I do not agree
    [male] I do not agree
   *[unknown] I do not agree
 }
consent-text-1 = <b>Consent to the processing of personal data</b>, version 1
    I agree that the organiser of the programme “{ $programme }” (the municipal methodist and the methodical service) processes my personal data in order to run the mentoring programme.
    <b>Which data:</b> surname, name, patronymic, place of work, position and subject, phone (if given), what I can share and where I want help, my Telegram account, marks on activities and meetings, files that I send, named answers in surveys.
    <b>What is done with them:</b> they are collected, kept, corrected, used for reminders, pairs and groups, summaries and reports of the programme, deleted. Answers to anonymous surveys are kept without any link to me.
    <b>Who sees them:</b> the programme's methodist; my school's curator: those of the own school; my mentor or mentee: name, school, subject and phone. They are not passed on to others. Messages are delivered by Telegram under its own rules.
    <b>For how long:</b> until the end of the programme and of its report, or until I take the consent back.
    <b>Taking it back</b> is possible at any time: /me → “Withdraw consent”. Name and contacts are deleted at once, only numbers stay in reports.
consent-declining = If you decline, I'll erase all that the programme's list had of you and write no more. Only a mark without your name remains, so that nobody brings you back unasked.
consent-erase = Erase and decline
consent-erased = Done: your data are erased. If you change your mind, tell the programme's methodist.
check-known = { $known }. Is this right?
check-unknown = The list has neither your school nor your subject. Add them now or later in /me.
check-right = Yes
check-correct = Correct it
check-done = You are in!

link-unknown = This link does not fit: it is incomplete or no longer there. Ask the methodist for a new personal link.
link-used = Somebody else has already registered by this link. A personal link works once: ask the methodist for yours. If it was you from another phone, tell the methodist as well.
link-revoked = This link is no longer valid. Ask the methodist for a new one.
link-other-person = You are in this programme already, under your own name, and the link is made out to somebody else. Forward it to the one it is for.
link-refuse-late = You have already consented. To take it back: /me → “Withdraw consent”.

role-methodist = methodist
role-curator = school curator
role-viewer = viewer
role-mentor = mentor
role-mentee = { $gender ->
   *[other] mentee
 }

# The programme's people.
people-funnel = <b>{ $of ->
        [school] People of the school
       *[other] People of the programme
    }</b>
    In the list: <b>{ $imported }</b>
    Opened their link: <b>{ $opened }</b>
    Consented: <b>{ $consented }</b>
    Registered: <b>{ $registered }</b>
    In a pair or group: <b>{ $paired }</b>{ $unreachable ->
    [0] { "" }
   *[other] { "" }
    Blocked the bot: { $unreachable }
 }{ $refused ->
    [0] { "" }
   *[other] { "" }
    Declined or left: { $refused }
 }
people-all = 👥 Everybody
people-waiting = ⏳ Not there yet · { $waiting }
people-roster = 📋 Load a list
people-partners = 🤝 Pairs and groups
people-own-pairs = 🙋 My own pairs
people-links = 📄 Links as a table
people-invitations = 🔗 Links and QR
invitations-main = <b>Invitations</b>
    Personal links not used yet: <b>{ $waiting }</b>{ $schools ->
    [0] { "" }
   *[other] { "" }, schools: { $schools }
 }{ $apart ->
    [0] { "" }
   *[other] { "" }, without a school: { $apart }
 }.
    A sheet to print has eight people a page, each with a QR code; cut it apart and hand the pieces out. Each link works once and only for the person it was made for.
invitations-print-all = 🖨 Sheets of all schools
invitations-print-one = 🏫 One school's sheet
invitations-choose = Which school is the sheet for? In brackets: how many have not come in yet.
invitations-sheet-file = Invitations
invitations-sheet-caption = Invitations to print: { $n }. Cut along the dashes and hand each to its own person.
person-qr = 🔳 QR code
person-revoke-link = ✖ Revoke the link
invitation-qr = <b>{ $whose }</b>
    { $link }
people-no-links = All personal links are used already.
people-links-file = Personal links.csv
people-links-caption = Personal links not used yet: { $n }. Each works once, and only for the person it is made out to.
people-list = <b>People</b>: { $stage }, { $more ->
    [0] { $total }
   *[other] more than { $total }
 }{ $filtered ->
    [0] { "" }
   *[other] { "" } · search “{ $query }”
 }
    📄 in the list · 👀 opened the link · ✍️ consented · ✅ registered · 🤝 in a pair · 🚫 blocked the bot
    To find somebody, write the surname.{ $pages ->
    [1] { "" }
   *[other] { " " }Page { $page }{ $more ->
        [0] { "" } of { $pages }
       *[other] { "" }
     }.
 }
people-everyone-again = ✖ Clear the search
links-column-name = Person
links-column-school = School
links-column-link = Personal link
links-column-opened = Opened
stage-all = all, methodists included
stage-school = all
stage-imported = link not opened yet
stage-opened = link opened, no answer yet
stage-consented = consent given, registration not finished
stage-registered = registered
stage-paired = in a pair or group
stage-unreachable = blocked the bot
person-head = <b>{ $name }</b>
person-stage = { $icon } { $stage }
person-school = School: { $value }
person-roles = Role: { $value }
person-subject = Subject: { $value }
person-strengths = Can share: { $value }
person-deficits = Wants help with: { $value }
person-phone = Phone: { $value }
person-link = Personal link: { $link }
person-send-letter = ✉️ Letter with the link
person-new-link = 🔄 New link
person-letter = Hello, { $name }! You have been included in the mentoring programme “{ $programme }”. Open the bot by your personal link, it takes a minute: { $link }

# Loading a list.
people-roster-ask = <b>Loading a list of teachers</b>
    Send an .xlsx or .csv file. Columns may stand in any order: name, school, role, subject, mentor, phone, deficits. Schools with categories and partners may come on a second sheet.
    First I'll show what I understood. Nothing is saved before you confirm.
people-roster-go-on = Go on with the list
people-template = 📄 Get the template
people-template-file = List of teachers.xlsx
people-need-file = Send the list as an .xlsx or .csv file: paper clip → “File”.
people-need-file-photo = This is a photo, and I can read only a table. Send an .xlsx or .csv file: paper clip → “File”.
people-preview = <b>I have read “{ $file }”</b>{ $new ->
    [0] { "" }
   *[other] { "" }
    ➕ new: { $new }
 }{ $changed ->
    [0] { "" }
   *[other] { "" }
    ✏️ will change: { $changed }
 }{ $unchanged ->
    [0] { "" }
   *[other] { "" }
    ▫️ unchanged: { $unchanged }
 }{ $wrong ->
    [0] { "" }
   *[other] { "" }
    ❗ with errors, left out: { $wrong }
 }{ $schools ->
    [0] { "" }
   *[other] { "" }
    🏫 new schools: { $schools }
 }{ $changed_schools ->
    [0] { "" }
   *[other] { "" }
    🏫 schools that will change: { $changed_schools }
 }{ $missing ->
    [0] { "" }
   *[other] { "" }
    👤 here before, not in this list: { $missing }
 }
people-preview-change = ✏️ row { $row }, { $name }: { $what }
people-preview-more = … and { $n } changes more
people-preview-refused = 🚫 Declined before and left out: { $n } (rows { $rows })
people-preview-warning = ⚠️ row { $row }: { $text }
people-preview-nothing = There is nothing to save: all of this is here already.
people-preview-not-yet = There is nothing to save yet: answer the questions or mend the wrong rows first.
people-preview-basis = Basis for keeping the list before consent: { $basis }
people-basis-default = an instruction of the education authority
people-basis = 📎 Basis
people-basis-ask = On what basis is the list kept before people consent? I ask once for a programme and note it beside everybody. For example: order No. 215 of 1 September 2026 of the education department. Or tap the button: an instruction of the education authority.
people-confirm = ✅ Save · { $n }
people-problems = ❗ Errors · { $wrong }
people-problems-head = <b>Rows with errors: { $wrong }</b>{ $pages ->
    [1] { "" }
   *[other] { " " }(page { $page } of { $pages })
 }
people-problem = <b>Row { $row }</b>, column { $column }: { $text }
people-problems-hint = <i>I'll send your own file back: wrong rows are marked, and a column “Reason” says why. Mend it and send the whole file again; the column may stay.</i>
people-wrong-rows = ⬇️ File with reasons
people-wrong-file = { $name } (with reasons)
people-saved = <b>Saved</b>{ $new ->
    [0] { "" }
   *[other] { "" }
    New: { $new }
 }{ $changed ->
    [0] { "" }
   *[other] { "" }
    Changed: { $changed }
 }{ $unchanged ->
    [0] { "" }
   *[other] { "" }
    Unchanged: { $unchanged }
 }{ $refused ->
    [0] { "" }
   *[other] { "" }
    Left out (declined before): { $refused }
 }{ $ended ->
    [0] { "" }
   *[other] { "" }
    Ended their participation: { $ended }
 }
    Every new person has a personal link: hand them out from “People and pairs”.
people-to-people = 👥 People and pairs
people-questions = ❓ Questions · { $questions }
people-question = ❓ <b>{ $n } of { $of }.</b> { $rows }
people-question-names = { $names }{ $more ->
    [0] { "" }
   *[other] { " " }and { $more } more
 }
people-question-text = { $text }
people-question-phone = You may write the right number here.
people-question-block = { $about ->
    [mentor] { $n ->
        [one] Is that this person's mentor, too?
       *[other] Is that their mentor, too?
    }
   *[school] { $n ->
        [one] Is this person of that school?
       *[other] Are they of that school?
    }
}
people-question-alike = In { $n ->
    [one] { $n } other place
   *[other] { $n } other places
} a { $about ->
    [mentor] mentor
   *[school] school
} is written once in the same way: { $places }{ $more ->
    [0] .
   *[other] {" "}and { $more } more.
}
people-question-alike-place = { $rows }: “{ $school }”
people-question-later = Ask me later
people-question-buttons = Please answer with a button.
people-questions-over = No more questions. Go back to the list and save it.
people-answer = { $answer ->
    [all] Yes, and in all such places
    [take] { $about ->
        [school] Yes, that is it
        [block-school] Yes, of that one
        [block-mentor] Yes, the same mentor
        [mentor] Yes, that person
        [refused-namesake] Yes, another person
        [curator-moved] Yes, there too
        [role-held] Yes, both roles
        [moved] { $gender ->
            [female] Yes, she moved
            [male] Yes, he moved
           *[other] Yes, moved
        }
       *[other] Yes
    }
    [value] { $about ->
        [mentor] Another mentor…
       *[other] Another school…
    }
    [keep] { $about ->
        [mentor] Keep the name as it is
       *[other] It is a new school
    }
    [none] { $about ->
        [mentor] Without a mentor
        [phone] Without a phone
        [role] Without a role
        [double] They are two people
        [refused-namesake] No, the same person
        [curator-moved] No, not any more
        [role-held] Leave it as it is
       *[other] No, another person
    }
   *[skip] { $about ->
        [double] It is one person
       *[other] { $n ->
            [one] Leave the row out
           *[other] Leave the rows out
        }
    }
}
people-other = Choose from the list, or write a part of the name. In all: { $n }.
people-other-found = Found for “{ $query }”: { $n }. Choose, or write it otherwise.
people-rows = { $n ->
    [one] Row { $rows }
   *[other] Rows { $rows }
 }{ $more ->
    [0] { "" }
   *[other] { " " }and { $more } more
 }
people-rows-sheet = { $rows } (sheet “{ $sheet }”)
people-changes = ✏️ What will change · { $changed }
people-changes-head = <b>What will change: { $changed }</b>{ $pages ->
    [1] { "" }
   *[other] { " " }(page { $page } of { $pages })
 }
people-field-change = { $field }: { $old } → { $new }
people-value-empty = empty
people-gone = 👤 Not in the list · { $missing }
people-missing = <b>In the programme, but not in the new list: { $n }</b>
    Nothing happens to them by itself. Tap whoever takes part no more: their participation ends when you save the list. Marked: { $leaving }.
people-missing-line = { $state ->
    [leaving] ✖ { $name }
    [paired] 🤝 { $name }
   *[stays] { $name }
 }
people-leaving-paired = { $name } works in a pair or group. Close it first, in “Pairs and groups”.
people-preview-schools = 🏫 New schools: { $names }{ $more ->
    [0] { "" }
   *[other] { " " }and { $more } more
 }
people-preview-warnings = … and { $n } remarks more
people-notes = ⚠️ Remarks · { $notes }
people-notes-head = <b>Remarks: { $notes }</b>{ $pages ->
    [1] { "" }
   *[other] { " " }(page { $page } of { $pages })
 }. Their rows are taken in.
people-basis-usual = The authority's instruction
people-draft-gone = This list is saved or cancelled already. To load another, send the file again.
roster-field-school = school
roster-field-subject = subject
roster-field-phone = phone
roster-field-strengths = what they can share
roster-field-deficits = deficits
roster-field-mentor = mentor
roster-field-role = role
roster-field-team = school team

# My data.
profile-head = <b>{ $name }</b>
    { $programme }
profile-empty = not given
profile-consent = Consent: version { $version }, { $day }
profile-correct = ✏️ Correct
profile-subject = Subject
profile-strengths = What I can share
profile-deficits = Where I want help
profile-phone = Phone
profile-school = School
profile-language = 🌐 Язык / Language
profile-pause = ⏸ Pause messages
profile-paused = ⏸ No messages until { $day }
profile-pause-ask = Until which day should I send nothing? Choose a day or write it, for example “1 February”. Tasks and dates stay, the menu works as always.
profile-pause-until = No messages until { $day }; then they come again by themselves. You can choose another day or end the pause now.
profile-pause-over = ▶️ End the pause
profile-pause-day = It must be a day after today and within a year, for example “1 February”.
profile-withdraw = 🗑 Withdraw consent
profile-ask-subject = Which subject or subjects do you teach? For example: mathematics, computing. To clear it, send “-”.
profile-ask-strengths = What can you share with colleagues? Up to { $limit } characters. For example: project lessons; exam preparation. To clear it, send “-”.
profile-ask-deficits = Where do you want help? Up to { $limit } characters. For example: work with parents; assessment. To clear it, send “-”.
profile-ask-phone = Your phone for your partner? For example: +7 921 123-45-67. To clear it, send “-”.
profile-left-teams = The school is corrected. You are no longer in the former school's team: { $teams }.
profile-ask-school = In which school do you work? Write it as you are used to, or choose.
profile-ask-language = Which language shall I write in?
profile-value-empty = The answer is empty. Write at least a word, or “-” to clear it.
profile-phone-wrong = This does not look like a phone number. For example: +7 921 123-45-67.
profile-school-fixed = Your rights in the programme hang on your school, so the methodist changes it, through the list of teachers.
profile-stranger = Nothing is kept of you but your Telegram account's number and language: you are in no programme.
language-ru = Русский
language-en = English
withdraw-ask = If you withdraw your consent, I'll at once erase your name, subject, contacts and all that you wrote and sent under your name, cancel your assignments and write no more. Only numbers stay in reports, and the days and forms of a pair’s meetings. What was said anonymously stays, linked to nobody: it cannot be found. The way back leads through the methodist only.
withdraw-yes = Withdraw and erase
withdraw-sure = <b>Erase for good?</b> What is erased cannot be brought back. If it is only the messages that disturb you, they can be paused: /me → “Pause”.
withdraw-for-good = Yes, erase for good
withdraw-done = Your consent is withdrawn: name, contacts, your words and files are erased, assignments cancelled, and no more messages will come. Thank you for having been with us.
withdraw-last-methodist = You are the programme's only methodist. Hand it on first: put another methodist into the list of teachers and wait until they have registered.

## Professional deficits

deficit-quoted = “{ $words }”
deficit-kind = { $kind ->
    [subject] subject content
    [method] teaching method
    [upbringing] upbringing work
    [organisation] lessons and extracurricular work
    [support] psychological and pedagogical support
    [parents] work with parents
   *[further] links with further education
}
deficit-label = { $kind ->
    [subject] Subject content
    [method] Teaching method
    [upbringing] Upbringing work
    [organisation] Lessons and activities
    [support] Psychology and pedagogy
    [parents] Work with parents
   *[further] Further education links
}
deficits-double = “{ $title }” is on the list already.
deficits-too-many = The list already has { $limit } deficits, no more will fit. Remove some first.

## Registering oneself
join-greeting = Hello! This link lets you apply to the mentoring programme “{ $programme }”{ $named ->
    [0] { "" }
   *[other] { "" }, { $school }
 }.
    First your consent to the processing of personal data is needed: name, school, subject, answers in surveys. Before it I keep nothing about you. A few short questions follow, and the programme's methodist will see your application.
join-declined = All right, I have kept nothing about you. If you change your mind, open the link again.
join-inside = You are in the programme “{ $programme }” already, under your own name: one Telegram account stands for one person. If the phone is shared, the second person needs an account of their own. Your menu: /menu
join-over = This link does not work any more: it was revoked, its time is over or its places are taken. Ask the methodist or your school's curator for a new one.
join-end-past = That day is past. Name today or a later one, for example: 31.12.2026.
join-limit-wrong = Name a number from 1 to { $limit }, for example: 30.
apply-head = <b>Question { $n } of { $of }</b>
apply-name = Write your surname, name and patronymic. There may be no patronymic. For example: Orlova Irina Pavlovna.
apply-school = Which school do you work in? Write it as you are used to, I will find it. For example: Шумская СОШ.
apply-school-likely = You wrote “{ $school }”. Which of these schools is yours? You may also write the name differently.
apply-school-unknown = I have not found the school “{ $school }” in the list. Write it differently or tap the button: the methodist will decide.
apply-school-empty = Write the school's name, for example: Шумская СОШ.
apply-not-listed = My school is not listed
apply-subject = Which subjects do you teach? For example: mathematics, computing.
apply-no-subject = I teach no subject
apply-deficits = { $known }.
    Mark what you want help with and what you can share: one tap 🙋 help wanted, a second 🎁 can share, a third takes the mark off. You may mark nothing.
apply-send = ✅ Send to the methodist
apply-drop = ✖ Cancel the application
apply-dropping = Cancel the application and erase all that you wrote?
apply-erase = Erase
apply-erased = The application is cancelled and all that you wrote is erased. If you change your mind, open the link again.
apply-answered = You have answered this question already. Open the current one: /start
apply-sent = Thank you! The methodist has your application to the programme “{ $programme }”. I will write as soon as it is accepted.
name-digits = There can be no digits in a name. Write, for example: Orlova Irina Pavlovna.
name-marks = A name is written in letters of one alphabet, without marks but a hyphen or an apostrophe. For example: Smith-Jones Anna.
name-one-word = At least a surname and a name are needed. For example: Orlova Irina.
application-accepted = The methodist has accepted your application: you take part in the programme “{ $programme }”. Menu: /menu
application-rejected = The methodist of the programme “{ $programme }” could not accept your application. All that you wrote is erased. If this is a mistake, tell them in person or open the link again.
applicant-head = <b>{ $name }</b> asks to be let into the programme. Consent is given.
applicant-school-words = School (not in the list): { $value }
applicant-namesakes = ⚠️ The list has { $n ->
    [one] somebody
   *[other] people
 } of this name who { $n ->
    [one] is
   *[other] are
 } not in the bot yet.
applicant-this-is = 👤 This is { $name }, { $school }
applicant-accept-mentee = ✅ Accept as mentee
applicant-accept-mentor = ✅ Accept as mentor
applicant-roster = 📋 Somebody on the list…
applicant-place = 🏫 Choose the school
applicant-reject = ✖ Reject
applicant-roster-line = { $name }, { $school }
applicant-roster-ask = { $n ->
    [0] I have found nobody among those not in the bot yet.
   *[other] Who is it? Shown are those not in the bot yet.
 } To find somebody else, write a surname.
applicant-place-ask = The application says “{ $school }”. Which school is it?
applicant-new-school = ➕ New: { $school }
applicant-reject-ask = Reject the application? All that was written in it will be erased, and the applicant will be told politely.
applicant-reject-yes = Reject and erase
applicant-accepted = Accepted
applicant-rejected = Rejected and erased
applicant-inside = This account stands for somebody of the programme already. Reject the application or ask them to leave.
attention-apply = ✋ Application: { $person } wants to take part and needs your yes
joinlink-programme = 🌐 The programme's link
joinlink-school = 🏫 A school's link
joinlink-schools = Which school shall have a link for everybody? Who applies through it waits for your yes.
joinlink-none = There is no common link yet. Through it those who are not on the list apply themselves; you accept each.
joinlink-card = <b>Link for everybody: { $whose }</b>
    { $link }
    Applied: { $uses }. { $limits }
joinlink-over = ⛔ does not work any more
joinlink-until = until { $day }
joinlink-most = at most { $n } people
joinlink-unlimited = Without end or limit.
joinlink-make = ➕ Make a link
joinlink-set-until = 📅 Until when
joinlink-set-most = 🔢 How many people
joinlink-ask-until = Until which day does the link work? For example: 31.12.2026. Without an end: “-”.
joinlink-ask-most = How many people may apply? For example: 30. Without a limit: “-”.
joinlink-most-wrong = A number is needed, for example: 30. Without a limit: “-”.
day-unclear = I did not understand the date. Write, for example: 31.12.2026.

## Consent once more, on paper, exported
consent-again = The text of the consent to the processing of personal data in the programme “{ $programme }” has changed: it is version { $version } now. Please read it and answer.
    Until you agree, what you agreed to before stays in force, and nothing new is done with your data.
consent-again-not-now = Not now
consent-again-done = ✓ Thank you! You have agreed to version { $version }. You can withdraw your consent at any time: /me.
consent-again-later = All right. Your earlier consent stays in force. You can read the new text and agree here: /me → “New consent text”.
consent-again-line = The text of the consent to the processing of personal data has changed
consent-again-button = 📄 New consent text
person-paper = Consent on paper: No. { $number } of { $day }
person-set-paper = 📝 Consent on paper
person-ask-paper = Number and day of the consent signed on paper? For example: No. 17 of 01.09.2026. If there is no paper, send “-”.
consents-table = 📝 Consents as a table
consents-file = Consents.xlsx

## Own name, hours, phone
profile-name = Name
profile-quiet = 🌙 Quiet hours
profile-quiet-from = Quiet hours: now from { $start } to { $end } by the programme's time. When in the evening shall I stop writing? Both can be typed: 19 to 9. The cancelling or moving of an event on the same day comes in quiet hours, too.
profile-quiet-to = Quiet hours from { $start }. Until when in the morning shall I not write? The morning message will wait.
profile-quiet-unclear = I didn't understand the hours. Write, for example: 19 to 9.
profile-quiet-bounds = Quiet hours begin at { $latest } at the earliest and end at { $last } at the latest. Write, for example: 19 to 9.
profile-choose-deficits = { $side ->
    [shared] What can you share with colleagues?
   *[wanted] What do you want help with?
 } Mark one or several. What is not on the list, write in your own words.
profile-own-words = ✍️ In my own words
profile-share-phone = 📱 Take it from Telegram
profile-share-how = Tap the button below: Telegram will ask you and send your number.
profile-phone-not-own = This is somebody else's contact. Share your own with the button below, or write the number, for example: +7 921 123-45-67.
profile-phone-kept = Your phone is noted.
profile-school-unknown = I have not found that school in the list. Write it differently, for example: Шумская СОШ, or choose below. If it is missing, tell the methodist.

## Who is stuck where

people-stuck = 🏫 Stuck{ $of ->
    [school] {" "}on the way
   *[other] , by school
 }
stuck-main = <b>Who is stuck on the way in</b>
    Tap a number, and I will prepare a letter to the school.
stuck-nobody = <b>Who is stuck</b>
    Everybody is registered, every mentor and mentee has a pair. There is nobody to remind.
stuck-line = { $n }. { $name }: { $parts }
stuck-no-school = No school
stuck-imported = not opened { $count }
stuck-opened = not agreed { $count }
stuck-consented = not finished { $count }
stuck-registered = no pair { $count }
stuck-letter = Dear colleagues! Not everybody has joined the programme “{ $programme }” ({ $school }) yet.
stuck-letter-imported = Have not opened their personal link: { $names }.
stuck-letter-opened = Opened the link, but have not agreed: { $names }.
stuck-letter-consented = Have agreed; one step is left (check school and subject): { $names }.
stuck-letter-more = …and { $count } more.
stuck-letter-end = It takes less than a minute. If the link got lost, the methodist will send a new one.
