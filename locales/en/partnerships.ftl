# A pair or a group is introduced.
intro-your-mentor = 🤝 Your mentor: { $who }.
intro-your-mentee = 🤝 { $gender ->
    [female] Your mentee
   *[other] Your mentee
 }: { $who }.
intro-your-group = 🤝 You are the mentor of a group of { $n ->
    [one] { $n } participant
   *[other] { $n } participants
 }:
intro-why = Why you were matched: { $reason }
intro-first-meeting = The first meeting is best held by { $day }.
intro-last-meeting = Last meeting: { $day }, { $form }.
intro-phone = ☎ { $phone }
intro-not-here-yet = Not in the bot yet: contacts will appear in /menu, under your pair.
intro-paused = ⏸ Paused at present.
intro-paused-until = ⏸ Paused until { $day }.
intro-instead = In place of your mentor before: { $name }
intro-closed = This mentoring is over: { $names }. Thank you for your work!
intro-write = Write to { $gender ->
    [female] her
    [male] him
   *[other] them
 }
intro-write-to = Write: { $name }
intro-met = We have met ✓
intro-met-again = We have met again ✓
intro-rider-mentor = 🤝 Meet your mentees: { $names }
intro-rider-mentee = 🤝 Meet your mentor: { $names }
intro-rider-button = 🤝 Contacts

# The meeting journal.
meeting-ask-form = What kind of meeting was it?
meeting-ask-day = When did you meet?
meeting-ask-day-or-type = When did you meet? Choose, or write it, for example: 12 October.
meeting-form-lesson-visit = lesson visit
meeting-form-consultation = consultation
meeting-form-joint-lesson = joint lesson
meeting-form-online-call = online call
meeting-today = Today, { $day }
meeting-yesterday = Yesterday, { $day }
meeting-other-day = Another day…
meeting-day-typed = Earlier: I will type it
meeting-type-day = Write the day of the meeting, for example: 12 October or 12.10.
meeting-day-unclear = I can't tell the day from “{ $text }”. Write, for example: 12 October or 12.10.
meeting-saved = ✓ Noted: { $form }, { $day }.
meeting-already = ✓ This meeting is already noted: { $form }, { $day }.
meeting-add-topic = Add a topic
meeting-type-topic = What was the meeting about? Write it in one line.
meeting-topic-saved = ✓ Topic noted: { $topic }
meeting-only-text = Text is needed here. Please write it in words.
meetings-future = That day has not come yet. Choose today or a day past.
meetings-topic-others = The topic of this meeting is for those who logged it.
meetings-too-old = That date is too long ago. The journal takes meetings of the last year.

# My partners.
my-partners-title = 🤝 <b>My partners</b>
my-partners-none = 🤝 <b>My partners</b>

    You have no mentor or mentees yet. As soon as the methodist makes a pair, I will introduce you.
my-partners-mentor = Mentor: { $names }
my-partners-group = Group: { $first } +{ $more }
my-partners-mentees = You mentor: { $names }
my-partners-log = Log a meeting
my-partners-journal = <b>Meetings</b>
my-partners-no-meetings = No meetings noted yet.
my-partners-meeting = { $day }: { $form }
my-partners-meeting-topic = { $day }: { $form } (“{ $topic }”)

# Pairs and groups at the methodist's.
partnerships-title = 🤝 <b>Pairs and groups</b>

    { $living ->
        [0] { $proposed ->
            [0] None yet.
           *[other] Waiting for the launch: { $proposed }
        }
       *[other] Active: { $living }{ $proposed ->
            [0] {""}
           *[other] , waiting for the launch: { $proposed }
        }
    }
partnerships-create = ➕ Make a pair or a group
partnerships-from-roster = 📋 From the roster · { $n }
partnerships-line = { $icon } { $mentor } → { $mentees }
partnerships-more = { $name } +{ $n }
partnerships-item = { $label }
partnerships-pick-mentor = Who will be the <b>mentor</b>? Choose, or write the beginning of a surname or school.
partnerships-pick-mentees = Mentor: <b>{ $mentor }</b>

    Whom do they lead? Tick one (a pair) or several (a group). You may write the beginning of a surname or school.
