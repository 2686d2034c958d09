"""Which column holds what: by the words of the header, or by what stands in the cells when there is none."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from enum import StrEnum

from documents.roadmap.numbering import parts_of
from documents.roadmap.periods import glance, is_period
from documents.roadmap.source import Row


class Role(StrEnum):
    """What a column of a plan is for."""

    NUMBER = "number"
    TITLE = "title"
    TOPIC = "topic"
    PERIOD = "period"
    START = "start"
    END = "end"
    PARTICIPANTS = "participants"
    RESPONSIBLE = "responsible"
    PEOPLE = "people"
    RESULT = "result"
    DIRECTION = "direction"
    PLACE = "place"
    NOTE = "note"
    OTHER = "other"


@dataclass(frozen=True)
class Columns:
    """The roles of a table's columns. `named` are the headers as written; `guessed` when there were none."""

    roles: tuple[Role, ...]
    named: tuple[str, ...] = ()
    place_follows: bool = False
    guessed: bool = False
    strong: bool = False
    unsure: bool = field(default=False, compare=False)

    def of(self, *roles: Role) -> list[int]:
        return [k for k, role in enumerate(self.roles) if role in roles]

    @property
    def has_title(self) -> bool:
        return Role.TITLE in self.roles

    @property
    def has_period(self) -> bool:
        return bool({Role.PERIOD, Role.START, Role.END} & set(self.roles))


# Header words without spaces and signs, so that a broken word ("Ответствен-ные") is no hindrance.
# The word that comes first in a header decides; the number is its weight among columns of the same role.
_WORDS: tuple[tuple[Role, int, str], ...] = (
    (Role.NOTE, 9, r"отметк|примечани|оценкавыполн|выполнено|комментари|замечани|роспись|подпись"),
    (Role.NOTE, 5, r"факт|реальн"),
    (Role.NOTE, 5, r"источник|финанс|объем|стоимост|бюджет|количество|колво|часы|колчас"),
    (
        Role.RESULT,
        5,
        r"форм[аы]?(?:ивид)?(?:отч|контрол|предст|фиксац|подвед|заверш|итог)|вид(?:отч|ит?огов|докум|итог)",
    ),
    (
        Role.RESULT,
        6,
        (
            r"(?:ожидаем|планируем|прогнозируем|конечн)\w*?(?:результат|итог|продукт|эффект)|результат|выход"
            r"|итог(?!о)|продукт|отчетн|показател|индикатор|подтвержд|документ|эффект|критери|прогноз|решени"
            r"|гдеслуша|гдерассм|гдезаслуш|гдеподвод|управленческ"
        ),
    ),
    (Role.RESPONSIBLE, 9, r"ответств|ответсв|отвествен|ответс|^отв"),
    (
        Role.RESPONSIBLE,
        6,
        r"исполнит|ктопровод|ктовыпол|кто(?:$|отв)|ведущ|докладчик|выступающ|организатор|реализует",
    ),
    (
        Role.PARTICIPANTS,
        8,
        r"участник|категори|целевая|аудитор|длякого|скем|контингент|охват|слушател|приглаш|адресат|объектыв|класс|возраст|привлека|состав|группа",
    ),
    (Role.START, 8, r"начал[оа]$|датанач|срокнач|началоработ|началореал"),
    (Role.END, 8, r"окончани[ея]$|датаокон|срококон|датазаверш|окончаниера|конец$|завершение$"),
    (
        Role.PERIOD,
        9,
        r"срок|дата|даты|период|месяц|когда|календарн|число$|время(?!нн)|датаи|годпровед|неделя|деньнед|график(?:провед|реализ|выпол)",
    ),
    (Role.PLACE, 8, r"(?<!за)мест[оа]|площадк|адреспров|гдепровод"),
    (
        Role.TITLE,
        9,
        r"мероприят|наименован(?!иенаправ|иераздел|иемодул|иеорган)|названи(?!енаправ|ераздел|емодул)",
    ),
    (
        Role.TITLE,
        7,
        r"содержан|тематик|тема|дела|событи|вид[ыа]?дея|вид[ыа]?раб|планраб|вопрос|повестк|действи|чтопров|деятельност|работа|шаги|мер[ыа]$|мерыпо|поручен",
    ),
    (Role.TITLE, 4, r"форм[аы]|метод|вид[ыа]?|план(?!ов|ир)"),
    (Role.TITLE, 3, r"задач"),
    (
        Role.DIRECTION,
        6,
        r"направлен|раздел|модуль|блок|этап|наименованиенаправ|наименованиераздел|секци",
    ),
    (Role.NUMBER, 9, r"[№n]|пп$|номер|порядк"),
    (Role.PARTICIPANTS, 2, r"фио|фамили|должност|организац|учреждени|школ[аы]$|предмет"),
    (Role.OTHER, 1, r"цел[ьи]|обоснов|проблем"),
)
_PATTERNS = tuple((role, weight, re.compile(words)) for role, weight, words in _WORDS)
_NUMBER_HEADER = re.compile(r"(?:[№nн]+|пп|[№nн]пп|[№nн]о?|номер(?:пп)?)$")
_PEOPLE = re.compile(
    r"директор|заместител|\bзам\b|зам\.|учител|педагог|куратор|руководител|администрац|методист|специалист"
    r"|классн|завуч|психолог|библиотекар|наставник|рабоч\w+ групп|команд|отдел|управлени|комитет|председател"
    r"|\bРМО\b|\bШМО\b|\bМО\b|\bУВР\b|\bВР\b"
    r"|[А-ЯЁ][а-яё]+\s+[А-ЯЁ]\.\s?[А-ЯЁ]\.",
    re.IGNORECASE,
)
_NUMBER_CELL = re.compile(r"\s*(?:\d{1,3}(?:\.\d{1,3})*|[IVXІХ]{1,5})\s*[.)]?\s*")


