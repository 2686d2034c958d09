"""Surveys: see PRODUCT.md."""

from services.base import Service


class SurveysService(Service):
    """Everything a person or the clock may want of surveys."""
