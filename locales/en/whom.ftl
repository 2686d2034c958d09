# Who is responsible: roles, schools, teams and people behind the plan's words.
whom-button = 👥 Who is responsible
whom-text = <b>Who is responsible for what</b>

    The columns “responsible” and “participants” have { $count ->
        [one] { $count } wording
       *[other] { $count } wordings
    }. Here you see whom each means; I keep the answer for later versions of the plan, too.{ $unclear ->
        [0] {""}
        [one] {" "}❓ One means nobody yet.
       *[other] {" "}❓ { $unclear } mean nobody yet.
    }
whom-card = In the plan{ $taking ->
        [yes] {" "}(participants)
       *[no] {""}
    }: “{ $wording }”
    Activities: { $count }
    That is: <b>{ $whom }</b>
    People now: { $people }
whom-would = { $given ->
    [0] {""}
    [one] { $given } person gets the activities.{" "}
   *[other] { $given } people get the activities.{" "}
 }{ $released ->
    [0] Nothing is taken off anybody.
    [one] What is not done is taken off { $released } person; I say so in one line.
   *[other] What is not done is taken off { $released } people; I say so in one line.
 }
whom-save = 💾 Save
whom-saved = ✅ Saved. { $people ->
    [one] { $people } person is responsible
   *[other] { $people } people are responsible
 }{ $released ->
    [0] .
   *[other] , taken off { $released }.
 }
whom-saved-taking-part = ✅ Saved. Participants: { $people }{ $released ->
    [0] .
   *[other] , taken off { $released }.
 }
whom-schools-button = 🏫 Schools: { $n_schools ->
    [0] all
   *[other] { $n_schools }
 }
whom-teams-button = 👥 Teams: { $n_teams }
whom-people-button = 👤 People: { $n_people }
whom-schools = <b>Which schools?</b>
    Tick kinds of schools or single ones: only the chosen roles of these schools are responsible. Without a role these are the curators. Nothing ticked: all schools.
whom-teams = <b>Which teams?</b>
    Everybody in the team is responsible.
whom-no-teams = The programme has no teams yet. They are made under “People and pairs”.
whom-people = <b>Who exactly?</b>
    Tick people; to find somebody, write the surname.
whom-category-leader = leading schools
whom-category-low_results = low results
whom-category-at_risk = schools at risk
whom-category-other = other schools
whom-more = and { $count } more
whom-named = chosen by name
whom-many = There is room for { $limit } schools, teams and people by name. Choose a role or a kind of schools instead.
whom-unassigned = ➖ “{ $title }”{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
 }: somebody else is responsible now, you need not do it

# How many answers are needed: of each, one of a school, one of a pair.
answering-each = 👤 Each one answers
answering-school = 🏫 One answer per school
answering-pair = 🤝 One answer per pair
shared-taking-part = you take part
shared-school = one answer per school
shared-pair = one answer per pair
week-card-taking-part = 🙋 You are among the participants. Tick it off when you have taken part; nothing is to be shown.
week-card-school = 🏫 This is asked of the school: one tick is enough, and everybody who was asked will see it.
week-card-pair = 🤝 This is asked of the pair or group: one tick is enough, and everybody who was asked will see it.
