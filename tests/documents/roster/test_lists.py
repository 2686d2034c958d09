"""Columns of ordinary lists: two phones, codes, heads of subject groups, kindergartens, groups in a cell."""

from __future__ import annotations

from documents.roster import read_roster
from tests.documents.roster.tables import people, xlsx

ORLOVA, KIM, PAK = "Орлова Ирина Павловна", "Ким Анна Олеговна", "Пак Инна Юрьевна"


def test_ones_own_mobile_is_taken_before_the_phone_of_the_office() -> None:
    header = ("Код ОО", "ОО", "ФИО", "Рабочий телефон", "Телефон школы", "Сотовый телефон")
    draft = people((101, "СОШ 1", KIM, "8(49234)5-12-34", "5-00-00", "89201112233"), header=header)
    assert [(one.school, one.phone) for one in draft.people] == [("СОШ 1", "+79201112233")]
    office = people((101, "СОШ 1", KIM, "8(49234)5-12-34"), header=(*header[:3], "Раб. телефон"))
    assert [one.phone for one in office.people] == ["+74923451234"]


def test_heads_of_subject_groups_are_people_and_heads_of_schools_none() -> None:
    header = ("№", "Наименование РМО", "ФИО руководителя", "Место работы, должность")
    row = (1, "РМО учителей физики", ORLOVA, "МБОУ СОШ № 1, учитель физики")
    draft = people(row, header=header)
    assert [(one.full_name, one.school, one.subject) for one in draft.people] == [
        (ORLOVA, "МБОУ СОШ № 1", "физика")
    ]
    beside = ("№", "ОО", "ФИО руководителя", "ФИО педагога", "РМО")
    draft = people((1, "СОШ 1", ORLOVA, KIM, "физика"), header=beside)
    assert [one.full_name for one in draft.people] == [KIM]


def test_what_is_said_of_the_head_is_said_of_the_rows_only_person() -> None:
    header = (
        "Наименование РМО",
        "Руководитель РМО",
        "Место работы руководителя",
        "Телефон РМО",
        "Телефон заместителя руководителя",
        "Телефон руководителя РМО",
    )
    row = ("РМО учителей физики", ORLOVA, "СОШ № 1", "8(49234)5-12-34", "89201112244", "89201112233")
    draft = people(row, header=header)
    assert [(one.full_name, one.school, one.phone) for one in draft.people] == [
        (ORLOVA, "СОШ № 1", "+79201112233")
    ]
    beside = ("ОО", "ФИО руководителя", "Телефон руководителя", "ФИО педагога", "РМО")
    draft = people(("СОШ 1", ORLOVA, "89201112233", KIM, "физика"), header=beside)
    assert [(one.full_name, one.phone) for one in draft.people] == [(KIM, None)]


def test_a_list_of_heads_with_categories_is_none_of_schools_and_deputies_are_people() -> None:
    header = ("Название РМО", "Руководитель (ФИО)", "Место работы", "Категория", "Телефон руководителя")
    draft = people(("Учителей физики", ORLOVA, "СОШ № 1", "высшая", "89201112233"), header=header)
    assert [(one.full_name, one.school, one.phone) for one in draft.people] == [
        (ORLOVA, "СОШ № 1", "+79201112233")
    ]
    of_deputies = ("Школа", "Фамилия, имя, отчество заместителя директора", "Сотовый")
    draft = people(("СОШ № 1", KIM, "89201112233"), header=of_deputies)
    assert [(one.full_name, one.phone) for one in draft.people] == [(KIM, "+79201112233")]
    beside = people(("СОШ № 1", KIM, PAK), header=("Школа", "ФИО зам. директора", "ФИО педагога"))
    assert [one.full_name for one in beside.people] == [PAK]


def test_roles_as_people_say_them_of_themselves() -> None:
    rows = [
        ("СОШ 1", KIM, "нуждаюсь в наставнике"),
        ("СОШ 1", ORLOVA, "готова быть наставником"),
        ("СОШ 1", PAK, "Н"),
    ]
    draft = people(*rows, header=("ОО", "ФИО", "Категория участника (Н/МС/К)"))
    assert [one.role for one in draft.people] == ["mentee", "mentor"]
    assert [(one.row, one.code) for one in draft.errors] == [(4, "role-unknown")]


def test_kindergartens_in_headers_and_section_rows() -> None:
    draft = people(("МБДОУ № 5", KIM), header=("Детский сад", "ФИО воспитателя"))
    assert [one.school for one in draft.people] == ["МБДОУ № 5"]
    rows = [
        ("№", "ФИО", "Роль"),
        ("МБДОУ «Ромашка»",),
        (1, KIM, "наставник"),
        ("д/с № 8",),
        (2, PAK, "наставник"),
    ]
    draft = read_roster(xlsx({"Лист1": rows}), "r.xlsx")
    assert [one.school for one in draft.people] == ["МБДОУ «Ромашка»", "д/с № 8"]


