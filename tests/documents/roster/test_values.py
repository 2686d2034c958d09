from __future__ import annotations

from datetime import date

import pytest

from documents.roster import values
from documents.roster.header_words import field_of
from documents.roster.jobs import position_and_subject
from documents.roster.names import BadName, read_name
from documents.roster.schools import SchoolBook, school_key


@pytest.mark.parametrize(
    "text",
    [
        "+7 921 123-45-67",
        "8(921)1234567",
        "8-921-123-45-67",
        "89211234567",
        "9211234567",
        "7 921 123 45 67",
        "тел. 8 921 123 45 67 (WhatsApp)",
        "8 921 123 45 67 доб. 12",
        "8 921 123 45 67, 8 812 555 44 33",
        "8 921 123 45 67 8 812 555 44 33",
        "+7\u00a0921\u2011123\u201145\u201167",
    ],
)
def test_phones_in_any_writing(text: str) -> None:
    assert values.phone(text) == "+79211234567"


@pytest.mark.parametrize("text", ["", "-", "нет", "—", "н/д", "нет тел.", "Без телефона"])
def test_no_phone(text: str) -> None:
    assert values.phone(text) is None


@pytest.mark.parametrize("text", ["8(921)12-34", "двадцать", "8 021 123 45 67", "8 921 123-45-6", "12"])
def test_not_a_phone(text: str) -> None:
    with pytest.raises(ValueError, match=r"\d|двадцать"):
        values.phone(text)


def test_a_landline_and_a_foreign_number() -> None:
    assert values.phone("8 (81362) 5-12-34") == "+78136251234"
    assert values.phone("+375 29 123-45-67") == "+375291234567"


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("наставник", "mentor"),
        ("Педагог-наставник", "mentor"),
        ("Учитель - наставник", "mentor"),
        ("ментор", "mentor"),
        ("наставляемая", "mentee"),
        ("Молодой специалист", "mentee"),
        ("молодой педагог (до 3 лет)", "mentee"),
        ("начинающий учитель", "mentee"),
        ("мол.спец.", "mentee"),
        ("мол. учитель (до 3 лет)", "mentee"),
        ("молодой спец-т", "mentee"),
        ("наставл.", "mentee"),
        ("подшефная", "mentee"),
        ("наст.", "mentor"),
        ("пед.-наставник", "mentor"),
        ("отв. за наставничество", "curator"),
        ("Куратор школы", "curator"),
        ("школьный координатор", "curator"),
        ("ответственный за наставничество", "curator"),
        ("методист", "methodist"),
        ("муниципальный методист", "methodist"),
        ("наблюдатель", "viewer"),
    ],
)
def test_roles_by_synonyms(text: str, role: str) -> None:
    assert values.role(text) == ((role,), "sure")


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("руководитель РМО", "mentor"),
        ("рук-ль ШМО", "mentor"),
        ("учитель-стажист", "mentor"),
        ("зам. директора по УВР", "curator"),
        ("специалист управления образования", "viewer"),
    ],
)
def test_offices_are_read_but_shown(text: str, role: str) -> None:
    assert values.role(text) == ((role,), "custom")


def test_several_unsure_unknown_and_no_roles() -> None:
    assert values.role("наставник, куратор") == (("mentor", "curator"), "sure")
    assert values.role("молодой специалист, стаж до 3 лет") == (("mentee",), "sure")
    assert values.role("куратор?") == (("curator",), "unsure")
    assert values.role("космонавт") == ((), "unknown")
    assert values.role("учитель") == ((), "sure")
    assert values.role("") == ((), "sure")


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("учитель, физическая культура", "физическая культура"),
        ("учитель математики", "математика"),
        ("Учитель русского языка и литературы", "русский язык и литература"),
        ("учитель ИЗО", "ИЗО"),
        ("учитель (физика, астрономия)", "физика, астрономия"),
        ("зам. директора, учитель истории", "история"),
        ("учитель", ""),
        ("педагог-психолог", ""),
        ("учитель нач. классов", "начальные классы"),
        ("уч. нач.кл.", "начальные классы"),
        ("учитель рус. яз. и лит-ры", "русский язык и литература"),
        ("уч-ль ин. яз. (англ.)", "иностранный язык, английский язык"),
        ("учитель физ-ры", "физическая культура"),
        ("учитель, история и обществознание", "история и обществознание"),
        ("учитель общ-зн", "обществознание"),
        ("математика", "математика"),
    ],
)
def test_subjects(text: str, subject: str) -> None:
    position = "" if text == "математика" else text
    assert position_and_subject(text) == (position, subject)


def test_deficits() -> None:
    assert values.deficits("работа с родителями; Методика преподавания предмета") == (
        "работа с родителями",
        "методика преподавания",
    )
    assert values.deficits("предметное содержание, воспитательная работа") == (
        "предметное содержание",
        "воспитательная деятельность",
    )
    assert values.deficits("подготовка к ОГЭ, особенно часть 2") == ("подготовка к ОГЭ, особенно часть 2",)
    assert values.deficits("1) дисциплина 2) время") == ("дисциплина", "время")
    assert values.deficits("нет") == ()


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("01.09.2023", date(2023, 9, 1)),
        ("1.9.23", date(2023, 9, 1)),
        ("2023-09-01", date(2023, 9, 1)),
        ("на 1 мая 2024 г.", date(2024, 5, 1)),
        ("31.02.2024", None),
        ("осенью", None),
    ],
)
def test_days(text: str, day: date | None) -> None:
    assert values.day(text) == day


