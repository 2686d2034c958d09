"""Registers of pairs: positions beside the names, one school for both, a curator in a column of theirs."""

from __future__ import annotations

import pytest

from documents.roster import read_roster
from documents.roster.jobs import position_and_subject
from services.people.drafts import RosterDraft
from services.people.questions import Answer, answered, questions
from tests.documents.roster.tables import Cell, codes, notes, people, xlsx

ORLOVA, KIM = "Орлова Ирина Павловна", "Ким Анна Олеговна"


def said(draft: RosterDraft) -> list[tuple[str, str, str | None, str | None]]:
    return [(one.surname, one.school, one.role, one.mentor) for one in draft.people]


def test_a_register_of_pairs_with_positions_beside_the_names() -> None:
    header = (
        "№ п/п",
        "Наименование ОО",
        "ФИО наставника, должность, квалификационная категория",
        "ФИО наставляемого, должность, стаж",
        "Реквизиты приказа о закреплении",
    )
    pair: tuple[Cell, ...] = (
        1,
        "Речная СОШ",
        f"{ORLOVA}, учитель начальных классов, высшая",
        f"{KIM}, учитель физики, 1 г.",
        "Приказ № 15",
    )
    draft = people(pair, header=header)
    assert said(draft) == [
        ("Орлова", "Речная СОШ", "mentor", None),
        ("Ким", "Речная СОШ", "mentee", ORLOVA),
    ]
    assert [one.subject for one in draft.people] == ["начальные классы", "физика"]
    assert not draft.errors
    assert not draft.warnings


def test_a_school_right_of_the_mentee_is_not_the_mentors() -> None:
    draft = people((ORLOVA, KIM, "СОШ 1"), header=("ФИО наставника", "ФИО наставляемого", "ОО"))
    assert said(draft) == [("Ким", "СОШ 1", "mentee", ORLOVA)]
    assert notes(draft) == [(2, "mentor-outside")]


@pytest.mark.parametrize(
    "header",
    [
        ("ФИО наставника", "Должность", "ФИО наставляемого", "Должность", "ОО"),
        ("ОО", "ФИО наставника", "Должность", "ФИО наставляемого", "Должность"),
        ("ОО", "Молодой специалист", "Должность", "Наставник", "Должность"),
    ],
)
def test_what_stands_beside_both_names_is_each_ones_own_and_the_one_school_of_both(
    header: tuple[str, ...],
) -> None:
    said_of = {"ОО": "СОШ 1", "ФИО наставника": ORLOVA, "Наставник": ORLOVA}
    row = [said_of.get(head, KIM) for head in header]
    for at, head in enumerate(header):
        if head == "Должность":
            row[at] = "учитель химии" if row[at - 1] == KIM else "учитель физики"
    draft = people(row, header=header)
    assert said(draft) == [("Орлова", "СОШ 1", "mentor", None), ("Ким", "СОШ 1", "mentee", ORLOVA)]
    assert [one.subject for one in draft.people] == ["физика", "химия"]
    assert not draft.warnings


def test_a_school_under_neither_side_is_that_of_both() -> None:
    upper = ("Наставник", None, "Наставляемый", None, "ОО")
    lower = ("ФИО", "Должность", "ФИО", "Должность", None)
    draft = people(lower, (ORLOVA, "учитель", KIM, "учитель", "СОШ 1"), header=upper)
    assert said(draft) == [("Орлова", "СОШ 1", "mentor", None), ("Ким", "СОШ 1", "mentee", ORLOVA)]


def test_a_school_between_the_sides_is_of_one() -> None:
    header = ("ФИО наставляемого", "Должность", "ОО", "ФИО наставника", "Должность")
    draft = people((KIM, "учитель химии", "СОШ 1", ORLOVA, "учитель физики"), header=header)
    assert said(draft) == [("Ким", "СОШ 1", "mentee", ORLOVA)]
    assert notes(draft) == [(2, "mentor-outside")]


