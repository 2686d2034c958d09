"""Rosters of very different makes, as schools and municipalities keep them, each read as a careful
methodist would."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from documents.errors import DocumentError
from documents.roster import read_roster
from services.people.drafts import RosterDraft
from tests.documents.roster.tables import Cell, codes, notes, xlsx

ORLOVA = "Орлова Ирина Павловна"
SMIRNOVA = "Смирнова Марина Викторовна"
KIM = "Ким Анна Олеговна"


def read(*rows: Sequence[Cell], merged: Sequence[str] = (), title: str = "Лист1") -> RosterDraft:
    return read_roster(xlsx({title: rows}, merged=merged), "список.xlsx")


def lines(draft: RosterDraft) -> list[tuple[int, str, str, str | None]]:
    """(row, name, school, role) of everybody."""
    return [(one.row, one.full_name, one.school, one.role) for one in draft.people]


def test_a_staff_list_of_one_school() -> None:
    school = (
        "Муниципальное бюджетное общеобразовательное учреждение "
        "«Средняя общеобразовательная школа № 1 г. Кировска»"
    )
    draft = read(
        (school,),
        ("Список педагогических работников на 01.09.2026",),
        (),
        (
            "№ п/п",
            "Фамилия, имя, отчество",
            "Занимаемая должность",
            "Преподаваемые предметы, курсы",
            "Уровень образования",
            "Категория",
            "Общий стаж",
            "Контактный телефон, e-mail",
        ),
        (1, 2, 3, 4, 5, 6, 7, 8),
        (1, ORLOVA, "учитель", "физика", "высшее", "высшая", 25, "8(921)123-45-67, orlova1975@mail.ru"),
        (2, "Петрова (Сидорова) Ольга\nИвановна", "учитель", "музыка", "высшее", "первая", 3, "5-12-34"),
        (3, "Вакансия", "учитель", "химия"),
        (4, "СИДОРОВ ПЁТР ИЛЬИЧ", "директор, учитель истории", "история", None, None, None, "petr@mail.ru"),
        ("Всего педагогов:", 4),
        ("Директор школы", None, "____________", "П.И. Сидоров"),
        merged=["A1:H1", "A2:H2"],
    )
    assert [one.full_name for one in draft.people] == [ORLOVA, "Петрова Ольга Ивановна", "Сидоров Пётр Ильич"]
    assert {one.school for one in draft.people} == {school}
    assert [one.subject for one in draft.people] == ["физика", "музыка", "история"]
    assert [one.phone for one in draft.people] == ["+79211234567", None, None]
    assert notes(draft) == [(8, "vacancy"), (7, "phone-local")]
    assert not draft.errors


def test_a_tariff_list_with_second_positions_on_lines_of_their_own() -> None:
    draft = read(
        ("УТВЕРЖДАЮ",),
        ("Директор МКОУ «Путиловская ООШ» ________ Н.Н. Белова",),
        ("Тарификационный список учителей на 1 сентября 2026 года",),
        ("№", "Ф.И.О.", "Наименование должности, предмет", "Стаж", "Категория", "Нагрузка", None, "Итого"),
        (None, None, None, None, None, "1-4 кл.", "5-9 кл.", None),
        (1, "Белова Нина Николаевна", "директор", "30", "-", None, None, 36000),
        (None, None, "учитель математики", None, "высшая", None, 9, 9),
        (2, "Громов Илья Олегович", "учитель физкультуры", "1", "-", 3, 12, 15),
        (None, "ИТОГО", None, None, None, 3, 21, 60000),
        merged=["F4:G4"],
    )
    assert lines(draft) == [
        (6, "Белова Нина Николаевна", "МКОУ «Путиловская ООШ»", None),
        (8, "Громов Илья Олегович", "МКОУ «Путиловская ООШ»", None),
    ]
    assert draft.people[0].position == "директор, учитель математики"
    assert [one.subject for one in draft.people] == ["математика", "физическая культура"]


def test_young_specialists_with_mentors_who_are_not_in_the_list() -> None:
    """The mentors' names are kept as written: the list is of mentees, and says nothing else of mentors."""
    draft = read(
        ("Сведения о молодых специалистах Кировского района",),
        (
            "№ п/п",
            "Наименование ОО",
            "Ф.И.О. молодого специалиста (полностью)",
            "Дата рождения",
            "Должность, предмет",
            "Стаж работы",
            "Ф.И.О. наставника",
            "Должность наставника",
            "Приказ о наставничестве",
        ),
        (
            1,
            "Шумская СОШ",
            SMIRNOVA,
            "12.03.2000",
            "учитель математики",
            "1 год",
            "Орлова И.П.",
            "учитель",
            "№ 1",
        ),
        (2, "Шумская СОШ", "Ким Анна", None, "учитель химии", 0, f"{ORLOVA}, учитель физики", None, None),
        (3, "Назиевская СОШ", "Пак Инна Олеговна", None, "воспитатель", 0, "не назначен", None, None),
    )
    assert lines(draft) == [
        (3, SMIRNOVA, "Шумская СОШ", "mentee"),
        (4, "Ким Анна", "Шумская СОШ", "mentee"),
        (5, "Пак Инна Олеговна", "Назиевская СОШ", "mentee"),
    ]
    assert [one.mentor for one in draft.people] == ["Орлова И.П.", ORLOVA, None]
    assert notes(draft) == [(3, "mentor-outside"), (4, "mentor-outside")]


