"""Calls for help: from the assignee at once to the mentor or the methodist, and the answer back."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.enums import PartnershipState, PersonState, Role
from models.partnerships import Partnership, PartnershipMentee
from models.people import Account, Membership, Person, School
from models.programmes import Programme
from models.roadmap import Assignment, HelpRequest
from services.actor import Actor
from services.base import Service
from services.errors import DomainError, Forbidden, NotFound
from services.outbox import Priority, Wish, enqueue
from services.people.identity import expect
from services.people.names import full_name
from services.quiet import next_awake
from services.roadmap.answering import Prompt, expecting
from services.roadmap.facts import account_of, fitting, local_day, own_assignment
from services.roadmap.views import HelpFacts

QUESTION_LENGTH = 2000


@dataclass(frozen=True, slots=True)
class Asked:
    """Whom a call for help went to: "mentor", "methodist", or "nobody" who can be written to now."""

    help_id: int
    to: str


class Help(Service):
    async def ask_help(self, actor: Actor, assignment_id: int, question: str = "") -> Asked:
        """Call for help with an assignment that the actor holds or shares.

        The message goes at once (outside the daily budget, but not into quiet hours) to the mentor
        of an active partnership, else to the methodists. Each call is a new one.
        """
        question = fitting(question, QUESTION_LENGTH)
        async with self.once(actor, "roadmap.help") as session:
            own = await own_assignment(session, actor, assignment_id, self.clock.now())
            programme = await session.get_one(Programme, own.programme_id)
            request = HelpRequest(
                programme_id=programme.id,
                person_id=own.person_id,
                assignment_id=own.id,
                question=question,
                asked_at=self.clock.now(),
            )
            session.add(request)
            await session.flush()
            to, helpers = await self._helpers(session, programme, own.person_id)
            await self._tell(session, programme, request, helpers)
            await expect(session, actor.account_id, "")
            return Asked(request.id, to)

    async def help(self, actor: Actor, help_id: int) -> HelpFacts:
        """A call for help, for those who may answer it. Raises NotFound, Forbidden."""
        async with self.database.read() as session:
            request = await self._answerable(session, actor, help_id)
            return await _facts(session, request)

    async def help_facts(self, help_id: int) -> HelpFacts | None:
        """For delivery: a call for help and its answer; None when it is gone."""
        async with self.database.read() as session:
            request = await session.get(HelpRequest, help_id)
            return await _facts(session, request) if request else None

    async def begin_answer(self, actor: Actor, help_id: int, message_id: int) -> HelpFacts:
        """The actor's next message is the answer, unless somebody has answered already."""
        async with self.database.write() as session:
            request = await self._answerable(session, actor, help_id)
            if request.answered_at is None:
                await expect(
                    session, actor.account_id, expecting("answer", help_id, Prompt(message_id=message_id))
                )
            return await _facts(session, request)

    async def drop_answer(self, actor: Actor) -> None:
        """The actor would rather not answer now."""
        async with self.database.write() as session:
            await expect(session, actor.account_id, "")

    async def answer_help(self, actor: Actor, help_id: int, text: str) -> HelpFacts:
        """Answer a call; the person hears it at once. The first answer counts: `help-answered` after it."""
        text = fitting(text, QUESTION_LENGTH)
        if not text:
            raise DomainError("help-answer-empty")
        async with self.database.write() as session:
            request = await self._answerable(session, actor, help_id, lock=True)
            await expect(session, actor.account_id, "")
            if request.answered_at is None:
                request.answer = text
                request.answered_at = self.clock.now()
                request.answered_by_id = actor.person_id
                programme = await session.get_one(Programme, request.programme_id)
                account = await account_of(session, request.person_id)
                if account is not None and account.reachable:
                    wish = self._wish("help_answer", programme, request, account, request.person_id)
                    await enqueue(session, self.clock.now(), [wish])
            return await _facts(session, request)

    async def _answerable(
        self, session: AsyncSession, actor: Actor, help_id: int, *, lock: bool = False
    ) -> HelpRequest:
        request = await session.get(HelpRequest, help_id, with_for_update=lock or None)
        if request is None:
            raise NotFound("help")
        if Role.METHODIST in actor.roles and actor.programme_id == request.programme_id:
            return request
        programme = await session.get_one(Programme, request.programme_id)
        _, helpers = await self._helpers(session, programme, request.person_id)
        if all(account.id != actor.account_id for account, _ in helpers):
            raise Forbidden(f"help:{help_id}")
        return request

    async def _helpers(
        self, session: AsyncSession, programme: Programme, person_id: int
    ) -> tuple[str, Sequence[tuple[Account, int]]]:
        """Who hears the call, as (account, person id): the mentor, else every methodist."""
        reachable = (Account.reachable, Person.state == PersonState.REGISTERED)
        mentors = await session.execute(
            select(Account, Person.id)
            .join(Person, Person.account_id == Account.id)
            .join(Partnership, Partnership.mentor_id == Person.id)
            .join(PartnershipMentee, PartnershipMentee.partnership_id == Partnership.id)
            .where(
                Partnership.programme_id == programme.id,
                Partnership.state == PartnershipState.ACTIVE,
                PartnershipMentee.person_id == person_id,
                *reachable,
            )
            .distinct()
        )
        if found := [(account, helper) for account, helper in mentors]:
            return "mentor", found
        today = local_day(self.clock.now(), programme)
        methodists = await session.execute(
            select(Account, Person.id)
            .join(Person, Person.account_id == Account.id)
            .join(Membership, Membership.person_id == Person.id)
            .where(
                Membership.programme_id == programme.id,
                Membership.role == Role.METHODIST,
                or_(Membership.ends_on.is_(None), Membership.ends_on >= today),
                Person.id != person_id,
                *reachable,
            )
        )
        found = [(account, helper) for account, helper in methodists]
        return ("methodist" if found else "nobody"), found

    async def _tell(
        self,
        session: AsyncSession,
        programme: Programme,
        request: HelpRequest,
        helpers: Sequence[tuple[Account, int]],
    ) -> None:
        wishes = [self._wish("help", programme, request, account, person) for account, person in helpers]
        await enqueue(session, self.clock.now(), wishes)

    def _wish(
        self, kind: str, programme: Programme, request: HelpRequest, account: Account, person_id: int
    ) -> Wish:
        return Wish(
            kind=kind,
            dedupe_key=f"{kind}:{request.id}:{account.id}",
            account_id=account.id,
            person_id=person_id,
            priority=Priority.ANSWER,
            not_before=next_awake(account, programme.time_zone, self.clock.now()),
            values={"help": request.id},
        )


async def _facts(session: AsyncSession, request: HelpRequest) -> HelpFacts:
    asker = await session.get_one(Person, request.person_id)
    school = await session.get(School, asker.school_id) if asker.school_id else None
    assignment = await session.get(Assignment, request.assignment_id) if request.assignment_id else None
    helper = await session.get(Person, request.answered_by_id) if request.answered_by_id else None
    return HelpFacts(
        id=request.id,
        asker=full_name(asker),
        school=school.name if school else "",
        title=assignment.title if assignment else "",
        question=request.question,
        asked_at=request.asked_at,
        answer=request.answer,
        answered=request.answered_at is not None,
        answered_by=full_name(helper) if helper else "",
    )