partnerships-search = Search: “{ $search }”, found { $more ->
    [0] { $n }
   *[other] more than { $n }
 }
partnerships-search-none = Nobody found by “{ $search }”. Write it differently, or clear the search.
partnerships-search-clear = ✖ Clear the search
partnerships-person = { $icon }{ $who }
partnerships-chosen = Next · { $n } →
partnerships-check = { $n ->
        [1] A pair
       *[other] A group
    }. Is it right?

    Mentor: { $mentor }
partnerships-check-mentee = Mentee: { $mentee }
partnerships-check-why = Why: { $reason }
partnerships-check-told = As soon as you create it, both sides are introduced.
partnerships-check-later = I will introduce them when the programme is launched.
partnerships-make = ✅ Create
partnerships-reason-button = ✏️ Why these two
partnerships-ask-reason = Write in a sentence or two why you chose so. Both sides will see it. For example: asked for help with project lessons, which is the mentor's strong side.
partnerships-made-pair = The pair is made
partnerships-made-group = The group is made
partnerships-made-many = { $n ->
    [0] There was nothing to make
    [one] { $n } pair or group made
   *[other] { $n } pairs and groups made
 }
partnerships-no-mentee = Choose at least one mentee.
partnerships-self = Nobody can be their own mentor. Choose somebody else.
partnerships-too-many = A group can have up to { $limit } mentees. Please make two groups.
partnerships-exists = { $mentor } is already the mentor of { $mentee }. That pair is in the list.
partnerships-closed = This pair is over. The methodist can make a new one.
partnerships-not-active = Only an active pair can be paused.
partnerships-not-paused = This pair is not paused.
partnerships-proposal-gone = This proposal is gone: the pair is made, or the roster has changed.

partnerships-state-proposed = waits for the launch
partnerships-state-active = active
partnerships-state-paused = paused
partnerships-state-closed = ended
partnerships-card = { $n ->
        [1] <b>Pair</b>
       *[other] <b>Group</b>
    }, { $state }

    Mentor: { $mentor }
partnerships-card-reason = Reason: { $reason }
partnerships-card-first = First meeting by: { $day }
partnerships-pause = ⏸ Pause…
partnerships-resume = ▶️ Resume
partnerships-close = End it…
partnerships-ask-pause = Why a pause? Choose, or write it in your own words.
partnerships-ask-until = Until which day? Choose, or write it, for example: 12 January or in two weeks. On that day it resumes by itself, and both sides are told.
partnerships-day-unclear = I can't tell the day from “{ $text }”. Write, for example: 12 January or in two weeks.
partnerships-pause-past = A pause can end tomorrow at the earliest. Name another day.
partnerships-pause-late = The programme runs until { $day }: the pause must end no later. Name another day.
partnerships-ask-close = Why does it end? Choose, or write it in your own words. The history stays.
partnerships-why-done = Goals reached
partnerships-why-left = A participant has left
partnerships-why-fit = They did not fit
partnerships-why-ill = Illness
partnerships-why-busy = Too busy
partnerships-why-other = Other
partnerships-why-withdrawn = a participant withdrew their consent
partnerships-why-new-mentor = Another mentor
partnerships-card-until = Paused until { $day }

partnerships-roster-title = 📋 <b>Mentors from the roster</b>

    Beyond doubt: <b>{ $pairs }</b>. With a question: <b>{ $questions }</b>.
partnerships-roster-none = 📋 All mentors of the roster are dealt with. New rows will appear after the next import.
partnerships-roster-pair = { $mentor } → { $mentees }
partnerships-roster-and-more = … and { $n } more
partnerships-roster-all = ✅ Accept all { $n }
partnerships-roster-sure = ✅ Accept all sure ones
partnerships-roster-first = I looked at the first { $n } who wait; the others come after them. “Accept all sure ones” makes the pairs among the others, too.
partnerships-roster-each = One by one
partnerships-roster-questions = Questions · { $n_questions }
partnerships-roster-ask-pair = { $index } of { $total }. By the roster, the mentor is <b>{ $mentor }</b> ({ $school }), with:
partnerships-roster-ask = ❓ { $index } of { $total }. { $mentee } ({ $school })
    The roster names as mentor: “{ $written }”. Who is it?
