"""What the day has overtaken by the time it is sent: night has come, or the event is over or called off."""

from datetime import UTC, date, datetime, timedelta

import pytest

from models.enums import BroadcastState, OutboxStatus
from services.broadcasts.facts import Content
from services.errors import DomainError
from tests.services.broadcasts.test_drafting import an_event
from tests.services.broadcasts.town import ALL, Town

NIGHT = datetime(2026, 11, 16, 19, 30, tzinfo=UTC)
MORNING = datetime(2026, 11, 17, 5, 0, tzinfo=UTC)


async def an_invitation(town: Town, day: int) -> tuple[int, int]:
    """A draft that invites everybody to an event of that day of November; the draft's and the event's id."""
    event = await an_event(town, day)
    draft = await town.services.broadcasts.compose(town.methodist, Content("Будете?"), event_id=event)
    await town.services.broadcasts.choose_segment(town.methodist, draft, ALL)
    return draft, event


async def test_what_an_outage_carried_into_the_night_waits_for_the_morning(town: Town) -> None:
    """Each reader for their own."""
    reader, early_sleeper = town.mentors[0], town.mentees[0]
    await town.change(early_sleeper, quiet_from=18 * 60, quiet_to=10 * 60)
    broadcast_id = await town.draft()
    await town.services.broadcasts.start(town.methodist, broadcast_id)
    for moment, reader_waits, sleeper_waits in (
        (town.clock.now(), None, None),
        (datetime(2026, 11, 16, 16, 0, tzinfo=UTC), None, MORNING + timedelta(hours=2)),
        (NIGHT, MORNING, MORNING + timedelta(hours=2)),
        (MORNING, None, MORNING + timedelta(hours=2)),
        (MORNING + timedelta(hours=2), None, None),
    ):
        town.clock.moment = moment
        for actor, until in ((reader, reader_waits), (early_sleeper, sleeper_waits)):
            message = await town.services.broadcasts.to_send(broadcast_id, actor.person_id)
            assert message
            assert (message.rests_until, message.too_late) == (until, False), moment


async def test_an_invitation_of_today_waits_for_no_morning_and_ends_with_its_event(town: Town) -> None:
    early = datetime(2026, 11, 16, 4, 30, tzinfo=UTC)
    town.clock.moment = early
    draft, _ = await an_invitation(town, day=16)
    await town.services.broadcasts.start(town.methodist, draft)
    for moment, too_late in ((early, False), (NIGHT, True)):
        town.clock.moment = moment
        message = await town.services.broadcasts.to_send(draft, town.mentors[0].person_id)
        assert message
        assert (message.rests_until, message.too_late) == (None, too_late)


async def test_nobody_is_invited_to_what_was_called_off_meanwhile(town: Town) -> None:
    draft, event = await an_invitation(town, day=20)
    await town.services.broadcasts.start(town.methodist, draft)
    assert await town.services.broadcasts.to_send(draft, town.mentors[0].person_id)
    await town.services.events.cancel(town.methodist, event)
    assert await town.services.broadcasts.to_send(draft, town.mentors[0].person_id) is None


async def test_who_has_paused_all_messages_meanwhile_gets_it_by_a_repeat(town: Town) -> None:
    broadcasts, methodist, reader = town.services.broadcasts, town.methodist, town.mentees[0]
    broadcast_id = await town.draft()
    await broadcasts.start(methodist, broadcast_id)
    await town.change(reader, paused_until=date(2026, 11, 18))
    assert await broadcasts.to_send(broadcast_id, reader.person_id) is None
    await town.deliver(**{f"p{reader.person_id}": OutboxStatus.CANCELLED})
    await broadcasts.finish(broadcast_id)
    with pytest.raises(DomainError, match="broadcasts-nobody-to-repeat"):
        await broadcasts.repeat(methodist, broadcast_id)
    town.clock.advance(days=2)
    assert (await broadcasts.repeat(methodist, broadcast_id)).waiting == 1
    assert await broadcasts.to_send(broadcast_id, reader.person_id)


@pytest.mark.parametrize("called_off", [True, False])
async def test_what_is_over_is_neither_begun_nor_repeated(town: Town, called_off: bool) -> None:
    broadcasts, methodist = town.services.broadcasts, town.methodist
    draft, event = await an_invitation(town, day=17)
    sent, other = await an_invitation(town, day=17)
    await broadcasts.start(methodist, sent)
    await town.deliver(**{f"p{town.mentors[0].person_id}": OutboxStatus.FAILED})
    await broadcasts.finish(sent)
    if called_off:
        for one in (event, other):
            await town.services.events.cancel(methodist, one)
    else:
        town.clock.advance(days=2)
    for attempt in (broadcasts.start(methodist, draft), broadcasts.repeat(methodist, sent)):
        with pytest.raises(DomainError, match="broadcasts-event-over"):
            await attempt
    assert (await broadcasts.card(methodist, draft)).state is BroadcastState.DRAFT
    assert (await broadcasts.progress(methodist, sent)).missed == 1, "nothing was let go of"


async def test_an_invitation_follows_its_event_unless_it_has_words_of_its_own(town: Town) -> None:
    broadcasts, methodist = town.services.broadcasts, town.methodist
    scheduled, event = await an_invitation(town, day=20)
    own, other = await an_invitation(town, day=20)
    await broadcasts.schedule(methodist, scheduled, MORNING)
    await broadcasts.compose(methodist, Content("Жду вас всех!"), own)
    for one in (event, other):
        await broadcasts.reword(methodist, one, {"Будете?": "В пятницу. Будете?"})
    assert (await broadcasts.card(methodist, scheduled)).content.html == "В пятницу. Будете?"
    assert (await broadcasts.card(methodist, own)).content.html == "Жду вас всех!"
