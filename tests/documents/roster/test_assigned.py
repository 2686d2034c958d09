"""«Закреплённый педагог»: a mentor's mentee or a mentee's mentor, as the rest of the list says."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from documents.roster import read_roster
from tests.documents.roster.tables import Cell, notes, people, xlsx

ORLOVA, KIM, PAK = "Орлова Ирина Павловна", "Ким Анна Олеговна", "Пак Инна Юрьевна"
TITLE = ("Список наставников",)
Rows = Sequence[Sequence[Cell]]


@pytest.mark.parametrize(
    "rows",
    [
        [TITLE, ("ФИО", "Школа", "Закрепленный педагог"), (ORLOVA, "СОШ № 1", KIM)],
        [("ФИО наставника", "Школа", "Закреплённый учитель"), (ORLOVA, "СОШ № 1", KIM)],
        [("ФИО наставника", "Школа", "Закреплён(а) за"), (ORLOVA, "СОШ № 1", KIM)],
        [("Наставник", "Школа", "ФИО закреплённого педагога"), (ORLOVA, "СОШ № 1", KIM)],
        [
            ("ФИО", "Школа", "Роль", "За кем закреплён"),
            (ORLOVA, "СОШ № 1", "наставник", KIM),
        ],
    ],
)
def test_beside_mentors_it_names_whom_they_lead(rows: Rows) -> None:
    draft = read_roster(xlsx({"Лист1": rows}), "r.xlsx")
    assert [(one.full_name, one.role, one.mentor) for one in draft.people] == [
        (ORLOVA, "mentor", None),
        (KIM, "mentee", ORLOVA),
    ]
    assert not draft.errors


def test_what_stands_between_the_two_names_is_the_mentors() -> None:
    header = ("ФИО", "Школа", "Должность", "Телефон", "Закреплённые педагоги", "Предмет")
    row = (ORLOVA, "СОШ № 1", "учитель химии", "89201112233", f"{KIM}\n{PAK}", "физика")
    draft = read_roster(xlsx({"Наставники": [header, row]}), "r.xlsx")
    assert [(one.full_name, one.subject, one.phone) for one in draft.people] == [
        (ORLOVA, "химия", "+79201112233"),
        (KIM, "физика", None),
        (PAK, "физика", None),
    ]
    of_pairs = ("Школа", "ФИО наставника", "Телефон", "ФИО наставляемого")
    register = people(("СОШ № 1", ORLOVA, "89201112233", KIM), header=of_pairs)
    assert [one.phone for one in register.people] == ["+79201112233", None]


def test_mentees_with_their_schools_behind_their_names_beside_the_mentors_school_and_position() -> None:
    header = ("Наставник", "ОО, должность", "Закреплённые педагоги (ФИО, ОО)")
    mentees = f"{KIM}, МБОУ СОШ № 9\n{PAK}, МБОУ СОШ № 8"
    draft = people((ORLOVA, "МБОУ СОШ № 1, учитель химии", mentees), header=header)
    assert [(one.full_name, one.school, one.subject) for one in draft.people] == [
        (ORLOVA, "МБОУ СОШ № 1", "химия"),
        (KIM, "МБОУ СОШ № 9", ""),
        (PAK, "МБОУ СОШ № 8", ""),
    ]


@pytest.mark.parametrize("title", ["Список молодых специалистов", "Педагоги района"])
def test_beside_anybody_else_it_names_the_mentor(title: str) -> None:
    rows = [(title,), ("ФИО", "Школа", "Закреплённый педагог"), (KIM, "СОШ № 1", ORLOVA), (ORLOVA, "СОШ № 1")]
    draft = read_roster(xlsx({"Лист1": rows}), "r.xlsx")
    assert [one.mentor for one in draft.people] == [ORLOVA, None]


def test_in_a_list_of_both_each_row_is_read_by_its_own_role() -> None:
    rows = [
        (ORLOVA, "СОШ № 1", "наставник", KIM),
        (KIM, "СОШ № 1", "наставляемый", None),
        (PAK, "СОШ № 1", "наставник", "Цой Нелли Львовна"),
    ]
    draft = people(*rows, header=("ФИО", "Школа", "Роль", "Закреплённый педагог"))
    assert [(one.full_name, one.mentor) for one in draft.people] == [
        (ORLOVA, None),
        (KIM, ORLOVA),
        (PAK, None),
    ]
    assert notes(draft) == [(4, "mentee-outside")]
