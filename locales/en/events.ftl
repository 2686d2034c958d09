# Events: cards, invitations, reminders, who was there.
event-kind = { $kind ->
    [lesson] Open lesson
    [master_class] Master class
    [trial_lesson] Trial lesson
    [seminar] Seminar
    [council] Council
    [festival] Festival
   *[other] Event
}
event-name = { $word } “{ $title }”
event-about = 🎓 <b>{ $name }</b>
    { $when }
event-about-place = 📍 { $place }
event-about-link = 🔗 { $link }

# A guest's answer
event-answer-going = I'll come
event-answer-maybe = Maybe
event-answer-declined = I can't
event-chosen = ✓ { $label }
event-chosen-waiting = ⏳ Waiting
event-answered-going = Noted: you are coming. I'll remind you a day and an hour before.
event-answered-waiting = All places are taken: you are number { $queue } in the queue. I'll tell you as soon as a place is free.
event-answered-maybe = Noted: maybe. I'll remind you a day and an hour before; you can change it until the start.
event-answered-declined = Noted: you can't. You can change it until the start.

# Comes by itself
event-soon-day = { $answer ->
    [maybe] ⏰ A reminder of an event. You answered “Maybe”: have you decided whether you come?
   *[other] ⏰ A reminder of an event: you answered that you are coming.
}
event-soon-leads = ⏰ A reminder: you lead this event.
event-soon-hour = ⏰ Very soon, at { $clock }.
event-moved = 🔁 <b>The event has been moved.</b> The new time is below.
event-moved-question = Can you come?
event-relocated = 📍 <b>The event has a new place.</b> The time is the same.
event-leads = 🎤 <b>You lead an event.</b> There you can show the code to check in and tick who was there.
event-leads-not = 🎤 { $name }, { $when }: it is not you who leads it any more. If that is a mistake, tell the methodist.
event-leads-rider = You lead: { $name }, { $when }
event-materials-rider = 📎 { $name }: { $count ->
    [one] { $count } material
   *[other] { $count } materials
} for you
event-invitation = ✉️ <b>You are invited to an event.</b> Can you come?
event-invitation-rider = You are invited: { $name }, { $when }
event-open-answer = ✉️ Answer
event-added-rider = { $name } ({ $when }) has new lessons: choose which you will come to
event-open-lessons = 🗓 Choose lessons
event-uninvited = The invitation is taken back: { $name }, { $when }. There is no need to come; if that is a mistake, tell the methodist.
event-connect = 🔗 Connect
event-open-code = 🎤 Open the event
event-open-materials = 📎 Materials
event-place-free = 🎉 <b>A place is free: you are coming.</b> If your plans have changed, answer “I can't”: the next one will get the place.
event-cancelled = ✖️ <b>The event is cancelled</b>: { $name }, { $when }. There is no need to come.
attendance-ask = { $name } is over. Tick who was there: a short survey will go to them. It waits until somebody is ticked.
attendance-nobody = { $name }: none of those ticked has opened the bot yet, so there will be no survey. If others were there, tick them.
attendance-button = Tick who was there
attendance-rider = Tick who was there: { $name }

# The methodist's screens
events-title = 🎓 <b>Events</b>
events-none = No events ahead.
events-upcoming = Ahead: { $count }. Choose an event or make a new one.
events-past-title = 🎓 <b>Past events</b>
events-past-none = No past events yet.
events-unticked = ❗ Waiting for attendance: { $count }
events-new = ➕ New event
events-past = Past
events-line = { $day } · { $title }
events-line-cancelled = ✖ { $day } · { $title }

event-card-counts = Invited: { $guests }{ $going ->
    [0] { "" }
   *[other] { " " }· coming { $going }
}{ $waiting ->
    [0] { "" }
   *[other] { " " }· in the queue { $waiting }
}{ $maybe ->
    [0] { "" }
   *[other] { " " }· maybe { $maybe }
}{ $declined ->
    [0] { "" }
   *[other] { " " }· can't { $declined }
}{ $silent ->
    [0] { "" }
   *[other] { " " }· silent { $silent }
}
event-card-places = 🪑 Places: { $places }, free { $free }.
event-card-host = 🏫 Host: { $school }
event-card-opening = Order that it takes place: { $order }
event-card-closing = Order on its results: { $order }
event-card-materials = 📎 Materials: { $count }
event-order = No. { $number } of { $day }
event-card-nobody = Nobody is invited yet.
event-card-attended = { $uninvited ->
    [0] Were there: { $attended }.
   *[other] Were there: { $attended }. Without an invitation: { $uninvited }.
}
event-card-presenters = 🎤 Led by: { $names }
event-card-survey = { $anonymous ->
    [yes] A survey follows the event: marks are anonymous.
   *[no] A survey follows the event: marks carry names.
}
event-card-apart = { $series ->
    [yes] A survey of its own follows each lesson.
   *[no] One survey follows after all lessons.
}
event-card-cancelled = ✖️ The event is cancelled.
event-card-coming = The survey comes to those who were there, on the next working morning.
event-card-asked = ❗ Tick who was there: the survey waits for it.
event-card-surveyed = The survey has been sent.
event-card-empty = Nobody is ticked: there will be no survey.
event-invite = 📣 Invite by broadcast
event-invited = 👥 Guests · { $guests }
event-attendance = ✅ Who was there
event-calendar = 📅 To the calendar
event-lessons = 📋 Lessons · { $lessons }
event-choose-lessons = 📋 Choose lessons · { $lessons }
events-calendar = Events
event-edit-button = ✏️ Change
event-edit = <b>{ $name }</b>
    What to change? Of a new place I tell everybody who has not declined; of the rest nobody.
