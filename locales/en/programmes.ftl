# Setting up a programme, its settings, its launch.
programme-ask-municipality = <b>A new mentoring programme</b>
    What is the municipality called? For example: Kirovsk district.
    Or load the sample district: it has a list of teachers and a roadmap, and everything can be tried at once.
programme-sample = 🎒 Sample district
programme-ask-region = In which region? For example: Leningrad region. May be skipped.
programme-ask-year = For which school year?
programme-ask-zone = Which time does the municipality live by? Choose, or write a city, for example: Novosibirsk.
programme-other-zones = Other zones
programme-ask-model = How is the network of schools built?
    <i>Concentrated</i>: one centre, which coordinates or shares its resources. <i>Distributed</i>: schools help each other, each with its own or all with the same. <i>Chain</i>: from school to school.
programme-review = <b>Check and create</b>
    Title: { $title }
    Municipality: { $municipality }
    Region: { $region }
    Dates: { $starts } – { $ends }
    Time: { $zone }
    Network: { $model }
    Goals: { $goals }
programme-create = ✅ Create the programme
programme-title = ✏️ Title
programme-goals = 🎯 Goals
programme-ask-title = What shall the programme be called? Everybody will see the title; up to 120 characters fit.
programme-ask-goals = The programme's goals. Tap a line to change it.
programme-name-empty = The name is empty. Write it in words, for example: Kirovsk district.
programme-zone-unknown = No time zone goes by that city. Write the nearest large one, for example: Novosibirsk, or a zone: Asia/Novosibirsk.
programme-goal-wrong = A number from 1 to { $high } is needed, for example: { $high ->
    [5] 4.5
   *[other] 80
 }
programme-morning-wrong = The morning message leaves between 8:00 and 19:59. Write, for example: 8:30.
programme-state-preparing = being prepared
programme-state-launched = launched
programme-state-completed = completed

goal-schools = Schools involved: { $value }
goal-weak_schools = Weak schools involved: { $value }
goal-teachers = Teachers covered: { $value }
goal-on_time = Done on time: { $value }
goal-satisfaction = Satisfaction: { $value }
goal-of-five = { $value } of 5
goal-ask-schools = What share of the municipality's schools is to be involved? Percent from 1 to 100, for example: 50
goal-ask-weak_schools = What share of the schools with low results is to be involved? Percent from 1 to 100, for example: 100
goal-ask-teachers = What share of teachers is to be covered? Percent from 1 to 100, for example: 30
goal-ask-on_time = What share of activities is to be done on time? Percent from 1 to 100, for example: 80
goal-ask-satisfaction = Which mean satisfaction is to be reached? A number from 1 to 5, for example: 4.5

model-coordinating = Concentrated, coordinating
model-resource = Concentrated, resource
model-instrumental = Distributed, instrumental
model-identical = Distributed, identical
model-chain = Chain
model-mixed = Mixed

zone-moscow = Moscow
zone-kaliningrad = Kaliningrad
zone-samara = Samara
zone-yekaterinburg = Yekaterinburg
zone-omsk = Omsk
zone-krasnoyarsk = Krasnoyarsk
zone-irkutsk = Irkutsk
zone-yakutsk = Yakutsk
zone-vladivostok = Vladivostok
zone-magadan = Magadan
zone-kamchatka = Kamchatka

settings-text = <b>{ $title }</b>
    { $municipality } · { $region }
    State: { $state }
    Dates: { $starts } – { $ends }
    Time: { $zone }
    Morning message: { $morning }
    Network: { $model }
settings-zone = 🌍 Time zone
settings-morning = 🌅 Morning
settings-model = 🕸 Network model
settings-ask-morning = At what time on working days shall the day's message leave? Choose, or write, for example: 8:30.
settings-choose = Which programme shall be opened?

launch-head = <b>Launch: { $title }</b>
launch-people = { $n ->
    [0] ❗ No list of teachers yet
    [one] ✅ { $n } person in the list
   *[other] ✅ { $n } people in the list
 }
launch-roadmap = { $n ->
    [0] ❗ No roadmap yet
    [one] ✅ { $n } activity in the plan
   *[other] ✅ { $n } activities in the plan
 }
