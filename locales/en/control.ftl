# Stages of action learning.
learning-stage = { $stage ->
    [theory] theory
    [experience] experience shown
    [trial_lesson] trial lesson
    [joint_analysis] joint analysis
    [recommendations] recommendations
    [individual_trials] individual trials
    [group_work] work in pairs and groups
   *[summing_up] summing-up
}
stage-said = Stage: { $stage }
stage-guessed = Stage: { $stage } <i>(as the title says)</i>
stage-none = Stage: not set
stage-deficits = Deficits: { $names }
stage-no-deficits = not set
stage-card = <b>{ $title }</b>
stage-ask-deficits = <b>{ $title }</b>
    Which deficits does it help with? Several may be ticked.
stage-button-confirm = Yes: { $stage }
stage-button-stage = Choose the stage
stage-button-deficits = Deficits
stage-button-none = It is no stage
plan-button-stage = Stage and deficits
attention-no_trial = 🎓 { $school }: experience shown, no trial lesson followed{ $themed ->
    [0] {""}
   *[other] {" "}(“{ $theme }”)
 }
attention-no_reflection = 🪞 { $school }: a trial lesson, but no reflection{ $themed ->
    [0] {""}
   *[other] {" "}(“{ $theme }”)
 }
attention-no_activity = 🧩 “{ $theme }”: { $count ->
    [one] { $count } teacher needs
   *[other] { $count } teachers need
} help, no activity is there for it
attention-card-no_trial = 🎓 <b>{ $school }</b>
    Experience was shown: “{ $title }”, { $day }.{ $themed ->
    [0] {""}
   *[other] {" "}On: { $theme }.
 }
    Since then the school has had no trial lesson, and none is planned. Add one to the plan, or an event with the stage “trial lesson”.
attention-card-no_reflection = 🪞 <b>{ $school }</b>
    The trial lesson: “{ $title }”, { $day }.{ $themed ->
    [0] {""}
   *[other] {" "}On: { $theme }.
 }
    More than a week has passed and nobody has looked back at it: neither answers after the event nor a joint analysis. Bring people together while they remember it.
attention-card-no_activity = 🧩 <b>{ $theme }</b>
    { $count ->
        [one] { $count } teacher has
       *[other] { $count } teachers have
    } named this deficit, but no activity of the plan is there for it. Tick it on the card of an activity that fits (“Stage and deficits”), or add a new one.
case-button-plan = 📅 Plan
case-button-events = 🎓 Events

# When to warn.
patience-open = 🔔 When to warn
patience-main = 🔔 <b>When to warn</b>
    After how many weeks something is shown under “Attention”. Tap a line to change it.
patience-button = { $kind ->
    [silent_weeks] Pair without meetings
    [follow_weeks] No trial lesson
   *[settled_weeks] Leave settled alone
}: { $n } wk
patience-ask = { $kind ->
    [silent_weeks] After how many weeks without a meeting should a pair be shown?
    [follow_weeks] How many weeks to wait for a trial lesson after experience was shown?
   *[settled_weeks] For how many weeks should what you have settled stay away?
} Type a number, for example: 4
patience-wrong = A whole number of weeks from 1 to { $most } is needed, for example: 4

# Exceptions: what is wrong, what was done.
attention-silent = 🔇 { $title } – { $person }: no meeting for { $count ->
    [one] { $count } week
   *[other] { $count } weeks
}{ $side ->
    [both] , both sides are silent
    [mentor] , the mentor is silent
    [mentee] , the mentee is silent
    [nobody] , though both are around
   *[unsaid] {""}
 }
attention-one_sided = 🔇 { $title } – { $person }: { $side ->
    [mentor] only the mentee speaks of meetings, the mentor has been silent for
    [mentee] only the mentor speaks of meetings, the mentee has been silent for
   *[unsaid] only one side speaks of meetings, for
} { $count ->
    [one] { $count } week
   *[other] { $count } weeks
}
case-line = { $n }. { $words }
case-taken = {" "}· in hand: { $by }, { $day }
case-card = { $words }
case-gone = This case is no more: all is settled.
case-hint-silent = Silent is who has logged no meeting, done no task, called for no help and answered no invitation in that time. { $side ->
    [nobody] Both are around: perhaps they met and did not log it. Ask either of them.
    [both] Write to or call both: the pair may need a pause, or another partner.
   *[mentor] Begin with the one who is silent.
}
case-hint-one_sided = Meetings are logged, but { $side ->
    [mentor] the mentor has confirmed none of them and given no other sign.
    [mentee] the mentee has confirmed none of them and given no other sign.
   *[both] the other side has given no sign.
} Find out how they are really doing.
case-button-open = Open
case-button-taken = I take it
case-button-done = Done…
case-button-no-problem = Not a problem
case-button-no-word = No comment
case-type-word = What was done? A few words: the other methodists will see them, and you in the next digests.
case-noted = { $outcome ->
    [taken] 🔧
    [done] ✅
   *[no_problem] ➖
} { $about }: { $outcome ->
    [taken] taken in hand
    [done] done
   *[no_problem] not a problem
}{ $worded ->
    [0] {""}
   *[other] , “{ $word }”
 } ({ $by }, { $day })
