"""The methodist sends the plan: preview, questions, edits, who its words mean, save; then lives with it."""

import base64
from dataclasses import dataclass
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from sqlalchemy import select, update

from models.enums import PeriodKind, ProgrammeState, Role
from models.people import Account
from models.programmes import Programme
from models.roadmap import Activity, AssigneeRule, Roadmap
from sandbox.client import Person
from tests.handlers.roadmap.conftest import RoadmapTown
from tests.services.roadmap.plans import an_activity, assignments, launch
from tests.services.roadmap.test_participants import a_lesson

PICTURE = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=="
)
HEADERS = ("№", "Мероприятие", "Срок", "Ответственные", "Результат")
ROWS = (
    ("1", "Пробный урок по функциональной грамотности", "до 27 ноября 2026 г.", "Наставники", "Фото"),
    ("2", "Анкетирование педагогов", "декабрь 2026 г.", "Педагоги", "Справка"),
    ("3", "Оказание методической помощи", "согласно графика", "Рабочая комиссия", ""),
    ("4", "Семинар <b>&</b> круглый стол", "когда-нибудь потом", "Методист", "Протокол"),
)


async def later(methodist: Person) -> None:
    """«Спросить позже», without a day."""
    await methodist.tap("Спросить позже")
    await methodist.wait_for("Когда спросить", button="Без даты")
    await methodist.tap("Без даты")


def a_document(rows: tuple[tuple[str, ...], ...] = ROWS) -> bytes:
    document = Document()
    document.add_paragraph("Дорожная карта на 2026-2027 учебный год")
    table = document.add_table(rows=1, cols=len(HEADERS))
    for cell, text in zip(table.rows[0].cells, HEADERS, strict=True):
        cell.text = text
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


async def preparing(roads: RoadmapTown) -> Person:
    """The methodist of a programme not launched yet, at the plan's screen."""
    async with roads.district.database.write() as session:
        await session.execute(update(Programme).values(state=ProgrammeState.PREPARING, launched_at=None))
    methodist = await roads.phone(roads.district.methodist)
    await methodist.tap("План")
    await methodist.wait_for("Дорожной карты пока нет")
    await methodist.tap("Загрузить план")
    await methodist.wait_for("ришлите утверждённый план")
    return methodist


async def saved(roads: RoadmapTown) -> list[Activity]:
    async with roads.district.database.read() as session:
        return list(await session.scalars(select(Activity).order_by(Activity.position)))


async def test_from_document_to_saved_plan(roads: RoadmapTown) -> None:
    methodist = await preparing(roads)
    await methodist.send_file(a_document(), "Дорожная карта.docx")
    preview = await methodist.wait_for("4 строки")
    assert "понятны: 3" in preview.text or "понятны: 2" in preview.text
    assert await saved(roads) == []
    await methodist.tap("Ответить на")
    question = await methodist.wait_for("1 из")
    while "с вопросом: 0" not in question.text:
        if "когда-нибудь потом" in question.text:
            await methodist.send("потом посмотрим")
            await methodist.wait_for("не поняла как срок")
            await methodist.send("до 1 декабря")
        else:
            await later(methodist)
        question = await methodist.wait_for("с вопросом: 0" if "1 из 1" in question.text else "❓ 2 из 2")
        if "2 из 2" in question.text:
            if "когда-нибудь" in question.text:
                await methodist.send("до 1 декабря")
            else:
                await later(methodist)
            question = await methodist.wait_for("с вопросом: 0")
    await methodist.tap("Показать по разделам")
    listed = await methodist.wait_for("Пробный урок")
    assert "до 27 ноября" in listed.text
    await methodist.tap("1")
    await methodist.wait_for("Ответственные: Наставники")
    await methodist.tap("Изменить название")
    await methodist.send("я" * 2000)
    await methodist.wait_for("Слишком длинно: 2")
    await methodist.send("Пробный урок в классе")
    await methodist.wait_for("Пробный урок в классе")
    await methodist.tap("Назад")
    await methodist.tap("Назад")
    await methodist.tap("Всё верно")
    roles = await methodist.wait_for("Кому достанутся")
    assert "Рабочая комиссия → никто" in roles.text
    assert "Наставники → наставники" in roles.text
    await methodist.tap("1")
    await methodist.wait_for("Кто это?")
    await methodist.tap("Методист")
    await methodist.wait_for(button="☑️ Методист")
    await methodist.tap("Назад")
    await methodist.wait_for("Рабочая комиссия → методист")
    assert await saved(roads) == []
    await methodist.tap("Сохранить план")
    await methodist.wait_for("Сохранено 4 мероприятия")
    activities = await saved(roads)
    assert activities[0].title == "Пробный урок в классе"
    assert activities[3].ends_on == date(2026, 12, 1)
    async with roads.district.database.read() as session:
        rules = dict((await session.execute(select(AssigneeRule.wording, AssigneeRule.roles))).all())
    assert rules == {
        "Наставники": ["mentor"],
        "Педагоги": ["mentee", "mentor"],
        "Рабочая комиссия": ["methodist"],
        "Методист": ["methodist"],
    }


