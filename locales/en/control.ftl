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
attention-no_trial = { $n }. 🎓 { $school }: experience shown, no trial lesson followed{ $themed ->
    [0] {""}
   *[other] {" "}("{ $theme }")
 }
attention-no_reflection = { $n }. 🪞 { $school }: a trial lesson, but no reflection{ $themed ->
    [0] {""}
   *[other] {" "}("{ $theme }")
 }
attention-no_activity = { $n }. 🧩 "{ $theme }": { $count ->
    [one] { $count } teacher needs
   *[other] { $count } teachers need
} help, no activity is there for it
attention-card-no_trial = 🎓 <b>{ $school }</b>
    Experience was shown: "{ $title }", { $day }.{ $themed ->
    [0] {""}
   *[other] {" "}On: { $theme }.
 }
    Since then the school has had no trial lesson, and none is planned. Add one to the plan, or an event with the stage "trial lesson".
attention-card-no_reflection = 🪞 <b>{ $school }</b>
    The trial lesson: "{ $title }", { $day }.{ $themed ->
    [0] {""}
   *[other] {" "}On: { $theme }.
 }
    More than a week has passed and nobody has looked back at it: neither answers after the event nor a joint analysis. Bring people together while they remember it.
attention-card-no_activity = 🧩 <b>{ $theme }</b>
    { $count ->
        [one] { $count } teacher has
       *[other] { $count } teachers have
    } named this deficit, but no activity of the plan is there for it. Tick it on the card of an activity that fits ("Stage and deficits"), or add a new one.
case-button-plan = 📅 Plan
case-button-events = 🎓 Events

# When to warn.
patience-open = 🔔 When to warn
patience-main = 🔔 <b>When to warn</b>
    After how many weeks something is shown under "Attention". Tap a line to change it.
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
