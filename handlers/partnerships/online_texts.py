"""A step of a partnership held online in words."""

from delivery.messages.partnerships import step_name
from locales import Markup, Reader
from services.partnerships.online import STEPS, OnlineStep

__all__ = ["step_line", "step_name", "step_text"]


def step_line(reader: Reader, step: OnlineStep) -> Markup:
    """«Онлайн, шаг 2 из 5: знакомство»."""
    return reader.html("online-line", n=STEPS.index(step) + 1, of=len(STEPS), name=step_name(reader, step))


def step_text(reader: Reader, step: OnlineStep) -> list[Markup]:
    """What can be done in this step: two suggestions."""
    return [
        reader.html("online-suggested"),
        reader.html(f"online-{step.value}-first"),
        reader.html(f"online-{step.value}-second"),
    ]
