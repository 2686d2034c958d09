from __future__ import annotations

import io
import json
import random
from collections.abc import Sequence
from datetime import date
from typing import get_args

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from documents.errors import DocumentError
from documents.roster import read_roster, return_roster, to_json
from locales import Texts
from models.enums import NetworkModel, Role, SchoolCategory
from services.people.drafts import CategoryName, ModelName, RoleName, dump, load
from services.people.questions import Answer, answered, questions
from tests.documents.roster.tables import HEADER, Cell, codes, notes, only, people, teacher, xlsx

SMIRNOVA = "Смирнова Марина Викторовна"
ORLOVA = "Орлова Ирина Павловна"


def test_the_names_are_those_of_the_models() -> None:
    assert set(get_args(RoleName)) == set(Role)
    assert set(get_args(CategoryName)) == set(SchoolCategory)
    assert set(get_args(ModelName)) == set(NetworkModel)


def test_a_sheet_formatted_to_its_last_row_is_short() -> None:
    book = openpyxl.Workbook()
    page = book.worksheets[0]
    for row in (("ФИО", "Школа", "Роль"), (ORLOVA, "СОШ 1", "наставник")):
        page.append(row)
    page.cell(1_048_576, 5).value = " "
    output = io.BytesIO()
    book.save(output)
    assert only(read_roster(output.getvalue(), "roster.xlsx")).surname == "Орлова"


def test_header_anywhere_under_merged_titles() -> None:
    rows = [
        ("Список участников", None, None),
        (),
        ("Роль", "Ф.И.О.", "Наименование ОО"),
        (1, 2, 3),
        ("наставник", ORLOVA, "СОШ 1"),
        ("Итого", "1 человек", None),
    ]
    draft = read_roster(xlsx({"Лист1": rows}, merged=["A1:C1"]), "roster.xlsx")
    person = only(draft)
    assert (person.row, person.full_name, person.school, person.role) == (5, ORLOVA, "СОШ 1", "mentor")
    assert draft.tables[0].header_row == 3


def test_name_in_three_columns_even_under_a_common_header() -> None:
    plain = people(
        ("Орлова", "Ирина", "Павловна", "СОШ 1"), header=("Фамилия", "Имя", "Отчество (при наличии)", "ОО")
    )
    assert only(plain).full_name == ORLOVA
    double = read_roster(
        xlsx(
            {
                "Лист1": [
                    ("ОО", "ФИО педагога", None, None),
                    (None, "Фамилия", "Имя", "Отчество"),
                    ("СОШ 1", "Орлова", "Ирина", "Павловна"),
                ]
            }
        ),
        "roster.xlsx",
    )
    assert only(double).full_name == ORLOVA


def test_schools_over_their_rows_in_merged_cells_and_in_titles() -> None:
    header = ("№", "ФИО", "Предмет")
    sections = [
        header,
        ("МБОУ «Лесная СОШ»",),
        (1, ORLOVA, "физика"),
        ("МКОУ «Шумская ООШ»",),
        (2, SMIRNOVA, "математика"),
    ]
    draft = read_roster(xlsx({"Лист1": sections}, merged=["A2:C2", "A4:C4"]), "r.xlsx")
    assert [person.school for person in draft.people] == ["МБОУ «Лесная СОШ»", "МКОУ «Шумская ООШ»"]
    merged = [("Школа", "ФИО"), ("Лесная СОШ", ORLOVA), (None, SMIRNOVA)]
    draft = read_roster(xlsx({"Лист1": merged}, merged=["A2:A3"]), "r.xlsx")
    assert [person.school for person in draft.people] == ["Лесная СОШ", "Лесная СОШ"]
    titled = [("Список педагогов МБОУ «СОШ № 5»",), header, (1, ORLOVA, "физика")]
    assert only(read_roster(xlsx({"Лист1": titled}), "r.xlsx")).school == "МБОУ «СОШ № 5»"
    assert only(read_roster(xlsx({"СОШ 7": [header, (1, ORLOVA, "физика")]}), "r.xlsx")).school == "СОШ 7"


