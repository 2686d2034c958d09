"""Programmes: see PRODUCT.md."""

from services.base import Service


class ProgrammesService(Service):
    """Everything a person or the clock may want of programmes."""
