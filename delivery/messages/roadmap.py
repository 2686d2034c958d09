"""What the roadmap says unasked: the day's bundle, calls for help and their answers, what is overdue."""

from collections import Counter
from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any

from aiogram.filters.callback_data import CallbackData

from delivery.messages.bundle import (
    LINES_A_PAGE,
    PLAIN,
    Buttons,
    Look,
    footer,
    keyboard,
    line_text,
    short,
)
from delivery.messages.rider import RiderLine
from delivery.outgoing import Outgoing, rows
from delivery.worker import Renderer
from locales import Markup, Reader, join
from locales.dates import day as day_text
from services.outbox import Claimed
from services.registry import Services
from services.roadmap import asking_later, assigning, change_notices, plan_reviews, reviewing
from services.roadmap.views import Bundle, HelpFacts

NAMES_SHOWN = 3


class AnswerHelp(CallbackData, prefix="rh"):
    """Answer a call for help (`drop`: rather not)."""

    help: int
    drop: int = 0


class OpenLate(CallbackData, prefix="ro"):
    """Open what needs attention, from a message that came by itself."""

    programme: int


class OpenReview(CallbackData, prefix="rp"):
    """Open a review of the plan, from a message that came by itself."""

    programme: int
    kind: plan_reviews.PlanReview


class OpenWeek(CallbackData, prefix="rw"):
    """Open one's own week of that programme, from a message that came by itself."""

    programme: int


def _rider_buttons(riders: list[tuple[int, str, str]]) -> Buttons:
    """One button for what leads to the same place; labels that are alike say which line they mean."""
    places = {data: (position, label) for position, label, data in reversed(riders)}
    told_apart = Counter(label for _, label in places.values())
    return [
        [(label if told_apart[label] == 1 else f"{position} · {label}", data)]
        for data, (position, label) in reversed(places.items())
    ]