def test_an_empty_school_is_asked_about_with_the_one_above() -> None:
    draft = people(teacher(ORLOVA), teacher(SMIRNOVA, school=None))
    assert codes(draft) == [(3, "B", "school-empty")]
    assert draft.errors[0].suggestion == "МБОУ «Лесная СОШ»"
    settled = answered(draft, questions(draft)[0], Answer.TAKE)
    assert [person.school for person in settled.people] == ["МБОУ «Лесная СОШ»"] * 2
    assert not settled.errors
    assert not settled.held


def test_several_sheets_and_hidden_ones() -> None:
    sheets: dict[str, list[Sequence[Cell]]] = {
        "СОШ 1": [HEADER, teacher(ORLOVA)],
        "СОШ 2": [HEADER, teacher(SMIRNOVA)],
        "Старый": [HEADER, teacher("Ким Анна")],
        "Заметки": [("позвонить",)],
    }
    draft = read_roster(xlsx(sheets, hidden=["Старый"]), "r.xlsx")
    assert [(person.sheet, person.row) for person in draft.people] == [("СОШ 1", 2), ("СОШ 2", 2)]
    assert notes(draft) == [(0, "sheet-hidden"), (0, "sheet-skipped")]


def test_repeated_headers_in_another_order() -> None:
    draft = people(
        teacher(ORLOVA),
        ("ФИО", "Школа", "Роль", "Телефон"),
        (SMIRNOVA, "МБОУ «Лесная СОШ»", "куратор", "9211234567"),
    )
    assert [(person.full_name, person.role) for person in draft.people] == [
        (ORLOVA, "mentee"),
        (SMIRNOVA, "curator"),
    ]
    assert draft.people[1].phone == "+79211234567"


def test_roles_from_headings_headers_and_the_mentor_column() -> None:
    header = ("ФИО", "Школа", "Наставник")
    draft = people(
        ("Наставники",),
        (ORLOVA, "СОШ 1", None),
        ("Молодые специалисты",),
        (SMIRNOVA, "СОШ 1", None),
        header=header,
    )
    assert [person.role for person in draft.people] == ["mentor", "mentee"]
    draft = people((ORLOVA, "СОШ 1", None), (SMIRNOVA, "СОШ 1", "Орлова И.П."), header=header)
    assert [person.role for person in draft.people] == ["mentor", "mentee"]
    draft = people((SMIRNOVA, "СОШ 1"), header=("ФИО молодого специалиста", "Школа"))
    assert [person.role for person in draft.people] == ["mentee"]


def test_headers_of_two_lines() -> None:
    rows = [
        ("№", "ФИО", "Место работы, должность", None, "Контакты", None),
        (None, None, "Школа", "Должность", "Телефон", "E-mail"),
        (1, ORLOVA, "СОШ 1", "учитель химии", "89211234567", "a@b.ru"),
    ]
    person = only(read_roster(xlsx({"Л": rows}, merged=["C1:D1", "E1:F1"]), "r.xlsx"))
    assert (person.school, person.subject, person.phone) == ("СОШ 1", "химия", "+79211234567")


def test_two_things_in_one_cell() -> None:
    by_place = only(
        people(
            (f"1. {ORLOVA}", "МБОУ СОШ № 1, учитель математики"), header=("ФИО", "Место работы, должность")
        )
    )
    assert (by_place.full_name, by_place.school, by_place.subject) == (ORLOVA, "МБОУ СОШ № 1", "математика")
    by_name = only(people(("СОШ 1", f"{ORLOVA}, учитель химии"), header=("Школа", "ФИО, должность")))
    assert (by_name.full_name, by_name.position, by_name.subject) == (ORLOVA, "учитель химии", "химия")


def test_several_mentors_in_one_cell_are_not_dropped_in_silence() -> None:
    draft = people(teacher(ORLOVA), teacher("Ким Анна"), teacher(SMIRNOVA, mentor="Орлова И.П., Ким А."))
    assert draft.people[2].mentor == ORLOVA
    assert notes(draft) == [(4, "mentor-more")]


