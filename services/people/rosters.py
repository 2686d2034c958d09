"""The roster's import: a dry run that is kept as a draft, then everything at once."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.enums import PartnershipState, PersonState, ProgrammeState, Role
from models.partnerships import Partnership, PartnershipMentee
from models.people import Invitation, Membership, Person, School
from models.programmes import Programme
from services.actor import Actor
from services.drafts import own_draft, save_draft
from services.errors import DomainError, NotFound
from services.people.comparing import Known, RowPlan, compare, roles_after
from services.people.drafts import RosterDraft, RosterPerson, dump, load, settle
from services.people.facts import RosterChange, RosterPreview, RosterSaved
from services.people.keyed import Keyed
from services.people.names import full_name
from services.people.rules import name_key, new_token, refusal_hash
from services.people.schools import SchoolBook, load_schools
from services.people.wordings import map_words
from services.roadmap.launching import fan_out

KIND = "roster"
BASIS_LENGTH = 200
REWORDED = {"strengths", "deficits"}
AGREED = (PersonState.CONSENTED, PersonState.REGISTERED)


@dataclass(frozen=True, slots=True)
class KnownNames:
    """What a roster may refer to without listing it."""

    schools: tuple[str, ...]
    people: tuple[str, ...]


class RosterImport(Keyed):
    async def known_names(self, actor: Actor) -> KnownNames:
        """Schools of the municipality and people of the programme, for the reader of a roster."""
        programme_id = actor.methodist_of()
        async with self.database.read() as session:
            programme = await session.get_one(Programme, programme_id)
            schools = await session.scalars(
                select(School.name).where(School.municipality_id == programme.municipality_id)
            )
            people = await session.scalars(
                select(Person)
                .join(Membership)
                .where(Membership.programme_id == programme_id, Person.state != PersonState.WITHDRAWN)
                .distinct()
            )
            return KnownNames(tuple(schools), tuple(full_name(person) for person in people))

    async def preview_roster(
        self, actor: Actor, draft: RosterDraft, file_name: str = "", file_id: str = ""
    ) -> RosterPreview:
        """Say what importing would do, and keep the draft for a confirm. Changes no people.

        `file_id` is Telegram's, so that the file can be fetched again for the list of wrong rows.
        """
        actor.methodist_of()
        async with self.database.write() as session:
            content = {"file": file_name[:BASIS_LENGTH], "file_id": file_id, "roster": dump(draft)}
            draft_id = await save_draft(session, self.clock, actor, KIND, content)
            return await self._preview(session, actor, draft_id, content)

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

    async def settle_problem(self, actor: Actor, draft_id: int, index: int) -> None:
        """Take the reader's suggestion for the problem at `index` of the preview's problems."""
        actor.methodist_of()
        async with self.database.write() as session:
            row = await own_draft(session, self.clock, actor, KIND, draft_id)
            draft = load(row.content["roster"])
            if not 0 <= index < len(draft.errors) or draft.errors[index].suggestion is None:
                raise NotFound("problem")
            row.content = {**row.content, "roster": dump(settle(draft, draft.errors[index]))}

    async def drop_roster(self, actor: Actor, draft_id: int) -> None:
        """Forget a draft: the methodist cancelled."""
        actor.methodist_of()
        async with self.database.write() as session:
            await session.delete(await own_draft(session, self.clock, actor, KIND, draft_id))

    async def confirm_roster(self, actor: Actor, draft_id: int, basis: str) -> RosterSaved:
        """Save schools, people, roles, mentors' names and personal links, all or nothing.

        `basis` is the legal basis on which the roster's fields are kept before consent.
        DomainError when the draft is gone (saved already, cancelled, or a week old).
        """
        programme_id = actor.methodist_of()
        async with self.once(actor, "people.import") as session:
            try:
                row = await own_draft(session, self.clock, actor, KIND, draft_id)
            except NotFound:
                raise DomainError("people-draft-gone") from None
            draft = load(row.content["roster"])
            programme = await session.get_one(Programme, programme_id)
            schools = await load_schools(session, programme)
            await schools.save(draft.schools, [person.school for person in draft.people])
            plans, people = await self._plans(session, programme, draft)
            newcomers, reworded = [], []
            for plan in plans:
                if not plan.refused:
                    person_id = await self._save(session, programme, schools, plan, people, basis)
                    newcomers += [person_id] if plan.new else []
                    reworded += [person_id] if plan.new or REWORDED.intersection(plan.what) else []
            await session.flush()
            await map_words(session, programme_id, reworded, self._today(programme))
            await _invite(session, programme, self.clock.now())
            if programme.state is ProgrammeState.LAUNCHED:
                # Who comes to a running programme gets a share of its plan at once.
                await fan_out(session, self.clock.now(), programme, people=newcomers)
            await session.delete(row)
            saved = RosterSaved(
                new=sum(plan.new for plan in plans),
                changed=sum(plan.changed for plan in plans),
                unchanged=sum(not plan.what and not plan.refused for plan in plans),
                refused=sum(plan.refused for plan in plans),
                schools=schools.new + schools.changed,
            )
            self.audit(
                session,
                actor,
                "people.imported",
                f"programme:{programme_id}",
                new=saved.new,
                changed=saved.changed,
                refused=saved.refused,
            )
            return saved

    async def _preview(
        self, session: AsyncSession, actor: Actor, draft_id: int, content: dict[str, Any]
    ) -> RosterPreview:
        draft = load(content["roster"])
        programme = await session.get_one(Programme, actor.methodist_of())
        plans, _ = await self._plans(session, programme, draft)
        schools = await load_schools(session, programme)
        new, changed = schools.would_change(draft.schools, [person.school for person in draft.people])
        return RosterPreview(
            draft_id=draft_id,
            file_name=content["file"],
            file_id=content["file_id"],
            new=sum(plan.new for plan in plans),
            changed=sum(plan.changed for plan in plans),
            unchanged=sum(not plan.what and not plan.refused for plan in plans),
            wrong=len(draft.wrong_rows),
            schools=len(draft.schools),
            new_schools=new,
            changed_schools=changed,
            problems=draft.errors,
            warnings=draft.warnings,
            refused=tuple((plan.row.sheet, plan.row.row) for plan in plans if plan.refused),
            changes=tuple(
                RosterChange(plan.row.sheet, plan.row.row, plan.row.full_name, plan.what)
                for plan in plans
                if plan.changed
            ),
        )

    async def _plans(
        self, session: AsyncSession, programme: Programme, draft: RosterDraft
    ) -> tuple[list[RowPlan], dict[int, Person]]:
        known, people = await self._known(session, programme)
        is_refused = self._refused(
            programme.municipality_id, await self._refusals(session, programme.municipality_id)
        )
        return compare(draft.people, known, is_refused), people

    def _refused(self, municipality_id: int, hashes: frozenset[str]) -> Callable[[RosterPerson], bool]:
        def is_refused(row: RosterPerson) -> bool:
            return (
                bool(hashes)
                and refusal_hash(self._secret, municipality_id, row.full_name, row.school) in hashes
            )

        return is_refused

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
        mentors = await _mentors(session, programme, people)
        known: dict[str, list[Known]] = defaultdict(list)
        for person in people.values():
            known[name_key(full_name(person))].append(
                Known(
                    id=person.id,
                    school=schools.get(person.school_id or 0, ""),
                    agreed=person.state in AGREED,
                    subject=person.subject,
                    phone=person.phone or "",
                    strengths=person.strengths,
                    deficits=person.deficits,
                    roster_mentor=person.roster_mentor,
                    roles=frozenset(roles[person.id]),
                    mentors=frozenset(mentors[person.id] | {name_key(person.roster_mentor)}),
                )
            )
        return known, people

    async def _save(
        self,
        session: AsyncSession,
        programme: Programme,
        schools: SchoolBook,
        plan: RowPlan,
        people: dict[int, Person],
        basis: str,
    ) -> int:
        """The row's person as the roster wants them; returns their id."""
        row, wanted = plan.row, plan.wanted
        if plan.known is None:
            person = Person(
                municipality_id=programme.municipality_id,
                school_id=schools.id_of(row.school),
                surname=row.surname,
                name=row.name,
                patronymic=row.patronymic,
                subject=wanted.subject,
                phone=wanted.phone or None,
                strengths=wanted.strengths,
                deficits=wanted.deficits,
                roster_mentor=wanted.mentor,
                imported_on_basis=basis[:BASIS_LENGTH],
                created_at=self.clock.now(),
            )
            session.add(person)
            await session.flush()
        else:
            person = people[plan.known.id]
            _change(person, plan, schools)
        if plan.new or "role" in plan.what:
            current = plan.known.roles if plan.known else frozenset()
            roles = roles_after(current, wanted.roles)
            await self._set_roles(session, programme, person.id, current, roles, fresh=plan.known is None)
        return person.id

    async def _set_roles(
        self,
        session: AsyncSession,
        programme: Programme,
        person_id: int,
        current: frozenset[Role],
        wanted: frozenset[Role],
        *,
        fresh: bool,
    ) -> None:
        today = self._today(programme)
        memberships: dict[Role, Membership] = {}
        if not fresh:
            of_person = (Membership.programme_id == programme.id, Membership.person_id == person_id)
            for membership in await session.scalars(select(Membership).where(*of_person)):
                memberships[membership.role] = membership
        for role in wanted - current:
            if role in memberships:
                memberships[role].ends_on = None
            else:
                session.add(
                    Membership(programme_id=programme.id, person_id=person_id, role=role, starts_on=today)
                )
        for role in current - wanted:
            if memberships[role].starts_on < today:
                memberships[role].ends_on = today - timedelta(days=1)
            else:
                await session.delete(memberships[role])


