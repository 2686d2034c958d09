"""Events: see PRODUCT.md."""

from services.base import Service


class EventsService(Service):
    """Everything a person or the clock may want of events."""