def test_a_yes_or_no_column_of_mentors() -> None:
    header = ("ФИО", "Школа", "Является наставником (да/нет)", "Закреплённый наставник")
    draft = people((ORLOVA, "СОШ 1", "да", None), (SMIRNOVA, "СОШ 1", "нет", "Орлова И.П."), header=header)
    assert [(person.role, person.mentor) for person in draft.people] == [("mentor", None), ("mentee", ORLOVA)]


def test_a_list_of_schools_needs_no_people_and_people_no_categories() -> None:
    header = ("ОУ", "Учитель", "Предмет", "Категория участника")
    draft = people(("1", ORLOVA, "химия", "наставник"), header=header)
    assert (only(draft).school, only(draft).role) == ("1", "mentor")


CELLS = st.one_of(
    st.none(),
    st.integers(-5, 99_999_999_999),
    st.sampled_from(
        [
            *HEADER,
            ORLOVA,
            SMIRNOVA,
            "Орлова И.П.",
            "наставник",
            "СОШ 1",
            "=1+1",
            "нет",
            "Итого",
            "8 921 123 45 67",
        ]
    ),
    st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=30),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(CELLS, max_size=8), max_size=12), st.booleans())
def test_no_grid_trips_the_reader(rows: list[list[Cell]], headed: bool) -> None:
    data = xlsx({"Л": [HEADER, *rows] if headed else rows})
    try:
        draft = read_roster(data, "r.xlsx")
    except DocumentError as refusal:
        # Raises KeyError for a refusal without words.
        Texts.load().plain("ru", refusal.key, **refusal.values)
        return
    wrong = set(draft.wrong_rows)
    assert all((person.sheet, person.row) not in wrong for person in draft.people)
    assert all(person.surname and person.name for person in draft.people)
    assert load(json.loads(json.dumps(dump(draft)))) == draft
    assert to_json(draft)
    if draft.errors:
        assert read_roster(return_roster(data, "r.xlsx", draft).content, "r.xlsx") == draft


def test_a_table_of_pairs_gives_both_sides() -> None:
    header = ("№", "ФИО наставника", "Школа наставника", "ФИО наставляемого", "Школа")
    draft = people(
        (1, ORLOVA, "Гимназия 1", SMIRNOVA, "СОШ 2"),
        (2, ORLOVA, "Гимназия 1", "Ким Анна", "СОШ 3"),
        (3, "Лебедева А.С.", "Гимназия 1", "Пак Инна", "СОШ 3"),
        header=header,
    )
    assert [
        (person.row, person.full_name, person.role, person.school, person.mentor) for person in draft.people
    ] == [
        (2, ORLOVA, "mentor", "Гимназия 1", None),
        (2, SMIRNOVA, "mentee", "СОШ 2", ORLOVA),
        (3, "Ким Анна", "mentee", "СОШ 3", ORLOVA),
    ]
    assert codes(draft) == [(4, "B", "mentor-unknown")]


@pytest.mark.parametrize(
    "mentor",
    [
        "Орлова И.П.",
        "Орлова И. П.",
        "И.П. Орлова",
        "орлова ирина павловна",
        "Орлова И.",
        "Орлова Ирина Павловна (физика)",
    ],
)
def test_mentors_by_name_or_initials(mentor: str) -> None:
    draft = people(teacher(ORLOVA, role="наставник"), teacher(SMIRNOVA, mentor=mentor))
    assert not draft.errors
    assert (draft.people[1].mentor, draft.people[1].mentor_at) == (ORLOVA, ("Педагоги", 2))


def test_an_unknown_mentor_is_an_error_and_a_likely_one_a_suggestion() -> None:
    draft = people(
        teacher(ORLOVA, role="наставник"),
        teacher(SMIRNOVA, mentor="Орлава Ирина Павловна"),
        teacher("Ким Анна", mentor="Никого Нет"),
    )
    assert codes(draft) == [(3, "F", "mentor-unknown"), (4, "F", "mentor-unknown")]
    assert [problem.suggestion for problem in draft.errors] == [ORLOVA, None]
    assert [person.row for person in draft.held] == [3, 4]
    likely, unlikely = questions(draft)
    settled = answered(draft, likely, Answer.TAKE)
    assert [(person.row, person.mentor, person.mentor_at) for person in settled.people] == [
        (2, None, None),
        (3, ORLOVA, ("Педагоги", 2)),
    ]
    with pytest.raises(ValueError, match="Not an answer"):
        answered(draft, unlikely, Answer.TAKE)