case-noted-now = { $outcome ->
    [taken] Noted: in hand. The line stays in the list with your name.
    [done] Noted, thank you. It is off the list.
   *[no_problem] All right, it stays away for a while.
}
case-notes = <b>What was done</b>
case-no-notes = <b>What was done</b>
    Nothing is noted yet. Open any line of “Attention” and say what you did.
digest-head = 📋 <b>The week's digest</b>, { $day }
    { $more ->
        [0] { $n ->
            [one] <b>{ $n }</b> needs a decision
           *[other] <b>{ $n }</b> need a decision
        }
       *[other] More than <b>{ $n }</b> need a decision
    }, all else goes by the plan.
digest-quiet = 📋 <b>The week's digest</b>, { $day }. Nothing to decide now: all goes by the plan.
digest-settled = { $n ->
    [one] { $n } decision noted this week:
   *[other] { $n } decisions noted this week:
}
digest-rider = 📋 The week's digest: { $n ->
    [0] nothing to decide, all goes by the plan
    [one] { $n } needs a decision
   *[other] { $more ->
        [0] { $n }
       *[other] more than { $n }
    } need a decision
}
digest-rider-button = Open the digest
digest-button-notes = What was done

# Schools' requests and their map.
attention-unmet = 🗺 { $school }: { $count ->
    [one] { $count } request
   *[other] { $count } requests
} without an answer
requests-asked = 🗺 { $school }: name the school's risks and what it needs help with. It takes a minute, and the methodist will find activities and mentors for it.
requests-asked-several = 🗺 { $count ->
        [one] { $count } school has
       *[other] { $count } schools have
    } not named risks and requests yet: { $names }{ $more ->
        [0] .
       *[other] {" "}and { $more } more.
    } They have no curator or team in the bot, so you are asked.
requests-asked-map = Map of requests
requests-asked-button = Name the requests
requests-open = 🗺 Risks and requests
requests-form = 🗺 <b>{ $school }: risks and requests</b>
requests-risks = Risks: { $risks }
requests-list = Help is needed with:
requests-none = No requests yet.
requests-item = • { $name }
requests-editable = <i>It can be changed at any time while the programme runs.</i>
requests-closed = <i>The programme is over, nothing can be changed.</i>
requests-button-deficits = Choose from the list
requests-button-own = In own words
requests-button-risks = Name the risks
requests-button-drop = Take one back
requests-button-ready = Ready
requests-ask-deficits = <b>{ $school }</b>: what is help needed with? Several may be ticked.
requests-ask-own = Write one request in one message. For example: “preparing for the physics exam: no teacher of our own”.
requests-ask-risks = What stands in the school's way or threatens its results? For example: “two maths teachers are leaving, many newcomers”.
requests-ask-drop = Which request should go?
requests-empty = The request is empty. Write what is needed, for example: “working with a difficult class”.
requests-too-many = At most { $limit } requests can be in own words. Take one back or choose from the list.
requests-over = The programme is over, requests can't be changed any more.
map-open = 🗺 Map of requests
map-main = 🗺 <b>Map of requests</b>
    Schools: { $schools } · requests: { $requests }{ $unanswered ->
    [0] {""}
   *[other] {" "}· without an answer: <b>{ $unanswered }</b>
 }{ $silent ->
    [0] {""}
    [one] {" "}· { $silent } school has not answered yet
   *[other] {" "}· { $silent } schools have not answered yet
 }
map-school-line = { $state ->
    [silent] ▫️ { $name }
    [unmet] ❗ { $n } · { $name }
   *[met] ✅ { $n } · { $name }
}
map-school = <b>{ $school }</b>
    Risks: { $risks }
map-requests = <b>{ $only ->
    [0] All requests
   *[other] Requests without an answer
}</b>: { $n }
map-request = <b>{ $name }</b>
    { $school }