def _change(person: Person, plan: RowPlan, schools: SchoolBook) -> None:
    for name in plan.what:
        match name:
            case "school":
                person.school_id = schools.id_of(plan.row.school)
            case "mentor":
                person.roster_mentor = plan.wanted.mentor
            case "phone":
                person.phone = plan.wanted.phone
            case "subject" | "strengths" | "deficits":
                setattr(person, name, getattr(plan.wanted, name))
            case _:
                continue


async def _mentors(
    session: AsyncSession, programme: Programme, people: dict[int, Person]
) -> dict[int, set[str]]:
    """Name keys of the mentors whom people of the programme already have."""
    mentors: dict[int, set[str]] = defaultdict(set)
    for mentee_id, mentor_id in await session.execute(
        select(PartnershipMentee.person_id, Partnership.mentor_id)
        .join(Partnership)
        .where(Partnership.programme_id == programme.id, Partnership.state != PartnershipState.CLOSED)
    ):
        if mentor_id in people:
            mentors[mentee_id].add(name_key(full_name(people[mentor_id])))
    return mentors


async def _invite(session: AsyncSession, programme: Programme, now: datetime) -> None:
    """A personal link for every member who has none and is not on the bot yet."""
    open_links = select(Invitation.person_id).where(
        Invitation.programme_id == programme.id, Invitation.revoked_at.is_(None)
    )
    without = await session.scalars(
        select(Person.id)
        .join(Membership)
        .where(
            Membership.programme_id == programme.id,
            Person.account_id.is_(None),
            Person.state != PersonState.WITHDRAWN,
            Person.id.not_in(open_links),
        )
        .distinct()
    )
    session.add_all(
        Invitation(programme_id=programme.id, person_id=person_id, token=new_token(), created_at=now)
        for person_id in without
    )
