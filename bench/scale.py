"""What a year of a region weighs: a broadcast to a million, answers of a survey, a morning's bundles."""

import tempfile
from collections.abc import AsyncIterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from sqlalchemy import func, insert, select, text

import migrations
from bench.figures import Figure, figure, seconds
from locales import Reader, Texts
from models.database import Database
from models.enums import PersonState, Role
from models.people import Account
from models.surveys import Question, Survey
from models.system import OutboxMessage
from services.broadcasts.facts import Content, Segment, SegmentKind
from services.clock import FixedClock
from services.registry import Services
from services.surveys.circles import Circle, CircleKind
from services.surveys.opening import NewSurvey
from tests.builders import NOW, District, a_district
from tests.services.roadmap.plans import an_activity, launch
from tests.services.surveys.afterwards import an_event

MORNING = datetime(2026, 11, 17, 6, 0, tzinfo=UTC)
MILLION = 1_000_000
TOWN = 100_000


async def figures() -> AsyncIterator[Figure]:
    yield await _queued("queue_1m", MILLION)
    yield await _planned("plan_day_10k", TOWN // 10, 10)
    yield await _planned("plan_day_100k", TOWN, 1)
    yield await _asked("survey_100k", TOWN)
    yield await _summed_up()


async def _queued(name: str, people: int) -> Figure:
    """The methodist's *Send* to so many; beside it one bare INSERT … SELECT of as many outbox rows."""
    with tempfile.TemporaryDirectory() as folder:
        database, services, district = await _district(Path(folder), people)
        broadcasts, methodist = services.broadcasts, district.methodist
        broadcast = await broadcasts.compose(methodist, Content("Уважаемые коллеги!"))
        await broadcasts.choose_segment(methodist, broadcast, Segment(SegmentKind.ALL))
        async with database.write() as session:
            bare = await seconds(session.execute(_BARE, {"now": str(NOW)}))
            await session.rollback()
        own = await seconds(broadcasts.start(methodist, broadcast))
        async with database.read() as session:
            queued = await session.scalar(select(func.count()).select_from(OutboxMessage))
        assert queued == people, queued
        await database.close()
        return figure(name, own, "s", bare)


async def _asked(name: str, people: int) -> Figure:
    """A survey of so many from the methodist's *Open* until everybody's invitation is queued."""

    async def opened() -> None:
        closes = MORNING.date() + timedelta(days=7)
        new = NewSurvey("interim", "Итог", Circle(CircleKind.ALL), anonymous=True, closes_on=closes)
        await services.surveys.open_survey(district.methodist, new)
        await services.surveys.begin_due()

    with tempfile.TemporaryDirectory() as folder:
        database, services, district = await _district(Path(folder), people)
        async with database.write() as session:
            bare = await seconds(session.execute(_BARE, {"now": str(NOW)}))
            await session.rollback()
        own = await seconds(opened())
        async with database.read() as session:
            queued = await session.scalar(select(func.count()).select_from(OutboxMessage))
        assert queued == people, queued
        await database.close()
        return figure(name, own, "s", bare)


async def _planned(name: str, people: int, each: int) -> Figure:
    """The first look of a morning on which so many people are due for a bundle of `each` lines."""
    with tempfile.TemporaryDirectory() as folder:
        database, services, district = await _district(Path(folder), people)
        for number in range(each):
            await an_activity(district, Role.MENTEE, title=f"Дело {number}", due=date(2026, 11, 18))
        await launch(district, FixedClock(NOW))
        own = await seconds(services.roadmap.plan_bundles(MORNING))
        async with database.write() as session:
            queued = await session.scalar(select(func.count()).select_from(OutboxMessage))
            await session.execute(text("DELETE FROM outbox"))
        assert queued == people, queued
        async with database.write() as session:
            bare = await seconds(session.execute(_BARE, {"now": str(NOW)}))
        await database.close()
        return figure(name, own, "s", bare)


async def _summed_up() -> Figure:
    """The summary of a closed anonymous survey with a million answers, beside one bare GROUP BY over them."""
    with tempfile.TemporaryDirectory() as folder:
        clock = FixedClock(datetime(2026, 11, 16, 9, 0, tzinfo=UTC))
        database = Database(f"sqlite+aiosqlite:///{Path(folder) / 'bench.db'}")
        await migrations.upgrade(database)
        services = Services.build(database, clock, frozenset(), "bench", Path(folder))
        story = await an_event(services, await a_district(database), clock, guests=6)
        await story.end()
        clock.advance(days=5)
        await services.surveys.close_due()
        survey = await story.survey_id()
        async with database.write() as session:
            questions = await session.scalars(
                select(Question.id)
                .join(Survey, Survey.version_id == Question.version_id)
                .where(Survey.id == survey, ~Question.named)
            )
            for question in (ids := questions.all()):
                await session.execute(
                    _ANSWERS, {"survey": survey, "question": question, "count": MILLION // len(ids)}
                )
        async with database.read() as session:
            bare = await seconds(session.execute(_COUNTED, {"survey": survey}))
        say = Reader(Texts.load(), "ru").plain
        own = await seconds(services.summaries.survey_summary(story.district.methodist, survey, say))
        await database.close()
        return figure("summary_1m", own, "s", bare)


async def _district(folder: Path, people: int) -> tuple[Database, Services, District]:
    """A launched programme with so many registered mentees."""
    database = Database(f"sqlite+aiosqlite:///{folder / 'bench.db'}")
    await migrations.upgrade(database)
    services = Services.build(database, FixedClock(MORNING), frozenset(), "bench", folder)
    district = await a_district(database)
    for start in range(0, people, 50_000):
        numbers = range(start + 1000, min(start + 50_000, people) + 1000)
        async with database.write() as session:
            await session.execute(
                insert(Account),
                [{"id": n, "telegram_id": 100_000 + n, "created_at": NOW} for n in numbers],
            )
            await session.execute(
                _PEOPLE,
                {
                    "first": numbers[0],
                    "last": numbers[-1],
                    "municipality": district.municipality_id,
                    "school": district.weak_school,
                    "state": PersonState.REGISTERED.value,
                    "now": str(NOW)[:19],
                },
            )
            await session.execute(
                _MEMBERS,
                {
                    "first": numbers[0],
                    "last": numbers[-1],
                    "programme": district.programme_id,
                    "role": Role.MENTEE.value,
                },
            )
    return database, services, district


_PEOPLE = text(
    "INSERT INTO people (id, municipality_id, account_id, school_id, state, surname, name, patronymic,"
    " subject, strengths, deficits, roster_mentor, imported_on_basis, created_at)"
    " SELECT id, :municipality, id, :school, :state, 'Учителева' || id, 'Ирина', 'Павловна', '', '', '', '',"
    " '', :now FROM accounts WHERE id BETWEEN :first AND :last"
)
_MEMBERS = text(
    "INSERT INTO memberships (programme_id, person_id, role, starts_on)"
    " SELECT :programme, id, :role, '2026-09-01' FROM people WHERE id BETWEEN :first AND :last"
)
_ANSWERS = text(
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < :count)"
    " INSERT INTO anonymous_answers (id, survey_id, question_id, number, text)"
    " SELECT abs(random()) >> 1, :survey, :question, 1 + i % 5, NULL FROM n"
)
_COUNTED = text(
    "SELECT question_id, number, count(*) FROM anonymous_answers WHERE survey_id = :survey"
    " GROUP BY question_id, number"
)
_BARE = text(
    "INSERT INTO outbox (kind, dedupe_key, account_id, person_id, priority, payload, status, not_before,"
    " attempts, retries, reason, created_at)"
    " SELECT 'bare', 'bare:' || id, account_id, id, 50, '{}', 'pending', :now, 0, 0, '', :now"
    " FROM people WHERE account_id >= 1000"
)
