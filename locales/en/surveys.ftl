# The survey after an event: a conversation in one message.
survey-question-useful = How useful will it be in your work?
survey-question-organised = How well was it organised?
survey-question-recommend = Would you recommend it to colleagues? 0 means certainly not, 10 without fail.
survey-question-takeaway = What do you take with you? Choose, or write in your own words.
survey-question-hard = What was hard? Choose, or write in your own words.
survey-question-plan = What will you try in your lessons, and when? Write or choose:

survey-take-technique = A way of working
survey-take-tasks = Tasks and materials
survey-take-assessment = Analysis or assessment
survey-take-nothing = Nothing yet
survey-hard-time = Time to prepare
survey-hard-volume = Pace and amount of material
survey-hard-class = Bringing it into my class
survey-hard-nothing = Nothing was hard
survey-when-week = This week
survey-when-month = By the end of the month
survey-when-unknown = I don't know yet

survey-intro-anonymous = { $total ->
    [one] { $total } question
   *[other] { $total } questions
}, { $minutes ->
    [1] less than a minute
   *[other] about { $minutes } minutes
}. { $hidden ->
    [one] The first answer is <b>anonymous</b>
   *[other] The first { $hidden } answers are <b>anonymous</b>
}: the methodist sees only a summary, and only if { $least } people or more answer.
survey-intro-named = { $total ->
    [one] { $total } question
   *[other] { $total } questions
}, { $minutes ->
    [1] less than a minute
   *[other] about { $minutes } minutes
}. The answers <b>carry your name</b>: the methodist sees them.
survey-part-anonymous = This answer is anonymous.
survey-part-named = This answer carries your name.
survey-boundary-anonymous = Thank you, your marks are sent <b>without a name</b>. { $left ->
    [one] { $left } question follows
   *[other] { $left } questions follow
} for you and your mentor: <b>with your name</b>. The methodist sees these answers without names and shuffled.
survey-boundary-own = Thank you, your answers are sent <b>without a name</b>. { $left ->
    [one] { $left } question follows
   *[other] { $left } questions follow
} <b>with your name</b>. The methodist sees these answers without names and shuffled.
survey-boundary-named = Thank you. { $left ->
    [one] { $left } question follows
   *[other] { $left } questions follow
} for you and your mentor.
survey-title = <b>{ $name }</b>, { $day }
survey-progress = { $bar } { $position } of { $total }
survey-picked = Your answer: { $answer }
survey-picked-when = Noted: “{ $answer }”. When?
survey-chase = A reminder of the survey: answers are still welcome.
survey-thanks = Thank you! Your answers are kept.
survey-ahead = Next for you: <b>{ $name }</b>, { $when }.
survey-offer = Thank you! Shall I remind you of it on { $day }?
survey-offer-yes = Yes, remind me
survey-offer-no = No need
survey-promised = Thank you! I'll remind you on { $day }.
survey-declined = Thank you! I won't remind you.
survey-share = Shall your mentor see what you take into your work: “{ $what }”? They can help with it then. They do not see your marks.
survey-share-yes = Yes, show my mentor
survey-share-no = Do not show
survey-question-attached = A photo or file to what was said
survey-attach = 📎 If you like, send a photo or file: it goes with your answers.
survey-attached = 📎 Attached: { $name }
survey-shared = Your mentor will see it on the card of your pair.
survey-closed = The survey is closed, answers are no longer taken. Thank you!
survey-promise-text = To try in my lessons: { $what }
survey-promise-event = What I liked: { $name }
survey-rider = Survey: { $name }, { $minutes ->
    [1] less than a minute
   *[other] about { $minutes } minutes
}
survey-rider-button = Answer the survey

survey-stale = You have answered this question. It can be changed with “Back” until the part is sent.
survey-closed-note = The survey is closed already.
survey-error-range = A number from { $first } to { $last } is needed: tap a button or write a figure, e.g. { $last }. Your earlier answers are kept.
survey-error-choose = Please choose one of the buttons under the question. Your earlier answers are kept.
survey-error-empty = The answer is empty. Write it in words or tap a button under the question.
survey-error-text-only = A button or a text is needed here; voice, photos and files won't do. Your earlier answers are kept.
survey-error-required = This question needs an answer: the summary depends on it. Your earlier answers are kept.
survey-error-left = You were taken off the list of those who were there, so there is nothing to answer. If that is a mistake, write to the methodist.
survey-error-closed-chase = The survey is closed: too late to remind.
survey-error-chased = One may remind at most twice ({ $most }): that is done.
survey-error-chased-today = They were reminded today. The second time can be tomorrow.
survey-error-nobody-left = There is nobody to remind: everyone who can be written to has answered.

survey-title-own = <b>{ $name }</b>, until { $day }
survey-intro-all-anonymous = { $total ->
    [one] { $total } question
   *[other] { $total } questions
}, { $minutes ->
    [1] less than a minute
   *[other] about { $minutes } minutes
}. The answers are <b>anonymous</b>: the methodist sees only a summary, and only if { $least } people or more answer.
survey-hint-number = Write a whole number from { $first } to { $last }.
survey-hint-date = Choose a day, or write: “12 December”, “yesterday”.
survey-hint-file = Send a photo, a video or a file as an ordinary message.
survey-hint-multiple = You may choose several.
survey-hint-text = Write the answer as an ordinary message.
survey-hint-scale = 1 means low, 5 high.
survey-hint-nps = 0 means certainly not, 10 without fail.
survey-hint-matrix = 1 means not at all, 5 completely.
survey-done = Done, { $count } chosen
survey-preview-next = Next →
survey-error-no-button = This question is answered by a message: how, is said under it.
survey-error-choose-several = Please mark one option or several with the buttons under the question and tap “Done”. Your earlier answers are kept.
survey-error-number = A whole number from { $first } to { $last } is needed, e.g. { $example }. Your earlier answers are kept.
survey-error-date = I can't tell which day “{ $text }” is. Write “12 December” or “yesterday”, or choose in the calendar. Your earlier answers are kept.
survey-error-file = A file, a photo or a video is needed here: attach it to a message. Your earlier answers are kept.

