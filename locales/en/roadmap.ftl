# The day's message.
bundle-greeting = { $morning ->
    [1] Good morning!
   *[other] Good day!
} { $count ->
    [one] One thing to do:
   *[other] Coming up:
}
bundle-line = <b>{ $n }.</b> { $title }. { $when }
bundle-line-done = ✅ <s>{ $n }. { $title }</s>
bundle-line-awaiting = <b>{ $n }.</b> <s>{ $title }</s>
bundle-line-not-possible = <s>{ $n }. { $title }</s> (not possible, the methodist will see it)
bundle-line-cancelled = <s>{ $n }. { $title }</s> (taken off)
bundle-rider = <b>{ $n }.</b> { $text }
bundle-left = Noted. { $count ->
    [one] Left: { $left }
   *[other] Left: { $left }
}
bundle-all-done = All ticked off, thank you! Nothing more is needed today.
bundle-past = There is nothing left here. A fresh list: /menu
bundle-pick-later = What shall wait?
bundle-pick-not-possible = What is not possible?
bundle-pick-help = What do you need help with?
bundle-later = Until when shall line { $n } wait? Tap or write a day, such as “25 November”.
bundle-later-typed = When shall I remind you of line { $n }? Write a day, for example “25 November” or “in a week”.
bundle-reason = Why is line { $n } not possible? Choose or write: the methodist sees the reason and decides.
bundle-reason-typed = Write the reason in a few words; the methodist will see it.
bundle-help = Call for help with line { $n }? Your mentor (or else the methodist) hears at once. You may write what exactly you need.
bundle-help-typed = Write in one message what you need. I pass it to your mentor or the methodist.

when-late = { $days ->
    [one] <b>Overdue by { $days } day</b>
   *[other] <b>Overdue by { $days } days</b>
}
when-postponed = Put off until { $day }
when-window-over = Went on until { $day }
when-day-over = Was on { $day }
when-deadline-over = Was due { $day }
when-window = Goes on until { $day }
when-day = { $day }
when-day-today = Today
when-day-tomorrow = Tomorrow
when-deadline = By { $day }
when-deadline-today = Today is the last day
when-deadline-tomorrow = By tomorrow

button-tick = { $n } ✓
button-line = { $n }
button-later = Later…
button-not-possible = Not possible…
button-help = I need help
button-no-evidence = Without proof
button-evening = This evening
button-tomorrow = Tomorrow
button-monday = On Monday
button-other-day = Another day…
button-own-words = In my own words
button-call-help = Call
button-help-words = Write what I need
button-lines-before = ← Earlier lines
button-lines-after = More: { $start }–{ $end } →
button-answer = Answer
button-attention = Have a look
reason-time = I have no time for it
reason-not-mine = This is not my task
reason-away = Ill or on leave

# Evidence. $n is the line's number (0: the only one).
evidence-wanted-file = { $n ->
    [0] Send the document as a file, photo or link
   *[other] For line { $n } send the document as a file, photo or link
} ({ $result }).
evidence-wanted-photo = { $n ->
    [0] Send a photo
   *[other] For line { $n } send a photo
} ({ $result }).
evidence-wanted-link = { $n ->
    [0] Send a link
   *[other] For line { $n } send a link
} ({ $result }).
evidence-wanted-number = { $n ->
    [0] Write the number
   *[other] For line { $n } write the number
} ({ $result }).
evidence-wanted-nothing = { $n ->
    [0] Ticking it off.
   *[other] Ticking line { $n } off.
} { $result }
evidence-wrong-file = A document is needed here: send a file (paper clip → File), a photo of the page, or a link such as https://disk.example.org/… If there is no proof, tap “Without proof”.
evidence-wrong-photo = A photo is needed here: paper clip → Photo or video. If there is none, tap “Without proof”.
evidence-wrong-link = A link is needed here, for example https://school.example.org/news. If there is none, tap “Without proof”.
evidence-wrong-number = A number is needed here, for example 24. If there is none, tap “Without proof”.
evidence-wrong-nothing = Send a text, a photo or a file.
evidence-kept-in-telegram = Ticked off. The bot can't copy this file (more than 20 MB, or a video): it stays in this chat, please don't delete it.

