"""A second list: what differs, who moved, who is not in it any more, on what basis."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy import select, update

from models.database import Database
from models.enums import AssignmentState, PartnershipState, ProgrammeState, Role
from models.partnerships import Partnership, PartnershipMentee
from models.people import Invitation, Membership, Person
from models.programmes import Programme
from models.roadmap import Assignment
from models.system import AuditRecord
from services.actor import Actor
from services.errors import DomainError, NotFound
from services.people.comparing import FieldChange
from services.people.drafts import RosterDraft, RosterPerson
from services.people.facts import RosterPreview
from services.people.questions import Answer
from services.registry import Services
from services.roadmap.launching import fan_out
from tests.builders import NOW, District, a_district
from tests.services.roadmap.plans import an_activity

BASIS = "приказ № 1"


@pytest.fixture
async def district(any_database: Database) -> District:
    return await a_district(any_database, state=ProgrammeState.PREPARING)


def row(number: int, surname: str, **more: Any) -> RosterPerson:
    values: dict[str, Any] = {
        "name": "Анна",
        "patronymic": "Ильинична",
        "school": "Шумская СОШ",
        "role": "mentee",
    }
    return RosterPerson("Лист1", number, surname, **{**values, **more})


async def seen(services: Services, actor: Actor, *people: RosterPerson, **more: Any) -> RosterPreview:
    return await services.people.preview_roster(actor, RosterDraft(people, (), **more), "список.xlsx")


async def imported(services: Services, actor: Actor, *people: RosterPerson) -> None:
    preview = await seen(services, actor, *people)
    await services.people.confirm_roster(actor, preview.draft_id, BASIS)


async def test_a_difference_names_the_old_and_the_new(services: Services, district: District) -> None:
    await imported(services, district.methodist, row(4, "Белова", subject="химия", mentor="Громова Анна"))
    preview = await seen(
        services,
        district.methodist,
        row(9, "Белова", subject="физика", role="mentor", mentor="Жукова Анна", phone="+79211234567"),
    )
    (change,) = preview.changes
    assert change.fields == (
        FieldChange("subject", "химия", "физика"),
        FieldChange("phone", "", "+79211234567"),
        FieldChange("mentor", "Громова Анна", "Жукова Анна"),
        FieldChange("role", "mentee", "mentor"),
    )


@pytest.mark.parametrize(("answer", "people"), [(Answer.TAKE, 1), (Answer.NONE, 2)])
async def test_a_namesake_of_another_school_is_asked_about(
    services: Services, any_database: Database, district: District, answer: Answer, people: int
) -> None:
    await imported(services, district.methodist, row(4, "Белова", subject="химия"))
    moved = row(4, "Белова", subject="химия", school="Приладожская СОШ")
    preview = await seen(services, district.methodist, moved, row(5, "Громова"))
    assert (preview.new, preview.changed, preview.questions) == (1, 0, 1)
    (asked,) = await services.people.roster_questions(district.methodist, preview.draft_id)
    assert asked.question.problem.values["old"] == "Шумская СОШ"
    await services.people.answer_roster(district.methodist, preview.draft_id, asked.question.key, answer)
    preview = await services.people.roster_preview(district.methodist, preview.draft_id)
    assert (preview.new, preview.changed, preview.questions) == (people, 2 - people, 0)
    await services.people.confirm_roster(district.methodist, preview.draft_id, BASIS)
    async with any_database.read() as session:
        belovas = select(Person.school_id).where(Person.surname == "Белова").order_by(Person.id)
        schools = (await session.scalars(belovas)).all()
    assert schools == (
        [district.leader_school] if people == 1 else [district.weak_school, district.leader_school]
    )
    again = await seen(services, district.methodist, moved)
    assert (again.unchanged, again.questions) == (1, 0)


async def test_an_unanswered_move_keeps_back_only_its_row(
    services: Services, any_database: Database, district: District
) -> None:
    await imported(services, district.methodist, row(4, "Белова"))
    preview = await seen(
        services, district.methodist, row(4, "Белова", school="Новая ООШ"), row(5, "Громова")
    )
    saved = await services.people.confirm_roster(district.methodist, preview.draft_id, BASIS)
    assert (saved.new, saved.changed) == (1, 0)
    async with any_database.read() as session:
        (person,) = await session.scalars(select(Person).where(Person.surname == "Белова"))
    assert person.school_id == district.weak_school


async def test_a_namesake_who_stands_in_the_list_too_has_not_moved(
    services: Services, district: District
) -> None:
    await imported(services, district.methodist, row(4, "Белова"))
    preview = await seen(services, district.methodist, row(4, "Белова", school="Новая ООШ"), row(5, "Белова"))
    assert (preview.new, preview.unchanged, preview.questions) == (1, 1, 0)


async def test_namesakes_of_one_school_stay_two_people(services: Services, district: District) -> None:
    both = (
        row(4, "Белова", subject="химия", phone="+79211234567"),
        row(5, "Белова", subject="физика", phone="+79217654321"),
    )
    await imported(services, district.methodist, *both)
    again = await seen(services, district.methodist, *reversed(both))
    assert (again.new, again.changed, again.unchanged) == (0, 0, 2)


async def test_who_is_not_in_the_list_stays_until_marked(
    services: Services, any_database: Database, district: District
) -> None:
    await imported(
        services,
        district.methodist,
        row(4, "Белова"),
        row(5, "Громова"),
        row(6, "Жукова", school="Новая ООШ"),
    )
    async with any_database.write() as session:
        await session.execute(update(Membership).values(starts_on=date(2026, 8, 1)))
    preview = await seen(services, district.methodist, row(4, "Белова"))
    people = await services.people.missing_people(district.methodist, preview.draft_id)
    assert [one.full_name for one in people] == ["Громова Анна Ильинична"], (
        "a list speaks for its own schools"
    )
    await an_activity(district, Role.MENTEE, due=date(2027, 3, 1))
    async with any_database.write() as session:
        programme = await session.get_one(Programme, district.programme_id)
        await fan_out(session, services.clock.now(), programme)
    await services.people.mark_leaving(district.methodist, preview.draft_id, people[0].id, leaves=True)
    async with any_database.read() as session:
        assert not list(await session.scalars(select(Membership).where(Membership.ends_on.is_not(None))))
    preview = await services.people.roster_preview(district.methodist, preview.draft_id)
    assert (preview.leaving, preview.anything) == (1, True)
    saved = await services.people.confirm_roster(district.methodist, preview.draft_id, BASIS)
    assert saved.ended == 1
    async with any_database.read() as session:
        ended = list(
            await session.scalars(select(Membership.person_id).where(Membership.ends_on.is_not(None)))
        )
        revoked = list(
            await session.scalars(select(Invitation.person_id).where(Invitation.revoked_at.is_not(None)))
        )
        audited = set(await session.scalars(select(AuditRecord.action)))
        open_tasks = set(
            await session.scalars(
                select(Assignment.person_id).where(Assignment.state == AssignmentState.OPEN)
            )
        )
    assert ended == revoked == [people[0].id]
    assert open_tasks, "who stays goes on"
    assert people[0].id not in open_tasks, "who has left is not reminded any more"
    assert "people.ended" in audited


async def test_somebody_in_a_pair_does_not_leave_by_a_tap(
    services: Services, any_database: Database, district: District
) -> None:
    await imported(services, district.methodist, row(4, "Белова"), row(5, "Громова", role="mentor"))
    async with any_database.write() as session:
        ids = {one.surname: one.id for one in await session.scalars(select(Person))}
        pair = Partnership(
            programme_id=district.programme_id,
            mentor_id=ids["Громова"],
            state=PartnershipState.ACTIVE,
            created_at=NOW,
        )
        session.add(pair)
        await session.flush()
        session.add(PartnershipMentee(partnership_id=pair.id, person_id=ids["Белова"]))
    preview = await seen(services, district.methodist, row(7, "Новикова"))
    with pytest.raises(DomainError, match="people-leaving-paired"):
        await services.people.mark_leaving(district.methodist, preview.draft_id, ids["Белова"], leaves=True)
    with pytest.raises(NotFound):
        await services.people.mark_leaving(
            district.methodist, preview.draft_id, district.methodist.person_id or 0, leaves=True
        )


async def test_the_basis_is_kept_for_the_next_list(
    services: Services, any_database: Database, district: District
) -> None:
    first = await seen(services, district.methodist, row(4, "Белова"))
    assert first.basis == ""
    await services.people.confirm_roster(district.methodist, first.draft_id, BASIS)
    second = await seen(services, district.methodist, row(4, "Белова"), row(5, "Громова"))
    assert second.basis == BASIS
    async with any_database.read() as session:
        (record,) = await session.scalars(select(AuditRecord).where(AuditRecord.action == "people.imported"))
    assert record.detail["basis"] == BASIS


async def test_roles_keep_their_history(
    services: Services, any_database: Database, district: District
) -> None:
    """Somebody who ended their participation and stands in a later list takes part again."""
    await imported(services, district.methodist, row(4, "Белова"))
    async with any_database.write() as session:
        await session.execute(update(Membership).values(starts_on=date(2025, 9, 1)))
        await session.execute(
            update(Membership).where(Membership.role == Role.MENTEE).values(ends_on=date(2026, 5, 31))
        )
    preview = await seen(services, district.methodist, row(4, "Белова"))
    assert preview.new == 1
