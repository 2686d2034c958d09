# A new version of the document: how it differs from the plan.
plan-button-update = New version of the plan
update-main = “{ $file }” compared with the plan.
    ➕ new: <b>{ $added }</b>   ✏️ changed: <b>{ $changed }</b>   ➖ gone: <b>{ $gone }</b>   ✅ unchanged: <b>{ $unchanged }</b>
update-reach = { $people ->
    [0] Nobody needs to be told of the changes.
    [one] { $people } person hears of the changes, in one line of the day's message.
   *[other] { $people } people hear of the changes, in one line of the day's message.
 }{ $assignments ->
    [0] {""}
   *[other] {" "}New assignments: { $assignments }.
 }
update-same = No differences: the plan stays as it is.
update-questions-open = { $count ->
    [one] ❓ One row is like an activity of the plan, but not the same. Until you answer, that activity stays as it is.
   *[other] ❓ { $count } rows are like activities of the plan, but not the same. Until you answer, those stay as they are.
}
update-left = { $count ->
    [one] { $count } change is left out: see it in the list.
   *[other] { $count } changes are left out: see them in the list.
}
update-order = Changed by: { $order }
update-button-questions = { $questions ->
    [one] Answer { $questions } question
   *[other] Answer { $questions } questions
}
update-button-lines = Show the changes
update-button-make = { $count ->
    [one] Make { $count } change
   *[other] Make { $count } changes
}
update-question = ❓ Questions left: { $left }.
    In the document: <b>{ $row }</b> (when: { $row_period })
    In the plan: <b>{ $title }</b> (when: { $period })
    Is it one and the same activity?
update-button-same = Yes, the same
update-button-other = No, two different ones
update-lines = <b>Changes: { $count }</b>
    ✅ goes in, ➖ stays out, ⚠️ not certain, won't be made without you.
update-understood = Understood as: { $period }
update-no-dates = ⚠️ These words give no dates. The change waits until you write them; so far the old dates stay.
update-taken = ✅ Goes into the plan.
update-not-taken = ➖ Stays out of the plan.
update-button-leave = Leave it out
update-button-take = Take it
update-nothing = There is nothing to make: no change is chosen.
update-discarded = The plan is as it was.
update-made = ✅ { $count ->
    [one] { $count } change made.
   *[other] { $count } changes made.
} { $assignments ->
    [0] {""}
    [one] { $assignments } task given out.
   *[other] { $assignments } tasks given out.
} { $people ->
    [0] {""}
    [one] { $people } person will hear of it, in the day's message.
   *[other] { $people } people will hear of it, in the day's message.
}
difference-new = ➕ <b>{ $title }</b>, “{ $after }”
difference-gone = Gone: <b>{ $title }</b>
difference-back = ↩️ In the plan again: <b>{ $title }</b>, “{ $after }”
difference-period = 📅 <b>{ $title }</b>: “{ $before }” → “{ $after }”
difference-title = ✏️ Title “{ $before }” → “{ $after }”
difference-responsible = 👤 <b>{ $title }</b>: responsible “{ $before }” → “{ $after }”
difference-participants = 👥 <b>{ $title }</b>: participants “{ $before }” → “{ $after }”
difference-result = 📎 <b>{ $title }</b>: result “{ $before }” → “{ $after }”
difference-direction = 📂 <b>{ $title }</b>: section “{ $before }” → “{ $after }”
difference-numbers = 🔢 Numbers of rows as in the document ({ $after })
history-reworded-responsible = { $day }: responsible “{ $before }” → “{ $after }”
history-reworded-participants = { $day }: participants “{ $before }” → “{ $after }”
history-reworded-result = { $day }: result “{ $before }” → “{ $after }”
history-reworded-direction = { $day }: section “{ $before }” → “{ $after }”
change-reassigned = ➖ “{ $title }”: others have it now ({ $after }), no need to do it

# A plan typed row by row.
plan-button-by-hand = ✍️ Type it by hand
plan-button-template = 📋 Take a template
plan-button-add = ➕ Add an activity
row-title = { $count ->
    [0] <b>A new activity</b>
    [one] { $count } activity added. <b>The next one</b>
   *[other] { $count } activities added. <b>The next one</b>
}
    Write its title, for example: “A trial lesson on reading literacy”.
row-period = <b>{ $title }</b>
    When? Write it in Russian, as plans do: “до 1 декабря”, “октябрь – декабрь”, “ежемесячно”.
row-who = <b>{ $title }</b>: { $period }
    Who takes part and answers for it? Choose, or write, for example: “School curators”.
row-result = <b>{ $title }</b>
    What should come of it? For example: “Справка” (a report), “Фото” (a photo), “Ссылка” (a link). These words tell which evidence to ask for.
row-no-result = Without evidence
row-card = <b>{ $title }</b>
    Section: { $direction }
    When: { $period }
    Responsible: { $who } → { $roles }
    Result: { $result }
