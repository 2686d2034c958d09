"""Roadmap: see PRODUCT.md."""

from services.base import Service


class RoadmapService(Service):
    """Everything a person or the clock may want of roadmap."""