answer-done = Ticked off.
answer-already-done = This is ticked off already, once is enough.
answer-evidence-wanted = Waiting for the proof.
answer-this-evening = I will remind you today at 18:00.
answer-postponed = I'll remind you.
answer-not-possible = I'll tell the methodist.
answer-closed = This task has been taken off already.
answer-prompt-gone = All right, I don't tick it off yet.
answer-in-words = I'm waiting for an answer in words. Write it in one message, or open /menu.
said-which = Which one is done? Tap its number or write it, for example: “2 done”.
said-no-such-line = { $count ->
    [one] No { $numbers } is waiting to be done; this is what is.
   *[other] None of { $numbers } is waiting to be done; this is what is.
}
later-not-understood = I didn't understand the day. Write, for example, “25 November”, “on Wednesday” or “in a week”.
later-is-evening = It is evening already. Choose another day, for example “Tomorrow”.
later-in-the-past = That day is past. Write a coming one, for example “tomorrow” or “25 November”.
later-too-late = The programme is over by that day. Write an earlier one.

# Help.
help-went-to-mentor = I'm passing this to your mentor. The answer comes here.
help-went-to-methodist = I'm passing this to the methodist. The answer comes here.
help-went-to-nobody = Noted. Nobody can be written to just now, but the methodist will see your call under “Attention”.
help-call = 🆘 <b>{ $asker }</b>, { $school }, asks for help.
    Task: { $title }
    Question: { $question }
help-type-answer = Write the answer in one message, I'll pass it on.
help-answered = ✅ The answer is passed on ({ $helper }): { $answer }
help-answer-empty = The answer is empty. Write a few words at least.
help-answer-arrived = 💬 The answer to your call for help (“{ $title }”), { $helper }:
    { $answer }

# What is overdue.
school-overdue-line = “{ $title }”, overdue: { $names }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
}

# Import of the roadmap.
import-upload = <b>The roadmap</b>
    Send the approved plan as a .docx or .xlsx file. I find the table and show what I understood; nothing is saved before you confirm.
import-wrong-kind = A .docx or .xlsx file is needed here: paper clip → File. A photo or a text can't be read as a plan.
import-no-activities = I found no activities in this file. A table is needed where every row has a title and a period.
import-preview = I have read “{ $file }”: { $total ->
    [one] { $total } row.
   *[other] { $total } rows.
}
    ✅ understood: <b>{ $understood }</b>   ❓ with a question: <b>{ $questions }</b>{ $skipped ->
    [0] { "" }
   *[other] { "   " }➖ left out: <b>{ $skipped }</b>
 }
import-preview-open = If you accept now, rows with a question come in too, and the missing dates I'll ask for later under “Attention”.
import-preview-replaces = The plan saved earlier will be replaced by this one.
import-note = ⚠️ { $note }
import-button-sections = Show by section
import-button-questions = { $count ->
    [one] Answer { $count } question
   *[other] Answer { $count } questions
}
import-button-accept = Accept what is clear
import-button-accept-all = All right, go on
import-discarded = The draft is deleted, nothing is saved.
import-section = <b>{ $title }</b>
import-no-direction = No section
import-row-line = { $n }. { $mark } { $title }: { $period }
import-row = <b>{ $title }</b>
    Section: { $direction }
    When: { $period } (in the document: “{ $text }”)
    Responsible: { $responsible }
    Result: { $result }
import-row-participants = Participants: { $words }
import-row-place = In the document: { $place }
import-place = Table { $table }, row { $row }
import-row-skipped = ➖ This row is left out of the plan.
import-button-title = Change the title
import-button-period = Change the period
import-button-skip-row = Leave the row out
import-button-restore = Take it back in
import-type-title = Write a new title of the activity. Now: { $title }
import-title-empty = The title is empty. Write it in words.
import-type-period = Write the period in Russian, as plans do. For example: “до 1 декабря”, “15.11.2026”, “октябрь – декабрь”, “ежемесячно”, “в течение года”.
    Now: { $words }