def test_initials_that_fit_two_are_never_taken() -> None:
    draft = people(
        teacher(ORLOVA, role="наставник"),
        teacher("Орлова Инна Петровна", role="учитель"),
        teacher(SMIRNOVA, mentor="Орлова И.П."),
    )
    assert codes(draft) == [(4, "F", "mentor-several")]
    assert draft.errors[0].suggestion == ORLOVA


def test_a_mentor_known_from_before_a_self_mentor_and_a_mutual_pair() -> None:
    rows = xlsx(
        {"Л": [HEADER, teacher(SMIRNOVA, mentor="Орлова И.П."), teacher("Ким Анна", mentor="Ким Анна")]}
    )
    draft = read_roster(rows, "r.xlsx", known_people=[ORLOVA])
    assert (draft.people[0].mentor, draft.people[0].mentor_at) == (ORLOVA, None)
    assert codes(draft) == [(3, "F", "mentor-self")]
    mutual = people(teacher(ORLOVA, mentor=SMIRNOVA), teacher(SMIRNOVA, mentor=ORLOVA))
    assert not mutual.errors


def test_the_same_person_twice_and_namesakes() -> None:
    twice = people(teacher(ORLOVA), teacher(ORLOVA.upper()))
    assert codes(twice) == [(3, "C", "double")]
    yo = people(teacher("Лёвина Алёна Фёдоровна"), teacher("Левина Алена Федоровна", school="СОШ 9"))
    assert codes(yo) == [(3, "C", "double-elsewhere")]
    two = people(teacher(ORLOVA, phone="9211234567"), teacher(ORLOVA, phone="9217654321"))
    assert not two.errors
    assert notes(two) == [(3, "namesake")]
    bare = people(teacher("Ким Анна"), teacher("Ким Анна", school="СОШ 9"))
    assert not bare.errors
    assert notes(bare) == [(3, "namesake")]


def test_a_phone_shared_by_two_is_only_a_note() -> None:
    draft = people(teacher(ORLOVA, phone="9211234567"), teacher(SMIRNOVA, phone="+7 921 123 45 67"))
    assert not draft.errors
    assert notes(draft) == [(3, "phone-shared")]


def test_numbers_that_the_spreadsheet_made_of_phones() -> None:
    assert only(people(teacher(ORLOVA, phone=89211234567.0))).phone == "+79211234567"
    assert only(people(teacher(ORLOVA, phone=9211234567))).phone == "+79211234567"


@pytest.mark.parametrize(
    ("row", "code", "column"),
    [
        (teacher(None), "name-empty", "C"),
        (teacher("Иванова"), "name-incomplete", "C"),
        (teacher("=A1"), "name-formula", "C"),
        (teacher('=HYPERLINK("http://x")'), "name-formula", "C"),
        (teacher(ORLOVA, school="=B1"), "formula", "B"),
        (teacher(ORLOVA, school="Ш" * 201), "long", "B"),
        (teacher(ORLOVA, role="космонавт"), "role-unknown", "E"),
        (teacher(ORLOVA, role="куратор?"), "role-unsure", "E"),
        (teacher(ORLOVA, phone="8(921)12-34"), "phone", "G"),
    ],
)
def test_wrong_cells_name_row_column_and_reason(row: tuple[str, ...], code: str, column: str) -> None:
    draft = people(teacher(SMIRNOVA), row)
    assert codes(draft) == [(3, column, code)]
    assert [person.row for person in draft.people] == [2]
    (error,) = to_json(draft)["errors"]
    assert error["reason"].endswith((".", "»."))


