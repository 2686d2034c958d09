# About messages that were not sent: to the owner and the methodist.
unsent-title = ⚠️ <b>Not sent, or not known to have arrived: { $n }</b>
    The first of them was due { $since }. All other messages have gone.
unsent-line = • { $kind }: <b>{ $n }</b>, { $status ->
    [expired] too late to send now
    [uncertain] not known to have arrived
   *[other] refused by Telegram
 }
unsent-where = The methodist sees the names: “Attention” in the main menu; broadcasts have their report.
unsent-rider = ⚠️ Not sent, or not known to have arrived: { $n }
unsent-rider-button = ⚠️ What was not sent
unsent-kind = { $kind ->
    [bundle] daily summaries
    [broadcast] broadcasts
    [broadcast_change] corrections of broadcasts
    [event_soon] event reminders
    [event_moved] moved events
    [event_cancelled] cancelled events
    [survey] surveys
    [survey_summary] survey results
    [attendance] questions who was there
    [introduction] introductions
    [help] calls for help
    [help_answer] answers to calls for help
    [digest] the week's digest
    [school_week] schools' weeks
    [school_overdue] overdue notices to schools
   *[other] other messages
 }
unsent-card = <b>Not sent, or not known to have arrived</b>
    In the last two weeks. If it matters, write to these people yourself: the bot will not send it again.
unsent-person = • { $person } ({ $school }): { $kind }, { $at }: { $status ->
    [expired] too late
    [uncertain] not known
   *[other] refused by Telegram
 }
unsent-group = • 👥 { $person }: { $kind }, { $at }: { $status ->
    [expired] too late
    [uncertain] not known
   *[other] refused by Telegram
 }
