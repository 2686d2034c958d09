"""What was not sent: told to the owner once, listed by name for the methodist."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select, update

from models.chats import LinkedChat
from models.database import Database
from models.enums import OutboxStatus, Role
from models.system import OutboxMessage, Rider
from services.actor import Actor
from services.clock import FixedClock
from services.errors import DomainError
from services.outbox import Ledger, Priority, Wish, enqueue
from services.outbox.daily import take_day
from services.registry import Services
from tests.builders import District, a_district
from tests.conftest import OWNER


@pytest.fixture
async def district(database: Database) -> District:
    return await a_district(database)


@pytest.fixture
async def owner(district: District) -> Actor:
    """Somebody who holds no role in the programme."""
    return replace(await district.person("Хозяйкин", telegram_id=OWNER), is_owner=True)


async def overslept(district: District, clock: FixedClock, *teachers: Actor) -> None:
    """An event reminder to each that is too late by the time the sender comes back."""
    now = clock.now()
    async with district.database.write() as session:
        await enqueue(
            session,
            now,
            [
                Wish(
                    "event_soon",
                    f"soon:{now}:{teacher.account_id}",
                    teacher.account_id,
                    Priority.EVENT_SOON,
                    now,
                    person_id=teacher.person_id,
                    expires_at=now + timedelta(hours=1),
                )
                for teacher in teachers
            ],
        )
    clock.advance(hours=2)


async def claim(database: Database, clock: FixedClock) -> int:
    """The sender looks once; how many it would send."""
    ledger = Ledger(database)
    lease = await ledger.acquire("test")
    assert lease
    return len(await ledger.claim(lease, clock.now(), 100))


async def reports(database: Database) -> list[OutboxMessage]:
    async with database.read() as session:
        rows = await session.scalars(
            select(OutboxMessage).where(OutboxMessage.kind == "unsent").order_by(OutboxMessage.id)
        )
        return list(rows)


async def test_the_owner_hears_of_a_wave_once(
    services: Services, district: District, owner: Actor, clock: FixedClock
) -> None:
    teachers = [await district.person(surname, Role.MENTOR) for surname in ("Орлова", "Белова")]
    due = clock.now()
    await overslept(district, clock, *teachers)
    assert await services.unsent.tell_owners() == 0, "the wave is not over: they still wait"
    assert await claim(district.database, clock) == 0
    assert await services.unsent.tell_owners() == 2
    assert await services.unsent.tell_owners() == 0
    [told] = await reports(district.database)
    assert told.account_id == owner.account_id
    report = await services.unsent.report(owner, told.payload["report"])
    assert [(one.kind, one.status, one.count) for one in report.counts] == [
        ("event_soon", OutboxStatus.EXPIRED, 2)
    ]
    assert report.since == due


async def test_a_second_wave_of_the_day_rides_along(
    services: Services, district: District, owner: Actor, clock: FixedClock
) -> None:
    teacher = await district.person("Орлова", Role.MENTOR)
    async with district.database.write() as session:
        assert await take_day(session, owner.account_id, clock.now().date())
    await overslept(district, clock, teacher)
    await claim(district.database, clock)
    assert await services.unsent.tell_owners() == 1
    assert await reports(district.database) == []
    async with district.database.read() as session:
        rider = await session.scalar(select(Rider).where(Rider.kind == "unsent"))
    assert rider is not None
    assert rider.account_id == owner.account_id


async def test_without_an_owner_in_the_chat_it_waits_for_one(
    services: Services, district: District, clock: FixedClock
) -> None:
    await overslept(district, clock, await district.person("Орлова", Role.MENTOR))
    await claim(district.database, clock)
    assert await services.unsent.tell_owners() == 0
    await district.person("Хозяйкин", telegram_id=OWNER)
    assert await services.unsent.tell_owners() == 1


async def test_the_methodist_sees_names_of_the_own_programme_for_two_weeks(
    services: Services, district: District, clock: FixedClock
) -> None:
    neighbour = await a_district(district.database, name="Соседний район")
    teacher = await district.person("Белова", Role.MENTEE)
    stranger = await neighbour.person("Чужова", Role.MENTEE)
    await overslept(district, clock, teacher, stranger)
    await claim(district.database, clock)
    listed = (await services.unsent.listed(district.methodist, 30)).lines
    assert [(one.name, one.kind, one.status) for one in listed] == [
        ("Белова\xa0И.\xa0П.", "event_soon", OutboxStatus.EXPIRED)
    ]
    cases = (await services.roadmap.attention(district.methodist)).cases
    assert [(one.kind.value, one.count) for one in cases] == [("unsent", 1)]
    clock.advance(days=14)
    assert (await services.unsent.listed(district.methodist, 30)).lines == ()
    assert (await services.roadmap.attention(district.methodist)).cases == ()


async def test_what_did_not_reach_a_linked_group_is_listed_too(
    services: Services, district: District, clock: FixedClock
) -> None:
    neighbour = await a_district(district.database, name="Соседний район")
    now = clock.now()
    async with district.database.write() as session:
        chats = [
            LinkedChat(telegram_id=-100 - n, title=f"Группа {n}", programme_id=of.programme_id, linked_at=now)
            for n, of in enumerate((district, neighbour))
        ]
        session.add_all(chats)
        await session.flush()
        wishes = [
            Wish(
                "event_soon",
                f"soon:chat{chat.id}",
                None,
                Priority.EVENT_SOON,
                now,
                expires_at=now + timedelta(hours=1),
                linked_chat_id=chat.id,
            )
            for chat in chats
        ]
        await enqueue(session, now, wishes)
    await overslept(district, clock, await district.person("Белова", Role.MENTEE))
    await claim(district.database, clock)
    listed = (await services.unsent.listed(district.methodist, 30)).lines
    assert [(one.name, one.group) for one in listed] == [("Белова\xa0И.\xa0П.", False), ("Группа 0", True)]
    cases = (await services.roadmap.attention(district.methodist)).cases
    assert [(one.kind.value, one.count) for one in cases] == [("unsent", 2)]


async def test_a_row_left_uncertain_by_two_crashes_is_listed(
    services: Services, district: District, clock: FixedClock
) -> None:
    teacher = await district.person("Белова", Role.MENTEE)
    now, ledger = clock.now(), Ledger(district.database)
    async with district.database.write() as session:
        wish = Wish("help", "help:1", teacher.account_id, Priority.ANSWER, now, person_id=teacher.person_id)
        await enqueue(session, now, [wish])
    for number in range(2):
        lease = await ledger.acquire(f"sender {number}")
        assert lease
        [message] = await ledger.claim(lease, now, 10)
        await ledger.begin(lease, [message.id])
        await ledger.release(lease)
    assert await ledger.acquire("the next")
    [line] = (await services.unsent.listed(district.methodist, 30)).lines
    assert (line.name, line.status) == ("Белова\xa0И.\xa0П.", OutboxStatus.UNCERTAIN)


async def test_others_than_the_owner_are_refused(
    services: Services, district: District, owner: Actor, clock: FixedClock
) -> None:
    with pytest.raises(DomainError):
        await services.unsent.report(district.methodist, 1)
    with pytest.raises(DomainError):
        await services.unsent.report(owner, 1)
    teacher = await district.person("Белова", Role.MENTEE)
    with pytest.raises(DomainError):
        await services.unsent.listed(teacher, 30)


async def test_the_operator_sees_what_waits(
    services: Services, district: District, clock: FixedClock
) -> None:
    teacher = await district.person("Белова", Role.MENTEE)
    await overslept(district, clock, teacher)
    state = await services.unsent.state()
    assert (state.waiting, state.oldest_wait, state.unsent) == (1, timedelta(hours=2), {})
    await claim(district.database, clock)
    async with district.database.write() as session:
        await session.execute(update(OutboxMessage).values(settled_at=clock.now()))
    assert (await services.unsent.state()).unsent == {OutboxStatus.EXPIRED: 1}