def test_signatures_and_totals_under_the_table_are_no_people() -> None:
    draft = people(
        teacher(ORLOVA),
        (None, "Всего: 1"),
        (),
        (None, "Директор", None, "Петров П.П."),
        ("Исп. Сидорова, тел. 21-345",),
    )
    assert only(draft).full_name == ORLOVA


def test_schools_listed_are_the_only_right_ones() -> None:
    schools = ["МБОУ «Лесная СОШ»", "МКОУ «Путиловская ООШ»"]
    draft = people(
        teacher(ORLOVA, school="Лесная средняя школа"),
        teacher(SMIRNOVA, school="МКОУ Путиловская школа"),
        teacher("Ким Анна", school="Гимназия 5"),
        schools=schools,
    )
    assert [person.school for person in draft.people] == ["МБОУ «Лесная СОШ»"]
    assert [(problem.row, problem.suggestion) for problem in draft.errors] == [
        (3, "МКОУ «Путиловская ООШ»"),
        (4, None),
    ]


def test_without_a_list_schools_are_new_unless_very_like_another() -> None:
    draft = people(
        teacher(ORLOVA),
        teacher(SMIRNOVA),
        teacher("Ким Анна", school="Лессная СОШ"),
        teacher("Пак Инна", school="Гимназия 5"),
    )
    assert [school.name for school in draft.schools] == ["МБОУ «Лесная СОШ»", "Гимназия 5"]
    assert [(problem.row, problem.code, problem.suggestion) for problem in draft.errors] == [
        (4, "school-similar", "МБОУ «Лесная СОШ»")
    ]
    known = read_roster(
        xlsx({"Л": [HEADER, teacher(ORLOVA)]}), "r.xlsx", known_schools=["Лесная средняя школа"]
    )
    assert only(known).school == "Лесная средняя школа"


def test_the_day_of_a_head_count_in_its_header() -> None:
    header = ("Наименование ОО", "Категория (ШНОР/ШЛ)", "Кол-во педагогов на 01.09.2026")
    rows: list[Sequence[Cell]] = [header, ("СОШ 1", "ШНОР", "16 чел."), ("СОШ 2", "ШЛ", 25)]
    draft = read_roster(
        xlsx({"Педагоги": [HEADER, teacher(ORLOVA, school="СОШ 1")], "Школы": rows}), "r.xlsx"
    )
    day = date(2026, 9, 1)
    assert [(one.category, one.head_count, one.counted_on) for one in draft.schools] == [
        ("low_results", 16, day),
        ("leader", 25, day),
    ]


def test_facts_of_schools() -> None:
    header = (
        "Наименование ОО",
        "Статус",
        "Партнёр",
        "Модель",
        "№ договора",
        "Дата договора",
        "Кол-во педагогов",
        "На дату",
    )
    rows: list[Sequence[Cell]] = [
        header,
        (
            "МКОУ «Шумская СОШ»",
            "ШНОР",
            "Лесная СОШ",
            "идентичная",
            "7",
            "1 сентября 2026 года",
            "22 чел.",
            "01.09.2026",
        ),
        ("МБОУ «Лесная СОШ»", "школа-лидер", None, None, None, None, 48, "осенью"),
        ("Итого", None, None, None, None, None, 70, None),
    ]
    draft = read_roster(xlsx({"Школы": rows, "Люди": [HEADER, teacher(ORLOVA)]}), "r.xlsx")
    first, second = draft.schools
    assert (first.category, first.partner, first.model) == ("low_results", "МБОУ «Лесная СОШ»", "identical")
    assert (first.contract_number, str(first.contract_date)) == ("7", "2026-09-01")
    assert (first.head_count, str(first.counted_on)) == (22, "2026-09-01")
    assert (second.category, second.head_count, second.counted_on) == ("leader", 48, None)
    assert notes(draft) == [(3, "school-counted-on")]


