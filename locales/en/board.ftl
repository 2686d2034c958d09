# The plan's board: activities by direction, school, state and stage.
board-button = 🔎 Board
plan-button-more = ⚙️ More…
plan-more-text = <b>The plan: more</b>
    Who is responsible, the reviews, the order on the plan, and a file for the calendar.
plan-button-own-week = 📅 My week
board-text = <b>Board</b> · { $all ->
        [1] the whole plan
       *[other] { $chosen }
    }
    { $count ->
        [0] There are no such activities. Change or reset the choice.
        [one] { $count } activity
       *[other] { $count } activities
    }
board-line = <b>{ $n }.</b> { $mark } { $title }. { $period }{ $total ->
        [0] {""}
       *[other] {" "}· { $done } of { $total }
    }
board-button-state = State
board-button-school = School
board-button-direction = Direction
board-button-stage = Stage
board-reset = ✖️ Reset
board-any = All
board-states = <b>In which state?</b>
board-schools = <b>Which school?</b>
    Only what its own people have is counted.
board-no-schools = Nobody has anything of the plan to do yet.
board-directions = <b>Which direction?</b>
board-stages = <b>Which stage of action learning?</b>
board-no-stages = No activity has a stage yet. It is marked on the activity's card.
board-state-late = late
board-state-open = under way
board-state-not_possible = not possible
board-state-done = done by all
board-state-waiting = given to nobody yet