survey-preview = 👁 This is how a teacher will see the form. Answers are not kept here.
survey-kind-scale = a mark from 1 to 5
survey-kind-matrix = a mark from 1 to 5
survey-kind-nps = from 0 to 10
survey-kind-single = one option
survey-kind-multiple = several options
survey-kind-number = a number
survey-kind-text = in own words
survey-kind-date = a day
survey-kind-file = a file or photo
survey-kind-when = words and a time
survey-question-line = { $number }. { $text } <i>({ $kind })</i>
survey-question-more = … and { $count } more.

# A methodist's own surveys.
surveys-new = ➕ New survey
surveys-forms = 🗂 <b>Form of the survey</b>
    Choose what to ask about. The ready forms can be looked at through a teacher's eyes.
surveys-form = 🗂 <b>{ $title }</b> · { $count ->
    [one] { $count } question
   *[other] { $count } questions
 }
surveys-ask-them = Whom to ask →
surveys-look = 👁 As a teacher sees it
surveys-ask-circle = <b>Whom to ask?</b>
surveys-to-all = All participants
surveys-to-role = By role…
surveys-to-school = By schools…
surveys-to-category = By category of schools…
surveys-to-people = By name: performers…
surveys-to-mentors = Mentors
surveys-to-mentees = Mentees
surveys-to-pair-mentors = Mentors in pairs
surveys-to-pair-mentees = Mentees in pairs
surveys-to-curators = Curators of schools
surveys-to-methodists = Methodists
surveys-to-viewers = Viewers
surveys-ask-role = <b>Which role to ask?</b>
surveys-ask-schools = <b>Which schools to ask?</b> Mark one or several.
surveys-ask-category = <b>Schools of which category to ask?</b>
surveys-ask-people = <b>Whom to ask?</b> Mark people. Each gets this survey only: for a monitoring by directions open one survey a direction.
surveys-picked = Next, chosen: { $n }
surveys-pick-one = Mark at least one line.
surveys-circle-all = all participants
surveys-circle-category = schools of the category “{ $category }”
surveys-circle-more = { $names } and { $count } more
surveys-check = 📋 <b>{ $title }</b> · { $count ->
    [one] { $count } question
   *[other] { $count } questions
 }
surveys-check-asked = Asked: { $circle }. It reaches <b>{ $count }</b>{ $without ->
    [0] .
   *[other] , { $without } more have not opened the bot yet.
 }
surveys-check-spared = ⚖️ Another { $count } are not asked this time: almost the same people were asked anonymously not long ago, and the difference of the two summaries could tell what a few have answered. Who is left out is drawn by lot.
surveys-check-anonymous = 🔒 Anonymous: you see only a summary after it closes, and only if five or more answer.
surveys-check-named = ✍️ With names: you see answers as they come.
surveys-check-days = { $now ->
    [yes] Opens at once
   *[no] Opens { $opens } at 9:00
}, closes as { $closes } ends. The invitation comes in the day's one message.
surveys-open = ✅ Open the survey
surveys-turn-anonymous = { $kind ->
    [yes] ✍️ With names
   *[no] 🔒 Anonymous
}
surveys-change-title = Title
surveys-change-opens = When to open
surveys-change-closes = When to close
surveys-ask-title = The survey is called “{ $title }” now. Write another title: those you ask will see it.
surveys-ask-opens = <b>When to open the survey?</b> Choose a day, or write: “1 December”, “in a week”.
surveys-opens-now = At once
surveys-ask-closes = <b>Until which day to take answers?</b> Choose a day, or write it: “10 December”.
surveys-opened = The survey is open. The invitation comes today, if a person's day is free, or with the morning message.
surveys-planned = The survey is planned and will open by itself.
surveys-error-title = A title is needed: from one word to { $limit } characters, e.g. “Interim review”.
surveys-error-opens-past = That day has passed. Choose today or a day to come.
surveys-error-closes = It can close on the day it opens or up to { $limit } days later. Choose another day.
surveys-error-nobody = There is nobody to ask: none of these has opened the bot and consented. Choose others.
surveys-error-few = These are { $count }, and results of an anonymous survey are shown from { $least } answers on. Open it with names, or ask more people.
surveys-error-near = The anonymous survey “{ $title }” with like questions asks some of the same people. The difference of the two summaries could give somebody away, so this can't be opened before { $day }. Ask the same circle, quite other people, or open it with names.
surveys-error-groups = Almost the same people were asked anonymously not long ago. So that the difference of the two summaries gives no few away, a part of this circle would have to be left out, and fewer than { $least } would remain. Ask exactly the same circle or a far larger one, open it with names, or wait: the earlier survey stands in the way until { $days } days after it has closed.
surveys-error-near-event = Almost the same people answer the anonymous survey after “{ $title }”. The difference of the two summaries could give somebody away, so this can't be opened before { $day }. Ask all who were there, quite other people, or open it with names.
surveys-error-many = At most { $limit } people can be chosen by name. Choose a role or schools.
surveys-error-not-launched = The programme is not launched yet: the bot writes to nobody. Tap “Launch the programme” first.