event-edit-title = Title
event-edit-place = 📍 Place and link
event-edit-ask-title = <b>{ $name }</b>
    Type a new title, or choose what kind of event it is.
event-edit-ask-place = <b>{ $name }</b>
    Now: { $place }
    Where is it to be? Type an address, a room or a link to the meeting, or all of them. I tell everybody at once who has not declined.
event-materials = 📎 Materials
event-papers = 🗂 For the report
event-edit-places = 🪑 Places
event-places = <b>{ $name }</b>
    { $places ->
    [0] There is no limit of places now; { $taken } are coming.
   *[other] Places now: { $places }, coming { $taken }, waiting { $waiting }.
} How many places are there in all? Type a number, for example: 20. Those beyond them wait in a queue; when a place gets free, the first one gets it by itself.
event-places-none = No limit
event-typed-places-unclear = I didn't understand “{ $text }”. Type the number of places, for example: 20.
event-error-places-number = There can be 1 to { $limit } places.
event-error-places-taken = { $taken } have said that they come: there can't be fewer places. Name a number not below { $taken }.
event-code-button = 🔑 Code to check in
event-presenters = 🎤 Presenters
event-results = 📊 Survey
event-move = 🔁 Move
event-cancel = ✖️ Cancel the event

# Making one
event-new-kind = <b>A new event.</b> What will it be?
event-new-title = { $kind }. What is it called? Write its topic, e.g. Getting ready for exams.
event-new-day = <b>{ $name }</b>
    When? Choose a day or write: “12 December”, “tomorrow at 15:00”, “in a week”.
event-new-time = <b>{ $name }</b>
    { $day }. When does it start? Choose or write, e.g. 14:30.
event-new-length = <b>{ $name }</b>
    { $when }. How long will it take? Choose, or write when it ends, e.g. 16:30.
event-new-place = <b>{ $name }</b>
    { $when }. Where? Write an address, a room or a meeting link.
event-new-confirm = Please check:
event-new-anonymous = { $anonymous ->
    [yes] Marks after: anonymous ✓
   *[no] Marks after: with names
}
event-new-create = Create
event-new-no-place = No place
event-minutes = { $minutes ->
    [45] 45 minutes
    [60] 1 hour
    [90] 1.5 hours
    [120] 2 hours
    [180] 3 hours
    [240] 4 hours
   *[other] { $minutes } min
}
event-created = The event is made. Now invite the guests.

event-typed-day-unclear = I could not read the date “{ $text }”. Write, e.g.: 12 December, tomorrow at 15:00, in a week.
event-typed-past = { $when } has passed already. A day ahead is needed, e.g. tomorrow at 15:00.
event-typed-time-unclear = I could not read the time “{ $text }”. Write, e.g.: 14:30.
event-typed-end-unclear = I could not read that. Write an end later than the start ({ $start }), e.g. 16:30.

event-move-day = Moving <b>{ $name }</b>, now { $when }.
    To which day? Choose or write: “12 December at 15:00”.
event-move-confirm = Move <b>{ $name }</b>
    from { $was } to <b>{ $when }</b>, { $length }?
    I tell everybody invited at once.
event-move-length = ⏱ Another length
event-move-yes = Move
event-cancel-confirm = Cancel <b>{ $name }</b>, { $when }?
    Everyone who has not declined will be told at once. It can't be undone.
event-cancel-yes = Yes, cancel it
event-told = { $told ->
    [0] There is nobody to tell in the bot.
    [one] { $told } guest will be told.
   *[other] { $told } guests will be told.
} { $untold ->
    [0] { "" }
    [one] { $untold } more is without the bot: please tell them yourself.
   *[other] { $untold } more are without the bot: please tell them yourself.
}
event-not-moved = That is the same time: nothing to move.

# Who was there
attendance-title = <b>{ $name }</b>
    Who was there? Tap a name to tick it or take the tick back; a surname can be typed. Ticked: { $attended } of { $guests }.