def test_a_sheet_for_each_school_and_a_title_that_is_only_likely_one() -> None:
    header = ("№", "ФИО", "Предмет", "Роль")
    book: dict[str, Sequence[Sequence[Cell]]] = {
        "СОШ №1": [header, (1, ORLOVA, "физика", "наставник")],
        "Гимназия": [header, (1, SMIRNOVA, "химия", "наставляемый")],
        "Шумская": [header, (1, KIM, "химия", "наставляемый")],
    }
    draft = read_roster(xlsx(book), "r.xlsx")
    assert [one.school for one in draft.people] == ["СОШ №1", "Гимназия"]
    assert [(one.sheet, one.code, one.suggestion) for one in draft.errors] == [
        ("Шумская", "school-empty", "Шумская")
    ]


def test_curators_by_their_own_header() -> None:
    draft = read(
        ("Список школьных кураторов",),
        ("№", "ОО", "ФИО куратора", "Должность", "Телефон"),
        (1, "СОШ №1", ORLOVA, "зам. директора по УВР", "89211234567"),
        (2, "СОШ №2", KIM, "методист", "8-921-123-45-60"),
    )
    assert lines(draft) == [(3, ORLOVA, "СОШ №1", "curator"), (4, KIM, "СОШ №2", "curator")]


def test_pairs_under_a_header_of_two_sides() -> None:
    draft = read(
        ("Наставнические пары",),
        ("№", "Наставник", None, None, "Наставляемый", None, None, "Направление"),
        (None, "ФИО", "Должность", "ОО", "ФИО", "Должность", "ОО", None),
        (1, ORLOVA, "учитель физики", "Лесная СОШ", SMIRNOVA, "учитель химии", "Шумская СОШ", "ОГЭ"),
        (2, ORLOVA, "учитель физики", "Лесная СОШ", KIM, "учитель химии", "Назиевская СОШ", "ОГЭ"),
        merged=["B2:D2", "E2:G2"],
    )
    assert lines(draft) == [
        (4, ORLOVA, "Лесная СОШ", "mentor"),
        (4, SMIRNOVA, "Шумская СОШ", "mentee"),
        (5, KIM, "Назиевская СОШ", "mentee"),
    ]
    assert draft.people[0].subject == "физика"
    assert [one.mentor for one in draft.people] == [None, ORLOVA, ORLOVA]


def test_pairs_with_everything_in_one_cell() -> None:
    draft = read(
        ("№", "Наставник (ФИО, должность, ОО)", "Наставляемый (ФИО, должность, ОО)"),
        (1, f"{ORLOVA}, учитель физики, МБОУ «Лесная СОШ»", f"{SMIRNOVA}, учитель химии, МКОУ «Шумская СОШ»"),
        (2, "Орлова И.П.", f"{KIM} – учитель химии МКОУ «Назиевская СОШ»"),
    )
    assert lines(draft) == [
        (2, ORLOVA, "МБОУ «Лесная СОШ»", "mentor"),
        (2, SMIRNOVA, "МКОУ «Шумская СОШ»", "mentee"),
        (3, KIM, "МКОУ «Назиевская СОШ»", "mentee"),
    ]


