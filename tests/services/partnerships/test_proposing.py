"""A proposal from people to publication: drafts, editing, matching again, what no longer holds."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import func, select, update

from models.database import Database
from models.enums import MatchingState, MeetingForm, PartnershipState, PersonState, Role, Unplaced, Weight
from models.matching import MatchingPlace
from models.partnerships import Partnership, PartnershipMentee
from models.people import Membership, Person
from models.system import OutboxMessage, Rider
from services.clock import FixedClock
from services.errors import DomainError, Forbidden, NotFound
from services.partnerships.matching import Near, match
from services.registry import Services
from tests.builders import a_district
from tests.services.partnerships.cohort import Cohort, a_cohort


@pytest.fixture
async def cohort(services: Services, database: Database) -> Cohort:
    return await a_cohort(services, database)


async def partnerships_made(database: Database) -> int:
    async with database.read() as session:
        return await session.scalar(select(func.count()).select_from(Partnership)) or 0


async def test_a_draft_makes_nothing_and_outlives_the_services(
    cohort: Cohort, services: Services, database: Database
) -> None:
    mentor = await cohort.mentor("Орлова", 0, places=2)
    mentees = [await cohort.mentee(name, 0) for name in ("Смирнова", "Белова")]
    matching_id = await cohort.matched()
    assert await partnerships_made(database) == 0
    facts = await services.partnerships.matching(cohort.methodist, matching_id)
    assert (facts.pairs, facts.groups, facts.placed, facts.alone) == (0, 1, 2, 0)
    (group,) = (await services.partnerships.matching_groups(cohort.methodist, matching_id)).groups
    assert group.mentor_id == mentor.person_id
    assert {one.mentee_id for one in group.places} == {one.person_id for one in mentees}
    grounds = group.places[0].grounds
    assert grounds
    assert (grounds.deficits, grounds.subject, grounds.near) == ((cohort.deficits[0],), 2, Near.FAR)
    assert (await services.partnerships.matching_start(cohort.methodist)).open_id == matching_id


async def test_published_once_with_reasons_and_introductions(
    cohort: Cohort, services: Services, database: Database
) -> None:
    mentor = await cohort.mentor("Орлова", 0, places=2)
    for name in ("Смирнова", "Белова"):
        await cohort.mentee(name, 0)
    await cohort.mentee("Лишняя", 0)
    matching_id = await cohort.matched()
    reasons = {mentor.require_person(): "один предмет"}
    first = await services.partnerships.publish_matching(cohort.methodist, matching_id, reasons)
    assert (first.pairs, first.groups, first.people, first.left_out, first.already) == (0, 1, 2, 1, False)
    again = await services.partnerships.publish_matching(cohort.methodist, matching_id, {})
    assert (again.groups, again.already) == (1, True)
    assert await partnerships_made(database) == 1
    async with database.read() as session:
        made = (await session.scalars(select(Partnership))).one()
        assert (made.state, made.reason) == (PartnershipState.ACTIVE, "один предмет")
    assert await services.partnerships.tell_waiting() == 3
    # The next matching is another one, for those who are left.
    assert (await services.partnerships.matching_start(cohort.methodist)).mentees == 1
    with pytest.raises(DomainError, match="matching-over"):
        await services.partnerships.drop_matching(cohort.methodist, matching_id)


async def test_what_no_longer_holds_is_left_out_and_named(
    cohort: Cohort, services: Services, database: Database
) -> None:
    mentors = [await cohort.mentor(f"Орлова-{number}", 0) for number in range(4)]
    mentees = [await cohort.mentee(f"Смирнова-{number}", 0) for number in range(4)]
    matching_id = await cohort.matched()
    pairs = await cohort.pairs(matching_id)
    gone, paired, orphan, fine = (one.require_person() for one in mentees)
    other = next(one.require_person() for one in mentors if one.person_id != pairs[paired])
    await services.partnerships.create(cohort.methodist, other, [paired])
    async with database.write() as session:
        await session.execute(update(Person).where(Person.id == gone).values(state=PersonState.WITHDRAWN))
        # A mentor's role that ended between proposal and publication.
        await session.execute(
            update(Membership).where(Membership.person_id == pairs[orphan]).values(ends_on=date(2026, 11, 15))
        )
    made = await services.partnerships.publish_matching(cohort.methodist, matching_id, {})
    assert (made.people, made.left_out) == (1, 3)
    left = await services.partnerships.alone(cohort.methodist, matching_id)
    assert {one.mentee_id: one.why for one in left.places} == {
        gone: Unplaced.GONE,
        paired: Unplaced.PAIRED,
        orphan: Unplaced.MENTOR_GONE,
    }
    async with database.read() as session:
        led = select(PartnershipMentee.person_id)
        assert set(await session.scalars(led)) == {paired, fine}


async def test_a_mentor_with_less_room_by_now_takes_no_more(cohort: Cohort, services: Services) -> None:
    """Between the proposal and its day a mentor took somebody else; whom the methodist has fixed stays."""
    mentor = await cohort.mentor("Орлова", 0, places=3)
    mentees = [(await cohort.mentee(f"Смирнова-{number}", 0)).require_person() for number in range(3)]
    matching_id, partnerships = await cohort.matched(), services.partnerships
    await partnerships.keep_pair(cohort.methodist, matching_id, mentees[2], kept=True)
    newcomer = await cohort.mentee("Гусева", 0)
    await partnerships.create(cohort.methodist, mentor.require_person(), [newcomer.require_person()])
    await partnerships.set_places(cohort.methodist, mentor.require_person(), 2)
    made = await partnerships.publish_matching(cohort.methodist, matching_id, {})
    assert (made.people, made.left_out) == (1, 2)
    left = await partnerships.alone(cohort.methodist, matching_id)
    assert {one.mentee_id: one.why for one in left.places} == dict.fromkeys(mentees[:2], Unplaced.BUSY)


async def test_published_on_its_day_and_the_methodist_hears_of_it(
    cohort: Cohort, services: Services, database: Database, clock: FixedClock
) -> None:
    await cohort.mentor("Орлова", 0)
    await cohort.mentee("Смирнова", 0)
    matching_id, partnerships = await cohort.matched(), services.partnerships
    at = await partnerships.schedule_matching(cohort.methodist, matching_id, date(2026, 11, 18), {})
    assert at == datetime(2026, 11, 18, 5, 30, tzinfo=UTC), "8:30 in Moscow"
    with pytest.raises(DomainError, match="matching-scheduled-first"):
        await partnerships.keep_pair(cohort.methodist, matching_id, 1, kept=True)
    assert await partnerships.publish_due() == 0
    clock.moment = at - timedelta(seconds=1)
    assert await partnerships.publish_due() == 0
    # Three days down: the first tick does it, and once.
    clock.moment = at + timedelta(days=3)
    assert await partnerships.publish_due() == 1
    assert await partnerships.publish_due() == 0
    assert await partnerships_made(database) == 1
    async with database.read() as session:
        kinds = [
            *await session.scalars(select(OutboxMessage.kind)),
            *await session.scalars(select(Rider.kind)),
        ]
    assert kinds == ["matching_published"]


@pytest.mark.parametrize(
    ("day", "key"),
    [
        (date(2026, 11, 15), "matching-day-past"),
        (date(2020, 1, 1), "matching-day-past"),
        (date(2027, 9, 1), "matching-day-outside"),
    ],
)
async def test_a_day_that_will_not_do(cohort: Cohort, services: Services, day: date, key: str) -> None:
    await cohort.mentor("Орлова", 0)
    await cohort.mentee("Смирнова", 0)
    matching_id = await cohort.matched()
    with pytest.raises(DomainError, match=key):
        await services.partnerships.schedule_matching(cohort.methodist, matching_id, day, {})
    facts = await services.partnerships.matching(cohort.methodist, matching_id)
    assert facts.state is MatchingState.DRAFT


async def test_today_counts_and_a_day_can_be_taken_back(
    cohort: Cohort, services: Services, database: Database
) -> None:
    await cohort.mentor("Орлова", 0)
    await cohort.mentee("Смирнова", 0)
    matching_id, partnerships = await cohort.matched(), services.partnerships
    await partnerships.schedule_matching(cohort.methodist, matching_id, date(2026, 11, 16), {})
    await partnerships.unschedule_matching(cohort.methodist, matching_id)
    assert await partnerships.publish_due() == 0
    await partnerships.schedule_matching(cohort.methodist, matching_id, date(2026, 11, 16), {})
    assert await partnerships.publish_due() == 1


async def test_edited_by_hand_and_matched_again(cohort: Cohort, services: Services) -> None:
    partnerships, methodist = services.partnerships, cohort.methodist
    first = await cohort.mentor("Орлова", 0, places=1)
    second = await cohort.mentor("Павлова", 1, places=1)
    one, two = await cohort.mentee("Смирнова", 0), await cohort.mentee("Белова", 1)
    matching_id = await cohort.matched()
    assert await cohort.pairs(matching_id) == {
        one.person_id: first.person_id,
        two.person_id: second.person_id,
    }
    # The other way round than matching would have it: fixed, it stays.
    choices = await partnerships.mentor_choices(methodist, matching_id, one.require_person())
    assert [(choice.id, choice.room) for choice in choices] == [(second.person_id, 0)]
    await partnerships.place_by_hand(methodist, matching_id, one.require_person(), second.require_person())
    assert await cohort.matched() == matching_id
    assert await cohort.pairs(matching_id) == {
        one.person_id: second.person_id,
        two.person_id: first.person_id,
    }
    changes = await partnerships.matching_changes(methodist, matching_id)
    assert {(line.mentee.split("\u00a0")[0], line.now.split("\u00a0")[0]) for line in changes.lines} == {
        ("Белова", "Орлова")
    }
    # Let go, the best comes back; taken away, somebody stays alone.
    await partnerships.keep_pair(methodist, matching_id, one.require_person(), kept=False)
    await cohort.matched()
    assert (await cohort.pairs(matching_id))[one.require_person()] == first.person_id
    await partnerships.take_away(methodist, matching_id, first.require_person())
    await cohort.matched()
    pairs = await cohort.pairs(matching_id)
    assert list(pairs.values()).count(None) == 1
    facts = await partnerships.matching(methodist, matching_id)
    assert (facts.away, facts.compared) == (1, True)
    await partnerships.bring_back(methodist, matching_id)
    await cohort.matched()
    assert None not in (await cohort.pairs(matching_id)).values()
    await partnerships.place_by_hand(methodist, matching_id, one.require_person(), None)
    (lonely,) = (await partnerships.alone(methodist, matching_id)).places
    assert lonely.why is Unplaced.BY_HAND


async def test_somebody_added_by_hand_stays(cohort: Cohort, services: Services) -> None:
    partnerships, methodist = services.partnerships, cohort.methodist
    mentor = await cohort.mentor("Орлова", 0, places=2)
    await cohort.mentee("Смирнова", 0)
    matching_id = await cohort.matched()
    curator = (await cohort.district.person("Жукова", Role.CURATOR)).require_person()
    for _ in range(2):
        await partnerships.add_to_matching(methodist, matching_id, curator)
    await partnerships.place_by_hand(methodist, matching_id, curator, mentor.require_person())
    await cohort.matched()
    assert (await cohort.pairs(matching_id))[curator] == mentor.person_id
    own = mentor.require_person()
    await partnerships.add_to_matching(methodist, matching_id, own)
    with pytest.raises(DomainError, match="partnerships-self"):
        await partnerships.place_by_hand(methodist, matching_id, own, own)


async def test_running_partnerships_count_and_replaced_mentors_do_not_come_back(
    cohort: Cohort, services: Services
) -> None:
    partnerships, methodist = services.partnerships, cohort.methodist
    old = (await cohort.mentor("Орлова", 0, places=2)).require_person()
    new = (await cohort.mentor("Павлова", 0, places=1)).require_person()
    one = (await cohort.mentee("Смирнова", 0)).require_person()
    pair = await partnerships.create(methodist, old, [one])
    start = await partnerships.matching_start(methodist)
    assert (start.mentees, start.room) == (0, 2)
    changed = await partnerships.change_mentor(methodist, pair.id, new, "не подошли")
    await partnerships.close(methodist, changed.id, "конец года")
    matching_id = await cohort.matched()
    assert await cohort.pairs(matching_id) == {one: new}
    with pytest.raises(DomainError, match="matching-never"):
        await partnerships.place_by_hand(methodist, matching_id, one, old)
    assert old not in {choice.id for choice in await partnerships.mentor_choices(methodist, matching_id, one)}


async def test_who_asked_for_another_partner_never_gets_the_same_again(
    cohort: Cohort, services: Services
) -> None:
    partnerships, methodist = services.partnerships, cohort.methodist
    mentor, mentee = await cohort.mentor("Орлова", 0), await cohort.mentee("Смирнова", 0)
    pair = await partnerships.create(methodist, mentor.require_person(), [mentee.require_person()])
    await partnerships.ask_other_partner(mentee, pair.id, "не подошли")
    await partnerships.close(methodist, pair.id, "не подошли")
    matching_id = await cohort.matched()
    (lonely,) = (await partnerships.alone(methodist, matching_id)).places
    assert lonely.why is Unplaced.NOT_AGAIN


async def test_who_worked_well_together_comes_first(
    cohort: Cohort, services: Services, database: Database
) -> None:
    partnerships, methodist = services.partnerships, cohort.methodist
    mentors = [(await cohort.mentor(f"Орлова-{number}", 0)).require_person() for number in range(3)]
    mentee = await cohort.mentee("Смирнова", 0)
    pair = await partnerships.create(methodist, mentors[2], [mentee.require_person()])
    for day in (2, 9, 13):
        await partnerships.log_meeting(mentee, pair.id, MeetingForm.CONSULTATION, date(2026, 11, day))
    await partnerships.close(methodist, pair.id, "Цели достигнуты")
    matching_id = await cohort.matched()
    (group,) = await partnerships.all_groups(methodist, matching_id)
    assert (group.mentor_id, group.places[0].grounds and group.places[0].grounds.well) == (mentors[2], True)


async def test_training_warns_or_is_required(cohort: Cohort, services: Services) -> None:
    partnerships, methodist = services.partnerships, cohort.methodist
    await cohort.mentor("Орлова", 0, trained=False)
    await cohort.mentee("Смирнова", 0)
    matching_id = await cohort.matched()
    assert (await partnerships.matching(methodist, matching_id)).untrained == 1
    await partnerships.turn_wish(methodist, "training")
    await cohort.matched()
    (lonely,) = (await partnerships.alone(methodist, matching_id)).places
    assert lonely.why is Unplaced.NOT_TRAINED


@pytest.mark.parametrize("case", ["no mentors", "no deficits", "no places", "one mentee"])
async def test_odd_cohorts(cohort: Cohort, services: Services, case: str) -> None:
    if case != "no mentors":
        await cohort.mentor(
            "Ы" * 200, *(() if case == "no deficits" else (0,)), places=0 if case == "no places" else 3
        )
    mentee = await cohort.mentee("Ё" * 200, *(() if case == "no deficits" else (0,)))
    matching_id = await cohort.matched()
    pairs = await cohort.pairs(matching_id)
    assert (pairs[mentee.require_person()] is None) == (case in ("no mentors", "no places"))
    made = await services.partnerships.publish_matching(cohort.methodist, matching_id, {})
    assert made.people == int(case in ("no deficits", "one mentee"))


async def test_only_the_partner_schools_where_that_is_required(cohort: Cohort, services: Services) -> None:
    await cohort.mentor("Орлова", 0)
    await cohort.mentee("Смирнова", 0)
    assert (await services.partnerships.wishes(cohort.methodist)).schools is Weight.PREFERRED
    await services.partnerships.turn_wish(cohort.methodist, "schools")
    matching_id = await cohort.matched()
    (lonely,) = (await services.partnerships.alone(cohort.methodist, matching_id)).places
    assert lonely.why is Unplaced.NO_SCHOOL


async def test_nobody_else_may(cohort: Cohort, services: Services, database: Database) -> None:
    mentor = await cohort.mentor("Орлова", 0)
    mentee = await cohort.mentee("Смирнова", 0)
    matching_id, partnerships = await cohort.matched(), services.partnerships
    elsewhere = await a_district(database, name="Другой район")
    one, other = mentee.require_person(), mentor.require_person()
    for actor, refusal in ((mentor, Forbidden), (elsewhere.methodist, NotFound)):
        for attempt in (
            partnerships.matching(actor, matching_id),
            partnerships.matching_groups(actor, matching_id),
            partnerships.all_groups(actor, matching_id),
            partnerships.alone(actor, matching_id),
            partnerships.matching_changes(actor, matching_id),
            partnerships.matching_place(actor, matching_id, one),
            partnerships.mentor_choices(actor, matching_id, one),
            partnerships.place_by_hand(actor, matching_id, one, other),
            partnerships.keep_pair(actor, matching_id, one, kept=True),
            partnerships.take_away(actor, matching_id, one),
            partnerships.add_to_matching(actor, matching_id, one),
            partnerships.publish_matching(actor, matching_id, {}),
            partnerships.schedule_matching(actor, matching_id, date(2026, 12, 1), {}),
            partnerships.unschedule_matching(actor, matching_id),
            partnerships.drop_matching(actor, matching_id),
            partnerships.published(actor, matching_id),
        ):
            with pytest.raises(refusal):
                await attempt
    for not_theirs in (
        partnerships.matching_start(mentor),
        partnerships.matching_problem(mentor),
        partnerships.save_matching(mentor, ()),
        partnerships.wishes(mentor),
        partnerships.turn_wish(mentor, "even"),
    ):
        with pytest.raises(Forbidden):
            await not_theirs
    foreign = (await elsewhere.person("Чужая", Role.MENTOR)).require_person()
    with pytest.raises(NotFound):
        await partnerships.place_by_hand(cohort.methodist, matching_id, one, foreign)
    async with database.read() as session:
        place = await session.get_one(MatchingPlace, (matching_id, one))
        assert place.mentor_id == other


async def test_the_same_people_give_the_same_proposal(cohort: Cohort, services: Services) -> None:
    for number in range(5):
        await cohort.mentor(f"Орлова-{number}", number % 3, places=2)
    for number in range(9):
        await cohort.mentee(f"Смирнова-{number}", number % 3)
    first = match(await services.partnerships.matching_problem(cohort.methodist))
    assert first == match(await services.partnerships.matching_problem(cohort.methodist))