import-period-unclear = I don't understand “{ $text }” as a period. Write it in Russian, for example: “до 1 декабря” or “с 10 по 20 ноября”.
import-question = ❓ { $n } of { $of }. “{ $title }”, period “{ $text }”.
import-question-no-period = ❓ { $n } of { $of }. “{ $title }”, no period.
import-question-when = When?
import-question-typed = Write the period in Russian (“до 1 декабря”, “октябрь – декабрь”) or choose:
import-button-year = All the year
import-button-ask-later = Ask me later
import-button-as-read = Keep: { $period }
import-answered = ✏️ “{ $title }”: understood as <b>{ $period }</b>
import-button-fix = ✏️ Correct the last answer
import-questions-over = No more questions.
import-responsibles = <b>Who gets the activities</b>
    Check whom the plan's words mean. Tap a line to change it. 🙋 – participants only: they are told and asked whether they took part; others are responsible.
import-responsibles-unclear = { $count ->
    [one] ❓ One wording is unclear to me: for now it points to nobody.
   *[other] ❓ { $count } wordings are unclear to me: for now they point to nobody.
}
import-wording = { $mark } { $wording } → { $roles }
import-wording-none = Not given
import-wording-card = { $taking ->
    [yes] {"🙋 Participants:"}{" "}
   *[no] {""}
}<b>{ $wording }</b> ({ $count ->
    [one] { $count } activity
   *[other] { $count } activities
}). Who is it?
import-button-move = Move to our year
import-button-choose = Choose the dates
import-choose-day = “{ $title }”. Choose the day{ $day }, or the first one of several:
import-choose-last = “{ $title }”: { $day }. Choose the last day, or tap:
import-button-only-day = This day only
import-button-until-day = By this day
import-button-save = Save the plan
import-saved = { $count ->
    [one] { $count } activity is saved.
   *[other] { $count } activities are saved.
} { $undated ->
    [0] All of them have dates.
    [one] { $undated } has no date yet: it waits under “Attention”.
   *[other] { $undated } have no dates yet: they wait under “Attention”.
}
roadmap-launched = The programme is launched and its tasks are given out: the plan can't be replaced as a whole, or what is ticked off would be lost. Send the new version of the document under “Plan”: it is compared with the plan, and you choose which changes to make.

roles-nobody = nobody
roles-methodist = the methodist
roles-curator = school curators
roles-mentor = mentors
roles-mentee = mentees
roles-viewer = viewers
role-button-methodist = { $mark } Methodist
role-button-curator = { $mark } School curators
role-button-mentor = { $mark } Mentors
role-button-mentee = { $mark } Mentees

# A period in words.
period-date = { $start }
period-deadline = by { $end }
period-window = { $start } – { $end }
period-window-since = from { $start }
period-whole-year = all through the school year
period-whole-period = all through the programme
period-points = { $points }
period-recurring = repeats: { $rule }
period-by-schedule = by schedule
period-none = not given
rule-daily = daily
rule-weekly = weekly
rule-monthly = monthly
rule-quarterly = every quarter
rule-yearly = yearly
rule-other = by its own rule

# The plan.
plan-empty = <b>The plan</b>
    There is no roadmap yet. Send the approved document, take a template or type the plan yourself, and I'll give its activities out.
plan-main = <b>The plan</b> · { $source }
    Activities: { $count }{ $total ->
    [0] {""}
   *[other] {" "}· tasks done { $done } of { $total } · overdue { $late }
 }
plan-not-launched = Tasks are given out when the programme is launched.
plan-undated = { $count ->
    [one] { $count } activity has no dates.
   *[other] { $count } activities have no dates.
}
plan-button-go-on = Go on with the import
plan-button-import = Send the plan
plan-button-replace = Send another plan
plan-direction-line = <b>{ $n }.</b> { $title } · { $total ->
    [0] { $count ->
        [one] { $count } activity
       *[other] { $count } activities
    }
   *[other] { $done } of { $total } done
}{ $late ->
    [0] {""}
   *[other] {" "}· ⚠️ { $late } late
}
plan-direction = <b>{ $title }</b>
plan-activity = <b>{ $title }</b>
    When: { $period }
    Responsible: { $responsible } → { $roles }
    Expected result: { $result }
