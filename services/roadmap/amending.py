"""What a new version of the document does to an activity; inside the caller's transaction."""

from collections.abc import Collection

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.enums import AssignmentState, ChangeKind, ProgrammeState, Role
from models.programmes import Programme
from models.roadmap import Activity, ActivityChange, Roadmap
from services.actor import Actor
from services.orders import Order
from services.roadmap.asked import asked_of, wordings_of
from services.roadmap.change_notices import tell_of_change
from services.roadmap.changing import Changing
from services.roadmap.comparing import timing_of_period
from services.roadmap.draft_rows import RowFacts
from services.roadmap.drafts import Period
from services.roadmap.facts import local_day
from services.roadmap.following import cancel_assignments, given_of
from services.roadmap.importing import new_activity
from services.roadmap.launching import fan_out, set_period
from services.roadmap.meaning import Meaning, guessed, keep_meaning, meanings, members_of
from services.roadmap.rules import occurrences


class Amending(Changing):
    """Steps that the methods with a right of their own put together."""

    async def _rescheduled(
        self,
        session: AsyncSession,
        actor: Actor,
        programme: Programme,
        activity: Activity,
        period: Period,
        text: str,
        order: Order | None,
    ) -> frozenset[int]:
        """Move an activity; where all its new days are past it is only written down. Who is told."""
        today = local_day(self.clock.now(), programme)
        times = occurrences(timing_of_period(period), programme.starts_on, programme.ends_on)
        if any(time.due_on >= today for time in times):
            return (await self._moved(session, actor, programme, activity, period, text, order))[1]
        self._note(session, actor, activity, ChangeKind.MOVED, activity.period_text, text, order)
        set_period(activity, period, text)
        return frozenset()

    async def _reassigned(
        self,
        session: AsyncSession,
        actor: Actor,
        programme: Programme,
        activity: Activity,
        field: str,
        text: str,
        order: Order | None,
    ) -> set[int]:
        """Name others in "responsible" or "participants". Those it means no more are released and told,
        those it means now get their assignments. A wording that means nobody yet releases nobody.
        """
        before = wordings_of(activity)
        change = await self._reworded(session, actor, activity, field, text, order)
        if wordings_of(activity) == before:
            return set()
        await know_wordings(session, programme.id, activity)
        await session.flush()
        return await self._released(session, programme, activity, change)

    async def _released(
        self, session: AsyncSession, programme: Programme, activity: Activity, change: ActivityChange
    ) -> set[int]:
        now = self.clock.now()
        if programme.state is not ProgrammeState.LAUNCHED:
            return set()
        meant, said = await meanings(session, programme.id), wordings_of(activity)
        members = await members_of(session, programme.id, local_day(now, programme))
        keys = {one.key for one in asked_of(activity, meant, members)}
        unclear = {
            False: not meant.get(said.doing),
            True: bool(said.taking_part) and not meant.get(said.taking_part),
        }
        released = [
            one
            for one in await given_of(session, activity.id)
            if one.state is AssignmentState.OPEN and one.key not in keys and not unclear[one.takes_part]
        ]
        await cancel_assignments(session, [one.id for one in released])
        await fan_out(session, now, programme, activities=[activity.id])
        people = set().union(*(one.people for one in released))
        await tell_of_change(session, now, programme, change, people)
        return people

    async def _added(
        self,
        session: AsyncSession,
        actor: Actor,
        programme: Programme,
        roadmap: Roadmap,
        row: RowFacts,
        order: Order | None,
        roles: Collection[str] | None = None,
    ) -> tuple[Activity, int]:
        """A new activity at the plan's end, with its assignments; how many those are."""
        last = await session.scalar(
            select(func.max(Activity.position)).where(Activity.roadmap_id == roadmap.id)
        )
        activity = new_activity(roadmap.id, (last or 0) + 1, row)
        session.add(activity)
        await session.flush()
        self._note(session, actor, activity, ChangeKind.ADDED, "", activity.period_text, order)
        await know_wordings(session, programme.id, activity, roles)
        await session.flush()
        if programme.state is not ProgrammeState.LAUNCHED:
            return activity, 0
        return activity, await fan_out(session, self.clock.now(), programme, activities=[activity.id])


async def know_wordings(
    session: AsyncSession, programme_id: int, activity: Activity, roles: Collection[str] | None = None
) -> None:
    """Whom an activity's words mean where nobody has said it yet: what the rules make of them, or `roles`
    for who is responsible."""
    said = wordings_of(activity)
    for wording in filter(None, dict.fromkeys((said.doing, said.taking_part))):
        if wording in await meanings(session, programme_id, wording):
            continue
        meaning = await guessed(session, programme_id, wording)
        if roles is not None and wording == said.doing:
            meaning = Meaning(frozenset(map(Role, roles)))
        await keep_meaning(session, programme_id, wording, meaning)