def test_mentees_of_a_group_each_with_their_school_behind_the_name() -> None:
    header = ("Наставник (ФИО, школа)", "Наставляемые (ФИО, школа)", "Форма наставничества")
    mentees = f"1. {KIM}, МБОУ СОШ № 2\n2. {PAK}, МКОУ Горная ООШ"
    draft = people((f"{ORLOVA}, МБОУ СОШ № 1", mentees, "педагог – педагог"), header=header)
    assert [(one.full_name, one.school, one.mentor) for one in draft.people] == [
        (ORLOVA, "МБОУ СОШ № 1", None),
        (KIM, "МБОУ СОШ № 2", ORLOVA),
        (PAK, "МКОУ Горная ООШ", ORLOVA),
    ]
    assert {one.position for one in draft.people} == {""}
    assert not draft.errors


def test_a_remark_that_is_a_role() -> None:
    rows = [
        (KIM, "физика", "молодой специалист"),
        (PAK, "химия", "декретный отпуск"),
        (ORLOVA, "химия", "директор"),
    ]
    draft = people(*(("СОШ 1", *row) for row in rows), header=("ОО", "ФИО", "Предмет", "Примечание"))
    assert [one.role for one in draft.people] == ["mentee", None, None]
    assert not draft.errors


def test_a_school_behind_the_position_in_one_cell() -> None:
    cells = ("учитель физики МБОУ СОШ № 6", "директор, МБОУ СОШ № 7", "Педагогический лицей № 1")
    rows = [(name, cell) for name, cell in zip((KIM, PAK, ORLOVA), cells, strict=True)]
    draft = people(*rows, header=("ФИО", "Должность, место работы"))
    assert [(one.school, one.position) for one in draft.people] == [
        ("МБОУ СОШ № 6", "учитель физики"),
        ("МБОУ СОШ № 7", "директор"),
        ("Педагогический лицей № 1", ""),
    ]


def test_a_school_between_the_header_and_the_first_pair() -> None:
    header = ("№", "ФИО наставника", "Предмет", "ФИО молодого педагога", "Предмет")
    draft = people(("МБОУ «СОШ № 2»",), (1, ORLOVA, "химия", KIM, "биология"), header=header)
    assert [(one.full_name, one.school, one.subject) for one in draft.people] == [
        (ORLOVA, "МБОУ «СОШ № 2»", "химия"),
        (KIM, "МБОУ «СОШ № 2»", "биология"),
    ]


def test_a_coordinator_of_the_district_is_asked_about() -> None:
    """A methodist sees everybody: nobody becomes one by a word that may mean less."""
    draft = people(("СОШ 1", KIM, "муниципальный координатор"), header=("ОО", "ФИО", "Функция в проекте"))
    assert [one.role for one in draft.people if one.role == "methodist"] == []
    assert "role" in {problem.field for problem in draft.errors + draft.warnings}


def test_young_teachers_in_a_header_of_two_lines_and_a_school_without_any() -> None:
    rows = [
        ("№", "Наименование организации", "Молодые специалисты", None, None),
        (None, None, "ФИО", "Предмет", "Телефон"),
        (1, "СОШ № 1", KIM, "физика", "89201112233"),
        (2, "СОШ № 2", "нет", None, None),
        (3, "СОШ № 3", "-", None, None),
    ]
    draft = read_roster(xlsx({"Лист1": rows}), "r.xlsx")
    assert [(one.full_name, one.school, one.role, one.phone) for one in draft.people] == [
        (KIM, "СОШ № 1", "mentee", "+79201112233")
    ]
    assert not draft.errors


def test_mentees_called_teachers_in_headers_and_cells() -> None:
    header = ("Школа", "Педагог-наставник", "Наставляемый педагог")
    pair = ("СОШ 1", f"{ORLOVA}, учитель химии", f"{KIM}, учитель химии")
    draft = people(pair, ("Начальник управления образования", None, "Пирогов А.А."), header=header)
    assert [(one.full_name, one.role, one.subject) for one in draft.people] == [
        (ORLOVA, "mentor", "химия"),
        (KIM, "mentee", "химия"),
    ]
    official = people(("Директор", "Пирогов А.А.", "СОШ 1"), header=("Должность", "ФИО", "Школа"))
    assert [one.surname for one in official.people] == ["Пирогов"]
    draft = people(("СОШ 1", KIM, "наставляемый педагог"), header=("Школа", "ФИО", "Роль"))
    assert [one.role for one in draft.people] == ["mentee"]
