"""Both languages say the same things with the same values, and nothing from people becomes markup."""

import re
from pathlib import Path

import pytest
from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

from handlers.common.widgets import fitted
from locales import FOLDER, LANGUAGES, Markup, Texts, join
from models.enums import DeficitKind


class Variables(Visitor):
    """Collects the variables that a message asks for."""

    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802 (the library's name)
        self.names.add(node.id.name)


class StraightMarks(Visitor):
    """Collects pieces of text with the typewriter's quotation marks (but those of an HTML attribute)."""

    def __init__(self) -> None:
        self.found: list[str] = []

    def visit_TextElement(self, node: ast.TextElement) -> None:  # noqa: N802
        if re.search(r'(?<!=)"(?!>)', node.value):
            self.found.append(node.value)


class MessageReferences(Visitor):
    """Collects the messages that a message is made of."""

    def __init__(self) -> None:
        self.names: list[str] = []

    def visit_MessageReference(self, node: ast.MessageReference) -> None:  # noqa: N802
        self.names.append(node.id.name)

    @classmethod
    def of(cls, entry: ast.BaseNode) -> list[str]:
        found = cls()
        found.visit(entry)
        return found.names


def messages(language: str) -> dict[str, set[str]]:
    """Key → variables of everything in a language; the same key twice is an error."""
    found: dict[str, set[str]] = {}
    for path in sorted((FOLDER / language).glob("*.ftl")):
        resource = FluentParser().parse(path.read_text(encoding="utf-8"))
        for entry in resource.body:
            assert not isinstance(entry, ast.Junk), f"{path.name}: {(entry.content or '')[:80]}"
            if isinstance(entry, ast.Message):
                assert entry.id.name not in found, f"{path.name}: {entry.id.name} stands twice"
                visitor = Variables()
                visitor.visit(entry)
                found[entry.id.name] = visitor.names
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_text_parsed_by_itself_is_the_text_of_its_file(language: str) -> None:
    read = Texts.load()._bundles[language]
    whole = FluentBundle([language])
    for path in (FOLDER / language).glob("*.ftl"):
        whole.add_resource(FluentResource(path.read_text(encoding="utf-8")))
    assert read._terms.keys() == whole._terms.keys()
    for key, message in whole._messages.items():
        read.get_message(key)
        assert read._messages[key].equals(message, ["span", "comment"]), key
        # Of another message a text would ask past the parsing; terms are there from the start.
        assert not MessageReferences.of(message), key
    assert read._messages.keys() >= whole._messages.keys()


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_every_language_has_the_same_keys_and_variables(language: str) -> None:
    first, other = messages(LANGUAGES[0]), messages(language)
    assert first.keys() == other.keys()
    assert {key: names for key, names in first.items() if other[key] != names} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_quotation_marks_are_those_of_the_language(language: str) -> None:
    marks = StraightMarks()
    for path in (FOLDER / language).glob("*.ftl"):
        marks.visit(FluentParser().parse(path.read_text(encoding="utf-8")))
    assert marks.found == []


def test_a_name_with_marks_of_its_own_is_quoted_with_inner_ones() -> None:
    title = "Урок «Чтение»"
    double, one_open = (
        Texts.load().plain("ru", "measures-double", name=name) for name in (title, "Урок «Чте…")
    )
    assert double.startswith("«Урок „Чтение“»")
    assert one_open.startswith("«Урок «Чте…»")
    assert Texts.load().plain("en", "measures-double", name=title).startswith("“Урок «Чтение»”")


def test_every_key_that_the_code_names_exists() -> None:
    known = messages(LANGUAGES[0]).keys()
    named = re.compile(r"""(?:Html|Label|\.html|\.plain|DomainError)\(\s*"([a-z]+-[a-z0-9-]+)\"""")
    root = Path(FOLDER).parent
    missing = {
        f"{path.relative_to(root)}: {key}"
        for room in ("bot", "handlers", "delivery", "services", "documents")
        for path in (root / room).rglob("*.py")
        for key in named.findall(path.read_text(encoding="utf-8"))
        if key not in known
    }
    assert missing == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_button_is_cut(language: str) -> None:
    """Labels are cut to what a phone shows; where that is a button's own words, nobody knows what it does."""
    texts, known = Texts.load(), messages(language)
    named = re.compile(r'Label\(\s*"([a-z0-9-]+)"')
    handlers = (Path(FOLDER).parent / "handlers").rglob("*.py")
    labels = {key for path in handlers for key in named.findall(path.read_text(encoding="utf-8"))}
    assert len(labels) > 500
    shown = {key: texts.plain(language, key, **dict.fromkeys(known[key], 12)) for key in labels}
    assert {key: label for key, label in shown.items() if fitted(label) != label} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_usual_deficit_is_cut_on_a_button(language: str) -> None:
    labels = [f"▫️ {Texts.load().plain(language, 'deficit-label', kind=kind.value)}" for kind in DeficitKind]
    assert [label for label in labels if fitted(label) != label] == []


def test_values_from_people_are_escaped_in_html_and_plain_elsewhere() -> None:
    texts = Texts.load()
    assert "&lt;b&gt;&amp;" in texts.html("ru", "error-unexpected", code="<b>&")
    assert "<b>&" in texts.plain("ru", "error-unexpected", code="<b>&")


def test_finished_markup_is_not_escaped_twice() -> None:
    assert Texts.load().html("ru", "error-unexpected", code=Markup("<b>1</b>")).count("<b>1</b>") == 1
    assert join([Markup("<i>a</i>"), "<i>b</i>"]) == "<i>a</i>\n&lt;i&gt;b&lt;/i&gt;"


def test_a_missing_variable_is_an_error_and_not_a_hole_in_the_text() -> None:
    with pytest.raises(KeyError):
        Texts.load().plain("ru", "error-unexpected")


def test_a_long_message_in_escaped_signs_still_fits() -> None:
    assert len(Texts.load().html("ru", "error-unexpected", code="&" * 4096)) > 5 * 4096


def test_an_unknown_language_is_answered_in_the_first() -> None:
    assert Texts.load().plain("fi", "button-menu") == Texts.load().plain("ru", "button-menu")
