"""What a roster would do, against the people of this moment: the dry run of a draft."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.enums import PartnershipState, PersonState, Role
from models.partnerships import Partnership, PartnershipMentee
from models.people import Membership, Person, School, Team, TeamMember
from models.programmes import Programme
from services.actor import Actor
from services.drafts import own_draft
from services.people.comparing import RowPlan, compare, missing
from services.people.drafts import ROSTER, FieldName, RosterDraft, RosterPerson, RosterProblem, load
from services.people.facts import RosterChange, RosterPreview
from services.people.keyed import Keyed
from services.people.names import full_name
from services.people.namesakes import Known
from services.people.questions import Answer, Question, digest, questions
from services.people.row_asks import Ask, AskKind
from services.people.rules import name_hash, name_key, refusal_hash
from services.people.school_names import school_names
from services.people.schools import load_schools

KIND = ROSTER
AGREED = (PersonState.CONSENTED, PersonState.REGISTERED)

_FIELDS: dict[AskKind, FieldName] = {
    AskKind.MOVED: "school",
    AskKind.REFUSED: "name",
    AskKind.CURATOR: "school",
    AskKind.HELD: "row",
}


@dataclass(frozen=True, slots=True)
class KnownNames:
    """What a roster may refer to without listing it."""

    schools: tuple[str, ...]
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Plans:
    """A draft, what confirming does with each of its rows, and who is not in it."""

    draft: RosterDraft
    rows: list[RowPlan]
    people: dict[int, Person]
    missing: list[Known]

    @property
    def questions(self) -> tuple[Question, ...]:
        """The draft's own open questions, and those about who is meant and what they are."""
        return (*questions(self.draft), *(_question(plan, ask) for plan in self.rows for ask in plan.asks))


def _question(plan: RowPlan, ask: Ask) -> Question:
    """«Это та же Иванова, теперь в школе Б?»"""
    row, person = plan.row, plan.asked or plan.known
    field = _FIELDS[ask.kind]
    problem = RosterProblem(row.sheet, row.row, "", field, str(ask.kind), ask.values)
    key = digest(f"{ask.kind}\n{row.sheet}\n{row.row}\n{row.full_name}\n{person.id if person else 0}")
    return Question(key, problem, ((row.sheet, row.row),), frozenset({Answer.TAKE, Answer.NONE}))


