"""The control API as people: tests read as stories.

    sandbox = Sandbox("http://127.0.0.1:8081")
    marina = await sandbox.person(501, first_name="Марина")
    await marina.start("p_AbC")
    await marina.wait_for(text="Здравствуйте", button="Согласна")
    answer = await marina.tap("Согласна")

All timeouts are real seconds. What a person cannot do raises `SandboxError` with the sandbox's words.
"""

from __future__ import annotations

import asyncio
import io
from collections.abc import Awaitable, Callable
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from aiohttp import ClientSession, ClientTimeout, FormData

from sandbox.groupclient import Group
from sandbox.said import PATIENCE, Answer, NotSeenError, Offered, Said, SandboxError, answer, unseen, wanted

__all__ = ["Answer", "Group", "NotSeenError", "Offered", "Person", "Said", "Sandbox", "SandboxError"]

Json = dict[str, Any]

POLL = 5.0


class Sandbox:
    """One running sandbox, seen through its control API. Use it in `async with`, or `close()` it."""

    def __init__(self, base_url: str) -> None:
        self.base_url = base_url.rstrip("/")
        self._session: ClientSession | None = None

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    async def close(self) -> None:
        """Close the connections."""
        if self._session:
            await self._session.close()
            self._session = None

    def _http(self) -> ClientSession:
        if self._session is None:
            self._session = ClientSession(timeout=ClientTimeout(total=None, sock_connect=10))
        return self._session

    async def call(self, method: str, path: str, body: Any = None, query: Json | None = None) -> Any:
        """One request under /control; `body` is JSON or a form. Raises `SandboxError`."""
        kind = {"data": body} if isinstance(body, FormData) else {"json": body}
        params = {name: str(value) for name, value in (query or {}).items() if value is not None}
        url = f"{self.base_url}/control{path}"
        async with self._http().request(
            method, url, params=params, **kind if body is not None else {}
        ) as reply:
            found = await reply.json()
            if reply.status != 200:
                raise SandboxError(reply.status, found.get("error", ""))
            return found

    async def get(self, path: str, **query: Any) -> Any:
        """GET under /control; arguments that are None are left out."""
        return await self.call("GET", path, query=query)

    async def post(self, path: str, **body: Any) -> Any:
        """POST JSON under /control."""
        return await self.call("POST", path, body)

    async def person(self, user_id: int, **fields: Any) -> Person:
        """Create or change a person; fields are those of POST /control/users."""
        if fields or user_id not in {user["id"] for user in (await self.state())["users"]}:
            await self.post("/users", id=user_id, **fields)
        return Person(self, user_id)

    async def group(self, by: Person, title: str, *members: Person, **fields: Any) -> Group:
        """Found a group; fields are those of POST /control/groups (`kind`, `with_bot`, `is_forum`)."""
        people = [member.id for member in members]
        made = await self.post("/groups", by=by.id, title=title, members=people, **fields)
        return Group(self, made["id"])

    async def state(self) -> Json:
        """GET /control/state."""
        state: Json = await self.get("/state")
        return state

    async def reset(self) -> None:
        """Forget everything; the clock is real again."""
        await self.post("/reset")

    async def next_morning(self) -> Json:
        """Move the clock to 08:31 local of the next day."""
        clock: Json = await self.post("/clock", to="next_morning")
        return clock

    async def advance(self, seconds: float) -> Json:
        """Move the clock by seconds, backwards when negative."""
        clock: Json = await self.post("/clock", advance_seconds=seconds)
        return clock

    async def move_to(self, moment: str) -> Json:
        """Move the clock to an ISO moment; without an offset it is local in the sandbox's zone."""
        clock: Json = await self.post("/clock", to=moment)
        return clock

    async def journal(
        self,
        since: int = 0,
        method: str | None = None,
        chat_id: int | None = None,
        violations: bool = False,
    ) -> list[Json]:
        """All journal entries with a number above `since`, oldest first."""
        found = await self.get(
            "/journal",
            since=since,
            method=method,
            chat_id=chat_id,
            violations=1 if violations else None,
            limit=0,
        )
        entries: list[Json] = found["entries"]
        return entries

    async def violations(self, since: int = 0) -> list[str]:
        """What a careful bot would not have asked, as "method: sentence"."""
        entries = await self.journal(since, violations=True)
        return [f"{entry['method']}: {line}" for entry in entries for line in entry["violations"]]

    async def fault(self, action: str, method: str = "*", **order: Any) -> Json:
        """Order a fault; `order` as in POST /control/faults."""
        fault: Json = await self.post("/faults", action=action, method=method, **order)
        return fault

    async def no_faults(self) -> None:
        """Take all faults back."""
        await self.call("DELETE", "/faults")

    async def rates(self, mode: str, **limits: float) -> Json:
        """Set the limits of speed."""
        rates: Json = await self.post("/rates", mode=mode, **limits)
        return rates

    async def forge(self, update: Json, wait: float = 0) -> Json:
        """Put a raw update into the bot's queue."""
        forged: Json = await self.post("/forge", update=update, wait=wait)
        return forged

    async def seen(
        self,
        look: Callable[[], Awaitable[Json]],
        chat_id: int,
        text: str | None,
        button: str | None,
        kind: str | None,
        after: int,
        edited_since: int | None,
        timeout: float,
    ) -> Said:
        """Wait for a message of the bot in a chat; see `Person.wait_for`."""
        end = asyncio.get_running_loop().time() + timeout
        while True:
            chat = await look()
            said = [Said(message) for message in chat["messages"]]
            for message in reversed(said):
                fits = message.from_bot and message.id > after and message.has(text, button)
                fits = fits and (kind is None or message.kind == kind)
                if fits and (edited_since is None or message.raw["rev"] > edited_since):
                    return message
            left = end - asyncio.get_running_loop().time()
            if left <= 0:
                raise NotSeenError(unseen(chat_id, text, button, kind, timeout, said))
            await self.get("/wait", since=chat["rev"], user_id=chat_id, timeout=min(left, POLL))

    async def wait_until(
        self, condition: Callable[[Json], bool], timeout: float = PATIENCE, what: str = "the state"
    ) -> Json:
        """Wait until `condition(state)` holds, looking again at each change and at least twice a second."""
        end = asyncio.get_running_loop().time() + timeout
        while True:
            state = await self.state()
            if condition(state):
                return state
            left = end - asyncio.get_running_loop().time()
            if left <= 0:
                raise NotSeenError(f"{what} was not as expected within {timeout:g} s")
            await self.get("/wait", since=state["rev"], timeout=min(left, 0.5))


