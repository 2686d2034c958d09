"""What becomes of a reader's message when its broadcast is corrected or withdrawn."""

from dataclasses import replace

from delivery.changing import Changed, Correction, Withdrawal
from delivery.messages.broadcasts import outgoing
from delivery.messages.events import for_guest
from delivery.worker import Renderer
from locales import Reader
from services.broadcasts.change_rows import KIND
from services.broadcasts.facts import ToChange
from services.outbox import Claimed
from services.registry import Services


class BroadcastChanges:
    def __init__(self, services: Services) -> None:
        self._services = services

    def renderers(self) -> dict[str, Renderer]:
        return {KIND: self._change}

    async def _change(self, claimed: Claimed, reader: Reader) -> Changed | None:
        assert claimed.broadcast_id is not None
        found = await self._services.broadcasts.to_change(
            claimed.broadcast_id, claimed.person_id, claimed.linked_chat_id
        )
        if found is None:
            return None
        change = changed(reader, found, to_group=claimed.linked_chat_id is not None)
        if isinstance(change, Withdrawal):
            return change
        event_id = found.message.event_id
        made = await for_guest(self._services, reader, change.outgoing, event_id, claimed.person_id)
        return replace(change, outgoing=made)


def changed(reader: Reader, found: ToChange, *, to_group: bool = False) -> Changed:
    """The edit or deletion of one reader's message (of an album: of its first caption)."""
    made = outgoing(reader, found.message)
    captions = [item.text for item in made.album]
    place = next((number for number, text in enumerate(captions) if text), 0)
    captioned = bool(captions) or made.attachment is not None
    if found.withdraws:
        return Withdrawal(
            found.message_ids,
            reader.html("broadcast-withdrawn"),
            _worded(found.message_ids, captions),
            captioned,
            found.too_old,
            size=len(found.message_ids),
        )
    if made.album:
        item = made.album[place]
        made = replace(made, text=item.text, attachment=item.attachment, album=())
    if to_group:
        made = replace(made, keyboard=None)
    return Correction(found.message_ids[place], made, found.new_medium)


def _worded(message_ids: tuple[int, ...], captions: list[str]) -> tuple[int, ...]:
    """The messages of an album that say something; the only one, or the first, if none does."""
    said = tuple(one for one, text in zip(message_ids, captions, strict=False) if text)
    return said or message_ids[:1]