@dataclass(frozen=True)
class Answered:
    """What the questions of an import say in one language."""

    plan: str
    load: str
    send: str
    questions: str
    understood: str
    fix: str
    understood_now: str
    skip: str
    over: str


@pytest.mark.parametrize(
    ("locale", "words"),
    [
        (
            "ru",
            Answered(
                "План",
                "Загрузить план",
                "ришлите утверждённый план",
                "Ответить на",
                "поняла так: октябрь – ноябрь",
                "Исправить прошлый срок",
                "поняла так: до 15 ноября, вс",
                "Пропустить строку",
                "Прочитала",
            ),
        ),
        (
            "en",
            Answered(
                "Plan",
                "Send the plan",
                "Send the approved plan",
                "Answer",
                "understood as October – November",
                "Correct the last answer",
                "understood as by Sun 15 November",
                "Leave the row out",
                "I have read",
            ),
        ),
    ],
)
async def test_how_typed_words_are_understood_is_shown_and_corrected(
    roads: RoadmapTown, locale: str, words: Answered
) -> None:
    typed, corrected = "октябрь - ноябрь", "до 15 ноября"
    async with roads.district.database.write() as session:
        await session.execute(update(Programme).values(state=ProgrammeState.PREPARING, launched_at=None))
        await session.execute(update(Account).values(locale=locale, locale_chosen=True))
    methodist = await roads.phone(roads.district.methodist)
    await methodist.tap(words.plan)
    await methodist.wait_for(button=words.load)
    await methodist.tap(words.load)
    await methodist.wait_for(words.send)
    await methodist.send_file(a_document(), "План.docx")
    await methodist.wait_for(button=words.questions, timeout=30)
    await methodist.tap(words.questions)
    await methodist.wait_for("1", button=words.skip)
    await methodist.send(typed)
    shown = await methodist.wait_for(words.understood, button=words.fix)
    assert "2" in shown.text
    assert shown.has(button=words.skip)
    await methodist.tap(words.fix)
    await methodist.wait_for(typed)
    await methodist.send(corrected)
    await methodist.wait_for(words.understood_now, button=words.skip)
    await methodist.send(typed)
    # After the last question the answer is shown above what is understood by now.
    await methodist.wait_for(words.over, button=words.fix)
    await methodist.tap(words.fix)
    await methodist.wait_for(typed)
    await methodist.tap("←")
    last = await methodist.wait_for(words.over, button=words.fix)
    assert words.understood in last.text
    assert len(last.buttons) <= 8


async def test_cancelled_half_way_nothing_is_saved(roads: RoadmapTown) -> None:
    methodist = await preparing(roads)
    await methodist.send_file(a_document(), "План.docx")
    await methodist.wait_for("4 строки")
    await methodist.tap("Отмена")
    await methodist.wait_for("ничего не сохранено")
    assert await saved(roads) == []


