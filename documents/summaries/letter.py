"""The справка on an event or survey (.docx), from a template that can be edited in Word."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable
from pathlib import Path
from textwrap import shorten
from typing import Any

from documents.errors import DocumentError
from documents.summaries.cited import cited_order
from documents.summaries.words import Words, printable
from documents.typography import set_well
from services.summaries.facts import Choice, Numbers, QuestionSummary, SurveySummary

MAX_QUOTE = 1000
TEMPLATES = Path(__file__).resolve().parent.parent / "templates"


def survey_docx(summary: SurveySummary, locale: str = "ru", template: bytes | None = None) -> bytes:
    """Return the справка. `template` is the municipality's own .docx instead of the built-in one.

    The template's fields are the keys of `context`. Raises `DocumentError("template-broken")` if a field
    of the municipality's template is misspelt or does what a template may not do.
    """
    source = (
        io.BytesIO(template) if template is not None else TEMPLATES / f"survey.{Words(locale).locale}.docx"
    )
    return filled(source, context(summary, locale))


def filled(source: Path | io.BytesIO, values: dict[str, Any]) -> bytes:
    """Return a template (.docx) with `values` in its fields, set as papers are (`documents.typography`).

    Raises `DocumentError`: "template-unknown" for a field that a value does not have, "template-broken".
    """
    from docxtpl import DocxTemplate
    from jinja2 import StrictUndefined, TemplateError, UndefinedError
    from jinja2.sandbox import SandboxedEnvironment

    document = DocxTemplate(source)
    try:
        # The template may come from outside: it gets values, and no way to the program.
        rules = SandboxedEnvironment(autoescape=True, undefined=StrictUndefined)
        document.render(values, jinja_env=rules, autoescape=True)
    except UndefinedError as error:
        # "'salary' is undefined", "'dict object' has no attribute 'salary'"
        raise unknown(re.findall("'([^']+)'", str(error))[-1:], _names(values)) from error
    except TemplateError as error:
        raise DocumentError("template-broken", detail=printable(str(error))[:200]) from error
    set_well(document.docx)
    output = io.BytesIO()
    document.save(output)
    return output.getvalue()


def unknown(fields: Iterable[str], known: Iterable[str]) -> DocumentError:
    """What to raise for a template whose `fields` are none of a document's."""
    return DocumentError(
        "template-unknown", fields=printable(", ".join(fields))[:300], known=", ".join(sorted(known))
    )


def _names(value: Any) -> set[str]:
    """All fields of a document's values, those of its lists among them."""
    if isinstance(value, dict):
        return set(value).union(*map(_names, value.values()))
    return set().union(*map(_names, value)) if isinstance(value, list) else set()


def context(summary: SurveySummary, locale: str = "ru") -> dict[str, Any]:
    """All that a template may show, as finished texts and lists of texts."""
    words = Words(locale)
    satisfaction, nps = summary.satisfaction, summary.nps
    named = [question for question in summary.questions if question.named]
    return {
        "municipality": printable(summary.municipality),
        "programme": printable(summary.programme),
        "title": printable(summary.event.title if summary.event else summary.title),
        "closed": words.day(summary.closed_at, summary.time_zone),
        "event": _event(summary, words),
        "eligible": summary.eligible,
        "answered": summary.answered,
        "not_answered": summary.not_answered,
        "rate": words.percent(summary.response_rate),
        "anonymous": summary.anonymous,
        "hidden": summary.hidden,
        "csi": words.decimal(satisfaction.mean, 2) if satisfaction else "",
        "high_share": words.percent(satisfaction.high_share) if satisfaction else "",
        "marks_given": satisfaction.given if satisfaction else 0,
        "nps": words.signed(nps.score) if nps and nps.answered else "",
        "promoters": nps.promoters if nps else 0,
        "passives": nps.passives if nps else 0,
        "detractors": nps.detractors if nps else 0,
        "questions": [_question(one, words) for one in summary.questions if one.choices or one.numbers],
        "reflected": max((question.answered for question in named), default=0),
        "takeaways": [{"text": printable(one.text), "count": one.count} for one in summary.takeaways],
        "difficulties": [{"text": printable(one.text), "count": one.count} for one in summary.difficulties],
        "comments": [
            {
                "text": shorten(printable(one.text), MAX_QUOTE, placeholder="…"),
                "times": f" × {one.count}" if one.count > 1 else "",
            }
            for one in summary.comments
        ],
        "recommendations": [
            {
                "text": printable(one.text),
                "addressee": printable(one.addressee) or "—",
                "due": words.day(one.due),
            }
            for one in summary.recommendations
        ],
        "named_answers": [
            {
                "person": printable(one.person),
                "school": printable(one.school),
                "question": printable(one.question),
                "answer": printable(one.answer),
            }
            for one in summary.named_answers
        ],
    }


def _event(summary: SurveySummary, words: Words) -> dict[str, Any] | None:
    if (event := summary.event) is None:
        return None
    return {
        "kind": words(f"kind-{event.kind}"),
        "when": words.span(event, summary.time_zone),
        "place": printable(event.place),
        "opening_order": cited_order(event.opening_order, words),
        "closing_order": cited_order(event.closing_order, words),
        "invited": event.invited,
        "going": event.going,
        "attended": event.attended,
        "kinds": [
            {"kind": words(f"kind-{one.kind}"), "held": one.held, "attended": one.attended}
            for one in event.kinds
        ],
        "schools": [
            {
                "school": printable(one.name) or words("no-school"),
                "invited": one.invited,
                "attended": one.attended,
            }
            for one in event.schools
        ],
    }


def _figures(numbers: Numbers, words: Words) -> dict[str, str]:
    return {
        "mean": words.decimal(numbers.mean, 2),
        "median": words.decimal(numbers.median),
        "total": str(numbers.total),
    }


def _question(question: QuestionSummary, words: Words) -> dict[str, Any]:
    def line(choice: Choice) -> str:
        share = words.percent(choice.count / question.answered) if question.answered else "—"
        return f"{printable(choice.label)}:\u00a0{choice.count}\u00a0({share})"

    return {
        "text": printable(f"{question.heading}: {question.text}" if question.heading else question.text),
        "answered": question.answered,
        "mean": words.decimal(question.mean, 2),
        "spread": words("numbers", **_figures(numbers, words))
        if (numbers := question.numbers)
        else "; ".join(line(choice) for choice in words.chosen(question) if choice.count) or "—",
    }
