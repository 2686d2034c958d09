"""Questions of a roster: one for each writing, answers kept, rows of open questions alone kept back."""

from collections.abc import Sequence

import pytest

from documents.roster import read_roster
from services.people.drafts import RosterDraft
from services.people.questions import Answer, Question, answered, questions
from tests.documents.roster.tables import Cell, xlsx

ORLOVA = "Орлова Ирина Павловна"
HEADER = ("ФИО", "Школа", "Роль", "Наставник", "Телефон")


def read(*rows: Sequence[Cell]) -> RosterDraft:
    sheets: dict[str, Sequence[Sequence[Cell]]] = {
        "Педагоги": [HEADER, (ORLOVA, "Лесная СОШ", "наставник", None, None), *rows],
        "Школы": [("Школа", "Категория"), ("Лесная СОШ", "лидер"), ("Путиловская ООШ", "ШНОР")],
    }
    return read_roster(xlsx(sheets), "список.xlsx")


def only(draft: RosterDraft) -> Question:
    (one,) = questions(draft)
    return one


@pytest.fixture
def unknown_school() -> RosterDraft:
    return read(
        *(
            (f"Иванова Анна {'А' * n}вна", "МКОУ Путиловская школа", "наставляемый", None, None)
            for n in (1, 2, 3)
        )
    )


def test_one_question_for_all_rows_of_one_writing(unknown_school: RosterDraft) -> None:
    asked = only(unknown_school)
    assert asked.places == (("Педагоги", 3), ("Педагоги", 4), ("Педагоги", 5))
    assert asked.problem.suggestion == "Путиловская ООШ"
    assert [one.row for one in unknown_school.people] == [2], "only their own rows wait"


@pytest.mark.parametrize(
    ("answer", "value", "school"),
    [
        (Answer.TAKE, "", "Путиловская ООШ"),
        (Answer.VALUE, "Лесная СОШ", "Лесная СОШ"),
        (Answer.AS_WRITTEN, "", "МКОУ Путиловская школа"),
    ],
)
def test_a_school_answered(unknown_school: RosterDraft, answer: Answer, value: str, school: str) -> None:
    draft = answered(unknown_school, only(unknown_school), answer, value)
    assert [one.row for one in draft.people] == [2, 3, 4, 5]
    assert {one.school for one in draft.people[1:]} == {school}
    assert not draft.errors
    assert not draft.held
    assert not questions(draft)


def test_rows_left_out_stay_wrong_and_ask_no_more(unknown_school: RosterDraft) -> None:
    draft = answered(unknown_school, only(unknown_school), Answer.SKIP)
    assert not questions(draft)
    assert [row for _, row in draft.wrong_rows] == [3, 4, 5]


def test_a_mentor_who_is_not_in_the_roster() -> None:
    draft = read(
        ("Белова Анна Ильинична", "Лесная СОШ", "наставляемый", "Никонова Н.Н.", None),
        ("Громова Анна Ильинична", "Лесная СОШ", "наставляемый", "Никонова Н.Н.", None),
        ("Жукова Анна Ильинична", "Лесная СОШ", "наставляемый", "Орлава И.П.", None),
    )
    nobody, slip = questions(draft)
    assert (len(nobody.places), nobody.problem.suggestion) == (2, None)
    assert slip.problem.suggestion == ORLOVA
    draft = answered(draft, slip, Answer.TAKE)
    assert draft.people[-1].mentor_at == ("Педагоги", 2)
    kept = answered(draft, nobody, Answer.AS_WRITTEN)
    assert [one.mentor for one in kept.people][1:3] == ["Никонова Н.Н."] * 2
    none = answered(draft, nobody, Answer.NONE)
    assert [one.mentor for one in none.people][1:3] == [None] * 2
    other = answered(draft, nobody, Answer.VALUE, ORLOVA)
    assert [(one.mentor, one.mentor_at) for one in other.people][1:3] == [(ORLOVA, ("Педагоги", 2))] * 2


def test_a_row_with_two_questions_waits_for_both() -> None:
    draft = read(("Белова Анна Ильинична", "МКОУ Путиловская школа", "космонавт", None, "12"))
    assert [one.problem.field for one in questions(draft)] == ["role", "phone", "school"]
    draft = answered(draft, questions(draft)[0], Answer.VALUE, "mentee")
    draft = answered(draft, questions(draft)[0], Answer.NONE)
    assert [one.row for one in draft.held] == [3]
    draft = answered(draft, questions(draft)[0], Answer.TAKE)
    assert [(one.role, one.phone, one.school) for one in draft.people][1:] == [
        ("mentee", None, "Путиловская ООШ")
    ]


def test_two_people_of_one_name_in_one_school() -> None:
    draft = read(
        ("Белова Анна Ильинична", "Лесная СОШ", "наставляемый", None, None),
        ("Белова Анна Ильинична", "Лесная СОШ", "наставник", None, None),
    )
    asked = only(draft)
    assert asked.answers == {Answer.NONE, Answer.SKIP}
    assert [one.row for one in answered(draft, asked, Answer.NONE).people] == [2, 3, 4]
    assert [one.row for one in answered(draft, asked, Answer.SKIP).people] == [2, 3]


def block(*rows: tuple[Cell, Cell], schools: Sequence[str] = ()) -> RosterDraft:
    sheets: dict[str, Sequence[Sequence[Cell]]] = {"Педагоги": [("Школа", "ФИО"), *rows]}
    if schools:
        sheets["Школы"] = [("Школа", "Категория"), *((school, "ШНОР") for school in schools)]
    return read_roster(xlsx(sheets), "список.xlsx")


