"""What goes wrong around an event, as people meet it: a code passed on, nobody came, called off at the last
minute, a lesson added and moved after the answers."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import func, select

from models.enums import EventAnswer, EventKind
from models.surveys import Survey
from services.events.facts import NewEvent
from services.events.guests import invite
from tests.handlers.events.conftest import Stage, make
from tests.handlers.steps import code_in

BEGINS = datetime(2026, 11, 17, 12, tzinfo=UTC)
"""15:00 in Moscow; an hour and a half long."""


async def surveys(stage: Stage) -> int:
    async with stage.town.app.database.read() as session:
        return await session.scalar(select(func.count()).select_from(Survey)) or 0


async def test_a_code_passed_on_to_somebody_outside(stage: Stage) -> None:
    """The host gives out a new one, takes the false mark off, and it can't be put back by the code."""
    await make(stage)
    await stage.invite()
    methodist, (here, outside) = stage.methodist, stage.teachers
    await methodist.tap("Код для входа")
    shown = await methodist.wait_for("Код для входа:")
    old = code_in(shown)
    stage.town.clock.moment = BEGINS
    for person in (here, outside):
        said = await person.send(old)
        await person.wait_for("вы на событии", after=said.id)
    renewed = await methodist.tap("Новый код")
    assert "Прежний больше не действует" in (renewed.text or "")
    new = code_in(await methodist.wait_for("Код для входа:", edited_since=shown.raw["rev"]))
    assert new != old
    await methodist.tap("Кто был")
    await methodist.wait_for("Отмечено: 2 из 2")
    await methodist.tap("Орлова")
    await methodist.wait_for("Отмечено: 1 из 2")
    said = await outside.send(old)
    await outside.wait_for("Такого кода нет", after=said.id)
    said = await outside.send(new)
    await outside.wait_for("Ведущий снял вашу отметку", after=said.id)

    stage.town.clock.moment = BEGINS + timedelta(hours=2, minutes=31)
    said = await here.send(new)
    late = await here.wait_for("отметиться на", after=said.id)
    assert "17.11 14:45 – 17:30" in late.text, "an hour after its end no code helps"
    await methodist.tap("Готово")
    await stage.town.tick()
    await here.wait_for("Насколько пригодится", timeout=20)
    assert not [one for one in await outside.messages() if "Насколько пригодится" in one.text]


async def test_nobody_came(stage: Stage) -> None:
    """Done without a tick is said as what it is, brings no survey, and can be mended."""
    await make(stage)
    await stage.invite()
    methodist, teacher = stage.methodist, stage.teachers[0]
    stage.town.clock.moment = BEGINS + timedelta(hours=2)
    await stage.town.tick()
    question = await methodist.wait_for("Отметьте, кто был", timeout=20)
    await methodist.tap("Отметить, кто был", message_id=question.id)
    await methodist.wait_for("Отмечено: 0 из 2")
    answer = await methodist.tap("Готово")
    assert "Опроса не будет" in (answer.text or "")
    await stage.town.tick(2)
    assert await surveys(stage) == 0
    await methodist.wait_for(button="Кто был")
    await methodist.tap("Кто был")
    await methodist.wait_for("Отмечено: 0 из 2")
    await methodist.tap("Смирнова")
    await methodist.wait_for("Отмечено: 1 из 2")
    await methodist.tap("Готово")
    await stage.town.tick()
    await teacher.wait_for("Насколько пригодится", timeout=20)


async def test_called_off_while_its_survey_was_about_to_open(stage: Stage) -> None:
    """The guests were marked already, the room was flooded: told at once, asked nothing."""
    await make(stage)
    await stage.invite()
    methodist, teacher = stage.methodist, stage.teachers[0]
    await methodist.tap("Код для входа")
    code = code_in(await methodist.wait_for("Код для входа:"))
    await methodist.tap("Назад")
    stage.town.clock.moment = BEGINS + timedelta(minutes=20)
    said = await teacher.send(code)
    await teacher.wait_for("вы на событии", after=said.id)
    await methodist.tap("Отменить событие")
    await methodist.tap("Да, отменить")
    await teacher.wait_for("Событие отменено", timeout=20)
    for hours in (2, 24, 96):
        stage.town.clock.moment = BEGINS + timedelta(hours=hours)
        await stage.town.tick()
    assert await surveys(stage) == 0
    assert not [one for one in await methodist.messages() if "кто был: им придёт" in one.text]


async def test_a_lesson_of_a_series_is_added_and_moved(stage: Stage) -> None:
    """Who takes part hears of the new lesson once, chooses it, and hears when it moves."""
    events, methodist = stage.town.app.services.events, stage.district.methodist
    start = datetime(2026, 11, 23, 8, tzinfo=UTC)
    series = await events.create(methodist, NewEvent(EventKind.FESTIVAL, "Неделя уроков", start, 180))
    await events.create(methodist, lesson("Урок 1", start, series))
    async with stage.town.app.database.write() as session:
        await invite(session, series, [guest.require_person() for guest in stage.guests])
    teacher, other = stage.teachers
    await events.answer(stage.guests[1], series, EventAnswer.DECLINED)
    added = await events.create(methodist, lesson("Урок 2", start + timedelta(days=2), series))
    stage.town.clock.moment = datetime(2026, 11, 17, 6, tzinfo=UTC)
    await stage.town.tick(2)
    told = await teacher.wait_for("новые занятия", button="Выбрать занятия", timeout=20)
    await teacher.tap("Выбрать занятия", message_id=told.id)
    assert "Фестиваль «Неделя уроков» (23 ноября" in told.text
    await teacher.wait_for("Отметьте занятия", button="2. 25.11 11:00 Урок 2")
    await teacher.tap("2. 25.11 11:00 Урок 2")
    await teacher.wait_for(button="✓ 2. 25.11 11:00 Урок 2")

    await events.move(methodist, added, start + timedelta(days=3))
    moved = await teacher.wait_for("Событие перенесено", timeout=20)
    assert "26 ноября, чт, 11:00" in moved.text
    await teacher.tap("Приду", message_id=moved.id)
    await teacher.wait_for(button="✓ Приду")
    said = [one.text for one in await other.messages()]
    assert not [text for text in said if "новые занятия" in text or "перенесено" in text]
    assert await stage.town.sandbox.violations() == []


def lesson(title: str, starts_at: datetime, series: int) -> NewEvent:
    return NewEvent(EventKind.LESSON, title, starts_at, 45, series_id=series)