class RosterLooking(Keyed):
    async def known_names(self, actor: Actor) -> KnownNames:
        """Schools of the municipality and people of the programme, for the reader of a roster."""
        programme_id = actor.methodist_of()
        async with self.database.read() as session:
            programme = await session.get_one(Programme, programme_id)
            schools = await school_names(session, programme.municipality_id)
            people = await session.scalars(
                select(Person)
                .join(Membership)
                .where(Membership.programme_id == programme_id, Person.state != PersonState.WITHDRAWN)
                .distinct()
            )
            return KnownNames(schools.written, tuple(full_name(person) for person in people))

    async def roster_preview(self, actor: Actor, draft_id: int) -> RosterPreview:
        """The same look at a draft kept before, against the people of this moment."""
        actor.methodist_of()
        async with self.database.read() as session:
            row = await own_draft(session, self.clock, actor, KIND, draft_id)
            return await self._preview(session, actor, draft_id, row.content)

    async def roster_draft(self, actor: Actor, draft_id: int) -> RosterDraft:
        """The draft itself, for the file of wrong rows."""
        actor.methodist_of()
        async with self.database.read() as session:
            row = await own_draft(session, self.clock, actor, KIND, draft_id)
            return load(row.content["roster"])

    async def _preview(
        self, session: AsyncSession, actor: Actor, draft_id: int, content: dict[str, Any]
    ) -> RosterPreview:
        programme = await session.get_one(Programme, actor.methodist_of())
        found = await self._plans(session, programme, content)
        draft, plans = found.draft, found.rows
        schools = await load_schools(session, programme)
        named = [person.school for person in draft.people]
        _, changed = schools.would_change(draft.schools, named)
        leaving = set(content.get("leaving", ()))
        return RosterPreview(
            draft_id=draft_id,
            file_name=content["file"],
            file_id=content["file_id"],
            new=sum(plan.new for plan in plans),
            changed=sum(plan.changed for plan in plans),
            unchanged=sum(plan.unchanged for plan in plans),
            wrong=len(draft.wrong_rows),
            schools=len(draft.schools),
            new_schools=tuple(schools.unknown(draft.schools, named)),
            changed_schools=changed,
            questions=len(found.questions),
            missing=len(found.missing),
            leaving=sum(one.id in leaving for one in found.missing),
            basis=programme.roster_basis,
            problems=draft.errors,
            warnings=draft.warnings,
            refused=tuple((plan.row.sheet, plan.row.row) for plan in plans if plan.refused),
            changes=tuple(
                RosterChange(plan.row.sheet, plan.row.row, plan.row.full_name, plan.what, plan.fields)
                for plan in plans
                if plan.changed
            ),
        )

    async def _plans(self, session: AsyncSession, programme: Programme, content: dict[str, Any]) -> Plans:
        municipality_id = programme.municipality_id
        names = await school_names(session, municipality_id)
        draft = names.in_roster(load(content["roster"]))
        known, people = await self._known(session, programme)
        hashes, name_hashes = await self._refusals(session, municipality_id)

        def is_refused(row: RosterPerson) -> bool:
            # Who refused may have done so when the school was called otherwise.
            return bool(hashes) and not hashes.isdisjoint(
                refusal_hash(self._secret, municipality_id, row.full_name, school)
                for school in names.writings(row.school)
            )

        def namesake_refused(row: RosterPerson) -> bool:
            return bool(name_hashes) and (
                name_hash(self._secret, municipality_id, row.surname, row.name) in name_hashes
            )

        answers = {(kind, sheet, row, name): yes for kind, sheet, row, name, yes in content.get("said", ())}
        plans = compare(draft.people, known, is_refused, answers, namesake_refused)
        absent = missing(known, plans, [person.full_name for person in draft.held])
        return Plans(draft, plans, people, absent)

    async def _known(
        self, session: AsyncSession, programme: Programme
    ) -> tuple[dict[str, list[Known]], dict[int, Person]]:
        today = self._today(programme)
        people = {
            person.id: person
            for person in await session.scalars(
                select(Person).where(
                    Person.municipality_id == programme.municipality_id,
                    Person.state != PersonState.WITHDRAWN,
                )
            )
        }
        schools = {
            school.id: school.name
            for school in await session.scalars(
                select(School).where(School.municipality_id == programme.municipality_id)
            )
        }
        roles: dict[int, set[Role]] = defaultdict(set)
        for person_id, role in await session.execute(
            select(Membership.person_id, Membership.role).where(
                Membership.programme_id == programme.id,
                or_(Membership.ends_on.is_(None), Membership.ends_on >= today),
            )
        ):
            roles[person_id].add(role)
        mentors, held = await _mentors(session, programme, people)
        teams = await _school_teams(session, programme)
        known: dict[str, list[Known]] = defaultdict(list)
        for person in people.values():
            known[name_key(full_name(person))].append(
                Known(
                    id=person.id,
                    full_name=full_name(person),
                    school=schools.get(person.school_id or 0, ""),
                    agreed=person.state in AGREED,
                    subject=person.subject,
                    phone=person.phone or "",
                    strengths=person.strengths,
                    deficits=person.deficits,
                    roster_mentor=person.roster_mentor,
                    roles=frozenset(roles[person.id]),
                    mentors=frozenset(mentors[person.id] | {name_key(person.roster_mentor)}),
                    held=frozenset(held[person.id]),
                    teams=tuple(teams[person.id]),
                )
            )
        return known, people


async def _mentors(
    session: AsyncSession, programme: Programme, people: dict[int, Person]
) -> tuple[dict[int, set[str]], dict[int, set[Role]]]:
    """Name keys of the mentors whom people of the programme already have; who is what in a partnership."""
    mentors: dict[int, set[str]] = defaultdict(set)
    held: dict[int, set[Role]] = defaultdict(set)
    for mentee_id, mentor_id in await session.execute(
        select(PartnershipMentee.person_id, Partnership.mentor_id)
        .join(Partnership)
        .where(Partnership.programme_id == programme.id, Partnership.state != PartnershipState.CLOSED)
    ):
        held[mentee_id].add(Role.MENTEE)
        held[mentor_id].add(Role.MENTOR)
        if mentor_id in people:
            mentors[mentee_id].add(name_key(full_name(people[mentor_id])))
    return mentors, held


async def _school_teams(session: AsyncSession, programme: Programme) -> dict[int, list[str]]:
    """Names of the teams of one school by their people."""
    teams: dict[int, list[str]] = defaultdict(list)
    for person_id, name in await session.execute(
        select(TeamMember.person_id, Team.name)
        .join(Team, Team.id == TeamMember.team_id)
        .where(Team.programme_id == programme.id, Team.school_id.is_not(None))
        .order_by(Team.name)
    ):
        teams[person_id].append(name)
    return teams
