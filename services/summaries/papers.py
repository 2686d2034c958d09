"""Official papers of a programme (PRODUCT.md §6.5): what goes into them, and their templates."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from sqlalchemy import delete, exists, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.enums import PaperKind, PartnershipState, PersonState, Role
from models.papers import PaperTemplate
from models.partnerships import Partnership, PartnershipMentee, SchoolGroup, SchoolPartnership
from models.people import Membership, Person, School
from models.programmes import Programme
from models.roadmap import Activity, Roadmap
from models.system import StoredFile
from services.actor import Actor
from services.base import Service
from services.errors import DomainError, Forbidden, NotFound
from services.events.names import Say
from services.files import Received, received, record_file
from services.partnerships.hours import hours_of
from services.partnerships.people import local_day
from services.people.names import PersonName, full_name
from services.summaries.paper_facts import (
    Contract,
    ContractPaper,
    MentorLine,
    MentorsPaper,
    Pairing,
    PairsPaper,
    PlanLine,
    Responsible,
    SchoolsLine,
    Teacher,
)
from services.summaries.paper_head import head_of
from services.summaries.report import report_of
from services.summaries.report_facts import Paper

MOST_MENTORS = 500
"""Pages of one file."""


class Papers(Service):
    """For the methodist; a mentor takes the own certificate."""

    async def paper(self, actor: Actor, kind: PaperKind, say: Say) -> Paper:
        """The facts of a paper of the methodist's programme; `say` puts ready forms and events into words.

        DomainError when there is nothing to put into it.
        """
        programme_id = actor.methodist_of()
        async with self.database.read() as session:
            programme = await session.get_one(Programme, programme_id)
            found: Paper
            match kind:
                case PaperKind.REPORT:
                    # A programme in which nothing has happened yet has a report that says so.
                    found = await report_of(session, programme, self.clock.now(), say)
                    empty = False
                case PaperKind.PAIRS:
                    found = await _pairs(session, programme)
                    empty = not found.schools and not found.pairings
                case PaperKind.CONTRACT:
                    found = await self._contracts(session, programme)
                    empty = not found.contracts
                case PaperKind.HOURS | PaperKind.THANKS:
                    found = await _mentors(session, programme, None)
                    empty = not found.mentors
                case PaperKind.SURVEY | PaperKind.PERSONAL:
                    # Made where the survey or the partnership is.
                    raise NotFound("paper")
        if empty:
            raise DomainError(f"paper-empty-{kind}")
        return found

    async def my_certificate(self, actor: Actor) -> MentorsPaper:
        """The actor's own hours in the current programme. DomainError for who has noted no meetings."""
        person_id = actor.require_person()
        if actor.programme_id is None:
            raise Forbidden("programme")
        async with self.database.read() as session:
            programme = await session.get_one(Programme, actor.programme_id)
            found = await _mentors(session, programme, person_id)
        if not found.mentors:
            raise DomainError("paper-empty-hours")
        return found

    async def mentor_paper(self, actor: Actor, kind: PaperKind, person_id: int) -> MentorsPaper:
        """One mentor's page of the certificates or letters (`kind`) of the methodist's programme.

        NotFound for who leads nobody in it; DomainError for who has noted no meetings.
        """
        programme_id = actor.methodist_of()
        if kind not in (PaperKind.HOURS, PaperKind.THANKS):
            raise NotFound("paper")
        async with self.database.read() as session:
            programme = await session.get_one(Programme, programme_id)
            leads = exists().where(
                Partnership.mentor_id == person_id, Partnership.programme_id == programme_id
            )
            if not await session.scalar(select(leads)):
                raise NotFound("person")
            found = await _mentors(session, programme, person_id)
        if not found.mentors:
            raise DomainError(f"paper-empty-{kind}")
        return found

    async def own_templates(self, actor: Actor) -> frozenset[PaperKind]:
        """Of which papers the methodist's programme has a template of its own."""
        programme_id = actor.methodist_of()
        async with self.database.read() as session:
            kinds = await session.scalars(
                select(PaperTemplate.kind).where(PaperTemplate.programme_id == programme_id)
            )
            return frozenset(kinds)

    async def template(self, actor: Actor, kind: PaperKind) -> Received | None:
        """The template that papers of the current programme are made with; None for the built-in one."""
        if actor.programme_id is None:
            raise Forbidden("programme")
        async with self.database.read() as session:
            file = await session.scalar(
                select(StoredFile)
                .join(PaperTemplate, PaperTemplate.file_id == StoredFile.id)
                .where(PaperTemplate.programme_id == actor.programme_id, PaperTemplate.kind == kind)
            )
            return received(file) if file else None

    async def set_template(self, actor: Actor, kind: PaperKind, file: Received) -> None:
        """Use a template (checked by the caller, its content kept) from now on."""
        programme_id = actor.methodist_of()
        async with self.database.write() as session:
            await session.get_one(Programme, programme_id, with_for_update=True)
            await _drop(session, programme_id, kind)
            now = self.clock.now()
            file_id = await record_file(session, now, file, None)
            session.add(PaperTemplate(programme_id=programme_id, kind=kind, file_id=file_id, set_at=now))
            self.audit(session, actor, "papers.template_set", f"programme:{programme_id}", kind=kind.value)

    async def drop_template(self, actor: Actor, kind: PaperKind) -> None:
        """Go back to the built-in template. Twice counts once."""
        programme_id = actor.methodist_of()
        async with self.database.write() as session:
            if await _drop(session, programme_id, kind):
                self.audit(
                    session, actor, "papers.template_dropped", f"programme:{programme_id}", kind=kind.value
                )

    async def _contracts(self, session: AsyncSession, programme: Programme) -> ContractPaper:
        lines = await _schools(session, programme)
        people = await _responsible(session, programme, local_day(programme, self.clock.now()))
        contracts = tuple(
            Contract(
                line,
                tuple(one for one, helped in people if _answers(one, helped, {line.leader, *line.partners})),
            )
            for line in lines
        )
        rows = await session.execute(
            select(Activity.title, Activity.period_text, Activity.responsible)
            .join(Roadmap, Roadmap.id == Activity.roadmap_id)
            .where(Roadmap.programme_id == programme.id, Activity.dropped_at.is_(None))
            .order_by(Activity.position)
        )
        plan = tuple(PlanLine(*row) for row in rows)
        return ContractPaper(await head_of(session, programme), contracts, plan)


