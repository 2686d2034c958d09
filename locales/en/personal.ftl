# The personal programme of one pair or group.
personal-button = 📘 Personal programme
personal-open = 📘 Open the programme
personal-title = 📘 <b>Personal programme</b> · { $state }
personal-who = { $mentor } – { $mentees }
personal-state-none = not begun
personal-state-draft = draft
personal-state-agreed = agreed
personal-state-reviewed = half-way
personal-state-finished = finished
personal-none-lead = Here mentor and mentee agree on what to learn this year: up to three goals, steps with dates, what each expects. Begin with a ready version, everything in it can be changed, or with a blank page.
personal-none-member = The mentor begins the programme, usually at the first meeting. You can add goals and steps, and then agree or ask for a change.
personal-none-reader = The programme has not been begun.
personal-goals-head = <b>Goals</b>
personal-goal-line = { $n }. { $goal }
personal-no-goals = No goals yet.
personal-steps-head = <b>Steps:</b> { $done } of { $n } done.
personal-steps-draft = <b>Steps:</b> { $n }.
personal-step-next = Next: { $day }: { $title }
personal-expects-head = <b>What each expects</b>
personal-word = { $who }: { $text }
personal-words-count = { $n } of { $all } have said so.
personal-reviews = Mid-term review: { $midterm }. End: { $end }.
personal-review-held = Mid-term review held on { $day }.
personal-finished-on = Summed up on { $day }.
personal-agreed-on = Agreed on { $day }.
personal-yes-of = ✅ Agreed: { $names }
personal-waiting-for = 🕓 Waiting for: { $names }
personal-asks = ✏️ { $who } asks for a change: { $text }
personal-to-goals = 🎯 Goals · { $goals }
personal-to-steps = 👣 Steps · { $steps }
personal-to-expects = 💬 What we expect
personal-to-days = 📅 Review days
personal-to-change = ✏️ Ask for a change
personal-to-midterm = 🔎 Mid-term review
personal-to-end = 🏁 Sum up
personal-yes = ✅ Agree
personal-said-yes = You have agreed. Waiting for the others.
personal-all-yes = The programme is agreed. Its steps come with the message of the day.
personal-template-novice = First year of teaching
personal-template-exam = Exam preparation
personal-template-lesson = Managing the lesson
personal-template-online = Mentoring online
personal-template-previous = Last year's open goals
personal-template-free = Blank page

# Goals.
personal-goals = 🎯 <b>Goals of the programme</b>

    No more than three. Tap a goal to change it.
personal-goal-full = { $n }. { $text }
personal-goal-deficit = Deficit: { $deficit }
personal-goal-add = ➕ Add a goal
personal-goal-ask = Which goal? Choose from what help is wanted with, or write your own words, for example: “Lead a discussion in year 9”.
personal-goal-card = 🎯 { $text }
personal-goal-retype = To say it otherwise, write the goal in your own words.
personal-goal-remove = 🗑 Take the goal out
personal-goal-empty = Write the goal in words, for example: “Lead a discussion in year 9”.
personal-goals-full = There are { $limit } goals already: a year has no room for more. Take one out, or change it.

# Steps.
personal-steps = 👣 <b>Steps of the programme</b>
personal-steps-none = No steps yet. Add the first: what to do, who does it, by which day.
personal-step-line = { $mark } { $day }: { $title } ({ $doer })
personal-step-button = { $day } · { $title }
personal-doer-mentor = the mentor
personal-doer-mentee = { $n ->
    [one] the mentee
   *[other] each mentee
 }
personal-doer-both = all together
personal-step-add = ➕ Add a step
personal-step-ask = What is to be done? Write one line, for example: “Teach a discussion lesson and look at it together”.
personal-step-who = Who does it?
personal-step-day = By which day? Choose or write, for example: “in a week”.
personal-step-card = 👣 { $title }

    { $day }, done by { $doer }.
