# Mentors: chosen and prepared.
mentors-button = ⭐ Mentors
mentors-title = ⭐ <b>Mentors</b>: { $total }

    Questionnaire answered: { $answered }. Training done: { $trained }.
    ✍️ no answers · 🎓 no training · numbers: leads / can lead
mentors-ask = ✉️ Send the questions{ $n ->
    [many] { "" }
   *[other] { " " }· { $n }
 }
mentors-asked = The questionnaire goes to mentors: { $n }. Each gets it as the day's message; who is not in the bot yet, on joining.
mentors-add = ➕ Add a candidate
mentors-pick = Who else may be a mentor? Choose, or type the beginning of a surname or school.
mentors-card = ⭐ <b>{ $who }</b>
mentors-capacity = Leads { $leads }, can lead { $capacity }
mentors-no-capacity = Leads { $leads }; has not said how many they can lead. Matching counts one.
mentors-form-state = { $state ->
    [answered] ✅ Questionnaire answered
    [asked] ✍️ Questionnaire sent, no answer yet
    [unasked] ✍️ Questionnaire not sent yet
    [absent-answered] ✅ Questionnaire answered
    [absent-asked] ✍️ The questionnaire waits: not in the bot yet
   *[other] ✍️ Not in the bot yet
}
mentors-trained = 🎓 Training done on { $day }
mentors-trained-paper = 🎓 Training done on { $day }, no. { $certificate }
mentors-untrained = 🎓 Training not recorded
mentors-places = How many they can lead:
mentors-train = 🎓 Record the training
mentors-untrain = Take the training back
mentors-unmark = ➖ No candidate any more
mentors-ask-day = When did { $name } finish the training? Choose or type a day, for example: 12 October.
mentors-today = Today
mentors-ask-certificate = The certificate's number? You can skip this.
mentors-training-future = That day is still to come. Record the training once it is done.
mentors-training-by-methodist = The methodist records the training. Write to them if yours is done.
mentors-capacity-wrong = The number of mentees is from 0 to { $limit }.

# The mentor's questionnaire.
mentor-form-title = ⭐ Mentor's questionnaire, “{ $programme }” · { $step } of { $steps }
mentor-form-rider = ⭐ You are asked to be a mentor: five short questions about your strengths
mentor-form-rider-button = ⭐ Answer
mentor-form-deficits = What can you help colleagues with? Tick all that fits.
mentor-form-next = Next · { $n } →
mentor-form-subjects = Your subjects: <b>{ $subject }</b>. Right? If not, type them with commas.
mentor-form-no-subject = Which subjects do you teach? Type them with commas, for example: physics, computing.
mentor-form-right = That's right →
mentor-form-capacity = How many colleagues can you lead this year? 0 if none.
mentor-form-place = How do you prefer to work?
mentor-place-in-person = In person only
mentor-place-online = Online only
mentor-place-both = In person and online
mentor-form-words = What else should be known when colleagues are chosen for you? Type it or skip.
mentor-form-words-known = You wrote: “{ $words }”. Type it anew or leave it.
mentor-form-leave = Leave it →
mentor-form-done = ⭐ Thank you! { $n ->
    [0] Noted: no mentees this year. If you change your mind, change the answer.
   *[other] Noted, you can lead: { $n }. When colleagues are chosen I will introduce you.
}
mentor-form-done-deficits = Strengths: { $deficits }
mentor-form-done-subject = Subject: { $subject }
mentor-form-done-place = Way of working: { $place }
mentor-form-done-words = In their own words: { $words }
mentor-form-trained = 🎓 Training done on { $day }
mentor-form-train = 🎓 Training done
mentor-form-change = ✏️ Change the answers

# Choosing partners.
matching-open-button = 🧭 Match people
matching-start = 🧭 <b>Choosing partners</b>

    Mentees without a mentor: { $mentees }. Mentors: { $mentors }, places with them: { $room }.{ $unanswered ->
        [0] {""}
       *[other] {" "}Not answered: { $unanswered }, counted with one place each.
    }{ $untrained ->
        [0] {""}
       *[other] {" "}Without training: { $untrained }.
    }
    { $wishes }

    { $mentees ->
        [0] There is nobody to match: all mentees have a mentor.
       *[other] { $mentors ->
            [0] There are no mentors yet. Add candidates under “Mentors”.
           *[other] I will match everybody at once; until it is published nothing is saved and nobody is told.
        }
    }
matching-run = 🧭 Match
matching-wishes-button = ⚙️ What counts
matching-wishes = ⚙️ <b>What counts when partners are chosen</b>

    A tap changes the setting.