attendance-none = <b>{ $name }</b>
    There are no guests in the list. Add those who were there.
attendance-add = ➕ Somebody else came
attendance-done = Done
attendance-person = { $n }. { $attended ->
    [yes] ✅
   *[no] ▫️
} { $name }
attendance-line = { $n }. { $attended ->
    [yes] ✅
   *[no] ▫️
} { $who }{ $marks }
attendance-by-code = by the code
attendance-uninvited = without an invitation
attendance-searched = Searching “{ $search }”: { $count ->
    [0] nobody. Check the surname.
   *[other] { $count }
}
attendance-clear = Show everybody
attendance-search = Who else was at <b>{ $name }</b>? Write the surname or its beginning.
attendance-found = Found: { $count }. Tap to tick.
attendance-not-found = Nobody called “{ $text }” takes part in the programme, or they are in the list already. Check the surname.
attendance-added = Ticked: { $name }
attendance-finished-later = Noted: { $attended } were there. The survey will reach them after the event's end.
attendance-finished = Thank you! { $attended } were there: the survey will reach them by itself.
attendance-finished-nobody = Nobody is ticked. There will be no survey; if that is a mistake, tick who was there.
attendance-kept = The tick is taken off. The anonymous survey is running already, and the invitation to it stays: else the numbers would tell who has answered.
attendance-late = The survey is closed already: the tick is kept, but they can't be asked any more.

# The code at the event
event-code = 🔑 <b>{ $name }</b>
    The code to check in: <b><code>{ $code }</code></b>
    Read it aloud or show the QR code: guests send me the digits or point their camera.
    It works: { $opens } – { $closes }. Checked in: { $attended }.
event-code-qr = 🔳 Show the QR code
event-code-look = 🔄 Refresh
event-code-renew = New code
event-code-renewed = The new code: { $code }. The old one works no more. Marks too many can be taken off in the list “Who was there”.
checkin-done = ✅ Noted: you are at the event. { $name }
checkin-again = ✅ You are marked already. { $name }
checkin-unknown = There is no such code, or the event is not of your programme. Look at the code once more: six digits, for example 482 137.
checkin-stranger = This code is for participants of a programme. Ask the methodist for your personal link, open it, and then send me the code again.
checkin-early = Too early: one can check in to “{ $title }” { $opens } – { $closes } by the programme's time. Send the code then, it will be the same.
checkin-late = Too late: one could check in to “{ $title }” { $opens } – { $closes } by the programme's time. If you were there, tell the presenter: they can tick you, too.
checkin-too-often = The code has not fitted { $tries } times. You can try again in { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
 }. Check the digits with the presenter; they can tick you, too.
checkin-struck = The presenter took your mark off. If that is a mistake, tell them: they will tick you themselves.
checkin-closed = The code worked { $opens } – { $closes } by the programme's time. Who was there can be ticked in the list.

# Presenters
presenters-some = <b>{ $name }</b>
    Who leads the event: shows the code and ticks who was there. Tap to take off; to add, type a surname.
presenters-none = <b>{ $name }</b>
    No presenters yet. Type the surname of who leads it: they will be able to show the code and tick who was there.
presenters-remove = ✖ { $label }
presenters-add = ➕ Add a presenter
presenters-search = Who leads the event? Type the surname or its beginning, for example: Smith.
presenters-found = Found: { $count }. Tap to add.
presenters-not-found = There is no “{ $text }” in the programme, or they lead it already. Check the surname.
presenters-added = Done: the presenter will find the event under “Events”.
presenters-removed = Taken off.
event-error-presenters = An event can have no more than { $limit } presenters.

# The teacher's screen
event-mine-leads = 🎤 You lead this event: you can show the code and tick who was there.
events-mine-none = No invitations yet. When the methodist invites you, the event will be here.
events-mine = Your events. Choose one to answer.
event-mine-answer = { $answer ->
    [going] You answered: you are coming.
    [waiting] All places are taken, you are number { $queue } in the queue. I'll tell you as soon as a place is free.
    [maybe] You answered: maybe.
    [declined] You answered: you can't.
   *[none] Can you come?
}
event-mine-over = The event is over.
event-mine-started = The event has started.

event-error-title = The event needs a name, e.g. Getting ready for exams.
event-error-past = That time has passed. Choose another.
event-error-length = An event can't last that long: a week at most.
event-error-cancelled = The event is cancelled and can't be changed any more.
event-error-started = The event has started, the answer can't be changed.
event-error-over = The event is over.
event-error-not-started = The event has not started: attendance can be ticked from its start on.

event-item = { $label }

# For the report
event-papers-title = 🗂 <b>{ $name }</b>
event-papers-none = Nothing is said yet.
event-papers-stage = Stage
event-papers-deficits = Deficits
event-papers-school = Host school
event-papers-opening = Opening order
event-papers-closing = Closing order
event-ask-stage = <b>{ $name }</b>
    Which stage of action learning is it?