def test_pairs_between_schools_and_groups_in_one_cell() -> None:
    draft = read(
        ("№", "Школа-наставник", "ФИО наставника", "Школа-партнёр", "ФИО наставляемых"),
        (1, "Лесная СОШ", ORLOVA, "Шумская СОШ", "Смирнова М.В., Ким А.О."),
    )
    assert lines(draft) == [
        (2, ORLOVA, "Лесная СОШ", "mentor"),
        (2, "Смирнова М. В.", "Шумская СОШ", "mentee"),
        (2, "Ким А. О.", "Шумская СОШ", "mentee"),
    ]


def test_answers_of_an_online_form() -> None:
    text = (
        '"Отметка времени","Ваши фамилия, имя, отчество","Укажите Вашу образовательную организацию",'
        '"Какой предмет Вы преподаёте?","Ваша роль в программе","Контактный телефон",'
        '"Какие у Вас профессиональные дефициты?","Чем Вы можете поделиться с коллегами?"\n'
        '"2026/10/01","орлова ирина павловна","СОШ №1","Физика","Наставник","89211234567","",'
        '"Методика преподавания, Работа с родителями"\n'
        '"2026/10/01","Смирнова Марина","сош 1","Химия","Молодой специалист","","Предметное содержание, '
        'Психолого-педагогическое сопровождение, как готовить к ОГЭ",""\n'
    )
    draft = read_roster(text.encode(), "form.csv")
    assert lines(draft) == [(2, ORLOVA, "СОШ №1", "mentor"), (3, "Смирнова Марина", "СОШ №1", "mentee")]
    assert draft.people[0].strengths == ("методика преподавания", "работа с родителями")
    assert draft.people[1].deficits == (
        "предметное содержание",
        "психолого-педагогическое сопровождение",
        "как готовить к ОГЭ",
    )


def test_blocks_of_schools_with_their_numbers_and_sums() -> None:
    draft = read(
        (
            "№ п/п",
            "Ф.И.О.",
            "Должность, предмет",
            "Стаж",
            "Профессиональные дефициты",
            "Могу поделиться опытом",
            "Ф.И.О. наставника",
        ),
        ("I. МБОУ «СОШ № 1» (2 чел.)",),
        ("1.", ORLOVA, "учитель физики", "20 лет", None, "проекты; ОГЭ", None),
        ("2.", SMIRNOVA, "учитель химии", 1, "работа с родителями", None, "Орлова И.П."),
        ("Итого по школе: 2",),
        ("II. МКОУ «Путиловская ООШ»",),
        ("1.", KIM, "учитель начальных классов", None, "воспитательная работа", None, "Орлова И. П."),
        ("Всего по району: 3",),
    )
    assert lines(draft) == [
        (3, ORLOVA, "МБОУ «СОШ № 1»", "mentor"),
        (4, SMIRNOVA, "МБОУ «СОШ № 1»", "mentee"),
        (7, KIM, "МКОУ «Путиловская ООШ»", "mentee"),
    ]
    assert [one.mentor for one in draft.people] == [None, ORLOVA, ORLOVA]


def test_a_sheet_of_mentors_and_one_of_young_specialists() -> None:
    book: dict[str, Sequence[Sequence[Cell]]] = {
        "Наставники": [
            ("Реестр наставников",),
            ("№", "Сведения о педагоге", None, None, "Место работы", None),
            (None, "Фамилия", "Имя", "Отчество", "Краткое наименование ОО", "Должность"),
            (1, "Орлова", "Ирина", "Павловна", "СОШ №1", "учитель физики"),
        ],
        "Молодые специалисты": [
            ("№", "Фамилия", "Имя", "Отчество", "ОО", "Наставник"),
            (1, "Смирнова", "Марина", "Викторовна", "СОШ №1", f"{ORLOVA} учитель физики"),
            (2, "Ли", "Мин", None, "СОШ №1", "Орлова"),
        ],
    }
    draft = read_roster(xlsx(book), "r.xlsx")
    assert lines(draft) == [(4, ORLOVA, "СОШ №1", "mentor"), (2, SMIRNOVA, "СОШ №1", "mentee")]
    assert codes(draft) == [(3, "F", "mentor-unknown")]
    assert draft.errors[0].suggestion == ORLOVA


