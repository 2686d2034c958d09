"""Who may link a group to what, and how the link ends."""

import asyncio
from datetime import date

import pytest
from sqlalchemy import select, update

from models.enums import OutboxStatus, ProgrammeState, Role
from models.people import Membership
from models.programmes import Programme
from services.chats.facts import Thing
from services.chats.rules import GROUPS_AT_MOST, payload_of, read_payload
from services.clock import FixedClock
from services.errors import DomainError, Forbidden, NotFound
from services.registry import Services
from tests.services.chats.town import GROUP, LARGE, Pair, a_pair


@pytest.mark.parametrize(
    "payload",
    ["g", "gp", "gp0", "gp-1", "gx1", "gp1234567890", "gp1 2", "p1", "gp1;drop", "gp１", "ev1"],
)
async def test_what_is_no_code(pair: Pair, payload: str) -> None:
    assert read_payload(payload) is None
    with pytest.raises(DomainError, match="chats-code-unclear"):
        await pair.services.chats.link(pair.mentor, payload, GROUP, "x")


def test_codes_come_back() -> None:
    assert read_payload(payload_of(Thing(3))) == (3, None)
    assert read_payload(payload_of(Thing(3, 12))) == (None, 12)
    assert len(payload_of(Thing(999_999_999, 999_999_999))) <= 64


async def test_who_may_link_what(pair: Pair) -> None:
    stranger = await a_pair(pair.database, pair.services, "Соседний район")
    curator = await pair.district.person("Жуков", Role.CURATOR)
    nobody = await pair.district.person("Зимина", Role.MENTOR)
    refused = (
        (pair.mentee, pair.code),
        (curator, pair.code),
        (nobody, pair.code),
        (stranger.district.methodist, pair.code),
        (stranger.mentor, pair.code),
        (pair.mentor, pair.programme_code),
        (curator, pair.programme_code),
        (stranger.district.methodist, pair.programme_code),
        (pair.mentor, "gp999"),
        (pair.district.methodist, "gr999"),
    )
    for actor, code in refused:
        with pytest.raises(Forbidden):
            await pair.services.chats.link(actor, code, GROUP, "x")
    assert await pair.audited() == []
    await pair.link(pair.mentor)
    other = await pair.services.chats.link(pair.district.methodist, pair.programme_code, LARGE, "Район")
    assert await pair.audited() == ["chats.linked", "chats.linked"]
    assert (await pair.said(other.chat_id)) == ["chat_hello"]


async def test_a_methodist_who_looks_at_another_programme_still_may(pair: Pair) -> None:
    other = await a_pair(pair.database, pair.services, "Соседний район")
    elsewhere = await other.district.person("Двойная", Role.METHODIST)
    await pair.services.chats.link(elsewhere, other.programme_code, GROUP, "x")
    with pytest.raises(Forbidden):
        await pair.services.chats.link(elsewhere, pair.programme_code, LARGE, "x")


async def test_twice_is_once_and_a_group_hears_of_one_thing(pair: Pair) -> None:
    first = await pair.link()
    again = await pair.services.chats.link(pair.mentor, pair.code, GROUP, "Наша пара")
    assert (again.chat_id, again.already) == (first, True)
    assert await pair.said(first) == ["chat_hello"]
    with pytest.raises(DomainError, match="chats-taken"):
        await pair.link_programme(GROUP)
    with pytest.raises(DomainError, match="chats-partnership-has-one"):
        await pair.link(group=LARGE)


async def test_two_who_link_at_once(pair: Pair) -> None:
    links = [pair.services.chats.link(pair.mentor, pair.code, GROUP, "x") for _ in range(5)]
    done = await asyncio.gather(*links, return_exceptions=True)
    found = {one.chat_id for one in done if not isinstance(one, BaseException)}
    assert len(found) == 1
    assert all(isinstance(one, DomainError) for one in done if isinstance(one, BaseException))


async def test_several_groups_of_a_programme(pair: Pair) -> None:
    for number in range(GROUPS_AT_MOST):
        await pair.link_programme(GROUP - number)
    with pytest.raises(DomainError, match="chats-too-many"):
        await pair.link_programme(LARGE)
    page = await pair.services.chats.page(pair.district.methodist)
    assert len(page.chats) == GROUPS_AT_MOST
    assert page.payload is None
    # The pairs have room of their own.
    await pair.link(group=LARGE)
    assert len((await pair.services.chats.page(pair.district.methodist)).chats) == GROUPS_AT_MOST