@pytest.mark.parametrize(
    ("header", "cell"),
    [
        ("Наставническая пара", f"{ORLOVA} – {KIM}"),
        ("Наставник – наставляемый", f"{ORLOVA}, учитель физики / {KIM}"),
        ("Пара", f"Наставляемый: {KIM}\nНаставник – {ORLOVA}"),
        ("Молодой специалист / наставник", f"{KIM} - {ORLOVA}"),
        ("Наставник, наставляемый", f"{ORLOVA},\n{KIM}"),
    ],
)
def test_both_sides_of_a_pair_in_one_column(header: str, cell: str) -> None:
    draft = people((1, "СОШ 1", cell), (2, "СОШ 1", None), header=("№", "Школа", header))
    assert said(draft) == [("Орлова", "СОШ 1", "mentor", None), ("Ким", "СОШ 1", "mentee", ORLOVA)]
    assert not draft.errors


def test_a_pair_with_schools_in_brackets_and_nothing_beside_is_no_heading() -> None:
    draft = people(
        (1, f"{ORLOVA} (Лицей № 9) – {KIM} (СОШ 1)"), header=("№", "Пара «наставник – наставляемый»")
    )
    assert said(draft) == [("Орлова", "Лицей № 9", "mentor", None), ("Ким", "СОШ 1", "mentee", ORLOVA)]


def test_a_pair_of_initials_and_a_cell_of_one_name() -> None:
    draft = people(
        ("СОШ 1", "Белов О.И. – Ким А.О., Пак И.О."),
        ("СОШ 1", ORLOVA),
        header=("Школа", "Наставническая пара"),
    )
    assert said(draft) == [
        ("Ким", "СОШ 1", "mentee", "Белов О.И."),
        ("Пак", "СОШ 1", "mentee", "Белов О.И."),
        ("Орлова", "СОШ 1", "mentee", None),
    ]


def test_the_two_sides_of_a_register_under_words_of_a_form() -> None:
    lower = ("ФИО", "Место работы", "ФИО", "Место работы")
    draft = people(
        lower,
        (KIM, "СОШ 1", ORLOVA, "Лицей 2"),
        header=("Сведения о наставляемом", None, "Сведения о педагоге-наставнике", None),
    )
    assert said(draft) == [("Орлова", "Лицей 2", "mentor", None), ("Ким", "СОШ 1", "mentee", ORLOVA)]


def test_schools_in_brackets_behind_the_names_of_one_cell() -> None:
    draft = people(
        (f"{ORLOVA} (Гимназия № 1)", f"{KIM} (СОШ № 6), Пак Инна Олеговна (СОШ № 8)"),
        header=("Наставник (школа)", "Наставляемые (школа, предмет)"),
    )
    assert said(draft) == [
        ("Орлова", "Гимназия № 1", "mentor", None),
        ("Ким", "СОШ № 6", "mentee", ORLOVA),
        ("Пак", "СОШ № 8", "mentee", ORLOVA),
    ]


def test_a_numbered_school_behind_a_mentor_is_no_second_mentor() -> None:
    draft = people(
        (KIM, "СОШ 1", f"{ORLOVA}, Лицей № 9"), header=("ФИО наставляемого", "Школа", "ФИО наставника, школа")
    )
    assert said(draft) == [("Орлова", "Лицей № 9", "mentor", None), ("Ким", "СОШ 1", "mentee", ORLOVA)]
    assert not draft.warnings


def test_teachers_of_weak_schools_beside_mentors() -> None:
    header = ("Школа с низкими результатами", "Педагог ШНОР", "Школа-наставник", "Педагог-наставник")
    draft = people(("Горная ООШ", KIM, "Лицей № 9", ORLOVA), header=header)
    assert said(draft) == [("Орлова", "Лицей № 9", "mentor", None), ("Ким", "Горная ООШ", "mentee", ORLOVA)]