partnerships-roster-unknown = Nobody like that in the programme. You can make the pair by hand.
partnerships-roster-yes = ✅ Yes, make it
partnerships-roster-later = Skip →

# Who is in a pair or a group.
members-button = 👥 Members
members-title = 👥 <b>Members</b>

    Mentor: { $mentor }

    { $n ->
        [one] { $n } mentee
       *[other] { $n } mentees
    }. Tap a name to take it out of the group.
members-title-pair = 👥 <b>Members</b>

    Mentor: { $mentor }
members-out = ✖ { $name }
members-add = ➕ Add a mentee
members-mentor = 🔁 Change the mentor
members-pick-add = Mentor: <b>{ $mentor }</b>. Who is to be added? Choose, or write the beginning of a surname or school.
members-pick-mentor = Mentor now: <b>{ $mentor }</b>. Who will be in their place? Choose, or write the beginning of a surname or school.
members-check-add = Add a mentee?

    { $who }

    The mentor will be told, the new member introduced to the mentor.
members-check-mentor = Change the mentor?

    Until now: { $old }
    From now on: { $who }

    The present partnership ends and stays in the history; the new one begins at once.
members-ask-out = Why take { $who } out of the group? Choose, or write in your own words. Only the methodist sees the reason.
members-yes-add = ✅ Add
members-yes-mentor = ✅ Change
members-added = Added
members-removed = Taken out of the group
members-changed = The mentor has changed
partnerships-last-mentee = This is the only mentee. Close the pair as a whole.
partnerships-same-mentor = This is the mentor already. Choose another.

# The history of partnerships.
history-button = 🕰 Past partnerships
history-mine = 🕰 Past partnerships
history-title = 🕰 <b>Partnerships</b>: { $who }
history-title-mine = 🕰 <b>Past partnerships</b>
history-none = Nothing yet.
history-as-mentor = <b>{ $n }.</b> Mentor of: { $names }
history-as-mentee = <b>{ $n }.</b> Mentor: { $names }
history-when = { $programme }: { $since } – { $until }
history-when-now = { $programme }: since { $since }, { $state }
history-reason = Reason: { $reason }

# What members hear of their partnership.
news-paused = ⏸ Your mentoring is paused until { $day }: { $names }. Until then I do not remind you of what you do together; after that it goes on by itself.
news-resumed = ▶️ Your mentoring goes on: { $names }. A good moment to agree on a meeting.
news-closed = ✔️ Your mentoring is over: { $names }. Thank you for your work!
news-closed-alone = ✔️ Your mentoring is over: the other side no longer takes part in the programme. If you need a new partner, the methodist will find one.
news-joined = 👋 Your group has a new member: { $who }.
news-left = No longer in your group: { $who }.
news-left-unnamed = Your group has one member less: they no longer take part in the programme.
news-left-me = You are no longer in the group of { $names }. If you need a new partner, the methodist will find one.
news-bereft = A mentor has withdrawn their consent, so their mentoring is over. Now without a mentor: { $names }. It is for you to find a new one.
news-pairs-button = 👥 Pairs and groups
news-button = 🤝 My partners

# Does the mentor suit: the mentee is asked once and in private.
fit-question = You have met your mentor: { $mentor }. Does this mentoring suit you?

    Only the methodist sees the answer, and only if something is wrong. Your mentor never does.
fit-good = 👍 It suits me
fit-rather = 🙂 Rather yes
fit-poor = 👎 Not really
fit-line = 🤝 You have met your mentor: { $mentor }. Does it suit you?
fit-open = Answer
fit-thanks-good = Thank you! I am glad that { $mentor } suits you.
fit-thanks-rather = Thank you! If something gets in the way, say so: “My partners” → “Ask for another partner”.
fit-thanks-poor = Thank you for saying so. Only the methodist sees the answer, and will think how to help.
fit-word = ✏️ Add a word
fit-word-again = ✏️ Change the word
fit-type-word = Write in a sentence or two what matters. Only the methodist sees it.
fit-word-kept = Your word: { $word }