async def test_the_page_is_for_keepers(pair: Pair) -> None:
    stranger = await a_pair(pair.database, pair.services, "Соседний район")
    chat_id = await pair.link()
    for actor in (pair.mentor, pair.district.methodist):
        page = await pair.services.chats.page(actor, pair.id)
        assert [(chat.id, chat.title, chat.muted) for chat in page.chats] == [(chat_id, "Наша пара", False)]
        assert await pair.services.chats.kept_by(actor, chat_id) == pair.id
    for actor in (pair.mentee, stranger.mentor, stranger.district.methodist):
        with pytest.raises(Forbidden):
            await pair.services.chats.page(actor, pair.id)
        with pytest.raises(Forbidden):
            await pair.services.chats.kept_by(actor, chat_id)
        with pytest.raises(Forbidden):
            await pair.services.chats.unlink(actor, chat_id)
        with pytest.raises(Forbidden):
            await pair.services.chats.unlink_here(actor, GROUP)
    with pytest.raises(Forbidden):
        await pair.services.chats.page(pair.mentor)
    with pytest.raises(NotFound):
        await pair.services.chats.unlink(pair.mentor, 999)
    with pytest.raises(NotFound):
        await pair.services.chats.unlink_here(pair.mentor, -5)


async def test_unlinked_from_either_side_the_group_is_told_once(pair: Pair) -> None:
    chat_id = await pair.link()
    await pair.services.chats.unlink(pair.district.methodist, chat_id)
    await pair.services.chats.unlink(pair.district.methodist, chat_id)
    assert await pair.said(chat_id) == ["chat_farewell"]
    assert await pair.said(chat_id, OutboxStatus.CANCELLED) == ["chat_hello"]
    assert (await pair.chat(chat_id)).title == ""
    second = await pair.link()
    assert second != chat_id
    await pair.services.chats.unlink_here(pair.mentor, GROUP)
    assert await pair.said(second) == ["chat_farewell"]
    assert await pair.services.chats.group_of(pair.id) is None
    assert await pair.told() == [], "who unlinks knows it"


async def test_the_linker_loses_the_role(pair: Pair) -> None:
    chat_id = await pair.link_programme()
    successor = await pair.district.person("Новикова", Role.METHODIST)
    async with pair.database.write() as session:
        await session.execute(
            update(Membership)
            .where(Membership.person_id == pair.district.methodist.person_id)
            .values(ends_on=date(2026, 11, 1))
        )
    with pytest.raises(Forbidden):
        await pair.services.chats.unlink(pair.district.methodist, chat_id)
    page = await pair.services.chats.page(successor)
    assert [chat.id for chat in page.chats] == [chat_id], "the link is the programme's, not the person's"
    await pair.services.chats.unlink(successor, chat_id)


async def test_a_closed_partnership_says_farewell(pair: Pair, services: Services) -> None:
    chat_id = await pair.link()
    assert await services.chats.say_farewell() == 0
    await services.partnerships.close(pair.district.methodist, pair.id, "цели достигнуты")
    assert await services.chats.say_farewell() == 1
    assert await services.chats.say_farewell() == 0
    assert await pair.said(chat_id) == ["chat_farewell"]
    with pytest.raises(DomainError, match="chats-over"):
        await pair.link()
    page = await services.chats.page(pair.mentor, pair.id)
    assert (page.chats, page.payload) == ((), None)


async def test_a_completed_programme_says_farewell(pair: Pair, clock: FixedClock) -> None:
    chats = [await pair.link(), await pair.link_programme(LARGE)]
    async with pair.database.write() as session:
        await session.execute(update(Programme).values(state=ProgrammeState.COMPLETED))
    assert await pair.services.chats.say_farewell() == 2
    for chat_id in chats:
        assert await pair.said(chat_id) == ["chat_farewell"]
    with pytest.raises(DomainError, match="chats-over"):
        await pair.link()


async def test_a_stranger_in_a_group_opens_no_account(pair: Pair, services: Services) -> None:
    from models.people import Account
    from services.people.identity import TelegramUser

    assert await services.identity.acquainted(TelegramUser(777_777, "nobody", "ru"), 1) is None
    async with pair.database.read() as session:
        found = select(Account.id).where(Account.telegram_id == 777_777)
        assert await session.scalar(found) is None
    known = await services.identity.acquainted(TelegramUser(pair.mentor.telegram_id, None, "ru"), 1)
    assert known is not None
    assert known.person_id == pair.mentor.person_id
