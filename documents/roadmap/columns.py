"""Which column holds what, by the words of the header (`contents` tells the rest by the cells)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum

from documents.roadmap.blocks import Row
from documents.roadmap.periods import glance, is_period, read_period
from services.roadmap.drafts import PeriodKind


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
    """The roles of a table's columns. `named` are the headers as written; `guessed` when there were none.

    `vague` are the columns whose headers say little or nothing of what they hold, `titles` those that could
    hold the titles by their headers.
    """

    roles: tuple[Role, ...]
    named: tuple[str, ...] = ()
    titles: frozenset[int] = frozenset()
    place_follows: bool = False
    people_follow: bool = False
    guessed: bool = False
    strong: bool = False
    unsure: bool = field(default=False, compare=False)
    vague: frozenset[int] = frozenset()

    def of(self, *roles: Role) -> list[int]:
        return [k for k, role in enumerate(self.roles) if role in roles]

    @property
    def has_title(self) -> bool:
        return Role.TITLE in self.roles

    @property
    def has_period(self) -> bool:
        return bool({Role.PERIOD, Role.START, Role.END} & set(self.roles))

    @property
    def period_first(self) -> bool:
        """Whether the times stand left of the titles, as in a calendar: a time holds until the next one."""
        return Role.TITLE in self.roles and Role.PERIOD in self.roles[: self.roles.index(Role.TITLE)]


# Header words without spaces and signs, so that a broken word ("Ответствен-ные") is no hindrance.
# The word that comes first in a header decides; the number is its weight among columns of the same role.
_WORDS: tuple[tuple[Role, int, str], ...] = (
    (Role.NOTE, 9, r"отметк(?!\w*результ)|примечани|оценкавып|выполнено|комментари|замечани|роспись|подпись"),
    (Role.NOTE, 5, r"факт|реальн"),
    # Dates of persons and papers, and what money goes to: no times and no titles of activities.
    (
        Role.NOTE,
        10,
        (
            r"дата(?:рожд|прием|аттест|приказ|ознаком|заполн|поступ|регистр|иномер)|номери?дата|реквизит"
            r"|срок[иа]?(?:действ|аттест|финанс)|стать[яи](?:расх|затр)|расход|затрат|^сумма"
        ),
    ),
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
            r"|итог(?!о)|продукт|отчетн|подтвержд|документ|эффект|прогноз|решени"
            r"|чем(?:заверш|заканч|законч|подтв)|чтополуч|гдеслуша|гдерассм|гдезаслуш|гдеподвод|управленческ"
        ),
    ),
    # Beside the result that it measures an indicator is a detail.
    (Role.RESULT, 5, r"показател|индикатор|критери"),
    (Role.RESPONSIBLE, 9, r"(?:фио|фамили\w{1,2}|должност\w{1,2})?(?:ответс|отвествен)|^отв"),
    (
        Role.RESPONSIBLE,
        6,
        r"исполнит|координатор|куратор|модератор|спикер|руководител(?!ь?работ)|кто(?:$|провод|выпол|отв|дела|реализ|организ|осущ)|ведущ|докладчик|выступающ|организатор|реализует",
    ),
    (
        Role.PARTICIPANTS,
        8,
        r"участник|категори|целевая|аудитор|длякого|кого|кому|кто(?:участв|приним|приглаш)|скем|контингент|охват|слушател|приглаш|адресат|объектыв|класс|возраст|привлека|состав|группа",
    ),
    (Role.START, 10, r"начал[оа]$|датанач|срокнач|началоработ|началореал"),
    (Role.END, 10, r"окончани[ея]$|датаокон|срококон|датазаверш|окончаниера|конец$|завершение$"),
    (
        Role.PERIOD,
        9,
        r"срок|дата|даты|период|месяц|когда|^год$|^учебныйгод$|^квартал$|^четверть$|календарн|числ[оау]$|время(?!нн)|датаи|годпровед|неделя|деньнед|^день$|^дни$|график(?:провед|реализ|выпол)",
    ),
    (Role.PLACE, 8, r"(?<!за)мест[оа]|площадк|адреспров|гдепровод"),
    (
        Role.TITLE,
        9,
        r"мероприят|наименован(?!иенаправ|иераздел|иемодул|иеэтап|иеблок|иеорган)|названи(?!енаправ|ераздел|емодул|еэтап)",
    ),
    (
        Role.TITLE,
        7,
        r"содержан|тематик|тема|дела|событи|планраб|вопрос|повестк|действи|что(?:пров|дела|план|сдел)|деятельност|работа|шаг(?:и|$)|мер[ыа]$|мерыпо|поручен|задани[ея]|заняти[ея]|объект",
    ),
    (Role.TITLE, 6, r"вид[ыа]?дея|вид[ыа]?раб"),
    (Role.TITLE, 4, r"форм[аы]|метод|вид[ыа]?|план(?!ов|ир)"),
    (Role.DIRECTION, 5, r"задач[аи]"),
    (
        Role.DIRECTION,
        6,
        r"направлен|раздел|модуль|блок|этап|наименованиенаправ|наименованиераздел|секци",
    ),
    (Role.NUMBER, 9, r"[№n]|пп$|номер|порядк"),
    (Role.PARTICIPANTS, 2, r"фио|фамили|должност|организация$|учреждени[ея]$|школ[аы]$|предмет"),
    (Role.OTHER, 1, r"цел[ьи]|обоснов|проблем"),
)
_VAGUE = 4
_PATTERNS = tuple((role, weight, re.compile(words)) for role, weight, words in _WORDS)
_NUMBER_HEADER = re.compile(r"(?:[№nн]+(?:о|пп?)?|пп|номер(?:пп)?)$")
_TIME_AND_PEOPLE = re.compile(r"(?:срок|дат[аы]).*ответс|ответс.*(?:срок|дат[аы])")
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
    if _TIME_AND_PEOPLE.search(flat):
        return Role.PERIOD, 9
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
    _name_tasks(roles, found)
    _settle_titles(roles, found, texts)
    _settle_people(roles, found, texts)
    _keep_weightiest(Role.RESULT, roles, found)
    _keep_weightiest(Role.DIRECTION, roles, found)
    _settle_periods(roles, texts)
    place_follows = any("мест" in texts[k].lower() for k, role in enumerate(roles) if role is Role.PERIOD)
    return Columns(
        tuple(roles),
        tuple(texts),
        titles=frozenset(k for k, hit in enumerate(found) if hit is not None and hit[0] is Role.TITLE),
        place_follows=place_follows,
        people_follow=Role.RESPONSIBLE not in roles
        and any("ответс" in texts[k].lower() for k, role in enumerate(roles) if role is Role.PERIOD),
        strong=Role.PERIOD in known
        and any(hit is not None and hit[0] is Role.TITLE and hit[1] > _VAGUE for hit in found),
        vague=frozenset(k for k, hit in enumerate(found) if hit is None or hit[1] <= _VAGUE),
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
    if any(re.fullmatch(r"\d[\d.]*", texts[k].strip()) for k in list(distinct.values())[:2]):
        return False  # a numbered row, however much its title sounds like a header
    known = {found[k][0] for k in distinct.values() if found[k] is not None}  # type: ignore[index]
    hits = sum(found[k] is not None for k in distinct.values())
    useful = known - {Role.NUMBER, Role.OTHER, Role.NOTE}
    if len(distinct) < 2 or hits * 3 < len(distinct) * 2 or not useful or len(known) < 2:
        return False
    if not known & {Role.TITLE, Role.PERIOD, Role.DIRECTION, Role.START}:
        return False
    return not any(_is_data(texts[k], found[k]) for k in distinct.values())


# "В течение …", "Занятие 3", "Заседание № 2".
_DATA = re.compile(
    r"\s*(?:в\s*теч(?:ени|\.)|(?:заняти|заседани|встреч|урок|тема|семинар|модул|этап)\w*\s+№?\s*\d+\b)",
    re.IGNORECASE,
)


def _is_data(text: str, hit: tuple[Role, int] | None) -> bool:
    """A cell with a time in it belongs to a row; "Сроки (2022–2023 уч. год)" still heads a column."""
    if not is_period(text):
        return bool(_DATA.match(text))
    if " " in text.strip() and read_period(text)[0].kind is PeriodKind.RECURRING:
        return True  # "последняя пятница месяца"
    seen = glance(text)
    return hit is None or bool(seen.months) or (not seen.years and any(sign.isdigit() for sign in text))


def _name_tasks(roles: list[Role], found: list[tuple[Role, int] | None]) -> None:
    """Beside "Блок" and without a column of activities a "Задача" is what is to be done."""
    weights = {k: hit[1] for k, hit in enumerate(found) if hit is not None and roles[k] is Role.DIRECTION}
    if Role.TITLE not in roles and weights and min(weights.values()) < max(weights.values()):
        roles[min(weights, key=lambda k: (weights[k], k))] = Role.TITLE


def _settle_titles(roles: list[Role], found: list[tuple[Role, int] | None], texts: list[str]) -> None:
    """Of several columns that could hold the title the weightiest does; the others are details."""
    weights = [(hit[1], -k) for k, hit in enumerate(found) if hit is not None and roles[k] is Role.TITLE]
    if weights:
        best = -max(weights)[1]
        for k, role in enumerate(roles):
            if role is Role.TITLE and k != best:
                start = texts[k].lower().lstrip()[:4]
                roles[k] = {"тема": Role.TOPIC, "вид ": Role.DIRECTION}.get(start, Role.OTHER)


def _settle_people(roles: list[Role], found: list[tuple[Role, int] | None], texts: list[str]) -> None:
    """Beside "Ответственные" the "Исполнители" are those who take part."""
    people = [k for k, role in enumerate(roles) if role is Role.RESPONSIBLE and texts[k]]
    if len(people) > 1:
        best = max(people, key=lambda k: (found[k][1] if found[k] else 0, -k))  # type: ignore[index]
        for k in people:
            if k != best and texts[k] != texts[best]:
                roles[k] = Role.PARTICIPANTS if Role.PARTICIPANTS not in roles else Role.OTHER


def _keep_weightiest(wanted: Role, roles: list[Role], found: list[tuple[Role, int] | None]) -> None:
    """Beside "Ожидаемый результат" a "Вид документа" is a detail, beside "Направление" a "Задача"."""
    weights = {k: hit[1] for k, hit in enumerate(found) if hit is not None and roles[k] is wanted}
    for k, weight in weights.items():
        if weight < max(weights.values()):
            roles[k] = Role.OTHER


def _settle_periods(roles: list[Role], texts: list[str]) -> None:
    if not {Role.PERIOD, Role.START, Role.END} & set(roles):
        for k, role in enumerate(roles):
            if role is Role.PLACE and re.search(r"врем|дат|срок", texts[k].lower()):
                roles[k] = Role.PERIOD
    times = [k for k, role in enumerate(roles) if role is Role.PERIOD]
    facts = [k for k in times if "факт" in texts[k].lower()]
    for k in facts if len(facts) < len(times) else ():
        roles[k] = Role.NOTE  # beside "Срок (план)" a "Срок (факт)" tells what became of it
    for k, role in enumerate(roles):
        if role is Role.PERIOD and re.search(r"\n\s*(?:начал|с$)", texts[k].lower()):
            roles[k] = Role.START
        elif role is Role.PERIOD and re.search(r"\n\s*(?:оконч|конец|заверш|по$)", texts[k].lower()):
            roles[k] = Role.END


def is_number_cell(text: str) -> bool:
    """Whether a cell holds a row's number and nothing else."""
    return bool(_NUMBER_CELL.fullmatch(text))
