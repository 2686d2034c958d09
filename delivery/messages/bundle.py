"""How a day's bundle looks at every turn: its lines, the question at its end, and the buttons' data."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import Protocol

from aiogram.filters.callback_data import CallbackData

from locales import Markup, Reader, join
from locales.dates import day as day_text
from services.roadmap.views import (
    Answering,
    AssignmentFacts,
    AssignmentState,
    Bundle,
    BundleEntry,
    PeriodKind,
)

LINES_A_PAGE = 10
TICKS_A_ROW = 5
TITLE_LENGTH = 110
REASONS = ("time", "not-mine", "away")
"""Ready reasons why something is not possible; `reason-<name>` is the text."""


class Act(StrEnum):
    """What a button under a bundle does; short, for the 64 bytes of callback data."""

    DONE = "d"
    NO_EVIDENCE = "n"
    DROP_PROMPT = "x"
    SHOW = "s"
    PICK_LATER = "L"
    PICK_NOT_POSSIBLE = "N"
    PICK_HELP = "H"
    LATER = "l"
    LATER_EVENING = "le"
    LATER_TOMORROW = "lt"
    LATER_MONDAY = "lm"
    LATER_TYPED = "ld"
    NOT_POSSIBLE = "p"
    REASON = "pr"
    REASON_TYPED = "pt"
    HELP = "h"
    HELP_CALL = "hc"
    HELP_TYPED = "ht"


class Line(CallbackData, prefix="rl"):
    """A button of the bundle `daily`: `item` is an assignment, `extra` a page or a reason's number."""

    act: Act
    daily: int
    item: int = 0
    extra: int = 0


class Mode(StrEnum):
    """Which question the bundle asks at its end."""

    PLAIN = ""
    PICK_LATER = "pick-later"
    PICK_NOT_POSSIBLE = "pick-not-possible"
    PICK_HELP = "pick-help"
    LATER = "later"
    LATER_TYPED = "later-typed"
    REASON = "reason"
    REASON_TYPED = "reason-typed"
    HELP = "help"
    HELP_TYPED = "help-typed"


_PICKS = {
    Mode.PICK_LATER: Act.LATER,
    Mode.PICK_NOT_POSSIBLE: Act.NOT_POSSIBLE,
    Mode.PICK_HELP: Act.HELP,
}

Buttons = list[list[tuple[str, str]]]


class MakeButton(Protocol):
    """A button of one bundle: the label by its key and values, the data by act, item and extra."""

    def __call__(
        self, key: str, act: Act, item: int = 0, extra: int = 0, **values: str | int
    ) -> tuple[str, str]: ...


@dataclass(frozen=True, slots=True)
class Look:
    """How to draw a bundle: its page (from 0), the question at its end, and about which assignment."""

    page: int = 0
    mode: Mode = Mode.PLAIN
    item: int = 0
    note: Markup | None = None


PLAIN = Look()


def short(title: str, limit: int = TITLE_LENGTH) -> str:
    """The title on one line, cut at a word when it is longer than `limit` characters."""
    text = " ".join(title.split())
    if len(text) <= limit:
        return text
    cut = text[: limit - 1]
    head, _, tail = cut.rpartition(" ")
    return f"{(head if len(tail) < limit // 3 else cut).rstrip(' ,;:.')}…"


def titled(one: AssignmentFacts, reader: Reader) -> str:
    """The title for a line, with a word where one only takes part, or where one answer is enough for a school
    or a partnership."""
    words = ["shared-taking-part"] if one.takes_part else []
    if one.answering is not Answering.EACH:
        words.append(f"shared-{one.answering}")
    if not words:
        return short(one.title)
    return f"{short(one.title)} ({', '.join(reader.plain(word) for word in words)})"


def when_text(one: AssignmentFacts, today: date, reader: Reader) -> Markup:
    """When it is expected: "До 17 ноября, пт", "Сегодня", "Просрочено на 2 дня"."""
    if one.late_days:
        return reader.html("when-late", days=one.late_days)
    if one.postponed_to and one.postponed_to > today:
        return reader.html("when-postponed", day=day_text(reader.locale, one.postponed_to))
    left = (one.due_on - today).days
    if one.is_window:
        return reader.html(
            "when-window" if left >= 0 else "when-window-over", day=day_text(reader.locale, one.due_on)
        )
    how = "day" if one.kind is PeriodKind.DATE else "deadline"
    if left < 0:
        # Who only takes part is never late: they are asked whether they did.
        return reader.html(f"when-{how}-over", day=day_text(reader.locale, one.due_on))
    if left == 0:
        return reader.html(f"when-{how}-today")
    if left == 1:
        return reader.html(f"when-{how}-tomorrow")
    return reader.html(f"when-{how}", day=day_text(reader.locale, one.due_on))


def line_text(position: int, one: AssignmentFacts, bundle: Bundle, reader: Reader) -> Markup:
    title = titled(one, reader)
    match one.state:
        case AssignmentState.DONE:
            return reader.html("bundle-line-done", n=position, title=title)
        case AssignmentState.NOT_POSSIBLE:
            return reader.html("bundle-line-not-possible", n=position, title=title)
        case AssignmentState.CANCELLED:
            return reader.html("bundle-line-cancelled", n=position, title=title)
    if one.awaiting:
        return reader.html("bundle-line-awaiting", n=position, title=title)
    return reader.html("bundle-line", n=position, title=title, when=when_text(one, bundle.today, reader))