def test_an_annex_to_an_order_with_weak_schools_and_a_status() -> None:
    draft = read(
        ("Приложение № 1 к приказу от 01.09.2026 № 215",),
        (
            "№",
            "Муниципалитет",
            "ШНОР",
            "ФИО участника",
            "Должность",
            "Статус (наставник/ наставляемый)",
            "Тел.",
        ),
        (
            1,
            "Кировский район",
            "МКОУ «Шумская СОШ»",
            SMIRNOVA,
            "учитель химии",
            "наставляемый",
            "8-921-123-45-67",
        ),
        (2, "Кировский район", "МКОУ «Шумская СОШ»", f"{KIM} (декрет)", "учитель", "молодой педагог", None),
        (
            3,
            "Кировский район",
            "МКОУ «Шумская СОШ»",
            "Пак Инна Олеговна внешний совместитель",
            "",
            "наставник",
            None,
        ),
        (None, None, None, "Исполнитель: Иванова А.П.", "тел. 21-345", None, None),
    )
    assert lines(draft) == [
        (3, SMIRNOVA, "МКОУ «Шумская СОШ»", "mentee"),
        (4, KIM, "МКОУ «Шумская СОШ»", "mentee"),
        (5, "Пак Инна Олеговна", "МКОУ «Шумская СОШ»", "mentor"),
    ]


def test_latin_letters_are_mended_and_said_word_by_word() -> None:
    draft = read(
        ("ФИO", "Шкoла", "Pоль", "Наставник"),
        ("Смирнoва Марина Викторовна", "CОШ №1", "нaставляемый", "Opлова И.П."),
        (ORLOVA, "СОШ № 1", "наставник", None),
    )
    assert lines(draft) == [(2, SMIRNOVA, "СОШ № 1", "mentee"), (3, ORLOVA, "СОШ № 1", "mentor")]
    assert [one.values["text"] for one in draft.warnings if one.code == "latin"] == [
        "Смирнoва",
        "CОШ",
        "нaставляемый",
        "Opлова",
    ]


def test_one_school_in_different_words_is_asked_about() -> None:
    names = (
        "МБОУ «Средняя общеобразовательная школа № 1»",
        "СОШ №1",
        "СОШ 1",
        'МОУ "СОШ N1"',
        "школа 1",
        "МБОУ СОШ №1 г. Кировска",
        "СОШ № 2",
        "Путиловская ООШ",
        "МКОУ «Путиловская школа»",
    )
    draft = read(
        ("ФИО", "Школа", "Роль"),
        *((f"Иванова Анна {'А' * at}вна", name, "наставник") for at, name in enumerate(names, start=1)),
    )
    assert [one.row for one in draft.people] == [2, 3, 4, 5, 8, 9]
    assert len({one.school for one in draft.people}) == 3
    assert [(one.row, one.suggestion) for one in draft.errors] == [
        (6, "МБОУ «Средняя общеобразовательная школа № 1»"),
        (7, "МБОУ «Средняя общеобразовательная школа № 1»"),
        (10, "Путиловская ООШ"),
    ]


def test_names_that_leave_doubt() -> None:
    draft = read(
        ("ФИО", "Школа", "Роль"),
        ("Петрова Водкина Анна Ивановна", "СОШ 1", "куратор"),
        ("Салтыков - Щедрин Михаил Евграфович", "СОШ 1", "наставник"),
        ("Мамедов Али Гасан оглы", "СОШ 1", "наставник"),
        ("Анна Мария Луиза Гонсалес Перес", "СОШ 1", "наставник"),
        ("Я Ю", "СОШ 1", "наставник"),
        ("Я" * 99 + " " + "Ю" * 100, "СОШ 1", "наставник"),
        ("Я" * 100 + " " + "Ю" * 100, "СОШ 1", "наставник"),
        (f"{SMIRNOVA}, {KIM}", "СОШ 1", "наставник"),
    )
    assert [one.surname for one in draft.people] == [
        "Петрова Водкина",
        "Салтыков-Щедрин",
        "Мамедов",
        "Я",
        "Я" + "я" * 98,
        "Смирнова",
        "Ким",
    ]
    assert codes(draft) == [(5, "A", "name-many"), (8, "A", "name-long")]
    assert (2, "name-double") in notes(draft)


