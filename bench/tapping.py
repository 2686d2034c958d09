"""Taps on *Done* through the whole program; the same statements and the same answer through bare aiogram."""

import shutil
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import count
from pathlib import Path
from typing import Any

from aiogram import Bot, Dispatcher, Router
from aiogram.methods import EditMessageText
from aiogram.methods.base import TelegramMethod
from aiogram.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message, Update
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
class Ready:
    """What one tap comes to, without what leads there: its statements, the message's words and buttons."""

    statements: Sequence[Statement]
    text: str
    buttons: Sequence[Sequence[tuple[str, str]]]


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


class Recorder:
    """What a program does: the statements of its engine, BEGIN and COMMIT with them, and what it says."""

    def __init__(self, app: App) -> None:
        self._statements: list[Statement] = []
        self._edited: list[EditMessageText] = []
        self._listen(app.database)
        app.bot.session.middleware(self._watch)

    def _listen(self, database: Database) -> None:
        def execute(
            conn: Connection, _cursor: Any, statement: str, parameters: Any, _context: Any, many: bool
        ) -> None:
            # A single look begins nothing.
            if begin := getattr(conn.connection.dbapi_connection, "to_begin", ""):
                self._statements.append((begin, ()))
            self._statements.append((statement, list(parameters) if many else parameters))

        for each in database.engines:
            event.listen(each, "before_cursor_execute", execute)
        engine = database.engine.sync_engine

        @event.listens_for(engine, "commit")
        def commit(_conn: Connection) -> None:
            self._statements.append(("COMMIT", ()))

        @event.listens_for(engine, "rollback")
        def rollback(_conn: Connection) -> None:
            self._statements.append(("ROLLBACK", ()))

    async def _watch(self, make_request: Any, bot: Any, method: TelegramMethod[Any]) -> Any:
        if isinstance(method, EditMessageText):
            self._edited.append(method)
        return await make_request(bot, method)

    def taken(self) -> Ready:
        """What was done since it was last asked: one tap."""
        statements, self._statements = self._statements, []
        edit = self._edited.pop()
        assert edit.text is not None
        assert isinstance(edit.reply_markup, InlineKeyboardMarkup)
        buttons = [
            [(one.text, one.callback_data or "") for one in line]
            for line in edit.reply_markup.inline_keyboard
        ]
        return Ready(statements, edit.text, buttons)


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
        # The lines of each are numbered for themselves, so what is said of them is said to many.
        numbers: defaultdict[int, Iterator[int]] = defaultdict(lambda: count(1))
        lines = [
            {
                "daily_message_id": person - 10_000 + 1,
                "position": next(numbers[person]),
                "assignment_id": assignment,
            }
            for assignment, person in assignments
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
    agreeable = agreeable_bot().session
    # What stands around the program's requests belongs to it.
    agreeable.middleware = app.bot.session.middleware
    app.bot.session = agreeable
    settle()
    return app


class Bare:
    """aiogram with one handler, which runs the recorded statements and says the same two things.

    It says them with the same words and buttons, as it would have to; like the statements it has them ready.
    """

    def __init__(self, folder: Path, recorded: Sequence[Ready]) -> None:
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
        ready = self._recorded[int(query.id)]
        await self._replay(ready.statements)
        keyboard = [
            [InlineKeyboardButton(text=text, callback_data=data) for text, data in line]
            for line in ready.buttons
        ]
        assert isinstance(query.message, Message)
        await query.message.edit_text(ready.text, reply_markup=InlineKeyboardMarkup(inline_keyboard=keyboard))
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
