"""What a list may not settle alone: roles that pairs stand on, curators who move, who once refused."""

import pytest
from sqlalchemy import select

from models.database import Database
from models.enums import PartnershipState, ProgrammeState, Role
from models.partnerships import Partnership, PartnershipMentee
from models.people import Membership, Person, Team, TeamMember
from services.people.comparing import FieldChange
from services.people.questions import Answer
from services.registry import Services
from tests.builders import NOW, District, a_district
from tests.services.people.test_roster_again import BASIS, imported, row, seen


@pytest.fixture
async def district(any_database: Database) -> District:
    return await a_district(any_database, state=ProgrammeState.PREPARING)


async def roles_of(district: District, surname: str) -> set[Role]:
    async with district.database.read() as session:
        found = await session.scalars(
            select(Membership.role)
            .join(Person, Person.id == Membership.person_id)
            .where(Person.surname == surname, Membership.ends_on.is_(None))
        )
        return set(found)


async def person_of(district: District, surname: str) -> Person:
    async with district.database.read() as session:
        return (await session.scalars(select(Person).where(Person.surname == surname))).one()


@pytest.mark.parametrize(
    ("answer", "roles"),
    [
        (Answer.TAKE, {Role.MENTOR, Role.MENTEE}),
        (Answer.NONE, {Role.MENTOR}),
        (None, {Role.MENTOR}),
    ],
)
async def test_a_list_takes_no_role_away_that_a_pair_stands_on(
    services: Services, district: District, answer: Answer | None, roles: set[Role]
) -> None:
    await imported(services, district.methodist, row(4, "Белова", role="mentor"), row(5, "Громова"))
    mentor, mentee = await person_of(district, "Белова"), await person_of(district, "Громова")
    async with district.database.write() as session:
        pair = Partnership(
            programme_id=district.programme_id,
            mentor_id=mentor.id,
            state=PartnershipState.ACTIVE,
            created_at=NOW,
        )
        session.add(pair)
        await session.flush()
        session.add(PartnershipMentee(partnership_id=pair.id, person_id=mentee.id))

    preview = await seen(services, district.methodist, row(4, "Белова", subject="химия", role="mentee"))
    assert preview.questions == 1
    (change,) = preview.changes
    assert change.fields == (FieldChange("subject", "", "химия"),), "the rest of the row need not wait"
    if answer is not None:
        (asked,) = await services.people.roster_questions(district.methodist, preview.draft_id)
        assert asked.question.problem.code == "role-held"
        await services.people.answer_roster(district.methodist, preview.draft_id, asked.question.key, answer)
    await services.people.confirm_roster(district.methodist, preview.draft_id, BASIS)
    assert await roles_of(district, "Белова") == roles


@pytest.mark.parametrize(
    ("answer", "moved", "roles"),
    [
        (Answer.TAKE, True, {Role.CURATOR, Role.MENTOR}),
        (Answer.NONE, True, {Role.MENTOR}),
        (None, False, {Role.CURATOR, Role.MENTOR}),
    ],
)
async def test_a_curator_who_moves_keeps_the_role_only_by_the_methodists_word(
    services: Services, district: District, answer: Answer | None, moved: bool, roles: set[Role]
) -> None:
    await imported(
        services,
        district.methodist,
        row(4, "Белова", role="mentor", other_roles=("curator",), phone="+79211234567"),
    )
    before = (await person_of(district, "Белова")).school_id
    preview = await seen(
        services,
        district.methodist,
        row(4, "Белова", role=None, school="Приладожская СОШ", phone="+79211234567"),
    )
    (asked,) = await services.people.roster_questions(district.methodist, preview.draft_id)
    assert asked.question.problem.code == "curator-moved"
    if answer is not None:
        await services.people.answer_roster(district.methodist, preview.draft_id, asked.question.key, answer)
    await services.people.confirm_roster(district.methodist, preview.draft_id, BASIS)
    assert await roles_of(district, "Белова") == roles
    assert ((await person_of(district, "Белова")).school_id != before) is moved


