"""The sender and linked groups: moved in the middle, muted, lost; no more than twenty a minute."""

import itertools
from collections.abc import Awaitable, Callable

import pytest
from aiogram.exceptions import TelegramBadRequest, TelegramForbiddenError, TelegramMigrateToChat
from aiogram.methods import TelegramMethod
from sqlalchemy import select

from delivery.limiter import Limiter, Limits
from models.chats import LinkedChat
from models.database import Database
from models.enums import OutboxStatus
from models.system import OutboxMessage
from services.chats.accidents import ChatAccidents
from services.chats.living import to_group
from services.outbox import enqueue
from services.registry import Services
from tests.delivery.office import Office
from tests.services.chats.town import GROUP, LARGE, Pair, a_pair

REFUSED = (
    "Bad Request: not enough rights to send text messages to the chat",
    "Bad Request: CHAT_WRITE_FORBIDDEN",
    "Bad Request: have no rights to send a message",
    "Bad Request: TOPIC_CLOSED",
)
GONE: tuple[Callable[[TelegramMethod[None]], Exception], ...] = (
    lambda method: TelegramForbiddenError(method, "Forbidden: bot was kicked from the group chat"),
    lambda method: TelegramForbiddenError(method, "Forbidden: bot is not a member of the supergroup chat"),
    lambda method: TelegramForbiddenError(method, "Forbidden: the group chat was deleted"),
    lambda method: TelegramBadRequest(method, "Bad Request: chat not found"),
)


@pytest.fixture
async def pair(database: Database, services: Services) -> Pair:
    return await a_pair(database, services)


async def linked(office: Office, pair: Pair, count: int) -> LinkedChat:
    """The pair's group, with so many messages waiting for it and none else."""
    chat = await pair.chat(await pair.link())
    now = office.outbox.clock.now()
    async with office.outbox.database.write() as session:
        for row in await session.scalars(select(OutboxMessage)):
            await session.delete(row)
        await session.flush()
        wishes = [to_group(chat, "note", f"g{n}", now, key=f"g{n}") for n in range(1, count + 1)]
        await enqueue(session, now, wishes)
    return chat


def all_of(office: Office, status: OutboxStatus) -> Callable[[], Awaitable[bool]]:
    async def check() -> bool:
        statuses = {key: one for key, one in (await office.outbox.statuses()).items() if key[0] == "g"}
        return set(statuses.values()) == {status}

    return check


async def test_a_group_made_a_supergroup_in_the_middle(office: Office, pair: Pair) -> None:
    await linked(office, pair, 10)
    moved = itertools.repeat(lambda method: TelegramMigrateToChat(method, "upgraded", LARGE), 50)
    # The first three got through, then it is another chat.
    office.telegram.script[GROUP] = [*[lambda _: None] * 3, *moved]
    office.start()
    await office.until(all_of(office, OutboxStatus.SENT))
    delivered = office.telegram.delivered
    assert sorted(text for _, text in delivered) == sorted(f"g{n}" for n in range(1, 11))
    assert [chat for chat, _ in delivered].count(GROUP) == 3
    assert [chat for chat, _ in delivered].count(LARGE) == 7
    rows = await office.outbox.rows()
    assert {rows[f"g{n}"].retries for n in range(1, 11)} == {0}, "a move costs nobody a try"
    assert await pair.told() == []


@pytest.mark.parametrize("words", REFUSED)
async def test_no_right_to_write_waits_and_comes_back(office: Office, pair: Pair, words: str) -> None:
    chat = await linked(office, pair, 3)
    office.telegram.fail(GROUP, lambda method: TelegramBadRequest(method, words), times=2)
    office.start()
    # The clock moves while we wait: the hour passes, one message tries, then all go.
    await office.until(all_of(office, OutboxStatus.SENT))
    assert sorted(office.telegram.texts(GROUP)) == ["g1", "g2", "g3"]
    assert await pair.told() == [(pair.mentor.account_id, "chat_muted")]
    assert (await pair.chat(chat.id)).muted_until is None


@pytest.mark.parametrize("number", range(len(GONE)))
async def test_a_group_that_is_gone_is_not_asked_again(office: Office, pair: Pair, number: int) -> None:
    chat = await linked(office, pair, 5)
    office.telegram.fail(GROUP, GONE[number], times=50)
    office.start()

    async def unlinked() -> bool:
        return (await pair.chat(chat.id)).unlinked_at is not None

    await office.until(unlinked)
    await office.until(none_waiting(office))
    asked = [getattr(method, "text", "") for method in office.telegram.asked]
    assert len(asked) == len(set(asked)), "nothing is tried twice"
    assert await pair.told() == [(pair.mentor.account_id, "chat_lost")]
    assert office.telegram.delivered == []


def none_waiting(office: Office) -> Callable[[], Awaitable[bool]]:
    ends = {OutboxStatus.CANCELLED, OutboxStatus.UNREACHABLE}

    async def check() -> bool:
        statuses = await office.outbox.statuses()
        return all(status in ends for key, status in statuses.items() if key[0] == "g")

    return check


async def test_twenty_a_minute_to_a_group(office: Office, pair: Pair) -> None:
    await linked(office, pair, 25)
    office.limiter = Limiter(Limits(25, 1, 20), office.time.monotonic, office.time.sleep)
    office.start()
    await office.until(all_of(office, OutboxStatus.SENT))
    assert office.time.now >= 24 * 3.0


async def test_an_accident_is_written_before_its_outcome(
    office: Office, pair: Pair, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A database that fails at that moment loses neither the message nor the accident."""
    moved, troubles = ChatAccidents.moved, [OSError("disk full")] * 2

    async def failing(self: ChatAccidents, telegram_id: int, new_id: int) -> None:
        if troubles:
            raise troubles.pop()
        await moved(self, telegram_id, new_id)

    monkeypatch.setattr(ChatAccidents, "moved", failing)
    monkeypatch.setattr("delivery.worker.FIRST_PAUSE_SECONDS", 0.01)
    await linked(office, pair, 1)
    office.telegram.fail(GROUP, lambda method: TelegramMigrateToChat(method, "upgraded", LARGE), times=9)
    office.start()
    await office.until(all_of(office, OutboxStatus.SENT))
    assert office.telegram.delivered == [(LARGE, "g1")]