def test_a_list_of_mentors_that_names_whom_they_lead() -> None:
    header = ("Учитель", "Предмет", "Школа", "Закреплённый молодой педагог")
    rows = [("Список учителей-наставников",), header, (ORLOVA, "химия", "СОШ 1", KIM)]
    draft = read_roster(xlsx({"Лист1": rows}), "r.xlsx")
    assert said(draft) == [("Орлова", "СОШ 1", "mentor", None), ("Ким", "СОШ 1", "mentee", ORLOVA)]
    assert [one.subject for one in draft.people] == ["химия", ""]


def test_a_mentees_name_in_three_columns_beside_a_mentors_in_one() -> None:
    draft = people(
        (None, "Фамилия", "Имя", "Отчество", None, "Ф.И.О.", "Должность"),
        (1, *KIM.split(), "СОШ 1", ORLOVA, "учитель химии"),
        header=("№", "Молодой специалист", None, None, "ОУ", "Наставник", None),
    )
    assert said(draft) == [("Орлова", "СОШ 1", "mentor", None), ("Ким", "СОШ 1", "mentee", ORLOVA)]


def test_a_leader_of_a_group_is_its_mentor() -> None:
    header = ("Руководитель группы (наставник)", "Участники группы", "Школа участника")
    draft = people((f"{ORLOVA}, Лицей № 9", KIM, "СОШ 1"), header=header)
    assert said(draft) == [("Орлова", "Лицей № 9", "mentor", None), ("Ким", "СОШ 1", "mentee", ORLOVA)]


def test_a_role_in_brackets_and_a_phone_without_a_comma_behind_a_name() -> None:
    draft = people(
        ("СОШ 1", f"{ORLOVA} (наставник)"),
        ("СОШ 1", f"{KIM} 8-917-000-00-06"),
        header=("ОУ", "Участники проекта"),
    )
    assert [(one.surname, one.role, one.phone) for one in draft.people] == [
        ("Орлова", "mentor", None),
        ("Ким", None, "+79170000006"),
    ]


def test_roles_below_the_same_words_are_no_pairs() -> None:
    header = ("Школа", "ФИО", "Наставник / наставляемый")
    draft = people(("СОШ 1", ORLOVA, "наставник"), ("СОШ 1", KIM, "наставляемый"), header=header)
    assert [(one.surname, one.role) for one in draft.people] == [("Орлова", "mentor"), ("Ким", "mentee")]


def test_each_of_several_mentors_comes_in() -> None:
    cell = f"{ORLOVA}, Белов Олег Ильич"
    draft = people(("СОШ 1", cell, KIM), header=("Школа", "Наставники", "Наставляемый"))
    assert said(draft) == [
        ("Орлова", "СОШ 1", "mentor", None),
        ("Белов", "СОШ 1", "mentor", None),
        ("Ким", "СОШ 1", "mentee", ORLOVA),
    ]
    assert notes(draft) == [(2, "mentor-more")]


@pytest.mark.parametrize("header", ["Куратор", "ФИО куратора", "Школьный куратор"])
def test_a_curator_beside_the_pair(header: str) -> None:
    draft = people(
        ("СОШ 1", f"{ORLOVA}, завуч", KIM, "наставник"),
        ("СОШ 1", ORLOVA, "Пак Инна Олеговна", "наставляемый"),
        header=("ОО", header, "ФИО", "Роль"),
    )
    assert said(draft) == [
        ("Орлова", "СОШ 1", "curator", None),
        ("Ким", "СОШ 1", "mentor", None),
        ("Пак", "СОШ 1", "mentee", None),
    ]


def test_a_curator_with_a_row_of_their_own_has_both_roles() -> None:
    draft = people(
        ("СОШ 1", ORLOVA, ORLOVA, "наставник"),
        ("СОШ 1", ORLOVA, KIM, "наставляемый"),
        header=("ОО", "Куратор", "ФИО", "Роль"),
    )
    assert [(one.role, one.other_roles) for one in draft.people] == [
        ("mentor", ("curator",)),
        ("mentee", ()),
    ]


