"""«Ask for another partner»: quietly, to the methodist alone, who answers, parts the two, or pairs anew."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models.enums import PartnershipState, RequestOutcome
from models.partnerships import PartnerRequest, Partnership
from models.people import Account, Person
from models.programmes import Programme
from services.actor import Actor
from services.base import insert_ignore
from services.errors import DomainError, NotFound
from services.outbox import Priority, Wish, enqueue
from services.partnerships.facts import AnsweredRequest, Created
from services.partnerships.journal import member
from services.partnerships.members import Members
from services.partnerships.rules import REQUEST_LENGTH, fitting_reason
from services.partnerships.telling import LEFT, end, introduced, leave, mentees_of, tell
from services.partnerships.worries import WorryKind, tell_methodists
from services.people.names import short_name
from services.quiet import next_awake

ANSWER = "partner_answer"


class Requests(Members):
    async def ask_other_partner(self, actor: Actor, partnership_id: int, reason: str) -> bool:
        """Ask the methodist for another partner; nobody else hears of it. False when asked already.

        Forbidden for a stranger; DomainError for a closed partnership, no reason, or too long a one.
        """
        reason = fitting_reason(reason, REQUEST_LENGTH)
        if not reason:
            raise DomainError("request-no-reason")
        async with self.database.write() as session:
            person_id = await member(session, actor, partnership_id)
            partnership = await session.get_one(Partnership, partnership_id)
            if partnership.state is PartnershipState.CLOSED:
                raise DomainError("partnerships-closed")
            row = {
                "partnership_id": partnership_id,
                "person_id": person_id,
                "reason": reason,
                "asked_at": self.clock.now(),
                "answer": "",
            }
            if not await insert_ignore(session, PartnerRequest, [row]):
                return False
            request_id = await session.scalar(
                select(PartnerRequest.id).where(
                    PartnerRequest.partnership_id == partnership_id,
                    PartnerRequest.person_id == person_id,
                    PartnerRequest.settled_at.is_(None),
                )
            )
            assert request_id is not None
            await tell_methodists(session, self.clock.now(), partnership, WorryKind.REQUEST, request_id)
            return True

    async def keep(self, actor: Actor, request_id: int, word: str) -> None:
        """Answer a request with a word; the partnership goes on. The asker hears it at once, as with help.

        The first decision counts: DomainError after it.
        """
        word = fitting_reason(word, REQUEST_LENGTH)
        if not word:
            raise DomainError("request-no-word")
        async with self.database.write() as session:
            request, _, programme = await self._request(session, actor, request_id)
            await self._settle(session, actor, request, RequestOutcome.KEPT, word)
            subject = f"partnership:{request.partnership_id}"
            self.audit(session, actor, "partnerships.kept", subject, request=request_id)
            row = (
                await session.execute(
                    select(Account, Person.id)
                    .join(Person, Person.account_id == Account.id)
                    .where(Person.id == request.person_id, Account.reachable)
                )
            ).one_or_none()
            if row is not None:
                account, person_id = row
                wish = Wish(
                    kind=ANSWER,
                    dedupe_key=f"{ANSWER}:{request_id}",
                    account_id=account.id,
                    person_id=person_id,
                    priority=Priority.ANSWER,
                    not_before=next_awake(account, programme.time_zone, self.clock.now()),
                    values={"request": request_id},
                )
                await enqueue(session, self.clock.now(), [wish])

    async def part(self, actor: Actor, request_id: int, reason: str) -> None:
        """End what the request is about: a pair is closed, out of a group only the asking mentee goes."""
        reason = fitting_reason(reason)
        async with self.database.write() as session:
            request, partnership, programme = await self._request(session, actor, request_id)
            await self._settle(session, actor, request, RequestOutcome.PARTED)
            await self._part(session, actor, request, partnership, programme, reason)

    async def give_other(self, actor: Actor, request_id: int, mentor_id: int, reason: str) -> Created:
        """Give the asking mentee (when the mentor asks: the mentees) another mentor; the two are linked."""
        reason = fitting_reason(reason)
        async with self.once(actor, "partnerships.give_other") as session:
            request, partnership, programme = await self._request(session, actor, request_id)
            if partnership.mentor_id == mentor_id:
                raise DomainError("partnerships-same-mentor")
            mentees = await mentees_of(session, partnership.id)
            if request.person_id in mentees:
                mentees = [request.person_id]
            await self._settle(session, actor, request, RequestOutcome.REPLACED)
            await self._part(session, actor, request, partnership, programme, reason, silent_to=mentees)
            return await self._make(session, actor, programme, mentor_id, mentees, previous_id=partnership.id)

    async def answered_request(self, request_id: int) -> AnsweredRequest | None:
        """For delivery: the methodist's word; None when there is none."""
        async with self.database.read() as session:
            request = await session.get(PartnerRequest, request_id)
            if request is None or not request.answer:
                return None
            by = await session.get(Person, request.settled_by_id) if request.settled_by_id else None
            return AnsweredRequest(request.answer, short_name(by) if by else "")

    async def _part(
        self,
        session: AsyncSession,
        actor: Actor,
        request: PartnerRequest,
        partnership: Partnership,
        programme: Programme,
        reason: str,
        silent_to: list[int] | None = None,
    ) -> None:
        now, silent = self.clock.now(), silent_to or []
        mentees = await mentees_of(session, partnership.id)
        if request.person_id in mentees and len(mentees) > 1:
            know = await introduced(session, partnership.id)
            await leave(session, now, partnership, request.person_id, reason)
            told = know.intersection({partnership.mentor_id, request.person_id}).difference(silent)
            await tell(session, now, programme, LEFT, partnership.id, told, request.person_id)
            action = "partnerships.left"
        else:
            await end(session, now, programme, partnership, reason, silent_to=silent)
            action = "partnerships.closed"
        self.audit(session, actor, action, f"partnership:{partnership.id}", request=request.id)

    async def _request(
        self, session: AsyncSession, actor: Actor, request_id: int
    ) -> tuple[PartnerRequest, Partnership, Programme]:
        programme_id = actor.methodist_of()
        request = await session.get(PartnerRequest, request_id, with_for_update=True)
        partnership = await session.get(Partnership, request.partnership_id) if request else None
        if request is None or partnership is None or partnership.programme_id != programme_id:
            raise NotFound("request")
        if request.settled_at is not None:
            raise DomainError("request-settled")
        return request, partnership, await session.get_one(Programme, programme_id)

    async def _settle(
        self,
        session: AsyncSession,
        actor: Actor,
        request: PartnerRequest,
        outcome: RequestOutcome,
        word: str = "",
    ) -> None:
        request.settled_at, request.outcome, request.answer = self.clock.now(), outcome, word
        request.settled_by_id = actor.person_id
        await session.flush()
