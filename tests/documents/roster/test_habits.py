"""Habits of those who keep lists: words of forms, columns without a known header, names in any order."""

from __future__ import annotations

import pytest

from documents.roster import read_roster
from documents.roster.jobs import position_and_subject
from tests.documents.roster.tables import codes, notes, people, teacher, xlsx

ORLOVA = "Орлова Ирина Павловна"


def test_an_export_of_a_form() -> None:
    header = (
        "Отметка времени",
        "Укажите Вашу фамилию, имя, отчество",
        "Ваше место работы (школа)",
        "Какой предмет Вы преподаёте?",
        "Кем Вы хотите быть в проекте?",
        "Ваш номер телефона для связи",
    )
    rows = [
        ("12.09.2024 10:22:01", ORLOVA, "СОШ № 4", "Химия", "Наставником", "89201112233"),
        ("12.09.2024 11:02:41", "Панина Юлия", "СОШ № 4", "Музыка", "Наставляемым", "8920-111-22-34"),
    ]
    draft = read_roster(xlsx({"Ответы на форму (1)": [header, *rows]}), "r.xlsx")
    assert [(one.surname, one.role, one.subject) for one in draft.people] == [
        ("Орлова", "mentor", "Химия"),
        ("Панина", "mentee", "Музыка"),
    ]
    assert not draft.errors


def test_ticks_beside_a_column_of_teachers() -> None:
    header = ("Школа", "Педагог", "Наставник", "Молодой педагог", "Куратор")
    draft = people(("СОШ 1", ORLOVA, "+", None, None), ("СОШ 1", "Ким Анна", None, "+", "-"), header=header)
    assert [(one.surname, one.role) for one in draft.people] == [("Орлова", "mentor"), ("Ким", "mentee")]


def test_phones_and_subjects_below_unknown_headers() -> None:
    header = ("Школа", "ФИО", "Роль", "Ведёт", "Связь", "Телефон директора")
    draft = people(("СОШ 1", ORLOVA, "наставник", "физика", "8-902-333-44-01", "89020000000"), header=header)
    assert [(one.subject, one.phone) for one in draft.people] == [("физика", "+79023334401")]
    without = people(("СОШ 1", ORLOVA, "наставник", "физика", "89020000000"), header=(*header[:4], header[5]))
    assert [one.phone for one in without.people] == [None]


@pytest.mark.parametrize("office", ["Методист", "Руководитель", "Главный специалист отдела образования"])
def test_a_signature_in_the_columns_of_the_table(office: str) -> None:
    rows = [("СОШ 1", ORLOVA, "наставник"), ("_______", office, "Крылова Р.С.")]
    draft = people(*rows, header=("Школа", "ФИО", "Роль"))
    assert [one.surname for one in draft.people] == ["Орлова"]
    assert not draft.errors


@pytest.mark.parametrize("header", ["Кто он", "Отметка"])
def test_roles_below_any_header(header: str) -> None:
    rows = [
        ("СОШ 1 (ШНОР)", ORLOVA, "опытный педагог-наставник"),
        ("СОШ 1", "Ким Анна", "начинающий учитель"),
    ]
    draft = people(*rows, header=("Школа", "ФИО", header))
    assert [(one.school, one.role) for one in draft.people] == [("СОШ 1", "mentor"), ("СОШ 1", "mentee")]


@pytest.mark.parametrize("text", ["Орлова ИП", "Орлова Ирина", "Ирина Павловна Орлова", "Ирина Орлова"])
def test_a_mentor_named_in_any_order(text: str) -> None:
    draft = people(teacher(ORLOVA, role="наставник"), teacher("Ким Анна", mentor=text))
    assert [one.mentor for one in draft.people] == [None, ORLOVA]
    assert not draft.errors


def test_two_mentors_of_one_first_name_are_a_question() -> None:
    draft = people(
        teacher(ORLOVA, role="наставник"),
        teacher("Орлова Ирина Юрьевна", role="наставник"),
        teacher("Ким Анна", mentor="Орлова Ирина"),
    )
    assert [code for _, _, code in codes(draft)] == ["mentor-several"]


