# Own forms of surveys: in the chat and as a table (.xlsx).
own-new = ➕ A form of my own
own-ask-how = <b>A form of your own</b>
    A table is handy on a computer; a short form is quicker made right here.
own-by-file = 📄 As a table (.xlsx)
own-change = ✏️ Change
own-base = 📝 Begin from this one
own-retire = 🗑 Take off the list
own-retired = The form is off the list. Surveys that run on it and their results stay.
own-ask-file = 📄 <b>{ $into ->
    [new] A new form from a table
   *[other] “{ $title }” as a table
}</b>
    Fill in the sheet “Questions”: a row is a question. The sheet “Example” shows a finished form. Then send the file here: I will first show what I understood, and keep nothing without your yes.
own-template = ⬇️ Empty template
own-as-file = ⬇️ This form as a file
own-template-file = Form template.xlsx
own-form-file = Survey form.xlsx
own-need-file = A table (.xlsx) is needed: attach it to the message as a file. The button below gives you a template.
own-read = 🔎 <b>{ $title }</b>: understood { $count ->
    [one] { $count } question
   *[other] { $count } questions
 }. Nothing is kept yet.
own-read-wrong = To put right in the file: { $count ->
    [one] { $count } place
   *[other] { $count } places
 }. Correct it and send the file again.
own-fault = ⚠️ Row { $row }, column { $column }: { $why }
own-faults-more = … and { $count } more.
own-keep = ✅ Keep the form
own-kept = The form is kept. Look at it through a teacher's eyes, or choose right away whom to ask.
own-kept-running = A survey stands on the version before: it keeps its questions and answers, and new surveys take the new version.

own-sheet-questions = Questions
own-sheet-example = Example
own-cell-title = Title of the form
own-column-number = No.
own-column-question = Question
own-column-kind = Kind of answer
own-column-options = Options
own-column-required = Required
own-column-least = From
own-column-most = To
own-column-named = With name
own-column-condition = Ask only if
own-hint-number = The question's number: “Ask only if” refers to it.
own-hint-question = Up to 300 characters. Of a matrix: the question over its rows.
own-hint-kind = Choose from the list.
own-hint-options = Each option on a line of its own or after a semicolon, 2 to 12. Of a matrix: its rows. Empty for other kinds.
own-hint-required = “yes” if it can't be skipped. Empty: it can.
own-hint-least = The least number. For the kind “number” only.
own-hint-most = The greatest number. For the kind “number” only.
own-hint-named = “yes” if the answer carries the name even in an anonymous survey. Such questions come last; files always carry it.
own-hint-condition = The number of an earlier question and answers, e.g. 1 = seldom; never
own-yes = yes
own-no = no
own-kind-scale = mark 1–5
own-kind-single = one option
own-kind-multiple = several options
own-kind-text = in own words
own-kind-matrix = matrix of marks 1–5
own-kind-nps = recommendation 0–10
own-kind-number = number
own-kind-date = day
own-kind-file = file or photo
own-example-title = How the meetings go
own-example-meet = How often do you meet?
own-example-often = Every week
own-example-seldom = More seldom
own-example-never = Not met yet
own-example-why = What keeps you from meeting more often?
own-example-sure = How sure do you feel?
own-example-plan = I plan a lesson
own-example-lead = I lead a lesson
own-example-marks = I give marks
own-example-visits = How many lessons did you visit?
own-example-recommend = Would you recommend the programme to colleagues?
own-example-photo = A photo of the latest meeting

