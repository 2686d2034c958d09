"""What goes into official papers: the programme's own, nobody else's, and only what is so today."""

from datetime import date

import pytest
from sqlalchemy import select

from locales import Reader, Texts
from models.database import Database
from models.enums import EventState, MeetingForm, PaperKind, Role
from models.events import Event, EventGuest
from models.people import Person, School
from models.surveys import Survey
from services.errors import DomainError, Forbidden, NotFound
from services.files import Received
from services.orders import Order
from services.people.names import PersonName
from services.registry import Services
from services.summaries.paper_facts import ContractPaper, MentorsPaper, PairsPaper
from tests.builders import District, a_district
from tests.services.partnerships.company import company_of
from tests.services.summaries.year import a_year

RU = Reader(Texts.load(), "ru")
FILE = Received("справка.docx", sha256="0" * 64, size=9)


@pytest.fixture
async def district(database: Database) -> District:
    return await a_district(database)


async def test_pairs_groups_and_schools(services: Services, database: Database) -> None:
    company = await company_of(services, database, 2)
    district, methodist = company.district, company.methodist
    neighbour = await a_district(database, name="Соседний район")
    village = await services.people.add_school(methodist, "Назиевская СОШ")
    town = await services.people.add_school(methodist, "Ёлкинская СОШ")
    group = [district.weak_school, village]
    await services.partnerships.group_schools(methodist, district.leader_school, group, "Чтение")
    (alone,) = await services.partnerships.join_schools(methodist, district.leader_school, [town])
    await services.partnerships.set_contract(methodist, alone, Order("7", date(2026, 9, 1)))
    paper = await services.summaries.paper(methodist, PaperKind.PAIRS, RU.plain)
    assert isinstance(paper, PairsPaper)
    assert {one.group: (one.partners, one.contract_number) for one in paper.schools} == {
        "Чтение": (("Назиевская СОШ", "Шумская СОШ"), ""),
        "": (("Ёлкинская СОШ",), "7"),
    }
    (pairing,) = paper.pairings
    assert pairing.mentor.name == "Орлова Ирина Павловна"
    assert [one.name.split()[0] for one in pairing.mentees] == ["Смирнова-0", "Смирнова-1"]
    await services.partnerships.part_schools(methodist, alone)
    later = await services.summaries.paper(methodist, PaperKind.PAIRS, RU.plain)
    assert isinstance(later, PairsPaper)
    assert len(later.schools) == 1
    with pytest.raises(DomainError, match="paper-empty-pairs"):
        await services.summaries.paper(neighbour.methodist, PaperKind.PAIRS, RU.plain)


async def test_the_annexes_name_who_answers_for_their_own_schools(
    services: Services, district: District
) -> None:
    methodist = district.methodist
    village = await services.people.add_school(methodist, "Назиевская СОШ")
    await services.partnerships.join_schools(methodist, district.leader_school, [district.weak_school])
    await services.partnerships.join_schools(methodist, district.leader_school, [village])
    await district.person("Жуков", Role.CURATOR, school_id=village)
    await district.person("Зимина", Role.CURATOR)
    await district.person("Орлова", Role.MENTOR, school_id=district.leader_school)
    # Who leads somebody answers for that one's school, and not for the leader school's other contracts.
    busy = await district.person("Белова", Role.MENTOR, school_id=district.leader_school)
    mentee = await district.person("Смирнова", Role.MENTEE, school_id=village)
    await services.programmes.launch(methodist)
    await services.partnerships.create(methodist, busy.require_person(), [mentee.require_person()])
    paper = await services.summaries.paper(methodist, PaperKind.CONTRACT, RU.plain)
    assert isinstance(paper, ContractPaper)
    found = {
        one.schools.partners[0]: {person.name.split()[0] for person in one.responsible}
        for one in paper.contracts
    }
    methodists = found["Шумская СОШ"] - {"Зимина", "Орлова"}
    assert "Белова" not in methodists
    assert found["Назиевская СОШ"] == {"Жуков", "Орлова", "Белова"} | methodists


