"""Plans without a table: numbered or bulleted lines, each with its time."""

from __future__ import annotations

import re

from documents.roadmap.numbering import split_number, without_bullet
from documents.roadmap.periods import is_period
from documents.roadmap.rows import Above, Found, Section, TableReading
from documents.roadmap.source import Paragraph
from documents.roadmap.titles import is_part, is_stamp, is_title

_LABELS = {
    "period_text": re.compile(
        r"(?:срок\w*(?:\s+(?:исполнения|выполнения|проведения|реализации))?|дата|период)\s*[:–—-]\s*",
        re.IGNORECASE,
    ),
    "responsible": re.compile(r"(?:ответственн\w+|отв\.?|исполнител\w+)\s*[:–—-]\s*", re.IGNORECASE),
    "participants": re.compile(r"участник\w*\s*[:–—-]\s*", re.IGNORECASE),
    "result": re.compile(r"(?:ожидаемый\s+)?результат\w*\s*[:–—-]\s*", re.IGNORECASE),
}
_BRACKETS = re.compile(r"\(([^()]{3,60})\)")
_HYPHEN = re.compile(r"\s+[-–—]\s+|\s*:\s+")


def read_prose(paragraphs: list[Paragraph]) -> TableReading | None:
    """Read a list of activities from paragraphs; None when fewer than two lines carry a time of their own."""
    reading = TableReading()
    above = Above()
    for place, line in enumerate(
        (piece, block.heading) for block in paragraphs for piece in block.text.split("\n")
    ):
        _line(line[0], line[1], f"0.{place + 1}", above, reading)
    dated = [item for item in reading.found if item.period_text]
    if len(dated) < 2:
        return None
    reading.found = dated if len(dated) * 2 < len(reading.found) else reading.found
    reading.dated = True
    return reading


def _line(text: str, styled: bool, where: str, above: Above, reading: TableReading) -> None:
    fields = _labelled(text)
    numbered = split_number(text)
    listed = numbered.number is not None or without_bullet(text) != text
    body = without_bullet(numbered.text) if listed else text
    if not listed and is_period(text) and len(text) < 80:
        above.enter_period(text)
        return
    if fields and not fields.get("title") and reading.found:
        for name, value in fields.items():
            if value:
                setattr(reading.found[-1], name, value)
        return
    when, title = _when(body)
    when = fields.get("period_text") or when
    if fields:
        title = (
            _when(fields.get("title") or body)[1]
            if when != fields.get("period_text")
            else fields.get("title", "")
        )
        title = without_bullet(split_number(title).text)
    if (styled or is_part(text) or is_title(text)) and not when and not above.period:
        if not is_title(text) and not is_stamp(text):
            above.enter(Section(text))
        return
    if not when and not (listed and above.period):
        return
    if len(title) < 4:
        return
    reading.found.append(
        Found(
            title=title,
            number=numbered.number,
            direction=above.section.text if above.section else None,
            period_text=when or above.period,
            participants=fields.get("participants", ""),
            responsible=fields.get("responsible", ""),
            result=fields.get("result", ""),
            place=where,
            month=above.month if when else None,
            years=above.years,
            group=above.group,
        )
    )


def _when(text: str) -> tuple[str, str]:
    """The time at the end, at the beginning or in brackets of a line, and the line without it."""
    for match in _BRACKETS.finditer(text):
        if is_period(match[1]):
            return match[1], f"{text[: match.start()]} {text[match.end() :]}".strip(" .;,")
    pieces = list(_HYPHEN.finditer(text))
    for cut in reversed(pieces):
        tail = text[cut.end() :].strip(" .;")
        if is_period(tail):
            return tail, text[: cut.start()].strip(" .;,")
    for cut in pieces[:1]:
        head = text[: cut.start()].strip()
        if is_period(head):
            return head, text[cut.end() :].strip(" .;,")
    return "", text.strip(" ;")


def _labelled(text: str) -> dict[str, str]:
    """The pieces of "Провести семинар. Срок: май. Ответственный: методист", and the title before them."""
    marks = sorted(
        (match.start(), match.end(), name)
        for name, pattern in _LABELS.items()
        for match in [pattern.search(text)]
        if match is not None
    )
    if not marks:
        return {}
    fields = {"title": text[: marks[0][0]].strip(" .;,(")}
    ends = [start for start, _, _ in marks[1:]] + [len(text)]
    for (_, start, name), end in zip(marks, ends, strict=True):
        fields[name] = text[start:end].strip(" .;,)")
    return fields
