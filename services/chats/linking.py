"""A group is linked and unlinked: by who runs the programme, or leads the partnership."""

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.chats import LinkedChat
from models.partnerships import Partnership
from models.programmes import Programme
from services.actor import Actor
from services.base import insert_ignore
from services.chats.accidents import ChatAccidents
from services.chats.events import remind_upcoming
from services.chats.facts import ChatLine, ChatNotice, ChatPage, Linked, Thing
from services.chats.living import HELLO, end, is_keeper, living, living_one, may_hear, to_group
from services.chats.rules import GROUPS_AT_MOST, TITLE_LENGTH, payload_of, read_payload
from services.errors import DomainError, Forbidden, NotFound
from services.outbox.queue import Priority, enqueue


class ChatLinking(ChatAccidents):
    async def page(self, actor: Actor, partnership_id: int | None = None) -> ChatPage:
        """The groups of the actor's programme (its methodist's), or of a partnership (its mentor's, too)."""
        async with self.database.read() as session:
            thing = await self._own(session, actor, partnership_id)
            chats = await _of_thing(session, thing)
            partnership = await session.get(Partnership, partnership_id) if partnership_id else None
            open_ = may_hear(await session.get_one(Programme, thing.programme_id), partnership)
        full = len(chats) >= (1 if partnership_id else GROUPS_AT_MOST)
        return ChatPage(
            tuple(_line(chat) for chat in chats),
            payload_of(thing) if open_ and not full else None,
            partnership_id is not None,
        )

    async def group_of(self, partnership_id: int) -> ChatLine | None:
        """The partnership's group, for a card that the actor sees anyway; None when it has none."""
        async with self.database.read() as session:
            chats = await living(session, LinkedChat.partnership_id == partnership_id)
        return _line(chats[0]) if chats else None

    async def link(self, actor: Actor, payload: str, telegram_id: int, title: str) -> Linked:
        """Link a group by the payload of its link; again changes nothing. The group is greeted.

        Forbidden unless the actor is a keeper of what the payload names; DomainError when that is over,
        the group hears of something else, or the partnership has a group.
        """
        now = self.clock.now()
        async with self.database.write() as session:
            thing, partnership = await _named(session, payload)
            programme = await session.get_one(Programme, thing.programme_id)
            if not await is_keeper(session, actor.account_id, thing, now):
                raise Forbidden(f"chat-link:{payload}")
            if not may_hear(programme, partnership):
                raise DomainError("chats-over")
            standing = await living_one(session, telegram_id)
            if standing is not None:
                if (standing.programme_id, standing.partnership_id) != (
                    thing.programme_id,
                    thing.partnership_id,
                ):
                    raise DomainError("chats-taken")
                return Linked(standing.id, already=True)
            await _require_room(session, thing)
            values = {
                "telegram_id": telegram_id,
                "title": title[:TITLE_LENGTH],
                "programme_id": thing.programme_id,
                "partnership_id": thing.partnership_id,
                "linked_by_id": actor.account_id,
                "linked_at": now,
            }
            if not await insert_ignore(session, LinkedChat, [values]):
                raise DomainError("chats-taken")
            chat = await living_one(session, telegram_id)
            assert chat is not None
            hello = to_group(chat, HELLO, f"chat-hello:{chat.id}", now, priority=Priority.ANSWER)
            await enqueue(session, now, [hello])
            await remind_upcoming(session, now, chat, programme)
            self.audit(
                session,
                actor,
                "chats.linked",
                f"chat:{chat.id}",
                programme=thing.programme_id,
                partnership=thing.partnership_id,
            )
            return Linked(chat.id, already=False)

    async def unlink(self, actor: Actor, chat_id: int) -> None:
        """End a link from the screen; the group is told. Ending it twice changes nothing."""
        async with self.database.write() as session:
            chat = await session.get(LinkedChat, chat_id, with_for_update=True)
            await self._unlink(session, actor, chat)

    async def unlink_here(self, actor: Actor, telegram_id: int) -> None:
        """End the link of a group from within it. NotFound when it has none."""
        async with self.database.write() as session:
            await self._unlink(session, actor, await living_one(session, telegram_id))

    async def _unlink(self, session: AsyncSession, actor: Actor, chat: LinkedChat | None) -> None:
        if chat is None:
            raise NotFound("chat")
        thing = Thing(chat.programme_id, chat.partnership_id)
        if not await is_keeper(session, actor.account_id, thing, self.clock.now()):
            raise Forbidden(f"chat:{chat.id}")
        if chat.unlinked_at is None:
            await end(session, self.clock.now(), chat, farewell=True)
            self.audit(session, actor, "chats.unlinked", f"chat:{chat.id}")

    async def notice(self, chat_id: int) -> ChatNotice | None:
        """What its keepers are told of a group; None when it is gone altogether."""
        async with self.database.read() as session:
            chat = await session.get(LinkedChat, chat_id)
            if chat is None:
                return None
            programme = await session.get_one(Programme, chat.programme_id)
        return ChatNotice(
            chat.title, programme.title, chat.partnership_id is not None, chat.muted_until is not None
        )

    async def kept_by(self, actor: Actor, chat_id: int) -> int | None:
        """The partnership that a group is (was) of, None for a programme's; for its keepers only."""
        async with self.database.read() as session:
            chat = await session.get(LinkedChat, chat_id)
            if chat is None:
                raise NotFound("chat")
            thing = Thing(chat.programme_id, chat.partnership_id)
            if not await is_keeper(session, actor.account_id, thing, self.clock.now()):
                raise Forbidden(f"chat:{chat_id}")
            return chat.partnership_id

    async def _own(self, session: AsyncSession, actor: Actor, partnership_id: int | None) -> Thing:
        """The thing that the actor keeps; NotFound for somebody else's partnership."""
        if partnership_id is None:
            return Thing(actor.methodist_of())
        partnership = await session.get(Partnership, partnership_id)
        if partnership is None:
            raise NotFound("partnership")
        thing = Thing(partnership.programme_id, partnership.id)
        if not await is_keeper(session, actor.account_id, thing, self.clock.now()):
            raise Forbidden(f"partnership:{partnership_id}")
        return thing


