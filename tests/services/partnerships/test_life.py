"""A partnership is set aside until a day, goes on by itself, ends; each side hears it once."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from sqlalchemy import select, update

from models.database import Database
from models.enums import PartnershipState, Role
from models.partnerships import Introduction
from models.system import AuditRecord
from services.clock import FixedClock
from services.errors import DomainError, NotFound
from services.registry import Services
from tests.builders import a_district
from tests.services.partnerships.company import Company

TODAY = date(2026, 11, 16)
UNTIL = date(2026, 11, 30)


async def state_of(pair: Company) -> PartnershipState:
    return (await pair.services.partnerships.card(pair.methodist, pair.id)).state


async def test_a_pause_ends_by_itself_on_its_local_day(pair: Company, clock: FixedClock) -> None:
    partnerships = pair.services.partnerships
    for _ in range(2):
        await partnerships.pause(pair.methodist, pair.id, "Болезнь", UNTIL)
    card = await partnerships.card(pair.methodist, pair.id)
    assert (card.state, card.paused_until) == (PartnershipState.PAUSED, UNTIL)
    assert await pair.said(pair.mentor) == ["introduction", "partnership_paused"]
    assert await pair.said(pair.mentee) == ["introduction", "partnership_paused"]
    # Moscow is three hours ahead: at 20:59 UTC it is still the 29th there.
    clock.moment = datetime(2026, 11, 29, 20, 59, tzinfo=UTC)
    assert await partnerships.resume_due() == 0
    clock.moment += timedelta(minutes=1)
    assert await partnerships.resume_due() == 1
    assert await partnerships.resume_due() == 0
    assert await state_of(pair) is PartnershipState.ACTIVE
    assert (await pair.said(pair.mentee)).count("partnership_resumed") == 1


async def test_the_day_of_a_first_meeting_is_not_advised_when_it_is_past(
    pair: Company, clock: FixedClock
) -> None:
    partnerships = pair.services.partnerships
    by = (await partnerships.card(pair.methodist, pair.id)).first_meeting_by
    assert by is not None
    clock.moment = datetime.combine(by, time(12), UTC)
    assert (await partnerships.my_partnership(pair.mentee, pair.id)).first_meeting_by == by
    clock.moment += timedelta(days=1)
    assert (await partnerships.my_partnership(pair.mentee, pair.id)).first_meeting_by is None


async def test_a_pause_is_told_only_to_those_who_know_of_each_other(
    pair: Company, database: Database
) -> None:
    async with database.write() as session:
        await session.execute(
            update(Introduction).where(Introduction.person_id == pair.mentee.person_id).values(told_at=None)
        )
    await pair.services.partnerships.pause(pair.methodist, pair.id, "", UNTIL)
    assert await pair.said(pair.mentee) == ["introduction"]


async def test_resumed_early_what_was_not_said_yet_is_not_said(pair: Company) -> None:
    partnerships = pair.services.partnerships
    await partnerships.pause(pair.methodist, pair.id, "Болезнь", UNTIL)
    for _ in range(2):
        await partnerships.resume(pair.methodist, pair.id)
    assert await state_of(pair) is PartnershipState.ACTIVE
    assert await pair.said(pair.mentor) == ["introduction", "partnership_resumed"]


@pytest.mark.parametrize(
    ("until", "key"),
    [
        (TODAY - timedelta(days=1), "partnerships-pause-past"),
        (TODAY, "partnerships-pause-past"),
        (date(2027, 9, 1), "partnerships-pause-late"),
        (date.max, "partnerships-pause-late"),
    ],
)
async def test_a_pause_ends_within_the_programme(pair: Company, until: date, key: str) -> None:
    with pytest.raises(DomainError, match=key):
        await pair.services.partnerships.pause(pair.methodist, pair.id, "Болезнь", until)
    assert await state_of(pair) is PartnershipState.ACTIVE


async def test_another_end_of_a_pause_moves_it(pair: Company, clock: FixedClock) -> None:
    partnerships = pair.services.partnerships
    await partnerships.pause(pair.methodist, pair.id, "Болезнь", UNTIL)
    clock.moment += timedelta(hours=1)
    await partnerships.pause(pair.methodist, pair.id, "Болезнь", UNTIL + timedelta(days=7))
    clock.moment = datetime(2026, 12, 1, 9, 0, tzinfo=UTC)
    assert await partnerships.resume_due() == 0
    assert await pair.said(pair.mentor) == ["introduction", "partnership_paused"]


async def test_a_reason_of_2001_characters_is_refused(pair: Company) -> None:
    partnerships = pair.services.partnerships
    for attempt in (
        partnerships.pause(pair.methodist, pair.id, "я" * 2001, UNTIL),
        partnerships.close(pair.methodist, pair.id, "я" * 2001),
        partnerships.change_mentor(pair.methodist, pair.id, 1, "я" * 2001),
        partnerships.remove_mentee(pair.methodist, pair.id, 1, "я" * 2001),
    ):
        with pytest.raises(DomainError, match="error-text-too-long"):
            await attempt
    assert await state_of(pair) is PartnershipState.ACTIVE


async def test_the_end_takes_back_what_was_to_come_and_is_told_once(
    group: Company, database: Database
) -> None:
    partnerships = group.services.partnerships
    async with database.write() as session:
        await session.execute(
            update(Introduction)
            .where(Introduction.person_id == group.mentees[1].person_id)
            .values(told_at=None)
        )
    await partnerships.pause(group.methodist, group.id, "Болезнь", UNTIL)
    for _ in range(2):
        await partnerships.close(group.methodist, group.id, "Цели достигнуты")
    # The introductions of this morning are in the outbox still, and nobody needs them any more.
    assert await group.said(group.mentor) == ["partnership_closed"]
    assert await group.said(group.mentees[0]) == ["partnership_closed"]
    assert await group.said(group.mentees[1]) == [], "they never knew"
    assert await partnerships.tell_waiting() == 0


async def test_a_mentor_keeps_the_other_partnerships(pair: Company) -> None:
    partnerships = pair.services.partnerships
    other = await pair.district.person("Котова", Role.MENTEE)
    second = await partnerships.create(pair.methodist, pair.mentor.require_person(), [other.require_person()])
    await partnerships.close(pair.methodist, pair.id, "Цели достигнуты")
    assert [one.id for one in await partnerships.mine(pair.mentor)] == [second.id]


async def test_a_stranger_methodist_finds_nothing(pair: Company, database: Database) -> None:
    elsewhere = await a_district(database, name="Тосненский район")
    partnerships, stranger = pair.services.partnerships, elsewhere.methodist
    person = pair.mentee.require_person()
    for attempt in (
        partnerships.pause(stranger, pair.id, "", UNTIL),
        partnerships.resume(stranger, pair.id),
        partnerships.close(stranger, pair.id, ""),
        partnerships.add_mentee(stranger, pair.id, person),
        partnerships.remove_mentee(stranger, pair.id, person, ""),
        partnerships.change_mentor(stranger, pair.id, person, ""),
        partnerships.history(stranger, person),
    ):
        with pytest.raises(NotFound):
            await attempt


async def test_when_one_withdraws_the_other_hears_that_it_is_over(
    pair: Company, services: Services, database: Database
) -> None:
    await services.people.withdraw(pair.mentee)
    assert (await services.partnerships.my_history(pair.mentor))[0].until == TODAY
    assert "partnership_closed" in await pair.said(pair.mentor)
    news = await services.partnerships.news(pair.id, pair.mentor.require_person())
    assert news is not None
    assert news.alone
    card = await services.partnerships.card(pair.methodist, pair.id)
    assert card.state_reason == "withdrawn"
    async with database.read() as session:
        actions = (await session.scalars(select(AuditRecord.action))).all()
    assert "consent.withdrawn" in actions
