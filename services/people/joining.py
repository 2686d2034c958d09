"""Links for everybody of a school or of the whole programme: made, limited, renewed, taken back."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models.joining import JoinLink
from models.people import School
from models.programmes import Programme
from services.actor import Actor
from services.errors import DomainError, NotFound
from services.people.keyed import Keyed
from services.people.rules import new_token

MOST_USES = 1000


@dataclass(frozen=True, slots=True)
class JoinLinkFacts:
    """A link as its methodist sees it. `school` is empty for the programme's; `over`: it opens nothing."""

    token: str
    school: str
    programme: str
    ends_on: date | None
    most_uses: int | None
    uses: int
    over: bool


class Joining(Keyed):
    """`school_id` None is the link of the whole programme. NotFound for another municipality's school."""

    async def join_link(self, actor: Actor, school_id: int | None) -> JoinLinkFacts | None:
        """The link in force; None when there is none."""
        programme_id = actor.methodist_of()
        async with self.database.read() as session:
            school = await _own_school(session, actor, school_id)
            link = await _in_force(session, programme_id, school_id)
            programme = await session.get_one(Programme, programme_id)
            if link is None:
                return None
            return JoinLinkFacts(
                token=link.token,
                school=school,
                programme=programme.title,
                ends_on=link.ends_on,
                most_uses=link.most_uses,
                uses=link.uses,
                over=is_over(link, self._today(programme)),
            )

    async def make_join_link(self, actor: Actor, school_id: int | None) -> None:
        """Make a link; one in force before stops working. Its end and limit stay for the new one."""
        programme_id = actor.methodist_of()
        async with self.once(actor, "people.make_join_link") as session:
            await _own_school(session, actor, school_id)
            now = self.clock.now()
            link = await _in_force(session, programme_id, school_id)
            if link is not None:
                link.revoked_at = now
                await session.flush()
            session.add(
                JoinLink(
                    programme_id=programme_id,
                    school_id=school_id,
                    token=new_token(),
                    created_at=now,
                    ends_on=link.ends_on if link else None,
                    most_uses=link.most_uses if link else None,
                )
            )
            self.audit(session, actor, "people.join_link_made", f"school:{school_id or 0}")

    async def revoke_join_link(self, actor: Actor, school_id: int | None) -> None:
        """Take the link back: who has begun may finish, nobody begins. Twice counts once."""
        programme_id = actor.methodist_of()
        async with self.database.write() as session:
            await _own_school(session, actor, school_id)
            link = await _in_force(session, programme_id, school_id)
            if link is not None:
                link.revoked_at = self.clock.now()
                self.audit(session, actor, "people.join_link_revoked", f"school:{school_id or 0}")

    async def end_join_link(self, actor: Actor, school_id: int | None, ends_on: date | None) -> None:
        """Let the link work until the end of a local day (None: without an end)."""
        programme_id = actor.methodist_of()
        async with self.database.write() as session:
            await _own_school(session, actor, school_id)
            programme = await session.get_one(Programme, programme_id)
            if ends_on is not None and ends_on < self._today(programme):
                raise DomainError("join-end-past")
            link = await _needed(session, programme_id, school_id)
            link.ends_on = ends_on
            self.audit(session, actor, "people.join_link_limited", f"school:{school_id or 0}")

    async def limit_join_link(self, actor: Actor, school_id: int | None, most_uses: int | None) -> None:
        """Let the link work for so many people (None: for everybody)."""
        programme_id = actor.methodist_of()
        if most_uses is not None and not 1 <= most_uses <= MOST_USES:
            raise DomainError("join-limit-wrong", limit=MOST_USES)
        async with self.database.write() as session:
            await _own_school(session, actor, school_id)
            link = await _needed(session, programme_id, school_id)
            link.most_uses = most_uses
            self.audit(session, actor, "people.join_link_limited", f"school:{school_id or 0}")


def is_over(link: JoinLink, today: date) -> bool:
    """Whether nobody new may come through the link."""
    return (
        link.revoked_at is not None
        or (link.ends_on is not None and link.ends_on < today)
        or (link.most_uses is not None and link.uses >= link.most_uses)
    )


async def _own_school(session: AsyncSession, actor: Actor, school_id: int | None) -> str:
    if school_id is None:
        return ""
    school = await session.get(School, school_id)
    if school is None or school.municipality_id != actor.municipality_id:
        raise NotFound("school")
    return school.name


async def _in_force(session: AsyncSession, programme_id: int, school_id: int | None) -> JoinLink | None:
    link: JoinLink | None = await session.scalar(
        select(JoinLink).where(
            JoinLink.programme_id == programme_id,
            JoinLink.school_id == school_id if school_id is not None else JoinLink.school_id.is_(None),
            JoinLink.revoked_at.is_(None),
        )
    )
    return link


async def _needed(session: AsyncSession, programme_id: int, school_id: int | None) -> JoinLink:
    link = await _in_force(session, programme_id, school_id)
    if link is None:
        raise NotFound("join_link")
    return link
