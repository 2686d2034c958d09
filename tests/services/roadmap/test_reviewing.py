"""Evidence is looked at: accepted, returned with a word, shown anew; nobody else's, and never twice."""

from datetime import date

import pytest
from sqlalchemy import select

from models.database import Database
from models.enums import AssignmentState, Evidence, Role
from models.system import OutboxMessage
from services.actor import Actor
from services.clock import FixedClock
from services.errors import DomainError, Forbidden, NotFound
from services.registry import Services
from services.roadmap.reviewing import KIND
from services.roadmap.rules import Given
from tests.builders import District, a_district
from tests.services.roadmap.plans import an_activity, assignments, launch, reminders


@pytest.fixture
async def district(database: Database) -> District:
    return await a_district(database)


async def shown(services: Services, district: District, clock: FixedClock) -> tuple[Actor, int]:
    """A teacher who has sent the link that was wanted; the assignment's id."""
    teacher = await district.person("Смирнова", Role.MENTEE)
    await an_activity(district, Role.MENTEE, evidence=Evidence.LINK)
    await launch(district, clock)
    (mine,) = await assignments(district, teacher)
    await services.roadmap.show(teacher, mine.id, Given("https://школа.рф/новости"))
    return teacher, mine.id


async def test_what_is_returned_is_open_again_and_told_once(
    services: Services, database: Database, district: District, clock: FixedClock
) -> None:
    teacher, item = await shown(services, district, clock)
    card = await services.roadmap.review(district.methodist)
    assert card is not None
    assert (card.id, card.text, card.total) == (item, "https://школа.рф/новости", 1)
    await services.roadmap.return_evidence(district.methodist, item, "  Не та  ссылка ")
    assert await services.roadmap.review(district.methodist) is None
    own = await services.roadmap.own(teacher, item)
    assert (own.state, own.returned) == (AssignmentState.OPEN, "Не та ссылка")
    assert date(2026, 11, 17) in {one.remind_on for one in await reminders(district, bundled=False)}
    async with database.read() as session:
        queued = (await session.scalars(select(OutboxMessage).where(OutboxMessage.kind == KIND))).all()
    assert [one.payload["returns"] for one in queued] == [1]
    facts = await services.roadmap.returned_facts(item, 1)
    assert facts is not None
    assert facts.note == "Не та ссылка"

    await services.roadmap.show(teacher, item, Given("https://школа.рф/отчёт"))
    assert await services.roadmap.returned_facts(item, 1) is None
    card = await services.roadmap.review(district.methodist)
    assert card is not None
    assert (card.text, card.returns) == ("https://школа.рф/отчёт", 1)


async def test_what_is_accepted_is_not_asked_about_again(
    services: Services, district: District, clock: FixedClock
) -> None:
    _, item = await shown(services, district, clock)
    await services.roadmap.accept(district.methodist, item)
    await services.roadmap.accept(district.methodist, item)
    assert await services.roadmap.review(district.methodist) is None
    with pytest.raises(DomainError, match="review-settled"):
        await services.roadmap.return_evidence(district.methodist, item, "Поздно")
    (mine,) = await assignments(district)
    assert mine.state is AssignmentState.DONE


async def test_all_at_once_and_attention_counts_what_waits(
    services: Services, district: District, clock: FixedClock
) -> None:
    await shown(services, district, clock)
    cases = (await services.roadmap.attention(district.methodist)).cases
    assert [(str(case.kind), case.count) for case in cases if case.kind == "review"] == [("review", 1)]
    assert await services.roadmap.accept_all(district.methodist) == 1
    assert await services.roadmap.accept_all(district.methodist) == 0
    assert not [
        case for case in (await services.roadmap.attention(district.methodist)).cases if case.kind == "review"
    ]


async def test_an_empty_word_and_people_of_elsewhere_are_refused(
    services: Services, database: Database, district: District, clock: FixedClock
) -> None:
    teacher, item = await shown(services, district, clock)
    with pytest.raises(DomainError, match="review-word-empty"):
        await services.roadmap.return_evidence(district.methodist, item, " \n ")
    elsewhere = await a_district(database, name="Другой район")
    other_school = await district.person("Жуков", Role.CURATOR, school_id=district.leader_school)
    for stranger, error in (
        (elsewhere.methodist, NotFound),
        (other_school, NotFound),
        (teacher, Forbidden),
    ):
        with pytest.raises(error):
            await services.roadmap.accept(stranger, item)
        with pytest.raises(error):
            await services.roadmap.return_evidence(stranger, item, "Нет")
    assert await services.roadmap.review(other_school) is None
    assert await services.roadmap.accept_all(other_school) == 0


async def test_the_schools_curator_may_look_too(
    services: Services, district: District, clock: FixedClock
) -> None:
    _, item = await shown(services, district, clock)
    curator = await district.person("Жуков", Role.CURATOR, name="Пётр")
    card = await services.roadmap.review(curator)
    assert card is not None
    assert card.id == item
