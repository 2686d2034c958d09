# Summaries of surveys.
summaries-title = 📊 <b>Summaries</b>
summaries-none = There were no surveys yet. After an event one comes to the participants by itself, once it is marked who was there; of anything else you can ask yourself: “New survey”.
summaries-choose = Choose a survey.
summaries-line = { $state ->
    [planned] 🕓 { $title }
    [open] 🟢 { $answered }/{ $asked } { $rate } · { $title }
   *[closed] ☑️ { $answered }/{ $asked } { $rate } · { $title }
}

summaries-survey = 📊 <b>{ $name }</b>, { $day }
summaries-open = The survey is open until { $until }. Answered: { $answered } of { $asked } ({ $rate }).
summaries-not-answered = Not answered: { $count }
summaries-open-anonymous = Marks are anonymous: results appear after closing, and only if { $least } people or more answer.
summaries-open-named = Marks carry names.
summaries-chases = Reminders sent: { $chases } of { $most }.

summaries-head = <b>{ $name }</b>: { $answered } of { $asked } answered ({ $rate })
summaries-csi = Satisfaction <b>{ $csi }</b> of 5 (share of 4–5: { $high })
summaries-nps = Recommend <b>{ $nps }</b>
summaries-csi-nps = Satisfaction <b>{ $csi }</b> of 5 (share of 4–5: { $high }), recommend <b>{ $nps }</b>
summaries-takeaways = Most often taken to work: { $themes }
summaries-difficulties = Difficulties: { $themes }
summaries-theme = { $text } ({ $count })
summaries-comment = “{ $text }”{ $count ->
    [1] { "" }
   *[other] { " " }× { $count }
 }
summaries-hidden = The results are hidden: the survey is anonymous and has fewer than { $least } answers. So nobody can be recognised by theirs.
summaries-nobody-asked = The survey asked nobody: by its beginning nobody was left in its circle, or it had become almost that of another anonymous survey, and the difference of the two summaries would give somebody away.
summaries-no-answers = Nobody answered: there is nothing to show.

summaries-chase = 🔔 Remind them
summaries-close = Close now
summaries-planned = The survey is planned: it opens by itself and closes { $until }.
summaries-give-up = Give the survey up
summaries-given-up = The survey is given up, nobody has heard of it.
summaries-close-confirm = { $planned ->
    [yes] Give up the planned survey <b>{ $name }</b>? Nobody has seen it yet.
   *[no] Close the survey <b>{ $name }</b> now? Not answered yet: { $count }. Answers begun and not sent will not be kept, and it can't be opened again.
}
summaries-close-yes = Yes, close it
summaries-closed-now = The survey is closed. The summary is ready.
summaries-comments = 💬 Comments
summaries-docx = 📄 Report .docx
summaries-xlsx = 📑 Table .xlsx
summaries-picture = 📊 Picture
summaries-chased = { $count ->
    [one] { $count } person will be reminded
   *[other] { $count } people will be reminded
}: today if their day is free, else in the next morning's message.

summaries-comments-title = 💬 <b>{ $name }</b>. Comments, shuffled and without names:
summaries-comments-none = Nobody wrote anything in their own words.
summaries-comments-hidden = The comments are hidden: there are fewer than { $least } answers.
summaries-comments-more = And { $count } more: all of them are in the table .xlsx.
summaries-working = Preparing it, a few seconds…
summaries-file-docx = Report. { $title }
summaries-file-xlsx = Survey. { $title }
summaries-error-open = The survey is still open. The results of an anonymous survey appear when it closes.

summaries-files = 📎 Files
summaries-more = ⚙️ More…
summaries-more-about = 📊 <b>{ $name }</b>: while the survey runs, here is what has been answered so far.
summaries-file = Answer: { $person }
summaries-error-nothing-common = These surveys have no question in common that enough people answered. Choose another.

comparison-button = ⚖️ Compare
comparison-choose = ⚖️ Which survey to compare with? These are on the same form, and for the end of the programme its start: closed ones, and those with names.
comparison-none = There is nothing to compare with yet: no other survey with the same questions whose results may be seen.
comparison-caption = Comparison: { $title }
comparison-sheet = Comparison
comparison-sheet-surveys = Surveys
comparison-column-order = No.
comparison-column-survey = Survey
comparison-column-asked = Asked
comparison-column-answered = Answered
comparison-column-question = Question
comparison-column-answer = Answer
comparison-column-unit = Figure
comparison-column-first = Before
comparison-column-second = After
comparison-column-change = Change
comparison-column-first-answered = Answered before
comparison-column-second-answered = Answered after
comparison-unit-mean = mean
comparison-unit-share = share
comparison-unit-points = NPS
comparison-title = ⚖️ <b>Before and after</b>
comparison-head = { $number }. { $title }: { $answered } of { $asked } answered ({ $rate })
comparison-csi = Satisfaction: <b>{ $figures }</b>
comparison-nps = Recommend: <b>{ $figures }</b>
comparison-question = <b>{ $question }</b>
comparison-answer = · { $name }: { $figures }
comparison-line = { $name }: <b>{ $figures }</b>
comparison-more = And { $count } more: all of them are in the .xlsx table.
