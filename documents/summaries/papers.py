"""Official papers (.docx) from templates: lists, annexes to contracts, certificates, letters of thanks."""

from __future__ import annotations

import io
from typing import Any

from documents.summaries.cited import NOTHING, cited
from documents.summaries.letter import TEMPLATES, filled
from documents.summaries.mentors import mentor_values, uninflected
from documents.summaries.report import report_values
from documents.summaries.words import Words, printable
from locales import Reader, Texts
from services.summaries.paper_facts import (
    Contract,
    ContractPaper,
    Head,
    MentorsPaper,
    Pairing,
    PairsPaper,
    PaperKind,
    PlanLine,
    SchoolsLine,
)
from services.summaries.report_facts import Paper, ReportPaper


def paper_docx(kind: PaperKind, paper: Paper, locale: str = "ru", template: bytes | None = None) -> bytes:
    """Return the paper; `template` is the municipality's own .docx instead of the built-in one.

    Raises `DocumentError("template-broken")` when a field of that template is not there any more.
    """
    language = Words(locale).locale
    source = built_in(kind, language) if template is None else template
    return filled(io.BytesIO(source), context(paper, language))


def built_in(kind: PaperKind, locale: str = "ru") -> bytes:
    """The template to begin from, as it is edited in Word."""
    return (TEMPLATES / f"{kind}.{Words(locale).locale}.docx").read_bytes()


def left_nominative(
    kind: PaperKind, paper: MentorsPaper, locale: str = "ru", template: bytes | None = None
) -> tuple[str, ...]:
    """Whose names the paper (see `paper_docx`) has in the nominative where it wants another case."""
    return uninflected(paper, built_in(kind, locale) if template is None else template)


def context(paper: Paper, locale: str) -> dict[str, Any]:
    """All that the template of such a paper may show, as finished texts and lists of texts."""
    words, reader = Words(locale), Reader(Texts.load(), locale)
    values = _head(paper.head, words, reader)
    match paper:
        case ReportPaper():
            values |= report_values(paper, words, reader)
        case PairsPaper():
            values["schools"] = _numbered(_schools(one, words, reader) for one in paper.schools)
            values["pairs"] = _numbered(_pairing(one) for one in paper.pairings)
        case ContractPaper():
            values["contracts"] = [_contract(one, words, reader) for one in paper.contracts]
            values["plan"] = _numbered(_plan(one) for one in paper.plan)
        case MentorsPaper():
            values["mentors"] = [mentor_values(one, reader) for one in paper.mentors]
    return values


def _numbered(lines: Any) -> list[dict[str, Any]]:
    return [{"n": n, **line} for n, line in enumerate(lines, start=1)]


def _head(head: Head, words: Words, reader: Reader) -> dict[str, Any]:
    return {
        "municipality": printable(head.municipality),
        "programme": printable(head.programme),
        "period": f"{words.day(head.starts_on)} – {words.day(head.ends_on)}",
        "order": cited(head.order_number, head.order_date, words, reader),
    }


def _schools(line: SchoolsLine, words: Words, reader: Reader) -> dict[str, Any]:
    partners = "; ".join(map(printable, line.partners))
    return {
        "leader": printable(line.leader),
        "partners": f"{printable(line.group)}: {partners}" if line.group else partners,
        "group": printable(line.group),
        "model": reader.plain(f"roster-model-{line.model}"),
        "contract": cited(line.contract_number, line.contract_date, words, reader) or NOTHING,
    }


def _pairing(one: Pairing) -> dict[str, Any]:
    return {
        "mentor": _with(one.mentor.name, one.mentor.subject),
        "mentor_school": printable(one.mentor.school) or NOTHING,
        "mentees": "; ".join(_with(mentee.name, mentee.school, mentee.subject) for mentee in one.mentees),
        "group": len(one.mentees) > 1,
    }


def _with(name: str, *more: str) -> str:
    """«Орлова Ирина Павловна (физика)»."""
    aside = ", ".join(printable(one) for one in more if one)
    return f"{printable(name)} ({aside})" if aside else printable(name)


def _contract(one: Contract, words: Words, reader: Reader) -> dict[str, Any]:
    return {
        **_schools(one.schools, words, reader),
        "contract": cited(one.schools.contract_number, one.schools.contract_date, words, reader)
        # A line to write on by hand.
        or reader.plain("paper-blank"),
        "sides": [printable(side) for side in (one.schools.leader, *one.schools.partners)],
        "responsible": _numbered(
            {
                "name": printable(person.name),
                "school": printable(person.school) or NOTHING,
                "duty": reader.plain("paper-duty", duty=person.duty),
            }
            for person in one.responsible
        ),
    }


def _plan(line: PlanLine) -> dict[str, Any]:
    return {
        "title": printable(line.title),
        "period": printable(line.period) or NOTHING,
        "responsible": printable(line.responsible) or NOTHING,
    }
