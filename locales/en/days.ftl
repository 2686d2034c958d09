# A programme's own days off, school holidays, working Saturdays; days of reminders.
own-days-button = 🏖 Days off and holidays
own-days-text = <b>Own days off and school holidays</b>

    On weekends and the country's public holidays I disturb nobody anyway. Add your own here: local days off, school holidays, working Saturdays. Reminders move to the working day before.{ $count ->
        [0] {""}
       *[other] {" "}Marked: { $count }. To remove one, tap its line.
    }
own-days-quiet = { $quiet ->
    [1] In the school holidays I remind nobody.
   *[other] In the school holidays I remind as usual: for teachers these are working days.
 }
own-days-switch = { $quiet ->
    [1] 🔔 Remind in the holidays
   *[other] 🔕 Be silent in the holidays
 }
own-days-country = { $country ->
    [BY] Belarus
    [KZ] Kazakhstan
    [KG] Kyrgyzstan
    [AM] Armenia
    [UZ] Uzbekistan
    [TJ] Tajikistan
    [MD] Moldova
   *[RU] Russia
 }
own-days-country-button = 🌍 Holidays: { $name }
own-days-ask-country = Whose public holidays are days off? Reminders move to working days.
own-days-moved = { $count ->
    [0] ✅ Done. Reminders stay on their days.
    [one] ✅ Done. { $count } reminder has changed.
   *[other] ✅ Done. { $count } reminders have changed.
 }
own-days-off = day off
own-days-working = working day
own-days-holidays = { $season ->
    [autumn] autumn holidays
    [winter] winter holidays
    [spring] spring holidays
   *[summer] summer holidays
 }
own-days-season = { $season ->
    [autumn] autumn
    [winter] winter
    [spring] spring
   *[summer] summer
 }
own-days-add-off = ➕ Day off
own-days-add-holidays = ➕ School holidays
own-days-add-working = ➕ Working Saturday
own-days-ask-off = Which day is off? Choose it or write: “15 January” or “15 January – 17 January”.
own-days-ask-holidays = When are the holidays? Choose the first day or write both: “28 October – 5 November”.
own-days-ask-working = Which day is worked though the calendar has it off? Choose it or write, for example: “26 December”.
own-days-ask-last = It begins on { $day }. And the last day? Choose it or write, for example: “5 November”.
own-days-single = This day only
own-days-ask-title = What is this day off called? For example: “District day”. A single day with a name is taken over into next year's programme, too.
own-days-no-title = No name
own-days-card = { $mark } <b>{ $title }</b>
    { $days }
own-days-remove = 🗑 Remove
own-days-gone = This day is not in the calendar any more.
own-days-many = { $limit } are marked already: there is no room for more. Remove some.
own-days-long = { $kind ->
    [working] Working days are marked one by one. Write one day, for example: “26 December”.
    [off] Days off last { $limit } days at the most. If these are school holidays, add them as such.
   *[holidays] School holidays last { $limit } days at the most. Check the dates, for example: “28 October – 5 November”.
 }
own-days-known = { $kind ->
    [working] These days meet the working day of { $day }.
    [off] These days meet the day off that begins on { $day }.
   *[holidays] These days meet the school holidays that begin on { $day }.
 } Remove that from the list first, or choose other dates.
own-days-worked = { $day } is a working day anyway. Choose a Saturday, a Sunday or a public holiday.

offsets-button = 🔔 Reminders
offsets-of-all = <b>When to remind of activities</b>
offsets-of-activity = <b>When to remind</b>
    { $title }
offsets-now = { $own ->
    [1] Now: { $days }.
   *[other] As in the whole plan: { $days }.
 }
offsets-no = no reminders until it is late
offsets-ask = Tick the days or write them as numbers: “7, 1, 0, +3”. A number without a sign means so many days before the due date, with a plus after it. Whatever is due to be said comes as one message a day.
offset-before = { $days ->
    [one] { $days } day before
   *[other] { $days } days before
 }
offset-day = on the day
offset-after = { $days ->
    [one] { $days } day after
   *[other] { $days } days after
 }
offsets-common = As in the whole plan
offsets-none = One day at least is needed, or nobody will think of the plan. Tick it or write, for example: “7, 1, 0, +3”.
offsets-many = Too many days: there is room for { $limit }. Keep what matters, for example: “7, 1, 0, +3”.
offsets-far = I remind no further than { $limit } days before or after the due date. Write, for example: “7, 1, 0, +3”.
offsets-unclear = I don't understand “{ $text }”. Write numbers with commas, for example: “7, 1, 0, +3”.