map-answers = Answered by:
map-no-answers = ❗ Nothing answers this request yet.
map-answer = { $icon } { $name }
map-proposed = About the same deficit:
map-choose-activity = Which activity answers the request?
map-nothing-activity = There are no activities in the plan yet.
map-choose-pair = Which pair or group answers the request?
map-nothing-pair = There are no pairs or groups yet.
map-choose-practice = Which practice answers the request?
map-nothing-practice = There is nothing in the bank of practices yet.
map-button-requests = All requests
map-button-only = { $only ->
    [0] Only unanswered ones
   *[other] Show all
}
map-button-table = Table .xlsx
map-button-form = Change its requests
map-button-activity = ➕ Activity
map-button-pair = ➕ Pair
map-button-practice = ➕ Practice
map-button-unlink = Take an answer away
map-file = Map of requests.xlsx
map-caption = 🗺 Map of requests: { $n ->
    [one] { $n } row
   *[other] { $n } rows
}
map-sheet = Map of requests
map-column-school = School
map-column-category = Category
map-column-risks = Risks
map-column-request = Request
map-column-activities = Activities
map-column-pairs = Pairs and groups
map-column-practices = Practices
map-column-state = Answer
map-state = { $state ->
    [met] yes
    [unmet] no
   *[none] no requests
}

# Indicators.
figures-open = 🎯 Indicators
figures-main = 🎯 <b>Indicators</b> on { $day }
    Tap an indicator to see what it is made of.
figure-name = { $kind ->
    [schools] Schools involved
    [weak_schools] Weak schools involved
    [teachers] Teachers covered
    [on_time] Activities on time
   *[satisfaction] Satisfaction
}
figure-line = { $mark } <b>{ $name }: { $value }</b>, goal { $goal }
    { $kind ->
    [satisfaction] { $denominator ->
        [0] no marks that may be shown yet
        [one] from { $denominator } mark
       *[other] from { $denominator } marks
    }
   *[other] { $numerator } of { $denominator }
 }{ $missing ->
    [0] {""}
    [one] {" "}· without { $missing } school: no head-count
   *[other] {" "}· without { $missing } schools: no head-count
 }
figure-short = { $name }: { $value }
figure-explained = { $kind ->
    [schools] The share of the municipality's schools whose teachers are in a pair or group, were at an event or did a task. The date: since when.
    [weak_schools] The same among schools with low results and at risk.
    [teachers] The share of the municipality's teachers who are in a pair or group, were at an event or did a task. The date: when the teachers were counted.
    [on_time] The share of activities whose day has passed and of which every task was done in time. The date: the last day that has passed.
   *[satisfaction] The mean of all marks from 1 to 5 in closed surveys after events. Surveys with too few answers are left out.
}
figure-missing = Left out, for their teachers were not counted or are fewer than those covered: { $names }{ $more ->
    [0] .
   *[other] {" "}and { $more } more.
 } Set it on the school's card (“People and pairs” → “Schools”).
figure-empty = Nothing yet.
figure-school = { $mark } { $name }{ $since ->
    [0] {""}
   *[other] , since { $day }
 }
figure-head-count = { $name }: { $count } of { $total } (on { $day })
figure-no-count = ▫️ { $name }: { $count }, no head-count
figure-activity = { $mark } { $name }: { $count } of { $total }, due { $day }
figure-event = { $name }, { $day }: { $mean } ({ $total ->
    [one] { $total } mark
   *[other] { $total } marks
})
figure-person = • { $name }, since { $day }
figure-button-names = By name
figure-button-schools = By school
figures-file = Indicators.xlsx
figures-caption = 🎯 Indicators on { $day }
figures-sheet = Indicators
figures-column-name = Indicator
figures-column-value = Value
figures-column-numerator = Numerator
figures-column-denominator = Denominator
figures-column-goal = Goal
figures-column-missing = Left out (no head-count)
figures-column-on = On
figures-column-line = Name
figures-column-counts = Counts
figures-column-count = Number
figures-column-total = Of
figures-column-mean = Mean
figures-column-day = Date
figures-yes = yes
figures-no = no
region-figures = { $figures }

# Results of schools.
results-open = 📈 Results
results-main = 📈 <b>Schools' results</b>
    What has changed, and what it took. Tap a school for its summary, or to enter a value.
results-nobody = 📈 <b>Schools' results</b>
    There are no schools in the programme yet.
results-school = <b>{ $school }</b>
results-point = { $value } ({ $day })
results-line = { $state ->
    [better] 🟢
    [worse] 🔻
    [same] ▫️
   *[none] ▫️
} { $name }: { $values }{ $state ->
    [better] , <b>{ $change }</b>
    [worse] , <b>{ $change }</b>
    [same] , no change
   *[none] {""}
 }
results-effort = ⏱ Mentors' hours: { $hours } · lessons visited: { $visits } · events: { $events } (attendances: { $attendances })
results-better = better
results-worse = worse
results-enter = Enter a value
results-mend = Take a value back
results-choose = Which result?
results-ask = <b>{ $name }</b>
    Type the value and, if it is not today's, its day: “3.8” or “3.8 on 15 May”.
