"""Personal links to hand out: by school, and taken back."""

from collections import defaultdict
from dataclasses import dataclass

from sqlalchemy import select

from models.enums import PersonState
from models.people import Invitation, Person, School
from services.actor import Actor
from services.errors import NotFound
from services.people.facts import LinkLine
from services.people.keyed import Keyed
from services.people.names import full_name
from services.people.rules import name_key


@dataclass(frozen=True, slots=True)
class SchoolLinks:
    """The links of one school's people that nobody has used yet; without a school both are empty."""

    school_id: int
    school: str
    links: tuple[LinkLine, ...]


class Inviting(Keyed):
    async def links_by_school(self, actor: Actor, school_id: int | None = None) -> tuple[SchoolLinks, ...]:
        """Links not used yet by school and name; `school_id` keeps one school (0: those without one)."""
        programme_id = actor.methodist_of()
        query = (
            select(Person, Invitation, School.id, School.name)
            .join(Invitation, Invitation.person_id == Person.id)
            .outerjoin(School, School.id == Person.school_id)
            .where(
                Invitation.programme_id == programme_id,
                Invitation.revoked_at.is_(None),
                Person.account_id.is_(None),
                Person.state == PersonState.IMPORTED,
            )
        )
        if school_id is not None:
            query = query.where(Person.school_id == school_id if school_id else Person.school_id.is_(None))
        found: dict[tuple[str, int], list[LinkLine]] = defaultdict(list)
        async with self.database.read() as session:
            for person, link, number, name in await session.execute(query):
                line = LinkLine(full_name(person), name or "", link.token, link.opened_at is not None)
                found[name or "", number or 0].append(line)
        return tuple(
            SchoolLinks(number, name, tuple(sorted(lines, key=lambda line: name_key(line.full_name))))
            for (name, number), lines in sorted(found.items(), key=lambda one: (name_key(one[0][0]), one[0]))
        )

    async def revoke_link(self, actor: Actor, person_id: int) -> None:
        """Take a person's unused link back without making another. Twice counts once."""
        programme_id = actor.methodist_of()
        async with self.database.write() as session:
            link = await session.scalar(
                select(Invitation)
                .join(Person)
                .where(
                    Invitation.programme_id == programme_id,
                    Invitation.person_id == person_id,
                    Person.account_id.is_(None),
                )
                .order_by(Invitation.id.desc())
                .limit(1)
            )
            if link is None:
                raise NotFound("person")
            if link.revoked_at is None:
                link.revoked_at = self.clock.now()
                self.audit(session, actor, "people.link_revoked", f"person:{person_id}")
