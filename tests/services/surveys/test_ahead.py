"""At the end of a reflection the next event on the way of «обучение действием» is named."""

from datetime import timedelta

from delivery.messages.surveys import conversation
from locales import Reader, Texts
from models.database import Database
from models.enums import EventAnswer, EventKind
from models.events import EventGuest
from services.clock import FixedClock
from services.events.facts import NewEvent
from services.events.guests import invite
from services.registry import Services
from services.surveys.facts import Step, SurveyView
from tests.builders import a_district
from tests.services.surveys.afterwards import STARTS, Afterwards, an_event
from tests.services.surveys.test_conversation import participation_of


async def planned(story: Afterwards, kind: EventKind, title: str, days: int, *guests: int) -> int:
    """One more event so many days later, to which these guests are invited."""
    new = NewEvent(kind, title, STARTS + timedelta(days=days), 60, "каб. 1", False)
    event_id = await story.services.events.create(story.district.methodist, new)
    async with story.district.database.write() as session:
        await invite(session, event_id, [story.guests[one].require_person() for one in guests])
    return event_id


async def finished(story: Afterwards, guest: int, database: Database) -> SurveyView:
    """To the end by the first answer everywhere, without a reminder."""
    actor, surveys = story.guests[guest], story.services.surveys
    part = await participation_of(database, actor)
    view = await surveys.look(actor, part)
    while view.step is not Step.FINISHED:
        if view.step is Step.OFFER:
            view = await surveys.promise(actor, part, False, "Попробовать")
        else:
            view = await surveys.choose(actor, part, view.position, 1)
    return view


async def test_the_nearest_later_step_that_one_is_asked_to(
    services: Services, database: Database, clock: FixedClock
) -> None:
    story = await an_event(services, await a_district(database), clock, guests=3)
    await planned(story, EventKind.SEMINAR, "Теория", 1, 0, 1, 2)
    far = await planned(story, EventKind.TRIAL_LESSON, "Дальний", 9, 0, 1, 2)
    near = await planned(story, EventKind.TRIAL_LESSON, "Урок <чтения>", 5, 0, 1)
    await planned(story, EventKind.TRIAL_LESSON, "Чужой", 2)
    await story.end()
    async with database.write() as session:
        declined = await session.get_one(EventGuest, (near, story.guests[1].require_person()))
        declined.answer = EventAnswer.DECLINED
    await services.events.cancel(story.district.methodist, far)
    await planned(story, EventKind.TRIAL_LESSON, "Запасной", 12, 1)

    seen = await finished(story, 0, database)
    assert seen.ahead is not None
    assert (seen.ahead.title, f"{seen.ahead.starts_at:%d.%m %H:%M}") == ("Урок <чтения>", "22.11 12:00")
    shown = conversation(Reader(Texts.load(), "ru"), seen)
    text = shown.text
    assert "Дальше вас ждёт: <b>Пробный урок «Урок &lt;чтения&gt;»</b>, 22\u00a0ноября, вс, 12:00." in text
    assert shown.keyboard is not None
    assert [one.text for one in shown.keyboard.inline_keyboard[0]] == ["Приду", "Возможно", "Не смогу"]
    await services.events.answer(story.guests[0], near, EventAnswer.GOING)
    again = await services.surveys.look(story.guests[0], seen.participation_id)
    said = conversation(Reader(Texts.load(), "ru"), again).keyboard
    assert said is not None
    assert said.inline_keyboard[0][0].text == "✓ Приду", "what has been said already"
    other = await finished(story, 1, database)
    assert other.ahead is not None
    assert other.ahead.title == "Запасной", "what was declined or cancelled is no next step"
    last = await finished(story, 2, database)
    assert last.ahead is None, "theory comes before a master class"
    assert "Дальше вас ждёт" not in conversation(Reader(Texts.load(), "ru"), last).text
