"""The words of periods: text → tokens, by a table of forms, the most particular first."""

from __future__ import annotations

import re
from dataclasses import dataclass

_DASHES = dict.fromkeys(map(ord, "–—−‐‑‒―→÷~"), "-")
_SPACES = dict.fromkeys(map(ord, "\u00a0\u2007\u2009\u202f\t\u2002\u2003"), " ")
_ONE_TO_ONE = {**_DASHES, **_SPACES, ord("ё"): "е", ord("Ё"): "е", ord("\r"): "\n", ord("\x0b"): "\n"}
_INVISIBLE = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff]")

MONTHS = {
    1: r"янв(?:ар\w{1,2})?",
    2: r"фев(?:р(?:ал\w{1,2})?)?",
    3: r"мар(?:т\w{0,2})?",
    4: r"апр(?:ел\w{1,2})?",
    5: r"ма[йяею]|маем",
    6: r"июн[ьяеиюь]?|июнем",
    7: r"июл[ьяеиюь]?|июлем",
    8: r"авг(?:уст\w{0,2})?",
    9: r"сен(?:т(?:ябр\w{1,2})?)?",
    10: r"окт(?:ябр\w{1,2})?",
    11: r"ноя(?:б(?:р(?:\w{1,2})?)?)?",
    12: r"дек(?:абр\w{1,2})?",
}
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
NUMERALS = {1: r"од(?:ин|на|ного)", 2: r"дв(?:а|е|ух)", 3: r"тр(?:и|ех)", 4: r"четыр(?:е|ех)"}
# Roman numerals, and the letters people type when their keyboard is Cyrillic.
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "l": 1, "ll": 2, "lll": 3, "lv": 4}
_ROMAN |= {"п": 2, "ш": 3, "iу": 4, "1у": 4, "у": 5}
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


def _words(*patterns: str) -> str:
    return r"(?:" + "|".join(patterns) + r")(?!\w)"


