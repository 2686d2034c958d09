"""The report of a year's programme: its facts read, its document made by a worker that is not yet running."""

import tempfile
from collections.abc import AsyncIterator
from pathlib import Path

from sqlalchemy import func, select

import migrations
from bench.figures import Figure, figure, seconds
from documents.summaries import paper_docx
from documents.worker import OfficeWorker
from locales import Reader, Texts
from models.database import Database
from models.enums import PaperKind
from models.surveys import AnonymousAnswer, NamedAnswer
from services.clock import FixedClock
from services.registry import Services
from tests.builders import a_district
from tests.services.summaries.year import END, a_year

ANSWERS = 5000


async def figures() -> AsyncIterator[Figure]:
    """500 people, 60 activities, 10 events, 5,000 answers, on a SQLite file."""
    with tempfile.TemporaryDirectory() as folder:
        database = Database(f"sqlite+aiosqlite:///{folder}/year.db")
        await migrations.upgrade(database)
        district = await a_district(database)
        await a_year(district, people=500, activities=60, events=10)
        async with database.read() as session:
            counts = [
                await session.scalar(select(func.count()).select_from(table)) or 0
                for table in (AnonymousAnswer, NamedAnswer)
            ]
        assert sum(counts) >= ANSWERS, counts
        services = Services.build(database, FixedClock(END), frozenset(), "bench", Path(folder))
        office = OfficeWorker()
        reader = Reader(Texts.load(), "ru")

        async def made() -> None:
            paper = await services.summaries.paper(district.methodist, PaperKind.REPORT, reader.plain)
            await office.run(paper_docx, PaperKind.REPORT, paper, "ru")

        yield figure("report_year", await seconds(made()), "s")
        await office.close()
        await database.close()