@pytest.mark.parametrize(
    ("text", "number", "day"),
    [
        ("1/СН от 10.10.2023", "1/СН", date(2023, 10, 10)),
        ("Договор № 5 от 1 сентября 2023 г.", "5", date(2023, 9, 1)),
        ("10.10.2023", None, date(2023, 10, 10)),
        ("№7", "7", None),
        ("-", None, None),
    ],
)
def test_contracts(text: str, number: str | None, day: date | None) -> None:
    assert values.contract(text) == (number, day)


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("школа-лидер", "leader"),
        ("ШВР", "leader"),
        ("ШНОР", "low_results"),
        ("школа с низкими результатами", "low_results"),
        ("ШФЗР", "at_risk"),
        ("ШФНСУ", "at_risk"),
        ("прочие", "other"),
        ("синяя", None),
    ],
)
def test_categories(text: str, category: str | None) -> None:
    assert values.category(text) == category


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("№ п/п", "number"),
        ("№", "number"),
        ("Ф.И.О. педагога", "full_name"),
        ("ФИО (полностью)", "full_name"),
        ("Фамилия, имя, отчество", "full_name"),
        ("ФИО\nнаставника", "mentor_name"),
        ("Наставник (ФИО)", "mentor_name"),
        ("ФИО наставляемого", "mentee_name"),
        ("ФИО директора", None),
        ("Наименование ОО", "school"),
        ("Образовательная организация", "school"),
        ("Роль (наставник/наставляемый)", "role"),
        ("Контактный телефон", "phone"),
        ("Эл. почта", None),
        ("Педагогический стаж", None),
        ("Преподаваемый предмет", "subject"),
        ("Профессиональные затруднения", "deficits"),
        ("Чем могу поделиться", "strengths"),
        ("Школа-партнёр", "partner"),
        ("Что исправить", None),
        ("Смирнова Марина Викторовна", None),
    ],
)
def test_headers_worded_freely(text: str, field: str | None) -> None:
    assert (field_of(text) or None) == field


@pytest.mark.parametrize(
    ("parts", "name"),
    [
        (("Смирнова Марина Викторовна",), ("Смирнова", "Марина", "Викторовна")),
        (("СМИРНОВА МАРИНА ВИКТОРОВНА",), ("Смирнова", "Марина", "Викторовна")),
        (("смирнова", "марина", ""), ("Смирнова", "Марина", "")),
        (("Петров - Водкин Кузьма Сергеевич",), ("Петров-Водкин", "Кузьма", "Сергеевич")),
        (("Ким Анна",), ("Ким", "Анна", "")),
        (("О Сергей",), ("О", "Сергей", "")),
        (("Ахмедов Руслан Али оглы",), ("Ахмедов", "Руслан", "Али оглы")),
        (("Сидорова (Иванова) Анна Петровна",), ("Сидорова", "Анна", "Петровна")),
        (("Марина Викторовна Смирнова",), ("Смирнова", "Марина", "Викторовна")),
        (("Иванова А.П.",), ("Иванова", "А.", "П.")),
        (("Smith John",), ("Smith", "John", "")),
        (("Смирнoва Maрина Викторовна",), ("Смирнова", "Марина", "Викторовна")),
        (("д'Артаньян Шарль",), ("д'Артаньян", "Шарль", "")),
        (("А" + "б" * 193 + " Анна",), ("А" + "б" * 193, "Анна", "")),
    ],
)
def test_names(parts: tuple[str, ...], name: tuple[str, str, str]) -> None:
    read = read_name(*parts)
    assert (read.surname, read.name, read.patronymic) == name


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "name-empty"),
        ("Я", "name-incomplete"),
        ("Иванова", "name-incomplete"),
        ("Иванова 7", "name-letters"),
        ("<b>Иванова</b> Анна", "name-letters"),
        ("Иванова 😀 Анна", "name-letters"),
        ("Ивановzа Анна", "name-letters"),
        ("А" * 201, "name-long"),
    ],
)
def test_not_names(text: str, code: str) -> None:
    with pytest.raises(BadName) as caught:
        read_name(text)
    assert caught.value.code == code


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("МБОУ «Шумская СОШ»", "Шумская средняя общеобразовательная школа"),
        ("МБОУ «СОШ №1»", "СОШ 1"),
        ("МБОУ СОШ № 1", "сош№1"),
        ("муниципальное казённое общеобразовательное учреждение «Лесная ООШ»", "МКОУ Лесная основная школа"),
        ('МАОУ "Гимназия № 2"', "гимназия 2"),
        ("Школа имени Гагарина", "школа им. Гагарина"),
    ],
)
def test_one_school_in_two_writings(left: str, right: str) -> None:
    assert school_key(left) == school_key(right)


def test_unlike_schools_are_never_suggested_for_each_other() -> None:
    book = SchoolBook(["МКОУ «Отрадненская СОШ №2»", "МБОУ «Отрадненская СОШ №3»"], closed=True)
    assert book.find("Отрадненская СОШ 3").name == "МБОУ «Отрадненская СОШ №3»"
    assert book.find("Отрадненская СОШ 4") == book.find("Отрадненская школа №5")
    assert book.find("Отрадненская СОШ 4").suggestion is None
    assert book.find("Отраднинская СОШ 2").suggestion == "МКОУ «Отрадненская СОШ №2»"
    assert book.find("СОШ 3").suggestion == "МБОУ «Отрадненская СОШ №3»"
    assert book.find("СОШ 3").name is None