@pytest.mark.parametrize(
    ("content", "name", "kind", "said"),
    [
        (b"", "План.docx", "document", "пустой"),
        (PICTURE, "План.png", "photo", "нужен файл .docx или .xlsx"),
        (b"%PDF-1.4", "План.pdf", "document", "PDF"),
        (b"PK\x03\x04 broken", "План.docx", "document", "повреждён"),
    ],
)
async def test_wrong_files_are_explained(
    roads: RoadmapTown, content: bytes, name: str, kind: str, said: str
) -> None:
    methodist = await preparing(roads)
    await methodist.send_file(content, name, kind=kind)
    await methodist.wait_for(said)
    # The screen is still there to try again.
    await methodist.send_file(a_document(), "План.docx")
    await methodist.wait_for("4 строки")


async def test_too_large_a_file_is_refused_before_it_is_fetched(roads: RoadmapTown) -> None:
    methodist = await preparing(roads)
    await methodist.send_big_file(30 * 1024 * 1024, "План.docx")
    await methodist.wait_for("30 МБ слишком велик")


async def test_an_import_left_for_the_menu_is_gone_on_with(roads: RoadmapTown) -> None:
    methodist = await preparing(roads)
    for _ in range(2):
        await methodist.send_file(a_document((ROWS[2],)), "План.docx")
        await methodist.wait_for("с вопросом: 1")
    await methodist.send("/menu")
    await methodist.wait_for(button="План")
    await methodist.tap("План")
    await methodist.wait_for("Дорожной карты пока нет")
    await methodist.tap("Продолжить разбор плана")
    await methodist.wait_for("с вопросом: 1")
    await methodist.tap("Показать по разделам")
    await methodist.tap("Назад")
    await methodist.tap("Отмена")
    said = await methodist.wait_for("Дорожной карты пока нет")
    assert not said.has(button="Продолжить разбор плана"), "the older one does not come up"


async def test_dates_are_chosen_in_the_calendar(roads: RoadmapTown) -> None:
    methodist = await preparing(roads)
    await methodist.send_file(a_document((ROWS[2],)), "План.docx")
    await methodist.wait_for("с вопросом: 1")
    await methodist.tap("Ответить на 1 вопрос")
    await methodist.wait_for("срок «согласно графика»")
    await methodist.tap("Выбрать даты")
    await methodist.wait_for("Выберите день")
    await methodist.tap("20")
    await methodist.wait_for("20 ноября, пт. Выберите последний день")
    await methodist.tap("27")
    await methodist.wait_for("с вопросом: 0")
    await methodist.tap("Всё верно")
    await methodist.tap("Сохранить план")
    await methodist.wait_for("Сохранено 1 мероприятие. Сроки есть у всех")
    [one] = await saved(roads)
    assert (one.period_kind, one.starts_on, one.ends_on) == (
        PeriodKind.WINDOW,
        date(2026, 11, 20),
        date(2026, 11, 27),
    )


async def test_text_where_a_file_is_asked(roads: RoadmapTown) -> None:
    methodist = await preparing(roads)
    await methodist.send("вот мой план <b>&</b>")
    await methodist.wait_for("нужен файл .docx или .xlsx")


async def test_a_new_plan_takes_the_place_of_the_old_until_the_launch(roads: RoadmapTown) -> None:
    methodist = await preparing(roads)
    for title in ("Первый план.docx", "Второй план.docx"):
        await methodist.send_file(a_document(), title)
        await methodist.wait_for(title)
        await methodist.tap("Принять понятные")
        await methodist.tap("Сохранить план")
        await methodist.wait_for("Сохранено 4 мероприятия")
    async with roads.district.database.read() as session:
        [roadmap] = (await session.scalars(select(Roadmap))).all()
    assert roadmap.source_name == "Второй план.docx"
    assert len(await saved(roads)) == 4
    async with roads.district.database.write() as session:
        await session.execute(update(Programme).values(state=ProgrammeState.LAUNCHED))
    await methodist.send_file(a_document(), "Третий план.docx")
    await methodist.wait_for("без изменений: 4")
    assert len(await saved(roads)) == 4


