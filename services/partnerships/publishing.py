"""A proposal becomes partnerships: at once, or on its day; what no longer holds is left out and named."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import Select, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.enums import MatchingState, Unplaced
from models.matching import Matching, MatchingPlace, MentorProfile
from models.partnerships import Partnership, PartnershipMentee
from models.programmes import Programme
from services.actor import Actor
from services.errors import DomainError
from services.events.guests import methodists
from services.outbox.daily import offer
from services.outbox.queue import Priority, Wish
from services.partnerships.gathering import PLACES_UNASKED, before_now, free_places
from services.partnerships.making import LIVING, Making
from services.partnerships.mentor_facts import Published
from services.partnerships.mentors import candidates, wishes_of
from services.partnerships.people import local_day, people_of
from services.partnerships.proposing import OPEN, own_matching
from services.partnerships.rules import MENTEES_AT_MOST, REASON_LENGTH
from services.partnerships.schools import pairs_across

NOTICE = "matching_published"


@dataclass(frozen=True, slots=True)
class Today:
    """What has to hold still when a proposal is published."""

    there: frozenset[int]
    mentors: frozenset[int]
    mentored: frozenset[int]
    never: frozenset[tuple[int, int]]
    trained: frozenset[int] | None
    """None: the programme does not insist on training."""
    room: dict[int, int]
    """Places that each mentor has left; what is made of the proposal takes them one by one."""

    def against(self, place: MatchingPlace) -> Unplaced | None:
        """Why this pair can't be made any more; None when it can."""
        mentor_id = place.mentor_id
        if mentor_id is None or mentor_id not in self.mentors:
            return Unplaced.MENTOR_GONE
        if place.mentee_id not in self.there:
            return Unplaced.GONE
        if place.mentee_id in self.mentored:
            return Unplaced.PAIRED
        if (mentor_id, place.mentee_id) in self.never:
            return Unplaced.NOT_AGAIN
        if self.trained is not None and mentor_id not in self.trained and not place.kept:
            return Unplaced.NOT_TRAINED
        if self.room.get(mentor_id, PLACES_UNASKED) <= 0 and not place.kept:
            return Unplaced.BUSY
        return None

    def take(self, mentor_id: int) -> None:
        """One place less with this mentor."""
        self.room[mentor_id] = self.room.get(mentor_id, PLACES_UNASKED) - 1