matching-wish-deficits = 🧩 Deficits: { $state ->
    [ignored] do not matter
    [required] required
   *[preferred] matter
}
matching-wish-subject = 📘 Subject: { $state ->
    [ignored] does not matter
    [required] required
   *[preferred] matters
}
matching-wish-schools = 🏫 Partners: { $state ->
    [ignored] do not matter
    [required] required
   *[preferred] matter
}
matching-wish-training = 🎓 Untrained mentors: { $state ->
    [yes] no
   *[no] yes
}
matching-wish-even = ⚖️ Load: { $state ->
    [yes] even
   *[no] does not matter
}
matching-wish-only-registered = 👤 Only those in the bot: { $state ->
    [yes] yes
   *[no] no
}
matching-wish-training-by-mentor = 🎓 Mentors record it: { $state ->
    [yes] yes
   *[no] no
}
matching-running = 🧭 Matching { $mentees } mentees and { $mentors } mentors… This usually takes seconds.
matching-title = 🧭 <b>The proposal</b>
matching-counts = Pairs: <b>{ $pairs }</b>, groups: <b>{ $groups }</b>, mentees in them: { $people }
matching-alone-count = Without a mentor: <b>{ $n }</b>
matching-kept-count = 📌 Fixed: { $n }
matching-away-count = Taking no part: { $n }
matching-changed-count = Changed since the last matching: { $n }
matching-untrained-count = ⚠️ With an untrained mentor: { $n }
matching-will-publish = 🕓 Will be published { $at }
matching-is-published = ✔️ Published
matching-is-dropped = Dropped
matching-see = 👥 Look at them · { $n_groups }
matching-alone-button = ❓ No mentor · { $n_alone }
matching-changes-button = 🔀 What changed · { $n_changed }
matching-publish = ✅ Publish…
matching-unschedule = ✖️ Do not publish
matching-again = 🔁 Match again
matching-drop = 🗑 Drop the proposal
matching-dropped = The proposal is dropped
matching-publish-text = I will make the pairs and groups ({ $n_groups }) and introduce both sides: they will see the reasons. Without a mentor: { $n_alone }.

    Before that I check everything once more: who has left or got a mentor meanwhile is left as they are, and named.
matching-publish-now = ✅ Publish now
matching-publish-day = 📅 Choose a day
matching-ask-day = On which day? It will be in the morning, with the day's message. Choose or type, for example: on Monday.
matching-day-past = That day is past. Choose today or a later one.
matching-day-outside = That day is outside the programme ({ $start } – { $end }). Choose another.
matching-over = This proposal has been published or dropped.
matching-scheduled-first = It is to be published on a day. To change it, tap “Do not publish” first.
matching-takes-no-part = This person takes no part in the matching: they have a mentor, or have left.
matching-never = These two have worked together, and the mentor was replaced. Choose another.
matching-published = ✅ Published. Pairs: { $pairs }, groups: { $groups }, mentees in them: { $people }.{ $left ->
    [0] {""}
   *[other] {" "}Without a mentor: { $left }.
 }
matching-open = ❓ Who and why
matching-groups = 👥 <b>The proposal</b>, { $more ->
    [0] { $page } of { $pages }
   *[other] page { $page }
 }

matching-group = <b>{ $mentor }</b> ({ $school })
matching-place = { $kept ->
    [yes] 📌
   *[no] •
 } { $mentee } ({ $school }): { $reason }
matching-one = <b>{ $mentee }</b> ({ $school })
matching-one-mentor = Mentor: { $mentor }
matching-one-reason = Why: { $reason }
matching-keep = 📌 Keep it so
matching-free = Let it go
matching-other = ↔️ Another mentor
matching-find = 🔎 Choose a mentor
matching-unpair = ✖️ Take the mentor away
matching-mentor-away = ➖ Mentor takes no part
matching-mentee-away = ➖ Takes no part
matching-choose = Who will lead <b>{ $mentee }</b>? { $n ->
    [0] There is no mentor who may.
   *[other] The best come first; the number is the room left. ⚠️: against the settings, or no room.
}
matching-add = ➕ Add a mentee
matching-add-text = Who else needs a mentor? Choose, or type the beginning of a surname or school.
matching-alone = ❓ <b>Without a mentor: { $n }</b>

matching-one-alone = Without a mentor: { $why }
matching-alone-line = <b>{ $name }</b> ({ $school }): { $why } { $help }
matching-changes = 🔀 <b>What changed: { $n }</b>

matching-change = • { $mentee }: { $was } → { $now }
matching-nobody = nobody
matching-ground-deficits = help was wanted with { $deficits }, the mentor's strength
matching-ground-subject = the same subject
matching-ground-kindred = kindred subjects
matching-ground-partner = partner schools
matching-ground-own = the same school
matching-ground-well = they have worked well together before
matching-ground-silent = no wishes were given, the mentor has room
matching-ground-hand = the methodist's decision
matching-caution-training = ⚠️ The mentor's training is not recorded
matching-caution-travel = ⚠️ Different schools, and the mentor expects to meet in person
matching-why = { $why ->
    [no_mentors] there are no mentors.
    [not_again] has parted with the mentors who fit.
    [no_subject] no mentor teaches “{ $subject }”.
    [no_deficit] nobody helps with what is wanted: { $deficits }.
    [no_school] the mentors who fit are outside the partner schools.
    [not_trained] the mentors who fit have no training yet.
    [busy] the mentors who fit have no places left.
    [gone] has left.
    [paired] has a mentor by now.
    [mentor_gone] the mentor takes no part any more.
   *[by_hand] the methodist took the mentor away, or the mentor takes no part.
}
matching-help = { $why ->
    [no_mentors] What helps: add candidates and send the questionnaire.
    [no_subject] What helps: a mentor with this subject.
    [no_deficit] What helps: a mentor with this strength.
    [no_school] What helps: a contract between the schools, or another setting.
    [not_trained] What helps: record the mentors' training.
    [busy] What helps: more places with mentors, or one more candidate.
    [mentor_gone] What helps: match again.
   *[other] {""}
}
matching-bring-back = Bring back those left out
matching-brought-back = Everybody you left out takes part again. Tap “Match again”.
