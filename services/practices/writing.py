"""An author's side: a card begun, filled in word by word, sent with consent, taken back."""

from sqlalchemy import delete, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.enums import PracticeState
from models.events import Event, EventPresenter
from models.people import Deficit
from models.practices import Practice, PracticeDeficit, PracticeFile
from models.programmes import Programme
from models.system import StoredFile
from services.actor import Actor
from services.errors import DomainError, Forbidden, NotFound
from services.events.guests import methodists
from services.files import Received, record_file
from services.outbox import Priority, Wish
from services.outbox.daily import offer
from services.paging import cut
from services.practices.dictionary import unlearn
from services.practices.facts import Found
from services.practices.rules import LENGTHS, MOST_FILES, MOST_OWN, PracticeField, written
from services.practices.standing import READERS, PracticeStanding, line_of
from services.roadmap.facts import local_day

WAITING_KIND = "practice_waiting"
WRITABLE = (PracticeState.DRAFT, PracticeState.RETURNED)


class PracticeWriting(PracticeStanding):
    async def begin(self, actor: Actor, title: str) -> int:
        """A card with nothing but a title; returns its id."""
        title = written(PracticeField.TITLE, title)
        async with self.once(actor, "practices.begin") as session:
            return await self._begun(session, actor, title)

    async def begin_after(self, actor: Actor, event_id: int) -> int:
        """The card of what the actor led, under the event's title; the same one if it was begun."""
        person_id = actor.require_person()
        async with self.database.write() as session:
            # Locked, so that two quick taps begin one card.
            event = await session.get(Event, event_id, with_for_update=True)
            if event is None or await session.get(EventPresenter, (event_id, person_id)) is None:
                raise Forbidden(f"event:{event_id}")
            begun = await session.scalar(
                select(Practice.id).where(Practice.event_id == event_id, Practice.author_id == person_id)
            )
            title = event.title[: LENGTHS[PracticeField.TITLE]]
            return begun or await self._begun(session, actor, title, event_id)

    async def _begun(
        self, session: AsyncSession, actor: Actor, title: str, event_id: int | None = None
    ) -> int:
        actor.require(*READERS)
        person_id = actor.require_person()
        count = await session.scalar(select(func.count()).where(Practice.author_id == person_id))
        if (count or 0) >= MOST_OWN:
            raise DomainError("practice-error-many", limit=MOST_OWN)
        practice = Practice(
            programme_id=actor.programme_id,
            author_id=person_id,
            event_id=event_id,
            title=title,
            made_at=self.clock.now(),
        )
        session.add(practice)
        await session.flush()
        return practice.id

    async def own_practices(self, actor: Actor, page: int, size: int) -> Found:
        """The actor's own cards, the newest first."""
        query = (
            select(Practice).where(Practice.author_id == actor.require_person()).order_by(Practice.id.desc())
        )
        async with self.database.read() as session:
            rows, place = await cut(session, [query], page, size)
            return Found(tuple(line_of(row[0]) for row in rows), place)

    async def write(self, actor: Actor, practice_id: int, field: PracticeField, text: str) -> None:
        """Put `text` in one of the card's fields; «-» empties it. DomainError says what is wrong with it."""
        kept = written(field, text)
        async with self.database.write() as session:
            practice = await self._writable(session, actor, practice_id)
            setattr(practice, field.value, kept)

    async def turn_practice_deficit(self, actor: Actor, practice_id: int, deficit_id: int) -> None:
        """The card helps with this deficit, or not any more. NotFound for another programme's."""
        async with self.once(actor, "practices.turn_deficit") as session:
            practice = await self._writable(session, actor, practice_id)
            deficit = await session.get(Deficit, deficit_id)
            if deficit is None or deficit.programme_id != practice.programme_id:
                raise NotFound("deficit")
            there = await session.get(PracticeDeficit, (practice_id, deficit_id))
            if there is not None:
                await session.delete(there)
            else:
                session.add(PracticeDeficit(practice_id=practice_id, deficit_id=deficit_id))

    async def attach(self, actor: Actor, practice_id: int, file: Received) -> None:
        """One more file. DomainError when there are as many as a card may have."""
        async with self.once(actor, "practices.attach") as session:
            practice = await self._writable(session, actor, practice_id)
            count = await session.scalar(select(func.count()).where(PracticeFile.practice_id == practice.id))
            if (count or 0) >= MOST_FILES:
                raise DomainError("practice-error-files", limit=MOST_FILES)
            file_id = await record_file(session, self.clock.now(), file, practice.author_id)
            session.add(PracticeFile(practice_id=practice.id, file_id=file_id))

    async def detach(self, actor: Actor, practice_id: int, practice_file_id: int) -> None:
        """Take a file off; one that is gone changes nothing. Its content goes with the next clean-up."""
        async with self.database.write() as session:
            await self._writable(session, actor, practice_id)
            found = await session.get(PracticeFile, practice_file_id)
            if found is not None and found.practice_id == practice_id:
                # The card's own row goes with the file's.
                await session.execute(delete(StoredFile).where(StoredFile.id == found.file_id))

    async def send(self, actor: Actor, practice_id: int) -> None:
        """Send the card to the methodist: with that its author agrees that others see it, once published.

        DomainError while it holds nothing but a title.
        """
        async with self.once(actor, "practices.send") as session:
            practice, now = await self._writable(session, actor, practice_id), self.clock.now()
            files = await session.scalar(select(func.count()).where(PracticeFile.practice_id == practice_id))
            if not (practice.about or practice.link or files):
                raise DomainError("practice-error-bare")
            practice.state, practice.sent_at, practice.note = PracticeState.WAITING, now, ""
            practice.sendings += 1
            self._noted(session, actor, "practices.sent", practice)
            await self._tell_methodists(session, actor, practice)

    async def take_back(self, actor: Actor, practice_id: int) -> None:
        """Nobody else sees the card any more; it is a draft again. A draft stays as it is."""
        async with self.database.write() as session:
            practice = await self.own(session, actor, practice_id)
            if practice.state is PracticeState.DRAFT:
                return
            practice.state = PracticeState.DRAFT
            await unlearn(session, practice_id)
            self._noted(session, actor, "practices.taken_back", practice)

    async def drop(self, actor: Actor, practice_id: int) -> None:
        """Delete a card that nobody else sees, with its files. DomainError for one that others see."""
        async with self.database.write() as session:
            practice = await self._writable(session, actor, practice_id)
            files = select(PracticeFile.file_id).where(PracticeFile.practice_id == practice_id)
            await session.execute(delete(StoredFile).where(StoredFile.id.in_(files)))
            await session.delete(practice)
            self._noted(session, actor, "practices.dropped", practice)

    async def _writable(self, session: AsyncSession, actor: Actor, practice_id: int) -> Practice:
        practice = await self.own(session, actor, practice_id)
        if practice.state not in WRITABLE:
            raise DomainError("practice-error-sent")
        return practice

    async def _tell_methodists(self, session: AsyncSession, actor: Actor, practice: Practice) -> None:
        now = self.clock.now()
        programme = await session.get_one(Programme, practice.programme_id)
        for account in await methodists(session, programme.id, local_day(now, programme)):
            if account.id == actor.account_id:
                continue
            wish = Wish(
                kind=WAITING_KIND,
                dedupe_key=f"practice-waiting:{practice.id}:{practice.sendings}:{account.id}",
                account_id=account.id,
                priority=Priority.SURVEY,
                not_before=now,
                values={"practice": practice.id, "programme": programme.id},
            )
            await offer(session, now, programme, wish)

    def _noted(self, session: AsyncSession, actor: Actor, action: str, practice: Practice) -> None:
        self.audit(session, actor, action, f"practice:{practice.id}", programme_id=practice.programme_id)
