"""The fullest screens of people stay within what Telegram takes, in both languages."""

from datetime import date

import pytest

from handlers.home.texts import home_text
from handlers.people import screens
from handlers.people.profile import profile_text
from handlers.people.roster import preview_text
from locales import Reader, Texts
from models.enums import DeficitKind
from services.people.deficits import DeficitLine, SaidDeficits
from services.people.drafts import RosterProblem
from services.people.facts import (
    FieldChange,
    Greeting,
    PersonState,
    ProfileFacts,
    Role,
    RosterChange,
    RosterPreview,
)
from services.people.rules import Gender
from services.programmes.facts import HomeFacts, ProgrammeState, Step
from services.roadmap.board_facts import Case, CaseKind, CaseList

NAME = "<b>&" + "Щ" * 196
MESSAGE = 4096
CALLBACK = 64
NOTHING = SaidDeficits()


@pytest.fixture
def texts() -> Texts:
    return Texts.load()


@pytest.fixture(params=["ru", "en"])
def reader(request: pytest.FixtureRequest) -> Reader:
    return Reader(Texts.load(), request.param)


def greeting(*roles: Role) -> Greeting:
    return Greeting(
        token="A" * 22,
        greeting=NAME,
        gender=Gender.UNKNOWN,
        programme=NAME[:120],
        school=NAME,
        subject=NAME * 2,
        roles=frozenset(roles),
        state=PersonState.IMPORTED,
    )


@pytest.mark.parametrize("roles", [(Role.MENTEE,), tuple(Role)])
def test_registration(reader: Reader, roles: tuple[Role, ...]) -> None:
    facts = greeting(*roles)
    for screen in (screens.greeting, screens.full_text, screens.declining, screens.check):
        shown = screen(reader, facts)
        assert len(shown.text) <= MESSAGE
        assert "<b>&Щ" not in shown.text
        assert shown.keyboard is not None
        for line in shown.keyboard.inline_keyboard:
            for button in line:
                assert len(button.text) <= 28
                assert len((button.callback_data or "").encode()) <= CALLBACK


def test_a_viewer_is_promised_figures_and_a_curator_people(reader: Reader) -> None:
    in_figures = {"ru": "в числах, без имён", "en": "in figures, without names"}[reader.locale]
    assert in_figures in screens.greeting(reader, greeting(Role.VIEWER)).text
    assert in_figures not in screens.greeting(reader, greeting(Role.VIEWER, Role.CURATOR)).text


def test_the_profile_with_every_field_full(reader: Reader) -> None:
    text = profile_text(
        reader,
        ProfileFacts(
            NAME, NAME[:120], NAME, tuple(Role), "я" * 500, "+79211234567",
            SaidDeficits((), "&" * 2000), SaidDeficits(LIST, "я" * 2000), True, "ru", None, None, 2,
        ),
        date(2027, 11, 30),
    )  # fmt: skip
    assert len(text.replace("&amp;", "&")) <= MESSAGE


LIST = (
    DeficitLine(1, DeficitKind.METHOD, ""),
    DeficitLine(2, DeficitKind.PARENTS, ""),
    DeficitLine(3, None, "ИКТ на уроке"),
)


def said_in(reader: Reader, words: str, *chosen: DeficitLine) -> str:
    """What the profile says of deficits."""
    said = SaidDeficits(chosen, words)
    facts = ProfileFacts("Смирнова", "Район", "", (), "", "", NOTHING, said, True, "ru", None, None, 1)
    lead = {"ru": "Нужна помощь: ", "en": "Wants help with: "}[reader.locale]
    return next(
        line.removeprefix(lead) for line in profile_text(reader, facts, None).split("\n") if lead in line
    )


def test_a_roster_that_names_a_deficit_of_the_list_is_not_quoted(texts: Texts) -> None:
    words = "Преподавание предмета; взаимодействие с родителями; ИКТ на уроке"
    assert said_in(Reader(texts, "en"), words, *LIST) == "teaching method; work with parents; ИКТ на уроке"
    assert said_in(Reader(texts, "ru"), words, *LIST) == (
        "методика преподавания; работа с родителями; ИКТ на уроке"
    )


def test_own_words_that_say_more_are_quoted(texts: Texts) -> None:
    words = "Работа с родителями подростков; Проектные уроки"
    assert said_in(Reader(texts, "en"), words, LIST[1]) == (
        "work with parents; “Работа с родителями подростков”; “Проектные уроки”"
    )
    assert said_in(Reader(texts, "ru"), words, LIST[1]).endswith("«Проектные уроки»")


def test_what_is_not_chosen_any_more_stays_in_own_words(texts: Texts) -> None:
    assert said_in(Reader(texts, "en"), "Методика преподавания", LIST[1]) == (
        "work with parents; “Методика преподавания”"
    )


def test_a_preview_with_everything_at_once(reader: Reader) -> None:
    problem = RosterProblem("Л", 9, "B", "name", "name-letters", {"text": "ы" * 2000})
    found = RosterPreview(
        1, NAME[:100], "", 1, 50, 0, 900, 10, (NAME,) * 20, 10, 9, 9, 9, "ы" * 200,
        problems=(problem,) * 900,
        warnings=(problem,) * 100,
        refused=tuple(("Л", number) for number in range(1, 2000)),
        changes=tuple(
            RosterChange("Л", number, NAME, ("subject",), (FieldChange("subject", NAME, NAME * 2),) * 5)
            for number in range(50)
        ),
    )  # fmt: skip
    assert len(preview_text(reader, found, "ы" * 200)) <= MESSAGE


def test_the_main_menu_with_the_longest_names(reader: Reader) -> None:
    attention = CaseList((Case(CaseKind.AWAY, 0, ""),), more=True)
    for roles in (frozenset({Role.METHODIST}), frozenset({Role.MENTEE})):
        facts = HomeFacts(
            title=NAME[:120],
            state=ProgrammeState.LAUNCHED,
            roles=roles,
            registered=True,
            greeting=NAME,
            people=100_000,
            open_tasks=11,
            next_task=NAME * 20,
        )
        text = home_text(reader, facts, Step.INVITE, attention, 11, owner=False)
        assert len(text) <= MESSAGE
        assert "<b>&Щ" not in text
