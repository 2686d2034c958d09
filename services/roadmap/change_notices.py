"""Those concerned are told of a changed activity: once, and of its latest change only."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.enums import ChangeKind, PersonState
from models.people import Person
from models.programmes import Programme
from models.roadmap import Activity, ActivityChange, Roadmap
from models.system import Rider
from services.base import Service
from services.outbox import Priority, Wish
from services.outbox.daily import offer

KIND = "activity_change"


@dataclass(frozen=True, slots=True)
class ChangeFacts:
    """A change as those concerned are told of it."""

    programme_id: int
    kind: ChangeKind
    title: str
    before: str
    after: str
    field: str = ""
    """Which text was reworded; "" is the title."""


class ChangeNotices(Service):
    async def change_facts(self, change_id: int) -> ChangeFacts | None:
        """For delivery: what a change says; None when a later one has overtaken it."""
        async with self.database.read() as session:
            row = (
                await session.execute(
                    select(ActivityChange, Activity.title, Roadmap.programme_id)
                    .join(Activity, Activity.id == ActivityChange.activity_id)
                    .join(Roadmap, Roadmap.id == Activity.roadmap_id)
                    .where(ActivityChange.id == change_id)
                )
            ).one_or_none()
            if row is None:
                return None
            change, title, programme_id = row
            facts = ChangeFacts(programme_id, change.kind, title, change.before, change.after, change.field)
            if change.kind is ChangeKind.REWORDED:
                return facts
            later = await session.scalar(
                select(ActivityChange.id)
                .where(
                    ActivityChange.activity_id == change.activity_id,
                    ActivityChange.id > change_id,
                    ActivityChange.kind != ChangeKind.REWORDED,
                )
                .limit(1)
            )
            if later is not None:
                return None
            return facts


async def tell_of_change(
    session: AsyncSession,
    now: datetime,
    programme: Programme,
    change: ActivityChange,
    people: Collection[int],
) -> None:
    """Offer the change to those concerned; an older change of the same activity that waits is dropped.

    That an activity is not theirs any more is said to those only who have lost it, whatever comes after.
    """
    accounts = await session.execute(
        select(Person.id, Person.account_id).where(
            Person.id.in_(people), Person.state == PersonState.REGISTERED, Person.account_id.is_not(None)
        )
    )
    told = [(person_id, account_id) for person_id, account_id in accounts]
    older = await session.scalars(
        select(ActivityChange.id).where(
            ActivityChange.activity_id == change.activity_id,
            ActivityChange.id != change.id,
            ActivityChange.kind != ChangeKind.REWORDED,
        )
    )
    for change_id in older.all():
        key = f"{KIND}:{change_id}:"
        which: ColumnElement[bool] = Rider.dedupe_key.startswith(key, autoescape=True)
        if change.kind is ChangeKind.REWORDED:
            which = Rider.dedupe_key.in_([f"{key}{account_id}" for _, account_id in told])
        await session.execute(delete(Rider).where(Rider.taken.is_(False), which))
    for person_id, account_id in told:
        assert account_id is not None
        wish = Wish(
            kind=KIND,
            dedupe_key=f"{KIND}:{change.id}:{account_id}",
            account_id=account_id,
            priority=Priority.REMINDER,
            not_before=now,
            values={"change": change.id},
            person_id=person_id,
        )
        await offer(session, now, programme, wish)