async def _named(session: AsyncSession, payload: str) -> tuple[Thing, Partnership | None]:
    found = read_payload(payload)
    if found is None:
        raise DomainError("chats-code-unclear")
    programme_id, partnership_id = found
    if partnership_id is not None:
        partnership = await session.get(Partnership, partnership_id)
        if partnership is None:
            raise Forbidden(f"chat-link:{payload}")
        return Thing(partnership.programme_id, partnership.id), partnership
    if programme_id is None or await session.get(Programme, programme_id) is None:
        raise Forbidden(f"chat-link:{payload}")
    return Thing(programme_id), None


async def _require_room(session: AsyncSession, thing: Thing) -> None:
    if thing.partnership_id is not None:
        if await _of_thing(session, thing):
            raise DomainError("chats-partnership-has-one")
        return
    count = await session.scalar(
        select(func.count()).where(
            LinkedChat.programme_id == thing.programme_id,
            LinkedChat.partnership_id.is_(None),
            LinkedChat.unlinked_at.is_(None),
        )
    )
    if (count or 0) >= GROUPS_AT_MOST:
        raise DomainError("chats-too-many", limit=GROUPS_AT_MOST)


async def _of_thing(session: AsyncSession, thing: Thing) -> list[LinkedChat]:
    same = (
        LinkedChat.partnership_id == thing.partnership_id
        if thing.partnership_id is not None
        else LinkedChat.partnership_id.is_(None)
    )
    return list(await living(session, LinkedChat.programme_id == thing.programme_id, same))


def _line(chat: LinkedChat) -> ChatLine:
    return ChatLine(chat.id, chat.title, chat.muted_until is not None)
