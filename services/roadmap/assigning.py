"""Whom the plan's words mean, changed after the plan was saved: open assignments follow, once."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.enums import AssignmentState, PersonState, ProgrammeState
from models.people import Person, School, Team
from models.programmes import Programme
from models.roadmap import Activity, Assignment, Roadmap
from services.actor import Actor
from services.base import Service
from services.errors import DomainError, NotFound
from services.outbox import Priority, Wish
from services.outbox.daily import offer
from services.roadmap.board_rows import activity_of
from services.roadmap.facts import local_day
from services.roadmap.following import cancel_assignments, given_where, reopen
from services.roadmap.launching import fan_out, wording_of
from services.roadmap.meaning import Meaning, Members, Share, keep_meaning, meanings, members_of
from services.roadmap.meaning_facts import MeaningFacts, all_facts, meaning_facts
from services.roadmap.rescheduling import Given
from services.roadmap.sharing import narrow

KIND = "unassigned"
NAMED_AT_MOST = 60
"""Schools, teams and people of one wording."""


@dataclass(frozen=True, slots=True)
class WordingLine:
    """A wording of the plan: how many activities carry it (one of them is `activity_id`), whom it means,
    how many people that is now."""

    activity_id: int
    wording: str
    count: int
    meant: MeaningFacts
    people: int


@dataclass(frozen=True, slots=True)
class Reassigned:
    """What another meaning does: people who have the activities then, who get them, who lose open ones."""

    people: int
    given: int
    released: int


@dataclass(frozen=True, slots=True)
class UnassignedFacts:
    """What somebody does not have to do any more."""

    programme_id: int
    titles: tuple[str, ...]


class Assigning(Service):
    """For the methodist of the programme."""

    async def plan_wordings(self, actor: Actor) -> tuple[WordingLine, ...]:
        """Every wording of the plan once: those that mean nobody first, then by how many activities."""
        programme_id = actor.methodist_of()
        async with self.database.read() as session:
            programme = await session.get_one(Programme, programme_id)
            members = await members_of(session, programme_id, local_day(self.clock.now(), programme))
            meant = await meanings(session, programme_id)
            found: dict[str, list[int]] = {}
            for activity in await _activities(session, programme_id):
                found.setdefault(wording_of(activity), []).append(activity.id)
            facts = await all_facts(session, [meant.get(text, Meaning()) for text in found])
        lines = [
            WordingLine(ids[0], text, len(ids), one, _count(members, one.meaning))
            for (text, ids), one in zip(found.items(), facts, strict=True)
        ]
        return tuple(sorted(lines, key=lambda one: (bool(one.meant.meaning), -one.count, one.wording)))

    async def plan_wording(self, actor: Actor, activity_id: int) -> WordingLine:
        """The wording of one activity."""
        async with self.database.read() as session:
            activity, programme = await activity_of(session, actor.methodist_of(), activity_id)
            wording = wording_of(activity)
            members = await members_of(session, programme.id, local_day(self.clock.now(), programme))
            meaning = (await meanings(session, programme.id, wording)).get(wording, Meaning())
            same = [one for one in await _activities(session, programme.id) if wording_of(one) == wording]
            facts = await meaning_facts(session, meaning)
            return WordingLine(activity_id, wording, len(same), facts, _count(members, meaning))

    async def preview_meaning(
        self, actor: Actor, activity_id: int, meaning: Meaning
    ) -> tuple[MeaningFacts, Reassigned]:
        """What `set_meaning` would do; raises what it would raise."""
        async with self.database.read() as session:
            activity, programme = await activity_of(session, actor.methodist_of(), activity_id)
            await _check(session, programme, meaning)
            change = await _Change.of(session, self.clock.now(), programme, wording_of(activity), meaning)
            return await meaning_facts(session, meaning), change.reach

    async def set_meaning(self, actor: Actor, activity_id: int, meaning: Meaning) -> Reassigned:
        """Say whom the wording of an activity means, for all activities with it, and for later documents.

        Whom it means no more is released from what is open and told once; whom it means now gets what is
        still to come. NotFound for schools, teams and people of elsewhere.
        """
        now = self.clock.now()
        async with self.once(actor, "roadmap.set_meaning") as session:
            activity, programme = await activity_of(session, actor.methodist_of(), activity_id)
            await _check(session, programme, meaning)
            wording = wording_of(activity)
            change = await _Change.of(session, now, programme, wording, meaning)
            await keep_meaning(session, programme.id, wording, meaning)
            roles = sorted(map(str, meaning.roles))
            self.audit(session, actor, "activity.assigned", f"activity:{activity_id}", roles=roles)
            if programme.state is ProgrammeState.LAUNCHED:
                await cancel_assignments(session, [one.id for one in change.released])
                await _tell(session, now, programme, change.lost)
                await self._give(session, programme, change)
            return change.reach

    async def _give(self, session: AsyncSession, programme: Programme, change: "_Change") -> None:
        """To whom it is new: what they had lost by an earlier change comes back, the rest is given out."""
        now, new = self.clock.now(), change.new
        keys = {share.key for share in change.shares if not new.isdisjoint(share.people)}
        today = local_day(now, programme)
        ids = [activity.id for activity in change.activities]
        await narrow(session, ids, change.shares)
        for activity in change.activities:
            lost = await given_where(
                session,
                and_(
                    Assignment.activity_id == activity.id,
                    Assignment.state == AssignmentState.CANCELLED,
                    Assignment.due_on >= today,
                ),
            )
            await reopen(session, programme, activity, [one for one in lost if one.key in keys], today)
        await fan_out(session, now, programme, people=new, activities=ids)

    async def unassigned_facts(
        self, programme_id: int, assignments: Collection[int]
    ) -> UnassignedFacts | None:
        """For delivery: of these assignments those that are still off; None when all are back."""
        async with self.database.read() as session:
            titles = await session.scalars(
                select(Assignment.title)
                .where(Assignment.id.in_(assignments), Assignment.state == AssignmentState.CANCELLED)
                .order_by(Assignment.due_on, Assignment.id)
            )
            found = tuple(dict.fromkeys(titles))
        return UnassignedFacts(programme_id, found) if found else None


@dataclass(frozen=True, slots=True)
class _Change:
    """Whom a wording meant and what it asks of whom now, its activities, and open assignments of those it
    asks no more."""

    before: frozenset[int]
    shares: tuple[Share, ...]
    counted_anew: bool
    """Whether it is asked otherwise: of each, of schools or of partnerships."""
    activities: tuple[Activity, ...]
    released: tuple[Given, ...]

    @property
    def after(self) -> frozenset[int]:
        return frozenset(one for share in self.shares for one in share.people)

    @property
    def new(self) -> frozenset[int]:
        """Who may lack an assignment."""
        return self.after if self.counted_anew else self.after - self.before

    @property
    def lost(self) -> dict[int, list[int]]:
        """Person → assignments that are theirs no more, for those who are not asked at all any more."""
        found: dict[int, list[int]] = {}
        for one in self.released:
            for person_id in one.people - self.after:
                found.setdefault(person_id, []).append(one.id)
        return found

    @property
    def reach(self) -> Reassigned:
        return Reassigned(len(self.after), len(self.after - self.before), len(self.lost))

    @classmethod
    async def of(
        cls, session: AsyncSession, now: datetime, programme: Programme, wording: str, meaning: Meaning
    ) -> "_Change":
        members: Members = await members_of(session, programme.id, local_day(now, programme))
        known = (await meanings(session, programme.id, wording)).get(wording, Meaning())
        shares = members.shares(meaning)
        keys = {share.key for share in shares}
        same = [one for one in await _activities(session, programme.id) if wording_of(one) == wording]
        rows = await given_where(
            session,
            and_(
                Assignment.activity_id.in_([one.id for one in same]),
                Assignment.state == AssignmentState.OPEN,
            ),
        )
        released = sorted((one for one in rows if one.key not in keys), key=lambda one: one.id)
        return cls(
            frozenset(one for share in members.shares(known) for one in share.people),
            tuple(shares),
            known.answering is not meaning.answering,
            tuple(same),
            tuple(released),
        )


def _count(members: Members, meaning: Meaning) -> int:
    """How many people a meaning asks."""
    return len({one for share in members.shares(meaning) for one in share.people})


async def _activities(session: AsyncSession, programme_id: int) -> list[Activity]:
    rows = await session.scalars(
        select(Activity)
        .join(Roadmap, Roadmap.id == Activity.roadmap_id)
        .where(Roadmap.programme_id == programme_id, Activity.dropped_at.is_(None))
        .order_by(Activity.position)
    )
    return list(rows)


async def _check(session: AsyncSession, programme: Programme, meaning: Meaning) -> None:
    if len(meaning.schools) + len(meaning.teams) + len(meaning.people) > NAMED_AT_MOST:
        raise DomainError("whom-many", limit=NAMED_AT_MOST)
    for model, ids, where in (
        (School, meaning.schools, School.municipality_id == programme.municipality_id),
        (Team, meaning.teams, Team.programme_id == programme.id),
        (Person, meaning.people, Person.municipality_id == programme.municipality_id),
    ):
        own = await session.scalar(select(func.count()).select_from(model).where(model.id.in_(ids), where))
        if own != len(ids):
            raise NotFound("assignee")


async def _tell(
    session: AsyncSession, now: datetime, programme: Programme, lost: dict[int, list[int]]
) -> None:
    """One line for each, however many activities they have lost."""
    accounts = await session.execute(
        select(Person.id, Person.account_id).where(
            Person.id.in_(lost), Person.state == PersonState.REGISTERED, Person.account_id.is_not(None)
        )
    )
    for person_id, account_id in accounts.all():
        wish = Wish(
            kind=KIND,
            dedupe_key=f"{KIND}:{lost[person_id][0]}:{account_id}:{now.isoformat()}",
            account_id=account_id,
            priority=Priority.REMINDER,
            not_before=now,
            values={"programme": programme.id, "assignments": lost[person_id]},
            person_id=person_id,
        )
        await offer(session, now, programme, wish)
