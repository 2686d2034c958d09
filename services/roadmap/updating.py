"""A new version of the roadmap's document, after the launch: its differences are seen, chosen, and made."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from models.enums import ProgrammeState
from models.programmes import Programme
from models.roadmap import Activity
from models.system import Draft
from services.actor import Actor
from services.drafts import own_draft, save_draft
from services.errors import DomainError, NotFound
from services.orders import Order
from services.roadmap.amending import Amending
from services.roadmap.comparing import (
    TEXTS,
    Comparison,
    Difference,
    DifferenceKind,
)
from services.roadmap.draft_rows import (
    SETTLED,
    RowFacts,
    doubts_of,
    period_json,
    to_json,
    with_row,
)
from services.roadmap.drafts import Doubt, Period, RoadmapDraft
from services.roadmap.pairing import Key, Pair
from services.roadmap.update_rows import (
    compared,
    gives_dates,
    order_in,
    put_in_order,
    remember,
    roadmap_of,
    standing_of,
)

KIND = "roadmap_update"
_TEXTS = {DifferenceKind(name) for name in TEXTS}
_STEPS = {DifferenceKind.PERIOD: 1, DifferenceKind.NEW: 2}
_WHO = {DifferenceKind.RESPONSIBLE, DifferenceKind.PARTICIPANTS}


@dataclass(frozen=True, slots=True)
class UpdatePreview:
    """How a document differs from the plan, as chosen so far; `order` is the one that says so."""

    draft_id: int
    file: str
    comparison: Comparison
    doubts: tuple[Doubt, ...]
    order: Order | None

    def difference(self, key: str) -> Difference:
        """Raises NotFound when the plan has changed meanwhile and it is no difference any more."""
        for one in self.comparison.differences:
            if one.key == key:
                return one
        raise NotFound("difference")


@dataclass(frozen=True, slots=True)
class Updated:
    """What was made: changes, assignments given anew, people who hear of it."""

    changes: int
    assignments: int
    people: int


class Updating(Amending):
    """For the methodist of a programme that is under way."""

    async def standing_plan(self, actor: Actor) -> tuple[Key, ...] | None:
        """What the activities of a plan whose assignments are out are known by; None before the launch."""
        programme_id = actor.methodist_of()
        async with self.database.read() as session:
            programme = await session.get_one(Programme, programme_id)
            if programme.state is ProgrammeState.PREPARING:
                return None
            plan = await standing_of(session, programme_id)
            return tuple(one.key for one in plan) or None

    async def begin_update(
        self, actor: Actor, filename: str, read: RoadmapDraft, pairs: Iterable[Pair]
    ) -> int:
        """Keep a document and which of its rows are which activities; the draft's id."""
        programme_id, pairs = actor.methodist_of(), tuple(pairs)
        if not read.activities:
            raise DomainError("import-no-activities")
        content = {
            **to_json(filename, read),
            "pairs": [[pair.row, pair.activity, "sure" if pair.sure else "ask"] for pair in pairs],
            "choices": {},
            "order": None,
        }
        async with self.database.write() as session:
            own = {one.id for one in await standing_of(session, programme_id)}
            if not own or any(pair.activity not in own for pair in pairs):
                raise NotFound("roadmap")
            return await save_draft(session, self.clock, actor, KIND, content)

    async def update_preview(self, actor: Actor, draft_id: int) -> UpdatePreview:
        """How the document differs from the plan as it is now."""
        actor.methodist_of()
        async with self.database.read() as session:
            draft = await self._update_draft(session, actor, draft_id)
            _, _, _, comparison = await compared(session, draft)
            return UpdatePreview(
                draft_id, draft.content["file"], comparison, doubts_of(draft.content), order_in(draft.content)
            )

    async def answer_pair(self, actor: Actor, draft_id: int, row: int, *, same: bool) -> None:
        """Say whether a row of the document is the activity it resembles."""
        actor.methodist_of()
        async with self.database.write() as session:
            draft = await self._update_draft(session, actor, draft_id)
            answer = "yes" if same else "no"
            draft.content = {
                **draft.content,
                "pairs": [
                    [index, activity, answer if index == row and state == "ask" else state]
                    for index, activity, state in draft.content["pairs"]
                ],
            }

    async def choose_difference(self, actor: Actor, draft_id: int, key: str, *, taken: bool) -> None:
        """Take one difference over, or leave it."""
        actor.methodist_of()
        async with self.database.write() as session:
            draft = await self._update_draft(session, actor, draft_id)
            _, _, _, comparison = await compared(session, draft)
            if all(one.key != key for one in comparison.differences):
                raise NotFound("difference")
            draft.content = {**draft.content, "choices": {**draft.content["choices"], key: taken}}

    async def set_difference_period(
        self, actor: Actor, draft_id: int, key: str, period: Period, text: str
    ) -> None:
        """Say what the document means by a row's period; the difference is taken."""
        actor.methodist_of()
        async with self.database.write() as session:
            draft = await self._update_draft(session, actor, draft_id)
            _, _, _, comparison = await compared(session, draft)
            found = next((one for one in comparison.differences if one.key == key), None)
            if found is None or found.row is None:
                raise NotFound("difference")
            content = with_row(
                draft.content, found.row, period=period_json(period), period_text=text[:500], state=SETTLED
            )
            draft.content = {**content, "choices": {**content["choices"], key: True}}

    async def set_update_order(self, actor: Actor, draft_id: int, order: Order) -> None:
        """Name the order that says so."""
        actor.methodist_of()
        async with self.database.write() as session:
            draft = await self._update_draft(session, actor, draft_id)
            draft.content = {**draft.content, "order": [order.number, order.day.isoformat()]}

    async def discard_update(self, actor: Actor, draft_id: int) -> None:
        """Forget the document; the plan stays as it is."""
        actor.methodist_of()
        async with self.database.write() as session:
            await session.delete(await self._update_draft(session, actor, draft_id))

    async def confirm_update(self, actor: Actor, draft_id: int) -> Updated:
        """Make the chosen changes, all at once: reminders follow, people hear of it once, history is kept.

        Rows whose question is open stay as they are. Raises DomainError when nothing is chosen.
        """
        programme_id = actor.methodist_of()
        async with self.once(actor, "roadmap.update") as session:
            return await self._update(session, actor, programme_id, draft_id)

    async def update_reach(self, actor: Actor, draft_id: int) -> Updated:
        """What `confirm_update` would do as things are chosen now: it is done, counted and taken back.

        Nothing is kept and nobody told. Raises what it would raise.
        """
        programme_id = actor.methodist_of()
        async with self.database.write() as session:
            reach = await self._update(session, actor, programme_id, draft_id)
            await session.rollback()
            return reach

    async def _update(self, session: AsyncSession, actor: Actor, programme_id: int, draft_id: int) -> Updated:
        draft = await self._update_draft(session, actor, draft_id)
        programme, activities, rows, comparison = await compared(session, draft)
        if not comparison.taken:
            raise DomainError("update-nothing")
        roadmap = await roadmap_of(session, programme_id)
        order = order_in(draft.content)
        people: set[int] = set()
        added: dict[int, Activity] = {}
        assignments = 0
        # Whose it is comes before when it is: who has lost an activity need not hear that it moved.
        for one in sorted(comparison.taken, key=lambda item: _STEPS.get(item.kind, 0)):
            if one.kind is DifferenceKind.NEW and one.row is not None:
                added[one.row], count = await self._added(
                    session, actor, programme, roadmap, rows[one.row], order
                )
                assignments += count
            elif one.activity is not None:
                row = None if one.row is None else rows[one.row]
                activity = activities[one.activity]
                people |= await self._made(session, actor, programme, activity, row, one, order)
        remember(activities, rows, comparison)
        await put_in_order(session, roadmap.id, comparison.settled, added)
        roadmap.source_name = draft.content["file"]
        await session.delete(draft)
        made = len(comparison.taken)
        self.audit(session, actor, "roadmap.updated", f"roadmap:{roadmap.id}", changes=made)
        return Updated(made, assignments, len(people))

    async def _made(
        self,
        session: AsyncSession,
        actor: Actor,
        programme: Programme,
        activity: Activity,
        row: RowFacts | None,
        one: Difference,
        order: Order | None,
    ) -> set[int] | frozenset[int]:
        """One difference of an activity that is there already; who is told."""
        match one.kind:
            case DifferenceKind.GONE:
                # Without a source the next document that has it again brings it back.
                activity.source = {}
                return await self._dropped(session, actor, programme, activity, order)
            case DifferenceKind.BACK:
                people = await self._restored(session, actor, programme, activity, order)
                if one.period is not None and row is not None and gives_dates(programme, one.period):
                    text = row.period_text
                    people |= await self._rescheduled(
                        session, actor, programme, activity, one.period, text, order
                    )
                return people
            case DifferenceKind.PERIOD if one.period is not None:
                return await self._rescheduled(
                    session, actor, programme, activity, one.period, one.after, order
                )
            case kind if kind in _WHO:
                return await self._reassigned(
                    session, actor, programme, activity, str(kind), one.after, order
                )
            case kind if kind in _TEXTS:
                await self._reworded(session, actor, activity, str(kind), one.after, order)
        return set()

    async def _update_draft(self, session: AsyncSession, actor: Actor, draft_id: int) -> Draft:
        return await own_draft(session, self.clock, actor, KIND, draft_id)
