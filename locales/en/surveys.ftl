# The survey after an event: a conversation in one message.
survey-question-useful = How useful will it be in your work?
survey-question-organised = How well was it organised?
survey-question-recommend = Would you recommend it to colleagues? 0 means certainly not, 10 without fail.
survey-question-takeaway = What do you take with you? Choose, or write in your own words.
survey-question-plan = What will you try in your lessons, and when? Write or choose:

survey-take-technique = A way of working
survey-take-tasks = Tasks and materials
survey-take-assessment = Analysis or assessment
survey-take-nothing = Nothing yet
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
survey-offer = Thank you! Shall I remind you of it { $friday ->
    [yes] on Friday
   *[no] on that day
}, { $day }?
survey-offer-yes = Yes, remind me
survey-offer-no = No need
survey-promised = Thank you! I'll remind you on { $day }.
survey-declined = Thank you! I won't remind you.
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
survey-hint-matrix = 1 means not at all, 5 completely.
survey-done = Done, { $count } chosen
survey-preview-next = Next →
survey-error-no-button = This question is answered by a message: how, is said under it.
survey-error-choose-several = Please mark one option or several with the buttons under the question and tap “Done”. Your earlier answers are kept.
survey-error-number = A whole number from { $first } to { $last } is needed, e.g. { $example }. Your earlier answers are kept.
survey-error-date = I can't tell which day “{ $text }” is. Write “12 December” or “yesterday”, or choose in the calendar. Your earlier answers are kept.
survey-error-file = A file, a photo or a video is needed here: attach it to a message. Your earlier answers are kept.
