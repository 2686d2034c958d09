"""Whom the plan's words mean, changed after the plan was saved: open assignments follow, once."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.enums import AssignmentState, PersonState, ProgrammeState
from models.people import Person, School, Team
from models.programmes import Programme
from models.roadmap import Activity, Assignment
from services.actor import Actor
from services.base import Service
from services.errors import DomainError, NotFound
from services.outbox import Priority, Wish
from services.outbox.daily import offer
from services.roadmap.asked import Asked, asked_of, plan_activities, wordings_of
from services.roadmap.board_rows import activity_of
from services.roadmap.facts import local_day
from services.roadmap.following import cancel_assignments, given_where, reopen
from services.roadmap.launching import fan_out
from services.roadmap.meaning import Key, Meaning, Members, keep_meaning, meanings, members_of
from services.roadmap.meaning_facts import MeaningFacts, all_facts, meaning_facts
from services.roadmap.rescheduling import Given
from services.roadmap.sharing import narrow

KIND = "unassigned"
NAMED_AT_MOST = 60
"""Schools, teams and people of one wording."""


@dataclass(frozen=True, slots=True)
class WordingLine:
    """A wording of the plan: how many activities carry it (one of them is `activity_id`, as who is
    responsible or `takes_part`), whom it means, how many people that is now."""

    activity_id: int
    wording: str
    count: int
    meant: MeaningFacts
    people: int
    takes_part: bool = False


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
    """For the methodist of the programme. A wording is named by an activity that carries it: as who is
    responsible, or (`takes_part`) as who takes part."""

    async def plan_wordings(self, actor: Actor, activity_id: int | None = None) -> tuple[WordingLine, ...]:
        """Every wording of the plan (or of one activity) once: those that mean nobody first, then by how many
        activities."""
        programme_id = actor.methodist_of()
        async with self.database.read() as session:
            programme = await session.get_one(Programme, programme_id)
            members = await members_of(session, programme_id, local_day(self.clock.now(), programme))
            meant = await meanings(session, programme_id)
            found: dict[str, list[tuple[bool, int]]] = {}
            for activity in await plan_activities(session, programme_id):
                said = wordings_of(activity)
                found.setdefault(said.doing, []).append((False, activity.id))
                if said.taking_part:
                    found.setdefault(said.taking_part, []).append((True, activity.id))
            if activity_id is not None:
                found = {
                    text: sorted(places, key=lambda place: place[1] != activity_id)
                    for text, places in found.items()
                    if activity_id in {number for _, number in places}
                }
            facts = await all_facts(session, [meant.get(text, Meaning()) for text in found])
        lines = [
            WordingLine(
                places[0][1], text, len(places), one, _count(members, one.meaning), takes_part=places[0][0]
            )
            for (text, places), one in zip(found.items(), facts, strict=True)
        ]
        return tuple(sorted(lines, key=lambda one: (bool(one.meant.meaning), -one.count, one.wording)))

    async def plan_wording(self, actor: Actor, activity_id: int, takes_part: bool = False) -> WordingLine:
        """One wording of one activity."""
        async with self.database.read() as session:
            activity, programme = await activity_of(session, actor.methodist_of(), activity_id)
            wording = wordings_of(activity).of(takes_part)
            members = await members_of(session, programme.id, local_day(self.clock.now(), programme))
            meaning = (await meanings(session, programme.id, wording)).get(wording, Meaning())
            same = [
                one for one in await plan_activities(session, programme.id) if wording in wordings_of(one)
            ]
            facts = await meaning_facts(session, meaning)
            return WordingLine(
                activity_id, wording, len(same), facts, _count(members, meaning), takes_part=takes_part
            )

    async def preview_meaning(
        self, actor: Actor, activity_id: int, meaning: Meaning, takes_part: bool = False
    ) -> tuple[MeaningFacts, Reassigned]:
        """What `set_meaning` would do; raises what it would raise."""
        async with self.database.read() as session:
            activity, programme = await activity_of(session, actor.methodist_of(), activity_id)
            await _check(session, programme, meaning)
            wording = wordings_of(activity).of(takes_part)
            change = await _Change.of(session, self.clock.now(), programme, wording, meaning)
            return await meaning_facts(session, meaning), change.reach

    async def set_meaning(
        self, actor: Actor, activity_id: int, meaning: Meaning, takes_part: bool = False
    ) -> Reassigned:
        """Say whom a wording of an activity means, for all activities with it, and for later documents.

        Whom it means no more is released from what is open and told once; whom it means now gets what is
        still to come. NotFound for schools, teams and people of elsewhere.
        """
        now = self.clock.now()
        async with self.once(actor, "roadmap.set_meaning") as session:
            activity, programme = await activity_of(session, actor.methodist_of(), activity_id)
            await _check(session, programme, meaning)
            wording = wordings_of(activity).of(takes_part)
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
        now = self.clock.now()
        today = local_day(now, programme)
        for activity in change.activities:
            await narrow(session, [activity.id], [one.share for one in change.after[activity.id]])
            lost = await given_where(
                session,
                and_(
                    Assignment.activity_id == activity.id,
                    Assignment.state == AssignmentState.CANCELLED,
                    Assignment.due_on >= today,
                ),
            )
            new = change.new_keys(activity.id)
            await reopen(session, programme, activity, [one for one in lost if one.key in new], today)
        ids = [activity.id for activity in change.activities]
        await fan_out(session, now, programme, people=change.people, activities=ids)

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
    """Activities that carry a wording, whom each was asked of and is asked of now, and open assignments of
    those who are asked no more."""

    activities: tuple[Activity, ...]
    before: dict[int, list[Asked]]
    after: dict[int, list[Asked]]
    released: tuple[Given, ...]
    """In the order of their ids."""
    lost: dict[int, list[int]]
    """Person → assignments that are theirs no more, of activities that are not asked of them at all now."""
    reach: Reassigned

    @property
    def people(self) -> frozenset[int]:
        """Whom these activities are asked of now."""
        return frozenset().union(*map(_people, self.after.values()))

    def new_keys(self, activity_id: int) -> set[Key]:
        """Assignees of whom the activity was not asked before."""
        return {one.key for one in self.after[activity_id]} - {one.key for one in self.before[activity_id]}

    @classmethod
    async def of(
        cls, session: AsyncSession, now: datetime, programme: Programme, wording: str, meaning: Meaning
    ) -> "_Change":
        members = await members_of(session, programme.id, local_day(now, programme))
        known = await meanings(session, programme.id)
        wanted = {**known, wording: meaning}
        same = [one for one in await plan_activities(session, programme.id) if wording in wordings_of(one)]
        before = {one.id: asked_of(one, known, members) for one in same}
        after = {one.id: asked_of(one, wanted, members) for one in same}
        released: list[Given] = []
        lost: dict[int, list[int]] = {}
        for activity_id, asked in after.items():
            keys, people = {one.key for one in asked}, _people(asked)
            which = and_(Assignment.activity_id == activity_id, Assignment.state == AssignmentState.OPEN)
            for one in await given_where(session, which):
                if one.key not in keys:
                    released.append(one)
                    for person_id in one.people - people:
                        lost.setdefault(person_id, []).append(one.id)
        now_asked = {one for share in members.shares(meaning) for one in share.people}
        asked_before = {
            one for share in members.shares(known.get(wording, Meaning())) for one in share.people
        }
        return cls(
            tuple(same),
            before,
            after,
            tuple(sorted(released, key=lambda one: one.id)),
            {person_id: sorted(ids) for person_id, ids in lost.items()},
            Reassigned(len(now_asked), len(now_asked - asked_before), len(lost)),
        )


def _people(asked: Collection[Asked]) -> frozenset[int]:
    return frozenset(person for one in asked for person in one.share.people)


def _count(members: Members, meaning: Meaning) -> int:
    """How many people a meaning asks."""
    return len({one for share in members.shares(meaning) for one in share.people})


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