# A request for another partner: for the methodist alone.
request-button = Ask for another partner
request-ask = Why would you like another partner? Choose, or write in your own words. Only the methodist sees the request; your partner does not hear of it.
request-why-time = We find no time
request-why-subject = Other subjects, other tasks
request-why-fit = Hard to talk to each other
request-why-other = Another reason
request-check = Pass the request for another partner to the methodist?

    Reason: { $reason }

    Your partner does not hear of it. While the methodist thinks, everything stays as it is.
request-send = ✅ Pass to the methodist
request-sent = Passed to the methodist, who will answer or offer another partner.
request-sent-before = The methodist has your request already.
request-waits = 💬 Your request for another partner is with the methodist.
request-no-reason = Please write at least a few words: why.
request-no-word = Please write at least a few words in answer.
request-settled = This request is settled already.
request-answered = 💬 The methodist has answered your request for another partner ({ $by }):

    { $answer }

# The methodist's cases.
worry-fit-line = 🌧 { $who }: the mentor does not really suit.
worry-request-line = 💬 { $who } asks for another partner.
worry-on = { $day }
worry-word = In their words: { $word }
worry-no-word = Without a word.
worry-mentor = Mentor: { $mentor }
worry-quiet = The partner does not know.
worry-settled = ✓ Settled.
worry-noted = ✓ Noted
worry-keep = ✏️ Answer; the pair stays
worry-other = 🔁 Give another mentor
worry-part = Part them
worry-open = 🤝 Open the pair
worry-type-word = Write the answer. Only the one who asked receives it, at once.
worry-ask-part = The pair ends; both sides hear it once, without the reason. Why? Choose, or write it.
worry-ask-part-group = Only the one who asked leaves the group. Why? Choose, or write it.

# How long a meeting took, and the journal by months.
duration-minutes = { $m } min
duration-hours = { $h } h
duration = { $h } h { $m } min
minutes-button = { $n } min
minutes-ask = How long was the meeting? Write minutes or hours, for example: 50 or 1 h 15 min.
minutes-not-yours = How long a meeting took is noted by those who met.
minutes-unclear = I do not understand “{ $text }”. Write, for example: 50 or 1 h 15 min.
minutes-out-of-range = A meeting takes { $least } to { $most } minutes. Write, for example: 50 or 1 h 15 min.
journal-button = 📓 Meeting journal
journal-month = 📓 <b>{ $month }</b>

    Meetings: { $n }, that is { $hours }. Meetings in all: { $total }.
journal-empty = 📓 <b>Meeting journal</b>

    No meetings noted yet.
journal-entry = { $day } · { $form }
journal-earlier = ← Earlier
journal-later = Later →
entry-minutes = ⏱ { $length }
entry-usual = ⏱ Usually { $length }. If it was otherwise, say how long.
entry-mine = Noted by you.
entry-theirs = Noted by the other side.
entry-both = Noted by both sides: one meeting.
entry-length = ⏱ Another length
entry-fix-day = 📅 Correct the day
entry-fix-form = ✏️ Correct the kind
entry-delete = 🗑 Delete
entry-ask-delete = Delete the entry of this meeting?
entry-yes-delete = 🗑 Yes, delete
entry-to-journal = 📓 To the journal
entry-deleted = Entry deleted
entry-stays = The other side noted this meeting, too: their entry stays.
meetings-there-already = A meeting of that day and kind is noted already. Name another day or kind.

# Mentors' hours.
hours-button = ⏱ Mentors' hours
hours-title = ⏱ <b>Mentors' hours</b>

    { $hours } in all, meetings: { $n }.
hours-of-many = ⏱ <b>Mentors' hours</b>

    There are many mentors, so the hours of all are not added up here: the programme's report has them.
hours-none = ⏱ <b>Mentors' hours</b>

    Nobody is a mentor yet.
