"""What a person answers to their assignments: done, later, not possible. All of it idempotent."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from models.database import Transaction
from models.enums import AssignmentState
from models.programmes import Programme
from models.roadmap import Assignment, BundleLine, Reminder
from models.system import DailyMessage
from services.actor import Actor
from services.base import Service, insert_ignore
from services.errors import DomainError, NotFound
from services.files import record_file
from services.outbox import Priority, Wish, enqueue
from services.people.identity import expect
from services.roadmap.bundles import forget_reminders
from services.roadmap.days import days_off, working_day_after, working_day_before
from services.roadmap.facts import (
    EVENING,
    LINES,
    Own,
    bundle_of,
    change,
    fitting,
    own_assignment,
    read_bundle,
)
from services.roadmap.rules import Given, evidence_error
from services.roadmap.views import AssignmentFacts, Bundle, Evidence, Outcome

EVENING_LASTS = timedelta(hours=2)
"""From `EVENING` on; nothing is said after 20:00 (PRODUCT.md §7)."""
REASON_LENGTH = 1000
EVIDENCE_LENGTH = 4000


@dataclass(frozen=True, slots=True)
class Prompt:
    """Where the question was asked: the bundle's id (0 for none) and the message's id in the chat."""

    daily_id: int = 0
    message_id: int = 0


NOWHERE = Prompt()


class Answers(Service):
    """Buttons and answers of assignees. A foreign assignment is Forbidden, whatever the button says."""

    async def bundle(self, actor: Actor, daily_id: int) -> Bundle:
        """The actor's own message of a day, as it is now. Raises NotFound, Forbidden."""
        rows = await self.database.rows(LINES, {"daily": daily_id})
        found = bundle_of(daily_id, rows, self.clock.now(), actor.account_id)
        if found is None:
            raise NotFound("bundle")
        return found

    async def last_bundle(self, actor: Actor) -> Bundle | None:
        """The actor's newest message of a day that has lines, as it is now; None without one."""
        async with self.database.read() as session:
            newest = await session.scalar(
                select(DailyMessage.id)
                .join(BundleLine, BundleLine.daily_message_id == DailyMessage.id)
                .where(DailyMessage.account_id == actor.account_id)
                .order_by(DailyMessage.day.desc())
                .limit(1)
            )
            if newest is None:
                return None
            return await read_bundle(session, newest, self.clock.now(), actor.account_id)

    async def bundle_facts(self, daily_id: int) -> Bundle | None:
        """For delivery: the message of a day; None when nothing is left of it."""
        return bundle_of(daily_id, await self.database.rows(LINES, {"daily": daily_id}), self.clock.now())

    async def own(self, actor: Actor, assignment_id: int) -> AssignmentFacts:
        """One assignment of the actor's own."""
        async with self.database.read() as session:
            return (await own_assignment(session, actor, assignment_id, self.clock.now())).facts

    async def local_now(self, actor: Actor, assignment_id: int) -> datetime:
        """The present moment where an assignment of the actor's own is to be done."""
        async with self.database.read() as session:
            return (await own_assignment(session, actor, assignment_id, self.clock.now())).now

    async def done(
        self, actor: Actor, assignment_id: int, prompt: Prompt = NOWHERE, *, without_evidence: bool = False
    ) -> Outcome:
        """Tick an assignment off; where its result must be shown, ask for that first.

        Then the actor's next message is expected as "evidence:<assignment>:<daily>:<message>".
        """
        async with self.database.transaction() as transaction:
            own = await self._taken(transaction, actor, assignment_id)
            if settled := _standing(own):
                return settled
            if own.facts.evidence is not Evidence.NOTHING and not without_evidence:
                await _ask_evidence(transaction, actor, own, prompt)
                return Outcome.EVIDENCE_WANTED
            await self._complete(transaction, actor, own)
            return Outcome.DONE

    async def show(self, actor: Actor, assignment_id: int, given: Given) -> Outcome:
        """Take what the actor sends as the evidence, and tick the assignment off.

        Raises DomainError with what is wrong and an example when it is not what the result names.
        """
        async with self.database.write() as session:
            own = await self._taken(session, actor, assignment_id)
            if settled := _standing(own):
                await _answered(session, actor, assignment_id)
                return settled
            wrong = evidence_error(own.facts.evidence, given)
            if wrong:
                raise DomainError(wrong)
            shown: dict[str, Any] = {"evidence_text": fitting(given.text, EVIDENCE_LENGTH)}
            if given.file is not None:
                now = self.clock.now()
                shown["evidence_file_id"] = await record_file(session, now, given.file, own.person_id)
            await self._complete(session, actor, own, **shown)
            return Outcome.DONE

    async def expected_evidence(self, actor: Actor, assignment_id: int) -> Evidence:
        """What must be shown for the assignment; looked at before a file is fetched."""
        return (await self.own(actor, assignment_id)).evidence

    async def take_back_prompt(self, actor: Actor, assignment_id: int) -> Outcome:
        """The actor does not want to show anything now: nothing is expected any more."""
        async with self.database.transaction() as transaction:
            own = await own_assignment(transaction, actor, assignment_id, self.clock.now())
            await change(transaction, own.id, awaiting_evidence=False)
            await _answered(transaction, actor, assignment_id)
            return _standing(own) or Outcome.PROMPT_GONE

    async def postpone(self, actor: Actor, assignment_id: int, day: date) -> Outcome:
        """Remind of it on the local `day` (moved to a working one); earlier reminders go.

        Raises DomainError when the day is past or beyond the programme.
        """
        async with self.database.write() as session:
            own = await self._taken(session, actor, assignment_id)
            settled = _standing(own)
            if settled is None:
                programme = await session.get_one(Programme, own.programme_id)
                if day <= own.today:
                    raise DomainError("later-in-the-past")
                if day > programme.ends_on + timedelta(days=31):
                    raise DomainError("later-too-late")
                await _remind_again(session, own, programme, day)
            await _answered(session, actor, assignment_id)
            return settled or Outcome.POSTPONED

    async def this_evening(self, actor: Actor, assignment_id: int, daily_id: int) -> Outcome:
        """Show the message of the day once more at `EVENING` of this local day, as the person asks.

        Raises DomainError when it is evening already; Forbidden for somebody else's message.
        """
        now = self.clock.now()
        async with self.database.write() as session:
            own = await self._taken(session, actor, assignment_id)
            await read_bundle(session, daily_id, now, actor.account_id)
            settled = _standing(own)
            if settled is None:
                evening = datetime.combine(own.today, EVENING, own.now.tzinfo)
                if evening <= now:
                    raise DomainError("later-is-evening")
                wish = Wish(
                    kind="bundle",
                    dedupe_key=f"evening:{daily_id}:{evening.date()}",
                    account_id=actor.account_id,
                    person_id=own.person_id,
                    priority=Priority.REMINDER,
                    not_before=evening,
                    values={"daily": daily_id},
                    expires_at=evening + EVENING_LASTS,
                )
                await enqueue(session, now, [wish])
            await _answered(session, actor, assignment_id)
            return settled or Outcome.THIS_EVENING

    async def not_possible(self, actor: Actor, assignment_id: int, reason: str) -> Outcome:
        """The actor can't do it; the methodist finds it, with the reason, among what needs attention."""
        async with self.database.transaction() as transaction:
            own = await self._taken(transaction, actor, assignment_id)
            settled = _standing(own)
            if settled is None:
                await change(
                    transaction,
                    own.id,
                    not_possible_reason=fitting(reason, REASON_LENGTH),
                    state=AssignmentState.NOT_POSSIBLE,
                    awaiting_evidence=False,
                )
                await forget_reminders(transaction, [own.id])
            await _answered(transaction, actor, assignment_id)
            return settled or Outcome.NOT_POSSIBLE

    async def ask_in_words(self, actor: Actor, kind: str, assignment_id: int, prompt: Prompt) -> None:
        """The actor's next message is the day ("later"), the reason ("reason") or the question ("help")."""
        async with self.database.transaction() as transaction:
            await own_assignment(transaction, actor, assignment_id, self.clock.now())
            await expect(transaction, actor.account_id, expecting(kind, assignment_id, prompt))

    async def _taken(self, transaction: Transaction, actor: Actor, assignment_id: int) -> Own:
        return await own_assignment(transaction, actor, assignment_id, self.clock.now(), taking=True)

    async def _complete(self, transaction: Transaction, actor: Actor, own: Own, **shown: Any) -> None:
        """It is done; `shown` are the columns that say by what."""
        settled = {"state": AssignmentState.DONE, "done_at": self.clock.now(), "awaiting_evidence": False}
        await change(transaction, own.id, **settled, **shown)
        await forget_reminders(transaction, [own.id])
        await _answered(transaction, actor, own.id)


