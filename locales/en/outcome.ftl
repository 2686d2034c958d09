# The interim and the final review of the plan.
outcome-name = { $kind ->
    [interim] Interim review
   *[final] Final review
 }
outcome-planned = 📌 <b>{ $kind ->
    [interim] Interim review
   *[final] Final review
 }</b>: { $dated ->
    [1] { $day }
   *[other] no day yet
 }
outcome-held = ✅ <b>{ $kind ->
    [interim] Interim review
   *[final] Final review
 }</b>: held on { $day }
outcome-text = { $text }
outcome-order = Order No. { $number } of { $day }
outcome-write = { $held ->
    [1] ✏️ Change the outcome
   *[other] ✏️ Write the outcome
 }
outcome-day = 📅 Another day
outcome-ask = What did it come to? Write in one message: what is done, what changes, what to work on next.
outcome-ask-day = When was it held? For example: “20 December”.
outcome-day-wrong = This day will not do: a review is held from { $starts } on and no later than today. Write, for example: “20 December”.
outcome-empty = Words are needed: write what it came to.
outcome-line = 📌 { $kind ->
    [interim] Interim review of the plan
   *[final] Final review of the plan
 }: { $day }. Once it is held, write down what it came to.
outcome-open = Review of the plan
outcome-direction = Reviews
