"""What the database has added up (`models/sums.py`), read and folded."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping

from sqlalchemy import delete, func, literal, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from models.sums import TO_FOLD, UNCOUNTED, Sum

FOLDED_FROM = 500
"""So many changes may lie beside the sums before they are folded into them."""


async def sums_of(session: AsyncSession, what: str, ids: Collection[int]) -> Mapping[int, Counter[str]]:
    """How many of each kind there are, by survey or broadcast; of one without any nothing."""
    found: defaultdict[int, Counter[str]] = defaultdict(Counter)
    for of_id, kind, number in await session.execute(
        select(Sum.of_id, Sum.kind, func.sum(Sum.number))
        .where(Sum.what == what, Sum.of_id.in_(ids))
        .group_by(Sum.of_id, Sum.kind)
        .having(func.sum(Sum.number) != 0)
    ):
        found[of_id][kind] = int(number)
    return found


async def to_fold(session: AsyncSession) -> bool:
    """Whether so many changes lie beside the sums that looking costs more than folding."""
    some = select(Sum.what).where(TO_FOLD, Sum.kind != UNCOUNTED).limit(FOLDED_FROM)
    return len((await session.execute(some)).all()) == FOLDED_FROM


async def fold(session: AsyncSession) -> None:
    """Fold all changes into their sums (on PostgreSQL: SQLite has none). Two at once take different rows."""
    key = (Sum.what, Sum.of_id, Sum.kind)
    changes = delete(Sum).where(TO_FOLD).returning(*key, Sum.number).cte("changes")
    group = (changes.c.what, changes.c.of_id, changes.c.kind)
    # In one order, so that two at once wait for each other at most.
    added = select(*group, literal(0), func.sum(changes.c.number)).group_by(*group).order_by(*group)
    into = insert(Sum).from_select([*(column.name for column in key), "change", "number"], added)
    await session.execute(
        into.on_conflict_do_update(
            index_elements=[*key, Sum.change], set_={"number": Sum.number + into.excluded.number}
        )
    )