@pytest.mark.parametrize("text", ["Орловой И.П.", "Орловой Ирины Павловны", "Орлову Ирину"])
def test_a_mentor_in_another_case_is_a_suggestion(text: str) -> None:
    draft = people(teacher(ORLOVA, role="наставник"), teacher("Ким Анна", mentor=text))
    assert [(one.code, one.suggestion) for one in draft.errors] == [("mentor-unknown", ORLOVA)]


def test_marks_that_repeat_the_cell_above() -> None:
    draft = people(
        teacher(ORLOVA, role="наставник"),
        teacher("Ким Анна", school='-"-', role="молодой специалист", mentor="Орлова И.П."),
        teacher("Пак Инна", school="-//-", role="то же", mentor="--//--"),
        teacher("Цой Инна", mentor="-"),
    )
    assert {one.school for one in draft.people} == {"МБОУ «Лесная СОШ»"}
    assert [one.mentor for one in draft.people] == [None, ORLOVA, ORLOVA, None]
    assert not draft.errors


def test_short_headers_and_a_name_with_its_patronymic_in_one_column() -> None:
    header = ("Фам.", "Имя, отчество", "ОО", "Статус", "Сот. тел.", "Кто наставник", "Что преподаёт")
    draft = people(
        ("ОРЛОВА", "Ирина Павловна", "СОШ 1", "наставник", "89201112233", None, "физика"),
        ("Ким*", "А. О.", "СОШ 1", "мол. спец.", None, "Орлова", "химия"),
        header=header,
    )
    assert [(one.full_name, one.subject) for one in draft.people] == [(ORLOVA, "физика")]
    assert [(one.surname, one.name, one.patronymic) for one in draft.held] == [("Ким", "А.", "О.")]
    assert [(one.code, one.suggestion) for one in draft.errors] == [("mentor-unknown", ORLOVA)]


def test_a_role_in_the_title_over_the_table() -> None:
    rows = [
        ("Список молодых специалистов МБОУ «СОШ № 1»",),
        ("№", "ФИО", "Предмет"),
        (1, "Ким Анна", "химия"),
    ]
    draft = read_roster(xlsx({"Лист1": rows}), "r.xlsx")
    assert [(one.surname, one.role, one.school) for one in draft.people] == [
        ("Ким", "mentee", "МБОУ «СОШ № 1»")
    ]


def test_nine_digits_are_a_wrong_phone() -> None:
    draft = people(teacher(ORLOVA, phone="890511122"), teacher("Ким Анна", phone="5-12-34"))
    assert codes(draft) == [(2, "G", "phone")]
    assert notes(draft) == [(3, "phone-local")]


def test_a_position_behind_the_school_beside_a_column_of_subjects() -> None:
    draft = people(
        ("математика", "МОУ «Речная СОШ», зам. директора", ORLOVA),
        header=("Предметная область", "Место работы, должность", "ФИО"),
    )
    (person,) = draft.people
    assert (person.school, person.position, person.subject) == (
        "МОУ «Речная СОШ»",
        "зам. директора",
        "математика",
    )


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Учитель информатики (молодой специалист)", "информатика"),
        ("учитель физики, первая категория", "физика"),
        ("учитель татарского языка и литературы", "татарский язык и литература"),
        ("учитель родного языка", "родной язык"),
        ("учитель химии, внешний совместитель", "химия"),
    ],
)
def test_subjects_without_remarks(text: str, subject: str) -> None:
    assert position_and_subject(text)[1] == subject


def test_words_of_headers_in_the_first_line_make_it_no_second_header() -> None:
    header = ("Учитель", "Школа", "Роль", "Сильные стороны")
    row = (ORLOVA, "СОШ № 4", "наставник", "методика преподавания")
    draft = read_roster(xlsx({"Лист1": [header, row]}), "r.xlsx")
    assert [(one.surname, one.role, one.strengths) for one in draft.people] == [
        ("Орлова", "mentor", ("методика преподавания",))
    ]
