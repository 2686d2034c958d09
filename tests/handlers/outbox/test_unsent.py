"""After an outage: the owner hears of it in one message, the methodist finds the names under Attention."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import exists, select

from delivery.messages.outbox import Unsent
from models.enums import Role
from models.system import TROUBLED, OutboxMessage
from sandbox.client import Person
from services.outbox import Priority, Wish, enqueue
from services.outbox.daily import take_day
from services.people.identity import TelegramUser
from tests.builders import District, a_district
from tests.conftest import OWNER
from tests.handlers.conftest import Town

BEFORE = datetime(2026, 11, 17, 6, 0, tzinfo=UTC)
AFTER = datetime(2026, 11, 18, 7, 0, tzinfo=UTC)
RU = ("Не ушло или неизвестно, дошло ли: 2", "напоминания о событии: 2, не успели", "Внимание", "не успели")
EN = ("not known to have arrived: 2", "event reminders: 2, too late to send now", "Attention", "too late")


async def a_day_away(town: Town, district: District) -> None:
    """Two reminders of a lesson fall into an outage of a day."""
    people = [await district.person(surname, Role.MENTEE) for surname in ("Белова", "Лисова<b>")]
    wishes = [
        Wish(
            "event_soon",
            f"soon:{one.account_id}",
            one.account_id,
            Priority.EVENT_SOON,
            BEFORE + timedelta(hours=1),
            person_id=one.person_id,
            expires_at=BEFORE + timedelta(hours=2),
        )
        for one in people
    ]
    town.clock.moment = BEFORE
    async with town.app.database.write() as session:
        await enqueue(session, BEFORE, wishes)
    town.clock.moment = AFTER
    for _ in range(200):
        if await expired(town):
            break
        await asyncio.sleep(0.05)
    # Told once nothing that is due waits any more: that morning's own messages go first.
    for _ in range(200):
        await town.tick()
        if await told(town):
            break
        await asyncio.sleep(0.05)


async def expired(town: Town) -> bool:
    async with town.app.database.read() as session:
        return bool(await session.scalar(select(exists().where(TROUBLED, OutboxMessage.settled_at == AFTER))))


async def told(town: Town) -> bool:
    untold = exists().where(TROUBLED, OutboxMessage.reported_in.is_(None))
    async with town.app.database.read() as session:
        return not await session.scalar(select(untold))


async def opened(town: Town, telegram_id: int, language: str = "ru") -> Person:
    person = await town.person(telegram_id, language=language)
    await person.start()
    await person.wait_for()
    return person


@pytest.mark.parametrize(("language", "words"), [("ru", RU), ("en", EN)])
async def test_the_owner_is_told_once_and_the_methodist_finds_the_names(
    town: Town, language: str, words: tuple[str, str, str, str]
) -> None:
    title, line, attention, how = words
    district = await a_district(town.app.database)
    owner = await opened(town, OWNER, language)
    await a_day_away(town, district)
    report = await owner.wait_for(title)
    assert line in report.text
    assert attention in report.text
    await town.tick(3)
    assert sum(title in one.text for one in await owner.messages() if one.from_bot) == 1
    await town.app.services.identity.set_language(district.methodist, language)
    methodist = await opened(town, district.methodist.telegram_id)
    await methodist.tap(attention)
    await methodist.wait_for("✉️", button="1")
    await methodist.tap("1")
    card = await methodist.wait_for("Белова")
    assert "Лисова<b>" in card.text
    assert card.text.count(how) == 2


async def test_when_the_day_is_taken_it_rides_and_opens_by_its_button(town: Town) -> None:
    district = await a_district(town.app.database)
    owner = await opened(town, OWNER)
    account = await town.app.services.identity.actor(TelegramUser(OWNER, None, "ru"), None)
    async with town.app.database.write() as session:
        await take_day(session, account.account_id, AFTER.date())
    await a_day_away(town, district)
    said = await owner.last()
    assert said
    assert (await owner.forge_tap(said.id, Unsent(report=1).pack())).answered
    await owner.wait_for(RU[0])
    methodist = await opened(town, district.methodist.telegram_id)
    last = await methodist.last()
    assert last
    refused = await methodist.forge_tap(last.id, Unsent(report=1).pack())
    assert refused.show_alert
