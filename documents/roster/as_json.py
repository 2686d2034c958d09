"""The draft as `roster read --json` prints it."""

from __future__ import annotations

from typing import Any

from locales import Texts
from services.people.drafts import RosterDraft, RosterPerson, RosterProblem, RosterSchool


def reason(problem: RosterProblem, locale: str = "ru") -> str:
    """A problem in words for the methodist (plain text, not escaped)."""
    texts = Texts.load()
    values = dict(problem.values)
    if role := values.get("role"):
        values["role"] = texts.plain(locale, f"roster-role-{role}")
    text = texts.plain(locale, f"roster-{problem.code}", **values)
    if problem.suggestion is None:
        return text
    meant = problem.suggestion
    if problem.field == "role":
        meant = texts.plain(locale, f"roster-role-{meant}")
    said = "roster-suggestion-above" if "above" in values else "roster-suggestion"
    return text + " " + texts.plain(locale, said, meant=meant)


def to_json(draft: RosterDraft, locale: str = "ru") -> dict[str, Any]:
    """JSON values of the fixed surface (docs/architecture.md), with a few keys more.

    `sheet` tells rows of several sheets apart; `warnings` hold nothing back.
    """
    return {
        "people": [_person(person) for person in draft.people],
        "schools": [_school(school) for school in draft.schools],
        "errors": [_problem(problem, locale) for problem in draft.errors],
        "warnings": [_problem(problem, locale) for problem in draft.warnings],
    }


def _person(person: RosterPerson) -> dict[str, Any]:
    return {
        "row": person.row,
        "sheet": person.sheet,
        "surname": person.surname,
        "name": person.name,
        "patronymic": person.patronymic,
        "school": person.school,
        "role": person.role,
        "other_roles": list(person.other_roles),
        "position": person.position,
        "subject": person.subject,
        "phone": person.phone,
        "mentor": person.mentor,
        "strengths": list(person.strengths),
        "deficits": list(person.deficits),
    }


def _school(school: RosterSchool) -> dict[str, Any]:
    return {
        "name": school.name,
        "row": school.row,
        "category": school.category,
        "partner": school.partner,
        "model": school.model,
        "contract_number": school.contract_number,
        "contract_date": school.contract_date.isoformat() if school.contract_date else None,
        "head_count": school.head_count,
        "counted_on": school.counted_on.isoformat() if school.counted_on else None,
    }


def _problem(problem: RosterProblem, locale: str) -> dict[str, Any]:
    return {
        "row": problem.row,
        "sheet": problem.sheet,
        "column": problem.column,
        "field": problem.field,
        "code": problem.code,
        "reason": reason(problem, locale),
        "suggestion": problem.suggestion,
    }