async def test_who_moves_leaves_the_former_schools_team_and_the_preview_says_so(
    services: Services, district: District
) -> None:
    await imported(services, district.methodist, row(4, "Белова", phone="+79211234567"))
    person = await person_of(district, "Белова")
    async with district.database.write() as session:
        own = Team(programme_id=district.programme_id, school_id=person.school_id, name="Команда Шумской")
        shared = Team(programme_id=district.programme_id, name="Работа с текстом")
        session.add_all([own, shared])
        await session.flush()
        session.add_all(TeamMember(team_id=one.id, person_id=person.id) for one in (own, shared))
    preview = await seen(
        services, district.methodist, row(4, "Белова", school="Приладожская СОШ", phone="+79211234567")
    )
    (change,) = preview.changes
    assert change.fields == (
        FieldChange("school", "Шумская СОШ", "Приладожская СОШ"),
        FieldChange("team", "Команда Шумской", ""),
    )
    await services.people.confirm_roster(district.methodist, preview.draft_id, BASIS)
    async with district.database.read() as session:
        left = await session.scalars(
            select(Team.name).join(TeamMember).where(TeamMember.person_id == person.id)
        )
        assert left.all() == ["Работа с текстом"]


@pytest.mark.parametrize("more", [{"school": "Приладожская СОШ"}, {"patronymic": ""}])
@pytest.mark.parametrize(("answer", "new", "refused"), [(Answer.TAKE, 1, 0), (Answer.NONE, 0, 1)])
async def test_a_namesake_of_somebody_who_refused_is_asked_about(
    services: Services,
    district: District,
    more: dict[str, str],
    answer: Answer,
    new: int,
    refused: int,
) -> None:
    gone = await district.person("Белова", Role.MENTEE, name="Анна", patronymic="Ильинична")
    await services.people.withdraw(gone)
    preview = await seen(services, district.methodist, row(4, "Белова", **more), row(5, "Громова"))
    assert (preview.new, preview.questions) == (1, 1), "only Громова comes in unasked"
    (asked,) = await services.people.roster_questions(district.methodist, preview.draft_id)
    assert asked.question.problem.code == "refused-namesake"
    await services.people.answer_roster(district.methodist, preview.draft_id, asked.question.key, answer)
    again = await services.people.roster_preview(district.methodist, preview.draft_id)
    assert (again.new, len(again.refused), again.questions) == (1 + new, refused, 0)


async def test_a_refusal_of_one_in_a_row_is_not_the_others(services: Services, district: District) -> None:
    """A register of pairs: the mentor stands in the row of the mentee."""
    gone = await district.person("Белова", Role.MENTEE, name="Анна", patronymic="Ильинична")
    await services.people.withdraw(gone)
    mentor, mentee = row(4, "Громова", role="mentor"), row(4, "Белова", mentor="Громова Анна Ильинична")
    preview = await seen(services, district.methodist, mentor, mentee)
    assert (preview.new, len(preview.refused), preview.questions) == (1, 1, 0)
    await services.people.confirm_roster(district.methodist, preview.draft_id, BASIS)
    assert await roles_of(district, "Громова") == {Role.MENTOR}


async def test_two_in_one_row_who_may_have_moved_are_asked_about_apart(
    services: Services, district: District
) -> None:
    await imported(services, district.methodist, row(4, "Громова", role="mentor"), row(5, "Белова"))
    there = {"school": "Приладожская СОШ"}
    preview = await seen(
        services, district.methodist, row(4, "Громова", role="mentor", **there), row(4, "Белова", **there)
    )
    first, second = await services.people.roster_questions(district.methodist, preview.draft_id)
    await services.people.answer_roster(district.methodist, preview.draft_id, first.question.key, Answer.TAKE)
    left = await services.people.roster_questions(district.methodist, preview.draft_id)
    assert [one.question.key for one in left] == [second.question.key]


async def test_a_phone_that_two_share_is_kept_for_both_and_changes_nothing_the_next_time(
    services: Services, district: District
) -> None:
    both = (row(4, "Белова", phone="+79211234567"), row(5, "Громова", phone="+79211234567"))
    await imported(services, district.methodist, *both)
    again = await seen(services, district.methodist, *both)
    assert (again.new, again.changed, again.unchanged, again.questions) == (0, 0, 2, 0)
    moved = await seen(
        services, district.methodist, row(4, "Белова", school="Приладожская СОШ", phone="+79211234567")
    )
    assert (moved.new, moved.changed) == (0, 1), "a name and a phone are one person, in whatever school"
