"""Official papers (.docx) from templates: lists, annexes to contracts, certificates, letters of thanks."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

from documents.errors import DocumentError
from documents.safe_zip import FileKind, expect
from documents.summaries.letter import TEMPLATES, filled
from documents.summaries.words import Words, printable
from locales import Reader, Texts
from services.people.rules import Gender
from services.programmes.facts import NetworkModel
from services.summaries.paper_facts import (
    Contract,
    ContractPaper,
    Head,
    MentorLine,
    MentorsPaper,
    Pairing,
    PairsPaper,
    Paper,
    PaperKind,
    PlanLine,
    Responsible,
    SchoolsLine,
    Teacher,
)

NOTHING = "—"


def paper_docx(kind: PaperKind, paper: Paper, locale: str = "ru", template: bytes | None = None) -> bytes:
    """Return the paper; `template` is the municipality's own .docx instead of the built-in one.

    Raises `DocumentError("template-broken")` when a field of that template is not there any more.
    """
    language = Words(locale).locale
    source = TEMPLATES / f"{kind}.{language}.docx" if template is None else io.BytesIO(template)
    return filled(source, context(paper, language))


def built_in(kind: PaperKind, locale: str = "ru") -> bytes:
    """The template to begin from, as it is edited in Word."""
    return (TEMPLATES / f"{kind}.{Words(locale).locale}.docx").read_bytes()


def trial_page(kind: PaperKind, content: bytes, filename: str, locale: str = "ru") -> bytes:
    """Check a template that somebody sent; return it filled with invented people.

    Raises `DocumentError`: what the file is when it is no .docx; template-unknown with the fields that
    no such paper has; template-empty when it has no fields at all; template-broken with Jinja's own word.
    """
    from docxtpl import DocxTemplate
    from jinja2 import TemplateError
    from jinja2.sandbox import SandboxedEnvironment

    expect(content, filename, FileKind.DOCX)
    values = context(_sample(kind), Words(locale).locale)
    try:
        named = DocxTemplate(io.BytesIO(content)).get_undeclared_template_variables(SandboxedEnvironment())
    except TemplateError as error:
        raise DocumentError("template-broken", detail=printable(str(error))[:200]) from error
    except (KeyError, ValueError) as error:
        raise DocumentError("document-damaged") from error
    if unknown := sorted(named - values.keys()):
        known = ", ".join(sorted(values))
        raise DocumentError("template-unknown", fields=printable(", ".join(unknown))[:300], known=known)
    if not named:
        raise DocumentError("template-empty")
    return filled(io.BytesIO(content), values)


def context(paper: Paper, locale: str) -> dict[str, Any]:
    """All that the template of such a paper may show, as finished texts and lists of texts."""
    words, reader = Words(locale), Reader(Texts.load(), locale)
    values = _head(paper.head, words, reader)
    match paper:
        case PairsPaper():
            values["schools"] = _numbered(_schools(one, words, reader) for one in paper.schools)
            values["pairs"] = _numbered(_pairing(one) for one in paper.pairings)
        case ContractPaper():
            values["contracts"] = [_contract(one, words, reader) for one in paper.contracts]
            values["plan"] = _numbered(_plan(one) for one in paper.plan)
        case MentorsPaper():
            values["mentors"] = [_mentor(one, reader) for one in paper.mentors]
    return values


def _numbered(lines: Any) -> list[dict[str, Any]]:
    return [{"n": n, **line} for n, line in enumerate(lines, start=1)]


def _head(head: Head, words: Words, reader: Reader) -> dict[str, Any]:
    return {
        "municipality": printable(head.municipality),
        "programme": printable(head.programme),
        "period": f"{words.day(head.starts_on)} – {words.day(head.ends_on)}",
        "order": _cited(head.order_number, head.order_date, words, reader),
    }


def _cited(number: str, day: date | None, words: Words, reader: Reader) -> str:
    """«№ 12 от 1 сентября 2026», or nothing."""
    if not number or day is None:
        return ""
    return reader.plain("paper-cited", number=printable(number), day=words.day(day))


def _schools(line: SchoolsLine, words: Words, reader: Reader) -> dict[str, Any]:
    partners = "; ".join(map(printable, line.partners))
    return {
        "leader": printable(line.leader),
        "partners": f"{printable(line.group)}: {partners}" if line.group else partners,
        "group": printable(line.group),
        "model": reader.plain(f"roster-model-{line.model}"),
        "contract": _cited(line.contract_number, line.contract_date, words, reader) or NOTHING,
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
        "contract": _cited(one.schools.contract_number, one.schools.contract_date, words, reader)
        # A line to write on by hand.
        or reader.plain("paper-blank"),
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


def _mentor(one: MentorLine, reader: Reader) -> dict[str, Any]:
    hours, minutes = divmod(one.minutes, 60)
    return {
        "name": printable(one.name),
        "dear": reader.plain("paper-dear", gender=one.gender.value, name=printable(one.greeting)),
        "school": printable(one.school) or NOTHING,
        "subject": printable(one.subject) or NOTHING,
        "mentees_count": one.mentees,
        "meetings_count": one.meetings,
        "mentees": reader.plain("paper-mentees", n=one.mentees),
        "meetings": reader.plain("paper-meetings", n=one.meetings),
        "hours": reader.plain("paper-hours", h=hours, m=minutes),
    }


def _sample(kind: PaperKind) -> Paper:
    """Invented people, to see a template at work."""
    head = Head("Заречный район", "Заречный район, 2026/27", date(2026, 9, 1), date(2027, 5, 31), "", None)
    head = Head(head.municipality, head.programme, head.starts_on, head.ends_on, "12-од", date(2026, 9, 1))
    schools = SchoolsLine(
        "Заречная гимназия",
        ("Лесная СОШ", "Озёрская ООШ"),
        "Читающие школы",
        NetworkModel.CHAIN,
        "1-С",
        head.order_date,
    )
    mentor = Teacher("Орлова Ирина Павловна", "Заречная гимназия", "физика")
    mentee = Teacher("Смирнова Марина Викторовна", "Лесная СОШ", "математика")
    match kind:
        case PaperKind.PAIRS:
            return PairsPaper(head, (schools,), (Pairing(mentor, (mentee, mentee)),))
        case PaperKind.CONTRACT:
            people = (Responsible(mentor.name, mentor.school, "mentor"),)
            return ContractPaper(
                head, (Contract(schools, people),), (PlanLine("Открытый урок", "ноябрь", "Наставники"),)
            )
        case PaperKind.HOURS | PaperKind.THANKS:
            line = MentorLine(
                mentor.name, "Ирина Павловна", Gender.FEMALE, mentor.school, mentor.subject, 2, 12, 585
            )
            return MentorsPaper(head, (line,))