async def test_a_real_plan(roads: RoadmapTown, shared_documents: Path) -> None:
    methodist = await preparing(roads)
    await methodist.send_file(shared_documents / "roadmaps" / "01_seshcha_mentoring_2022" / "source.docx")
    preview = await methodist.wait_for("18 строк", timeout=30)
    assert "с вопросом: 12" in preview.text
    # The plan is of 2022-2023, the programme of 2026-2027.
    assert preview.buttons[0] == "Перенести на наш год"
    await methodist.tap("Показать по разделам")
    await methodist.wait_for("до 1 декабря 2022 г.")
    await methodist.tap("Назад")
    await methodist.wait_for("18 строк")
    await methodist.tap("Перенести на наш год")
    preview = await methodist.wait_for("с вопросом: 4")
    await methodist.tap("Показать по разделам")
    await methodist.wait_for("до 1 декабря, ")
    await methodist.tap("→")
    await methodist.tap("Назад")
    await methodist.tap("Принять понятные")
    await methodist.wait_for("Кому достанутся")
    await methodist.tap("Сохранить план")
    await methodist.wait_for("Сохранено 18 мероприятий")


async def test_dates_given_later_give_the_tasks_out(roads: RoadmapTown) -> None:
    teacher = await roads.district.person("Иванова", Role.MENTEE)
    await an_activity(
        roads.district, Role.MENTEE, title="Консультации", due=None, kind=PeriodKind.BY_SCHEDULE
    )
    await launch(roads.district, roads.clock)
    assert await assignments(roads.district) == []
    methodist = await roads.phone(roads.district.methodist)
    await methodist.tap("Внимание")
    await methodist.wait_for("Нужен срок: Консультации")
    await methodist.tap("1")
    await methodist.tap("Спросить позже")
    await methodist.wait_for("Когда спросить", button="Через неделю")
    await methodist.send("15 ноября 2026")
    await methodist.wait_for("⚠️")
    await methodist.tap("Через неделю")
    await methodist.wait_for("спрошу 23 ноября")
    await roads.morning(datetime(2026, 11, 23, 6, tzinfo=UTC))
    asked = await methodist.wait_for("просили спросить о сроке: «Консультации»")
    await methodist.tap("Посмотреть", message_id=asked.id)
    await methodist.wait_for("Нужен срок: Консультации")
    await methodist.tap("1")
    await methodist.tap("Указать срок")
    await methodist.send("по графику")
    await methodist.wait_for("нет дат")
    await methodist.send("до 11 декабря")
    await methodist.wait_for("роздано 1 поручение")
    [one] = await assignments(roads.district, teacher)
    assert one.due_on == date(2026, 12, 11)


async def test_the_plan_shows_who_has_done_what(roads: RoadmapTown) -> None:
    for surname in ("Иванова", "Петрова"):
        await roads.district.person(surname, Role.MENTEE)
    await an_activity(roads.district, Role.MENTEE, title="Открытый урок", due=date(2026, 11, 17))
    await launch(roads.district, roads.clock)
    first, _ = await assignments(roads.district)
    await roads.town.app.services.roadmap.mark_done(roads.district.methodist, first.id)
    roads.clock.moment = datetime(2026, 11, 19, 9, tzinfo=UTC)
    methodist = await roads.phone(roads.district.methodist)
    await methodist.tap("План")
    await methodist.wait_for("выполнено 1 из 2 · просрочено 1")
    await methodist.tap("1")
    await methodist.wait_for("⚠️ Открытый урок: до 17 ноября")
    await methodist.tap("1")
    card = await methodist.wait_for("просрочено на 2 дня")
    assert "Выполнено 1 из 2" in card.text


LONG = "Организационно-методическое сопровождение школ с низкими образовательными результатами"


@pytest.mark.parametrize(
    ("locale", "plan", "line", "page"),
    [
        ("ru", "План", f"1. {LONG} · 2 мероприятия", "8. "),
        ("en", "Plan", f"1. {LONG} · 2 activities", "8. "),
    ],
)
async def test_directions_stand_in_full_above_a_few_buttons(
    roads: RoadmapTown, locale: str, plan: str, line: str, page: str
) -> None:
    async with roads.district.database.write() as session:
        await session.execute(update(Programme).values(state=ProgrammeState.PREPARING, launched_at=None))
        await session.execute(update(Account).values(locale=locale, locale_chosen=True))
    for direction in (f"1. {LONG}", f"1. {LONG}", *(f"Направление {n}" for n in range(2, 10))):
        await an_activity(roads.district, Role.MENTEE, title="Открытый урок", direction=direction)
    methodist = await roads.phone(roads.district.methodist)
    await methodist.tap(plan)
    shown = await methodist.wait_for(line, button="7")
    assert page not in shown.text
    actions = [label for label in shown.buttons if len(label) > 3]
    assert len(actions) <= 7
    assert max(map(len, actions)) <= 28
    await methodist.tap("→")
    await methodist.wait_for("9. Направление 9", button="2/2")
    await methodist.tap("9", message_id=shown.id)
    await methodist.wait_for("Открытый урок")


