"""Attendance by a code: when it works, for whom, and how what is wrong is put right."""

from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import select

from models.database import Database
from models.enums import EventAnswer, MarkedBy, Role
from models.events import EventGuest, EventPresenter, WrongCode
from models.people import Account
from models.system import AuditRecord
from services.actor import Actor
from services.clock import FixedClock
from services.errors import DomainError, Forbidden, NotFound
from services.events import attendance
from services.events.checking_in import code_of
from services.paging import cut
from services.registry import Services
from tests.builders import District, a_district
from tests.conftest import build_services
from tests.services.surveys.afterwards import STARTS, Afterwards, an_event

ENDS = STARTS + timedelta(minutes=60)


@pytest.fixture
async def district(database: Database) -> District:
    return await a_district(database)


@pytest.fixture
async def story(services: Services, district: District, clock: FixedClock) -> Afterwards:
    return await an_event(services, district, clock, guests=2)


async def the_code(services: Services, story: Afterwards) -> str:
    return (await services.events.event_code(story.district.methodist, story.event_id)).code


async def attended(database: Database) -> dict[int, tuple[bool, MarkedBy | None, bool]]:
    """Person → attended, marked by whom, invited; of those who were marked or came uninvited."""
    async with database.read() as session:
        rows = await session.scalars(select(EventGuest))
        return {
            row.person_id: (row.attended, row.marked_by, row.invited)
            for row in rows
            if row.marked_by is not None or not row.invited
        }


@pytest.mark.parametrize("text", ["482137", "482 137", " 482-137 ", "482\u00a0137"])
def test_a_code_as_people_type_it(text: str) -> None:
    assert code_of(text) == "482137"


@pytest.mark.parametrize("text", ["48213", "4821377", "код 482137", "", "1" * 60, "482137 482137"])
def test_what_is_no_code(text: str) -> None:
    assert code_of(text) is None


async def test_a_guest_is_marked_once(
    story: Afterwards, services: Services, database: Database, clock: FixedClock
) -> None:
    code = await the_code(services, story)
    clock.moment = STARTS
    first = await services.events.check_in(story.guests[0], code)
    again = await services.events.check_in(story.guests[0], f"{code[:3]} {code[3:]}")
    assert (first.again, again.again, first.invited) == (False, True, True)
    person = story.guests[0].require_person()
    assert await attended(database) == {person: (True, MarkedBy.CODE, True)}
    async with database.read() as session:
        records = await session.scalars(select(AuditRecord).where(AuditRecord.action == "events.checked_in"))
        assert [record.detail["person"] for record in records] == [person]


@pytest.mark.parametrize(
    ("moment", "wrong"),
    [
        (STARTS - timedelta(minutes=15, seconds=1), "checkin-early"),
        (STARTS - timedelta(minutes=15), None),
        (ENDS + timedelta(minutes=59, seconds=59), None),
        (ENDS + timedelta(minutes=60), "checkin-late"),
    ],
)
async def test_only_while_the_event_is_on(
    story: Afterwards, services: Services, clock: FixedClock, moment: object, wrong: str | None
) -> None:
    code = await the_code(services, story)
    clock.moment = moment  # type: ignore[assignment]
    if wrong is None:
        assert not (await services.events.check_in(story.guests[0], code)).again
        return
    with pytest.raises(DomainError, match=wrong) as caught:
        await services.events.check_in(story.guests[0], code)
    # In Moscow, where the programme is.
    assert caught.value.values["opens"] == "17.11 11:45"
    assert caught.value.values["closes"] == "14:00"


async def test_a_colleague_who_was_not_invited_becomes_a_guest(
    story: Afterwards, services: Services, district: District, database: Database, clock: FixedClock
) -> None:
    code = await the_code(services, story)
    late = await district.person("Внезапная", Role.MENTOR)
    clock.moment = STARTS
    assert not (await services.events.check_in(late, code)).invited
    assert await attended(database) == {late.require_person(): (True, MarkedBy.CODE, False)}
    card = await services.events.card(district.methodist, story.event_id)
    assert (card.attended, card.uninvited, card.guests) == (1, 1, 2)


async def test_neither_strangers_nor_other_programmes(
    story: Afterwards, services: Services, district: District, database: Database, clock: FixedClock
) -> None:
    code = await the_code(services, story)
    other = await a_district(database, name="Другой район")
    clock.moment = STARTS
    async with database.write() as session:
        nobody = Account(telegram_id=77, created_at=STARTS)
        session.add(nobody)
        await session.flush()
    for actor in (await other.person("Чужова", Role.MENTEE), other.methodist, Actor(nobody.id, 77)):
        with pytest.raises(NotFound):
            await services.events.check_in(actor, code)
    with pytest.raises(NotFound):
        await services.events.check_in(story.guests[0], "000000")
    assert await attended(database) == {}