class Publishing(Making):
    async def publish_matching(self, actor: Actor, matching_id: int, reasons: Mapping[int, str]) -> Published:
        """Make partnerships of a proposal now. `reasons`: mentor → why, in words, for both sides.

        A second tap makes nothing and says what the first one made.
        """
        async with self.database.write() as session:
            matching = await own_matching(session, actor, matching_id, lock=True)
            if matching.state is MatchingState.PUBLISHED:
                return await _made(session, matching_id, already=True)
            if matching.state not in OPEN:
                raise DomainError("matching-over")
            await _keep_reasons(session, matching_id, reasons)
            await self._publish(session, actor, matching)
            return await _made(session, matching_id, already=False)

    async def schedule_matching(
        self, actor: Actor, matching_id: int, day: date, reasons: Mapping[int, str]
    ) -> datetime:
        """Publish a proposal on the morning of a local day; returns the moment (UTC).

        DomainError for a day that is past or outside the programme.
        """
        async with self.database.write() as session:
            matching = await own_matching(session, actor, matching_id, lock=True)
            if matching.state not in OPEN:
                raise DomainError("matching-over")
            programme = await session.get_one(Programme, matching.programme_id)
            today = local_day(programme, self.clock.now())
            if day < today:
                raise DomainError("matching-day-past")
            if not programme.starts_on <= day <= programme.ends_on:
                raise DomainError(
                    "matching-day-outside",
                    start=programme.starts_on.strftime("%d.%m.%Y"),
                    end=programme.ends_on.strftime("%d.%m.%Y"),
                )
            await _keep_reasons(session, matching_id, reasons)
            morning = datetime.combine(day, time(), ZoneInfo(programme.time_zone)) + timedelta(
                minutes=programme.morning_minute
            )
            matching.state, matching.publish_at = MatchingState.SCHEDULED, morning.astimezone(UTC)
            matching.account_id = actor.account_id
            self.audit(session, actor, "matchings.scheduled", f"matching:{matching_id}", day=day.isoformat())
            return matching.publish_at

    async def unschedule_matching(self, actor: Actor, matching_id: int) -> None:
        """The proposal waits for no day any more; it is a draft again."""
        async with self.database.write() as session:
            matching = await own_matching(session, actor, matching_id, lock=True)
            if matching.state is MatchingState.PUBLISHED:
                raise DomainError("matching-over")
            matching.state, matching.publish_at = MatchingState.DRAFT, None
            self.audit(session, actor, "matchings.unscheduled", f"matching:{matching_id}")

    async def published(self, actor: Actor, matching_id: int) -> Published:
        """What a publication made."""
        async with self.database.read() as session:
            await own_matching(session, actor, matching_id)
            return await _made(session, matching_id, already=True)

    async def published_for(self, matching_id: int) -> Published | None:
        """The same for delivery; None when the proposal is gone."""
        async with self.database.read() as session:
            if await session.get(Matching, matching_id) is None:
                return None
            return await _made(session, matching_id, already=True)

    async def publish_due(self) -> int:
        """Tick: publish what has come to its day, and tell the methodists; returns how many."""
        now = self.clock.now()
        due = select(Matching.id).where(Matching.state == MatchingState.SCHEDULED, Matching.publish_at <= now)
        async with self.database.read() as session:
            ids = (await session.scalars(due.order_by(Matching.publish_at))).all()
        for matching_id in ids:
            async with self.database.write() as session:
                matching = await session.scalar(due.where(Matching.id == matching_id).with_for_update())
                if matching is None:
                    continue
                row = await session.get_one(Matching, matching_id)
                programme = await session.get_one(Programme, row.programme_id)
                await self._publish(session, _who_set_it(row), row)
                for account in await methodists(session, programme.id, local_day(programme, now)):
                    wish = Wish(
                        kind=NOTICE,
                        dedupe_key=f"{NOTICE}:{matching_id}:{account.id}",
                        account_id=account.id,
                        priority=Priority.SURVEY,
                        not_before=now,
                        values={"matching_id": matching_id},
                    )
                    await offer(session, now, programme, wish)
        return len(ids)

    async def _publish(self, session: AsyncSession, actor: Actor | None, matching: Matching) -> None:
        programme = await session.get_one(Programme, matching.programme_id)
        places = (
            await session.scalars(
                select(MatchingPlace)
                .where(MatchingPlace.matching_id == matching.id, MatchingPlace.mentor_id.is_not(None))
                # What the methodist has fixed comes first where a mentor has less room by now.
                .order_by(MatchingPlace.mentor_id, MatchingPlace.kept.desc(), MatchingPlace.mentee_id)
            )
        ).all()
        today = await self._today(session, programme)
        proposed = [(place.mentor_id, place.mentee_id) for place in places if place.mentor_id is not None]
        across = await pairs_across(session, programme, proposed)
        groups: dict[int, list[MatchingPlace]] = {}
        for place in places:
            place.why = today.against(place)
            if place.why is None and (place.mentor_id, place.mentee_id) in across:
                place.why = Unplaced.NO_SCHOOL
            if place.why is None and place.mentor_id is not None:
                today.take(place.mentor_id)
                groups.setdefault(place.mentor_id, []).append(place)
        for mentor_id, group in groups.items():
            for start in range(0, len(group), MENTEES_AT_MOST):
                part = group[start : start + MENTEES_AT_MOST]
                mentees = [one.mentee_id for one in part]
                made = await self._make(session, actor, programme, mentor_id, mentees, part[0].reason)
                for place in part:
                    place.partnership_id = made.id
        matching.state, matching.publish_at = MatchingState.PUBLISHED, None
        matching.published_at = self.clock.now()
        left_out = sum(place.why is not None for place in places)
        self.audit(
            session, actor, "matchings.published", f"matching:{matching.id}", made=len(groups), left=left_out
        )

    async def _today(self, session: AsyncSession, programme: Programme) -> "Today":
        day = local_day(programme, self.clock.now())
        return Today(
            there=frozenset(await people_of(session, programme.id, day)),
            mentors=frozenset(await session.scalars(candidates(programme.id, day))),
            mentored=frozenset(await session.scalars(_mentored(programme.id))),
            never=(await before_now(session, programme)).never,
            trained=await self._trained(session, programme.id),
            room=await free_places(session, programme.id),
        )

    async def _trained(self, session: AsyncSession, programme_id: int) -> frozenset[int] | None:
        """Whose training is done, where the programme insists on it; None where it does not."""
        if not (await wishes_of(session, programme_id)).training:
            return None
        rows = await session.scalars(
            select(MentorProfile.person_id).where(
                MentorProfile.programme_id == programme_id, MentorProfile.trained_on.is_not(None)
            )
        )
        return frozenset(rows)


def _who_set_it(matching: Matching) -> Actor | None:
    """Whom the audit names for a publication that came by itself."""
    if matching.account_id is None:
        return None
    return Actor(account_id=matching.account_id, telegram_id=0, programme_id=matching.programme_id)


async def _keep_reasons(session: AsyncSession, matching_id: int, reasons: Mapping[int, str]) -> None:
    for place in await session.scalars(
        select(MatchingPlace).where(
            MatchingPlace.matching_id == matching_id, MatchingPlace.mentor_id.is_not(None)
        )
    ):
        assert place.mentor_id is not None
        place.reason = reasons.get(place.mentor_id, "")[:REASON_LENGTH]


async def _made(session: AsyncSession, matching_id: int, *, already: bool) -> Published:
    places = (
        await session.scalars(select(MatchingPlace).where(MatchingPlace.matching_id == matching_id))
    ).all()
    sizes: dict[int, int] = {}
    for place in places:
        if place.partnership_id is not None:
            sizes[place.partnership_id] = sizes.get(place.partnership_id, 0) + 1
    return Published(
        pairs=sum(size == 1 for size in sizes.values()),
        groups=sum(size > 1 for size in sizes.values()),
        people=sum(sizes.values()),
        left_out=sum(place.partnership_id is None for place in places),
        already=already,
    )


def _mentored(programme_id: int) -> Select[int]:
    return (
        select(PartnershipMentee.person_id)
        .join(Partnership, Partnership.id == PartnershipMentee.partnership_id)
        .where(Partnership.programme_id == programme_id, Partnership.state.in_(LIVING))
    )
