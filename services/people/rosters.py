"""The roster's import: a dry run that is kept as a draft, then everything at once."""

from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models.enums import PersonState, ProgrammeState, Role
from models.people import Invitation, Membership, Person
from models.programmes import Programme
from services.actor import Actor
from services.drafts import end_drafts, newest_draft, own_draft, save_draft
from services.errors import DomainError, NotFound
from services.people.comparing import RowPlan
from services.people.drafts import RosterDraft, dump
from services.people.facts import RosterPreview, RosterSaved
from services.people.leaving import end_part
from services.people.roster_answers import RosterAnswers
from services.people.roster_looking import KIND
from services.people.row_asks import roles_after
from services.people.rules import new_token
from services.people.schools import SchoolBook, load_schools
from services.people.teams import leave_school_teams
from services.people.wordings import map_words
from services.roadmap.launching import fan_out

BASIS_LENGTH = 200
REWORDED = {"strengths", "deficits"}


class RosterImport(RosterAnswers):
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

    async def begun_roster(self, actor: Actor) -> int | None:
        """The draft that the actor began and left, None without one."""
        actor.methodist_of()
        async with self.database.read() as session:
            return await newest_draft(session, self.clock, actor, KIND)

    async def drop_roster(self, actor: Actor, draft_id: int) -> None:
        """Forget a draft: the methodist cancelled."""
        actor.methodist_of()
        async with self.database.write() as session:
            await own_draft(session, self.clock, actor, KIND, draft_id)
            await end_drafts(session, actor, KIND)

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
            programme = await session.get_one(Programme, programme_id)
            found = await self._plans(session, programme, row.content)
            draft, plans = found.draft, found.rows
            schools = await load_schools(session, programme)
            await schools.save(draft.schools, [person.school for person in draft.people])
            newcomers, reworded = [], []
            for plan in plans:
                if not plan.idle:
                    person_id = await self._save(session, programme, schools, plan, found.people, basis)
                    if plan.known and "school" in plan.what:
                        self.audit(session, actor, "people.moved", f"person:{person_id}")
                        await session.flush()
                        await leave_school_teams(session, person_id)
                    newcomers += [person_id] if plan.new else []
                    reworded += [person_id] if plan.new or REWORDED.intersection(plan.what) else []
            await session.flush()
            await map_words(session, programme_id, reworded, self._today(programme))
            await invite_members(session, programme, self.clock.now())
            if programme.state is ProgrammeState.LAUNCHED:
                # Who comes to a running programme gets a share of its plan at once.
                await fan_out(session, self.clock.now(), programme, people=newcomers)
            leaving = [one.id for one in found.missing if one.id in row.content.get("leaving", ())]
            now, today = self.clock.now(), self._today(programme)
            for person_id in leaving:
                await end_part(session, now, programme, person_id, today, row.content["file"])
                self.audit(session, actor, "people.ended", f"person:{person_id}")
            programme.roster_basis = basis[:BASIS_LENGTH]
            await end_drafts(session, actor, KIND)
            saved = RosterSaved(
                new=sum(plan.new for plan in plans),
                changed=sum(plan.changed for plan in plans),
                unchanged=sum(plan.unchanged for plan in plans),
                refused=sum(plan.refused for plan in plans),
                schools=schools.new + schools.changed,
                ended=len(leaving),
            )
            self.audit(
                session,
                actor,
                "people.imported",
                f"programme:{programme_id}",
                new=saved.new,
                changed=saved.changed,
                refused=saved.refused,
                basis=programme.roster_basis,
            )
            return saved

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


async def invite_members(session: AsyncSession, programme: Programme, now: datetime) -> None:
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