personal-step-progress = { $done } of { $n } have done it.
personal-step-shown = 💬 { $who }: { $text }
personal-step-move = 📅 Move
personal-step-reword = ✏️ Reword
personal-step-evidence = 📎 What to show
personal-step-ask-evidence = What is to be shown when the step is done? The mentor, the methodist and the school's curator see it.
personal-step-shows = To show: { $what }
personal-evidence = { $what ->
    [file] a file
    [photo] a photo
    [link] a link
    [number] a number
   *[nothing] nothing
 }
personal-step-drop = 🗑 Take the step out
personal-step-ask-new = What should this step be called?
personal-step-ask-drop = Take the step “{ $title }” out? There will be no reminders of it; what is done stays.
personal-step-yes-drop = 🗑 Yes, take it out
personal-action-empty = Write in words what is to be done, for example: “Teach a discussion lesson”.
personal-actions-full = There are { $limit } steps already: a programme has no room for more. Take one out.
personal-day-outside = A day from { $since } to { $until } is needed. Write, for example: “{ $until }”.
personal-day-unclear = I do not understand the day “{ $text }”. Write, for example: “27 November” or “in a week”.
personal-action-past = The day of the step “{ $title }” is past. Move it and agree again.

# Expectations, changes, agreement.
personal-expects = 💬 <b>What each expects of the other</b>
personal-expects-none = Nobody has said yet. Talk about it at the first meeting.
personal-expects-ask = Write in one message what you expect, for example: “Look at one lesson of mine a month”. A new message takes the place of the one before.
personal-change-ask = What should be changed? Write it in one message. The programme becomes a draft again, the other side hears of it, and what has been given out already stays.
personal-change-empty = Write what should be changed, for example: “Move the open lesson to April”.
personal-word-empty = Write at least a few words.
personal-changed-since = The programme has just been changed. Look at it and agree again.
personal-not-whole = To agree, at least one goal and one step are needed.
personal-agreed-already = The programme is agreed. To change it, tap “Ask for a change”.
personal-finished = The programme is finished and can't be changed any more.
personal-not-active = The pair is paused or has not begun yet: its programme can't be changed now.
personal-too-late = Less than two weeks are left of the year (until { $day }): begin a programme in the next one.

# Review days.
personal-days = 📅 <b>Review days</b>

    Mid-term: { $midterm }
    Summing-up and end of the programme: { $end }
personal-days-midterm = 🔎 Mid-term
personal-days-end = 🏁 The end
personal-reviews-order = The mid-term review must come before the end.
personal-actions-after = There is a step on { $day }: the end can't be earlier. Move the step first.

# Reviews.
personal-review-midterm = 🔎 <b>Mid-term review</b>
personal-review-end = 🏁 <b>Summing-up</b>
personal-review-goal = { $n }. { $goal } – { $outcome }
personal-review-note = What was reached: { $note }
personal-review-lead = Mark each goal and write your word in one message. The review closes when both sides have said theirs.
personal-review-member = The mentor marks the goals. Write your word in one message: what worked, what was in the way.
personal-outcome-none = not marked yet
personal-outcome-reached = reached
personal-outcome-partly = partly
personal-outcome-not-yet = not yet
personal-mark-goal = Goal { $n } · { $outcome }
personal-mark-ask = 🎯 { $goal }

    Has it been reached? If there is something to add, write what exactly.
personal-mark-first = Say first whether the goal is reached, then add your words.
personal-review-not-now = This review is not held now.
personal-review-closed = The review is done. Thank you!

# Messages.
personal-news-offered = 📘 { $names }: the programme of your pair is ready. Look at it and agree, or ask for a change.
personal-news-agreed = 📘 The programme of your pair is agreed.
personal-news-change = 📘 { $names }: a change of the programme is asked for. “{ $word }”
personal-news-moved = 📘 The steps of your programme have changed.
personal-news-review-midterm = 🔎 It is time for the mid-term review of your pair's programme.
personal-news-review-end = 🏁 It is time to sum up the programme of your pair.
personal-news-late = ⏰ A step of the programme is overdue, “{ $title }”: { $names }