def test_the_day_of_a_head_count() -> None:
    rows: list[Sequence[Cell]] = [
        ("Школы района на 1 сентября 2026 г.",),
        ("Школа", "Категория", "Педагогов"),
        ("СОШ 1", "ШНОР", 22),
        ("СОШ 2", "ШНОР", 48),
    ]
    persons = [("Школа", "ФИО"), ("СОШ 1", ORLOVA)]
    dated = read_roster(xlsx({"Школы": rows, "Люди": persons}), "r.xlsx")
    assert {str(one.counted_on) for one in dated.schools} == {"2026-09-01"}
    assert not dated.warnings
    undated = read_roster(xlsx({"Школы": rows[1:], "Люди": persons}), "r.xlsx")
    assert [one.head_count for one in undated.schools] == [22, 48]
    assert notes(undated) == [(2, "school-undated")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1251", "utf-16"])
@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_text_tables(encoding: str, mark: str) -> None:
    lines = [
        ("Школа", "ФИО", "Роль", "Телефон"),
        ("СОШ 1", '"Орлова\nИрина Павловна"', "наставник", "8 921 123 45 67"),
        ("СОШ 1", "=1+1", "наставник", ""),
    ]
    data = "\r\n".join(mark.join(line) for line in lines).encode(encoding)
    draft = read_roster(data, "roster.csv")
    assert [(person.row, person.full_name, person.phone) for person in draft.people] == [
        (2, ORLOVA, "+79211234567")
    ]
    assert codes(draft) == [(3, "B", "name-formula")]


def test_a_text_table_that_names_its_mark() -> None:
    draft = read_roster("sep=;\nФИО;Школа\nКим Анна;СОШ 1, корпус 2\n".encode(), "r.csv")
    assert [(person.row, person.school) for person in draft.people] == [(3, "СОШ 1, корпус 2")]


@pytest.mark.parametrize(
    ("rows", "key"),
    [
        ([("Школа", "Предмет", "Телефон"), ("СОШ 1", "физика", "9211234567")], "roster-no-names"),
        ([("привет",), ("это не таблица",)], "roster-no-table"),
        ([HEADER], "roster-no-people"),
    ],
)
def test_files_without_people(rows: list[tuple[str, ...]], key: str) -> None:
    with pytest.raises(DocumentError) as caught:
        read_roster(xlsx({"Лист1": rows}), "roster.xlsx")
    assert caught.value.key == key


def test_every_problem_has_its_words_in_both_languages() -> None:
    draft = people(
        teacher(ORLOVA, role="руководитель РМО"),
        teacher(SMIRNOVA, school=None, mentor="Никто Никак", phone="1"),
    )
    for locale in ("ru", "en"):
        data = to_json(draft, locale)
        assert all(problem["reason"] for problem in (*data["errors"], *data["warnings"]))
    texts = Texts.load()
    assert "Назиевская" not in texts.plain("ru", "roster-name-empty")


def test_a_draft_survives_json() -> None:
    draft = people(
        teacher(ORLOVA, role="наставник"),
        teacher(SMIRNOVA, mentor="Орлава И.П."),
        teacher("Ким Анна", mentor="Орлова И.П."),
        schools=["Лесная СОШ"],
    )
    assert load(json.loads(json.dumps(dump(draft)))) == draft


def test_reading_twice_gives_the_same() -> None:
    data = xlsx({"Л": [HEADER, teacher(ORLOVA), teacher(SMIRNOVA, mentor="Орлова И.П.")]})
    assert read_roster(data, "r.xlsx") == read_roster(data, "r.xlsx")


def test_five_thousand_rows() -> None:
    rng = random.Random(7)
    letters = "абвгдежзиклмнопрст"

    def word(size: int) -> str:
        return "".join(rng.choice(letters) for _ in range(size)).capitalize()

    names = [f"{word(8)} {word(6)} {word(6)}вна" for _ in range(5000)]
    rows = [
        teacher(
            name,
            school=f"МБОУ «Лесная СОШ №{index % 60}»",
            mentor=None if index < 500 else rng.choice(names[:500]),
            phone=f"+7 9{index:09d}",
        )
        for index, name in enumerate(names)
    ]
    data = xlsx({"Л": [HEADER, *rows]})
    draft = read_roster(data, "r.xlsx")
    assert len(draft.people) + len(draft.wrong_rows) == 5000
    assert len(draft.people) > 4900
