"""Broadcasts: see PRODUCT.md."""

from services.base import Service


class BroadcastsService(Service):
    """Everything a person or the clock may want of broadcasts."""