# Behind "2023-10" a month makes the ten a day.
_NO_MONTH = r"(?!\s*(?:янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек))"
# (kind, pattern). The order matters: the first form that fits at a place wins.
_FORMS: tuple[tuple[str, str], ...] = (
    ("NEWLINE", r"\s*\n\s*"),
    ("SPACE", r"\s+"),
    ("ISO", r"(?:19|20)\d\d-\d\d-\d\d(?!\d)"),
    (
        "FULLDATE",
        (
            r"(?:\d{1,2}\s?[./]\s?\d{1,2}\s?[./]\s?(?:19|20)\d\d|\d{1,2}[./]\d{1,2}[./]\d\d(?![.:]\d))"
            r"(?!\d)(?:\s*г(?:ода?|\.)?(?!\w))?\.?"
        ),
    ),
    ("COMMADATE", r"\d{1,2},\d{1,2},(?:19|20)\d\d(?!\d)"),
    ("SPACEDATE", r"\d{1,2}[. ]\d{2}[. ](?:19|20)\d\d(?!\d)(?:\s*г(?:ода?|\.)?(?!\w))?"),
    ("MONTHYEAR", r"(?:0?[1-9]|1[0-2])[./](?:19|20)\d\d(?!\d)(?:\s*г(?:ода?|\.)?(?!\w))?"),
    ("TIME", r"(?:[01]?\d|2[0-3])\s?:\s?[0-5]\d(?!\d)(?:\s*ч(?:ас\w*|\.)?(?!\w))?"),
    (
        "TIME",
        r"(?:[01]?\d|2[0-3])(?:-00|\.(?:00|[0-5]\d(?=\s*ч)|1[3-9]|[2-5]\d))(?![\d.]\d|\d)(?:\s*ч(?:ас\w*|\.)?(?!\w))?",
    ),
    ("TIME", r"(?:[01]?\d|2[0-3])\s*(?:ч\.(?:\s*[0-5]\d\s*мин\.?)?|час(?:ов|а|)(?!\w)|ч(?!\w))"),
    ("DATE", r"\d{1,2}(?:[./]|\s\.\s?(?=[01]\d))\d{1,2}(?!\d)\.?(?:\s*г(?:ода?|\.)(?!\w))?"),
    ("YEARPAIR", r"20\d\d\s*(?:г(?:ода?|\.)?)?\s*[-/]\s*(?:20\d\d|\d\d" + _NO_MONTH + r")(?!\d|[./]\d)"),
    ("YEAR", r"(?:19|20)\d\d(?!\d)(?:\s*-?\s*г(?:од(?:а|у|ом|ы|ов|е)?|г\.?|\.)?(?!\w)\.?)?"),
    ("YEAR", r"(?<=\s)\d\d\s?г(?:ода?|\.)?(?!\w)"),
    (
        "ORDINAL",
        (
            r"\d{1,2}\s?-\s?(?:ого|его|ему|ому|ый|ий|ая|ое|ье|ья|ей|ой|ую|ью|ом|го|му|й|я|е|м|ю|х)(?!\w)"
            r"|\d{1,2}(?:ого|го|ый|ий|ая|ое|ой|й|я|ю)(?!\w)|1у(?!\w)"
        ),
    ),
    ("ROMAN", r"[ivlіпш]{1,3}у?-(?:ое|ая|я|е|й|ый|ой|го|м)(?!\w)"),
    # How much is done, not when: "4 встречи", "2-3 урока в месяц".
    (
        "FILLER",
        (
            r"\d+(?:\s?-\s?\d+)?\s+(?:встреч|урок|заняти|заседани|консультаци|семинар|мероприяти|посещени)\w*"
            r"(?:\s+в\s+(?:месяц|недел|год|четверт)\w*)?"
        ),
    ),
    ("NUMBER", r"\d+"),
    # What has its own calendar elsewhere.
    (
        "SCHEDULE",
        _words(
            r"(?:соглас(?:но|ован\w*)|в\s+соответстви[еи]|в\s+соотв|по\s+мере|по\s+отдельн\w+|по\s+отд|при\s+(?:необходимост|поступлени|наличи|возникновени|обращени|появлени|приеме)\w*"
            r"|по\s+(?:\w+\s+){0,3}?(?:план\w*|график\w*|расписани\w*|циклограмм\w*|запрос\w*|заявк\w*|заявлени\w*"
            r"|необходимост\w+|договор[её]нност\w+|согласовани\w+|требовани\w+|обращени\w*|приказ\w*|итог\w*"
            r"|результат\w*|окончани\w+|завершени\w+|факт\w*|ситуаци\w*|востребованност\w*|потребност\w*"
            r"|приглашени\w*|назначени\w*|поступлени\w*|срокам\w*|положени\w*|распоряжени\w*|календар\w*|линии)"
            r"|в\s+(?:установленн|указанн|утвержденн|определ[её]нн)\w+\s+срок\w*"
            r"|(?:срок\w*|дат\w+|врем\w+)\s+(?:будет\s+|будут\s+)?(?:уточн|определ|устан|согласов|по\s+назнач)\w*"
            r"|уточняется|по\s+назначению|план\s?-\s?график\w*|в\s+день|индивидуально|своевременно|незамедлительно|оперативно|в\s+рабочем\s+порядке"
            r"|(?:в\s+(?:период|дни|время)\s+)?(?:(?:осенн|зимн|весенн|летн|школьн)\w+\s+)?каникул\w*(?:\s+период\w*)?"
            r"|(?:в\s+)?каникулярн\w+(?:\s+(?:период|врем\w+|дни))?)"
        ),
    ),
    (
        "RELATIVE",
        _words(
            r"после|накануне|перед|спустя|(?:не\s+поздн\w+\s+(?:чем\s+)?)?за\s+(?:\w+\s+){0,2}?(?:дн|недел|месяц|сутк)\w*\s+до"
            r"|через\s+(?:\w+\s+){0,2}?(?:дн|недел|месяц|сутк|час)\w*"
            r"|(?:в\s+теч\w*\.?|не\s+поздн\w+(?:\s+чем)?(?:\s+через)?)\s+(?:\d+(?:\s?-\s?\w{1,2})?|двух|трех|пяти|семи|десяти)(?:\s*\(\w+\))?\s+(?:рабоч\w+\s+|календарн\w+\s+|учебн\w+\s+)?(?:дн\w+|недел[ьи]|суток|часов)"
        ),
    ),
    # How often.
    ("ANNUALLY", _words(r"ежегодн\w{0,2}", r"кажд\w{2,3}\s+(?:учебн\w+\s+)?год\w?")),
    ("MONTHLY", _words(r"еже?месячн\w{0,2}|ежемес", r"кажд\w{2,3}\s+месяц\w?", r"помесячно")),
    ("WEEKLY", _words(r"еженедельн\w{0,2}|еженед", r"кажд\w{2,3}\s+недел\w", r"понедельно")),
    (
        "DAILY",
        _words(
            r"ежедневн\w{0,2}",
            r"кажд\w{2,3}\s+(?:учебн\w+\s+|рабоч\w+\s+)?д(?:ень|ня)",
            r"изо\s+дня\s+в\s+день",
        ),
    ),
    ("WORKDAYS", _words(r"(?:по|в)\s+(?:рабоч|будн|учебн)\w+(?:\s+дн\w+)?", r"по\s+будням")),
    ("QUARTERLY", _words(r"еже?квартальн\w{0,2}", r"кажд\w{2,3}\s+квартал\w?", r"поквартально")),
    (
        "TERMLY",
        _words(
            r"ежечетвертн\w{0,2}",
            r"кажд\w{2,3}\s+(?:учебн\w+\s+)?(?:четверт|триместр)\w{0,2}",
            r"по\s+четвертям",
        ),
    ),
    ("HALFYEARLY", _words(r"кажд\w{2,3}\s+полугоди\w", r"по\s+полугодиям")),
    ("TIMES", _words(r"раз(?:а|у)?|р")),
    ("EACH", _words(r"кажд\w{2,3}")),
    # How long.
    (
        "DURING",
        _words(
            r"в\s*течен\w{1,3}",
            r"в\s+теч(?:-[еи]\w?)?",
            r"в\s*т\s?/\s?г",
            r"на\s+протяжени[еи]",
            r"за\s+время",
            r"в\s+продолжени[еи]",
        ),
    ),
    (
        "WHOLE",
        _words(
            r"постоянн\w{0,2}|в\s+период\s+(?:реализаци|действи)\w|систематически|регулярн\w|непрерывно|круглогодично|периодически|всегда|на\s+постоянной\s+основе"
        ),
    ),
    (
        "PERIODWORD",
        _words(r"период\w{0,2}|срок(?:а|ов)\s+(?:реализац|действ)\w+|программ\w{1,2}|реализаци\w"),
    ),
    ("SCHOOLYEAR", _words(r"(?:уч(?:ебн\w{2,3})?|у)\s*[.\-/]?\s*(?:год\w{0,2}|г)", r"учебн\w{2,3}")),
    ("YEARWORD", _words(r"(?:календарн\w{2,3}\s+)?год(?:а|у|ы|ов|ом|е)?", r"г(?:\.?\s?г)?")),
    # Prepositions.
    ("NOTLATER", _words(r"не\s+поз(?:дн|ж)\w{1,2}(?:\s+чем)?|в\s+срок\s+до|сроком?\s+до|до(?:\s+до)?|к|ко")),
    ("SINCE", _words(r"начиная\s+с(?:о)?|c|с(?:\s+с)?|со|от")),
    ("TO", _words(r"по(?:\s+по)?")),
    ("IN", _words(r"во?|на|за")),
    ("AND", _words(r"и|а\s+также")),
    # Units.
    ("WEEK", _words(r"недел\w{1,3}|нед")),
    ("DECADE", _words(r"декад\w{1,2}|дек(?=\.?\s+(?:янв|фев|мар|апр|ма|июн|июл|авг|сен|окт|ноя|дек))")),
    ("QUARTER", _words(r"квартал\w{0,2}|кв")),
    ("TERM", _words(r"(?:уч(?:ебн\w+|)\.?\s+)?четверт(?:ь|и|ью|ей|ях|ям)|четв")),
    ("TRIMESTER", _words(r"триместр\w{0,2}|трим")),
    ("HALFYEAR", _words(r"(?:уч(?:ебн\w+|)\.?\s+)?полугоди\w{1,2}|полуг|пол\s?года|п\s?/\s?г|п/год\w*")),
    ("HALFMONTH", _words(r"половин\w{1,2}|пол")),
    ("EDGE1", _words(r"начал[оаеу]|начинается")),
    ("EDGE2", _words(r"середин[аеуы]")),
    ("EDGE3", _words(r"кон(?:ец|ца|це|цу|цом)|окончани[еяю]|завершени[еяю]")),
    ("MONTHWORD", _words(r"месяц\w{0,2}|мес")),
    ("DAYWORD", _words(r"числ\w{0,3}|чис")),
    ("LASTDAY", _words(r"последн\w{2,3}\s+(?:рабоч\w+\s+)?д(?:ень|ня)")),
    (
        "FILLER",
        _words(
            r"срок\w{0,2}|дат[аыу]|включительно|ориентировочно|примерно|предположительно|текущ\w{2,3}|весь|вс[ея]го|всей"
            r"|этого|данного|не\s+(?:реже|менее|чаще|более)(?:\s+чем)?|реже|менее|выполнения|исполнения|проведения|срок:"
            r"|действия|ориент"
        ),
    ),
    ("DAYUNIT", _words(r"дн(?:и|ей|я|ям)|день")),
    ("DASH", r"-+"),
    ("COMMA", r","),
    ("SEMI", r";"),
    ("SLASH", r"/"),
    ("OPEN", r"[(\[]"),
    ("CLOSE", r"[)\]]"),
    ("DOT", r"[.:!…*]+"),
    ("QUOTED", r"[«\"„“][^»\"“”\n]{0,80}[»\"”]"),
    ("WORD", r"№\s?\w+|[^\W\d_]+|\w"),
    ("OTHER", r"."),
)
_LEXER = re.compile("|".join(f"(?P<k{i}>{pattern})" for i, (_, pattern) in enumerate(_FORMS)), re.DOTALL)


