"""The outbox: what the bot wants to say of its own accord."""

from services.outbox.ledger import Claimed, Lease, Ledger, Outcome
from services.outbox.queue import Priority, Wish, cancel, enqueue

__all__ = ["Claimed", "Lease", "Ledger", "Outcome", "Priority", "Wish", "cancel", "enqueue"]
