"""What titles and section rows say of all the people below them."""

from __future__ import annotations

import pytest

from documents.roster import read_roster
from documents.roster.titles import role_of_title, school_beside_role
from tests.documents.roster.tables import notes, xlsx


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("Информация о молодых педагогах со стажем работы до 3 лет (на 01.09.2024)", "mentee"),
        ("Список молодых педагогов, нуждающихся в методической поддержке", "mentee"),
        ("Молодые специалисты образовательных организаций", "mentee"),
        ("Сведения о педагогах-наставниках школ района", "mentor"),
        ("Список кураторов целевой модели наставничества", "curator"),
        ("Муниципальные методисты", "methodist"),
        ("Список наставников и молодых специалистов", None),
        ("Молодые педагоги и их наставники", None),
        ("Молодые педагоги и учителя без категории", None),
        ("Закрепление наставников за молодыми специалистами", None),
        ("Школа молодого педагога", None),
        ("Кураторы: Орлова И.П., Ким А.О.", None),
    ],
)
def test_the_role_of_a_title(title: str, role: str | None) -> None:
    assert role_of_title(title) == role


@pytest.mark.parametrize(
    ("title", "school"),
    [
        ("Наставляемые (СОШ № 9)", "СОШ № 9"),
        ("Наставники – Лицей № 3", "Лицей № 3"),
        ("Молодые педагоги МБОУ «Лесная СОШ»", "МБОУ «Лесная СОШ»"),
        ("Молодые педагоги школы", ""),
    ],
)
def test_the_school_beside_a_role(title: str, school: str) -> None:
    assert school_beside_role(title) == school


def test_a_section_of_a_role_names_its_school_too() -> None:
    rows = [
        ("№", "ФИО", "Должность"),
        ("Молодые педагоги МБОУ СОШ № 1",),
        (1, "Ким Анна Олеговна", "учитель химии"),
        ("Наставники МБОУ СОШ № 2",),
        (2, "Орлова Ирина Павловна", "учитель химии"),
    ]
    draft = read_roster(xlsx({"Лист1": rows}), "r.xlsx")
    assert [(one.surname, one.school, one.role) for one in draft.people] == [
        ("Ким", "МБОУ СОШ № 1", "mentee"),
        ("Орлова", "МБОУ СОШ № 2", "mentor"),
    ]


def test_a_mentor_named_over_the_rows_of_their_mentees() -> None:
    rows = [
        ("№", "Ф.И.О. молодого педагога", "Предмет"),
        ("Наставник – Орлова Ирина Павловна, учитель химии, СОШ № 1",),
        (1, "Ким Анна Олеговна", "химия"),
        ("СОШ № 2",),
        (2, "Цой Нелли Львовна", "физика"),
    ]
    draft = read_roster(xlsx({"Лист1": rows}), "r.xlsx")
    assert [(one.surname, one.role, one.school, one.mentor) for one in (*draft.held, *draft.people)] == [
        ("Орлова", "mentor", "СОШ № 1", None),
        ("Ким", "mentee", "", "Орлова Ирина Павловна"),
        ("Цой", "mentee", "СОШ № 2", None),
    ]
    assert [(one.row, one.code, one.suggestion) for one in draft.errors] == [(3, "school-empty", "СОШ № 1")]


def test_the_mentors_of_a_list_of_young_teachers_stand_elsewhere() -> None:
    rows = [
        ("Молодые специалисты образовательных организаций",),
        ("ОУ", "ФИО", "Предмет", "Наставник (ФИО, должность)"),
        ("СОШ № 1", "Ким Анна Олеговна", "химия", "Орлова Ирина Павловна, учитель химии"),
        ("СОШ № 1", "Пак Инна Юрьевна", "химия", "Орлова Ирина Павловна, учитель химии"),
        ("СОШ № 2", "Цой Нелли Львовна", "физика", "-"),
    ]
    draft = read_roster(xlsx({"Лист1": rows}), "r.xlsx")
    assert [(one.surname, one.role) for one in draft.people] == [
        ("Ким", "mentee"),
        ("Пак", "mentee"),
        ("Цой", "mentee"),
    ]
    assert not draft.errors
    assert notes(draft) == [(3, "mentor-outside")]