own-error-text = The question needs a text: from one word to { $limit } characters, e.g. “What went best?”.
own-error-kind = Own forms have no such kind. Choose from the list, e.g. “one option”.
own-error-bounds = The least number must be smaller than the greatest, both within ±{ $limit }: e.g. from 0 to 100.
own-error-options = { $least } to { $limit } options are needed, each on a line of its own or after a semicolon: “yes; no; don't know”.
own-error-option-long = The option “{ $option }…” is longer than { $limit } characters. Shorten it, e.g. “Too little time”.
own-error-option-twice = One option stands twice. Keep different ones: “yes; no; don't know”.
own-error-many = A form may have up to { $limit } questions: nobody reads longer ones to the end. A row of a matrix is a question, too.
own-error-forms = There are { $limit } own forms already. Change one of them.
own-error-empty = This form has no questions yet. Add one at least.
own-error-named-last = Question { $number } stands after one with a name. Questions with a name and files come last.
own-error-hangs = The question “{ $text }” hangs on an answer that does not come before it. It can hang on an earlier question of the same part only: with a mark, options or a recommendation.
own-error-hangs-answers = The condition of “{ $text }” must name some of the possible answers, but not all: e.g. “1 = no”.
own-fault-number = number { $number } stands above already. Give each question its own: 1, 2, 3.
own-fault-kind = the kind “{ $text }” is not understood. Choose from the list in the cell, e.g. “one option”.
own-fault-yes = “{ $text }” is not understood. Write “yes” or “no”.
own-fault-whole = “{ $text }” is not a whole number. Write it in figures, e.g. 100.
own-fault-named-last = the question stands after one with a name. Questions with a name and files come last: move the row up, or write “yes” here.
own-fault-condition = the condition “{ $text }” is not understood. Give the number of an earlier question (with options, a mark or a recommendation) and answers: “1 = seldom; never”.
own-fault-answer = question { $number } has no answer “{ $text }”. Write it as in the column “Options”, or a number: “1 = no”, “2 = 1; 2”.
form-file-no-table = No table of questions was found: no row has the headers “Question” and “Kind of answer”. Take the empty template and fill it in.
form-file-empty = There is no question under the headers. Fill in the sheet “Questions” (the sheet “Example” is not read) and send the file again.

own-by-steps = ✍️ Step by step here
own-ask-name = <b>What is the form called?</b> Those whom you ask will see the title, e.g. “How the meetings go”.
own-edit = ✏️ <b>{ $title }</b> · { $count ->
    [0] no questions yet
    [one] { $count } question
   *[other] { $count } questions
 }
own-edit-hint = A number below opens a question.
own-add = ➕ Question
own-done = ✅ Done
own-ask-kind = <b>How is the question answered?</b>
own-ask-words = { $rewording ->
    [yes] <b>Other words of the question</b>: { $kind }
   *[no] <b>A new question</b>: { $kind }
}
own-ask-words-plain = Write the question in one message, e.g. “What went best?”.
own-ask-words-options = Write in one message: the question on the first line, the options below, each on its own line. For example:

    How often do you meet?
    Every week
    More seldom
    Not met yet
own-ask-words-rows = Write in one message: the common question on the first line, what is marked below, each on its own line. For example:

    How sure do you feel?
    I plan a lesson
    I lead a lesson
own-ask-words-number = Write the question, and its bounds on the second line if there are any. For example:

    How many lessons did you visit?
    from 0 to 200
own-question = <b>{ $number }. { $text }</b>
    { $heading ->
    [none] { $kind }
   *[other] Matrix “{ $heading }”: { $kind }
 }
own-question-options = Options: { $options }.
own-question-bounds = From { $first } to { $last }.
own-question-required = It can't be skipped.
own-question-free = It can be skipped.
own-question-named = The answer carries the name even in an anonymous survey.
own-question-if = Asked only of those who answered “{ $leading }” with: { $answers }.
own-turn-required = { $required ->
    [yes] Let it be skipped
   *[no] Make it required
}
own-reword = Other words
own-hang = Ask only if…
own-hang-free = Ask everybody
own-up = ▲ Up
own-down = ▼ Down
own-drop = 🗑 Take it out
own-ask-leading = <b>On the answer to which question does “{ $text }” hang?</b>
own-ask-after = <b>After which answers is it asked?</b> “{ $leading }”. Mark one or several.
own-hang-picked = On, marked: { $n }
own-error-no-leading = No question before this one can lead to it: one with options, a mark or a recommendation. Put such a question above it.
own-error-bounds-words = The bounds “{ $text }” are not understood. Write them on the second line, e.g. “from 0 to 100”.
