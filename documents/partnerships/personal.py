"""The personal programme of a partnership (.docx), from a template that can be edited in Word."""

from __future__ import annotations

import io
from typing import Any

from documents.summaries.letter import TEMPLATES, filled
from documents.summaries.words import Words, printable
from locales import Reader, Texts
from services.partnerships.personal_facts import (
    ActionLine,
    GoalLine,
    Personal,
    PersonalState,
    Review,
    WordKind,
    WordLine,
)

NOTHING = "—"


def personal_docx(personal: Personal, locale: str = "ru", template: bytes | None = None) -> bytes:
    """Return the programme as it stands: goals, steps, expectations, reviews, signatures.

    `template` is the municipality's own .docx. Raises `DocumentError("template-broken")` for it.
    """
    language = Words(locale).locale
    source = TEMPLATES / f"personal.{language}.docx" if template is None else io.BytesIO(template)
    return filled(source, context(personal, language))


def context(personal: Personal, locale: str) -> dict[str, Any]:
    """All that the template may show, as finished texts and lists of texts."""
    words, reader = Words(locale), Reader(Texts.load(), locale)
    return {
        "municipality": printable(personal.municipality),
        "programme": printable(personal.programme),
        "draft": personal.state is PersonalState.DRAFT,
        "mentor": printable(personal.mentor),
        "mentor_school": printable(personal.mentor_school),
        "mentees_title": reader.plain("personal-paper-mentees", n=len(personal.mentees)),
        "mentees": printable(", ".join(personal.mentees)) or NOTHING,
        "mentee_schools": printable(", ".join(personal.mentee_schools)),
        "mentee_names": [printable(one) for one in personal.mentees],
        "starts": words.day(personal.starts_on),
        "ends": words.day(personal.ends_on),
        "midterm": words.day(personal.midterm_on),
        "agreed": words.day(personal.agreed_on),
        "goals": [_goal(reader, n, one) for n, one in enumerate(personal.goals, start=1)],
        "steps": [_step(reader, words, personal, n, one) for n, one in enumerate(personal.actions, start=1)],
        "expectations": _said(personal, WordKind.EXPECTS),
        "midterm_held": words.day(personal.midterm_held_on),
        "midterm_words": _said(personal, WordKind.MIDTERM),
        "end_held": words.day(personal.finished_on),
        "end_words": _said(personal, WordKind.END),
        "reviewed": any(one.marks for one in personal.goals),
    }


def _goal(reader: Reader, number: int, goal: GoalLine) -> dict[str, Any]:
    deficit = ""
    if goal.deficit:
        kind = goal.deficit.kind
        deficit = goal.deficit.title or (reader.plain("deficit-kind", kind=kind.value) if kind else "")
    named = goal.text or f"{deficit[:1].upper()}{deficit[1:]}"
    return {
        "n": number,
        "text": printable(named) or NOTHING,
        "deficit": printable(deficit) or NOTHING,
        "midterm": _mark(reader, goal, Review.MIDTERM),
        "end": _mark(reader, goal, Review.END),
    }


def _mark(reader: Reader, goal: GoalLine, review: Review) -> str:
    mark = goal.marks.get(review)
    if mark is None:
        return NOTHING
    outcome = reader.plain(f"personal-outcome-{mark.outcome.replace('_', '-')}")
    return printable(f"{outcome}: {mark.note}" if mark.note else outcome)


def _step(reader: Reader, words: Words, personal: Personal, number: int, one: ActionLine) -> dict[str, Any]:
    done = NOTHING
    if one.given:
        done = reader.plain("personal-paper-done-of", done=one.done, n=one.given)
        if one.done == one.given:
            done = reader.plain("personal-paper-done")
    return {
        "n": number,
        "text": printable(one.title),
        "who": reader.plain(f"personal-doer-{one.doer}", n=len(personal.mentees)),
        "due": words.day(one.due_on),
        "done": done,
    }


def _said(personal: Personal, kind: WordKind) -> list[dict[str, str]]:
    def line(word: WordLine) -> dict[str, str]:
        return {"who": printable(word.who), "text": printable(word.text)}

    return [line(one) for one in personal.said(kind)]