async def _drop(session: AsyncSession, programme_id: int, kind: PaperKind) -> bool:
    gone = await session.scalars(
        delete(PaperTemplate)
        .where(PaperTemplate.programme_id == programme_id, PaperTemplate.kind == kind)
        .returning(PaperTemplate.file_id)
    )
    ids = gone.all()
    await session.execute(delete(StoredFile).where(StoredFile.id.in_(ids)))
    return bool(ids)


async def _pairs(session: AsyncSession, programme: Programme) -> PairsPaper:
    pairs = (
        await session.execute(
            select(Partnership.id, Partnership.mentor_id)
            .where(Partnership.programme_id == programme.id, Partnership.state == PartnershipState.ACTIVE)
            .order_by(Partnership.sort_key, Partnership.id)
        )
    ).all()
    led = defaultdict[int, list[int]](list)
    for partnership_id, person_id in await session.execute(
        select(PartnershipMentee.partnership_id, PartnershipMentee.person_id)
        .join(Person, Person.id == PartnershipMentee.person_id)
        .join(Partnership, Partnership.id == PartnershipMentee.partnership_id)
        .where(Partnership.programme_id == programme.id, Partnership.state == PartnershipState.ACTIVE)
        .order_by(Person.sort_key, Person.id)
    ):
        led[partnership_id].append(person_id)
    everybody = {mentor for _, mentor in pairs} | {one for mentees in led.values() for one in mentees}
    teachers = await _teachers(session, everybody)
    return PairsPaper(
        await head_of(session, programme),
        await _schools(session, programme),
        tuple(
            Pairing(teachers[mentor], tuple(teachers[one] for one in led[pair_id]))
            for pair_id, mentor in pairs
        ),
    )


async def _teachers(session: AsyncSession, ids: set[int]) -> dict[int, Teacher]:
    rows = await session.execute(
        select(Person, School.name).outerjoin(School, School.id == Person.school_id).where(Person.id.in_(ids))
    )
    return {person.id: Teacher(full_name(person), school or "", person.subject) for person, school in rows}