hours-line = { $hours } · { $name }
hours-lengths = ⚙️ Length of a meeting
hours-lengths-title = How much to count for a meeting when no minutes are given? Tap to change.
hours-form = { $form } · { $hours }
hours-length-ask = How much to count for one meeting ({ $form })? Choose, or write it, for example: 50 or 1 h 15 min.
hours-of-mentor = ⏱ The mentor in this programme: { $hours }, meetings: { $n }.
hours-mine = ⏱ Your hours as a mentor: { $hours }, meetings: { $n }.

# The five steps of mentoring online.
online-button = 💻 Meetings online
online-title = 💻 <b>Mentoring online</b>
online-none = If you mostly work together at a distance, mark it here. The bot will lead you through five steps, from the first log-in to a steady rhythm, and suggest what to do in each.
online-line = 💻 Online, step { $n } of { $of }: <b>{ $name }</b>
online-past = ✓ { $n }. { $name }
online-now = ▶️ <b>{ $n }. { $name }</b>
online-to-come = ▫️ { $n }. { $name }
online-suggested = What to do in this step:
online-step-access = access and motivation
online-step-acquaintance = getting acquainted
online-step-exchange = exchange
online-step-practice = joint practice
online-step-rhythm = steady rhythm
online-access-first = • Try out the call, the sound and the place for shared files together: ten minutes will do.
online-access-second = • Tell each other what you want this work for and which days suit you for calls.
online-acquaintance-first = • Tell about your classes and about one lesson you are fond of.
online-acquaintance-second = • Agree how you write to each other: where, at what hours, and how soon you answer.
online-exchange-first = • Send each other one piece of material and mark what you would take over.
online-exchange-second = • Look at a recording or a plan of a lesson and ask three questions each.
online-practice-first = • Plan one lesson together in a shared document and hold it, each in your own class.
online-practice-second = • Go through a hard moment of a lesson on video and choose what to try differently.
online-rhythm-first = • Keep one day for your calls and note beforehand what you will bring to them.
online-rhythm-second = • Once a month, sum up briefly: what has become habit and what comes next.
online-begin = 💻 We meet online
online-forward = Next step ▶️
online-backward = ◀️ Previous step
online-end = Not online any more
online-not-online = This pair is not marked as online. Mark it on the screen “Meetings online”.
online-step-not-next = The step has changed since. Open “Meetings online” again to see the present one.
news-step = 💻 Your mentoring online ({ $names }): step { $n } of 5, “{ $name }”. The pair’s screen suggests what to do in it.
my-partners-takeaways = 💡 <b>Taken into their work</b>
my-partners-takeaway = { $who }: { $what } ({ $event }, { $day })

# The lesson visit sheet.
visit-button = 📝 Lesson visit sheet
visit-whose = Whose lesson did you visit?
visit-title = 📝 <b>Lesson visit sheet</b>: { $who }
visit-intro = { $total ->
    [one] { $total } question
   *[other] { $total } questions
}, { $minutes ->
    [1] less than a minute
   *[other] about { $minutes } minutes
}. The sheet is read by <b>you and { $who }</b> and nobody else; the visit goes into the journal of meetings.
visit-error-consent = { $who } has not consented to data processing yet: no sheet is filled in before that. The visit can be logged in the journal of meetings.
visit-give-up = ✖ Give up the sheet
visit-give-up-sure = <b>Give up this sheet?</b> Everything written in it is deleted: nothing goes into the journal of meetings, and { $who } does not hear of it.
visit-give-up-yes = Yes, delete the sheet
visit-go-on = ← Go on with the sheet
visit-given-up = The sheet is deleted, nothing of it is kept. A new one can be begun on the pair's card.
visit-done = Thank you! The sheet is ready: you and { $who } find it in the journal of meetings.
visit-read = 📝 Visit sheet
visit-heading = { $heading }
visit-mark = · { $question }: <b>{ $answer }</b>
visit-words = <b>{ $question }</b>
    { $answer }
visit-none = This sheet no longer exists.
visit-file = 📎 Photo or file
news-visited = 📝 A sheet of the visit to your lesson is ready: { $names }. It is in the journal of your meetings.
