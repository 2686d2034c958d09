"""A page of a long list: cut by the database, so that it costs the same however long the list is."""

# ruff: noqa: SLF001 (SQLAlchemy has no other way to ask a query for its order)

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVarTuple

from sqlalchemy import ColumnElement, Row, Select, UnaryExpression, func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.sql import operators

Columns = TypeVarTuple("Columns")

COUNTED = 500
"""Rows are counted up to here: a longer list has "more than" so many."""
LEAFED = 5000
"""A longer list is leafed through up to here; the page after that is its end, read backwards."""


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


def page_of(total: int, page: int, size: int) -> Place:
    """The place of a list that is at hand altogether; a page out of bounds is brought in."""
    pages = max(1, -(-total // size))
    page = min(max(page, 0), pages - 1)
    return Place(total, page, pages, later=page + 1 < pages)


async def counted(session: AsyncSession, query: Select[*tuple[Any, ...]], upto: int | None = None) -> int:
    """How many rows `query` has, counted no further than one beyond `upto` (COUNTED)."""
    upto = COUNTED if upto is None else upto
    rows = _bare(query).limit(upto + 1).subquery()
    return int(await session.scalar(select(func.count()).select_from(rows)) or 0)


async def cut(
    session: AsyncSession,
    parts: Sequence[Select[*Columns]],
    page: int,
    size: int,
    counting: Sequence[Select[*tuple[Any, ...]]] | None = None,
    short: Sequence[Select[*Columns]] | None = None,
    upto: int | None = None,
    known: Sequence[int] | None = None,
) -> tuple[list[Row[*Columns]], Place]:
    """The rows of one page of `parts`, read one after the other; a page out of bounds is brought in.

    Each part is ordered, by an index if the list may be long. `counting` has a query for each part that
    finds as many rows on a shorter way than the order's. `short` has for each part the same query without
    its index of the order: it is counted by, and taken for a part that turns out to be short. `known` are the
    parts' lengths where they need not be counted. Rows are counted up to `upto` (COUNTED); past LEAFED a
    longer list shows its end.
    """
    upto = COUNTED if upto is None else upto
    cutting = _Parts(session, parts, counting or short or parts, short, upto, dict(enumerate(known or ())))
    total = 0
    for number in range(len(parts)):
        # Of a list that is long already the rest need not be counted before somebody gets there.
        if total <= upto:
            total += await cutting.count(number)
    total, more = min(total, upto), total > upto
    pages = max(1, -(-total // size))
    last = max(LEAFED // size, pages) if more else pages - 1
    page = min(max(page, 0), last)
    if more and page == last:
        return await cutting.end(size), Place(total, page, pages, more=True)
    rows = await cutting.rows(page * size, size + 1)
    if more and not rows:
        page = (await cutting.length() - 1) // size
        rows = await cutting.rows(page * size, size + 1)
    return rows[:size], Place(total, page, pages, len(rows) > size, more)


@dataclass(slots=True)
class _Parts(Generic[*Columns]):
    """The parts of `cut`, each counted (up to one beyond `upto`) when that is first asked."""

    session: AsyncSession
    ordered: Sequence[Select[*Columns]]
    counting: Sequence[Select[*tuple[Any, ...]]]
    short: Sequence[Select[*Columns]] | None
    upto: int
    counts: dict[int, int]

    async def count(self, number: int) -> int:
        if number not in self.counts:
            self.counts[number] = await counted(self.session, self.counting[number], self.upto)
        return self.counts[number]

    async def length(self) -> int:
        """Rows of all parts, however many."""
        return sum([await self._length(number) for number in range(len(self.ordered))])

    async def rows(self, skip: int, size: int) -> list[Row[*Columns]]:
        """So many rows after the first `skip`."""
        rows: list[Row[*Columns]] = []
        for number in range(len(self.ordered)):
            known = await self.count(number)
            if skip < known or known > self.upto:
                query = (await self._query(number)).offset(skip).limit(size - len(rows))
                rows += (await self.session.execute(query)).all()
            if len(rows) >= size:
                break
            # Only who leafs past the end of a long part pays for its length.
            skip = max(0, skip - await self._length(number))
        return rows

    async def end(self, size: int) -> list[Row[*Columns]]:
        """The last rows."""
        rows: list[Row[*Columns]] = []
        for number in reversed(range(len(self.ordered))):
            part = await self._query(number)
            backwards = part.order_by(None).order_by(*(_turned(one) for one in part._order_by_clauses))
            rows += (await self.session.execute(backwards.limit(size - len(rows)))).all()
            if len(rows) == size:
                break
        return rows[::-1]

    async def _query(self, number: int) -> Select[*Columns]:
        if self.short is not None and await self.count(number) <= self.upto:
            return self.short[number]
        return self.ordered[number]

    async def _length(self, number: int) -> int:
        known = await self.count(number)
        if known <= self.upto:
            return known
        rows = _bare(self.ordered[number]).subquery()
        return int(await self.session.scalar(select(func.count()).select_from(rows)) or 0)


def _turned(order: ColumnElement[Any]) -> ColumnElement[Any]:
    if isinstance(order, UnaryExpression) and order.modifier is operators.desc_op:
        return order.element
    return order.desc()


def _bare(query: Select[*tuple[Any, ...]]) -> Select[Any]:
    """`query` without its order and with its first column alone: a table that only columns name stays."""
    return query.with_only_columns(next(iter(query.selected_columns))).order_by(None)