BLOCKS = (
    ("СОШ №1", ORLOVA),
    (None, "Белова Анна Ильинична"),
    (None, "Громова Анна Ильинична"),
    ("СОШ № 2", "Жукова Анна Ильинична"),
    (None, "Ким Анна Ильинична"),
)
LISTED = ("МБОУ «СОШ № 1»", "МБОУ «СОШ № 2»")


def test_a_school_written_once_is_one_question_of_its_block_by_its_own_name() -> None:
    draft = block(*BLOCKS, schools=LISTED)
    first, second = questions(draft)
    assert (first.places, first.problem.suggestion) == (
        (("Педагоги", 3), ("Педагоги", 4)),
        "МБОУ «СОШ № 1»",
    )
    draft = answered(draft, first, Answer.TAKE)
    assert [(one.row, one.school) for one in draft.people] == [
        (2, LISTED[0]),
        (3, LISTED[0]),
        (4, LISTED[0]),
        (5, LISTED[1]),
    ]
    assert Answer.ALL in second.answers
    assert Answer.ALL not in only(draft).answers, "the last of the blocks"


def test_one_answer_for_all_blocks_gives_each_the_school_above_it() -> None:
    other = (None, "Цой Анна Ильинична")
    draft = block(other, *BLOCKS)
    nowhere, first, second = questions(draft)
    assert Answer.ALL not in nowhere.answers, "nothing stands above it"
    draft = answered(draft, second, Answer.ALL)
    assert [one.school for one in draft.people] == ["СОШ №1"] * 3 + ["СОШ № 2"] * 2
    assert [one.row for one in draft.held] == [2]
    assert questions(draft) == (nowhere,)
    assert first.key != second.key


def test_rows_below_a_school_in_question_wait_for_it() -> None:
    draft = block(
        ("Путиловская школа", ORLOVA), (None, "Белова Анна Ильинична"), schools=("Путиловская ООШ",)
    )
    above = only(draft)
    assert above.problem.code == "school-unknown"
    draft = answered(draft, above, Answer.TAKE)
    assert only(draft).problem.suggestion == "Путиловская ООШ"
    draft = block(*BLOCKS[:2], schools=("Путиловская ООШ",))
    left = answered(draft, only(draft), Answer.SKIP)
    assert only(left).answers == {Answer.VALUE, Answer.SKIP}, "nothing is proposed any more"


def test_rows_below_a_mentor_in_question_wait_and_all_blocks_of_mentors_are_one_answer() -> None:
    rows = [
        ("ФИО наставника", "Школа", "ФИО наставляемого", "Школа"),
        ("Орлова И.П.", "СОШ № 1", "Белова Анна Ильинична", "СОШ № 1"),
        (None, None, "Громова Анна Ильинична", "СОШ № 1"),
        (ORLOVA, "СОШ № 1", "Жукова Анна Ильинична", "СОШ № 1"),
        (None, None, "Ким Анна Ильинична", "СОШ № 1"),
        ("Никонова Н.Н.", "СОШ № 2", "Пак Анна Ильинична", "СОШ № 2"),
        (None, None, "Цой Анна Ильинична", "СОШ № 2"),
    ]
    draft = read_roster(xlsx({"Пары": rows}), "пары.xlsx")
    (first, nobody) = questions(draft)
    assert (first.places, first.problem.suggestion_at) == ((("Пары", 3), ("Пары", 5)), ("Пары", 4))
    assert (nobody.problem.code, Answer.ALL in first.answers) == ("mentor-unknown", False)
    draft = answered(draft, nobody, Answer.AS_WRITTEN)
    first, second = questions(draft)
    assert second.problem.suggestion == "Никонова Н.Н."
    settled = answered(draft, second, Answer.ALL)
    assert [one.mentor for one in settled.people if one.role == "mentee"] == [ORLOVA] * 4 + [
        "Никонова Н.Н."
    ] * 2
    assert not settled.errors


def test_the_mentor_of_a_pair_in_a_block_comes_in_with_its_school() -> None:
    rows = [
        ("Школа", "ФИО наставника", "ФИО наставляемого"),
        ("СОШ № 1", ORLOVA, "Белова Анна Ильинична"),
        (None, "Громова Анна Ильинична", "Жукова Анна Ильинична"),
    ]
    draft = read_roster(xlsx({"Пары": rows}), "пары.xlsx")
    draft = answered(draft, only(draft), Answer.TAKE)
    assert [(one.surname, one.role, one.school, one.mentor) for one in draft.people][2:] == [
        ("Громова", "mentor", "СОШ № 1", None),
        ("Жукова", "mentee", "СОШ № 1", "Громова Анна Ильинична"),
    ]
    assert not draft.errors


def test_answers_that_do_not_fit_are_refused(unknown_school: RosterDraft) -> None:
    asked = only(unknown_school)
    for answer in (Answer.NONE, Answer.VALUE):
        with pytest.raises(ValueError, match="Not an answer"):
            answered(unknown_school, asked, answer)


def test_mutual_mentors_are_allowed_and_oneself_is_a_question() -> None:
    draft = read(
        ("Белова Анна Ильинична", "Лесная СОШ", None, "Громова А.И.", None),
        ("Громова Анна Ильинична", "Лесная СОШ", None, "Белова А.И.", None),
        ("Жукова Анна Ильинична", "Лесная СОШ", None, "Жукова А.И.", None),
    )
    assert only(draft).problem.code == "mentor-self"
    assert [one.row for one in draft.people] == [2, 3, 4]