launch-partnerships = { $n ->
    [0] ▫️ No pairs or groups yet: they can be made later
    [one] ✅ { $n } pair or group made
   *[other] ✅ { $n } pairs and groups made
 }
launch-connected = ▫️ Connected { $connected } of { $people }: the others get everything once they open their link
launch-then = After the launch activities become assignments, mentors and mentees learn of each other, and reminders come in the mornings.
launch-missing = Without what is marked ❗ there is nothing to launch. Load it and come back here.
launch-now = 🚀 Launch
launch-to-partners = 🤝 Make pairs
launch-done = { $already ->
    [1] The programme was launched before, nothing has changed.
   *[other] 🚀 The programme is launched. Assignments given: { $assignments }{ $introductions ->
        [0] { "" }
       *[other] , active pairs and groups: { $introductions }
     }. The first messages leave on the next working morning.
 }
launch-invite = Connected: { $connected } of { $people }. The bot writes to the others once they open their link: next hand out the invitations.
launch-no-people = There is nobody to launch for yet: load the list of teachers.
launch-no-roadmap = There is nothing to launch yet: load the roadmap.

sample-municipality = Zarechny district
sample-region = Sample region

settings-clock = 🕓 Time
settings-clock-text = The programme's time zone: { $zone }
    Morning message: { $morning }
settings-deficits = 🧩 Deficits
deficits-title = 🧩 <b>Professional deficits</b>

    From this list teachers choose what they want help with and what they can share. On offer: { $offered }.
deficits-add = ➕ Add
deficits-words-button = ✍️ Other words · { $n }
deficits-ask-title = What is the deficit called? Up to 60 characters, for example: functional literacy.
deficits-one = <b>{ $title }</b>

    Want help: { $wanted }. Can share: { $shared }.{ $state ->
        [retired] {" "}Not on offer now; what was chosen before is kept.
       *[offered] {""}
    }
deficits-rename = ✏️ Rename
deficits-retire = ➖ Offer no more
deficits-offer = ➕ Offer again
deficits-ask-rename = A new name for “{ $title }”, up to 60 characters. What people have chosen is kept.
deficits-words = { $n ->
    [0] ✍️ All words of the lists are settled.
   *[other] ✍️ <b>Words that are not on the list</b>

    This is how rosters and people put it; the number in front says how many. Choose some words and say once which deficit they mean: I will note it for everybody, in later rosters too.
}
deficits-word = “{ $words }”: which deficit is it?
deficits-leave-words = Leave as it is
deficits-mapped = Noted, people: { $n }

# All programmes of the installation: for its owner.
home-installation = 🗂 All programmes
installation-title = 🗂 <b>All programmes</b>
    You are the owner of this installation. Each programme is seen here in numbers; in any of them you can appoint a methodist or become one.
installation-programme = <b>{ $title }</b> · { $municipality }
    { $state }
    Schools: { $schools }, people: { $people }, of them in touch: { $connected }, pairs and groups: { $partnerships }.
installation-methodists = Methodists: { $names }
installation-nobody = There is no methodist at present.
installation-appoint = 👤 Appoint a methodist
installation-enter = 🔑 Enter as methodist
installation-open = ➡️ Open the programme
installation-enter-text = <b>{ $title }</b>
    You will become a methodist of this programme and see its people and data. The programme’s log of changes will say so.
installation-enter-yes = 🔑 Yes, enter
installation-people = Who is to be methodist? Choose, or type a surname.
    { $search ->
        [0] {""}
       *[1] Found: { $n }
    }
installation-check = Make <b>{ $who }</b> a methodist of the programme “{ $title }”?
installation-appoint-yes = ✅ Yes, appoint
installation-appointed = The methodist is appointed.
installation-consent-first = In this municipality you are listed as somebody who has not agreed yet. Open your invitation, agree, and come back here.

sent-file = 📎 <b>{ $name }</b>
    What is it? I'll read it and show what I understood; nothing is saved before you confirm. If it is for something else, open that screen and send it there.
sent-file-roster = 👥 List of teachers
sent-file-plan = 📅 Roadmap
sent-file-reading = Reading, this takes a few seconds…
