"""The partnerships of a person over the years, those that are over included."""

from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.enums import PartnershipState
from models.partnerships import FormerMentee, Partnership, PartnershipMentee
from models.people import Membership, Person
from models.programmes import Programme
from services.actor import Actor
from services.base import Service
from services.errors import NotFound
from services.partnerships.facts import PastLine, PersonHistory
from services.people.names import full_name, short_name


class History(Service):
    async def history(self, actor: Actor, person_id: int) -> PersonHistory:
        """Everything of a person who has or had a part in the methodist's programme, with the reasons.

        Newest first; earlier years' programmes included.
        """
        programme_id = actor.methodist_of()
        async with self.database.read() as session:
            person = await session.scalar(
                select(Person)
                .join(Membership, Membership.person_id == Person.id)
                .where(Membership.programme_id == programme_id, Membership.person_id == person_id)
                .limit(1)
            )
            if person is None:
                raise NotFound("person")
            lines = await _history(session, person_id, with_reasons=True)
            return PersonHistory(full_name(person), lines)

    async def my_history(self, actor: Actor) -> tuple[PastLine, ...]:
        """One's own partnerships that are over, newest first; reasons are the methodist's."""
        person_id = actor.require_person()
        async with self.database.read() as session:
            lines = await _history(session, person_id, with_reasons=False)
        return tuple(line for line in lines if line.until is not None)


async def _history(session: AsyncSession, person_id: int, *, with_reasons: bool) -> tuple[PastLine, ...]:
    now_led = {
        row.partnership_id: row
        for row in await session.scalars(
            select(PartnershipMentee).where(PartnershipMentee.person_id == person_id)
        )
    }
    once_led = (
        await session.scalars(
            select(FormerMentee).where(FormerMentee.person_id == person_id).order_by(FormerMentee.id)
        )
    ).all()
    ids = {*now_led, *(row.partnership_id for row in once_led)}
    rows = await session.execute(
        select(Partnership, Programme)
        .join(Programme, Programme.id == Partnership.programme_id)
        .where(or_(Partnership.mentor_id == person_id, Partnership.id.in_(ids)))
    )
    found = {partnership.id: (partnership, programme) for partnership, programme in rows}
    names = await _names(session, [partnership for partnership, _ in found.values()])
    lines: list[PastLine] = []
    for partnership, programme in found.values():
        if partnership.mentor_id == person_id or partnership.id in now_led:
            led = now_led.get(partnership.id)
            since = led.joined_at if led and led.joined_at else _began(partnership)
            lines.append(_line(partnership, programme, person_id, names, since, partnership.closed_at))
    for row in once_led:
        partnership, programme = found[row.partnership_id]
        since = row.joined_at or _began(partnership)
        line = _line(partnership, programme, person_id, names, since, row.left_at, row.reason)
        lines.append(line)
    if not with_reasons:
        lines = [replace(line, reason="") for line in lines]
    return tuple(sorted(lines, key=lambda line: (line.until is None, line.since, line.id), reverse=True))


def _began(partnership: Partnership) -> datetime:
    return partnership.introduced_at or partnership.created_at


def _line(
    partnership: Partnership,
    programme: Programme,
    person_id: int,
    names: dict[int, tuple[str, tuple[str, ...]]],
    since: datetime,
    until: datetime | None,
    left_because: str | None = None,
) -> PastLine:
    def day(moment: datetime) -> date:
        return moment.astimezone(ZoneInfo(programme.time_zone)).date()

    mentor, mentees = names[partnership.id]
    i_mentored = partnership.mentor_id == person_id
    closed = partnership.state is PartnershipState.CLOSED
    own_reason = partnership.close_reason if closed else partnership.pause_reason
    return PastLine(
        id=partnership.id,
        programme=programme.title,
        i_mentored=i_mentored,
        partners=mentees if i_mentored else (mentor,),
        since=day(since),
        until=day(until) if until else None,
        state=partnership.state if left_because is None else PartnershipState.CLOSED,
        reason=own_reason if left_because is None else left_because,
    )


async def _names(
    session: AsyncSession, partnerships: list[Partnership]
) -> dict[int, tuple[str, tuple[str, ...]]]:
    """Partnership → its mentor and all whom they have led in it."""
    ids = [one.id for one in partnerships]
    members: dict[int, list[int]] = {one.id: [one.mentor_id] for one in partnerships}
    for model in (PartnershipMentee, FormerMentee):
        rows = await session.execute(
            select(model.partnership_id, model.person_id)
            .where(model.partnership_id.in_(ids))
            .order_by(model.person_id)
        )
        for partnership_id, person_id in rows:
            if person_id not in members[partnership_id]:
                members[partnership_id].append(person_id)
    people = {
        person.id: short_name(person)
        for person in await session.scalars(
            select(Person).where(Person.id.in_({one for group in members.values() for one in group}))
        )
    }
    return {
        partnership_id: (people[group[0]], tuple(people[one] for one in group[1:]))
        for partnership_id, group in members.items()
    }
