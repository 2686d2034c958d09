"""Who is in the programme and how far each has come: lists, cards, the funnel, the list of links."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from sqlalchemy import Row, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.enums import PersonState, Role
from models.people import Invitation, Membership, Person, Refusal, School
from models.programmes import Programme
from services.actor import Actor
from services.errors import NotFound
from services.paging import COUNTED, cut
from services.people import listing
from services.people.deficits import DeficitSide, said_by
from services.people.facts import Funnel, LinkLine, PeoplePage, PersonCard, PersonLine
from services.people.keyed import Keyed
from services.people.names import full_name, greeting_name, short_name
from services.people.rules import Stage, name_key, new_token
from services.people.searching import FEW, among, fit, wanted
from services.people.tallies import Reach, own_school, standing_at, tallies, totals

PAGE = 8
ROLE_ORDER = tuple(Role)


class Directory(Keyed):
    async def people(
        self, actor: Actor, page: int = 0, stage: Stage | None = None, query: str = ""
    ) -> PeoplePage:
        """A page of the programme's people by name; each word of `query` begins a word of theirs.

        `stage` keeps those for whom the programme is made and who stand exactly there: the people whom
        the funnel counts. A curator sees the own school's.
        """
        actor.require(Role.METHODIST, Role.CURATOR)
        async with self.database.read() as session:
            programme = await session.get_one(Programme, actor.programme_id)
            today = self._today(programme)
            roles = listing.AIMED_AT if stage else ()
            shown = listing.lines(programme.id).where(listing.visible(actor, programme, today, *roles))
            words, known = wanted(query), None
            found = await among(session, programme.municipality_id, words)
            # Of a common word's people few are of one school, whose own are soon gone through.
            counting = found.counting if Role.METHODIST in actor.roles else found.in_order
            in_order = found.in_order
            if stage is not None:
                shown = shown.where(listing.stands_at(stage, programme.id))
                if Role.METHODIST in actor.roles:
                    there = await totals(session, programme.id, today)
                    people = sum(one.people for one in there if one.stage is stage)
                    known = None if words else [people]
                    there_alone = (standing_at(stage, programme.id, today), *map(fit, words))
                    counting = there_alone if people <= FEW else counting
                    in_order = there_alone if people <= COUNTED else in_order
            rows, place = await cut(
                session, [shown.where(*in_order)], page, PAGE, [shown.where(*counting)], known=known
            )
        return PeoplePage(place, tuple(_line(*row) for row in rows))

    async def funnel(self, actor: Actor) -> Funnel:
        """How far the people have come: imported → opened → consented → registered → paired.

        Those who only run the programme are not counted: it is about whom it is made for.
        """
        actor.require(Role.METHODIST, Role.CURATOR)
        async with self.database.read() as session:
            programme = await session.get_one(Programme, actor.programme_id)
            schools, today = own_school(actor), self._today(programme)
            found = (
                await totals(session, programme.id, today)
                if schools is None
                else await tallies(session, programme.id, today, schools)
            )
            refused: int | None = 0
            if schools is None:
                # No school is kept of who refused: a curator would read those of others as the own school's.
                refused = await session.scalar(
                    select(func.count(Refusal.id)).where(Refusal.municipality_id == actor.municipality_id)
                )
        order = list(Stage)
        reached = Counter[Stage]()
        for one in found:
            for stage in order[: order.index(one.stage) + 1]:
                reached[stage] += one.people
        return Funnel(
            imported=reached[Stage.IMPORTED],
            opened=reached[Stage.OPENED],
            consented=reached[Stage.CONSENTED],
            registered=reached[Stage.REGISTERED],
            paired=reached[Stage.PAIRED],
            refused=refused or 0,
            unreachable=sum(one.people for one in found if one.reach is Reach.UNREACHABLE),
        )

    async def card(self, actor: Actor, person_id: int) -> PersonCard:
        """One person of the programme. NotFound for anybody else's; the link only for the methodist."""
        actor.require(Role.METHODIST, Role.CURATOR)
        async with self.database.read() as session:
            programme = await session.get_one(Programme, actor.programme_id)
            person, school, reachable, stage = await self._one(session, actor, programme, person_id)
            roles = await _roles(session, programme.id, person_id, self._today(programme))
            invitation = await _open_link(session, programme.id, person_id)
            said = await said_by(session, programme.id, person)
            return PersonCard(
                id=person.id,
                full_name=full_name(person),
                greeting=greeting_name(person),
                school=school or "",
                roles=roles,
                subject=person.subject,
                phone=person.phone or "",
                strengths=said[DeficitSide.SHARED],
                deficits=said[DeficitSide.WANTED],
                stage=Stage(stage),
                reachable=reachable is not False,
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
            programme = await session.get_one(Programme, programme_id)
            person, *_ = await self._one(session, actor, programme, person_id)
            if person.account_id is not None:
                raise NotFound("person")
            now = self.clock.now()
            if link := await _open_link(session, programme_id, person_id):
                link.revoked_at = now
                await session.flush()
            session.add(
                Invitation(programme_id=programme_id, person_id=person_id, token=new_token(), created_at=now)
            )
            self.audit(session, actor, "people.link_renewed", f"person:{person_id}")

    async def _one(
        self, session: AsyncSession, actor: Actor, programme: Programme, person_id: int
    ) -> Row[Person, str | None, bool | None, str]:
        """One of the people whom the actor may see; NotFound otherwise."""
        visible = listing.visible(actor, programme, self._today(programme))
        found = await session.execute(
            listing.lines(programme.id).where(Person.id == person_id, visible).order_by(None)
        )
        row = found.one_or_none()
        if row is None:
            raise NotFound("person")
        return row


def _line(person: Person, school: str | None, reachable: bool | None, stage: str) -> PersonLine:
    return PersonLine(
        person.id,
        full_name(person),
        short_name(person),
        school or "",
        Stage(stage),
        reachable is not False,
    )


async def _roles(session: AsyncSession, programme_id: int, person_id: int, today: date) -> tuple[Role, ...]:
    roles: Sequence[Role] = (
        await session.scalars(
            select(Membership.role).where(
                Membership.programme_id == programme_id,
                Membership.person_id == person_id,
                or_(Membership.ends_on.is_(None), Membership.ends_on >= today),
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