plan-activity-counts = Done { $done } of { $total }{ $late ->
    [0] .
   *[other] , overdue { $late }.
}
plan-activity-takers = Participants: { $words } → { $whom }{ $total ->
    [0] .
   *[other] . { $done } of { $total } say that they took part.
}
plan-assignee-takes-part = takes part
plan-assignee = { $mark } { $person }: { $when }
plan-assignee-done = done
plan-assignee-done-text = done: { $text }
plan-assignee-open = expected { $day }
plan-assignee-late = { $days ->
    [one] overdue by { $days } day
   *[other] overdue by { $days } days
}
plan-assignee-not-possible = not possible: { $reason }
plan-assignee-cancelled = taken off
plan-more = …and { $count } more
plan-button-dates = Give dates
plan-type-dates = When does it take place? Write it in Russian, for example: “20 ноября”, “до 1 декабря”, “с 10 по 20 ноября”.
plan-nobody = { $count ->
    [one] { $count } activity is given to nobody.
   *[other] { $count } activities are given to nobody.
}
plan-button-assign = Give it to somebody
plan-has-dates = This activity has its dates already.
plan-no-dates = There are no dates in this. Write them in Russian, for example: “20 ноября” or “до 1 декабря”.
plan-dates-given = { $count ->
    [0] The dates are noted.
    [one] The dates are noted, { $count } task is given out.
   *[other] The dates are noted, { $count } tasks are given out.
}

# My week.
week-main = <b>My week</b>
week-empty = <b>My week</b>
    Nothing of the programme is due this week. Have a good day!
week-line = <b>{ $n }.</b> { $title }. { $when }
week-progress = The whole roadmap: { $done } of { $total } done.
week-button-roadmap = 🗺 My roadmap
roadmap-main = <b>My roadmap</b>
    Done { $done } of { $total }.
roadmap-empty = You have no tasks of the roadmap yet.
week-card = <b>{ $title }</b>
    { $when }
week-card-result = Expected result: { $result }
week-card-done = ✅ Done
week-card-not-possible = Not possible; the methodist will see it
week-button-done = ✓ Done
week-later = Until when shall it wait? Tap or write a day, for example “25 November”.
week-reason = Why is it not possible? Choose or write.
week-help = Write what you need help with, or tap “Call”.

# Attention.
attention-main = <b>Need attention: { $more ->
    [0] { $count }
   *[other] more than { $count }
 }</b>
attention-empty = <b>Attention</b>
    All goes by the plan, nothing to decide just now.
attention-late = ⏰ “{ $title }”: { $count ->
    [one] { $count } is overdue
   *[other] { $count } are overdue
}
attention-np = 🚫 { $person } can't: { $title }
attention-help = 🆘 { $person } asks for help: { $title }
attention-away = 📵 Have blocked the bot or deleted the chat: { $count }
attention-unsent = ✉️ Not sent, or not known whether it arrived: { $count }
attention-dates = 📅 Needs dates: { $title }
attention-request = 💬 { $person } asks for another partner
attention-fit = 🌧 { $person }: the mentor does not really suit
attention-personal = 📘 Programme of a pair, mentor { $person }: { $count ->
    [one] { $count } step is overdue
   *[other] { $count } steps are overdue
}
attention-case-button = { $n }
attention-away-card = <b>Get no messages</b>
    These people have blocked the bot or deleted the chat. As soon as they write to the bot again, all goes on.
attention-person-card = <b>{ $person }</b>, { $school }
    Task: { $title }
    When: { $day }
attention-reason = Reason: { $reason }
attention-late-card = ⏰ <b>{ $title }</b>
attention-button-answer = Answer
attention-button-mark-done = Mark as done
attention-button-release = Take the task off
attention-button-again = Back to work
attention-button-remind = Remind once more
attention-contact-card = { $contact ->
    [not_yet] 📵 Not in the bot yet: the personal link is not opened or consent not given. A reminder would not arrive.
    [blocked] 📵 The bot is blocked. A reminder would not arrive.
   *[paused] ⏸ Messages are paused until { $day }. The reminder comes after that.
 }
attention-contact-short = { $contact ->
    [not_yet] {" "}· 📵 not in the bot yet
    [blocked] {" "}· 📵 has blocked the bot
   *[paused] {" "}· ⏸ paused until { $day }
 }
attention-settled = Done.
attention-reminded = I'll remind on { $day }.
attention-type-answer = Write the answer, I pass it on at once.
plan-button-evidence = 📎 Evidence
plan-evidence-from = 📎 Evidence from { $person }

