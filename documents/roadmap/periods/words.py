"""The words of periods: text → tokens, by the table of `forms`."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from documents.roadmap.periods.forms import FORMS, LEXER, MONTHS

_DASHES = dict.fromkeys(map(ord, "–—−‐‑‒―→÷~"), "-")
_SPACES = dict.fromkeys(map(ord, "\u00a0\u2007\u2009\u202f\t\u2002\u2003"), " ")
_ONE_TO_ONE = {**_DASHES, **_SPACES, ord("ё"): "е", ord("Ё"): "е", ord("\r"): "\n", ord("\x0b"): "\n"}
_INVISIBLE = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff]")

# Months long enough for a slip of the finger to stay recognisable.
_LONG_MONTHS = {
    1: "январь",
    2: "февраль",
    4: "апрель",
    8: "август",
    9: "сентябрь",
    10: "октябрь",
    11: "ноябрь",
    12: "декабрь",
}
_LONG_WORDS = {
    "ежемесячно": "MONTHLY",
    "еженедельно": "WEEKLY",
    "ежедневно": "DAILY",
    "ежегодно": "ANNUALLY",
    "ежеквартально": "QUARTERLY",
    "постоянно": "WHOLE",
    "регулярно": "WHOLE",
    "систематически": "WHOLE",
}
WEEKDAYS = {
    "MO": r"понедельник\w{0,3}|пнд?",
    "TU": r"вторник\w{0,3}|вт",
    "WE": r"сред(?:а|ы|у|е|ам|ой)|ср",
    "TH": r"четверг\w{0,3}|чт",
    "FR": r"пятниц\w{1,3}|пт",
    "SA": r"суббот\w{1,3}|сб",
    "SU": r"воскресень\w{1,3}|вс|вск",
}
SEASONS = {12: r"зим(?:а|ы|ой|у|е)", 3: r"весн(?:а|ы|ой|у|е)", 6: r"лет(?:о|а|ом)", 9: r"осен(?:ь|и|ью)"}
ORDINALS = {
    1: r"перв\w{2,3}",
    2: r"втор(?!ник)\w{2,3}",
    3: r"трет\w{1,4}",
    4: r"четверт(?:ый|ая|ое|ой|ую|ого|ом)",
    -1: r"последн\w{2,3}|посл",
}
NUMERALS = {1: r"од(?:ин|на|ного)", 2: r"дв(?:а|е|ух|ажды)", 3: r"тр(?:и|ех|ижды)", 4: r"четыр(?:е|ех)"}
# Roman numerals, and the letters people type when their keyboard is Cyrillic.
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "l": 1, "ll": 2, "lll": 3, "lv": 4}
_ROMAN |= {"п": 2, "ш": 3, "iу": 4, "1у": 4, "у": 5}
# Months by their numerals ("IX–X"): only among others of their kind.
_LATE_ROMAN = {"vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10, "xi": 11, "xii": 12}
_LOOKALIKES = str.maketrans("aceopxykmtbhr", "асеорхукмтвнг")


@dataclass(frozen=True)
class Token:
    """One word or sign, with the text as written.

    `number` is the month, day, year or count it names; `second` the month of a DATE and the last year of a
    YEARPAIR; `year` that of a DATE or MONTHYEAR; `name` a weekday ("MO") or a time ("14:45").
    """

    kind: str
    text: str
    number: int = 0
    second: int = 0
    year: int | None = None
    name: str = ""


def tokens(text: str) -> list[Token]:
    """Cut a text into tokens, spaces left out. The tokens keep the text as it was written."""
    clean = _GLUED.sub(r"\1 ", _mend(_INVISIBLE.sub("", text)))
    flat = clean.translate(_ONE_TO_ONE).lower()
    if len(flat) != len(clean):  # a letter whose small form is longer: nothing of ours
        clean = flat
    flat = _MIXED.sub(lambda word: word.group().translate(_LOOKALIKES), flat)
    found: list[Token] = []
    for match in LEXER.finditer(flat):
        kind = _kind_of(match)
        if kind != "SPACE":
            found.append(_token(kind, clean[match.start() : match.end()], match.group()))
    found = _name_months(_name_hours(found))
    return [token for k, token in enumerate(found) if token.kind != "NEWLINE" or _parts_lines(found, k)]


def _kind_of(match: re.Match[str]) -> str:
    """The kind of a word that the lexer found."""
    return FORMS[int((match.lastgroup or "k0")[1:])][0]


_AMONG_MONTHS = frozenset(
    {"ROMANMONTH", "ORDINAL", "DASH", "COMMA", "AND", "SEMI", "SLASH", "DOT", "NEWLINE", "YEAR", "YEARWORD"}
)


def _name_hours(found: list[Token]) -> list[Token]:
    """In "10.10–10.50" the end tells that the beginning is no 10 October."""
    for k in range(len(found) - 2):
        first, sign, last = found[k : k + 3]
        bare = first.kind == "DATE" and first.year is None and first.number < 24
        if bare and (sign.kind, last.kind) == ("DASH", "TIME") and re.fullmatch(r"\d{1,2}\.\d\d", first.text):
            found[k] = Token("TIME", first.text, name=f"{first.number:02d}:{first.second:02d}")
    return found


def _name_months(found: list[Token]) -> list[Token]:
    """Take the numerals of "IX–X", "IX, XII, III" for months where nothing but they is written."""
    numerals = [token for token in found if token.kind in ("ROMANMONTH", "ORDINAL")]
    late = [token for token in numerals if token.kind == "ROMANMONTH"]
    alone = len(numerals) == 1 and len(late[:1]) == 1 and len(late[0].text) == 1  # "x" may be a mark
    plain = all(token.number > 0 and not token.text[:1].isdigit() for token in numerals)
    if not late or alone or not plain or any(token.kind not in _AMONG_MONTHS for token in found):
        return [replace(token, kind="WORD") if token.kind == "ROMANMONTH" else token for token in found]
    return [replace(token, kind="MONTH") if token in numerals else token for token in found]


# Between these a new line is only the cell's narrowness; elsewhere it may part two dates.
_GOES_ON = frozenset(
    {"EDGE1", "EDGE2", "EDGE3"}
    | {"EACH", "DURING", "NOTLATER", "SINCE", "TO", "IN", "AND", "DASH", "COMMA", "TIMES", "FILLER", "SLASH"}
    | {"SCHEDULE", "RELATIVE", "PERIODWORD"}
)
_BELONGS = frozenset(
    {"DASH", "COMMA", "AND", "YEAR", "YEARPAIR", "YEARWORD", "SCHOOLYEAR", "MONTHWORD", "DAYWORD", "CLOSE"}
)
_COUNTED = frozenset(
    {"MONTH", "WEEK", "DECADE", "QUARTER", "TERM", "TRIMESTER", "HALFYEAR", "HALFMONTH", "TIMES", "WEEKDAY"}
)
# "3-я неделя⏎сентября"
_OF_MONTH = frozenset(
    {"WEEK", "DECADE", "HALFMONTH", "WEEKDAY", "DAYWORD", "EDGE1", "EDGE2", "EDGE3", "LASTDAY"}
)


def _parts_lines(found: list[Token], k: int) -> bool:
    before = found[k - 1].kind if k else "NEWLINE"
    after = found[k + 1].kind if k + 1 < len(found) else "NEWLINE"
    counted = before in ("NUMBER", "ORDINAL") and after in _COUNTED
    of_month = before in _OF_MONTH and after == "MONTH" and found[k + 1].text.lower().endswith(("я", "а"))
    of_each = before == "DAYWORD" and after in ("EACH", "MONTHLY")
    wraps = before in _GOES_ON or after in _BELONGS or counted or of_month or of_each
    return not (wraps or "NEWLINE" in (before, after))


def _token(kind: str, written: str, flat: str) -> Token:
    numbers = [int(n) for n in re.findall(r"\d+", flat)]
    match kind:
        case "ISO":
            return Token("DATE", written, numbers[2], numbers[1], numbers[0])
        case "FULLDATE" | "COMMADATE" | "SPACEDATE":
            return Token("DATE", written, numbers[0], numbers[1], _full_year(numbers[2]))
        case "DATE":
            return Token("DATE", written, numbers[0], numbers[1])
        case "MONTHYEAR":
            month = numbers[0] if len(numbers) > 1 else _month_of_name(flat[:3])  # "фев.23"
            return Token("MONTHYEAR", written, month, year=_full_year(numbers[-1]))
        case "TIME":
            minutes = numbers[1] if len(numbers) > 1 else 0
            return Token("TIME", written, name=f"{numbers[0]:02d}:{minutes:02d}")
        case "YEARPAIR":
            return Token("YEARPAIR", written, numbers[0], _full_year(numbers[1]))
        case "YEAR":
            return Token("YEAR", written, _full_year(numbers[0]))
        case "NUMBER" | "ORDINAL":
            return Token(kind, written, 4 if flat == "1у" else numbers[0])
        case "SEASON":
            return Token(kind, written, {"зи": 12, "ве": 3, "ле": 6, "ос": 9}[flat[:2]])
        case "ROMAN":
            return _word(written, flat.partition("-")[0])
        case "WORD":
            return _word(written, flat)
    return Token(kind, written)


def _month_of_name(name: str) -> int:
    return next(month for month, pattern in MONTHS.items() if re.fullmatch(pattern, name))


def _full_year(year: int) -> int:
    return year if year > 99 else 2000 + year


def _compiled(table: dict[int, str]) -> dict[int, re.Pattern[str]]:
    return {value: re.compile(pattern) for value, pattern in table.items()}


_NAMED = (
    ("MONTH", _compiled(MONTHS)),
    ("SEASON", _compiled(SEASONS)),
    ("ORDINAL", _compiled(ORDINALS)),
    ("NUMBER", _compiled(NUMERALS)),
)
_DAYS = {name: re.compile(pattern) for name, pattern in WEEKDAYS.items()}


def _word(written: str, flat: str) -> Token:
    for kind, table in _NAMED:
        for value, pattern in table.items():
            if pattern.fullmatch(flat):
                return Token(kind, written, value)
    for name, pattern in _DAYS.items():
        if pattern.fullmatch(flat):
            return Token("WEEKDAY", written, name=name)
    roman = flat.translate({ord("і"): "i", ord("х"): "x"})
    if roman in _ROMAN:
        return Token("ORDINAL", written, _ROMAN[roman])
    if roman in _LATE_ROMAN:
        return Token("ROMANMONTH", written, _LATE_ROMAN[roman])
    for name, kind in _LONG_WORDS.items():
        if len(flat) >= 8 and _slips(flat, name) == 1:
            return Token(kind, written)
    guess = guess_month(flat)
    if guess is not None:
        return Token("MONTH" if guess > 0 else "MONTHGUESS", written, abs(guess))
    return Token("WORD", written)


def guess_month(word: str) -> int | None:
    """The month a misspelt word means, minus it when the guess needs a question, or None."""
    if not 5 <= len(word) <= 11:
        return None
    ranked = []
    for number, name in _LONG_MONTHS.items():
        stem = name.removesuffix("ь")
        forms = (name, stem + "я", stem + "е", stem) if name.endswith("ь") else (name, name + "а", name + "е")
        ranked.append((min(_slips(word, form) for form in forms), number))
    ranked.sort()
    (best, number), (second, _) = ranked[0], ranked[1]
    if best <= 1 < second:
        return number
    if best <= 2 and second > best and len(word) >= 6:
        return -number
    return None


def _slips(a: str, b: str) -> int:
    """Slips of the finger between two words: a letter more, less, other, or two swapped; 3 for many."""
    if abs(len(a) - len(b)) > 2:
        return 3
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        older, before, row = before, row, [i]
        for j, y in enumerate(b, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
    return row[-1]


# A Cyrillic word with Latin letters that look the same ("oктябрь").
_MIXED = re.compile(r"(?<![a-zа-я])(?=[a-z]*[а-я])(?=[а-я]*[a-z])[a-zа-я]{3,}")
# "до15 октября"
_GLUED = re.compile(r"\b(до|с|по|к)(?=\d)", re.IGNORECASE)
# "сен-тябрь", and "понедельн⏎ик" in a narrow cell
_BROKEN = re.compile(r"([а-яё]{2,})(?:-\s*\n?\s*|\n)(?=([а-яё]+))", re.IGNORECASE)


def _is_known(word: str) -> bool:
    """Whether a word alone speaks of time, misspelt months apart."""
    match = LEXER.fullmatch(word)
    kind = _kind_of(match) if match else "WORD"
    return _token(kind, word, word).kind not in ("WORD", "MONTHGUESS")


def _mend(text: str) -> str:
    """Join a word of time that is broken in two ("сен-тябрь", "де-⏎када"); ranges stay ("пн-пт")."""

    def join(match: re.Match[str]) -> str:
        left, right = (part.lower().replace("ё", "е") for part in match.groups())
        return match[1] if _is_known(left + right) and not _is_known(right) else match[0]

    return _BROKEN.sub(join, text)