results-ask-drop = Which value is wrong? It goes, and a new one can be entered.
results-number = A number is needed, for example: 3.8 or 74%. A day may follow: “3.8 on 15 May”.
results-day = The day is not clear. Type it like this: “3.8 on 15.05.2027”.
results-future = That day is still to come. Give the day on which the value was counted.
results-caption = 📈 Schools' results: { $n ->
    [one] { $n } school
   *[other] { $n } schools
}
results-file = Results of schools.xlsx
results-sheet = Results of schools
results-column-school = School
results-column-measure = Result
results-column-unit = Unit
results-column-first = Was
results-column-first-day = On
results-column-last = Is
results-column-last-day = On
results-column-change = Change
results-column-verdict = Verdict
results-column-hours = Hours
results-column-visits = Visits
results-column-events = Events
results-column-attendances = Attendances
measures-open = What is measured
measures-main = 📏 <b>What is measured</b>
    { $n ->
    [0] Add measures of your own: a mean mark, a share of good marks and the like. Curators enter values at two dates or more.
   *[other] Tap a line to ask for it no more (➖), or again. ▲ the more the better; ▼ the less.
 }
measures-add = ➕ Add
measures-ask = Type the name and, after a semicolon, the unit. For example: “Mean mark in the maths exam; points” or “Share of good marks; %”.
measures-ask-direction = When is the result better?
measures-higher = ▲ The more
measures-lower = ▼ The less
measures-double = “{ $name }” is there already. Type another name, with the subject or grade perhaps.
measures-too-many = At most { $limit } things can be measured: nobody would enter more.
school-summary-open = 📊 School's summary
school-summary = 📊 <b>{ $school }</b> on { $day }
    People: { $people } · have done something: { $covered }{ $count ->
    [0] {" "}· teachers not counted
   *[other] {" "}of { $count } teachers (on { $counted })
 }
    Tasks done: { $done } of { $tasks }{ $late ->
    [0] {""}
   *[other] , { $late } overdue
 }{ $pairs ->
    [0] {""}
    [one] {" "}({ $pairs } task of a pair counts at the schools of both)
   *[other] {" "}({ $pairs } tasks of pairs count at the schools of both)
 }
    Requests: { $requests }{ $unanswered ->
    [0] {""}
   *[other] , { $unanswered } without an answer
 }
school-summary-results = <b>Results</b>
school-summary-no-results = The methodist has not said yet which results are measured.
school-week = 📊 <b>{ $school }</b>, the week: { $fresh ->
    [one] { $fresh } task done
   *[other] { $fresh } tasks done
 }{ $pairs ->
    [0] {""}
   *[other] , { $meetings ->
        [one] { $meetings } meeting
       *[other] { $meetings } meetings
    } of pairs and groups
 }. { $done } of { $tasks } done in all{ $late ->
    [0] {""}
   *[other] , { $late } overdue
 }.{ $silent ->
    [0] {""}
    [one] {" "}{ $silent } pair or group has not met for long.
   *[other] {" "}{ $silent } pairs or groups have not met for long.
 }
results-sum = 📈 { $name }: { $first } → { $last } ({ $n ->
    [one] { $n } school
   *[other] { $n } schools
})

# Recommendations.
attention-advice = 📌 Recommendation “{ $title }”: { $count ->
    [one] { $count } is overdue
   *[other] { $count } are overdue
}
recommend-open = 📌 Recommendations
recommend-main = 📌 <b>Recommendations</b>
recommend-none = 📌 <b>Recommendations</b>
    None yet. Write on an event's card or in a summary what should be done and by whom: the addressee gets an assignment with a day, and you see how it ended.
recommend-line = { $mark } { $text }
    To: { $who } · by: { $day } · { $done } of { $total } done
recommend-write = ➕ Write one
recommend-drop = Take it back
recommend-ask-text = What do you recommend? One message, up to 300 characters. For example: “Hold a trial lesson with tasks discussed in groups, and invite the mentor”.
recommend-ask-whom = “{ $text }”
    Whom is it for?
recommend-school = A school's administration
recommend-head = Head of a subject group
recommend-people = Teachers by name
recommend-ask-school = Which school's administration? Its curators get the assignment. Part of the name may be typed.
recommend-all-schools = All schools
recommend-ask-people = Whom? Tap a name or type a surname.
recommend-chosen = { $n } chosen, go on
recommend-ask-day = By which day? Tap or type, for example: “15 December”.
recommend-made = Done: the assignments are given out, I will remind of the day.
recommend-empty = The recommendation is empty. Write what should be done.
recommend-day = The day must lie between { $first } and { $last }.
recommend-nobody = There are no such people in the programme now: perhaps the school has no curator. Choose another addressee.
recommend-too-many = At most { $limit } people can be chosen by name. Choose a role.
addressee-school = administration of { $school }
addressee-schools = administrations of all schools
addressee-head = head of the subject group: { $names }