def role_of(header: str) -> tuple[Role, int] | None:
    """The role a header's words give its column, and their weight; None when they say nothing."""
    flat = re.sub(r"[^a-zа-я№]", "", header.lower().replace("ё", "е"))
    if not flat or len(header) > 120:
        return None
    if _NUMBER_HEADER.match(flat):
        return Role.NUMBER, 9
    if "ответств" in flat and "участник" in flat:
        return Role.PEOPLE, 9
    best: tuple[int, int, Role] | None = None
    for role, weight, pattern in _PATTERNS:
        match = None if role is Role.NUMBER else pattern.search(flat)
        if match and match.start() <= 30 and (best is None or (match.start(), -weight) < (best[0], -best[1])):
            best = (match.start(), weight, role)
    return None if best is None else (best[2], best[1])


def read_header(row: Row, below: Row | None = None) -> Columns | None:
    """The columns of a header row, joined with the row `below` for a two-row header; None when it is none."""
    texts = _header_texts(row, below)
    found = [role_of(text) if text else None for text in texts]
    if not _is_header(row, texts, found):
        return None
    known = {hit[0] for hit in found if hit is not None}
    roles = [Role.OTHER] * len(row)
    for k, hit in enumerate(found):
        if hit is not None:
            roles[k] = hit[0]
    _settle_titles(roles, found, texts)
    _settle_people(roles, found, texts)
    _settle_periods(roles, texts)
    place_follows = any("мест" in texts[k].lower() for k, role in enumerate(roles) if role is Role.PERIOD)
    return Columns(
        tuple(roles), tuple(texts), place_follows=place_follows, strong=known >= {Role.TITLE, Role.PERIOD}
    )


def _header_texts(row: Row, below: Row | None) -> list[str]:
    texts = [cell.text for cell in row]
    if below is not None:
        for k, cell in enumerate(below[: len(row)]):
            if not cell.above and not cell.empty:
                texts[k] = f"{texts[k]}\n{cell.text}".strip()
    return texts


def _is_header(row: Row, texts: list[str], found: list[tuple[Role, int] | None]) -> bool:
    distinct = {id(cell): k for k, cell in enumerate(row) if texts[k]}
    known = {found[k][0] for k in distinct.values() if found[k] is not None}  # type: ignore[index]
    hits = sum(found[k] is not None for k in distinct.values())
    useful = known - {Role.NUMBER, Role.OTHER, Role.NOTE}
    if len(distinct) < 2 or hits * 3 < len(distinct) * 2 or not useful or len(known) < 2:
        return False
    if not known & {Role.TITLE, Role.PERIOD, Role.DIRECTION, Role.START}:
        return False
    return not any(_is_data(texts[k], found[k]) for k in distinct.values())


def _is_data(text: str, hit: tuple[Role, int] | None) -> bool:
    """A cell with a time in it belongs to a row; "Сроки (2022–2023 уч. год)" still heads a column."""
    return is_period(text) and (hit is None or bool(glance(text).months))


