"""What the methodist has said of somebody who registered themselves."""

from delivery.outgoing import Outgoing
from delivery.worker import Renderer
from locales import Reader
from services.outbox import Claimed
from services.people.approving import ACCEPTED, REJECTED
from services.registry import Services

_KEYS = {ACCEPTED: "application-accepted", REJECTED: "application-rejected"}


class PeopleMessages:
    def __init__(self, services: Services) -> None:
        self._services = services

    def renderers(self) -> dict[str, Renderer]:
        return dict.fromkeys(_KEYS, self._answer)

    async def _answer(self, claimed: Claimed, reader: Reader) -> Outgoing | None:
        title = await self._services.people.programme_title(claimed.payload["programme_id"])
        if title is None:
            return None
        return Outgoing(reader.html(_KEYS[claimed.kind], programme=title))
