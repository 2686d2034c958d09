"""Categories, roles within, both sides of pairs, and who has not answered a survey: a number, no name."""

import pytest
from sqlalchemy import update

from models.database import Database
from models.enums import BroadcastState, Role, SchoolCategory
from models.people import School
from services.broadcasts.facts import Content, LeftOut, Segment, SegmentKind
from services.clock import FixedClock
from services.errors import DomainError
from services.registry import Services
from tests.builders import a_district
from tests.services.broadcasts.test_drafting import surnames
from tests.services.broadcasts.town import Town
from tests.services.surveys.afterwards import an_event
from tests.services.surveys.test_conversation import participation_of


async def test_category_times_role_and_the_sides_of_pairs(town: Town) -> None:
    await town.district.person("Директорова", Role.CURATOR)
    async with town.database.write() as session:
        for school, category in (
            (town.district.leader_school, SchoolCategory.LEADER),
            (town.district.weak_school, SchoolCategory.LOW_RESULTS),
        ):
            await session.execute(update(School).where(School.id == school).values(category=category))
    mentor, mentee = town.mentors[0].person_id, town.mentees[0].person_id
    assert mentor
    assert mentee
    pair = await town.services.partnerships.create(town.methodist, mentor, [mentee])
    kind, weak = SegmentKind, SchoolCategory.LOW_RESULTS
    mentees = {"Белова", "Котова", "Лисова"}
    for segment, expected in (
        (Segment(kind.CATEGORY, category=weak), {*mentees, "Директорова"}),
        (Segment(kind.CATEGORY, category=weak, role=Role.MENTEE), mentees),
        (Segment(kind.CATEGORY, category=weak, role=Role.CURATOR), {"Директорова"}),
        (Segment(kind.CATEGORY, category=SchoolCategory.LEADER, role=Role.MENTEE), set()),
        (Segment(kind.CATEGORY, category=SchoolCategory.AT_RISK), set()),
        (Segment(kind.SCHOOL, (town.district.weak_school,), role=Role.CURATOR), {"Директорова"}),
        (Segment(kind.PARTNERSHIP, role=Role.MENTOR), {"Орлова"}),
        (Segment(kind.PARTNERSHIP, (pair.id,), role=Role.MENTEE), {"Белова"}),
    ):
        assert Segment.load(segment.dump()) == segment
        assert await surnames(town, segment) == expected, segment


@pytest.mark.parametrize("anonymous", [True, False])
async def test_who_has_not_answered(
    services: Services, database: Database, clock: FixedClock, anonymous: bool
) -> None:
    story = await an_event(services, await a_district(database), clock, guests=3, anonymous=anonymous)
    await story.end()
    methodist, broadcasts = story.district.methodist, services.broadcasts
    survey = await story.survey_id()
    assert [(one.id, one.label) for one in await broadcasts.surveys(methodist)] == [
        (survey, "Готовимся к ОГЭ")
    ]
    answered, silent, gone = story.guests
    await story.answer(answered, await participation_of(database, answered), 5, 4, 10)
    async with database.write() as session:
        from models.people import Account

        await session.execute(update(Account).where(Account.id == gone.account_id).values(reachable=False))
    broadcast_id = await broadcasts.compose(methodist, Content("Ответьте, пожалуйста"))
    # Whoever asks for it can't make it less secret.
    await broadcasts.choose_segment(methodist, broadcast_id, Segment(SegmentKind.SURVEY, (survey,)))
    card = await broadcasts.card(methodist, broadcast_id)
    assert card.segment
    assert (card.segment.secret, card.segment_names) == (anonymous, ("Готовимся к ОГЭ",))
    audience = await broadcasts.audience(methodist, broadcast_id)
    why = {} if anonymous else {LeftOut.UNREACHABLE: 1}
    assert (audience.will_get, dict(audience.left_out)) == (1, why)
    started = await broadcasts.start(methodist, broadcast_id)
    assert started.state is BroadcastState.RUNNING
    assert await broadcasts.to_send(broadcast_id, silent.person_id)
    progress = await broadcasts.progress(methodist, broadcast_id)
    assert (progress.total, progress.left_out, progress.secret) == (1, 1, anonymous)
    if not anonymous:
        assert len(await broadcasts.report(methodist, broadcast_id)) == 2
        assert len((await broadcasts.left_out(methodist, broadcast_id)).lines) == 1
        return
    for named in (
        broadcasts.report(methodist, broadcast_id),
        broadcasts.left_out(methodist, broadcast_id),
    ):
        with pytest.raises(DomainError, match="broadcasts-no-names"):
            await named


async def test_another_programmes_survey_is_nobodys(
    services: Services, database: Database, clock: FixedClock
) -> None:
    story = await an_event(services, await a_district(database), clock, guests=1)
    await story.end()
    elsewhere = await a_district(database, name="Тосненский район")
    broadcast_id = await services.broadcasts.compose(elsewhere.methodist, Content("Коллеги"))
    segment = Segment(SegmentKind.SURVEY, (await story.survey_id(),))
    await services.broadcasts.choose_segment(elsewhere.methodist, broadcast_id, segment)
    assert (await services.broadcasts.audience(elsewhere.methodist, broadcast_id)).will_get == 0
    assert await services.broadcasts.surveys(elsewhere.methodist) == []


async def test_long_lists_are_paged(town: Town) -> None:
    for number in range(20):
        await town.district.person(f"Невидимка{number:02}", Role.MENTEE, with_account=False)
    broadcast_id = await town.draft()
    for _ in range(7):
        last = await town.draft()
    broadcasts = town.services.broadcasts
    first, second = [await broadcasts.left_out(town.methodist, broadcast_id, page) for page in (0, 1)]
    assert (len(first.lines), len(second.lines), first.place.total) == (15, 5, 20)
    assert second.lines[-1].name.startswith("Невидимка19")
    page = await broadcasts.all(town.methodist)
    assert (page.lines[0].id, len(page.lines), page.place.pages) == (last, 6, 2)
    assert (await broadcasts.all(town.methodist, 1)).lines[-1].id == broadcast_id
