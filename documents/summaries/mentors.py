"""What papers say of a mentor: figures of the journal, and the name in its cases."""

from __future__ import annotations

import io
from typing import Any

from documents.inflection import inflected
from documents.summaries.cited import NOTHING, hours_words
from documents.summaries.words import printable
from locales import Reader
from services.people.names import full_name, greeting_name
from services.people.rules import Gender, gender
from services.summaries.paper_facts import MentorLine, MentorsPaper

CASES = ("genitive", "dative", "accusative")
"""Fields of a template that want a name in a case."""


def mentor_values(one: MentorLine, reader: Reader) -> dict[str, Any]:
    """The fields of one mentor.

    Of who is not `declined` each case is the nominative: a template that words its sentence twice says it
    right for everybody, and one that does not still names the person.
    """
    name, forms = printable(full_name(one.who)), inflected(one.who)
    known = forms.gender if forms and forms.gender is not Gender.UNKNOWN else gender(one.who.patronymic)
    greeting = printable(greeting_name(one.who))
    return {
        "name": name,
        "declined": forms is not None,
        **{case: getattr(forms, case) if forms else name for case in CASES},
        "dear": reader.plain("paper-dear", gender=known.value, name=greeting),
        "school": printable(one.school) or NOTHING,
        "subject": printable(one.subject) or NOTHING,
        "mentees_count": one.mentees,
        "meetings_count": one.meetings,
        "mentees": reader.plain("paper-mentees", n=one.mentees),
        "meetings": reader.plain("paper-meetings", n=one.meetings),
        "hours": hours_words(one.minutes, reader),
    }


def uninflected(paper: MentorsPaper, template: bytes) -> tuple[str, ...]:
    """Whose names `template` (.docx) wants in a case that they can't be put into for certain."""
    from docxtpl import DocxTemplate

    document = DocxTemplate(io.BytesIO(template))
    document.init_docx()
    # Word breaks a field into pieces; this puts them together as the rendering does.
    text = document.patch_xml(document.get_xml())
    if not any(f".{case}" in text for case in CASES):
        return ()
    return tuple(full_name(one.who) for one in paper.mentors if inflected(one.who) is None)
