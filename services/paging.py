"""A page of a long list: cut by the database, so that it costs the same however long the list is."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeVarTuple

from sqlalchemy import Row, Select, func, literal_column, select
from sqlalchemy.ext.asyncio import AsyncSession

Columns = TypeVarTuple("Columns")

COUNTED = 1000
"""Rows are counted up to here: a longer list has "more than" so many."""


@dataclass(frozen=True, slots=True)
class Place:
    """Which page of a list is shown: `page` (0-based) of `pages`, `total` rows in all.

    With `more` there are more rows than `total`, and pages beyond `pages`. `later`: another page follows.
    """

    total: int = 0
    page: int = 0
    pages: int = 1
    later: bool = False
    more: bool = False


async def counted(session: AsyncSession, query: Select[*tuple[Any, ...]], upto: int = COUNTED) -> int:
    """How many rows `query` has, counted no further than one beyond `upto`."""
    rows = query.with_only_columns(literal_column("1")).order_by(None).limit(upto + 1).subquery()
    return int(await session.scalar(select(func.count()).select_from(rows)) or 0)


async def cut(
    session: AsyncSession,
    parts: Sequence[Select[*Columns]],
    page: int,
    size: int,
    counting: Sequence[Select[*tuple[Any, ...]]] | None = None,
    short: Sequence[Select[*Columns]] | None = None,
    upto: int = COUNTED,
) -> tuple[list[Row[*Columns]], Place]:
    """The rows of one page of `parts`, read one after the other; a page out of bounds is brought in.

    Each part is ordered, by an index if the list may be long. `counting` has a query for each part that
    finds as many rows on a shorter way than the order's. `short` has for each part the same query without
    its index of the order: it is counted by, and taken for a part that turns out to be short. Rows are
    counted up to `upto`.
    """
    counts = [await counted(session, part, upto) for part in counting or short or parts]
    if short is not None:
        ways = zip(counts, parts, short, strict=True)
        parts = [part if count > upto else sorted_ for count, part, sorted_ in ways]
    total, more = min(sum(counts), upto), sum(counts) > upto
    pages = max(1, -(-total // size))
    page = max(page, 0) if more else min(max(page, 0), pages - 1)
    rows = await _rows(session, parts, counts, page * size, size + 1, upto)
    if more and not rows:
        return await cut(session, parts, pages - 1, size, counting or short, upto=upto)
    return rows[:size], Place(total, page, pages, len(rows) > size, more)


async def _rows(
    session: AsyncSession,
    parts: Sequence[Select[*Columns]],
    counts: Sequence[int],
    skip: int,
    size: int,
    upto: int,
) -> list[Row[*Columns]]:
    rows: list[Row[*Columns]] = []
    for part, known in zip(parts, counts, strict=True):
        if skip < known or known > upto:
            rows += (await session.execute(part.offset(skip).limit(size - len(rows)))).all()
        if len(rows) >= size:
            break
        # Only who leafs past the end of a long part pays for its length.
        length = known if known <= upto else await _length(session, part)
        skip = max(0, skip - length)
    return rows


async def _length(session: AsyncSession, part: Select[*tuple[Any, ...]]) -> int:
    rows = part.with_only_columns(literal_column("1")).order_by(None).subquery()
    return int(await session.scalar(select(func.count()).select_from(rows)) or 0)
