"""Callback data of the registration's messages. They live in a chat for as long as people take."""

from enum import StrEnum

from aiogram.filters.callback_data import CallbackData


class LinkStep(StrEnum):
    SHOW = "s"
    READ = "r"
    AGREE = "a"
    DECLINE = "d"
    ERASE = "e"


class LinkTap(CallbackData, prefix="ln"):
    """A button under a personal link's greeting. The token itself is the right to tap it."""

    step: LinkStep
    token: str


class CheckTap(CallbackData, prefix="rg"):
    """«Всё верно?»: 1 for yes, 0 for a correction."""

    right: int


class JoinTap(CallbackData, prefix="jn"):
    """A button under a school's or programme's link: SHOW, READ, AGREE, DECLINE."""

    step: LinkStep
    token: str


class ApplyStep(StrEnum):
    SCHOOL = "s"
    NOT_LISTED = "n"
    NO_SUBJECT = "0"
    DEFICIT = "d"
    PAGE = "p"
    SEND = "f"
    BACK = "b"
    DROP = "x"
    ERASE = "e"
    SHOW = "w"


class ApplyTap(CallbackData, prefix="ap"):
    """A button of a registration under way; `value` is a school, a deficit or a page."""

    step: ApplyStep
    application: int
    value: int = 0
