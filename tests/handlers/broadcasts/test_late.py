"""A broadcast that is overtaken: by the night while it is paused, by the end of the event it invites to."""

import asyncio
from datetime import UTC, datetime

from sqlalchemy import update

from models.enums import EventKind
from models.people import Account
from services.events.facts import NewEvent
from tests.handlers.broadcasts.test_stories import compose, finish
from tests.handlers.crew import Crew


async def only_from_nine_to_ten(crew: Crew) -> None:
    """The mentee's quiet hours: what is sent at noon waits for tomorrow."""
    async with crew.town.app.database.write() as session:
        mentee = Account.id == crew.mentee_actor.account_id
        await session.execute(update(Account).where(mentee).values(quiet_from=10 * 60, quiet_to=9 * 60))


async def test_what_goes_on_at_night_waits_for_the_morning(crew: Crew) -> None:
    methodist, clock, broadcasts = crew.methodist, crew.town.clock, crew.town.app.services.broadcasts
    await only_from_nine_to_ten(crew)
    await compose(crew, "Вечернее чтение")
    await methodist.tap("Отправить сейчас")
    await crew.mentor.wait_for("Вечернее чтение")
    await methodist.tap("Пауза")
    await methodist.wait_for("На паузе", button="Продолжить")
    clock.moment = datetime(2026, 11, 17, 20, 0, tzinfo=UTC)
    await methodist.tap("Продолжить")
    for _ in range(100):
        [progress] = await broadcasts.running()
        if progress.resumes_at is not None:
            break
        await asyncio.sleep(0.05)
    assert progress.resumes_at == datetime(2026, 11, 18, 6, 0, tzinfo=UTC)
    assert not any("Вечернее" in one.text for one in await crew.mentee.messages())
    clock.moment = progress.resumes_at
    await crew.mentee.wait_for("Вечернее чтение")
    await finish(crew)


async def test_an_invitation_to_what_is_over_is_listed_and_the_owner_told(crew: Crew) -> None:
    """As an outage over the event's end leaves it: due before, looked at after."""
    methodist, town = crew.methodist, crew.town
    owner = await town.owner()
    await owner.start()
    await only_from_nine_to_ten(crew)
    starts = datetime(2026, 11, 17, 4, 0, tzinfo=UTC)
    event = NewEvent(EventKind.SEMINAR, "Утренний семинар", starts, 60, "Шумская СОШ")
    await town.app.services.events.create(crew.district.methodist, event)
    await methodist.tap("События")
    await methodist.tap("Утренний")
    await methodist.tap("Пригласить рассылкой")
    await methodist.tap("Всем участникам")
    await methodist.tap("Отправить сейчас")
    await crew.mentor.wait_for("Будете?", button="Приду")
    town.clock.advance(days=1)
    await finish(crew)
    done = await methodist.wait_for("Доставлено 1 · Ошибка 1", button="Список")
    assert not any("Будете?" in one.text for one in await crew.mentee.messages())
    await methodist.tap("Список")
    assert "не успели отправить" in (await methodist.wait_for("• Смирнова", after=done.id)).text
    for _ in range(40):
        await town.tick()
        if any("Не ушло" in one.text for one in await owner.messages()):
            break
        await asyncio.sleep(0.05)
    assert "рассылки: 1, не успели" in (await owner.wait_for("Не ушло или неизвестно")).text


async def test_a_scheduled_invitation_says_where_the_event_is_by_then(crew: Crew) -> None:
    methodist, town = crew.methodist, crew.town
    starts = datetime(2026, 11, 19, 9, 0, tzinfo=UTC)
    event = NewEvent(EventKind.SEMINAR, "Семинар о чтении", starts, 60, "Шумская СОШ")
    await town.app.services.events.create(crew.district.methodist, event)
    await methodist.tap("События")
    await methodist.tap("Семинар о чтении")
    await methodist.tap("Пригласить рассылкой")
    await methodist.tap("Всем участникам")
    await methodist.tap("Назначить время")
    said = await methodist.send("17.11 в 10:00")
    await methodist.wait_for("Уйдёт: 17 ноября", after=said.id)
    said = await methodist.send("/menu")
    await methodist.wait_for("Кировский район", after=said.id)
    await methodist.tap("События")
    await methodist.tap("Семинар о чтении")
    await methodist.tap("Изменить")
    await methodist.tap("Место и ссылка")
    said = await methodist.send("Лицей, каб. 7")
    await methodist.wait_for("Лицей, каб. 7", after=said.id)
    town.clock.moment = datetime(2026, 11, 17, 7, 0, tzinfo=UTC)
    await town.tick()
    invitation = await crew.mentee.wait_for("Будете?", button="Приду")
    assert "Лицей, каб. 7" in invitation.text
    assert "Шумская" not in invitation.text
    await finish(crew)