# Changes of the plan.
plan-order = Approved by order No. { $number } of { $day }
plan-button-order = Order of approval
plan-button-change = Change…
plan-dates-past = All these days are past. Write a time that is still to come, e.g. “by 20 December”.
order-type = Write the order's number and date, e.g. “No. 123 of 01.09.2026”.
order-unclear = I can't see a number and a date. Write it like this: “No. 123 of 01.09.2026”.
order-cited = { " " }(order No. { $number } of { $day })
change-activity = <b>{ $title }</b>
    When: { $period }
change-button-move = Move the date
change-button-drop = Take out of the plan
change-button-restore = Take back into the plan
change-button-confirm = Move
change-button-order = Cite an order
change-button-other = Another time
change-preview = New time: { $period }.
    { $follow ->
        [0] There are no open tasks, nobody needs to be told.
        [one] { $follow } task will move, { $done } already done.
       *[other] { $follow } tasks will move, { $done } already done.
    }{ $go ->
        [0] {""}
       *[other] {" "}{ $go } will be cancelled.
    }{ $people ->
        [0] {""}
        [one] {" "}{ $people } person will hear of it, in a line of the day's message.
       *[other] {" "}{ $people } people will hear of it, in a line of the day's message.
    }
change-moved-note = ✅ Moved{ $people ->
    [0] .
    [one] , I will tell { $people } person.
   *[other] , I will tell { $people } people.
}
change-dropped-note = Taken out of the plan{ $people ->
    [0] .
    [one] , I will tell { $people } person.
   *[other] , I will tell { $people } people.
}
change-drop-sure = Take “{ $title }” out of the plan?
    Open tasks will be cancelled, and those who have them will be told. What is done stays in the report. It can be taken back at any time.
history-moved = { $day }: “{ $before }” → “{ $after }”
history-reworded = { $day }: was called “{ $before }”
history-dropped = { $day }: taken out of the plan
history-restored = { $day }: taken back into the plan
history-added = { $day }: added to the plan
change-moved = 📅 “{ $title }”: now “{ $after }” (was “{ $before }”)
change-reworded = “{ $before }” is now called “{ $after }”
change-dropped = ➖ “{ $title }”: out of the plan, no need to do it
change-restored = ↩️ “{ $title }”: in the plan again, “{ $after }”
change-added = ➕ New in the plan: “{ $title }”, “{ $after }”
button-my-week = My week

# Review of evidence.
attention-review = 📎 { $count ->
    [one] { $count } piece of evidence waits for review
   *[other] { $count } pieces of evidence wait for review
}
review-empty = Everything is reviewed, there is nothing new.
review-card = 📎 Review, { $place } of { $total }
    <b>{ $title }</b>
    { $person }, { $school }. Done { $day }
review-text = “{ $text }”
review-file = File: { $name }
review-nothing = No evidence: marked as done, but nothing was sent.
review-again = { $count ->
    [one] Sent anew: it was returned once.
   *[other] Sent anew: it was returned { $count } times.
}
review-button-file = Open the file
review-button-accept = Accept
review-button-return = Return…
review-button-accept-all = Accept all
review-accepted-all = { $count ->
    [one] { $count } piece of evidence accepted.
   *[other] { $count } pieces of evidence accepted.
}
review-type-word = What should be mended? A few words, e.g. “the headmaster's signature is missing”. The person will see them and send it anew.
review-word-empty = Write at least a couple of words, so that it is clear what to mend.
review-settled = This is settled already: accepted, or marked otherwise.
review-returned-note = Returned, I will tell the person.
review-returned = ↩️ “{ $title }”: please mend it. { $note }
week-card-returned = ↩️ Please mend: { $note }

# The plan as files.
plan-button-year = The year as a picture
button-calendar = To my calendar (.ics)
plan-nothing-dated = No activity has dates yet: there is nothing to show.
calendar-file = plan
calendar-taking-part = You take part; others are responsible.
calendar-note = Open the file on your phone, and the activities appear in its calendar. If the plan changes, ask for the file again: entries are updated, not doubled.

# Ask for dates later.
ask-later-when = When shall I ask for the dates? Tap, or write a day: “15 January”.
ask-later-week = In a week
ask-later-month = In a month
ask-later-no-day = No day
ask-later-noted = All right, I will ask on { $day }.
ask-later-end = The programme ends on { $day }: name an earlier day.
ask-dates-line = 📅 You wanted to be asked for the dates of “{ $title }”.