def _settle_titles(roles: list[Role], found: list[tuple[Role, int] | None], texts: list[str]) -> None:
    """Of several columns that could hold the title the weightiest does; the others are details."""
    weights = [(hit[1], -k) for k, hit in enumerate(found) if hit is not None and roles[k] is Role.TITLE]
    if weights:
        best = -max(weights)[1]
        for k, role in enumerate(roles):
            if role is Role.TITLE and k != best:
                roles[k] = Role.TOPIC if texts[k].lower().lstrip().startswith("тема") else Role.OTHER
        return
    for stand_in in (Role.DIRECTION, Role.OTHER):
        places = [k for k, role in enumerate(roles) if role is stand_in and found[k] is not None]
        if places:
            roles[places[-1]] = Role.TITLE
            return


def _settle_people(roles: list[Role], found: list[tuple[Role, int] | None], texts: list[str]) -> None:
    """Beside "Ответственные" the "Исполнители" are those who take part."""
    people = [k for k, role in enumerate(roles) if role is Role.RESPONSIBLE and texts[k]]
    if len(people) > 1:
        best = max(people, key=lambda k: (found[k][1] if found[k] else 0, -k))  # type: ignore[index]
        for k in people:
            if k != best and texts[k] != texts[best]:
                roles[k] = Role.PARTICIPANTS if Role.PARTICIPANTS not in roles else Role.OTHER


def _settle_periods(roles: list[Role], texts: list[str]) -> None:
    if not {Role.PERIOD, Role.START, Role.END} & set(roles):
        for k, role in enumerate(roles):
            if role is Role.PLACE and re.search(r"врем|дат|срок", texts[k].lower()):
                roles[k] = Role.PERIOD
    for k, role in enumerate(roles):
        if role is Role.PERIOD and re.search(r"\n\s*(?:начал|с$)", texts[k].lower()):
            roles[k] = Role.START
        elif role is Role.PERIOD and re.search(r"\n\s*(?:оконч|конец|заверш|по$)", texts[k].lower()):
            roles[k] = Role.END


def guess_columns(rows: list[Row]) -> Columns | None:
    """Tell the columns of a table without a header by their content; None when no column holds periods."""
    if not rows:
        return None
    width = len(rows[0])
    columns = [[row[k].text for row in rows if not row[k].empty] for k in range(width)]
    roles: list[Role] = [Role.OTHER] * width
    shares = [sum(map(is_period, texts)) / len(texts) if texts else 0.0 for texts in columns]
    numbers = [bool(texts) and all(_NUMBER_CELL.fullmatch(text) for text in texts) for texts in columns]
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
    title = texts[0]
    roles[title] = Role.TITLE
    people = [k for k in rest if k != title and _names_people(columns[k])]
    if people:
        roles[people[-1]] = Role.RESPONSIBLE
        if len(people) > 1:
            roles[people[0]] = Role.PARTICIPANTS
    unsure = len(texts) > 1 and not numbers[0] and _people_share(columns[title]) >= 0.5
    return Columns(tuple(roles), guessed=True, unsure=unsure)


def complete(columns: Columns, rows: list[Row]) -> Columns:
    """Find the times of a table whose header does not name them: an oddly named column of periods."""
    if columns.has_period or not rows:
        return columns
    roles = list(columns.roles)
    for k, role in enumerate(roles):
        texts = [row[k].text for row in rows if k < len(row) and not row[k].empty]
        free = role in (Role.OTHER, Role.NOTE, Role.PLACE, Role.DIRECTION) or not columns.named[k]
        if (
            free
            and texts
            and not all(map(is_number_cell, texts))
            and sum(map(is_period, texts)) * 10 >= len(texts) * 7
        ):
            roles[k] = Role.PERIOD
            break
    return replace(columns, roles=tuple(roles))


def fits(columns: Columns, rows: list[Row]) -> bool:
    """Whether a table without a header goes on with the columns of the one before it."""
    if not rows or len(rows[0]) != len(columns.roles):
        return False
    periods = columns.of(Role.PERIOD, Role.START, Role.END)
    texts = [row[k].text for row in rows for k in periods if not row[k].empty]
    return bool(texts) and sum(map(is_period, texts)) * 2 >= len(texts)


def _people_share(texts: list[str]) -> float:
    return sum(bool(_PEOPLE.search(text)) for text in texts) / len(texts) if texts else 0.0


def _names_people(texts: list[str]) -> bool:
    """Short texts that name offices or persons; a list of points is none."""
    short = sum(map(len, texts)) <= 120 * len(texts) and not any(map(parts_of, texts))
    return short and _people_share(texts) >= 0.5


def is_number_cell(text: str) -> bool:
    """Whether a cell holds a row's number and nothing else."""
    return bool(_NUMBER_CELL.fullmatch(text))