def footer(bundle: Bundle, reader: Reader, look: Look) -> Markup:
    """The question or the news at the bundle's end."""
    about = next((one for one in bundle.entries if one.assignment and one.assignment.id == look.item), None)
    n = about.position if about else 0
    if look.mode is not Mode.PLAIN:
        question = reader.html(f"bundle-{look.mode}", n=n)
        return join([look.note, question]) if look.note else question
    if look.note:
        return look.note
    waiting = next((one for one in bundle.entries if one.assignment and one.assignment.awaiting), None)
    if waiting is not None and waiting.assignment is not None:
        return evidence_prompt(waiting.assignment, reader, n=waiting.position)
    mine = [one for one in bundle.entries if one.assignment]
    left = bundle.open_positions
    if not mine or len(left) == len(mine):
        return Markup("")
    if not left:
        return reader.html("bundle-all-done")
    return reader.html("bundle-left", left=", ".join(map(str, left)), count=len(left))


def evidence_prompt(one: AssignmentFacts, reader: Reader, *, n: int = 0) -> Markup:
    """What to send to have it ticked off; `n` is the line's number, 0 where there is but one."""
    return reader.html(
        f"evidence-wanted-{one.evidence}", n=n, result=short(one.result, 80) or short(one.title, 80)
    )


@lru_cache(maxsize=4096)
def _data(act: Act, daily: int, item: int, extra: int) -> str:
    """A button's data; with every tap on a message most of its buttons are drawn again."""
    return Line(act=act, daily=daily, item=item, extra=extra).pack()


def keyboard(
    bundle: Bundle, shown: tuple[BundleEntry, ...], reader: Reader, look: Look, beside: Buttons
) -> Buttons:
    """The bundle's buttons; those of other areas' lines (`beside`) stand below the ticks, as the lines do."""
    open_lines = [
        (entry.position, entry.assignment) for entry in shown if entry.assignment and entry.assignment.is_open
    ]

    def button(key: str, act: Act, item: int = 0, extra: int = 0, **values: str | int) -> tuple[str, str]:
        return reader.plain(key, **values), _data(act, bundle.id, item, extra)

    if look.mode in _PICKS:
        numbers = [button("button-line", _PICKS[look.mode], one.id, n=n) for n, one in open_lines]
        return [*_in_rows(numbers), [button("button-back", Act.SHOW, extra=look.page)]]
    if look.mode is not Mode.PLAIN:
        return [*_choices(bundle, look, button), [button("button-back", Act.SHOW, extra=look.page)]]
    found: Buttons = []
    waiting = next((one for _, one in open_lines if one.awaiting), None)
    if waiting is not None:
        found.append(
            [
                button("button-no-evidence", Act.NO_EVIDENCE, waiting.id),
                button("button-cancel", Act.DROP_PROMPT, waiting.id),
            ]
        )
    ticks = [button("button-tick", Act.DONE, one.id, n=n) for n, one in open_lines if not one.awaiting]
    found += [*_in_rows(ticks), *beside]
    if open_lines:
        found.append(
            [
                button("button-later", Act.PICK_LATER, extra=look.page),
                button("button-not-possible", Act.PICK_NOT_POSSIBLE, extra=look.page),
            ]
        )
        found.append([button("button-help", Act.PICK_HELP, extra=look.page)])
    return [*found, _pages(len(bundle.entries), look.page, button)]


def _choices(bundle: Bundle, look: Look, button: MakeButton) -> Buttons:
    item, page = look.item, look.page
    match look.mode:
        case Mode.LATER:
            evening = (
                [[button("button-evening", Act.LATER_EVENING, item, page)]] if bundle.before_evening else []
            )
            return [
                *evening,
                [
                    button("button-tomorrow", Act.LATER_TOMORROW, item, page),
                    button("button-monday", Act.LATER_MONDAY, item, page),
                ],
                [button("button-other-day", Act.LATER_TYPED, item, page)],
            ]
        case Mode.REASON:
            ready = [[button(f"reason-{name}", Act.REASON, item, i)] for i, name in enumerate(REASONS)]
            return [*ready, [button("button-own-words", Act.REASON_TYPED, item, page)]]
        case Mode.HELP:
            return [
                [button("button-call-help", Act.HELP_CALL, item, page)],
                [button("button-help-words", Act.HELP_TYPED, item, page)],
            ]
    return []


def _pages(total: int, page: int, button: MakeButton) -> list[tuple[str, str]]:
    """The way to the other lines of a long bundle."""
    found = []
    if page > 0:
        found.append(button("button-lines-before", Act.SHOW, extra=page - 1))
    first = (page + 1) * LINES_A_PAGE
    if first < total:
        found.append(button("button-lines-after", Act.SHOW, extra=page + 1, start=first + 1, end=total))
    return found


def _in_rows(buttons: list[tuple[str, str]]) -> Buttons:
    return [buttons[start : start + TICKS_A_ROW] for start in range(0, len(buttons), TICKS_A_ROW)]
