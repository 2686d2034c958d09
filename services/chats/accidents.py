"""What happens to linked groups without anybody asking us: moved, muted, lost, renamed."""

from sqlalchemy import update

from models.chats import LinkedChat
from services.actor import Actor
from services.base import Service
from services.chats.living import LOST, MUTED, end, living_one, tell_keepers
from services.chats.rules import TITLE_LENGTH
from services.outbox.readers import TRY_AGAIN, unmute


class ChatAccidents(Service):
    """Each may come twice, by a refused message and by Telegram's own word: the second changes nothing."""

    async def moved(self, telegram_id: int, new_id: int) -> None:
        """The group became a supergroup: everything that was for it goes to the new id."""
        async with self.database.write() as session:
            if await living_one(session, new_id) is not None:
                return
            await session.execute(
                update(LinkedChat)
                .where(LinkedChat.telegram_id == telegram_id)
                .values(telegram_id=new_id)
                .execution_options(synchronize_session=False)
            )

    async def muted(self, telegram_id: int) -> None:
        """The bot may not write there: its messages wait, and the keepers are told, once."""
        now = self.clock.now()
        async with self.database.write() as session:
            chat = await living_one(session, telegram_id)
            if chat is None:
                return
            if chat.muted_until is None:
                await tell_keepers(session, now, chat, MUTED)
                self.audit(session, None, "chats.muted", f"chat:{chat.id}", programme_id=chat.programme_id)
            chat.muted_until = now + TRY_AGAIN

    async def may_write(self, telegram_id: int) -> None:
        """The bot may write there again: what waited goes."""
        async with self.database.write() as session:
            # A farewell may be waiting, too, when the link itself has ended.
            await unmute(session, self.clock.now(), LinkedChat.telegram_id == telegram_id)

    async def lost(self, telegram_id: int) -> None:
        """The bot is out of the group, or the group is no more: the link ends, the keepers are told, once."""
        now = self.clock.now()
        async with self.database.write() as session:
            chat = await living_one(session, telegram_id)
            if chat is None:
                return
            await tell_keepers(session, now, chat, LOST, title=chat.title)
            await end(session, now, chat, farewell=False)
            self.audit(session, None, "chats.lost", f"chat:{chat.id}", programme_id=chat.programme_id)

    async def refused(self, actor: Actor | None, subject: str) -> None:
        """Somebody tried in a group what they have no right to; they may have no account."""
        async with self.database.write() as session:
            self.audit(session, actor, "refused", subject[:60])

    async def renamed(self, telegram_id: int, title: str) -> None:
        """The group has another title."""
        async with self.database.write() as session:
            chat = await living_one(session, telegram_id)
            if chat is not None:
                chat.title = title[:TITLE_LENGTH]