async def test_what_nobody_has_can_be_given_out_later(roads: RoadmapTown) -> None:
    teacher = await roads.district.person("Иванова", Role.MENTEE)
    await an_activity(roads.district, title="Ярмарка идей", due=date(2026, 12, 11))
    await launch(roads.district, roads.clock)
    methodist = await roads.phone(roads.district.methodist)
    await methodist.tap("План")
    await methodist.wait_for("Никому не поручено 1 мероприятие")
    await methodist.tap("1")
    await methodist.wait_for("👤 Ярмарка идей")
    await methodist.tap("1")
    await methodist.tap("Кому поручить")
    await methodist.wait_for("Это: никто")
    await methodist.tap("Наставляемые", place=None)
    await methodist.wait_for("Получит поручения 1 человек", button="Сохранить")
    await methodist.tap("Сохранить")
    await methodist.wait_for("Отвечает 1 человек")
    assert [one.person_id for one in await assignments(roads.district)] == [teacher.person_id]


async def test_whom_a_wording_means_is_chosen_by_school_and_by_name(roads: RoadmapTown) -> None:
    curator = await roads.district.person("Жуков", Role.CURATOR)
    mentor = await roads.district.person("Орлова", Role.MENTOR, school_id=roads.district.leader_school)
    await an_activity(roads.district, Role.MENTEE, title="Ярмарка идей", due=date(2026, 12, 11))
    await launch(roads.district, roads.clock)
    methodist = await roads.phone(roads.district.methodist)
    await methodist.tap("План")
    await methodist.tap("Ещё…")
    await methodist.tap("Кто отвечает")
    await methodist.wait_for("1 формулировка", button="1 · mentee")
    await methodist.tap("1 · mentee")
    await methodist.wait_for("Это: наставляемые")
    await methodist.tap("☑️ Наставляемые")
    await methodist.tap("Школы")
    await methodist.wait_for("Какие школы?", button="школы-лидеры")
    await methodist.tap("Шумская")
    await methodist.tap("Назад")
    await methodist.wait_for("Это: кураторы школ (", button="Школы: 1")
    await methodist.tap("Команды")
    await methodist.wait_for("Команд в программе пока нет")
    await methodist.tap("Назад")
    await methodist.tap("Люди")
    await methodist.wait_for("Кто именно?", button="Орлова")
    await methodist.send("орлова")
    await methodist.tap("Орлова")
    await methodist.wait_for("Кто именно?", button="✓ Орлова")
    await methodist.tap("Назад")
    await methodist.wait_for("Сейчас таких людей: 2", button="Сохранить")
    await methodist.tap("Сохранить")
    await methodist.wait_for("Отвечают 2 человека")
    found = {one.person_id for one in await assignments(roads.district)}
    assert found == {curator.person_id, mentor.person_id}


async def test_my_week_and_my_roadmap(roads: RoadmapTown) -> None:
    teacher = await roads.district.person("Иванова", Role.MENTEE)
    await an_activity(roads.district, Role.MENTEE, title="Пробный урок", due=date(2026, 11, 20))
    await an_activity(roads.district, Role.MENTEE, title="Итоговый отчёт", due=date(2027, 5, 20))
    await launch(roads.district, roads.clock)
    phone = await roads.phone(teacher)
    await phone.tap("неделя")
    week = await phone.wait_for("Моя неделя")
    assert "Пробный урок" in week.text
    assert "Итоговый отчёт" not in week.text
    await phone.tap("1")
    await phone.wait_for("До 20 ноября")
    await phone.tap("Отложить…")
    await phone.send("в прошлом веке")
    await phone.wait_for("Не поняла день")
    await phone.send("23 ноября")
    await phone.wait_for("Отложено до 23 ноября")
    await phone.tap("✓ Готово")
    await phone.wait_for("✅ Выполнено")
    await phone.tap("Назад")
    await phone.wait_for("На этой неделе у вас дел по программе нет")
    await phone.tap("Мой план")
    await phone.wait_for("Выполнено 1 из 2")


