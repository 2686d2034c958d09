"""The journal by months, and one's own entries put right or taken back."""

from datetime import date

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.enums import MeetingForm, Role
from models.partnerships import Meeting, Partnership
from models.programmes import Programme
from services.actor import Actor
from services.base import Service
from services.errors import DomainError, Forbidden, NotFound
from services.partnerships.facts import Entry, JournalMonth, Logged, MeetingLine
from services.partnerships.hours import minutes_of
from services.partnerships.journal import check_day, member
from services.partnerships.people import local_day
from services.partnerships.rules import MINUTES


class Entries(Service):
    async def journal(self, actor: Actor, partnership_id: int, month: date | None = None) -> JournalMonth:
        """The meetings of a month (of its first day; the last one with meetings if not said), newest first.

        For a member or the programme's methodist; Forbidden for anybody else.
        """
        async with self.database.read() as session:
            partnership, programme = await _readable(session, actor, partnership_id)
            days = list(
                await session.scalars(
                    select(Meeting.held_on)
                    .where(Meeting.partnership_id == partnership.id)
                    .order_by(Meeting.held_on)
                )
            )
            months = sorted({day.replace(day=1) for day in days})
            today = local_day(programme, self.clock.now())
            shown = month.replace(day=1) if month else (months[-1] if months else today.replace(day=1))
            rows = await session.scalars(
                select(Meeting)
                .where(
                    Meeting.partnership_id == partnership.id,
                    Meeting.held_on >= shown,
                    Meeting.held_on < _next(shown),
                )
                .order_by(Meeting.held_on.desc(), Meeting.id.desc())
            )
            meetings = tuple(rows)
            return JournalMonth(
                month=shown,
                meetings=tuple(
                    MeetingLine(one.id, one.held_on, one.form, one.topic, one.minutes) for one in meetings
                ),
                minutes=sum(minutes_of(programme, one.form, one.minutes) for one in meetings),
                total=len(days),
                earlier=max((one for one in months if one < shown), default=None),
                later=min((one for one in months if one > shown), default=None),
            )

    async def entry(self, actor: Actor, meeting_id: int) -> Entry:
        """One entry of the journal, for a member or the methodist."""
        async with self.database.read() as session:
            meeting = await session.get(Meeting, meeting_id)
            if meeting is None:
                raise NotFound("meeting")
            partnership, programme = await _readable(session, actor, meeting.partnership_id)
            person_id = await _as_member(session, actor, partnership.id)
            return Entry(
                id=meeting.id,
                partnership_id=partnership.id,
                held_on=meeting.held_on,
                form=meeting.form,
                topic=meeting.topic,
                minutes=meeting.minutes,
                usual_minutes=minutes_of(programme, meeting.form, None),
                is_member=person_id is not None,
                is_mine=person_id is not None and meeting.logged_by_id == person_id,
                by_both=meeting.confirmed_by_id is not None,
                today=local_day(programme, self.clock.now()),
                time_zone=programme.time_zone,
            )

    async def set_minutes(self, actor: Actor, meeting_id: int, minutes: int) -> Logged:
        """Say how long a meeting took, as either side; DomainError for what no meeting takes."""
        if minutes not in MINUTES:
            raise DomainError("minutes-out-of-range", least=MINUTES.start, most=MINUTES.stop - 1)
        async with self.database.write() as session:
            meeting = await session.get(Meeting, meeting_id, with_for_update=True)
            if meeting is None:
                raise NotFound("meeting")
            await member(session, actor, meeting.partnership_id)
            meeting.minutes = minutes
            await self._noted(session, actor, meeting, "corrected")
            return Logged(
                meeting.id,
                meeting.partnership_id,
                meeting.held_on,
                meeting.form,
                already=False,
                minutes=minutes,
            )

    async def correct_meeting(
        self, actor: Actor, meeting_id: int, *, held_on: date | None = None, form: MeetingForm | None = None
    ) -> None:
        """Put another day or form to one's own entry.

        DomainError for a day that can't be, or when such a meeting is in the journal already.
        """
        async with self.database.write() as session:
            meeting = await _own(session, actor, meeting_id)
            partnership = await session.get_one(Partnership, meeting.partnership_id)
            programme = await session.get_one(Programme, partnership.programme_id)
            day, kind = held_on or meeting.held_on, form or meeting.form
            check_day(local_day(programme, self.clock.now()), day)
            there = await session.scalar(
                select(func.count()).where(
                    Meeting.partnership_id == meeting.partnership_id,
                    Meeting.held_on == day,
                    Meeting.form == kind,
                    Meeting.id != meeting_id,
                )
            )
            if there:
                raise DomainError("meetings-there-already")
            meeting.held_on, meeting.form = day, kind
            await self._noted(session, actor, meeting, "corrected")

    async def delete_meeting(self, actor: Actor, meeting_id: int) -> bool:
        """Take back one's own entry. When the other side logged the meeting, too, it stays, as theirs.

        Returns whether it is gone.
        """
        async with self.database.write() as session:
            meeting = await _own(session, actor, meeting_id)
            await self._noted(session, actor, meeting, "deleted")
            if meeting.confirmed_by_id is not None:
                meeting.logged_by_id, meeting.confirmed_by_id = meeting.confirmed_by_id, None
                return False
            await session.delete(meeting)
            return True

    async def _noted(self, session: AsyncSession, actor: Actor, meeting: Meeting, what: str) -> None:
        """In the log: hours are counted from the entries, so a change to one must not be silent."""
        partnership = await session.get_one(Partnership, meeting.partnership_id)
        action, subject = f"partnerships.meeting_{what}", f"partnership:{partnership.id}"
        self.audit(session, actor, action, subject, programme_id=partnership.programme_id, meeting=meeting.id)


def _next(month: date) -> date:
    return date(month.year + month.month // 12, month.month % 12 + 1, 1)


async def _as_member(session: AsyncSession, actor: Actor, partnership_id: int) -> int | None:
    try:
        return await member(session, actor, partnership_id)
    except Forbidden:
        return None


async def _readable(
    session: AsyncSession, actor: Actor, partnership_id: int
) -> tuple[Partnership, Programme]:
    """A partnership that the actor may read: as a member, or as its methodist."""
    partnership = await session.get(Partnership, partnership_id)
    if partnership is None:
        raise NotFound("partnership")
    runs = Role.METHODIST in actor.roles and actor.programme_id == partnership.programme_id
    if not runs:
        await member(session, actor, partnership_id)
    return partnership, await session.get_one(Programme, partnership.programme_id)


async def _own(session: AsyncSession, actor: Actor, meeting_id: int) -> Meeting:
    """An entry that the actor made. Forbidden when somebody else did."""
    meeting = await session.get(Meeting, meeting_id, with_for_update=True)
    if meeting is None:
        raise NotFound("meeting")
    if meeting.logged_by_id != await member(session, actor, meeting.partnership_id):
        raise Forbidden(f"meeting:{meeting_id}")
    return meeting