event-stage-by-kind = Tell it by the kind
event-ask-deficits = <b>{ $name }</b>
    Which deficits does it help with? There may be several.
event-ask-school = <b>{ $name }</b>
    In which school does it take place? Choose or type a part of the name.
event-no-school = None
event-ask-order = <b>{ $name }</b>
    { $which ->
    [opening] The order that it takes place
   *[closing] The order on its results
}, now: { $known }
    Type the number and day, for example: № 123-od of 01.09.2026. To take it away, type “-”.
event-error-surveyed = The survey has been sent: it is too late to change how it asks.
event-error-link = “{ $text }” does not look like a link. An example: https://example.com/meeting

# Materials
event-mine-materials = 📎 Materials
materials-title = 📎 <b>{ $name }</b>
materials-none = 📎 <b>{ $name }</b>
    No materials yet.
materials-file = { $n }. 📄 { $title }{ $later ->
    [yes] {" "}· after the event
   *[no] {""}
}
materials-link = { $n }. { $title }{ $link }{ $later ->
    [yes] {" "}· after the event
   *[no] {""}
}
materials-caption = 📎 { $title }
materials-add = ➕ Add
materials-remove = ✖ Take away
materials-ask = Send a file (its caption becomes the title) or a link; a title may stand before it: Slides https://example.com/slides
materials-later = { $later ->
    [yes] Give out: after the event ✓
   *[no] Give out: at once
}
materials-unclear = Send a file or a link, for example: Slides https://example.com/slides
materials-removed = Taken away.
event-error-materials = An event can have no more than { $limit } materials: take some away.

# A series of lessons
series-title = 📋 <b>{ $name }</b>
    The lessons in their order. Tap one to open its card.
series-choose = 📋 <b>{ $name }</b>
    Tick the lessons you will come to, as many as you like. Another tap says “maybe” (❔), a third takes the tick off. You can change it until they begin.
series-none = 📋 <b>{ $name }</b>
    No lessons yet. There will be one invitation to the whole series, and everybody chooses lessons themselves.
series-line = { $mark }{ $n }. <b>{ $title }</b>
    { $when }{ $about }
series-cancelled = cancelled
series-started = has begun
series-free = { $free ->
    [0] no places, { $waiting } in the queue
   *[other] { $free } free
}
series-counts = coming { $going }{ $places ->
    [0] {""}
   *[other] {" "}of { $places }
}{ $waiting ->
    [0] {""}
   *[other] , waiting { $waiting }
}{ $attended ->
    [0] {""}
   *[other] , were there { $attended }
}
series-new = ➕ Add a lesson
series-survey = { $one ->
    [yes] Survey: one for the series
   *[no] Survey: after each lesson
}
series-created = The lesson is added. Its places and presenters can be set under “Change”.
event-error-no-lessons = Add lessons first.
event-error-lesson-in-lesson = A lesson can't have lessons of its own.
event-error-lessons = A series can have no more than { $limit } lessons.
event-error-series-time = The time of a series comes from its lessons: move a lesson.

# Who is invited
invited-title = 👥 <b>{ $name }</b>
    Invited: { $guests }. Type a surname to find somebody. { $told }
invited-line = { $n }. { $who } · { $answer ->
    [going] is coming
    [waiting] in the queue
    [maybe] maybe
    [declined] can't
   *[none] no answer
}
invited-add = ➕ Invite more
invited-remove = ✖ Take back
invited-whom = <b>{ $name }</b>
    { $mode ->
    [add] Whom to invite as well? New guests hear of it in their message of the day, the others hear nothing.
   *[remove] Whose invitation to take back? I tell once those who know of it and have not declined.
} Choose who it is, or type a surname.
invited-ask = { $mode ->
    [add] Whom to invite? Type the surname.
   *[remove] Whose invitation to take back? Type the surname.
}
invited-found = Found: { $count }. { $mode ->
    [add] Tap to invite.
   *[remove] Tap to take the invitation back.
}
invited-not-found = “{ $text }” was not found: check the surname. Perhaps the invitation need not be changed.
invited-school = { $mode ->
    [add] Whom to invite: which school? Choose or type a part of the name.
   *[remove] Whose invitation to take back: which school? Choose or type a part of the name.
}
invited-confirm = { $mode ->
    [add] { $count ->
        [0] All of them are invited already.
       *[other] Not invited yet: { $count }. Invite them?
    }
   *[remove] { $count ->
        [0] None of them is invited.
       *[other] Invited: { $count }. Take the invitation back?
    }
}
invited-yes = { $mode ->
    [add] Invite · { $count }
   *[remove] Take back · { $count }
}
event-error-lesson-invites = Lessons of a series are invited to together: invite to the series itself.
