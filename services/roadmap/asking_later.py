"""«Спросить позже»: when an activity takes place is asked on a day of the methodist's own choice."""

from datetime import date, datetime, timedelta

from sqlalchemy import select

from models.database import Database
from models.enums import Role
from models.programmes import Programme
from models.roadmap import Activity, Roadmap
from models.system import Rider
from services.actor import Actor
from services.base import insert_ignore
from services.clock import Clock
from services.errors import DomainError
from services.roadmap.board_rows import activity_of, is_dated
from services.roadmap.bundles import Bundles
from services.roadmap.escalating import holders, rider_row
from services.roadmap.facts import local_day

KIND = "ask_dates"
SAID_WITHIN = timedelta(days=7)
"""A day that falls among days off, or on which the bot was down, is made up for this long."""


class AskingLater(Bundles):
    """For the methodist of the programme."""

    def __init__(self, database: Database, clock: Clock) -> None:
        super().__init__(database, clock)
        # Riders have keys of their own; this only spares looking again the same day.
        self._dates_looked_on: dict[int, date] = {}

    async def ask_dates_later(self, actor: Actor, activity_id: int, day: date) -> None:
        """Ask on the local `day` when an activity without dates takes place; till then it needs no attention.

        DomainError for a day that is past, or past the programme's end, or when the dates are known.
        """
        async with self.database.write() as session:
            activity, programme = await activity_of(session, actor.methodist_of(), activity_id)
            if is_dated(activity, programme):
                raise DomainError("plan-has-dates")
            check_ask_on(programme, local_day(self.clock.now(), programme), day)
            activity.ask_on = day
            self.audit(session, actor, "activity.asked_later", f"activity:{activity_id}")

    async def check_day_to_ask(self, actor: Actor, day: date) -> None:
        """DomainError unless somebody of the programme can be asked on this local day."""
        async with self.database.read() as session:
            programme = await session.get_one(Programme, actor.methodist_of())
            check_ask_on(programme, local_day(self.clock.now(), programme), day)

    async def remind_of_dates(self, now: datetime) -> int:
        """Tick: what was to be asked by today is one line each in the methodists' bundles; how many."""
        added = 0
        for programme, day in await self.mornings(now):
            if self._dates_looked_on.get(programme.id) == day:
                continue
            async with self.database.write() as session:
                asked = await session.scalars(
                    select(Activity)
                    .join(Roadmap, Roadmap.id == Activity.roadmap_id)
                    .where(
                        Roadmap.programme_id == programme.id,
                        Activity.dropped_at.is_(None),
                        Activity.ask_on <= day,
                        Activity.ask_on > day - SAID_WITHIN,
                    )
                )
                undated = [one for one in asked if not is_dated(one, programme)]
                told = await holders(session, programme.id, Role.METHODIST, day) if undated else []
                rows = [
                    rider_row(
                        programme.id,
                        account_id,
                        person_id,
                        KIND,
                        f"{KIND}:{one.id}:{one.ask_on}:{account_id}",
                        {"programme": programme.id, "activity": one.id},
                    )
                    for one in undated
                    for account_id, person_id, _ in told
                ]
                added += await insert_ignore(session, Rider, rows)
            self._dates_looked_on[programme.id] = day
        return added

    async def asked_activity(self, activity_id: int) -> str | None:
        """For delivery: the title of an activity that has no dates still; None for others."""
        async with self.database.read() as session:
            row = (
                await session.execute(
                    select(Activity, Programme)
                    .join(Roadmap, Roadmap.id == Activity.roadmap_id)
                    .join(Programme, Programme.id == Roadmap.programme_id)
                    .where(Activity.id == activity_id, Activity.dropped_at.is_(None))
                )
            ).one_or_none()
            return None if row is None or is_dated(row.Activity, row.Programme) else row.Activity.title


def check_ask_on(programme: Programme, today: date, day: date) -> None:
    """DomainError unless somebody can be asked on this local day."""
    if day <= today:
        raise DomainError("later-in-the-past")
    if day > programme.ends_on:
        raise DomainError("ask-later-end", day=f"{programme.ends_on:%d.%m.%Y}")
