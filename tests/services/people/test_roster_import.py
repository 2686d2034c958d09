"""A roster's import: a dry run, everything at once, and nothing the second time."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from documents.roster import read_roster
from models.database import Database
from models.enums import PersonState, ProgrammeState, Role, SchoolCategory
from models.partnerships import SchoolPartnership
from models.people import Invitation, Membership, Person, School
from models.system import Draft
from services.actor import Actor
from services.errors import DomainError, Forbidden, NotFound
from services.people.drafts import RosterDraft, RosterPerson, RosterProblem, RosterSchool
from services.people.questions import Answer
from services.registry import Services
from tests.builders import District, a_district

BASIS = "приказ № 1"


@pytest.fixture
async def district(database: Database) -> District:
    return await a_district(database, state=ProgrammeState.PREPARING)


def row(number: int, surname: str, **more: Any) -> RosterPerson:
    values: dict[str, Any] = {
        "name": "Анна",
        "patronymic": "Ильинична",
        "school": "Шумская СОШ",
        "role": "mentee",
    }
    return RosterPerson("Лист1", number, surname, **{**values, **more})


def roster(*people: RosterPerson, **more: Any) -> RosterDraft:
    return RosterDraft(people=people, schools=more.pop("schools", ()), **more)


async def count(database: Database, model: Any, *conditions: Any) -> int:
    async with database.read() as session:
        return await session.scalar(select(func.count()).select_from(model).where(*conditions)) or 0


async def imported(services: Services, actor: Actor, draft: RosterDraft) -> None:
    preview = await services.people.preview_roster(actor, draft, "список.xlsx")
    await services.people.confirm_roster(actor, preview.draft_id, BASIS)


async def test_a_dry_run_saves_nobody(services: Services, database: Database, district: District) -> None:
    before = await count(database, Person)
    preview = await services.people.preview_roster(
        district.methodist, roster(row(4, "Белова"), row(5, "Громова"))
    )
    assert (preview.new, preview.changed, preview.unchanged) == (2, 0, 0)
    assert await count(database, Person) == before


async def test_confirming_saves_people_roles_and_links(
    services: Services, database: Database, district: District
) -> None:
    draft = roster(row(4, "Белова", mentor="Громова Анна Ильинична"), row(5, "Громова", role="mentor"))
    preview = await services.people.preview_roster(district.methodist, draft)
    saved = await services.people.confirm_roster(district.methodist, preview.draft_id, BASIS)
    assert (saved.new, saved.unchanged) == (2, 0)
    async with database.read() as session:
        person = (await session.scalars(select(Person).where(Person.surname == "Белова"))).one()
        role = await session.scalar(select(Membership.role).where(Membership.person_id == person.id))
        link = (await session.scalars(select(Invitation).where(Invitation.person_id == person.id))).one()
    assert person.state is PersonState.IMPORTED
    assert (person.roster_mentor, person.imported_on_basis) == ("Громова Анна Ильинична", BASIS)
    assert person.school_id == district.weak_school
    assert role is Role.MENTEE
    assert len(link.token) >= 20
    assert await count(database, Draft) == 0


async def test_the_same_file_twice_changes_nothing(
    services: Services, database: Database, district: District
) -> None:
    draft = roster(row(4, "Белова", phone="+79211234567"), row(5, "Громова", role="mentor"))
    await imported(services, district.methodist, draft)
    async with database.read() as session:
        tokens = set(await session.scalars(select(Invitation.token)))
    preview = await services.people.preview_roster(district.methodist, draft)
    assert (preview.new, preview.changed, preview.unchanged) == (0, 0, 2)
    assert not preview.anything
    await services.people.confirm_roster(district.methodist, preview.draft_id, BASIS)
    async with database.read() as session:
        assert set(await session.scalars(select(Invitation.token))) == tokens


async def test_a_real_roster_with_137_people(
    services: Services, database: Database, district: District, shared_documents: Path
) -> None:
    path = shared_documents / "roster.xlsx"
    draft = read_roster(path.read_bytes(), path.name)
    preview = await services.people.preview_roster(district.methodist, draft, path.name)
    assert (preview.new, preview.wrong) == (137, 4)
    await services.people.confirm_roster(district.methodist, preview.draft_id, BASIS)
    assert await count(database, Invitation) == 137
    assert await count(database, SchoolPartnership) == 6
    assert await count(database, School, School.category == SchoolCategory.LEADER) >= 3
    again = await services.people.preview_roster(district.methodist, draft, path.name)
    assert (again.new, again.changed, again.unchanged) == (0, 0, 137)
    assert (again.new_schools, again.changed_schools) == ((), 0)


async def test_changes_are_named_by_row_and_field(services: Services, district: District) -> None:
    await imported(services, district.methodist, roster(row(4, "Белова", subject="химия")))
    draft = roster(row(9, "Белова", subject="физика", role="mentor"))
    preview = await services.people.preview_roster(district.methodist, draft)
    (change,) = preview.changes
    assert (change.row, set(change.what)) == (9, {"subject", "role"})
    await services.people.confirm_roster(district.methodist, preview.draft_id, BASIS)
    assert (await services.people.preview_roster(district.methodist, draft)).unchanged == 1


async def test_what_a_person_said_of_themselves_stays(
    services: Services, database: Database, district: District
) -> None:
    await imported(
        services, district.methodist, roster(row(4, "Белова", subject="химия", phone="+79211234567"))
    )
    async with database.write() as session:
        person = (await session.scalars(select(Person).where(Person.surname == "Белова"))).one()
        person.state, person.subject, person.phone = PersonState.REGISTERED, "биология", None
    preview = await services.people.preview_roster(
        district.methodist, roster(row(4, "Белова", subject="химия", phone="+79211234567"))
    )
    assert preview.unchanged == 1


async def test_a_teacher_who_moved_is_known_by_the_phone(services: Services, district: District) -> None:
    await imported(services, district.methodist, roster(row(4, "Белова", phone="+79211234567")))
    preview = await services.people.preview_roster(
        district.methodist, roster(row(4, "БЕЛОВА", school="Приладожская СОШ", phone="+79211234567"))
    )
    assert [change.what for change in preview.changes] == [("school",)]


async def test_schools_and_their_partnership(
    services: Services, database: Database, district: District
) -> None:
    schools = (
        RosterSchool("Новая ООШ", category="low_results", partner="Приладожская СОШ", model="instrumental"),
        RosterSchool("Приладожская СОШ", category="leader", head_count=40),
    )
    draft = roster(row(4, "Белова", school="Новая ООШ"), schools=schools)
    preview = await services.people.preview_roster(district.methodist, draft)
    assert (preview.new_schools, preview.changed_schools) == (("Новая ООШ",), 1)
    await services.people.confirm_roster(district.methodist, preview.draft_id, BASIS)
    async with database.read() as session:
        joined = (await session.scalars(select(SchoolPartnership))).one()
        assert joined.leader_school_id == district.leader_school
    again = await services.people.preview_roster(district.methodist, draft)
    assert (again.new_schools, again.changed_schools, again.unchanged) == ((), 0, 1)


async def test_a_yes_to_a_suggestion_mends_the_row(services: Services, district: District) -> None:
    problem = RosterProblem(
        "Лист1", 5, "B", "school", "school-unknown", {"text": "Шумская"}, suggestion="Шумская СОШ"
    )
    draft = roster(row(4, "Белова"), errors=(problem,), held=(row(5, "Громова", school="Шумская"),))
    preview = await services.people.preview_roster(district.methodist, draft)
    assert (preview.new, preview.wrong) == (1, 1)
    (asked,) = await services.people.roster_questions(district.methodist, preview.draft_id)
    assert asked.names == ("Громова Анна Ильинична",)
    key = asked.question.key
    assert await services.people.answer_roster(district.methodist, preview.draft_id, key, Answer.TAKE)
    assert not await services.people.answer_roster(district.methodist, preview.draft_id, key, Answer.TAKE)
    preview = await services.people.roster_preview(district.methodist, preview.draft_id)
    assert (preview.new, preview.wrong) == (2, 0)


async def test_a_confirmed_or_cancelled_draft_is_gone(
    services: Services, database: Database, district: District
) -> None:
    preview = await services.people.preview_roster(district.methodist, roster(row(4, "Белова")))
    await services.people.drop_roster(district.methodist, preview.draft_id)
    with pytest.raises(DomainError, match="people-draft-gone"):
        await services.people.confirm_roster(district.methodist, preview.draft_id, BASIS)
    assert await count(database, Person, Person.surname == "Белова") == 0


async def test_only_the_methodist_imports_and_only_own_drafts(
    services: Services, database: Database, district: District
) -> None:
    neighbours = await a_district(database, name="Соседний район")
    teacher = await district.person("Петрова", Role.MENTEE)
    preview = await services.people.preview_roster(district.methodist, roster(row(4, "Белова")))
    for stranger in (teacher, Actor(account_id=1, telegram_id=1), replace(teacher, roles=frozenset())):
        with pytest.raises(Forbidden):
            await services.people.confirm_roster(stranger, preview.draft_id, BASIS)
        with pytest.raises(Forbidden):
            await services.people.preview_roster(stranger, roster(row(4, "Белова")))
    with pytest.raises(NotFound):
        await services.people.roster_preview(neighbours.methodist, preview.draft_id)
    with pytest.raises(DomainError, match="people-draft-gone"):
        await services.people.confirm_roster(neighbours.methodist, preview.draft_id, BASIS)
    assert await count(database, Person, Person.surname == "Белова") == 0


async def test_a_curator_named_as_mentor_keeps_methodists_rights(
    services: Services, database: Database, district: District
) -> None:
    """The roster adds roles to a methodist and never takes the programme out of their hands."""
    draft = roster(
        row(4, "Соколова", name="Елена", patronymic="Викторовна", school="Приладожская СОШ", role="mentor")
    )
    await imported(services, district.methodist, draft)
    async with database.read() as session:
        roles = set(
            await session.scalars(
                select(Membership.role).where(Membership.person_id == district.methodist.person_id)
            )
        )
    assert roles == {Role.METHODIST, Role.MENTOR}
