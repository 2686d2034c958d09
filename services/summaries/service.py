"""Summaries: see PRODUCT.md."""

from services.base import Service


class SummariesService(Service):
    """Everything a person or the clock may want of summaries."""
