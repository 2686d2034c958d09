# A programme's school year, the roll-over to the next, a region's overview.
settings-year = 📅 Year and phases
settings-network = 🕸 School network
settings-network-text = <b>School network</b>
    Model: { $model }
    Pairs across schools that are not partners: { $across ->
        [1] allowed
       *[other] not allowed, schools become partners first
    }
settings-across = { $across ->
    [1] 🔒 Forbid such pairs
   *[other] 🔓 Allow such pairs
 }
year-head = <b>{ $title }</b>
    Dates: { $days }
year-launch = Launch: { $days }
year-practice = Practice: { $days }
year-completion = Completion: { $days }
year-interim = Interim review: { $day }
year-final = Final review: { $day }
year-order = List of schools approved by order No. { $number } of { $day }
year-no-order = No order for this year's list of schools yet
year-button-launch = Launch phase
year-button-practice = Practice phase
year-button-completion = Completion phase
year-button-interim = Interim review
year-button-final = Final review
year-order-button = 📄 Order
year-next = ⏭ Next year
year-ask-launch = When is the launch phase? Two dates, for example: 01.09.2026 – 31.10.2026
year-ask-practice = When is the practice phase? Two dates, for example: 1 November – 30 April
year-ask-completion = When is the completion phase? Two dates, for example: 1 May – 31 August
year-ask-interim = When is the interim review? For example: 20 December
year-ask-final = When is the final review? For example: 20 May
year-no-review = No date yet
year-ask-order = Number and date of the order that approved the year's list of schools. For example: No. 123 of 01.09.2026
year-span-unclear = I can't see two dates. Write them like this: 01.09.2026 – 31.10.2026.
year-day-unclear = I don't understand the date. Write, for example: 20.12.2026 or 20 December.
year-backwards = The end is before the beginning. First the start, then the end: 01.09.2026 – 31.10.2026.
year-outside = That is outside the programme: it runs from { $starts } to { $ends }.
year-overlap-before = { $phase ->
    [launch] The launch
    [practice] The practice
   *[completion] The completion
 } comes before and lasts until { $day }: begin later, or shorten it first.
year-overlap-after = { $phase ->
    [launch] The launch
    [practice] The practice
   *[completion] The completion
 } comes after and begins on { $day }: end earlier, or move it first.
year-reviews-order = The interim review must come before the final one.

next-year-text = <b>Next year's programme</b>
    { $title }, { $starts } – { $ends }
    It takes over the settings, phases a year later and goals ({ $goals }), partner schools: { $schools }, teams: { $teams }, people with their roles: { $people }.
    Pairs and groups come along as proposals: { $chosen } of { $all }. This year stays as it is, and history is kept.
next-year-made = Next year's programme is there already: <b>{ $title }</b>. Open it under ⚙️ Programme → “Another programme”.
next-year-make = ✅ Create the programme
next-year-pairs = 🤝 Pairs: { $chosen } of { $all }
next-year-choose = Tick the pairs and groups that go on next year.
next-year-done = { $already ->
    [1] “{ $title }” had been created before; nothing has changed.
   *[other] Done: “{ $title }”. Pairs and groups proposed: { $partnerships }. People will see the new year once it is launched.
 }

home-region = 🗺 Region overview
region-head = <b>Programmes of the region: { $region }</b>
region-head-unnamed = <b>Programmes of the municipality</b>
region-programme = <b>{ $title }</b>{ $said ->
        [1] {""}
       *[other] {" "}· { $municipality }
    }
    { $state } · schools: { $schools } · people: { $people }, { $connected } connected
    Pairs and groups: { $partnerships } · { $due ->
        [0] no assignments yet
       *[other] { $done } of { $due } assignments done
    }
