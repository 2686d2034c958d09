"""What is written once above blank cells is proposed for the rows below, and never taken unasked."""

from __future__ import annotations

from collections.abc import Sequence

from documents.roster import reason
from services.people.drafts import RosterDraft
from services.people.questions import Answer, answered, questions
from tests.documents.roster.tables import Cell, people

ORLOVA, KIM, PAK = "Орлова Ирина Павловна", "Ким Анна Олеговна", "Пак Инна Юрьевна"
TSOY, LEE, BELOVA = "Цой Нелли Львовна", "Ли Вера Львовна", "Белова Анна Ильинична"


def register(*rows: Sequence[Cell]) -> RosterDraft:
    return people(*rows, header=("Школа", "ФИО наставника", "ФИО наставляемого"))


def asked(draft: RosterDraft) -> list[tuple[int, str]]:
    return [(one.row, reason(one)) for one in draft.errors]


def test_a_mentor_written_once_in_a_register_is_proposed_for_the_rows_below() -> None:
    draft = register(("СОШ № 1", ORLOVA, KIM), (None, None, PAK), (None, None, TSOY), (None, BELOVA, LEE))
    mentors = [one for one in questions(draft) if one.problem.field == "mentor"]
    assert [(one.problem.code, one.places) for one in mentors] == [
        ("mentor-empty", (("Педагоги", 3), ("Педагоги", 4)))
    ]
    assert (3, f"Не указан наставник. Выше – «{ORLOVA}».") in asked(draft)
    school = next(one for one in questions(draft) if one.problem.field == "school")
    taken = answered(answered(draft, mentors[0], Answer.TAKE), school, Answer.TAKE)
    assert [(one.full_name, one.school, one.mentor) for one in taken.people if one.role == "mentee"] == [
        (KIM, "СОШ № 1", ORLOVA),
        (PAK, "СОШ № 1", ORLOVA),
        (TSOY, "СОШ № 1", ORLOVA),
        (LEE, "СОШ № 1", BELOVA),
    ]
    assert not taken.errors
    none = answered(draft, mentors[0], Answer.NONE)
    assert [one.mentor for one in none.held if one.full_name in (PAK, TSOY)] == [None, None]


def test_said_to_have_none_or_of_another_school_nothing_is_proposed() -> None:
    draft = register(("СОШ № 1", ORLOVA, KIM), ("СОШ № 1", "нет", PAK), ("СОШ № 2", None, TSOY))
    assert not draft.errors
    assert [one.mentor for one in draft.people if one.role == "mentee"] == [ORLOVA, None, None]


def test_a_mentor_is_never_of_the_mentees_school_where_the_mentors_have_a_column() -> None:
    header = ("Школа наставника", "ФИО наставника", "Школа наставляемого", "ФИО наставляемого")
    draft = people(("СОШ № 1", ORLOVA, "СОШ № 9", KIM), (None, BELOVA, "СОШ № 9", PAK), header=header)
    assert [(one.full_name, one.school) for one in draft.people] == [(ORLOVA, "СОШ № 1"), (KIM, "СОШ № 9")]
    assert [(one.row, one.code) for one in draft.errors] == [(3, "mentor-unknown")]


def test_in_a_list_with_its_mentors_behind_the_names_an_empty_cell_is_none() -> None:
    header = ("Школа", "ФИО", "Наставник")
    draft = people(("СОШ № 1", KIM, ORLOVA), ("СОШ № 1", ORLOVA, None), ("СОШ № 1", PAK, None), header=header)
    assert not draft.errors
