"""What linked groups hear by themselves: the day's due items, and a farewell when all is over."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.chats import LinkedChat
from models.database import Database
from models.enums import AssignmentState, PartnershipState, ProgrammeState
from models.partnerships import Partnership, PartnershipMentee
from models.personal import PersonalAction, PersonalProgramme
from models.programmes import Programme
from models.roadmap import Activity, Assignment
from services.base import Service
from services.chats.facts import ChatDay, DueItem
from services.chats.living import end, to_group
from services.chats.rules import HORIZON_DAYS, reminded_on
from services.clock import Clock
from services.outbox.queue import enqueue
from services.partnerships.people import local_day
from services.roadmap.days import EVENING_MINUTE, days_off, local_moment
from services.roadmap.offsets import offsets_for, read

DAY = "chat_day"
LOOK_EVERY = timedelta(seconds=30)
AT_ONCE = 100


class ChatPlanning(Service):
    def __init__(self, database: Database, clock: Clock) -> None:
        super().__init__(database, clock)
        self._looked_at: datetime | None = None

    async def say_farewell(self) -> int:
        """Tick: groups of closed partnerships and completed programmes are let go; returns how many."""
        over = (
            select(LinkedChat.id)
            .join(Programme, Programme.id == LinkedChat.programme_id)
            .outerjoin(Partnership, Partnership.id == LinkedChat.partnership_id)
            .where(
                LinkedChat.unlinked_at.is_(None),
                or_(
                    Programme.state == ProgrammeState.COMPLETED, Partnership.state == PartnershipState.CLOSED
                ),
            )
            .limit(AT_ONCE)
        )
        async with self.database.read() as session:
            ids = (await session.scalars(over)).all()
        for chat_id in ids:
            async with self.database.write() as session:
                chat = await session.get_one(LinkedChat, chat_id, with_for_update=True)
                if chat.unlinked_at is None:
                    await end(session, self.clock.now(), chat, farewell=True)
                    self.audit(
                        session, None, "chats.ended", f"chat:{chat.id}", programme_id=chat.programme_id
                    )
        return len(ids)

    async def plan_days(self) -> int:
        """Tick: on a working morning each group with something due gets its one message; how many."""
        now = self.clock.now()
        last = self._looked_at
        if last is not None and last <= now < last + LOOK_EVERY:
            return 0
        self._looked_at = now
        planned = 0
        for chat_id, day in await self._mornings(now):
            async with self.database.write() as session:
                planned += await self._plan(session, chat_id, day, now)
        return planned

    async def _mornings(self, now: datetime) -> list[tuple[int, date]]:
        async with self.database.read() as session:
            rows = await session.execute(
                select(LinkedChat.id, LinkedChat.planned_on, Programme)
                .join(Programme, Programme.id == LinkedChat.programme_id)
                .where(LinkedChat.unlinked_at.is_(None), Programme.state == ProgrammeState.LAUNCHED)
            )
            found = []
            for chat_id, planned_on, programme in rows:
                local = now.astimezone(ZoneInfo(programme.time_zone))
                minute, day = local.hour * 60 + local.minute, local.date()
                working = not days_off(programme)(day)
                if working and programme.morning_minute <= minute < EVENING_MINUTE and planned_on != day:
                    found.append((chat_id, day))
            return found

    async def _plan(self, session: AsyncSession, chat_id: int, day: date, now: datetime) -> int:
        chat = await session.get_one(LinkedChat, chat_id, with_for_update=True)
        if chat.unlinked_at is not None or chat.planned_on == day:
            return 0
        chat.planned_on = day
        programme = await session.get_one(Programme, chat.programme_id)
        if not await _due_items(session, chat, programme, day):
            return 0
        evening = local_moment(day, EVENING_MINUTE, programme.time_zone)
        wish = to_group(chat, DAY, f"chat-day:{chat.id}:{day.isoformat()}", now, evening, day=day.isoformat())
        return await enqueue(session, now, [wish])

    async def day(self, chat_id: int, day: date) -> ChatDay | None:
        """What a group is told on `day` (local); None when by now there is nothing to say."""
        async with self.database.read() as session:
            chat = await session.get(LinkedChat, chat_id)
            if chat is None or chat.unlinked_at is not None:
                return None
            programme = await session.get_one(Programme, chat.programme_id)
            items = await _due_items(session, chat, programme, day)
            today = local_day(programme, self.clock.now())
        return ChatDay(chat.partnership_id is not None, today, items) if items else None


async def _due_items(
    session: AsyncSession, chat: LinkedChat, programme: Programme, day: date
) -> tuple[DueItem, ...]:
    """Open activities to be reminded of on `day`; no promises of one's own, nothing of who is late."""
    query = (
        select(Assignment.activity_id, Assignment.title, Assignment.due_on, Activity.reminder_offsets)
        .outerjoin(Activity, Activity.id == Assignment.activity_id)
        .where(
            Assignment.programme_id == programme.id,
            Assignment.state == AssignmentState.OPEN,
            Assignment.due_on >= day,
            Assignment.due_on <= day + timedelta(days=HORIZON_DAYS),
            or_(Assignment.activity_id.is_not(None), _of_the_pair(chat)),
            Assignment.is_window.is_(False),
        )
        .distinct()
        .order_by(Assignment.due_on, Assignment.activity_id)
    )
    if chat.partnership_id is not None:
        partnership = await session.get_one(Partnership, chat.partnership_id)
        if partnership.state is not PartnershipState.ACTIVE:
            return ()
        mentees = select(PartnershipMentee.person_id).where(
            PartnershipMentee.partnership_id == chat.partnership_id
        )
        query = query.where(
            or_(Assignment.person_id == partnership.mentor_id, Assignment.person_id.in_(mentees)),
            # What the mentor's other pairs are asked is theirs.
            or_(Assignment.partnership_id.is_(None), Assignment.partnership_id == chat.partnership_id),
        )
    is_off = days_off(programme)
    launched = programme.launched_at or programme.created_at
    launched_on = launched.astimezone(ZoneInfo(programme.time_zone)).date()
    common = offsets_for(programme)
    return tuple(
        DueItem(title, due_on)
        for _, title, due_on, own in await session.execute(query)
        if day in reminded_on(due_on, common if own is None else read(own), launched_on, is_off)
    )


def _of_the_pair(chat: LinkedChat) -> ColumnElement[bool]:
    """Actions of the personal programme are the pair's own: only its own group hears of them."""
    actions = (
        select(PersonalAction.id)
        .join(PersonalProgramme, PersonalProgramme.id == PersonalAction.personal_id)
        .where(PersonalProgramme.partnership_id == (chat.partnership_id or 0))
    )
    return Assignment.personal_action_id.in_(actions)
