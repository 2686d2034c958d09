# The main menu, commands, and the answer to what was not understood.
home-head = <b>{ $title }</b>{ $schools ->
    [0] { "" }
    [one] { " " }· { $schools } school
   *[other] { " " }· { $schools } schools
 }{ $people ->
    [0] { "" }
   *[other] { " " }· connected: { $connected } of { $people }
 }
home-needs-attention = Need attention today: <b>{ $more ->
    [0] { $n }
   *[other] more than { $n }
 }</b>
home-all-well = All goes by the plan, nothing to decide now.
home-preparing = The programme is being prepared; until the launch the bot writes to nobody of its own accord. { $step ->
    [roster] Begin with the list of teachers, then the plan.
    [plan] Next comes the plan: from a file, a template, or typed.
    [invite] Next hand out the personal links: the bot writes to whoever has opened theirs. You may also launch at once.
   *[launch] Everything is there: it can be launched.
 }
home-nobody-in = Nobody has opened their link yet, so the bot has nobody to write to: hand out the invitations.
home-step-roster = 📋 Load the list
home-step-plan = 📅 Load the plan
home-step-invite = ✉️ Invite people
home-step-both = ✉️ Invite and launch
home-member = Hello, { $name }!
    <b>{ $title }</b>
home-my-tasks = { $n ->
    [one] You have { $n } thing to do this week
   *[other] You have { $n } things to do this week
 }{ $overdue ->
    [0] .
   *[other] , overdue: { $overdue }.
 }
home-school-attention = At your school need attention: <b>{ $more ->
    [0] { $n }
   *[other] more than { $n }
 }</b>
home-no-tasks = Nothing is asked of you now. I'll remind you when something is due.
home-not-launched = The programme is still being prepared. I'll write when it begins.
home-look-again = 🔄 Refresh
home-next-task = Next: { $title }. By { $day }
home-launch = 🚀 Launch the programme
home-attention = 🔔 Attention{ $attention ->
    [0] { "" }
   *[other] { " " }· { $attention }{ $attention_more ->
        [0] { "" }
       *[other] +
     }
 }
home-plan = 📅 Plan{ $overdue ->
    [0] { "" }
   *[other] { " " }· { $overdue } overdue
 }
home-people = 👥 People and pairs
home-events = 🎓 Events
home-broadcasts = 📣 Broadcast
home-summaries = 📊 Summaries
home-programme = ⚙️ Programme
home-my-week = 📅 My week{ $tasks ->
    [0] { "" }
   *[other] { " " }· { $tasks }
 }
home-my-roadmap = 🗺 My roadmap
home-my-partners = { $mentor ->
    [1] 🤝 My mentor
   *[other] 🤝 My mentees
 }
home-my-school = 🏫 My school
home-profile = 👤 My data
home-other-programme = 🔀 Another programme
home-new-programme = ➕ New programme
home-answer-first = Please answer with a button here: the question is below.
home-edited = I do not read an edited message again: what you wrote first stands. To change an answer, open that question once more and send a new message.
home-not-understood = Thank you for writing! I am a bot and can't pass this on to anybody: what I can do is on the buttons below. If you were answering a question of mine, tap the button under it and send the answer again.
home-only-text = The answer must be text here. Write it as an ordinary message.

start-owner = Hello! You own this bot. You have no mentoring programme of your own yet: set one up in two minutes, or open one that is there through “All programmes”.
start-stranger = Hello! I am Svyazka, the bot of a network mentoring programme: I remind people of meetings and activities and tell the methodist what is done.
    You are in no programme yet. Ask the methodist for your personal link, or the curator for your school's link, and open it.

help-methodist = <b>What the bot can do</b>
    1. “People and pairs”: the list of teachers from an .xlsx, personal links, pairs and groups.
    2. “Plan”: the roadmap from a .docx or .xlsx becomes assignments with dates.
    3. “Launch”: people get one message a day and answer with buttons.
    4. “Events”, “Broadcast”, “Summaries”: invitations, notices, surveys and reports.
    Commands: /menu, /me, /help.
help-member = <b>How it works</b>
    Once a day, on the morning of a working day, I send one message about what is due. Answer with the buttons under it: “✓” done, “Later”, “Not possible”, “Help”.
    “My week” shows everything at once, “My data” (/me): what is kept of you, the language, and taking your consent back.
    Commands: /menu, /me, /help.

list-earlier = ← Earlier
list-later = Next →