async def test_hours_are_those_of_the_journal(services: Services, database: Database) -> None:
    company = await company_of(services, database, 1)
    with pytest.raises(DomainError, match="paper-empty-hours"):
        await services.summaries.my_certificate(company.mentor)
    log = services.partnerships.log_meeting
    await log(company.mentee, company.id, MeetingForm.CONSULTATION, date(2026, 11, 12))
    await log(company.mentor, company.id, MeetingForm.ONLINE_CALL, date(2026, 11, 13))
    for paper in (
        await services.summaries.paper(company.methodist, PaperKind.HOURS, RU.plain),
        await services.summaries.my_certificate(company.mentor),
        await services.summaries.mentor_paper(
            company.methodist, PaperKind.THANKS, company.mentor.require_person()
        ),
    ):
        assert isinstance(paper, MentorsPaper)
        assert [(one.who, one.meetings, one.minutes, one.mentees) for one in paper.mentors] == [
            (PersonName("Орлова", "Ирина", "Павловна"), 2, 60 + 40, 1)
        ]
    with pytest.raises(DomainError, match="paper-empty-hours"):
        await services.summaries.my_certificate(company.mentee)


async def test_one_mentors_page_alone(services: Services, district: District) -> None:
    mentors = [await district.person(name, Role.MENTOR) for name in ("Белова", "Орлова", "Зимина")]
    mentee = await district.person("Смирнова", Role.MENTEE)
    await services.programmes.launch(district.methodist)
    for mentor in mentors[:2]:
        pair = await services.partnerships.create(
            district.methodist, mentor.require_person(), [mentee.require_person()]
        )
        await services.partnerships.log_meeting(mentor, pair.id, MeetingForm.CONSULTATION, date(2026, 11, 12))
    alone = services.summaries.mentor_paper
    for kind in (PaperKind.HOURS, PaperKind.THANKS):
        found = await alone(district.methodist, kind, mentors[1].require_person())
        assert [one.who.surname for one in found.mentors] == ["Орлова"]
    for kind, person in ((PaperKind.HOURS, mentors[2]), (PaperKind.PAIRS, mentors[1])):
        with pytest.raises(NotFound):
            await alone(district.methodist, kind, person.require_person())


async def test_a_template_is_kept_replaced_and_given_back(services: Services, district: District) -> None:
    methodist, summaries = district.methodist, services.summaries
    neighbour = await a_district(district.database, name="Соседний район")
    assert await summaries.template(methodist, PaperKind.HOURS) is None
    for number in range(2):
        file = Received(f"справка-{number}.docx", sha256=f"{number}" * 64, size=9)
        await summaries.set_template(methodist, PaperKind.HOURS, file)
    kept = await summaries.template(methodist, PaperKind.HOURS)
    assert kept
    assert kept.name == "справка-1.docx"
    assert await summaries.own_templates(methodist) == {PaperKind.HOURS}
    assert await summaries.own_templates(neighbour.methodist) == frozenset()
    assert await summaries.template(neighbour.methodist, PaperKind.HOURS) is None
    for _ in range(2):
        await summaries.drop_template(methodist, PaperKind.HOURS)
    assert await summaries.template(methodist, PaperKind.HOURS) is None
    teacher = await district.person("Белова", Role.MENTEE)
    with pytest.raises(Forbidden):
        await summaries.set_template(teacher, PaperKind.HOURS, FILE)


async def test_the_letter_on_an_event_knows_orders_kinds_and_schools(
    services: Services, district: District
) -> None:
    await a_year(district)
    async with district.database.write() as session:
        rows = await session.scalars(select(Event).order_by(Event.starts_at))
        first, second, third, fourth, _ = rows.all()
        second.closing_order_number, second.closing_order_date = "240", date(2026, 11, 30)
        # Two lessons and one that was cancelled.
        for lesson in (first, third, fourth):
            lesson.series_id = second.id
        fourth.state = EventState.CANCELLED
        survey = await session.scalar(select(Survey.id).where(Survey.event_id == second.id))
        guests = (
            await session.execute(
                select(EventGuest, School.name)
                .join(Person, Person.id == EventGuest.person_id)
                .join(School, School.id == Person.school_id)
            )
        ).all()
    assert survey
    found = await services.summaries.survey_summary(district.methodist, survey, RU.plain)
    event = found.event
    assert event
    assert (event.opening_order, event.closing_order) == (
        Order("1-од", date(2026, 10, 21)),
        Order("240", date(2026, 11, 30)),
    )
    ours = [(guest, school) for guest, school in guests if guest.event_id == second.id]
    assert {one.name: (one.invited, one.attended) for one in event.schools} == {
        school: (
            sum(each == school for _, each in ours),
            sum(guest.attended for guest, each in ours if each == school),
        )
        for _, school in ours
    }
    came = {
        one.id: sum(guest.attended for guest, _ in guests if guest.event_id == one.id)
        for one in (first, third)
    }
    assert {one.kind: (one.held, one.attended) for one in event.kinds} == {
        first.kind.value: (1, came[first.id]),
        third.kind.value: (1, came[third.id]),
    }
