"""Which column holds what by what stands in its cells, where the header is missing or says too little."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from documents.roadmap.blocks import Row
from documents.roadmap.cells import clean
from documents.roadmap.columns import Columns, Role, is_number_cell, role_of
from documents.roadmap.numbering import last_of, parts_of
from documents.roadmap.periods import glance, is_period
from services.roadmap.drafts import Doubt

_PEOPLE = re.compile(
    r"директор|заместител|\bзам\b|зам\.|учител|педагог|куратор|руководител|администрац|методист|специалист"
    r"|классн|завуч|психолог|библиотекар|наставник|рабоч\w+ групп|команд|отдел|управлени|комитет|председател"
    r"|\b(?:РМО|ШМО|МО|УВР|ВР|РМК|ИМЦ|ММЦ|ЦРО|МКУ|УО|ОО|ОУ)\b"
    r"|[А-ЯЁ][а-яё]+\s+[А-ЯЁ]\.\s?[А-ЯЁ]\.",
    re.IGNORECASE,
)


_PAPER = re.compile(
    r"\s*(?:аналитическ\w+\s+)?(?:справк|протокол|отч[её]т|приказ|сертификат|договор|соглашени|фото|ссылк"
    r"|видеозапис|конспект|анкет|рекомендаци|решени|акт\b)",
    re.IGNORECASE,
)


def names_people(text: str) -> bool:
    """Whether a text begins with an office or a person ("психолог", "Петрова А.А.")."""
    return _PEOPLE.match(text.strip()) is not None


def guess_columns(rows: list[Row]) -> Columns | None:
    """Tell the columns of a table without a header by their content; None when no column holds periods."""
    if not rows:
        return None
    width = len(rows[0])
    columns = [[row[k].text for row in rows if not row[k].empty] for k in range(width)]
    roles: list[Role] = [Role.OTHER] * width
    shares = [sum(map(_is_time, texts)) / len(texts) if texts else 0.0 for texts in columns]
    numbers = [bool(texts) and all(is_number_cell(text) for text in texts) for texts in columns]
    shares = [0.0 if numbers[k] else share for k, share in enumerate(shares)]
    period = max(range(width), key=lambda k: shares[k])
    if shares[period] < 0.6 or len(columns[period]) * 2 < len(rows):
        return None
    roles[period] = Role.PERIOD
    if numbers[0]:
        roles[0] = Role.NUMBER
    rest = [k for k in range(width) if roles[k] is Role.OTHER and columns[k]]
    texts = [k for k in rest if sum(map(len, columns[k])) / len(columns[k]) >= 6]
    if not texts:
        return None
    lengths = {k: sum(map(len, columns[k])) / len(columns[k]) for k in texts}
    named = (k for k in texts if _people_share(columns[k]) < 0.5 and lengths[k] >= lengths[texts[0]])
    title = texts[0] if _people_share(columns[texts[0]]) < 0.5 else next(named, texts[0])
    roles[title] = Role.TITLE
    people = [k for k in rest if k != title and _names_people(columns[k])]
    if people:
        roles[people[-1]] = Role.RESPONSIBLE
        if len(people) > 1:
            roles[people[0]] = Role.PARTICIPANTS
    papers = [k for k in rest if roles[k] is Role.OTHER and _names_papers(columns[k])]
    if papers:
        roles[papers[-1]] = Role.RESULT
    unsure = len(texts) > 1 and not numbers[0] and _people_share(columns[title]) >= 0.5
    return Columns(tuple(roles), guessed=True, unsure=unsure)


def _is_time(text: str) -> bool:
    """Whether a cell speaks of time; a bare year, a count or a share ("2023", "0.5") is a figure."""
    return is_period(text) and not re.fullmatch(r"\d+|0[.,]\d+", text.strip())


# A sheet of approvals or a list of persons, whose dates are no times of activities.
_APPROVAL = re.compile(
    r"\s*(?:согласован[оаы]?$|ознакомлен|утвержден[оаы]?$|виза|должност|ф\.?\s?и\.?\s?о|фамили)",
    re.IGNORECASE,
)


_OF_PLAN = {Role.TITLE, Role.PERIOD, Role.START, Role.END, Role.RESPONSIBLE}


def heads_other(row: Row) -> bool:
    """Whether a row heads a table that is no plan: of expenses, approvals, persons."""
    texts = [cell.text.strip() for cell in row if not cell.empty]
    roles = [role_of(text) for text in texts]
    known = [role[0] for role in roles if role is not None]
    if known.count(Role.NOTE) > 1 and not _OF_PLAN & set(known) and not any(map(is_period, texts)):
        return True
    approvals = [text for text in texts if len(text) <= 25 and _APPROVAL.match(text)]
    timed = any(is_period(text) for text in texts if text not in approvals)
    titled = any(role is not None and role[0] is Role.TITLE for role in roles)
    return bool(approvals) and not timed and not titled


def under_weak_header(guess: Columns, row: Row) -> Columns | None:
    """The columns below a row that heads only the times ("Встреча | Когда | Где"); None for other rows."""
    heads = [role_of(cell.text) for cell in row]
    times = guess.of(Role.PERIOD)[0]
    head = heads[times] if times < len(heads) else None
    if head is None or head[0] is not Role.PERIOD or is_period(row[times].text):
        return None
    roles = list(guess.roles)
    for k, told in enumerate(heads[: len(roles)]):
        if told is not None and roles[k] is Role.OTHER:
            roles[k] = told[0]
    return replace(guess, roles=tuple(roles))


def complete(columns: Columns, rows: list[Row]) -> Columns:
    """Settle by the `rows` what a header leaves unsaid: where titles, times, those responsible stand."""
    roles = list(columns.roles)
    _find_period(columns, roles, rows)
    _find_direction(columns, roles, rows)
    _find_title(columns, roles, rows)
    _find_content(columns, roles, rows)
    if not {Role.RESPONSIBLE, Role.PEOPLE} & set(roles):
        unnamed = [k for k, role in enumerate(roles) if role is Role.OTHER and k in columns.vague]
        people = [k for k in unnamed if _names_people(_texts(rows, k))]
        if people:
            roles[people[-1]] = Role.RESPONSIBLE
    _tell_unnamed(columns, roles, rows)
    return replace(columns, roles=tuple(roles))


def _tell_unnamed(columns: Columns, roles: list[Role], rows: list[Row]) -> None:
    """Columns without a header: numbers at the left, who takes part beside who is responsible, results."""
    for k in unnamed(columns, roles):
        texts = _texts(rows, k)
        if Role.NUMBER not in roles and Role.TITLE in roles[k:] and all(map(is_number_cell, texts)):
            roles[k] = Role.NUMBER
        elif not {Role.PARTICIPANTS, Role.PEOPLE} & set(roles) and texts and _names_people(texts):
            roles[k] = Role.PARTICIPANTS
        elif Role.RESULT not in roles and _names_papers(texts):
            roles[k] = Role.RESULT


def unnamed(columns: Columns, roles: Sequence[Role]) -> list[int]:
    """The columns that nothing is told of, neither by a header nor by what stands in them."""
    return [
        k for k, role in enumerate(roles) if role is Role.OTHER and not (columns.named and columns.named[k])
    ]


def left_out(columns: Columns, rows: list[Row]) -> list[Doubt]:
    """Columns without a header whose texts are read as nothing, each with an example."""
    found = []
    for k in unnamed(columns, columns.roles):
        texts = [text for text in _texts(rows, k) if re.search(r"\w\w", text)]
        if len(texts) * 3 >= len(rows) and not all(map(is_number_cell, texts)):
            found.append(Doubt("column-unnamed", {"column": k + 1, "text": " ".join(texts[0].split())[:80]}))
    return found


def _texts(rows: list[Row], k: int) -> list[str]:
    return [row[k].text for row in rows if k < len(row) and not row[k].empty]


def _find_direction(columns: Columns, roles: list[Role], rows: list[Row]) -> None:
    """A column whose cells are merged over several rows at the left of the titles names their directions."""
    if Role.DIRECTION in roles or Role.TITLE not in roles or len(rows) < 3:
        return
    for k in range(roles.index(Role.TITLE)):
        cells = [row[k] for row in rows if k < len(row) and not row[k].empty]
        merged = sum(cell.above for cell in cells)
        if (
            roles[k] is Role.OTHER
            and merged * 3 >= len(rows)
            and not all(is_number_cell(c.text) for c in cells)
        ):
            roles[k] = Role.DIRECTION
            return


def _only_counts(texts: list[str]) -> bool:
    """Whether cells say nothing but which one they are ("Занятие 1", "Занятие 2")."""
    return len(texts) > 1 and len({re.sub(r"[\d№\s.]|\b[IVX]+\b", "", text) for text in texts}) == 1


def _find_title(columns: Columns, roles: list[Role], rows: list[Row]) -> None:
    """The longest texts under a header that says nothing are the titles, if no header says so plainly."""
    now = next((k for k, role in enumerate(roles) if role is Role.TITLE), None)
    own = [row for row in rows if now is not None and now < len(row) and not row[now].above]
    if now is not None and _only_counts(_texts(own, now)):
        other = next(
            (k for k in sorted(columns.titles) if k != now and not _only_counts(_texts(rows, k))), None
        )
        if other is not None:
            roles[now], roles[other] = Role.OTHER, Role.TITLE
            return
    if now is not None and now not in columns.vague:
        _prefer_titles_to_lists(columns, roles, rows, now)
        return
    lengths = {
        k: sum(map(len, texts)) / len(texts)
        for k, role in enumerate(roles)
        if (k == now or role is Role.OTHER) and k in columns.vague and (texts := _texts(rows, k))
    }
    best = max(lengths, key=lambda k: lengths[k], default=None)
    if best is None or (lengths[best] < 12 and now is None):
        stand_ins = [
            k
            for wanted in (Role.OTHER, Role.DIRECTION)
            for k, role in enumerate(roles)
            if role is wanted and k not in columns.vague
        ]
        best = stand_ins[-1] if stand_ins else best
    if best is None or best == now:
        return
    if now is not None:
        roles[now] = Role.OTHER
    roles[best] = Role.TITLE


def _find_content(columns: Columns, roles: list[Role], rows: list[Row]) -> None:
    """Where one "Мероприятие" stands beside several lines of "Содержание", the title is both."""
    now = next((k for k, role in enumerate(roles) if role is Role.TITLE), None)
    for k in sorted(columns.titles - columns.vague - {now}):
        told_apart = any(
            (row[now].above or row[now].empty) and not (row[k].above or row[k].empty)
            for row in rows
            if now is not None and max(now, k) < len(row)
        )
        if told_apart and roles[k] in (Role.OTHER, Role.TOPIC):
            roles[k] = Role.TITLE
            return


def _prefer_titles_to_lists(columns: Columns, roles: list[Role], rows: list[Row], now: int) -> None:
    """Beside "Вопросы" with lists of points below it "Тема" holds the titles."""

    def lists(k: int) -> int:
        return sum(bool(parts_of(text)) for text in _texts(rows, k))

    other = next((k for k in sorted(columns.titles) if k != now and not lists(k)), None)
    if other is not None and roles[other] in (Role.OTHER, Role.TOPIC) and lists(now) * 2 > len(rows):
        roles[now], roles[other] = Role.OTHER, Role.TITLE


def _find_period(columns: Columns, roles: list[Role], rows: list[Row]) -> None:
    """An unnamed or oddly named column of periods."""
    if columns.has_period:
        return
    for k, role in enumerate(roles):
        texts = _texts(rows, k)
        free = role in (Role.OTHER, Role.NOTE, Role.PLACE, Role.DIRECTION) or not columns.named[k]
        # Nobody takes part by the name of a date, whatever the header sounds like ("К какому числу").
        least = 7 if free else 10
        if (
            role is not Role.TITLE
            and texts
            and not all(map(is_number_cell, texts))
            and sum(map(is_period, texts)) * 10 >= len(texts) * least
        ):
            roles[k] = Role.PERIOD
            return


def goes_on_with(columns: Columns, rows: list[Row], number: str | None) -> bool:
    """Whether a table without a header goes on with the columns of the one before it.

    It does where its numbers go on after the last `number`, or where times stand below the times.
    """
    if not rows or len(rows[0]) != len(columns.roles):
        return False
    first = next((clean(rows[0][k].text) for k in columns.of(Role.NUMBER)), None)
    last = last_of(number)
    if (
        first
        and last is not None
        and last_of(first) == last + 1
        and first.count(".") == (number or "").count(".")
    ):
        return True
    periods = columns.of(Role.PERIOD, Role.START, Role.END)
    texts = [row[k].text for row in rows for k in periods if not row[k].empty]
    return bool(texts) and sum(is_period(text) or bool(glance(text).months) for text in texts) * 2 >= len(
        texts
    )


def names_times_once(columns: Columns, rows: list[Row]) -> bool:
    """Whether many rows leave out a time that stands above them, as in a calendar by months."""
    if not columns.period_first:
        return False
    title, time = columns.of(Role.TITLE)[0], columns.of(Role.PERIOD)[0]
    times = [row[time] for row in rows if not row[title].empty and row[title] is not row[time]]
    return sum(cell.empty for cell in times) * 3 >= len(times)


def _names_papers(texts: list[str]) -> bool:
    """Whether most of the texts name what an activity ends with: a paper, a photo, a link."""
    return bool(texts) and sum(bool(_PAPER.match(text)) for text in texts) * 2 > len(texts)


def _people_share(texts: list[str]) -> float:
    return sum(bool(_PEOPLE.search(text)) for text in texts) / len(texts) if texts else 0.0


def _names_people(texts: list[str]) -> bool:
    """Short texts that name offices or persons; a list of points is none."""
    short = sum(map(len, texts)) <= 120 * len(texts) and not any(map(parts_of, texts))
    return short and _people_share(texts) >= 0.5