async def test_codes_are_not_found_by_trying(
    story: Afterwards, services: Services, database: Database, clock: FixedClock
) -> None:
    """Five wrong ones, and not even the right one is taken until ten minutes after the first."""
    code = await the_code(services, story)
    guest, other = story.guests[0], story.guests[1]
    clock.moment = STARTS
    wrong = str(int(code) - 1) if code > "100000" else "100001"
    for _ in range(4):
        with pytest.raises(NotFound):
            await services.events.check_in(guest, wrong)
        clock.advance(minutes=1)
    assert not (await services.events.check_in(guest, code)).again, "mistyped, and then right"
    for _ in range(5):
        with pytest.raises(NotFound):
            await services.events.check_in(other, wrong)
        clock.advance(minutes=1)
    with pytest.raises(DomainError, match="checkin-too-often") as refused:
        await services.events.check_in(other, code)
    assert refused.value.values == {"tries": 5, "minutes": 5}
    assert (await services.events.check_in(guest, code)).again, "nobody else waits"
    clock.advance(minutes=5)
    assert not (await services.events.check_in(other, code)).again


async def test_tries_are_counted_by_all_replicas_and_once_each(
    story: Afterwards, services: Services, database: Database, clock: FixedClock, tmp_path: Path
) -> None:
    code = await the_code(services, story)
    guest = story.guests[0]
    wrong = str(int(code) - 1) if code > "100000" else "100001"
    clock.moment = STARTS
    other = build_services(database, clock, tmp_path)
    for update in range(1, 6):
        # A message that comes again to another process, its first one killed before it confirmed it.
        for one in (services, other):
            with pytest.raises(NotFound):
                await one.events.check_in(guest.asking(update), wrong)
            if update == 5:
                break
    with pytest.raises(DomainError, match="checkin-too-often"):
        await other.events.check_in(guest.asking(6), code)
    clock.advance(days=1)
    await services.housekeeping.tidy()
    async with database.read() as session:
        assert (await session.scalars(select(WrongCode))).all() == []


async def test_a_code_that_left_the_room_is_renewed_and_false_marks_taken_off(
    story: Afterwards, services: Services, district: District, database: Database, clock: FixedClock
) -> None:
    old, (here, absent) = await the_code(services, story), story.guests
    clock.moment = STARTS
    for guest in story.guests:
        await services.events.check_in(guest, old)
    await services.events.tick(district.methodist, story.event_id, absent.require_person(), False)
    new = (await services.events.renew_code(district.methodist, story.event_id)).code
    assert new != old
    with pytest.raises(NotFound):
        await services.events.check_in(absent, old)
    with pytest.raises(DomainError, match="checkin-struck"):
        await services.events.check_in(absent, new)
    assert await attended(database) == {
        here.require_person(): (True, MarkedBy.CODE, True),
        absent.require_person(): (False, MarkedBy.HOST, True),
    }
    # The host was mistaken.
    await services.events.tick(district.methodist, story.event_id, absent.require_person(), True)
    assert (await services.events.check_in(absent, new)).again


async def test_a_cancelled_event_has_no_code(
    story: Afterwards, services: Services, district: District, clock: FixedClock
) -> None:
    code = await the_code(services, story)
    await services.events.cancel(district.methodist, story.event_id)
    clock.moment = STARTS
    with pytest.raises(DomainError, match="event-error-cancelled"):
        await services.events.check_in(story.guests[0], code)
    with pytest.raises(DomainError, match="event-error-cancelled"):
        await services.events.event_code(district.methodist, story.event_id)


async def test_after_its_time_there_is_no_code_to_show(
    story: Afterwards, services: Services, district: District, clock: FixedClock
) -> None:
    clock.moment = ENDS + timedelta(minutes=60)
    with pytest.raises(DomainError, match="checkin-closed"):
        await services.events.event_code(district.methodist, story.event_id)


async def test_those_who_checked_in_get_the_survey_without_the_methodist(
    story: Afterwards, services: Services, clock: FixedClock
) -> None:
    code = await the_code(services, story)
    clock.moment = STARTS
    await services.events.check_in(story.guests[0], code)
    clock.moment = ENDS + timedelta(minutes=31)
    await services.surveys.open_due()
    survey = await services.surveys.line(story.district.methodist, await story.survey_id())
    assert survey.asked == 1


