"""The cards of exceptions: what is known of each, and which of the actions it has."""

from typing import Any

from delivery.messages.bundle import short
from delivery.messages.cases import case_words, theme_of
from delivery.messages.outbox import kind_name
from delivery.messages.roadmap import draw_help
from handlers.common.context import Context
from handlers.roadmap.plan import activity_text, assignee_text
from locales import Markup, Reader, join
from locales.dates import day as day_text
from locales.dates import moment
from services.roadmap.board import LATE_A_PAGE
from services.roadmap.board_facts import AssigneeFacts, Case, CaseKind, Contact
from services.roadmap.views import Answering, AssignmentState

NAMES_SHOWN = 30
STAGES = frozenset({CaseKind.NO_TRIAL, CaseKind.NO_REFLECTION, CaseKind.NO_ACTIVITY})
PAIRS = frozenset({CaseKind.SILENT, CaseKind.ONE_SIDED})


async def card(
    ctx: Context, kind: CaseKind, subject: int, standing: Case | None, page: int
) -> dict[str, Any]:
    """The text, and which of the window's buttons it needs; `standing`: the exception as it is now.

    `page` is that of the names, where the case has a list of them (`place`).
    """
    if kind in _LISTS:
        return await _LISTS[kind](ctx, subject, page)
    if kind in _CARDS:
        return await _CARDS[kind](ctx, subject)
    if standing is None:
        return {"text": ctx.reader.html("case-gone")}
    if kind in STAGES:
        return {"text": _stage(standing, ctx.reader), "plannable": True}
    text = ctx.reader.html("case-card", words=case_words(standing, ctx.reader))
    if kind in PAIRS:
        hint = ctx.reader.html(f"case-hint-{kind}", side=standing.side)
        return {"text": join([text, hint], "\n\n")}
    return {"text": text}


async def _late(ctx: Context, activity_id: int, page: int) -> dict[str, Any]:
    found = await ctx.services.roadmap.late_people(ctx.actor, activity_id, page)
    lines = [ctx.reader.html("attention-late-card", title=short(found.title, 400))]
    numbered = list(enumerate(found.people, start=found.place.page * LATE_A_PAGE + 1))
    lines += [
        join([Markup(f"{n}. "), assignee_text(one, ctx.reader), *_contact("short", one, ctx.reader)], "")
        for n, one in numbered
    ]
    if not found.people:
        lines.append(ctx.reader.html("case-gone"))
    people = [{"id": one.id, "n": n} for n, one in numbered]
    return {"text": join(lines), "people": people, "place": found.place}


async def _not_possible(ctx: Context, assignment_id: int) -> dict[str, Any]:
    one, title = await ctx.services.roadmap.assignee(ctx.actor, assignment_id)
    return {
        "text": person_text(one, title, ctx.reader),
        "settable": one.state in {AssignmentState.OPEN, AssignmentState.NOT_POSSIBLE},
        "remindable": one.state is AssignmentState.OPEN and not _cut_off(one),
        "impossible": one.state is AssignmentState.NOT_POSSIBLE,
    }


def _cut_off(one: AssigneeFacts) -> bool:
    """Whether no reminder can reach them; what a school or a pair is asked once reaches others, too."""
    return one.contact in {Contact.NOT_YET, Contact.BLOCKED} and one.answering is Answering.EACH


def _contact(key: str, one: AssigneeFacts, reader: Reader) -> list[Markup]:
    """Why a reminder does not reach them, if so."""
    paused = one.contact is Contact.PAUSED
    if not paused and not _cut_off(one):
        return []
    day = day_text(reader.locale, one.paused_until) if one.paused_until else "-"
    return [reader.html(f"attention-contact-{key}", contact=one.contact.value, day=day)]


def person_text(one: AssigneeFacts, title: str, reader: Reader) -> Markup:
    """One person's case of one assignment."""
    head = reader.html(
        "attention-person-card",
        person=one.person,
        school=one.school or "-",
        title=short(title, 300),
        day=day_text(reader.locale, one.due_on),
    )
    lines = [head, assignee_text(one, reader), *_contact("card", one, reader)]
    if one.reason and one.state is not AssignmentState.NOT_POSSIBLE:
        # What is not possible is said with its reason.
        lines.append(reader.html("attention-reason", reason=one.reason))
    return join(lines)


async def _help(ctx: Context, help_id: int) -> dict[str, Any]:
    request = await ctx.services.roadmap.help(ctx.actor, help_id)
    return {"text": Markup(draw_help(request, ctx.reader).text), "answerable": not request.answered}


async def _away(ctx: Context, _: int, page: int) -> dict[str, Any]:
    found = await ctx.services.roadmap.away(ctx.actor, page)
    if not found.names:
        return {"text": ctx.reader.html("case-gone"), "place": found.place}
    return {"text": join([ctx.reader.html("attention-away-card"), *found.names]), "place": found.place}


async def _unsent(ctx: Context, _: int) -> dict[str, Any]:
    found = await ctx.services.unsent.listed(ctx.actor, NAMES_SHOWN)
    lines: list[str] = [ctx.reader.html("unsent-card")]
    lines += [
        ctx.reader.html(
            "unsent-group" if one.group else "unsent-person",
            person=one.name or "-",
            school=short(one.school) or "-",
            kind=kind_name(ctx.reader, one.kind),
            at=moment(ctx.reader.locale, one.at),
            status=one.status.value,
        )
        for one in found.lines
    ]
    if found.total > len(found.lines):
        lines.append(ctx.reader.html("plan-more", count=found.total - len(found.lines)))
    return {"text": join(lines)}


async def _dates(ctx: Context, activity_id: int) -> dict[str, Any]:
    card = await ctx.services.roadmap.activity(ctx.actor, activity_id)
    return {"text": activity_text(card, ctx.reader), "datable": not card.line.dated}


def _stage(one: Case, reader: Reader) -> Markup:
    """What was shown, when, and what has not followed."""
    return reader.html(
        f"attention-card-{one.kind}",
        title=short(one.title, 300) or "-",
        school=one.school or "-",
        theme=theme_of(one, reader),
        themed=int(one.deficit is not None),
        day=day_text(reader.locale, one.on) if one.on else "-",
        count=one.count,
    )


_LISTS = {CaseKind.LATE: _late, CaseKind.AWAY: _away}
_CARDS = {
    CaseKind.NOT_POSSIBLE: _not_possible,
    CaseKind.HELP: _help,
    CaseKind.DATES: _dates,
    CaseKind.UNSENT: _unsent,
}
