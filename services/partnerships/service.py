"""Partnerships: see PRODUCT.md."""

from services.base import Service


class PartnershipsService(Service):
    """Everything a person or the clock may want of partnerships."""
