# Schools, partner schools, teams.
schools-exists = There is such a school already: { $name }.
schools-count-wrong = How many teachers? A number from 1 to { $limit }, for example: 24.
schools-count-future = The day of the count is still to come. Write, for example: 24 on 01.09.2026.
schools-partners-count = Choose partner schools: from one to { $limit }.
schools-partner-self = A school can't be its own partner. Choose another one.
partnerships-across-schools = “{ $mentor }” and “{ $mentee }” are not partner schools. Make them partners first (“People and pairs” → “Schools”) or allow such pairs: “Programme” → “School network”.
teams-exists = There is a team “{ $name }” already. Choose another name.
teams-full = The team has { $limit } people already; no more fit in.

people-schools = 🏫 Schools
people-own-school = 🏫 About the school
schools-text = <b>Schools</b>{ $searched ->
    [0] { "" }
   *[other] { "" }: search “{ $query }”
 }
    ⭐ leader · 🔻 low results · 🔸 at risk
    { $none ->
    [1] There are no such schools.
   *[other] To find a school, write part of its name.{ $paged ->
        [0] { "" }
       *[other] { " " }Page { $page }.
     }
 }
schools-all-again = ✖ Clear the search
schools-add = ➕ Add
schools-ask-name = What is the school called? Up to 200 characters, for example: Northside School.
school-head = <b>{ $name }</b>
    Category: { $category }
school-count = Teachers: { $n } (on { $day })
school-count-undated = Teachers: { $n } (day of the count unknown)
school-not-counted = Number of teachers not given
school-people = Taking part: { $n } · teams: { $teams } · partner schools: { $partners }
school-writings = Other writings: { $names }
school-category-leader = leader school
school-category-low_results = low results
school-category-at_risk = at risk
school-category-other = other
school-name = ✏️ Name
school-category = 🏷 Category
school-count-button = 🔢 Number of teachers
school-partners = 🤝 Partner schools
school-merge = 🔗 It's the same school
teams-button = 🧩 Teams
school-ask-category = Which category is the school?
school-ask-count = How many teachers, and as of what day? For example: 24 on 01.09.2026. Without a day I note today.
schools-count-unclear = I can't see a number or a day. Write it like this: 24 on 01.09.2026.
school-ask-double = Which entry is really the same school as “{ $name }”?{ $none ->
    [1] { " " }There are no such schools.
   *[other] { " " }Write part of the name to find it.
 }
school-merge-check = “{ $gone }” becomes part of <b>“{ $kept }”</b>.
    People ({ $people }), teams and partnerships ({ $partnerships }) move over. I will remember “{ $gone }” as a writing, so that the next list finds the school. This can't be undone.
school-merge-yes = 🔗 Make them one
school-partners-text = <b>{ $name }</b>: partner schools
    → this school leads · ← the other leads · ▫️ ended{ $n ->
    [0] { "" }
    No partners yet.
   *[other] { "" }
 }
school-partners-add = ➕ Schools that it leads
school-leader-add = ➕ The school that leads it
school-join-text = { $leads ->
    [1] Which schools does <b>{ $name }</b> lead? Tick several to lead them as a group under one contract.
   *[other] Which school leads <b>{ $name }</b>?
 }{ $none ->
    [1] { " " }There are no such schools.
   *[other] { " " }Write part of the name to find it.
 }
school-join-yes = ✅ Done · { $n }
school-pair-text = <b>{ $leader }</b> leads <b>{ $partner }</b>
    { $contracted ->
    [0] No contract noted yet
   *[other] Contract No. { $number } of { $day }
 }
    Network model: { $model }{ $ordered ->
    [0] { "" }
   *[other] { "" }
    The year's list of schools was approved by order No. { $order } of { $ordered_on }
 }{ $grouped ->
    [0] { "" }
   *[other] { "" }
    Group of schools: { $group }, contract and model are shared
 }{ $over ->
    [0] { "" }
   *[other] { "" }
    The partnership ended on { $ended }
 }
school-pair-model-none = as the programme's
school-pair-contract = 📄 Contract
school-pair-part = ⏹ End it
school-ask-contract = Number and date of the contract. For example: No. 12 of 15.09.2026
school-part-check = End the partnership of <b>{ $leader }</b> and <b>{ $partner }</b> today? The contract and the teachers' pairs stay.
school-join-each = 🤝 One by one · { $n }
school-join-group = 🧩 As a group · { $n }
school-group-button = 🧩 Group of schools
school-group-leave = ↩️ Take out of the group
school-group-ask-name = What is the group of schools called? Up to 120 characters, for example: Reading schools.
school-group-text = 🧩 <b>{ $name }</b>
    <b>{ $leader }</b> leads { $n ->
    [one] { $n } school
   *[other] { $n } schools
 }
    { $contracted ->
    [0] No contract of the whole group noted yet
   *[other] Contract of the whole group No. { $number } of { $day }
 }
    Network model: { $model }
school-group-more = ➕ School
school-group-drop = 🗑 Dissolve
school-group-drop-check = Dissolve the group <b>{ $name }</b>? Its schools stay partners, each with the contract and model of the group.
schools-group-small = A group has at least two schools that one leads. Tick more.
schools-group-exists = There is a group of schools “{ $name }” already. Choose another name.
schools-group-empty = There are no schools in the group, so nobody leads it. Dissolve it and make a new one.
schools-group-leads = “{ $school }” leads this school itself. In a group one school leads and the others are led.
schools-group-other = “{ $school }” is in the group “{ $name }” already. Take it out of there first.

teams-text = <b>Teams</b>
    { $none ->
    [1] No teams yet. A school's team begins with all its people who take part.
   *[other] The number of people comes first.
 }
teams-add = ➕ New team
team-ask-name = What is the team called? Up to 120 characters, for example: Northside team.
team-text = <b>{ $name }</b>
    School: { $school }
    Deficit: { $deficit }
    In the team, { $n }: { $members }
team-of-several = of several schools
team-mates = 👥 Members
team-name = ✏️ Name
team-deficit = 🧩 Deficit
team-drop = 🗑 Delete the team
team-mates-text = Who is in the team “{ $name }”? Tap to add or remove.
team-ask-deficit = Which deficit does the team work on?
team-no-deficit = None in particular
team-drop-check = Delete the team “{ $name }”? Its people stay in the programme.
