"""Who is in the programme and how far each has come: lists, cards, the funnel, the list of links."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Select, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.enums import PartnershipState, PersonState, Role
from models.partnerships import Partnership, PartnershipMentee
from models.people import Account, Invitation, Membership, Person, Refusal, School
from models.programmes import Programme
from services.actor import Actor
from services.errors import NotFound
from services.people.facts import Funnel, LinkLine, PeoplePage, PersonCard, PersonLine
from services.people.keyed import Keyed
from services.people.names import full_name, greeting_name, short_name
from services.people.rules import Stage, name_key, new_token
from services.programmes.counts import members as members_of

PAGE = 8
ORDER = tuple(Stage)
ROLE_ORDER = tuple(Role)


@dataclass(frozen=True, slots=True)
class _Member:
    person: Person
    school: str
    stage: Stage
    reachable: bool


class Directory(Keyed):
    async def people(
        self, actor: Actor, page: int = 0, stage: Stage | None = None, query: str = ""
    ) -> PeoplePage:
        """A page of the programme's people by name; `stage` keeps those who stand exactly there,
        `query` those whose name has all its words. A curator sees the own school's."""
        async with self.database.read() as session:
            members = await self._visible(session, actor)
        words = name_key(query).split()
        members = [
            member
            for member in members
            if (stage is None or member.stage is stage)
            and all(word in name_key(full_name(member.person)) for word in words)
        ]
        pages = max(1, -(-len(members) // PAGE))
        page = min(max(page, 0), pages - 1)
        return PeoplePage(
            total=len(members),
            page=page,
            pages=pages,
            people=tuple(
                PersonLine(
                    member.person.id,
                    full_name(member.person),
                    short_name(member.person),
                    member.school,
                    member.stage,
                    member.reachable,
                )
                for member in members[page * PAGE : (page + 1) * PAGE]
            ),
        )

    async def funnel(self, actor: Actor) -> Funnel:
        """How far the people have come: imported → opened → consented → registered → paired.

        Those who only run the programme are not counted: it is about whom it is made for.
        """
        async with self.database.read() as session:
            visible = await self._visible(session, actor)
            programme = await session.get_one(Programme, actor.programme_id)
            taking_part = set(await session.scalars(members_of(programme.id, self._today(programme))))
            members = [member for member in visible if member.person.id in taking_part]
            refused = await session.scalar(
                select(func.count(Refusal.id)).where(Refusal.municipality_id == actor.municipality_id)
            )
        reached = [ORDER.index(member.stage) for member in members]

        def at_least(stage: Stage) -> int:
            return sum(place >= ORDER.index(stage) for place in reached)

        return Funnel(
            imported=len(members),
            opened=at_least(Stage.OPENED),
            consented=at_least(Stage.CONSENTED),
            registered=at_least(Stage.REGISTERED),
            paired=at_least(Stage.PAIRED),
            refused=refused or 0,
            unreachable=sum(not member.reachable for member in members),
        )

    async def card(self, actor: Actor, person_id: int) -> PersonCard:
        """One person of the programme. NotFound for anybody else's; the link only for the methodist."""
        async with self.database.read() as session:
            members = await self._visible(session, actor, person_id)
            if not members:
                raise NotFound("person")
            member, person = members[0], members[0].person
            programme = await session.get_one(Programme, actor.programme_id)
            roles = await _roles(session, programme.id, person_id)
            invitation = await _open_link(session, programme.id, person_id)
            return PersonCard(
                id=person.id,
                full_name=full_name(person),
                greeting=greeting_name(person),
                school=member.school,
                roles=roles,
                subject=person.subject,
                phone=person.phone or "",
                strengths=person.strengths,
                deficits=person.deficits,
                stage=member.stage,
                reachable=member.reachable,
                programme=programme.title,
                token=invitation.token
                if invitation and person.account_id is None and Role.METHODIST in actor.roles
                else "",
            )

    async def links(self, actor: Actor) -> tuple[LinkLine, ...]:
        """The personal links that nobody has used yet, by school and name."""
        programme_id = actor.methodist_of()
        async with self.database.read() as session:
            rows = await session.execute(
                select(Person, Invitation, School.name)
                .join(Invitation, Invitation.person_id == Person.id)
                .outerjoin(School, School.id == Person.school_id)
                .where(
                    Invitation.programme_id == programme_id,
                    Invitation.revoked_at.is_(None),
                    Person.account_id.is_(None),
                    Person.state == PersonState.IMPORTED,
                )
            )
            lines = [
                LinkLine(full_name(person), school or "", link.token, link.opened_at is not None)
                for person, link, school in rows
            ]
        return tuple(sorted(lines, key=lambda line: (name_key(line.school), name_key(line.full_name))))

    async def renew_link(self, actor: Actor, person_id: int) -> None:
        """Revoke a person's unused link and make another: the old one went to the wrong hands."""
        programme_id = actor.methodist_of()
        async with self.once(actor, "people.renew_link") as session:
            members = await self._visible(session, actor, person_id)
            if not members or members[0].person.account_id is not None:
                raise NotFound("person")
            now = self.clock.now()
            if link := await _open_link(session, programme_id, person_id):
                link.revoked_at = now
                await session.flush()
            session.add(
                Invitation(programme_id=programme_id, person_id=person_id, token=new_token(), created_at=now)
            )
            self.audit(session, actor, "people.link_renewed", f"person:{person_id}")

    async def _visible(
        self, session: AsyncSession, actor: Actor, person_id: int | None = None
    ) -> list[_Member]:
        """The members whom the actor may see: a methodist all, a curator those of the own school."""
        actor.require(Role.METHODIST, Role.CURATOR)
        programme = await session.get_one(Programme, actor.programme_id)
        query = (
            select(Person, School.name, Account.reachable, Invitation.opened_at)
            .outerjoin(School, School.id == Person.school_id)
            .outerjoin(Account, Account.id == Person.account_id)
            .outerjoin(
                Invitation,
                (Invitation.person_id == Person.id)
                & (Invitation.programme_id == programme.id)
                & Invitation.revoked_at.is_(None),
            )
            .where(Person.id.in_(_members(programme.id, self._today(programme))))
        )
        if Role.METHODIST not in actor.roles:
            query = query.where(Person.school_id == actor.school_id, Person.school_id.is_not(None))
        if person_id is not None:
            query = query.where(Person.id == person_id)
        paired = await _paired(session, programme.id)
        rows = (await session.execute(query)).all()
        members = [
            _Member(
                person,
                school or "",
                _stage(person, opened_at is not None, person.id in paired),
                reachable is not False,
            )
            for person, school, reachable, opened_at in rows
        ]
        return sorted(members, key=lambda member: (name_key(full_name(member.person)), member.person.id))


def _members(programme_id: int, today: date) -> Select[int]:
    return (
        select(Membership.person_id)
        .where(
            Membership.programme_id == programme_id,
            or_(Membership.ends_on.is_(None), Membership.ends_on >= today),
        )
        .distinct()
    )


def _stage(person: Person, opened: bool, paired: bool) -> Stage:
    if person.state is PersonState.REGISTERED:
        return Stage.PAIRED if paired else Stage.REGISTERED
    if person.state is PersonState.CONSENTED:
        return Stage.CONSENTED
    return Stage.OPENED if opened else Stage.IMPORTED


async def _paired(session: AsyncSession, programme_id: int) -> frozenset[int]:
    active = (Partnership.programme_id == programme_id, Partnership.state == PartnershipState.ACTIVE)
    mentors = await session.scalars(select(Partnership.mentor_id).where(*active))
    mentees = await session.scalars(select(PartnershipMentee.person_id).join(Partnership).where(*active))
    return frozenset([*mentors, *mentees])


async def _roles(session: AsyncSession, programme_id: int, person_id: int) -> tuple[Role, ...]:
    roles: Sequence[Role] = (
        await session.scalars(
            select(Membership.role).where(
                Membership.programme_id == programme_id, Membership.person_id == person_id
            )
        )
    ).all()
    return tuple(sorted(roles, key=ROLE_ORDER.index))


async def _open_link(session: AsyncSession, programme_id: int, person_id: int) -> Invitation | None:
    link: Invitation | None = await session.scalar(
        select(Invitation).where(
            Invitation.programme_id == programme_id,
            Invitation.person_id == person_id,
            Invitation.revoked_at.is_(None),
        )
    )
    return link