async def test_english_screens(roads: RoadmapTown) -> None:
    teacher = await roads.district.person("Smith", Role.MENTEE, locale="en")
    async with roads.district.database.write() as session:
        await session.execute(update(Account).values(locale="en", locale_chosen=True))
    await an_activity(roads.district, Role.MENTEE, title="Open lesson", due=date(2026, 11, 20))
    await launch(roads.district, roads.clock)
    phone = await roads.town.person(teacher.telegram_id, language="en")
    await phone.start()
    await roads.morning(datetime(2026, 11, 19, 5, 30, tzinfo=UTC))
    bundle = await phone.wait_for("Good morning")
    assert "Open lesson. By tomorrow" in bundle.text


async def test_a_table_without_dates_is_refused_with_what_to_add(roads: RoadmapTown) -> None:
    methodist = await preparing(roads)
    document = Document()
    table = document.add_table(rows=1, cols=2)
    for cell, text in zip(table.rows[0].cells, ("Мероприятие", "Ответственные"), strict=True):
        cell.text = text
    for title in ("Пробный урок", "Анкетирование педагогов", "Семинар"):
        for cell, text in zip(table.add_row().cells, (title, "Методист"), strict=True):
            cell.text = text
    buffer = BytesIO()
    document.save(buffer)
    await methodist.send_file(buffer.getvalue(), "План.docx")
    await methodist.wait_for("столбец «Сроки»", timeout=30)
    assert await saved(roads) == []

    await methodist.send_file(a_document(), "План.docx")
    await methodist.wait_for("Прочитала", timeout=30)


@pytest.mark.parametrize("steps", [(), ("Принять понятные",), ("Ответить на",), ("Показать по разделам",)])
async def test_an_import_left_at_any_step_saves_nothing(roads: RoadmapTown, steps: tuple[str, ...]) -> None:
    methodist = await preparing(roads)
    await methodist.send_file(a_document(), "План.docx")
    screen = await methodist.wait_for("Прочитала", timeout=30)
    for step in steps:
        await methodist.tap(step, message_id=screen.id)
    await methodist.send("/menu")
    menu = await methodist.wait_for(button="Люди и пары", after=screen.id)
    assert await saved(roads) == []
    await methodist.tap("План", message_id=menu.id)
    await methodist.wait_for("Дорожной карты пока нет")
    assert await roads.town.sandbox.violations() == []


async def test_whom_the_participants_are_is_said_beside_the_responsible(roads: RoadmapTown) -> None:
    mentor = await roads.district.person("Орлова", Role.MENTOR)
    teacher = await roads.district.person("Иванова", Role.MENTEE)
    await a_lesson(roads.district)
    await launch(roads.district, roads.clock)
    methodist = await roads.phone(roads.district.methodist)
    await methodist.tap("План")
    await methodist.wait_for("1. Методическая работа")
    await methodist.tap("1")
    await methodist.wait_for("Методическая работа", button="Назад")
    await methodist.tap("1")
    await methodist.wait_for("Участники: Педагоги района → никто")
    await methodist.tap("Кому поручить")
    await methodist.wait_for("2 формулировки", button="❓🙋 1 · Педагоги района")
    await methodist.tap("❓🙋 1 · Педагоги района")
    await methodist.wait_for("В плане (участники): «Педагоги района»")
    await methodist.tap("Наставляемые", place=None)
    await methodist.wait_for("Получит поручения 1 человек", button="Сохранить")
    await methodist.tap("Сохранить")
    await methodist.wait_for("Участников: 1")
    await methodist.tap("Назад")
    await methodist.wait_for("Участие отметили 0 из 1")
    found = {one.person_id: one.takes_part for one in await assignments(roads.district)}
    assert found == {mentor.person_id: False, teacher.person_id: True}
