"""What the database adds up of surveys and broadcasts is what it would count, whatever has changed a row."""

import asyncio
import random
from collections import Counter
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from sqlalchemy import delete, func, insert, select, text, update
from sqlalchemy.ext.asyncio import AsyncSession

import migrations
from bot.cli.copying import copy_all
from models import sums as kept
from models.broadcasts import Broadcast, BroadcastRecipient
from models.database import Database
from models.enums import BroadcastState, OutboxStatus, ParticipationState, Role, SurveyState
from models.people import Account, Person
from models.programmes import Programme
from models.sums import NOTED, UNCOUNTED, Sum
from models.surveys import Form, FormVersion, Participation, Survey
from models.system import OutboxMessage
from services import sums as summing
from services.broadcasts import counting
from services.broadcasts.counting import counts_of, noted_count, recipients_of
from services.clock import FixedClock
from services.surveys.asked import asked_of
from tests.builders import NOW, District, a_district
from tests.conftest import build_services

STATES = list(ParticipationState)
ENDS = [OutboxStatus.SENT, OutboxStatus.FAILED, OutboxStatus.UNREACHABLE, OutboxStatus.CANCELLED]
UNDER_WAY = [*counting.WAITING, *counting.RESULT_NOT_KNOWN]
SURVEYS, BROADCASTS = (1, 2), (1, 2)
Look = tuple[dict[int, tuple[int, int]], dict[int, tuple[int, int, int, Counter[OutboxStatus]]]]


@pytest.fixture
async def district(any_database: Database) -> District:
    """With an anonymous survey and a named one, a broadcast and a withdrawal, which nobody has got yet."""
    district = await a_district(any_database)
    programme = {"programme_id": district.programme_id}
    async with any_database.write() as session:
        await session.execute(insert(Form), [programme | {"id": 1, "code": "own", "title": "Анкета"}])
        await session.execute(insert(FormVersion), [{"id": 1, "form_id": 1, "number": 1, "created_at": NOW}])
        survey = programme | {"version_id": 1, "state": SurveyState.OPEN, "opens_at": NOW, "closes_at": NOW}
        await session.execute(insert(Survey), [survey | {"id": n, "anonymous": n == 1} for n in SURVEYS])
        broadcast = programme | {"state": BroadcastState.RUNNING, "created_at": NOW}
        rows = [broadcast | {"id": n, "withdraws": n == 2} for n in BROADCASTS]
        await session.execute(insert(Broadcast), rows)
    return district


@pytest.fixture
async def people(district: District) -> list[int]:
    return [(await district.person(f"Котова{n}", Role.MENTEE)).require_person() for n in range(12)]


@pytest.mark.parametrize("seed", range(4))
async def test_any_change_is_added_up(
    any_database: Database, district: District, people: list[int], seed: int
) -> None:
    chance = random.Random(seed)
    was_kept = False
    for turn in range(80):
        async with any_database.write() as session:
            await _change(session, chance, people)
        if turn % 5 == 0:
            await _tidy(any_database)
            async with any_database.read() as session:
                was_kept = was_kept or await counting._kept(session, 1) is not None
                assert await _added_up(session) == await _counted(session)
    assert was_kept, "not everything was counted as it was looked at"
    removals = (
        delete(Person).where(Person.id.in_(people[:3])),
        delete(Account).where(Account.id.in_(select(Person.account_id).where(Person.id.in_(people[3:6])))),
        delete(Survey).where(Survey.id == 1),
        delete(Broadcast).where(Broadcast.id == 1),
        delete(Programme).where(Programme.id == district.programme_id),
    )
    for removal in removals:
        async with any_database.write() as session:
            await session.execute(removal)
        async with any_database.read() as session:
            assert await _added_up(session) == await _counted(session)
    async with any_database.read() as session:
        left = select(Sum.what).where(Sum.kind != UNCOUNTED).group_by(Sum.what, Sum.of_id, Sum.kind)
        assert not (await session.execute(left.having(func.sum(Sum.number) != 0))).all()


