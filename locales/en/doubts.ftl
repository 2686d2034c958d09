# What the roadmap reader is not sure of. Each sentence says what is unclear, and what was taken if anything was.

-doubt-ask = Please check.

doubt-no-period = No time is given. When should this be done?
doubt-period-from-above = No time is given; taken from the line above: “{ $text }”. Right?
doubt-period-unread = The time “{ $text }” could not be understood. When should this be done?
doubt-part-unread = Not all of the time was understood: “{ $text }” is left. Does it change the date?
doubt-no-year = No year is named anywhere. Which school year is this plan for?
doubt-several-years = The plan is for { $first }–{ $last }, and no year is named here. Which year is it, or is it every year?
doubt-year-from-cells = This row names no year; { $year } was taken from the rows around it. Is that right?
doubt-year-from-stamp = The document names no year; { $year } was taken from the date of approval. Is that right?
doubt-school-year-conflict = The document says { $document }, the programme { $programme }. Which years are right?
doubt-next-year = “{ $text }”: taken as the year { $year }. Is that right?
doubt-august = August of the school year { $year }: at its beginning or its end? It was taken by the order of the rows, please check the year.
doubt-quarter-year = “{ $text }” touches two school years. Which year's quarter is it?
doubt-odd-year = The year { $year } looks like a slip. { -doubt-ask }
doubt-bad-date = There is no such day in the calendar: “{ $text }”. Which date is right?
doubt-no-month = “{ $text }”: no month is named. Is it every month, or a certain one?
doubt-end-before-start = The end comes before the start: { $start } – { $end }. What is right?
doubt-outside-programme = { $date } lies outside the programme. Is the date right?
doubt-outside-plan = { $date } lies outside the plan itself ({ $start } – { $end }). Is the date right?
doubt-weekday = { $date } is another weekday than the one written. Which is right, the date or the day?
doubt-holidays-unknown = “{ $text }”: the programme has no such holidays. Mark them under “Programme → Time → Days off and holidays”, or name the dates.
doubt-open-end = It begins on { $start }, but no end is given. Until when?
doubt-list-or-range = No sign stands between the dates: separate days or a range? Taken as separate days.
doubt-week-of-month = “{ $text }”: taken as { $start } – { $end }. Correct it if your weeks are counted otherwise.
doubt-week-of-no-month = “{ $text }”: a week without a month. Taken as every month. Is that right?
doubt-third-of-month = “{ $text }”: taken as { $start } – { $end }. Correct it if it is meant otherwise.
doubt-half-year-bounds = The second half-year: taken as { $start } – { $end }. Correct it if yours differs.
doubt-term-bounds = “{ $text }”: terms differ from school to school, taken as { $start } – { $end }. Correct it if yours differs.
doubt-year-edge = “{ $text }”: taken as { $start } – { $end }. Which year is meant, the school year or the calendar year?
doubt-deadline-of-month = “{ $text }”: including it, or before it begins? Taken as including it.
doubt-several-deadlines = More than one deadline is named: “{ $text }”. Make separate activities of them?
doubt-mixed = The time “{ $text }” names different things. Which of them counts?
doubt-month-guess = “{ $text }” looks like { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
}. Is that right?
doubt-several-rules = “{ $text }”: the rhythm is named in different ways. How often does it happen?
doubt-times-without-dates = “{ $text }”: how many times is said, but not when. Please name months or days.
doubt-edge-of-each = “{ $text }”: the rhythm is clear, the day is not. On which days does it happen?
doubt-term-rule = “{ $text }”: taken as every three months. Name the months if your terms are counted otherwise.
doubt-yearly-part = “{ $text }”: every year, but the days within the month could not be kept. Which days are they?
doubt-during-unclear = “{ $text }”: which one? Please name the month or the dates.
doubt-columns-guessed = The table has no header; what its columns hold was told by their content. { -doubt-ask }
doubt-times-by-column = “{ $title }”: each column has a time of its own. Is it one activity for all of them, or one each? Read as one.

# Doubts about the whole document.
doubt-row-without-title = Row { $row } ({ $period }) has no title and was left out of the plan. Add its title if it is needed.
doubt-row-without-all = Row { $row } has neither a title nor a time and was left out of the plan.
doubt-section-or-activity = Row { $row } “{ $title }” was read as a heading, because it has no time. If it is an activity, add it.
doubt-table-skipped = A table without times (“{ $title }” …, rows: { $rows }) was left out of the plan.
doubt-table-other-columns = A table without a header, from row { $row }: it has not as many columns as the one above. What they hold was told by their content, the section was left as it was. { -doubt-ask }
doubt-column-unnamed = Column { $column } has no header (“{ $text }” …): what it holds is not clear, and it was left out of the plan. If it holds people or results, give it a header and send the file again.
doubt-table-unread = A table was not understood (“{ $title }” …, rows with times: { $rows }): it has no header and not as many columns as the one above. It was left out of the plan; add its rows yourself.

# Why there is no plan.
roadmap-no-plan = The file has neither a table nor a list of activities with times. Send the roadmap: it needs titles of activities and times.
roadmap-no-dates = No times were found in the file's tables. Add a column “Сроки” (time) and send the file again.
roadmap-bad-school-year = “{ $text }” does not look like a school year. Example: 2023-2024.
