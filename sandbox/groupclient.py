"""A group seen through the control API, for tests that read as stories."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sandbox.said import PATIENCE, Answer, Said, answer, wanted

if TYPE_CHECKING:
    from sandbox.client import Person, Sandbox

Json = dict[str, Any]


class Group:
    """A group as its members use it; in each action the first argument is who does it."""

    def __init__(self, sandbox: Sandbox, group_id: int) -> None:
        self.sandbox = sandbox
        self.id = group_id

    async def _do(self, action: str, by: Person, **body: Any) -> Any:
        given = {name: value for name, value in body.items() if value is not None}
        return await self.sandbox.post(f"/groups/{self.id}/{action}", by=by.id, **given)

    async def send(
        self,
        by: Person,
        text: str,
        reply_to: int | None = None,
        *,
        speaks_as: str | None = None,
        topic: int | None = None,
    ) -> Said:
        """Write to the group; `speaks_as` is "anonymous" or "channel" where it is not oneself."""
        body = {"text": text, "reply_to": reply_to, "as": speaks_as, "topic": topic}
        return Said((await self._do("text", by, **body))["message"])

    async def edit(self, by: Person, message_id: int, text: str) -> Said:
        """Edit an own message."""
        return Said((await self._do("edit", by, message_id=message_id, text=text))["message"])

    async def join(self, by: Person, who: Person | None = None) -> None:
        """Come in, or bring somebody."""
        await self._do("join", by, user=who and who.id)

    async def leave(self, by: Person, who: Person | None = None) -> None:
        """Go, or remove somebody."""
        await self._do("leave", by, user=who and who.id)

    async def promote(self, by: Person, who: Person, *, admin: bool = True) -> None:
        """Make somebody an administrator, or take it back."""
        await self._do("promote", by, user=who.id, admin=admin)

    async def add_bot(self, by: Person, payload: str | None = None, *, admin: bool = False) -> None:
        """Bring the bot; with a payload by its `?startgroup=` link."""
        await self._do("add_bot", by, payload=payload, admin=admin)

    async def remove_bot(self, by: Person) -> None:
        """Take the bot out."""
        await self._do("remove_bot", by)

    async def rights(self, by: Person, **rights: Any) -> None:
        """Give or take the bot's rights; see POST /control/groups/{id}/rights."""
        await self._do("rights", by, **rights)

    async def upgrade(self, by: Person) -> Group:
        """Make a supergroup of it; returns that."""
        return Group(self.sandbox, (await self._do("upgrade", by))["id"])

    async def destroy(self, by: Person) -> None:
        """Delete it for everybody."""
        await self._do("destroy", by)

    async def topic(self, by: Person, name: str) -> int:
        """Open a topic in a forum; returns its id."""
        return int((await self._do("topic", by, name=name))["message"]["message_id"])

    async def tap(
        self,
        by: Person,
        text: str | None = None,
        *,
        message_id: int | None = None,
        data: str | None = None,
        place: tuple[int, int] | None = None,
        wait: float = PATIENCE,
    ) -> Answer:
        """Tap a button as a member of the group; see `Person.tap`."""
        return answer(await self._do("tap", by, **wanted(text, message_id, data, place), wait=wait))

    async def facts(self) -> Json:
        """GET /control/groups/{id}."""
        facts: Json = await self.sandbox.get(f"/groups/{self.id}")
        return facts

    async def chat(self) -> Json:
        """GET /control/groups/{id}/chat."""
        chat: Json = await self.sandbox.get(f"/groups/{self.id}/chat", limit=200)
        return chat

    async def messages(self) -> list[Said]:
        """The newest messages, oldest first."""
        return [Said(message) for message in (await self.chat())["messages"]]

    async def wait_for(
        self,
        text: str | None = None,
        button: str | None = None,
        *,
        kind: str | None = None,
        after: int = 0,
        edited_since: int | None = None,
        timeout: float = PATIENCE,
    ) -> Said:
        """Wait for a message of the bot; see `Person.wait_for`."""
        return await self.sandbox.seen(self.chat, self.id, text, button, kind, after, edited_since, timeout)