async def test_an_ended_broadcast_is_not_counted_again_until_something_comes(
    any_database: Database, district: District, people: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    async with any_database.write() as session:
        await _queue(session, 2, people)
        await _end(session, OutboxStatus.SENT, people[2:])
    await _tidy(any_database)
    async with any_database.write() as session:
        assert await counts_of(session, 2) == {OutboxStatus.PENDING: 2, OutboxStatus.SENT: 10}
        await _end(session, OutboxStatus.SENT, people[:1], NOTED)
        await _end(session, OutboxStatus.FAILED, people[1:2])
    await _tidy(any_database)

    async def not_counted(*_: object) -> None:
        raise AssertionError("counted message by message")

    with monkeypatch.context() as patch:
        patch.setattr(counting, "_counted", not_counted)
        patch.setattr(counting, "_noted", not_counted)
        async with any_database.write() as session:
            assert await counts_of(session, 2) == {OutboxStatus.SENT: 11, OutboxStatus.FAILED: 1}
            assert await noted_count(session, 2) == 1
            await session.execute(delete(Person).where(Person.id == people[0]))
            assert await counts_of(session, 2) == {OutboxStatus.SENT: 10, OutboxStatus.FAILED: 1}
            assert await noted_count(session, 2) == 0
    async with any_database.write() as session:
        # As a repeat: the failed one makes room for another.
        failed = OutboxMessage.status == OutboxStatus.FAILED
        await session.execute(update(OutboxMessage).where(failed).values(broadcast_id=None))
        assert await counts_of(session, 2) == {OutboxStatus.SENT: 10}
        await _queue(session, 2, people[1:2], "again")
        assert await counts_of(session, 2) == {OutboxStatus.SENT: 10, OutboxStatus.PENDING: 1}
        await _end(session, OutboxStatus.SENT, people[1:2])
        assert await counts_of(session, 2) == {OutboxStatus.SENT: 11}


async def test_an_ignored_row_is_not_counted(any_database: Database, district: District) -> None:
    person = (await district.person("Котова", Role.MENTEE)).require_person()
    columns = "survey_id, person_id, state, position, told"
    words = f"INTO participations ({columns}) VALUES (1, :person, 'waiting', 1, true)"
    ignored = (
        f"INSERT OR IGNORE {words}" if any_database.is_sqlite else f"INSERT {words} ON CONFLICT DO NOTHING"
    )
    async with any_database.write() as session:
        for _ in range(3):
            await session.execute(text(ignored), {"person": person})
            await session.execute(update(Participation).values(position=2))
        await session.execute(update(Participation).values(state=ParticipationState.STARTED, survey_id=2))
    async with any_database.read() as session:
        assert await _added_up(session) == await _counted(session)


async def test_two_that_answer_for_many_the_other_way_round_both_come_through(
    any_database: Database, district: District, people: list[int]
) -> None:
    async with any_database.write() as session:
        await _ask(session, 1, people)
        await _ask(session, 2, people)
    # On SQLite one writes at a time: there nobody comes half-way.
    half_way = asyncio.Barrier(1 if any_database.is_sqlite else 2)

    async def answers(first: int, second: int, some: list[int]) -> None:
        async with any_database.write() as session:
            await _answer(session, first, some)
            await half_way.wait()
            await _answer(session, second, some)

    await asyncio.wait_for(asyncio.gather(answers(1, 2, people[:5]), answers(2, 1, people[5:])), 30)
    async with any_database.read() as session:
        asked, _ = await _added_up(session)
    assert asked == {1: (12, 12), 2: (12, 12)}


async def test_folding_at_once_with_changes_loses_none(
    any_database: Database, district: District, people: list[int]
) -> None:
    async with any_database.write() as session:
        await _ask(session, 1, people)

    async def answered(person: int) -> None:
        async with any_database.write() as session:
            await _answer(session, 1, [person])

    async def folded() -> None:
        async with any_database.write() as session:
            if not any_database.is_sqlite:
                await summing.fold(session)

    await asyncio.gather(*(work for person in people for work in (answered(person), folded())))
    async with any_database.read() as session:
        assert (await _added_up(session))[0][1] == (12, 12)


async def test_the_tick_folds_once_changes_are_many(
    any_database: Database,
    district: District,
    clock: FixedClock,
    tmp_path: Path,
    people: list[int],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(summing, "FOLDED_FROM", 3)
    housekeeping = build_services(any_database, clock, tmp_path).housekeeping
    # A statement adds one change, however many rows it has changed; on SQLite none at all.
    for start, left in ((0, 1), (4, 2), (8, 0)):
        async with any_database.write() as session:
            await _ask(session, 1, people[start : start + 4])
        await housekeeping.fold()
        async with any_database.read() as session:
            changes = select(func.count()).select_from(Sum).where(Sum.change != 0)
            assert await session.scalar(changes) == (0 if any_database.is_sqlite else left)
            assert await _added_up(session) == await _counted(session)


async def test_a_change_of_the_schema_counts_anew(
    any_database: Database, district: District, people: list[int]
) -> None:
    async with any_database.engine.begin() as connection:
        await connection.run_sync(kept.unmake)
    async with any_database.write() as session:
        await _fill(session, people)
        asked, _ = await _added_up(session)
        assert asked == {1: (0, 0), 2: (0, 0)}, "nothing keeps them now"
    async with migrations._changing(any_database):
        pass
    for change in (_nothing, lambda session: _answer(session, 1, people)):
        async with any_database.write() as session:
            await change(session)
        async with any_database.read() as session:
            assert await _added_up(session) == await _counted(session)


async def test_a_copy_adds_up_by_itself(
    any_database: Database, district: District, people: list[int], tmp_path: Path
) -> None:
    async with any_database.write() as session:
        await _fill(session, people)
    copy = Database(f"sqlite+aiosqlite:///{tmp_path / 'copy.db'}")
    await migrations.upgrade(copy)
    await copy_all(any_database, copy)
    for database in (any_database, copy):
        async with database.read() as session:
            assert await _added_up(session) == await _counted(session)
    async with copy.write() as session:
        assert await counting._kept(session, 1) is not None
        await _answer(session, 1, people)
        assert (await _added_up(session))[0][1] == (12, 12)
    await copy.close()


def test_what_is_kept_leads_to_nobody_and_no_moment() -> None:
    assert set(Sum.__table__.columns.keys()) == {"what", "of_id", "kind", "change", "number"}
    assert not Sum.__table__.foreign_keys


async def _fill(session: AsyncSession, people: list[int]) -> None:
    """Something of every kind; the first broadcast is at its end, the second is not."""
    await _ask(session, 1, people)
    await _answer(session, 1, people[:4])
    await _queue(session, 1, people)
    await _end(session, OutboxStatus.SENT, people)
    await _queue(session, 2, people)
    await _end(session, OutboxStatus.SENT, people[:3], NOTED)
    rows = [
        {
            "broadcast_id": 1,
            "person_id": one,
            "left_out": "paused" if n % 3 else "",
            "read_at": NOW if n % 2 else None,
        }
        for n, one in enumerate(people)
    ]
    await session.execute(insert(BroadcastRecipient), rows)


async def _nothing(_session: AsyncSession) -> None:
    """As it is."""


async def _ask(session: AsyncSession, survey: int, people: list[int]) -> None:
    rows = [{"survey_id": survey, "person_id": one} for one in people]
    await session.execute(insert(Participation).values(rows))


async def _answer(session: AsyncSession, survey: int, people: list[int]) -> None:
    mine = (Participation.survey_id == survey, Participation.person_id.in_(people))
    await session.execute(update(Participation).where(*mine).values(state=ParticipationState.FINISHED))


async def _queue(session: AsyncSession, broadcast: int, people: list[int], more: str = "") -> None:
    message = {"kind": "broadcast", "priority": 50, "not_before": NOW, "created_at": NOW}
    accounts = dict(
        (await session.execute(select(Person.id, Person.account_id).where(Person.id.in_(people)))).all()
    )
    rows = [
        message
        | {"broadcast_id": broadcast, "person_id": one, "account_id": account}
        | {"dedupe_key": f"{broadcast}:{one}:{more}"}
        for one, account in accounts.items()
        if account is not None
    ]
    if rows:
        await session.execute(insert(OutboxMessage), rows)


async def _end(session: AsyncSession, status: OutboxStatus, people: list[int], reason: str = "") -> None:
    await session.execute(
        update(OutboxMessage)
        .where(OutboxMessage.person_id.in_(people), OutboxMessage.status.in_(UNDER_WAY))
        .values(status=status, reason=reason)
    )


async def _change(session: AsyncSession, chance: random.Random, people: list[int]) -> None:
    """One of the statements by which the program, a cascade or a hand may change what is counted."""
    some, one = chance.sample(people, 3), chance.choice(people)
    survey, broadcast = chance.choice(SURVEYS), chance.choice(BROADCASTS)
    recipient = (BroadcastRecipient.broadcast_id == broadcast, BroadcastRecipient.person_id.in_(some))
    part = (Participation.survey_id == survey, Participation.person_id.in_(some))
    message = (OutboxMessage.broadcast_id == broadcast, OutboxMessage.person_id.in_(some))
    under_way = OutboxMessage.status.in_(UNDER_WAY)
    changes: list[Callable[[], Awaitable[object]]] = [
        lambda: session.execute(delete(Participation).where(*part)),
        lambda: _anew(session, survey, one),
        lambda: session.execute(update(Participation).where(*part).values(state=chance.choice(STATES))),
        lambda: session.execute(update(Participation).values(told=chance.choice([True, False]))),
        lambda: _recipient_anew(session, broadcast, one),
        lambda: session.execute(
            update(BroadcastRecipient).where(*recipient).values(read_at=chance.choice([None, NOW]))
        ),
        lambda: session.execute(
            update(BroadcastRecipient).where(*recipient).values(left_out=chance.choice(["", "paused"]))
        ),
        lambda: _queue(session, broadcast, some, f"{chance.random()}"),
        lambda: session.execute(
            update(OutboxMessage).where(*message, under_way).values(status=chance.choice(UNDER_WAY))
        ),
        lambda: _end(session, chance.choice(ENDS), some, chance.choice(["", NOTED])),
        lambda: _end(session, chance.choice(ENDS), people, chance.choice(["", NOTED])),
        lambda: _end(session, chance.choice(ENDS), people),
        lambda: session.execute(delete(OutboxMessage).where(*message)),
        lambda: session.execute(
            update(OutboxMessage).where(*message).values(broadcast_id=chance.choice([None, 1, 2]))
        ),
    ]
    await chance.choice(changes)()


async def _anew(session: AsyncSession, survey: int, person: int) -> None:
    mine = (Participation.survey_id == survey, Participation.person_id == person)
    await session.execute(delete(Participation).where(*mine))
    await _ask(session, survey, [person])


async def _recipient_anew(session: AsyncSession, broadcast: int, person: int) -> None:
    mine = (BroadcastRecipient.broadcast_id == broadcast, BroadcastRecipient.person_id == person)
    await session.execute(delete(BroadcastRecipient).where(*mine))
    row = {"broadcast_id": broadcast, "person_id": person, "left_out": "unreachable"}
    await session.execute(insert(BroadcastRecipient), [row])


async def _tidy(database: Database) -> None:
    """As the tick does."""
    async with database.write() as session:
        if not database.is_sqlite:
            await summing.fold(session)
        for broadcast_id in await counting.to_keep(session):
            await counting.keep(session, broadcast_id)


async def _added_up(session: AsyncSession) -> Look:
    surveys = (await session.scalars(select(Survey))).all()
    asked = {survey: (one.people, one.answered) for survey, one in (await asked_of(session, surveys)).items()}
    messages = {
        broadcast: (
            *await recipients_of(session, broadcast),
            await noted_count(session, broadcast),
            Counter(await counts_of(session, broadcast)),
        )
        for broadcast in BROADCASTS
    }
    return asked, messages


async def _counted(session: AsyncSession) -> Look:
    """The same, row by row."""
    asked = {}
    for survey in await session.scalars(select(Survey)):
        states = (
            await session.scalars(select(Participation.state).where(Participation.survey_id == survey.id))
        ).all()
        answered = {ParticipationState.NAMED_PART, ParticipationState.FINISHED}
        counts = [state for state in states if survey.anonymous or state is not ParticipationState.LEFT]
        asked[survey.id] = (len(counts), sum(state in answered for state in counts))
    messages = {}
    for broadcast in BROADCASTS:
        of = BroadcastRecipient.broadcast_id == broadcast
        recipients = (await session.scalars(select(BroadcastRecipient).where(of))).all()
        rows = (
            await session.execute(
                select(OutboxMessage.status, OutboxMessage.reason).where(
                    OutboxMessage.broadcast_id == broadcast
                )
            )
        ).all()
        messages[broadcast] = (
            sum(one.read_at is not None for one in recipients),
            sum(bool(one.left_out) for one in recipients),
            sum(status is OutboxStatus.SENT and reason == NOTED for status, reason in rows),
            Counter(status for status, _ in rows),
        )
    return asked, messages