def tokens(text: str) -> list[Token]:
    """Cut a text into tokens, spaces left out. The tokens keep the text as it was written."""
    clean = _mend(_INVISIBLE.sub("", text))
    flat = clean.translate(_ONE_TO_ONE).lower()
    if len(flat) != len(clean):  # a letter whose small form is longer: nothing of ours
        clean = flat
    flat = _MIXED.sub(lambda word: word.group().translate(_LOOKALIKES), flat)
    found: list[Token] = []
    for match in _LEXER.finditer(flat):
        kind = _FORMS[int((match.lastgroup or "k0")[1:])][0]
        if kind != "SPACE":
            found.append(_token(kind, clean[match.start() : match.end()], match.group()))
    return [token for k, token in enumerate(found) if token.kind != "NEWLINE" or _parts_lines(found, k)]


# Between these a new line is only the cell's narrowness; elsewhere it may part two dates.
_GOES_ON = frozenset(
    {"EACH", "DURING", "NOTLATER", "SINCE", "TO", "IN", "AND", "DASH", "COMMA", "TIMES", "FILLER", "SLASH"}
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
            return Token("MONTHYEAR", written, numbers[0], year=numbers[1])
        case "TIME":
            minutes = numbers[1] if len(numbers) > 1 else 0
            return Token("TIME", written, name=f"{numbers[0]:02d}:{minutes:02d}")
        case "YEARPAIR":
            return Token("YEARPAIR", written, numbers[0], _full_year(numbers[1]))
        case "YEAR":
            return Token("YEAR", written, _full_year(numbers[0]))
        case "NUMBER" | "ORDINAL":
            return Token(kind, written, 4 if flat == "1у" else numbers[0])
        case "ROMAN":
            return _word(written, flat.partition("-")[0])
        case "WORD":
            return _word(written, flat)
    return Token(kind, written)


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
    if best == 1 and second > 1:
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
_BROKEN = re.compile(r"([а-яё]{2,})-\s*\n?\s*([а-яё]{2,})", re.IGNORECASE)


def _mend(text: str) -> str:
    """Join a month that a hyphen has broken in two ("сен-тябрь"), and leave ranges of months alone."""

    def join(match: re.Match[str]) -> str:
        left, right = (part.lower().replace("ё", "е") for part in match.groups())
        whole = left + right
        is_month = any(re.fullmatch(p, whole) for p in MONTHS.values())
        right_is_month = any(re.fullmatch(p, right) for p in MONTHS.values())
        return match[1] + match[2] if is_month and not right_is_month else match[0]

    return _BROKEN.sub(join, text)