class RoadmapMessages:
    """Renderers of the roadmap's own messages. `others` makes the lines of the other areas."""

    def __init__(self, services: Services, others: Callable[[Services], Mapping[str, RiderLine]]) -> None:
        self._services = services
        self._others = others

    @cached_property
    def _riders(self) -> dict[str, RiderLine]:
        # Few bundles have a rider; the others' messages are not made for each that is drawn.
        return {**self._others(self._services), **self.riders()}

    def renderers(self) -> dict[str, Renderer]:
        return {
            "bundle": self._bundle,
            "help": self._help,
            "help_answer": self._help_answer,
            "school_overdue": self._in_place,
            change_notices.KIND: self._in_place,
            reviewing.KIND: self._in_place,
            assigning.KIND: self._in_place,
            plan_reviews.KIND: self._in_place,
            asking_later.KIND: self._in_place,
        }

    def riders(self) -> dict[str, RiderLine]:
        """The roadmap's own lines: for curators, and what has changed for anybody."""
        return {
            "school_overdue": self._school_line,
            change_notices.KIND: self._change_line,
            reviewing.KIND: self._returned_line,
            assigning.KIND: self._unassigned_line,
            plan_reviews.KIND: self._review_line,
            asking_later.KIND: self._dates_line,
        }

    async def _bundle(self, claimed: Claimed, reader: Reader) -> Outgoing | None:
        bundle = await self._services.roadmap.bundle_facts(claimed.payload["daily"])
        if bundle is None or not (bundle.open_positions or any(entry.rider for entry in bundle.entries)):
            return None
        return await self.draw(bundle, reader)

    async def draw(self, bundle: Bundle, reader: Reader, look: Look = PLAIN) -> Outgoing | None:
        """The bundle's message as it is now; None when every line of it is past."""
        first = look.page * LINES_A_PAGE
        shown = bundle.entries[first : first + LINES_A_PAGE] or bundle.entries[:LINES_A_PAGE]
        lines: list[Markup] = []
        riders: list[tuple[int, str, str]] = []
        for entry in shown:
            if entry.assignment is not None:
                lines.append(line_text(entry.position, entry.assignment, bundle, reader))
            elif entry.rider is not None:
                found = await self._ride(entry.rider.kind, entry.rider.payload, reader)
                if found is not None:
                    text, label, data = found
                    # No button names a rider by its number: one that is past leaves no gap.
                    n = first + len(lines) + 1
                    lines.append(reader.html("bundle-rider", n=n, text=text))
                    riders.append((n, label, data))
        if not lines:
            return None
        parts = [
            reader.html("bundle-greeting", count=len(bundle.entries), morning=int(bundle.morning)),
            *lines,
        ]
        end = footer(bundle, reader, look)
        if end:
            parts += [Markup(""), end]
        buttons = keyboard(bundle, shown, reader, look, _rider_buttons(riders))
        return Outgoing(join(parts), rows(*buttons))

    async def _ride(
        self, kind: str, payload: dict[str, Any], reader: Reader
    ) -> tuple[Markup, str, str] | None:
        maker = self._riders.get(kind)
        return await maker(payload, reader) if maker else None

    async def _in_place(self, claimed: Claimed, reader: Reader) -> Outgoing | None:
        """A rider that had the day to itself."""
        found = await self._ride(claimed.kind, claimed.payload, reader)
        if found is None:
            return None
        text, label, data = found
        return Outgoing(text, rows([(label, data)]))

    async def _school_line(self, payload: dict[str, Any], reader: Reader) -> tuple[Markup, str, str] | None:
        late = await self._services.roadmap.late_facts(payload["assignments"])
        if late is None:
            return None
        names = ", ".join(late.people[:NAMES_SHOWN])
        text = reader.html(
            "school-overdue-line",
            title=short(late.title),
            names=names,
            more=max(len(late.people) - NAMES_SHOWN, 0),
        )
        return text, reader.plain("button-attention"), OpenLate(programme=payload["programme"]).pack()

    async def _change_line(self, payload: dict[str, Any], reader: Reader) -> tuple[Markup, str, str] | None:
        change = await self._services.roadmap.change_facts(payload["change"])
        if change is None:
            return None
        # Of other words only who has lost the activity hears.
        text = reader.html(
            "change-reassigned" if change.field else f"change-{change.kind}",
            title=short(change.title),
            before=short(change.before, 60) or "-",
            after=short(change.after, 60) or "-",
        )
        return text, reader.plain("button-my-week"), OpenWeek(programme=change.programme_id).pack()

    async def _unassigned_line(
        self, payload: dict[str, Any], reader: Reader
    ) -> tuple[Markup, str, str] | None:
        found = await self._services.roadmap.unassigned_facts(payload["programme"], payload["assignments"])
        if found is None:
            return None
        text = reader.html("whom-unassigned", title=short(found.titles[0]), more=len(found.titles) - 1)
        return text, reader.plain("button-my-week"), OpenWeek(programme=found.programme_id).pack()

    async def _review_line(self, payload: dict[str, Any], reader: Reader) -> tuple[Markup, str, str] | None:
        programme_id, kind = payload["programme"], plan_reviews.PlanReview(payload["kind"])
        found = await self._services.roadmap.review_due(programme_id, kind)
        if found is None or found.day is None:
            return None
        text = reader.html("outcome-line", kind=str(kind), day=day_text(reader.locale, found.day))
        return text, reader.plain("outcome-open"), OpenReview(programme=programme_id, kind=kind).pack()

    async def _dates_line(self, payload: dict[str, Any], reader: Reader) -> tuple[Markup, str, str] | None:
        title = await self._services.roadmap.asked_activity(payload["activity"])
        if title is None:
            return None
        text = reader.html("ask-dates-line", title=short(title))
        return text, reader.plain("button-attention"), OpenLate(programme=payload["programme"]).pack()

    async def _returned_line(self, payload: dict[str, Any], reader: Reader) -> tuple[Markup, str, str] | None:
        found = await self._services.roadmap.returned_facts(payload["assignment"], payload["returns"])
        if found is None:
            return None
        text = reader.html("review-returned", title=short(found.title), note=found.note)
        return text, reader.plain("button-my-week"), OpenWeek(programme=found.programme_id).pack()

    async def _help(self, claimed: Claimed, reader: Reader) -> Outgoing | None:
        request = await self._services.roadmap.help_facts(claimed.payload["help"])
        return draw_help(request, reader) if request and not request.answered else None

    async def _help_answer(self, claimed: Claimed, reader: Reader) -> Outgoing | None:
        request = await self._services.roadmap.help_facts(claimed.payload["help"])
        if request is None or not request.answered:
            return None
        return Outgoing(
            reader.html(
                "help-answer-arrived",
                title=short(request.title),
                answer=request.answer,
                helper=request.answered_by,
            )
        )


def draw_help(request: HelpFacts, reader: Reader, *, asking: bool = False) -> Outgoing:
    """A call for help as the mentor or the methodist sees it; `asking` waits for the typed answer."""
    parts = [
        reader.html(
            "help-call",
            asker=request.asker,
            school=request.school or "-",
            title=short(request.title),
            question=request.question or "-",
        )
    ]
    if request.answered:
        parts.append(reader.html("help-answered", helper=request.answered_by or "-", answer=request.answer))
        return Outgoing(join(parts, "\n\n"))
    if asking:
        parts.append(reader.html("help-type-answer"))
        drop = AnswerHelp(help=request.id, drop=1).pack()
        return Outgoing(join(parts, "\n\n"), rows([(reader.plain("button-cancel"), drop)]))
    answer = AnswerHelp(help=request.id).pack()
    return Outgoing(join(parts, "\n\n"), rows([(reader.plain("button-answer"), answer)]))
