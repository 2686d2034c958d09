"""Every doubt has its sentence in every language, with the values the code gives it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

from documents.roadmap.periods import Frame, Years, read_period
from documents.roadmap.render import say_doubt
from locales import FOLDER, LANGUAGES

ROOM = Path(__file__).resolve().parents[3] / "documents" / "roadmap"


class _Variables(Visitor):
    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802 fluent's name
        self.names.add(node.id.name)


def messages(language: str) -> dict[str, set[str]]:
    resource = FluentParser().parse((FOLDER / language / "doubts.ftl").read_text(encoding="utf-8"))
    assert not [entry for entry in resource.body if isinstance(entry, ast.Junk)]
    found = {}
    for entry in resource.body:
        if isinstance(entry, ast.Message):
            variables = _Variables()
            variables.visit(entry)
            found[entry.id.name] = variables.names
    return found


def codes() -> set[str]:
    """The codes that the reader's source can give."""
    source = "\n".join(path.read_text(encoding="utf-8") for path in ROOM.rglob("*.py"))
    found = set(re.findall(r"(?:doubt|Doubt)\(\s*\"([a-z-]+)\"", source))
    found |= set(re.findall(r"doubts\.append\(\"([a-z-]+)\"\)", source))
    found |= {f"year-from-{origin}" for origin in re.findall(r"guess=\"(\w+)\"", source)}
    found |= set(re.findall(r"self\.doubt\(\"([a-z-]+)\" if .*? else \"[a-z-]+\"", source))
    return found


def test_all_languages_say_the_same() -> None:
    texts = {language: messages(language) for language in LANGUAGES}
    first, *others = texts.values()
    for other in others:
        assert other == first


def test_every_code_has_its_sentence() -> None:
    told = {name.removeprefix("doubt-") for name in messages("ru") if name.startswith("doubt-")}
    assert codes() - told == set()
    assert told - codes() - {"bad-date", "year-from-cells"} == set()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "text",
    [
        "",
        "скоро",
        "31 ноября",
        "20.10.2023 - 10.10.2023",
        "с 1 сентября",
        "сентябрь/октябрь",
        "2 неделя октября",
        "начало мая",
        "II полугодие",
        "III четверть",
        "до конца года",
        "до мая",
        "до 1 мая, до 1 июня",
        "сентябрь, в течение года",
        "2 раза в год",
        "раз в четверть",
        "в конце месяца",
        "в течение месяца",
        "10 числа",
        "август",
        "III квартал",
        "вторник, 5 октября",
        "5 мая 1998",
        "ежегодно 5-10 мая",
        "ежемесячно, еженедельно",
        "2 неделя",
        "сентябрь семинар",
        "декытбрь",
    ],
)
def test_a_doubt_is_a_sentence(text: str, language: str) -> None:
    _, doubts = read_period(text, Frame(Years(school=2023)))
    assert doubts
    for doubt in doubts:
        sentence = say_doubt(doubt, language)
        assert sentence[-1] in ".?"
        assert "{" not in sentence


def test_years_are_said_without_separators() -> None:
    _, doubts = read_period("май", Frame(Years(first=2022, last=2028)))
    assert "2022–2028" in say_doubt(doubts[0])
