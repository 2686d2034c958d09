"""Roles of a programme: appointed, dismissed, taken out; kept apart between programmes."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import func, select, update

from models.database import Database
from models.enums import AssignmentState, PartnershipState, Role
from models.partnerships import Partnership
from models.people import Account, Invitation, Membership, Person, Team, TeamMember
from models.roadmap import Assignment
from models.system import AuditRecord
from services.actor import Actor
from services.clock import FixedClock
from services.errors import DomainError, Forbidden, NotFound
from services.people.identity import TelegramUser
from services.registry import Services
from tests.builders import District, a_district, another_programme
from tests.services.roadmap.plans import an_activity, assignments, launch, reminders


@pytest.fixture
async def district(database: Database) -> District:
    return await a_district(database)


async def standing(services: Services, actor: Actor) -> Actor:
    """The same user as their next message finds them."""
    return await services.identity.actor(TelegramUser(actor.telegram_id, None, "ru"), None)


async def test_a_mentor_becomes_curator_and_stays_mentor(
    district: District, services: Services, database: Database
) -> None:
    mentor = await district.person("Орлова", Role.MENTOR)
    for _ in range(2):
        await services.people.appoint(district.methodist, mentor.require_person(), Role.CURATOR)
    assert (await standing(services, mentor)).roles == {Role.MENTOR, Role.CURATOR}
    card = await services.people.card(district.methodist, mentor.require_person())
    assert card.roles == (Role.CURATOR, Role.MENTOR)
    for _ in range(2):
        await services.people.dismiss(district.methodist, mentor.require_person(), Role.CURATOR)
    assert (await standing(services, mentor)).roles == {Role.MENTOR}
    assert (await services.people.card(district.methodist, mentor.require_person())).roles == (Role.MENTOR,)
    await services.people.appoint(district.methodist, mentor.require_person(), Role.CURATOR)
    assert (await standing(services, mentor)).roles == {Role.MENTOR, Role.CURATOR}
    async with database.read() as session:
        actions = (await session.scalars(select(AuditRecord.action).order_by(AuditRecord.id))).all()
    assert actions == ["roles.appointed", "roles.dismissed", "roles.appointed"]


async def test_who_is_appointed_in_a_running_programme_gets_the_roles_assignments(
    district: District, services: Services, database: Database, clock: FixedClock
) -> None:
    mentee = await district.person("Смирнова", Role.MENTEE)
    await an_activity(district, Role.CURATOR)
    await launch(district, clock)
    await services.people.appoint(district.methodist, mentee.require_person(), Role.CURATOR)
    async with database.read() as session:
        assert mentee.person_id in set(await session.scalars(select(Assignment.person_id)))


async def test_with_a_role_goes_what_is_asked_of_it_and_comes_back_with_it(
    district: District, services: Services, clock: FixedClock
) -> None:
    curator = await district.person("Жуков", Role.CURATOR, Role.MENTEE)
    await an_activity(district, Role.MENTEE, title="Пробный урок")
    await an_activity(district, Role.MENTEE, Role.CURATOR, title="Анкета")
    await launch(district, clock)
    person_id = curator.require_person()

    async def asked() -> set[str]:
        found = await assignments(district, curator)
        return {one.title for one in found if one.state is AssignmentState.OPEN}

    await services.people.dismiss(district.methodist, person_id, Role.MENTEE)
    assert await asked() == {"Анкета"}, "the curator is asked for it as well"
    waiting = {one.assignment_id for one in await reminders(district, bundled=False)}
    gone = {one.id for one in await assignments(district, curator) if one.title == "Пробный урок"}
    assert waiting.isdisjoint(gone)
    await services.people.appoint(district.methodist, person_id, Role.MENTEE)
    assert await asked() == {"Анкета", "Пробный урок"}
    assert len(await assignments(district, curator)) == 2
    assert gone <= {one.assignment_id for one in await reminders(district, bundled=False)}


async def test_a_second_methodist_runs_the_programme_and_the_last_one_stays(
    district: District, services: Services
) -> None:
    people, first = services.people, district.methodist
    second = await district.person("Громова", Role.CURATOR)
    with pytest.raises(DomainError, match="roles-last-methodist"):
        await people.dismiss(first, first.require_person(), Role.METHODIST)
    with pytest.raises(DomainError, match="roles-last-methodist"):
        await people.take_out(first, first.require_person(), "увольнение")
    await people.appoint(first, second.require_person(), Role.METHODIST)
    second = await standing(services, second)
    assert (await services.programmes.settings(second)).id == district.programme_id
    await people.take_out(second, first.require_person(), "увольнение")
    gone = await standing(services, first)
    assert gone.roles == frozenset()
    with pytest.raises(DomainError, match="roles-last-methodist"):
        await people.dismiss(second, second.require_person(), Role.METHODIST)


async def test_what_can_not_be_taken_away(district: District, services: Services) -> None:
    people, methodist = services.people, district.methodist
    mentor = await district.person("Орлова", Role.MENTOR, Role.VIEWER)
    mentee = await district.person("Смирнова", Role.MENTEE, Role.VIEWER)
    alone = await district.person("Зимина", Role.MENTEE)
    await services.partnerships.create(methodist, mentor.require_person(), [mentee.require_person()])
    for person, role in ((mentor, Role.MENTOR), (mentee, Role.MENTEE)):
        with pytest.raises(DomainError, match="roles-has-partners"):
            await people.dismiss(methodist, person.require_person(), role)
    with pytest.raises(DomainError, match="roles-only-one"):
        await people.dismiss(methodist, alone.require_person(), Role.MENTEE)
    await people.dismiss(methodist, alone.require_person(), Role.VIEWER)
    assert (await standing(services, alone)).roles == {Role.MENTEE}


async def test_a_curator_has_a_school(district: District, services: Services, database: Database) -> None:
    homeless = await district.person("Зорина", Role.VIEWER)
    async with database.write() as session:
        await session.execute(update(Person).where(Person.id == homeless.person_id).values(school_id=None))
    with pytest.raises(DomainError, match="roles-curator-school"):
        await services.people.appoint(district.methodist, homeless.require_person(), Role.CURATOR)


async def test_the_owner_may_appoint_where_they_take_part(district: District, services: Services) -> None:
    viewer = await district.person("Зорина", Role.VIEWER)
    mentee = await district.person("Смирнова", Role.MENTEE)
    with pytest.raises(Forbidden):
        await services.people.appoint(viewer, mentee.require_person(), Role.METHODIST)
    await services.people.appoint(replace(viewer, is_owner=True), mentee.require_person(), Role.METHODIST)
    with pytest.raises(Forbidden):
        await services.people.appoint(Actor(1, 1, is_owner=True), mentee.require_person(), Role.CURATOR)


async def test_taken_out_with_a_date_and_a_reason_and_history_kept(
    district: District, services: Services, database: Database, clock: FixedClock
) -> None:
    people, methodist = services.people, district.methodist
    mentor = await district.person("Орлова", Role.MENTOR)
    mentee = await district.person("Смирнова", Role.MENTEE)
    other = await district.person("Белова", Role.MENTEE)
    await an_activity(district, Role.MENTEE)
    await launch(district, clock)
    group = [mentee.require_person(), other.require_person()]
    pair = await services.partnerships.create(methodist, mentor.require_person(), group)
    team = await people.make_team(methodist, "Чтение", district.weak_school)
    for wrong, key in (("", "roles-reason-empty"), ("я" * 501, "error-text-too-long")):
        with pytest.raises(DomainError, match=key):
            await people.take_out(methodist, mentee.require_person(), wrong)
    await people.take_out(methodist, mentee.require_person(), "Переезд в другой район")
    with pytest.raises(NotFound):
        await people.take_out(methodist, mentee.require_person(), "Переезд в другой район")
    async with database.read() as session:
        part = await session.scalar(select(Membership).where(Membership.person_id == mentee.person_id))
        assert part
        assert (part.ends_on, part.end_reason) == (date(2026, 11, 15), "Переезд в другой район")
        states = await session.scalars(
            select(Assignment.state).where(Assignment.person_id == mentee.person_id)
        )
        assert set(states) == {AssignmentState.CANCELLED}
        partnership = await session.get_one(Partnership, pair.id)
        assert partnership.state is PartnershipState.ACTIVE, "the group goes on without one"
        mates = await session.scalars(select(TeamMember.person_id).where(TeamMember.team_id == team))
        assert mentee.person_id not in set(mates)
        person = await session.get_one(Person, mentee.person_id)
        assert (person.surname, person.account_id) == ("Смирнова", mentee.account_id)
    assert (await standing(services, mentee)).programme_id is None
    assert await services.programmes.mine(mentee) == (), "nothing to switch to any more"
    await people.take_out(methodist, mentor.require_person(), "Переезд")
    history = await services.partnerships.history(methodist, mentee.require_person())
    assert [line.reason for line in history.lines] == ["Переезд в другой район"]
    async with database.read() as session:
        assert (await session.get_one(Partnership, pair.id)).close_reason == "Переезд"


async def test_an_imported_person_taken_out_loses_the_link(
    district: District, services: Services, database: Database, clock: FixedClock
) -> None:
    newcomer = await district.person("Новиков", Role.MENTEE, with_account=False)
    async with database.write() as session:
        session.add(
            Invitation(
                programme_id=district.programme_id,
                person_id=newcomer.require_person(),
                token="a-token-of-twenty-signs",
                created_at=clock.now(),
            )
        )
    await services.people.take_out(district.methodist, newcomer.require_person(), "ошибка в списке")
    stranger = await services.identity.actor(TelegramUser(99, None, "ru"), None)
    with pytest.raises(DomainError, match="link-revoked"):
        await services.people.open_link(stranger, "a-token-of-twenty-signs")


async def test_a_curator_here_is_methodist_there_and_the_two_are_kept_apart(
    district: District, services: Services, database: Database
) -> None:
    """The same Telegram user is another person of another municipality."""
    there = await a_district(database, name="Тосненский район")
    curator = await district.person("Жуков", Role.CURATOR)
    namesake = await there.person("Жуков", Role.METHODIST, telegram_id=888)
    async with database.write() as session:
        account = await session.get_one(Account, namesake.account_id)
        person = await session.get_one(Person, namesake.person_id)
        person.account_id = curator.account_id
        await session.flush()
        await session.delete(account)
    here = await services.identity.choose_programme(await standing(services, curator), district.programme_id)
    assert here.roles == {Role.CURATOR}
    assert here.person_id == curator.person_id
    with pytest.raises(Forbidden):
        await services.programmes.settings(here)
    moved = await services.identity.choose_programme(here, there.programme_id)
    assert moved.roles == {Role.METHODIST}
    assert moved.person_id == namesake.person_id
    assert (await services.programmes.settings(moved)).id == there.programme_id
    with pytest.raises(NotFound):
        await services.people.card(moved, district.methodist.require_person())
    lines = await services.programmes.mine(moved)
    assert [(line.id, line.current) for line in lines] == [
        (there.programme_id, True),
        (district.programme_id, False),
    ]


async def test_two_programmes_of_one_municipality_do_not_see_each_others_people(
    district: District, services: Services, database: Database
) -> None:
    beside = await another_programme(district)
    theirs = await beside.person("Чужова", Role.MENTEE)
    for ask in (services.people.card, services.partnerships.history):
        with pytest.raises(NotFound):
            await ask(district.methodist, theirs.require_person())
    with pytest.raises(NotFound):
        await services.people.appoint(district.methodist, theirs.require_person(), Role.MENTOR)
    own = {line.id for line in (await services.people.people(district.methodist)).people}
    assert own == {district.methodist.person_id}
    async with database.read() as session:
        assert await session.scalar(select(func.count()).select_from(Team)) == 0
