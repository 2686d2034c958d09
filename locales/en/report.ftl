# The programme's report: words of the template and of the document.
report-heading = REPORT
report-about = on the mentoring programme “{ $programme }”, { $period }
report-as-of = as of { $on }
report-by-order = Programme approved by order { $order }
report-part-one = PART 1. QUALITY OF THE PROCESS
report-part-two = PART 2. CHANGE IN THE PARTICIPANTS
report-nothing = There is no data yet.
report-of = { $done } of { $total }
report-figures = Indicators
report-indicator = Indicator
report-value = Value
report-source = Made of
report-goal = Goal
report-verdict-column = Reached
report-verdict = { $state ->
    [yes] yes
    [no] no
   *[none] —
 }
report-made-of = { $kind ->
    [satisfaction] { $denominator ->
        [0] no marks
        [one] { $denominator } mark
       *[other] { $denominator } marks
    }
   *[other] { $numerator } of { $denominator }
 }{ $missing ->
    [0] {""}
    [one] , without { $missing } school
   *[other] , without { $missing } schools
 }
report-uncounted-schools = Teachers covered leaves out schools whose teachers nobody has counted, or that have outgrown their count: { $missing }.
report-uncounted = { $n }, no head-count
report-taking-part = Participants of activities that others are responsible for: { $took_part } of { $takers } say that they took part.
report-plan = Roadmap
report-direction = Direction
report-no-direction = No direction
report-activities = Activities
report-due = Day has come
report-on-time = On time
report-tasks = Tasks
report-done = Done
report-late = Late
report-partnerships = Pairs and groups
report-pairs-made = Pairs
report-groups-made = Groups
report-running = Active / ended
report-people = Mentors / mentees
report-meetings-count = Meetings in the journal
report-visits-count = Visits to lessons among them
report-hours-count = Mentors' time
report-kinds = Events by kind
report-kind = Kind
report-held = Held
report-invited = Invited
report-attended = Came
report-events = Events
report-event = Event
report-day = Day
report-came = Invited / came
report-orders = Orders
report-csi-column = CSI
report-high-column = 4 or 5
report-nps-column = NPS
report-csi = Satisfaction (CSI)
report-hidden = hidden
report-surveys = Surveys
report-survey = Survey
report-asked = Asked
report-answered = Answered
report-rate = Share
report-hidden-note = Where fewer than five answered, the results of an anonymous survey are not shown and are in no sum.
report-requests-line = Requests of schools that something answers: { $requests }.
report-recommendations-line = Recommendations carried out: { $recommendations }.
report-comparisons = Start and end of the programme
report-comparison-title = { $title }
report-comparison-when = Before: { $first }. After: { $second }. Groups are compared, not people.
report-no-comparisons = There is nothing to compare: it takes closed surveys of the programme's start and end with questions in common.
report-question = Question
report-before = Before
report-after = After
report-change = Change
report-points = { $n } pp
report-reflection = Reflection
report-reflected = Said after events what they take into their work: { $reflected }.
report-difficulties = What was hard:
report-goals-heading = Goals of personal programmes
report-goals-about = Programmes agreed: { $programmes }; goals in them: { $goals }.
report-reached = Reached
report-partly = Reached in part
report-not-yet = Not reached yet
report-unmarked = Not marked
report-measures = Results of schools, means
report-measure = Result
report-schools-count = Schools
report-schools = Results and effort, school by school
report-school = School
report-hours-column = Time
report-spent-column = Visits / events
report-annex = Annex. What the indicators are made of
report-line = Name
report-counts = Counted
report-share = How many
report-signature = Methodist ____________________ / ____________________ /
report-signed-on = “____” ____________ 20___
