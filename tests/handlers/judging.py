"""What is wrong with a screen or message: labels and actions as PRODUCT.md §7 has them, one language."""

import re
from collections import Counter
from collections.abc import Iterator
from html import unescape

from locales import FOLDER, Texts
from sandbox.errors import ApiError
from sandbox.keyboards import check_markup
from sandbox.texts import prepare
from tests.handlers.showing import Shown

LONGEST_LABEL, MOST_ACTIONS = 28, 8
NO_ACTION = re.compile(r"\W*\d*\W*|\W*(?:[А-Яа-яё]{2}|[A-Z][a-z]{1,2})|\w+ \d{4}|\d+/\d+")
"""Numbers and marks, days of the week, a calendar's month, a page: what scales and lists are made of."""
LISTED = 3
"""So many buttons that differ only in what stands last in their data are lines of a list."""

BACK = ("button-back", "button-menu", "button-cancel", "practice-ready", "requests-button-ready")
"""What buttons that lead out of a screen are called."""

FOREIGN = {"ru": re.compile(r"[A-Za-z]{2,}"), "en": re.compile(r"[А-Яа-яЁё]{2,}")}
SAME_IN_BOTH = {
    "ru": "Telegram Word Excel UTC QR xlsx docx csv json ics Language English",
    "en": "Язык Русский",
}
EXAMPLES = (
    "до 1 декабря, 20 ноября, с 10 по 20 ноября, октябрь – декабрь, ежемесячно, в течение года; Фото, Ссылка"
)
"""Words of a plan are Russian for everybody: it is an official paper."""
ADDRESS = re.compile(r"https?://\S+|(?<!\w)[/@]\w+|<[^>]*>")

KEY = re.compile(r"[a-z]+(?:-[a-z0-9]+)+")
HOLE = re.compile(r"\{ ?\$|\bNone\b(?! in)|“”|«»|\"\"|\(\)|: $|\w  +\w|\w [,.;:](?!\w)", re.MULTILINE)
"""What is left where a value is missing."""


def longest(name: str) -> str:
    """200 characters of markup, wide letters and the name."""
    return f"<b>{name}&" + "Щ" * (196 - len(name))


ODD = {
    "Соколова": "О’Нил",
    "Орлова": "Салтыкова-Щедрина",
    "Смирнова": "Cмирнова (Ёлкина)",
    "Жуков": "=СУММ(A1)",
    "Елена": "Анна-Мария",
    "Шумская СОШ": "СОШ № 1 «Ёлка»",
    "Пятая СОШ № 1": "5",
}
"""A mark; a hyphen; two surnames, ё and a Latin letter; a formula. All others have one letter."""


def odd(name: str) -> str:
    return ODD.get(name, name[:1])


NAMES = {"ru": longest, "en": odd}
"""How people and schools are called in each language: as long as a name may be, and as short and odd."""


class Judge:
    """What is wrong with screens in one language; `data` are the words that people wrote."""

    def __init__(self, language: str, data: str) -> None:
        texts = Texts.load()
        self._back = {texts.plain(language, key) for key in BACK}
        self._foreign = FOREIGN[language]
        self._known = self._words(f"{SAME_IN_BOTH[language]} {EXAMPLES} {data if language == 'en' else ''}")
        files = "\n".join(path.read_text(encoding="utf-8") for path in (FOLDER / language).glob("*.ftl"))
        self._keys = set(re.findall(r"^([a-z][a-z0-9-]*) =", files, re.MULTILINE))

    def wrong(self, shown: Shown, chosen: str) -> Iterator[str]:
        """`chosen` is what the reader's menu keeps."""
        labels = [button.text for button in shown.buttons]
        said = "\n".join([unescape(ADDRESS.sub("/", shown.text)), *labels])
        yield from (f"a raw key: {one}" for one in KEY.findall(said) if one in self._keys)
        yield from (f"a hole: {one[0]!r}" for one in HOLE.finditer(said))
        yield from (f"foreign: {one}" for one in sorted(self._foreign_words(said, self._words(chosen))))
        yield from (f"long: {one}" for one in labels if len(one) > LONGEST_LABEL)
        if len(actions := _actions(shown)) > MOST_ACTIONS:
            yield f"many: {actions}"
        try:
            prepare(shown.text, "HTML", None, lambda _: {})
            rows = [[button.model_dump(exclude_none=True) for button in row] for row in shown.rows]
            check_markup({"inline_keyboard": rows}, lambda _: "known")
        except ApiError as refused:
            yield f"refused: {refused}"

    def leads_out(self, shown: Shown) -> bool:
        return any(button.text in self._back for button in shown.buttons)

    def _words(self, text: str) -> set[str]:
        return {word.lower() for word in self._foreign.findall(text)}

    def _foreign_words(self, said: str, chosen: set[str]) -> set[str]:
        """A label may show the beginning of a word."""
        known = self._known | chosen
        unknown = self._words(said) - known
        return {word for word in unknown if not any(one.startswith(word) for one in known)}


def _actions(shown: Shown) -> list[str]:
    """The labels of a screen's buttons that are neither a scale's nor a list's."""
    families = Counter(_family(button.callback_data) for button in shown.buttons)
    return [
        button.text
        for button in shown.buttons
        if not NO_ACTION.fullmatch(button.text) and families[_family(button.callback_data)] < LISTED
    ]


def _family(data: str | None) -> str:
    return (data or "").rpartition(":")[0]