row-ask-on = ask on { $day }
row-button-add = ✅ Add
row-button-direction = Section…
row-type-direction = Which section of the plan does it belong to? For example: “Teaching methods”. The next activities go there, too.
row-button-ready = Ready, show everything
row-added-to-plan = ✅ “{ $title }” is in the plan. { $count ->
    [0] {""}
    [one] { $count } task given out.
   *[other] { $count } tasks given out.
}
row-from-hand = Typed by hand
row-too-many = The plan has { $limit } rows already, there is no room for more. Split it, or take out what is not needed.
row-who-mentor = Mentors
row-who-mentee = Mentees
row-who-mentor-mentee = Mentors and mentees
row-who-curator = School curators
row-who-methodist = Methodist

# Templates of roadmaps.
template-choose = <b>Templates of plans</b>
    Dates are counted from the launch and fall on working days. Everything can be changed before it is saved.
template-button-school = School to school, a year
template-button-teacher = A new teacher, a year
template-button-action = A month of action learning
template-name-school = Template: school to school
template-name-teacher = Template: mentor and new teacher
template-name-action = Template: a month of action learning
template-part-launch = Launch
template-part-practice = Practice
template-part-completion = Completion
template-when-by = { $weeks ->
    [one] { $weeks } week after the launch
   *[other] { $weeks } weeks after the launch
}
template-when-between = from day { $since } to day { $days } after the launch
template-when-monthly = monthly
template-when-before-end = { $weeks ->
    [one] { $weeks } week before the programme ends
   *[other] { $weeks } weeks before the programme ends
}
template-school-1 = Introduce the partner schools and agree on what is to be learnt
template-school-1-result = Minutes of the meeting
template-school-2 = Name the school's difficulties: what holds results back, which help is wanted
template-school-2-result = The school's list of requests, a file
template-school-3 = First meeting of mentors and mentees: expectations, time that suits, how to reach each other
template-school-3-result = –
template-school-4 = Draw up a joint plan of the two schools for the year
template-school-4-result = A plan signed by both schools
template-school-5 = Sit in on the mentor's lessons and note three techniques for oneself
template-school-5-result = –
template-school-6 = The pair meets: look into one lesson or one difficulty
template-school-6-result = –
template-school-7 = Give a trial lesson with a technique seen at the mentor's
template-school-7-result = A photo of the lesson
template-school-8 = Talk over in the school what has changed and what is in the way
template-school-8-result = A one-page report
template-school-9 = Take stock at mid-term and mend the plans
template-school-9-result = Report on the half-year
template-school-10 = Second trial lesson: show what has become one's own
template-school-10-result = A photo of the lesson
template-school-11 = Open one's lesson or master class to colleagues of all schools
template-school-11-result = A link to the materials
template-school-12 = Compare the year's beginning and end: pupils' results, teachers' experience
template-school-12-result = The school's report
template-school-13 = Closing meeting of the network: what goes on next year
template-school-13-result = Report on the programme
template-teacher-1 = Getting acquainted: the school, the timetable, what worries the new teacher
template-teacher-1-result = –
template-teacher-2 = Note what works already and where help is wanted
template-teacher-2-result = –
template-teacher-3 = Draw up the pair's programme: up to three goals and the first steps
template-teacher-3-result = The pair's programme, a file
template-teacher-4 = Sit in on two lessons of the mentor and talk them over
template-teacher-4-result = –
template-teacher-5 = Sit in on a lesson of the new teacher: note what is good, choose one task
template-teacher-5-result = –
template-teacher-6 = The pair meets: what the month has brought and what is next
template-teacher-6-result = –
template-teacher-7 = A lesson prepared together and given alone
template-teacher-7-result = A photo of the lesson
template-teacher-8 = Goals at mid-term: which are reached, which change
template-teacher-8-result = Half a page
template-teacher-9 = Take part in something outside lessons: a club, a project, a talk with parents
template-teacher-9-result = –
template-teacher-10 = An open lesson of the new teacher for colleagues
template-teacher-10-result = A photo of the lesson
template-teacher-11 = Tell what was learnt in the year and what is still hard
template-teacher-11-result = –
template-teacher-12 = The mentor's word: what to build on and where to grow next year
template-teacher-12-result = A written word, a document
template-teacher-13 = Thank the pairs and decide who goes on
template-teacher-13-result = –
template-action-1 = A session for all: why this technique, and how it works
template-action-1-result = –
template-action-2 = Show the technique in one's own lesson and tell what is behind it
template-action-2-result = A link to a recording or a lesson plan
template-action-3 = A trial lesson with this technique in one's own class
template-action-3-result = A photo of the lesson
template-action-4 = Look into the trial lesson together: what worked, what did not, and why
template-action-4-result = –
template-action-5 = Write recommendations: two pieces of advice and an example
template-action-5-result = Recommendations, a document
template-action-6 = Two more trials alone, with the advice in mind
template-action-6-result = –
template-action-7 = Work in a pair or a group: compare trials, gather what is common
template-action-7-result = –
template-action-8 = Sum up the month: what stays in use, and with whom
template-action-8-result = Report on the month
