"""Plans without a table: numbered or bulleted lines, each with its time."""

from __future__ import annotations

import re

from documents.roadmap.asides import split_actors, split_people
from documents.roadmap.blocks import Paragraph
from documents.roadmap.contents import names_people
from documents.roadmap.found import Above, Found, Section, TableReading
from documents.roadmap.numbering import is_date, split_number, without_bullet
from documents.roadmap.periods import glance, is_period
from documents.roadmap.titles import is_part, is_stamp, is_title, split_time

_LABELS = {
    "period_text": r"срок\w*(?:\s+(?:исполнения|выполнения|проведения|реализации))?|дата(?:\s+проведения)?",
    "responsible": r"ответственн\w+(?:\s+за\s+\w+)?|отв\.?|исполнител\w+",
    "participants": r"участник\w*",
    "result": r"(?:ожидаемый\s+)?результат\w*",
}
_MARKS = {name: re.compile(rf"\b(?:{words})\s*[:–—-]\s*", re.IGNORECASE) for name, words in _LABELS.items()}
_INITIALS = re.compile(r"(?:\b|\.)[А-ЯЁ]\.$")
# In brackets and behind a full stop the sign is often left out: "(отв. наставники)", "Май. Отв. наставники".
_MARKS["responsible"] = re.compile(
    rf"{_MARKS['responsible'].pattern}|\(\s*отв\w*\.?\s+|(?<=[.;,]\s)отв\.\s+(?=\w)", re.IGNORECASE
)


def read_prose(paragraphs: list[Paragraph]) -> TableReading | None:
    """Read a list of activities from paragraphs; None when fewer than two lines carry a time.

    Where neither numbers nor bullets tell the activities, each line below a time that has a line to itself
    ("Сентябрь") is one.
    """
    return _read(paragraphs, plain=False) or _read(paragraphs, plain=True)


def _read(paragraphs: list[Paragraph], *, plain: bool) -> TableReading | None:
    reader = _Prose(plain)
    lines = [(line, paragraph) for paragraph in paragraphs for line in paragraph.text.split("\n")]
    for place, (line, paragraph) in enumerate(lines, 1):
        ahead = lines[place][0] if place < len(lines) else ""
        reader.line(line, paragraph, f"0.{place}", told=_is_label(ahead))
    found = [item for item in reader.found if item.period_text]
    if len(found) < 2:
        return None
    return TableReading(found=found, dated=True)


class _Prose:
    def __init__(self, plain: bool) -> None:
        self.plain = plain
        self.above = Above()
        self.found: list[Found] = []

    def line(self, text: str, paragraph: Paragraph, where: str, *, told: bool) -> None:
        """Read a line. `told`: the next one tells its time or people ("Срок: май")."""
        numbered = split_number(text)
        listed = paragraph.listed or numbered.number is not None or without_bullet(text) != text
        body = without_bullet(numbered.text)
        if not listed and len(text) < 80 and is_period(text) and not _is_label(text):
            self.above.enter_period(text)
            return
        fields = _labelled(body)
        title = fields.pop("title", "" if fields else body)
        if fields and not title and self.found:
            for name, value in fields.items():
                setattr(self.found[-1], name, value)
            return
        when = fields.pop("period_text", "")
        if not when:
            when, title = split_time(title)
        if not when and "responsible" not in fields:
            when, title, people = _split_tail(title)
            fields |= {"responsible": people} if people else {}
        heads = is_part(text) and (numbered.number is None or not (when or told or self.above.period))
        timed = listed and bool(self.above.period or glance(when).months)
        if paragraph.heading or (is_title(text) and not timed) or heads:
            self._heading(text)
        elif (when or ((listed or self.plain) and (told or self.above.period))) and (
            numbered.number is not None or is_date(text) or not is_stamp(title[:40])
        ):
            self._activity(title, numbered.number, when, fields, where)

    def _heading(self, text: str) -> None:
        if not is_title(text) and not is_stamp(text):
            self.above.enter(Section(text))
            self.above.period_inside(split_time(text)[0])

    def _activity(
        self, title: str, number: str | None, when: str, fields: dict[str, str], where: str
    ) -> None:
        above = self.above
        if "responsible" not in fields:
            title, fields["responsible"] = split_actors(title)
        if len(title) < 4:
            return
        self.found.append(
            Found(
                title=title,
                number=number,
                direction=above.section.text if above.section else None,
                period_text=when or above.period,
                place=where,
                month=above.month if when else None,
                years=above.years,
                group=above.group,
                **fields,  # type: ignore[arg-type]
            )
        )


def _split_tail(text: str) -> tuple[str, str, str]:
    """Time, title and people of "Семинар – октябрь, завучи"; ("", the text, "") for others."""
    for cut in re.finditer(r"\s+[-–—]\s+", text):
        when, people = split_people(text[cut.end() :].strip(" .;"))
        if names_people(people):
            return when, text[: cut.start()].strip(), people
    return "", text, ""


def _closed(text: str) -> str:
    """ "Встреча (25 сентября" with its bracket closed, which the label behind it has torn off."""
    return f"{text})" if text.count("(") > text.count(")") else text


def _is_label(line: str) -> bool:
    """Whether a line tells something of the activity above it and names none itself."""
    fields = _labelled(line)
    return bool(fields) and not fields["title"]


def _labelled(text: str) -> dict[str, str]:
    """The pieces of "Провести семинар. Срок: май. Ответственный: методист", and the title before them."""
    marks = sorted(
        (match.start(), match.end(), name)
        for name, pattern in _MARKS.items()
        for match in [pattern.search(text)]
        if match is not None
    )
    if not marks:
        return {}
    fields = {"title": _closed(text[: marks[0][0]].strip(" .;,("))}
    ends = [start for start, _, _ in marks[1:]] + [len(text)]
    for (_, start, name), end in zip(marks, ends, strict=True):
        value = text[start:end].strip(" ;,)")
        fields[name] = value if _INITIALS.search(value) else value.rstrip(" .;,)")
    return fields