def test_schools_named_once_over_many_rows_are_asked_about_not_guessed() -> None:
    draft = read(
        ("№", "ОО", "ФИО", "Предмет"),
        (1, "СОШ №1", ORLOVA, "физика"),
        (2, None, SMIRNOVA, "физика"),
        (3, None, KIM, "физика"),
    )
    assert [one.row for one in draft.people] == [2]
    assert [one.suggestion for one in draft.errors] == ["СОШ №1", "СОШ №1"]


def test_a_roadmap_sent_by_mistake_is_called_one() -> None:
    rows = [
        ("План",),
        ("№", "Мероприятие", "Сроки", "Участники", "Ответственный"),
        (1, "Семинар", "май", "все", "РМО"),
    ]
    with pytest.raises(DocumentError) as caught:
        read_roster(xlsx({"Л": rows}), "план.xlsx")
    assert caught.value.key == "roster-is-plan"


def test_roles_ticked_in_columns_of_their_own() -> None:
    draft = read(
        ("ФИО педагога", "ОО", "Наставник", "Наставляемый", "Куратор"),
        (ORLOVA, "СОШ № 3", "+", None, None),
        (SMIRNOVA, "СОШ № 3", None, "+", None),
        (KIM, "СОШ № 3", None, None, "+"),
    )
    assert [one.role for one in draft.people] == ["mentor", "mentee", "curator"]


def test_a_name_in_three_columns_under_the_mentees_header() -> None:
    draft = read(
        ("№", "ОО", "Молодой педагог", None, None, "ФИО наставника"),
        (None, None, "Фамилия", "Имя", "Отчество", None),
        (1, "Гимназия № 2", "Ким", "Анна", "Олеговна", ORLOVA),
        merged=["C1:E1"],
    )
    assert lines(draft) == [(3, KIM, "Гимназия № 2", "mentee")]
    assert notes(draft) == [(3, "mentor-outside")]


def test_donor_and_recipient_schools_of_pairs() -> None:
    draft = read(
        ("Школа-донор", "ФИО наставника", "Школа-реципиент", "ФИО наставляемого"),
        ("СОШ № 1", ORLOVA, "СОШ № 9", KIM),
    )
    assert lines(draft) == [(2, ORLOVA, "СОШ № 1", "mentor"), (2, KIM, "СОШ № 9", "mentee")]


def test_mentors_of_one_schools_list_work_in_that_school() -> None:
    draft = read(
        ("Закрепление наставников за молодыми специалистами МБОУ СОШ № 11",),
        ("№", "Молодой специалист", "Предмет", "Наставник"),
        (1, KIM, "ОБЖ", ORLOVA),
    )
    assert lines(draft) == [(3, ORLOVA, "МБОУ СОШ № 11", "mentor"), (3, KIM, "МБОУ СОШ № 11", "mentee")]


def test_what_people_are_by_a_header_worded_freely() -> None:
    draft = read(
        ("ФИО", "Место работы", "Кем является"),
        (ORLOVA, "СОШ № 7", "тьютор"),
        (KIM, "СОШ № 7", "вновь прибывший педагог"),
    )
    assert [one.role for one in draft.people] == ["mentor", "mentee"]
    assert notes(draft) == [(2, "role-custom")]


def test_a_header_whose_upper_line_only_groups_columns() -> None:
    draft = read(
        ("Муниципальная база наставников и наставляемых",),
        ("№ п\\п", "Сведения о педагоге", None, "Сведения об организации", None, "Роль"),
        (None, "Фамилия, имя, отчество (полностью)", "Предмет", "Полное наименование", "Краткое", None),
        (1, ORLOVA, "физика", "МБОУ «Средняя школа № 15»", "СШ 15", "Наставник"),
        merged=["B2:C2", "D2:E2"],
    )
    assert lines(draft) == [(4, ORLOVA, "МБОУ «Средняя школа № 15»", "mentor")]


def test_a_role_behind_a_position_in_one_cell() -> None:
    draft = read(
        ("ФИО", "ОУ", "Должность, роль в проекте"),
        (ORLOVA, "СОШ № 8", "учитель химии, наставник"),
        (KIM, "СОШ № 8", "заместитель директора, учитель химии"),
    )
    assert [(one.full_name, one.role) for one in draft.people] == [(ORLOVA, "mentor"), (KIM, "curator")]
