"""A group changes in mid-year, and what was is kept."""

from datetime import date, timedelta

import pytest

from models.enums import PartnershipState, Role
from models.partnerships import Partnership
from models.programmes import Programme
from services.actor import Actor
from services.clock import FixedClock
from services.errors import DomainError, NotFound, Repeated
from services.partnerships.rules import MENTEES_AT_MOST
from services.registry import Services
from tests.builders import NOW, a_district
from tests.services.partnerships.company import Company

TODAY = date(2026, 11, 16)


async def newcomer(company: Company, surname: str = "Котова", role: Role = Role.MENTEE) -> Actor:
    return await company.district.person(surname, role)


async def test_one_more_makes_a_pair_a_group(pair: Company) -> None:
    partnerships, new = pair.services.partnerships, await newcomer(pair)
    for _ in range(2):
        await partnerships.add_mentee(pair.methodist, pair.id, new.require_person())
    card = await partnerships.card(pair.methodist, pair.id)
    assert [one.id for one in card.mentees] == [pair.mentee.person_id, new.person_id]
    assert await pair.said(pair.mentor) == ["introduction", "partnership_joined"]
    assert await partnerships.tell_waiting() == 1
    assert await pair.said(new) == ["introduction"]
    assert len((await partnerships.my_partnership(pair.mentor, pair.id)).partners) == 2


async def test_who_may_not_join(pair: Company) -> None:
    partnerships = pair.services.partnerships
    with pytest.raises(DomainError, match="partnerships-self"):
        await partnerships.add_mentee(pair.methodist, pair.id, pair.mentor.require_person())
    elsewhere = await a_district(pair.database, name="Тосненский район")
    foreign = await elsewhere.person("Чужая", Role.MENTEE)
    for person_id in (foreign.require_person(), 999):
        with pytest.raises(NotFound):
            await partnerships.add_mentee(pair.methodist, pair.id, person_id)
    for number in range(MENTEES_AT_MOST - 1):
        new = await newcomer(pair, f"Новая-{number}")
        await partnerships.add_mentee(pair.methodist, pair.id, new.require_person())
    one_more = await newcomer(pair, "Шестнадцатая")
    with pytest.raises(DomainError, match="partnerships-too-many"):
        await partnerships.add_mentee(pair.methodist, pair.id, one_more.require_person())
    await partnerships.close(pair.methodist, pair.id, "")
    with pytest.raises(DomainError, match="partnerships-closed"):
        await partnerships.add_mentee(pair.methodist, pair.id, one_more.require_person())


async def test_one_less_and_the_last_one_stays(group: Company, clock: FixedClock) -> None:
    partnerships, first = group.services.partnerships, group.mentee
    clock.moment += timedelta(days=2)
    for _ in range(2):
        await partnerships.remove_mentee(group.methodist, group.id, first.require_person(), "Переезд")
    assert await group.said(first) == ["partnership_left"], "the introduction was not said yet"
    assert (await group.said(group.mentor))[-1] == "partnership_left"
    assert await partnerships.mine(first) == []
    (past,) = await partnerships.my_history(first)
    assert (past.since, past.until, past.reason) == (TODAY, TODAY + timedelta(days=2), "")
    (told,) = (await partnerships.history(group.methodist, first.require_person())).lines
    assert (told.reason, told.state) == ("Переезд", PartnershipState.CLOSED)
    await partnerships.remove_mentee(group.methodist, group.id, group.mentees[1].require_person(), "")
    with pytest.raises(DomainError, match="partnerships-last-mentee"):
        await partnerships.remove_mentee(group.methodist, group.id, group.mentees[2].require_person(), "")
    # And back again: twice a member, both times in the history.
    await partnerships.add_mentee(group.methodist, group.id, first.require_person())
    lines = (await partnerships.history(group.methodist, first.require_person())).lines
    assert [one.until is None for one in lines] == [True, False]


async def test_another_mentor_takes_over_and_the_history_is_linked(pair: Company) -> None:
    partnerships = pair.services.partnerships
    new = await newcomer(pair, "Белова", Role.MENTOR)
    with pytest.raises(DomainError, match="partnerships-same-mentor"):
        await partnerships.change_mentor(pair.methodist, pair.id, pair.mentor.require_person(), "")
    with pytest.raises(DomainError, match="partnerships-self"):
        await partnerships.change_mentor(pair.methodist, pair.id, pair.mentee.require_person(), "")
    assert (await partnerships.card(pair.methodist, pair.id)).state is PartnershipState.ACTIVE
    methodist = pair.methodist.asking(5)
    created = await partnerships.change_mentor(methodist, pair.id, new.require_person(), "Не подошли")
    with pytest.raises(Repeated):
        await partnerships.change_mentor(methodist, pair.id, new.require_person(), "Не подошли")
    await partnerships.tell_waiting()
    assert await pair.said(pair.mentor) == ["partnership_closed"]
    assert await pair.said(pair.mentee) == ["introduction"], "one message: whom they have now"
    seen = await partnerships.my_partnership(pair.mentee, created.id)
    assert seen.instead_of.startswith("Орлова")
    assert (await partnerships.my_partnership(new, created.id)).instead_of == ""
    lines = (await partnerships.history(pair.methodist, pair.mentee.require_person())).lines
    assert [(one.partners[0][:5], one.reason) for one in lines] == [("Белов", ""), ("Орлов", "Не подошли")]


async def test_withdrawal_leaves_a_group_going(group: Company, services: Services) -> None:
    await services.people.withdraw(group.mentee)
    card = await services.partnerships.card(group.methodist, group.id)
    assert card.state is PartnershipState.ACTIVE
    assert len(card.mentees) == 2
    assert "partnership_left" in await group.said(group.mentor)
    told = await services.partnerships.news(
        group.id, group.mentor.require_person(), group.mentee.require_person()
    )
    assert told is not None
    assert told.about == "", "no number stands for who has withdrawn"
    (line,) = (await services.partnerships.history(group.methodist, group.mentor.require_person())).lines
    assert len(line.partners) == 3
    assert "Смирнова-0" not in str(line.partners)


async def test_history_over_two_programmes(pair: Company) -> None:
    """A person of two programmes: both are told of, the newer first."""
    partnerships = pair.services.partnerships
    await partnerships.close(pair.methodist, pair.id, "Цели достигнуты")
    async with pair.database.write() as session:
        programme = await session.get_one(Programme, pair.district.programme_id)
        last_year = Programme(
            municipality_id=programme.municipality_id,
            title="Кировский район, 2025/26",
            starts_on=date(2025, 9, 1),
            ends_on=date(2026, 8, 31),
            time_zone=programme.time_zone,
            network_model=programme.network_model,
            created_at=NOW,
        )
        session.add(last_year)
        await session.flush()
        session.add(
            Partnership(
                programme_id=last_year.id,
                mentor_id=pair.mentor.require_person(),
                state=PartnershipState.CLOSED,
                created_at=NOW - timedelta(days=300),
                closed_at=NOW - timedelta(days=90),
                close_reason="Год завершён",
            )
        )
    lines = (await partnerships.history(pair.methodist, pair.mentor.require_person())).lines
    assert [one.programme[-7:] for one in lines] == ["2026/27", "2025/26"]
    assert [one.programme[-7:] for one in await partnerships.my_history(pair.mentor)] == [
        "2026/27",
        "2025/26",
    ]
    assert await partnerships.my_history(await newcomer(pair)) == ()