# Ready versions: goals and steps.
personal-novice-goal-1 = Run a lesson with confidence: its start, pace, order and end
personal-novice-goal-2 = Plan a lesson from its result and choose tasks for one's own class
personal-novice-goal-3 = Talk to parents calmly and to the point
personal-novice-step-1 = First meeting: agree on goals, times and how to keep in touch
personal-novice-step-2 = Visit a lesson of the mentor and note three techniques for oneself
personal-novice-step-3 = Visit a lesson of the mentee and look at it together
personal-novice-step-4 = Teach a lesson by the new plan and note what worked
personal-novice-step-5 = Hold a parents' evening by an agreed plan
personal-novice-step-6 = A last lesson and a talk: what worked, what to take into the next year
personal-exam-goal-1 = Know the tasks and criteria of the exam, hard topics too
personal-exam-goal-2 = Prepare the class by what a diagnosis shows, not paper after paper
personal-exam-step-1 = Look at last year's results: which tasks went wrong and why
personal-exam-step-2 = Show a preparation lesson: work on a hard task
personal-exam-step-3 = Diagnose the class and make a plan from it
personal-exam-step-4 = Hold a mock exam and mark the papers by the criteria
personal-exam-step-5 = Compare the results and decide what the rest of the time goes to
personal-lesson-goal-1 = Begin and end lessons on time, keep the class's attention
personal-lesson-goal-2 = Answer difficult behaviour calmly and support those who fall behind
personal-lesson-step-1 = Note where the time goes in three lessons running
personal-lesson-step-2 = Show a lesson and name the techniques that keep order
personal-lesson-step-3 = Try two chosen techniques for two weeks and keep notes
personal-lesson-step-4 = Look together at a recording or at a lesson visited
personal-lesson-step-5 = Teach an open lesson and tell what has changed
personal-online-goal-1 = Work together steadily at a distance and make one new technique one's own
personal-online-step-1 = Access and motivation: test the connection, choose a platform, say what it is for
personal-online-step-2 = Getting acquainted: tell about one's class and show a part of a lesson
personal-online-step-3 = Exchange: send each other materials and go through them in a call
personal-online-step-4 = Joint practice: prepare a lesson together and teach it, each in their own class
personal-online-step-5 = Steady rhythm: agree on days for meetings and sum up

# The .docx.
personal-to-paper = 📄 Document .docx
personal-paper-name = Mentoring programme, { $mentor }
personal-paper-letter-title = Mentoring programme
personal-paper-title = Personal mentoring programme
personal-paper-draft = draft, not agreed by both sides yet
personal-paper-mentor = Mentor
personal-paper-mentees = { $n ->
    [one] Mentee
   *[other] Mentees
 }
personal-paper-period = Period
personal-paper-agreed = Agreed on
personal-paper-goals = Goals
personal-paper-goal = Goal
personal-paper-deficit = Professional deficit
personal-paper-steps = Plan of action
personal-paper-step = Action
personal-paper-who = Who
personal-paper-due = By
personal-paper-done-column = Done
personal-paper-done = yes
personal-paper-done-of = { $done } of { $n }
personal-paper-expectations = What the sides expect of each other
personal-paper-member = Member
personal-paper-words = In own words
personal-paper-reviews = Reviews
personal-paper-midterm = Mid-term
personal-paper-end = End
personal-paper-at-midterm = Mid-term
personal-paper-at-end = By the end
personal-paper-words-midterm = Words of both sides at mid-term
personal-paper-words-end = Words of both sides at the end
personal-paper-signature = Signature ____________________

# The list for methodist and curator.
personal-list-button = 📘 Programmes of pairs
personal-list = 📘 <b>Programmes of pairs</b>

    📝 draft · 🤝 agreed · 🔎 half-way · 🏁 finished · ➖ not begun
personal-list-line = { $icon } { $mentor } – { $mentees }
personal-list-none = No pairs yet.
