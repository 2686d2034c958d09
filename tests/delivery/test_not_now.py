"""What is not sent at its turn: it could not be made, comes too late, or has to wait."""

from datetime import timedelta

from delivery.outcome import NotNowError
from delivery.outgoing import Outgoing
from delivery.worker import IN_WORK_AT_MOST
from locales import Reader
from models.enums import OutboxStatus
from services.outbox import Claimed
from tests.delivery.office import Office
from tests.services.outbox.rows import CHAT


async def test_a_crowd_that_could_not_be_made_does_not_stop_the_sender(office: Office) -> None:
    """More than are in work at once, while the database was away for a moment."""
    seen = set[int]()

    async def away_at_first(claimed: Claimed, reader: Reader) -> Outgoing | None:
        if claimed.id not in seen:
            seen.add(claimed.id)
            raise OSError("the database was away")
        return Outgoing("at last")

    count = IN_WORK_AT_MOST + 20
    await office.outbox.want_each(count)
    worker, _ = office.start()
    worker._renderers = {"note": away_at_first}
    await office.settled()
    assert len(office.telegram.delivered) == count


async def test_what_comes_too_late_is_listed_and_what_has_to_wait_waits(office: Office) -> None:
    morning = office.outbox.clock.now() + timedelta(hours=1)
    asked = list[str]()

    async def at_night(claimed: Claimed, reader: Reader) -> Outgoing | None:
        asked.append(claimed.payload["key"])
        if claimed.payload["key"] == "n1":
            raise NotNowError(None)
        if office.outbox.clock.now() < morning:
            raise NotNowError(morning)
        return Outgoing("good morning")

    await office.outbox.want_each(2)
    worker, _ = office.start()
    worker._renderers = {"note": at_night}
    await office.settled()
    assert await office.outbox.statuses() == {"n1": OutboxStatus.EXPIRED, "n2": OutboxStatus.SENT}
    rows = await office.outbox.rows()
    assert (rows["n2"].not_before, rows["n2"].attempts, rows["n2"].retries) == (morning, 1, 0)
    assert asked.count("n2") == 2, "nobody asks again before its time"
    assert office.telegram.delivered == [(CHAT + 2, "good morning")]