def _standing(own: Own) -> Outcome | None:
    """What has already become of it, None while it is open (or was thought impossible)."""
    match own.facts.state:
        case AssignmentState.DONE:
            return Outcome.ALREADY_DONE
        case AssignmentState.CANCELLED:
            return Outcome.CLOSED
    return None


def expecting(kind: str, subject_id: int, prompt: Prompt) -> str:
    """What the account waits for, as `services.people.identity.expect` keeps it."""
    return f"{kind}:{subject_id}:{prompt.daily_id}:{prompt.message_id}"


async def _answered(transaction: Transaction, actor: Actor, assignment_id: int) -> None:
    """Nothing more is expected about this assignment; a prompt about something else stands."""
    kind, _, rest = actor.expecting.partition(":")
    if kind in {"evidence", "later", "reason", "help"} and rest.partition(":")[0] == str(assignment_id):
        await expect(transaction, actor.account_id, "")


async def _ask_evidence(transaction: Transaction, actor: Actor, own: Own, prompt: Prompt) -> None:
    # One question at a time: an older one of the same person is no longer waited for.
    await transaction.execute(
        update(Assignment)
        .where(
            Assignment.person_id == own.person_id,
            Assignment.state == AssignmentState.OPEN,
            Assignment.awaiting_evidence,
        )
        .values(awaiting_evidence=False)
    )
    await change(transaction, own.id, awaiting_evidence=True)
    await expect(transaction, actor.account_id, expecting("evidence", own.id, prompt))


async def _remind_again(session: AsyncSession, own: Own, programme: Programme, day: date) -> None:
    is_off = days_off(programme)
    remind_on = working_day_before(day, is_off)
    if remind_on <= own.today:
        remind_on = working_day_after(day, is_off)
    await change(session, own.id, postponed_to=day, state=AssignmentState.OPEN, awaiting_evidence=False)
    await remind_on_day(session, own.id, programme, remind_on, (day - own.facts.due_on).days)


async def remind_on_day(
    session: AsyncSession, assignment_id: int, programme: Programme, day: date, offset: int
) -> None:
    """Remind of the assignment on the local `day`; what was to be said before that day is dropped."""
    await session.execute(
        delete(Reminder).where(
            Reminder.assignment_id == assignment_id,
            (Reminder.remind_on <= day) | (Reminder.offset_days == offset),
        )
    )
    await insert_ignore(
        session,
        Reminder,
        [
            {
                "assignment_id": assignment_id,
                "programme_id": programme.id,
                "offset_days": offset,
                "remind_on": day,
                "bundled": False,
            }
        ],
    )