async def test_a_presenter_shows_the_code_and_ticks_at_their_own_event_only(
    story: Afterwards, services: Services, district: District, database: Database, clock: FixedClock
) -> None:
    host = await district.person("Ведущая", Role.MENTOR)
    events = services.events
    found = await events.find_presenters(district.methodist, story.event_id, "веду")
    assert [one.person_id for one in found] == [host.person_id]
    with pytest.raises(Forbidden):
        await events.event_code(host, story.event_id)
    for _ in range(2):
        await events.add_presenter(district.methodist, story.event_id, host.require_person())
    assert await events.find_presenters(district.methodist, story.event_id, "веду") == ()
    other = await an_event(services, district, clock, guests=1)
    clock.moment = STARTS
    code = (await events.event_code(host, story.event_id)).code
    await events.check_in(story.guests[0], code)
    await events.tick(host, story.event_id, story.guests[1].require_person(), True)
    assert (await events.guest_list(host, story.event_id)).attended == 2
    assert (await events.finish_attendance(host, story.event_id)).attended == 2
    assert [(line.id, line.leads) for line in (await events.my_events(host)).events] == [
        (story.event_id, True)
    ]
    for refused in (
        events.event_code(host, other.event_id),
        events.tick(host, other.event_id, other.guests[0].require_person(), True),
        events.find_people(host, story.event_id, "Гостева"),
        events.card(host, story.event_id),
    ):
        with pytest.raises(Forbidden):
            await refused
    await events.remove_presenter(district.methodist, story.event_id, host.require_person())
    with pytest.raises(Forbidden):
        await events.renew_code(host, story.event_id)


async def test_a_presenter_is_of_the_programme_and_goes_with_their_consent(
    story: Afterwards, services: Services, district: District, database: Database
) -> None:
    other = await a_district(database, name="Другой район")
    with pytest.raises(NotFound):
        await services.events.add_presenter(
            district.methodist, story.event_id, other.methodist.require_person()
        )
    host = await district.person("Ведущая", Role.MENTOR)
    await services.events.add_presenter(district.methodist, story.event_id, host.require_person())
    await services.people.withdraw(host)
    async with database.read() as session:
        assert (await session.scalars(select(EventPresenter.person_id))).all() == []


async def test_a_long_list_of_guests_is_paged_and_searched(
    services: Services, district: District, clock: FixedClock
) -> None:
    story = await an_event(services, district, clock, guests=11)
    await services.events.answer(story.guests[10], story.event_id, EventAnswer.GOING)
    first = await services.events.guest_list(district.methodist, story.event_id)
    second = await services.events.guest_list(district.methodist, story.event_id, 1)
    assert (first.place.pages, len(first.lines), len(second.lines)) == (2, 8, 3)
    assert first.lines[0].person_id == story.guests[10].person_id
    assert (first.guests, second.guests) == (11, 11)
    found = await services.events.guest_list(district.methodist, story.event_id, 0, "гостева7")
    assert [one.person_id for one in found.lines] == [story.guests[7].person_id]
    assert found.lines[0].short == "Гостева7\u00a0И.\u00a0П."


async def test_many_guests_stand_in_the_order_of_few(
    services: Services, district: District, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    story = await an_event(services, district, clock, guests=11)
    answers = (EventAnswer.GOING, EventAnswer.DECLINED, EventAnswer.MAYBE)
    for guest, answer in zip(story.guests, answers, strict=False):
        await services.events.answer(guest, story.event_id, answer)

    async def pages(search: str) -> list[tuple[int, ...]]:
        lists = [
            await services.events.guest_list(district.methodist, story.event_id, page, search)
            for page in (0, 1)
        ]
        return [tuple(one.person_id for one in found.lines) for found in lists]

    few = await pages(""), await pages("ирина")
    monkeypatch.setattr(attendance, "cut", partial(cut, upto=1))
    assert (await pages(""), await pages("ирина")) == few
    assert [len(page) for page in few[0]] == [8, 3]


async def test_lists_of_events_are_paged(services: Services, district: District, clock: FixedClock) -> None:
    stories = [await an_event(services, district, clock, guests=1) for _ in range(7)]
    ahead = await services.events.upcoming(district.methodist, 1)
    assert (ahead.place.total, [one.id for one in ahead.events]) == (7, [stories[6].event_id])
    mine = await services.events.my_events(stories[3].guests[0])
    assert [one.id for one in mine.events] == [stories[3].event_id]
    clock.moment = ENDS
    assert (await services.events.upcoming(district.methodist)).events == ()
    assert (await services.events.past(district.methodist, 1)).events[0].id == stories[0].event_id
