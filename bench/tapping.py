"""Taps on *Done* through the whole program, and the same statements through bare aiogram."""

import shutil
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from aiogram import Bot, Dispatcher, Router
from aiogram.types import CallbackQuery, Message, Update
from sqlalchemy import Connection, event, insert, select

import migrations
from bench.stub import TOKEN, agreeable_bot
from bot.app import App, build, settle
from bot.config import Settings
from delivery.limiter import Limits
from delivery.messages.bundle import Act, Line
from models.database import Database
from models.enums import PersonState, Role
from models.people import Account, Membership, Person
from models.roadmap import Assignment, BundleLine
from models.system import DailyMessage
from services.clock import FixedClock
from tests.builders import NOW, a_district
from tests.handlers.conftest import detach_routers
from tests.services.roadmap.plans import an_activity, launch

MORNING = datetime(2026, 11, 17, 6, 0, tzinfo=UTC)
FIRST_CHAT = 100_000

Statement = tuple[str, Any]


@dataclass(frozen=True, slots=True)
class Tap:
    """One person's tap on one line of their bundle."""

    chat: int
    daily: int
    assignment: int

    def update(self, bot: Bot, number: int) -> Update:
        person = {"id": self.chat, "is_bot": False, "first_name": "Ирина", "language_code": "ru"}
        chat = {"id": self.chat, "type": "private", "first_name": "Ирина"}
        message = {"message_id": 1, "date": int(MORNING.timestamp()), "chat": chat, "text": "Доброе утро!"}
        query = {
            "id": str(number),
            "from": person,
            "chat_instance": "1",
            "data": Line(act=Act.DONE, daily=self.daily, item=self.assignment).pack(),
            "message": message,
        }
        return Update.model_validate({"update_id": number, "callback_query": query}, context={"bot": bot})


@dataclass
class Recorder:
    """Statements of an engine in their order, BEGIN and COMMIT with them."""

    statements: list[Statement] = field(default_factory=list)

    def listen(self, database: Database) -> None:
        engine = database.engine.sync_engine

        @event.listens_for(engine, "before_cursor_execute")
        def execute(
            _conn: Connection, _cursor: Any, statement: str, parameters: Any, _context: Any, many: bool
        ) -> None:
            self.statements.append((statement, list(parameters) if many else parameters))

        @event.listens_for(engine, "begin")
        def begin(connection: Connection) -> None:
            writes = connection.get_execution_options().get("begin_immediate", False)
            self.statements.append(("BEGIN IMMEDIATE" if writes else "BEGIN", ()))

        @event.listens_for(engine, "commit")
        def commit(_conn: Connection) -> None:
            self.statements.append(("COMMIT", ()))

        @event.listens_for(engine, "rollback")
        def rollback(_conn: Connection) -> None:
            self.statements.append(("ROLLBACK", ()))

    def taken(self) -> list[Statement]:
        found, self.statements = self.statements, []
        return found


async def a_school_of(folder: Path, people: int, lines: int) -> list[Tap]:
    """A database with so many teachers whose bundle of so many lines came this morning; their taps."""
    database = Database(f"sqlite+aiosqlite:///{folder / 'svyazka.db'}")
    await migrations.upgrade(database)
    district = await a_district(database)
    async with database.write() as session:
        first = district.methodist.account_id + 1
        rows = [{"id": first + n, "telegram_id": FIRST_CHAT + n, "created_at": NOW} for n in range(people)]
        await session.execute(insert(Account), rows)
        persons = [
            {
                "id": 10_000 + n,
                "municipality_id": district.municipality_id,
                "account_id": first + n,
                "school_id": district.weak_school,
                "state": PersonState.REGISTERED,
                "surname": f"Учителева{n}",
                "name": "Ирина",
                "created_at": NOW,
            }
            for n in range(people)
        ]
        await session.execute(insert(Person), persons)
        members = [
            {
                "programme_id": district.programme_id,
                "person_id": 10_000 + n,
                "role": Role.MENTEE,
                "starts_on": date(2026, 9, 1),
            }
            for n in range(people)
        ]
        await session.execute(insert(Membership), members)
    for n in range(lines):
        await an_activity(district, Role.MENTEE, title=f"Дело {n}", due=date(2026, 11, 20))
    await launch(district, FixedClock(MORNING))
    found = await _bundles(database, people, first)
    await database.close()
    return found


async def _bundles(database: Database, people: int, first: int) -> list[Tap]:
    async with database.write() as session:
        days = [{"id": n + 1, "account_id": first + n, "day": MORNING.date()} for n in range(people)]
        await session.execute(insert(DailyMessage), days)
        assignments = (await session.execute(select(Assignment.id, Assignment.person_id))).all()
        lines = [
            {"daily_message_id": person - 10_000 + 1, "position": position, "assignment_id": assignment}
            for position, (assignment, person) in enumerate(assignments, start=1)
        ]
        await session.execute(insert(BundleLine), lines)
        return [
            Tap(FIRST_CHAT + person - 10_000, person - 10_000 + 1, assignment)
            for assignment, person in assignments
        ]


def own_copy(folder: Path, name: str) -> Path:
    """The prepared database once more, as it was."""
    copy = folder / name
    copy.mkdir()
    for file in folder.glob("svyazka.db*"):
        shutil.copy(file, copy / file.name)
    return copy


def program(folder: Path) -> App:
    """The whole program over the database in `folder`, before a Telegram that agrees."""
    detach_routers()
    settings = Settings(_env_file=None, bot_token=TOKEN, data_dir=folder)
    app = build(settings, FixedClock(MORNING), Limits(0, 0, 0))
    app.bot.session = agreeable_bot().session
    settle()
    return app


class Bare:
    """aiogram with one handler, which runs the recorded statements and says the same two things."""

    def __init__(self, folder: Path, recorded: Sequence[Sequence[Statement]]) -> None:
        self.database = Database(f"sqlite+aiosqlite:///{folder / 'svyazka.db'}")
        self.bot = agreeable_bot()
        self.dispatcher = Dispatcher()
        router = Router()
        router.callback_query.register(self._tapped)
        self.dispatcher.include_router(router)
        self._recorded = recorded

    async def feed(self, tap: Tap, number: int) -> None:
        await self.dispatcher.feed_update(self.bot, tap.update(self.bot, number))

    async def _tapped(self, query: CallbackQuery) -> None:
        await self._replay(self._recorded[int(query.id)])
        assert isinstance(query.message, Message)
        await query.message.edit_text("Готово")
        await query.answer()

    async def _replay(self, statements: Sequence[Statement]) -> None:
        async with self.database.engine.connect() as connection:
            raw = (await connection.get_raw_connection()).driver_connection
            assert raw is not None
            for statement, parameters in statements:
                if statement not in {"COMMIT", "ROLLBACK"} or raw.in_transaction:
                    await raw.execute_fetchall(statement, parameters)
            if raw.in_transaction:
                await raw.execute_fetchall("ROLLBACK")
