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
