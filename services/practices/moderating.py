"""The methodist's side: what waits is published, or given back with a word."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models.enums import PersonState, PracticeState
from models.people import Account, Person
from models.practices import Practice
from models.programmes import Programme
from services.actor import Actor
from services.errors import DomainError
from services.outbox import Priority, Wish
from services.outbox.daily import offer
from services.paging import cut
from services.practices.dictionary import learn, unlearn
from services.practices.facts import Found
from services.practices.standing import PracticeStanding, line_of
from services.practices.words import Vocabulary
from services.roadmap.facts import fitting

DECIDED_KIND = "practice_decided"
NOTE_LENGTH = 500


class PracticeModerating(PracticeStanding):
    async def waiting_practices(self, actor: Actor, page: int, size: int) -> Found:
        """Cards that wait for the methodist, the longest waiting first."""
        query = (
            select(Practice)
            .where(Practice.programme_id == actor.methodist_of(), Practice.state == PracticeState.WAITING)
            .order_by(Practice.sent_at, Practice.id)
        )
        async with self.database.read() as session:
            rows, place = await cut(session, [query], page, size)
            return Found(tuple(line_of(row[0]) for row in rows), place)

    async def publish(self, actor: Actor, practice_id: int, vocabulary: Vocabulary) -> None:
        """Put a waiting card into the bank, to be found by the words of `vocabulary`; its author is told.

        DomainError when it was taken back or decided about meanwhile.
        """
        async with self.once(actor, "practices.publish") as session:
            practice = await self.moderated(session, actor, practice_id)
            if practice.state is not PracticeState.WAITING:
                raise DomainError("practice-error-decided")
            practice.state, practice.published_at = PracticeState.PUBLISHED, self.clock.now()
            await learn(session, practice_id, vocabulary)
            self.audit(
                session,
                actor,
                "practices.published",
                f"practice:{practice_id}",
                programme_id=practice.programme_id,
            )
            await self._tell(session, actor, practice)

    async def give_back(self, actor: Actor, practice_id: int, word: str) -> None:
        """Ask the author to put the card right; a published one leaves the bank with that.

        DomainError without a word, or when it is with its author already.
        """
        word = fitting(word, NOTE_LENGTH)
        if not word.strip():
            raise DomainError("practice-error-empty")
        async with self.once(actor, "practices.give_back") as session:
            practice = await self.moderated(session, actor, practice_id)
            if practice.state is PracticeState.RETURNED:
                raise DomainError("practice-error-decided")
            practice.state, practice.note = PracticeState.RETURNED, word
            await unlearn(session, practice_id)
            self.audit(
                session,
                actor,
                "practices.returned",
                f"practice:{practice_id}",
                programme_id=practice.programme_id,
            )
            await self._tell(session, actor, practice)

    async def _tell(self, session: AsyncSession, actor: Actor, practice: Practice) -> None:
        now = self.clock.now()
        programme = await session.get_one(Programme, practice.programme_id)
        account_id = await session.scalar(
            select(Account.id)
            .join(Person, Person.account_id == Account.id)
            .where(Person.id == practice.author_id, Person.state == PersonState.REGISTERED)
        )
        if account_id is None or account_id == actor.account_id:
            return
        wish = Wish(
            kind=DECIDED_KIND,
            # A card may be published and come back later without being sent anew.
            dedupe_key=f"practice-decided:{practice.id}:{practice.sendings}:{practice.state}",
            account_id=account_id,
            person_id=practice.author_id,
            priority=Priority.SURVEY,
            not_before=now,
            values={"practice": practice.id, "programme": programme.id, "state": practice.state.value},
        )
        await offer(session, now, programme, wish)