async def _schools(session: AsyncSession, programme: Programme) -> tuple[SchoolsLine, ...]:
    """Partner schools now; those of a group make one line."""
    rows = (
        await session.scalars(
            select(SchoolPartnership)
            .where(SchoolPartnership.programme_id == programme.id, SchoolPartnership.ended_on.is_(None))
            .order_by(SchoolPartnership.id)
        )
    ).all()
    ids = {one for row in rows for one in (row.leader_school_id, row.partner_school_id)}
    names = dict((await session.execute(select(School.id, School.name).where(School.id.in_(ids)))).all())
    groups = dict(
        (
            await session.execute(
                select(SchoolGroup.id, SchoolGroup.name).where(SchoolGroup.programme_id == programme.id)
            )
        ).all()
    )
    together = defaultdict[tuple[str, int], list[SchoolPartnership]](list)
    for row in rows:
        key = ("group", row.group_id) if row.group_id is not None else ("pair", row.id)
        together[key].append(row)
    lines = [
        SchoolsLine(
            leader=names[some[0].leader_school_id],
            partners=tuple(sorted(names[one.partner_school_id] for one in some)),
            group=groups.get(some[0].group_id or 0, ""),
            model=some[0].network_model or programme.network_model,
            contract_number=some[0].contract_number,
            contract_date=some[0].contract_date,
        )
        for some in together.values()
    ]
    return tuple(sorted(lines, key=lambda line: (line.leader, line.partners)))


def _answers(one: Responsible, helped: set[str], schools: set[str]) -> bool:
    """Whether somebody answers for anything of a contract between `schools`.

    A methodist does, and who is of one of them; but for a mentor all whose mentees are elsewhere.
    """
    return not one.school or (one.school in schools and not (helped and helped.isdisjoint(schools)))


async def _responsible(
    session: AsyncSession, programme: Programme, today: date
) -> Sequence[tuple[Responsible, set[str]]]:
    """Curators and mentors with a part in force, by school; the methodists, who belong to none.

    With each mentor the schools of those whom they lead now.
    """
    helped = defaultdict[int, set[str]](set)
    for mentor_id, name in await session.execute(
        select(Partnership.mentor_id, School.name)
        .join(PartnershipMentee, PartnershipMentee.partnership_id == Partnership.id)
        .join(Person, Person.id == PartnershipMentee.person_id)
        .join(School, School.id == Person.school_id)
        .where(Partnership.programme_id == programme.id, Partnership.state == PartnershipState.ACTIVE)
    ):
        helped[mentor_id].add(name)
    rows = await session.execute(
        select(Person, School.name, Membership.role)
        .join(Membership, Membership.person_id == Person.id)
        .outerjoin(School, School.id == Person.school_id)
        .where(
            Membership.programme_id == programme.id,
            Membership.role.in_((Role.CURATOR, Role.MENTOR, Role.METHODIST)),
            Membership.starts_on <= today,
            or_(Membership.ends_on.is_(None), Membership.ends_on >= today),
            Person.state != PersonState.WITHDRAWN,
        )
        .order_by(School.name, Membership.role, Person.sort_key, Person.id)
    )
    return [
        (
            Responsible(full_name(person), "" if role is Role.METHODIST else school or "-", role.value),
            helped[person.id] if role is Role.MENTOR else set(),
        )
        for person, school, role in rows
    ]


async def _mentors(session: AsyncSession, programme: Programme, person_id: int | None) -> MentorsPaper:
    """Mentors whose journal has anything, by name."""
    led = (
        select(Partnership.mentor_id, func.count(PartnershipMentee.person_id.distinct()).label("mentees"))
        .join(PartnershipMentee, PartnershipMentee.partnership_id == Partnership.id)
        .where(Partnership.programme_id == programme.id)
        .group_by(Partnership.mentor_id)
        .subquery()
    )
    query = (
        select(Person, School.name, led.c.mentees)
        .join(led, led.c.mentor_id == Person.id)
        .outerjoin(School, School.id == Person.school_id)
        .where(Person.state != PersonState.WITHDRAWN)
        .order_by(Person.sort_key, Person.id)
        .limit(MOST_MENTORS)
    )
    if person_id is not None:
        query = query.where(Person.id == person_id)
    rows = (await session.execute(query)).all()
    hours = await hours_of(session, programme, [person.id for person, _, _ in rows])
    return MentorsPaper(
        await head_of(session, programme),
        tuple(
            MentorLine(
                who=PersonName(person.surname, person.name, person.patronymic),
                school=school or "",
                subject=person.subject,
                mentees=mentees,
                meetings=hours[person.id].meetings,
                minutes=hours[person.id].minutes,
            )
            for person, school, mentees in rows
            if hours[person.id].meetings
        ),
    )