@pytest.mark.parametrize(("first", "second"), [(ORLOVA, ORLOVA), ("Орлова И.П.", None)])
def test_a_curator_of_several_schools_or_of_initials_is_said_not_taken(first: Cell, second: Cell) -> None:
    draft = people(
        ("СОШ 1", first, KIM, "наставник"),
        ("СОШ 2", second, "Пак Инна Олеговна", "наставник"),
        header=("ОО", "Куратор", "ФИО", "Роль"),
    )
    assert [one.surname for one in draft.people] == ["Ким", "Пак"]
    assert notes(draft) == [(2, "curator-unclear")]
    assert codes(draft) == []


def test_a_mentor_with_a_column_for_each_mentee() -> None:
    header = ("Наставник (Ф.И.О., предмет, школа)", "Наставляемый 1", "Наставляемый 2", "Наставляемый 3")
    pak = "Пак Инна Олеговна"
    draft = people(
        (f"{ORLOVA}, физика, Речная СОШ", f"{KIM}, Лесная СОШ", f"{pak}, Лесная СОШ", None), header=header
    )
    assert said(draft) == [
        ("Орлова", "Речная СОШ", "mentor", None),
        ("Ким", "Лесная СОШ", "mentee", ORLOVA),
        ("Пак", "Лесная СОШ", "mentee", ORLOVA),
    ]
    assert not draft.errors


def test_an_answer_about_a_mentees_school_makes_good_the_mentor_of_the_row_too() -> None:
    header = ("Наставник (ФИО, предмет, школа)", "Наставляемый 1", "Наставляемый 2", "Телефон")
    row = (f"{ORLOVA}, физика, Речная СОШ", f"{KIM}, Лесная школа", "Пак Инна Олеговна, Горная СОШ", "12")
    draft = people(row, header=header, schools=("Речная СОШ", "Лесная СОШ", "Горная СОШ"))
    assert not draft.people
    for _ in range(3):
        asked = questions(draft)[0]
        draft = answered(draft, asked, Answer.TAKE if asked.problem.field == "school" else Answer.NONE)
        if not draft.errors:
            break
    assert said(draft) == [
        ("Орлова", "Речная СОШ", "mentor", None),
        ("Ким", "Лесная СОШ", "mentee", ORLOVA),
        ("Пак", "Горная СОШ", "mentee", ORLOVA),
    ]


def test_numbered_names_in_one_cell_and_phones_beside_names() -> None:
    draft = people(
        ("СОШ 1", "1. Ким Анна Олеговна\n2. Пак Инна Олеговна", f"{ORLOVA}, завуч, 8 921 123-45-67"),
        ("СОШ 2", "Юн Олег Игоревич, тел. 89211234568", None),
        header=("ОО", "Молодые специалисты", "Куратор (ФИО, телефон)"),
    )
    assert [(one.surname, one.role, one.position, one.phone) for one in draft.people] == [
        ("Орлова", "curator", "завуч", "+79211234567"),
        ("Ким", "mentee", "", None),
        ("Пак", "mentee", "", None),
        ("Юн", "mentee", "", "+79211234568"),
    ]


def test_a_date_of_birth_beside_a_name_is_kept_nowhere() -> None:
    draft = people(
        ("СОШ 1", f"{ORLOVA}, 05.04.1971, учитель химии", "наставник"),
        header=("ОО", "ФИО, дата рождения, должность", "Роль"),
    )
    (person,) = draft.people
    assert (person.position, person.subject) == ("учитель химии", "химия")
    assert "1971" not in repr(draft)


@pytest.mark.parametrize("remark", ["высшая", "первая", "б/к", "1 г.", "соответствие занимаемой должности"])
def test_a_category_or_a_length_of_service_is_no_subject(remark: str) -> None:
    assert position_and_subject(f"учитель физики, {remark}")[1] == "физика"
