"""Pairs and groups: by whom, of whom, and what is told to whom."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import func, select, update

from models.database import Database
from models.enums import PartnershipState, PersonState, ProgrammeState, Role
from models.partnerships import Partnership
from models.people import Person
from models.programmes import Programme
from models.system import AuditRecord, OutboxMessage, Rider
from services.actor import Actor
from services.clock import FixedClock
from services.errors import DomainError, Forbidden, NotFound, Repeated
from services.partnerships.introductions import introduce_all
from services.registry import Services
from tests.builders import District, a_district


@pytest.fixture
async def district(database: Database) -> District:
    return await a_district(database)


async def told(database: Database) -> list[tuple[int | None, str]]:
    async with database.read() as session:
        rows = await session.execute(
            select(OutboxMessage.person_id, OutboxMessage.kind).order_by(OutboxMessage.person_id)
        )
        return [(person_id, kind) for person_id, kind in rows]


async def test_a_pair_by_hand_is_told_to_both_sides_once(
    district: District, services: Services, database: Database
) -> None:
    mentor = await district.person("Орлова", Role.MENTOR, school_id=district.leader_school)
    mentee = await district.person("Смирнова", Role.MENTEE)
    assert mentor.person_id
    assert mentee.person_id
    created = await services.partnerships.create(
        district.methodist, mentor.person_id, [mentee.person_id], "просили помощи"
    )
    assert not created.is_group
    assert created.introduced
    assert await services.partnerships.tell_waiting() == 2
    assert await services.partnerships.tell_waiting() == 0
    assert await told(database) == [(mentor.person_id, "introduction"), (mentee.person_id, "introduction")]
    card = await services.partnerships.card(district.methodist, created.id)
    assert card.state is PartnershipState.ACTIVE
    assert card.first_meeting_by == date(2026, 11, 30)
    assert [one.short_name for one in card.mentees] == ["Смирнова\u00a0И.\u00a0П."]


async def test_a_side_that_registers_later_is_told_then(
    district: District, services: Services, database: Database
) -> None:
    mentor = await district.person("Орлова", Role.MENTOR)
    later = await district.person("Смирнова", Role.MENTEE)
    assert mentor.person_id
    assert later.person_id
    await _set_state(database, later, PersonState.CONSENTED)
    await services.partnerships.create(district.methodist, mentor.person_id, [later.person_id])
    assert await services.partnerships.tell_waiting() == 1
    seen = (await services.partnerships.mine(mentor))[0]
    assert seen.partners[0].telegram_id is None, "contacts only of those who registered"
    await _set_state(database, later, PersonState.REGISTERED)
    assert await services.partnerships.tell_waiting() == 1
    assert [person_id for person_id, _ in await told(database)] == [mentor.person_id, later.person_id]
    seen = (await services.partnerships.mine(mentor))[0]
    assert seen.partners[0].telegram_id == later.telegram_id


async def test_before_the_launch_nobody_is_told(
    district: District, services: Services, database: Database, clock: FixedClock
) -> None:
    async with database.write() as session:
        await session.execute(update(Programme).values(state=ProgrammeState.PREPARING))
    mentor, mentees = await _group(district)
    created = await services.partnerships.create(district.methodist, mentor, mentees)
    assert created.is_group
    assert not created.introduced
    assert not await services.partnerships.is_launched(district.methodist)
    assert await services.partnerships.tell_waiting() == 0
    async with database.write() as session:
        programme = await session.get_one(Programme, district.programme_id)
        programme.state = ProgrammeState.LAUNCHED
        assert await introduce_all(session, clock.now(), programme) == 1
        assert await introduce_all(session, clock.now(), programme) == 0
    assert await services.partnerships.tell_waiting() == 4


async def test_in_the_evening_the_introduction_rides(
    district: District, services: Services, database: Database, clock: FixedClock
) -> None:
    mentor, mentees = await _group(district)
    clock.advance(hours=10)
    await services.partnerships.create(district.methodist, mentor, mentees)
    assert await services.partnerships.tell_waiting() == 4
    assert await told(database) == []
    async with database.read() as session:
        assert await session.scalar(select(func.count()).select_from(Rider)) == 4


async def test_the_same_pair_twice_and_oneself_are_refused(district: District, services: Services) -> None:
    mentor, mentees = await _group(district)
    first = await services.partnerships.create(district.methodist, mentor, mentees[:1])
    with pytest.raises(DomainError, match="partnerships-exists") as refused:
        await services.partnerships.create(district.methodist, mentor, mentees)
    assert refused.value.values["mentor"].startswith("Орлова")  # type: ignore[union-attr]
    with pytest.raises(DomainError, match="partnerships-self"):
        await services.partnerships.create(district.methodist, mentor, [mentor])
    # A circle over two partnerships is fine.
    await services.partnerships.create(district.methodist, mentees[0], [mentor])
    # After the end, the same two may begin anew.
    await services.partnerships.close(district.methodist, first.id, "Цели достигнуты")
    await services.partnerships.create(district.methodist, mentor, mentees[:1])


async def test_people_of_elsewhere_do_not_exist(
    district: District, services: Services, database: Database
) -> None:
    elsewhere = await a_district(database, name="Тосненский район")
    foreign = await elsewhere.person("Чужая", Role.MENTOR)
    own = await district.person("Своя", Role.MENTEE)
    assert foreign.person_id
    assert own.person_id
    for mentor, mentee in ((foreign.person_id, own.person_id), (own.person_id, foreign.person_id)):
        with pytest.raises(NotFound):
            await services.partnerships.create(district.methodist, mentor, [mentee])
    created = await services.partnerships.create(
        elsewhere.methodist, foreign.person_id, [_methodist(elsewhere)]
    )
    for act in (services.partnerships.card, services.partnerships.resume):
        with pytest.raises(NotFound):
            await act(district.methodist, created.id)
    assert (await services.partnerships.all(district.methodist)).partnerships == ()
    assert {one.id for one in (await services.partnerships.people(district.methodist)).people} == {
        own.person_id,
        _methodist(district),
    }


async def test_only_the_methodist_makes_pairs(district: District, services: Services) -> None:
    mentor, mentees = await _group(district)
    teacher = await district.person("Учитель", Role.MENTOR)
    partnerships = services.partnerships
    for attempt in (
        partnerships.create(teacher, mentor, mentees),
        partnerships.all(teacher),
        partnerships.people(teacher),
        partnerships.proposals(teacher),
        partnerships.accept_all(teacher),
        partnerships.close(teacher, 1, ""),
        partnerships.pause(teacher, 1, "", date(2026, 12, 1)),
        partnerships.card(teacher, 1),
    ):
        with pytest.raises(Forbidden):
            await attempt


async def test_pause_resume_close(district: District, services: Services, database: Database) -> None:
    mentor, mentees = await _group(district)
    created = await services.partnerships.create(district.methodist, mentor, mentees)
    partnerships, methodist = services.partnerships, district.methodist
    for _ in range(2):
        await partnerships.pause(methodist, created.id, "Болезнь", date(2026, 12, 1))
    card = await partnerships.card(methodist, created.id)
    assert (card.state, card.state_reason) == (PartnershipState.PAUSED, "Болезнь")
    assert await partnerships.tell_waiting() == 0, "a paused pair is not introduced"
    await partnerships.resume(methodist, created.id)
    assert (await partnerships.card(methodist, created.id)).state is PartnershipState.ACTIVE
    for _ in range(2):
        await partnerships.close(methodist, created.id, "Цели достигнуты")
    for act in (
        partnerships.pause(methodist, created.id, "", date(2026, 12, 1)),
        partnerships.resume(methodist, created.id),
    ):
        with pytest.raises(DomainError):
            await act
    async with database.read() as session:
        actions = (await session.scalars(select(AuditRecord.action).order_by(AuditRecord.id))).all()
    assert actions == [f"partnerships.{what}" for what in ("created", "paused", "resumed", "closed")]


async def test_a_redelivered_update_makes_one_pair(
    district: District, services: Services, database: Database
) -> None:
    mentor, mentees = await _group(district)
    methodist = district.methodist.asking(7)
    await services.partnerships.create(methodist, mentor, mentees)
    with pytest.raises(Repeated):
        await services.partnerships.create(methodist, mentor, mentees)
    async with database.read() as session:
        assert await session.scalar(select(func.count()).select_from(Partnership)) == 1


async def test_mentors_come_first_and_can_be_searched(district: District, services: Services) -> None:
    await district.person("Абрамова", Role.MENTEE)
    await district.person("Яковлев", Role.MENTOR, school_id=district.leader_school)
    found = (await services.partnerships.people(district.methodist)).people
    assert found[0].full_name.startswith("Яковлев")
    found = (await services.partnerships.people(district.methodist, search="прилад як")).people
    assert [one.short_name.split("\u00a0")[0] for one in found] == ["Яковлев"]


async def test_the_roster_proposes(district: District, services: Services, database: Database) -> None:
    await district.person("Орлова", Role.MENTOR)
    await district.person("Белова", Role.MENTOR, name="Анна")
    await district.person("Белова", Role.MENTOR, name="Алла")
    for surname, written in (
        ("Первая", "Орлова И. П."),
        ("Вторая", "Орлова Ирина Павловна"),
        ("Третья", "Белова А. П."),
        ("Четвёртая", "Никто Н. Н."),
    ):
        person = await district.person(surname, Role.MENTEE)
        async with database.write() as session:
            await session.execute(
                update(Person).where(Person.id == person.person_id).values(roster_mentor=written)
            )
    found = await services.partnerships.proposals(district.methodist)
    assert [(pair.mentor.short_name[:6], len(pair.mentees)) for pair in found.pairs] == [("Орлова", 2)]
    questions = {one.mentee.short_name.split("\u00a0")[0]: one for one in found.questions}
    third, fourth = (questions[name].mentee.id for name in ("Третья", "Четвёртая"))
    either, other = await services.partnerships.likely_mentors(district.methodist, third)
    assert await services.partnerships.likely_mentors(district.methodist, fourth) == ()
    made = await services.partnerships.accept_all(district.methodist)
    assert [one.is_group for one in made] == [True]
    assert await services.partnerships.accept_all(district.methodist) == []
    await services.partnerships.accept(district.methodist, either.id, third)
    with pytest.raises(DomainError, match="partnerships-proposal-gone"):
        await services.partnerships.accept(district.methodist, other.id, third)
    left = await services.partnerships.proposals(district.methodist)
    assert (len(left.pairs), len(left.questions)) == (0, 1)


async def _group(district: District) -> tuple[int, list[int]]:
    mentor = await district.person("Орлова", Role.MENTOR, school_id=district.leader_school)
    mentees = [await district.person(surname, Role.MENTEE) for surname in ("Белова", "Котова", "Лисова")]
    assert mentor.person_id
    return mentor.person_id, [one.person_id for one in mentees if one.person_id]


def _methodist(district: District) -> int:
    assert district.methodist.person_id
    return district.methodist.person_id


async def _set_state(database: Database, actor: Actor, state: PersonState) -> None:
    async with database.write() as session:
        await session.execute(update(Person).where(Person.id == actor.person_id).values(state=state))


async def test_a_stranger_sees_nothing(district: District, services: Services) -> None:
    stranger = replace(district.methodist, person_id=None, roles=frozenset())
    with pytest.raises(Forbidden):
        await services.partnerships.mine(stranger)