class Person:
    """One person with a phone."""

    def __init__(self, sandbox: Sandbox, user_id: int) -> None:
        self.sandbox = sandbox
        self.id = user_id

    async def _do(self, action: str, **body: Any) -> Any:
        return await self.sandbox.post(f"/users/{self.id}/{action}", **body)

    async def start(self, payload: str | None = None) -> Said:
        """Open the bot, perhaps by a deep link with a payload."""
        return Said((await self._do("start", payload=payload))["message"])

    async def send(self, text: str, reply_to: int | None = None, entities: list[Json] | None = None) -> Said:
        """Write to the bot, with formatting if `entities` are given."""
        return Said((await self._do("text", text=text, reply_to=reply_to, entities=entities))["message"])

    async def press(self, label: str) -> Said:
        """Press a button of the reply keyboard."""
        return Said((await self._do("press", text=label))["message"])

    async def share_contact(self, phone: str | None = None) -> Said:
        """Share the own contact by the button that asks for it."""
        return Said((await self._do("contact", phone=phone))["message"])

    async def send_file(
        self,
        content: bytes | Path | str,
        name: str | None = None,
        kind: str = "document",
        caption: str | None = None,
    ) -> Said:
        """Send a file: bytes with a name, or a path."""
        if not isinstance(content, bytes):
            path = Path(content)
            name, content = name or path.name, await asyncio.to_thread(path.read_bytes)
        # Names are sent as they are, as browsers do; a stream, since large bodies of bytes are warned of.
        form = FormData(quote_fields=False)
        form.add_field("kind", kind)
        if caption:
            form.add_field("caption", caption)
        form.add_field("file", io.BytesIO(content), filename=name or "file.bin")
        return Said((await self.sandbox.call("POST", f"/users/{self.id}/file", form))["message"])

    async def send_big_file(self, size: int, name: str = "big.bin", kind: str = "document") -> Said:
        """Send a file of so many zero bytes without moving them."""
        return Said((await self._do("file", kind=kind, name=name, size=size))["message"])

    async def send_album(self, *files: tuple[bytes, str, str], caption: str | None = None) -> list[Said]:
        """Send files (bytes, name, kind) together; the caption is the first one's."""
        form = FormData(quote_fields=False)
        if caption:
            form.add_field("caption", caption)
        for content, name, kind in files:
            form.add_field("kind", kind)
            form.add_field("file", io.BytesIO(content), filename=name)
        sent = await self.sandbox.call("POST", f"/users/{self.id}/album", form)
        return [Said(message) for message in sent["messages"]]

    async def forward(self, message_id: int, from_user: int | None = None) -> Said:
        """Forward a message of the own chat, or of another person's, to the bot."""
        return Said((await self._do("forward", message_id=message_id, from_user=from_user))["message"])

    async def edit(self, message_id: int, text: str) -> Said:
        """Edit an own message."""
        return Said((await self._do("edit", message_id=message_id, text=text))["message"])

    async def delete(self, message_id: int) -> None:
        """Delete a message for both sides."""
        await self._do("delete", message_id=message_id)

    async def block(self) -> None:
        """Block the bot."""
        await self._do("block")

    async def unblock(self) -> None:
        """Unblock the bot."""
        await self._do("unblock")

    async def tap(
        self,
        text: str | None = None,
        *,
        message_id: int | None = None,
        data: str | None = None,
        place: tuple[int, int] | None = None,
        wait: float = PATIENCE,
    ) -> Answer:
        """Tap a button that is there now: by its text (or a part of it), its data, or its row and column.

        Without `message_id` the newest message that has it is meant. Waits up to `wait` seconds for the
        bot's answer. Raises `SandboxError` 409 when there is no such button.
        """
        return answer(await self._do("tap", **wanted(text, message_id, data, place), wait=wait))

    async def forge_tap(self, message_id: int, data: str, wait: float = PATIENCE) -> Answer:
        """A tap on a button that is not there: forged data, an old keyboard, another one's message."""
        user = await self.sandbox.get(f"/users/{self.id}")
        names = ("id", "first_name", "last_name", "username", "language_code")
        sender = {"is_bot": False, **{name: user[name] for name in names if user[name]}}
        chat = {"id": self.id, "type": "private", "first_name": user["first_name"]}
        # A date of zero is Telegram's word for a message that the bot can no longer see.
        message = {"message_id": message_id, "chat": chat, "date": 0}
        update = {"callback_query": {"from": sender, "message": message, "chat_instance": "1", "data": data}}
        forged = await self.sandbox.forge(update, wait)
        return answer(forged["answer"])

    async def ask_inline(self, query: str, offset: str = "", wait: float = PATIENCE) -> Offered:
        """Type `query` behind the bot's name in some chat, and wait for what it offers."""
        return Offered(**await self._do("inline", query=query, offset=offset, wait=wait))

    async def choose(self, offered: Offered, result_id: str, *, here: bool = False) -> Json:
        """Send an offered result: into some other chat, or with `here` into the chat with the bot."""
        chosen: Json = await self._do("choose", query_id=offered.query_id, result_id=result_id, here=here)
        return chosen

    async def chat(self, limit: int = 200) -> Json:
        """GET /control/users/{id}/chat."""
        chat: Json = await self.sandbox.get(f"/users/{self.id}/chat", limit=limit)
        return chat

    async def messages(self, limit: int = 200) -> list[Said]:
        """The newest messages of the chat, oldest first."""
        return [Said(message) for message in (await self.chat(limit))["messages"]]

    async def last(self) -> Said | None:
        """The newest message of the bot, None when it has said nothing."""
        return next((said for said in reversed(await self.messages()) if said.from_bot), None)

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
        """Wait for a message of the bot with this text, button and kind; returns the newest that has them.

        `after` leaves out messages with a number up to it; `edited_since` leaves out what has not changed
        since that revision (`raw["rev"]`). Raises `NotSeenError` with the last messages that were there.
        """
        return await self.sandbox.seen(self.chat, self.id, text, button, kind, after, edited_since, timeout)

    async def download(self, message: Said) -> bytes:
        """The bytes of the file in a message."""
        media = message.raw["media"]
        if not media:
            raise SandboxError(404, f"message {message.id} has no file")
        async with self.sandbox._http().get(f"{self.sandbox.base_url}{media['url']}") as reply:  # noqa: SLF001
            return await reply.read()
