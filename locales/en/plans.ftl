# A new version of the document: how it differs from the plan.
plan-button-update = New version of the plan
update-main = “{ $file }” compared with the plan.
    ➕ new: <b>{ $added }</b>   ✏️ changed: <b>{ $changed }</b>   ➖ gone: <b>{ $gone }</b>   ✅ unchanged: <b>{ $unchanged }</b>
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
