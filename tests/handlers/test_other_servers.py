"""What another Telegram than our own may say and do: odd messages, disturbed ways, files that do not come."""

from datetime import UTC, datetime
from typing import Any

import pytest

from sandbox.client import Person
from tests.handlers.conftest import Town
from tests.handlers.crew import Crew, a_crew
from tests.handlers.events.conftest import Stage, make, stage
from tests.handlers.roadmap.test_import import a_document
from tests.handlers.rubbish import message
from tests.handlers.steps import code_in, roster, say, set_up

__all__ = ["stage"]

GONE_MENU = {"inline_keyboard": [[{"text": "Да", "callback_data": "zzzzzzzz\x1dyes"}]]}


@pytest.fixture
async def crew(town: Town) -> Crew:
    return await a_crew(town)


async def said_by_bot(person: Person) -> int:
    return sum(said.from_bot for said in await person.messages())


@pytest.mark.parametrize("named", [True, False])
async def test_an_answer_with_a_quotation_is_an_answer(crew: Crew, named: bool, faults: list[str]) -> None:
    """Quoted is a menu that is long gone; servers differ in what they say of its author."""
    phone = crew.mentee
    author = {"from": {"id": 1234567, "is_bot": True, "first_name": "Связка"}} if named else {}
    chat = {"id": phone.id, "type": "private", "first_name": "Марина"}
    quoted = {"message_id": 3, "date": 1_795_000_000, "chat": chat, "text": "Меню", "reply_markup": GONE_MENU}
    before = await said_by_bot(phone)
    answered = message(phone.id, text="/me", reply_to_message={**quoted, **author})
    await crew.town.sandbox.forge(answered, wait=10)
    await phone.wait_for("Смирнова Марина Викторовна", button="Исправить")
    assert await said_by_bot(phone) <= before + 1
    assert faults == []


@pytest.mark.parametrize(
    "news",
    [
        {"pinned_message": {"message_id": 3, "date": 0, "chat": {"id": 1, "type": "private"}}},
        {"message_auto_delete_timer_changed": {"message_auto_delete_time": 86400}},
        {"chat_background_set": {"type": {"type": "chat_theme", "theme_name": "🌷"}}},
    ],
)
async def test_news_of_the_chat_itself_is_not_answered(crew: Crew, news: dict[str, Any]) -> None:
    before = [said.id for said in await crew.mentee.messages()]
    await crew.town.sandbox.forge(message(crew.mentee.id, **news), wait=10)
    said = await crew.mentee.send("/help")
    await crew.mentee.wait_for("Как это работает", after=said.id)
    unasked = [one for one in await crew.mentee.messages() if one.from_bot and one.id < said.id]
    assert {one.id for one in unasked} <= set(before)


async def test_what_our_library_cant_read_has_an_answer(crew: Crew) -> None:
    poll = {"id": "7", "question": "Когда?", "options": [{"text": "Завтра", "voter_count": 0}]}
    await crew.town.sandbox.forge(message(crew.mentee.id, poll=poll))
    await crew.mentee.wait_for("Спасибо за сообщение")


@pytest.mark.parametrize("command", ["/Menu", "/MENU", "/Start"])
async def test_a_phone_that_begins_sentences_with_a_capital(crew: Crew, command: str) -> None:
    said = await crew.mentee.send(command)
    await crew.mentee.wait_for(button="Моя неделя", after=said.id)
    assert not any(one.has("Спасибо за сообщение") for one in await crew.mentee.messages())


@pytest.mark.parametrize("action", ["html502", "reset_before", "status"])
async def test_a_moments_disturbance_leaves_nobody_without_an_answer(crew: Crew, action: str) -> None:
    for method in ("sendMessage", "editMessageText", "answerCallbackQuery"):
        await crew.town.sandbox.fault(action, method, times=2)
    said = await crew.mentee.send("/menu")
    await crew.mentee.wait_for(button="Моя неделя", after=said.id)
    answer = await crew.mentee.tap("Моя неделя")
    assert answer.text != "Что-то пошло не так"
    await crew.mentee.wait_for("Моя неделя", button="Меню")
    assert not any(one.has("Что-то пошло не так") for one in await crew.mentee.messages())


async def test_a_file_that_comes_at_the_second_try(town: Town) -> None:
    owner = await set_up(town)
    await town.sandbox.fault("status", "file", code=404)
    await owner.tap("Люди и пары")
    await owner.tap("Загрузить список")
    await owner.wait_for("Пришлите файл")
    await owner.send_file(roster(), "список.csv")
    await owner.wait_for("Прочитала")


@pytest.mark.parametrize(
    # A connection that breaks is tried twice by the HTTP library, too.
    "order",
    [{"action": "status", "code": 404, "times": 2}, {"action": "reset_before", "times": 4}],
)
async def test_a_file_that_does_not_come_is_asked_for_again(town: Town, order: dict[str, Any]) -> None:
    owner = await set_up(town)
    await owner.tap("Люди и пары")
    await owner.tap("Загрузить список")
    await owner.wait_for("Пришлите файл")
    await town.sandbox.fault(method="file", **order)
    await owner.send_file(roster(), "список.csv")
    await owner.wait_for("Пришлите его, пожалуйста, ещё раз")
    await owner.send_file(roster(), "список.csv")
    await owner.wait_for("Прочитала")


async def test_a_large_file_of_which_the_message_does_not_say_the_size(town: Town) -> None:
    owner = await set_up(town)
    await owner.tap("Люди и пары")
    await owner.tap("Загрузить список")
    await owner.wait_for("Пришлите файл")
    await town.sandbox.fault("status", "getFile", code=400, description="Bad Request: file is too big")
    await owner.send_file(roster(), "список.csv")
    await owner.wait_for("слишком велик: бот может принять до 20 МБ")


async def test_a_list_sent_to_the_main_menu_is_read(town: Town) -> None:
    owner = await set_up(town)
    sent = await owner.send_file(roster(), "список.csv")
    asked = await owner.wait_for("Что это?", button="Список педагогов", after=sent.id)
    assert not asked.has(button="Дорожная карта"), "no plan is a .csv"
    await owner.tap("Список педагогов")
    await owner.wait_for("новых: 3")


async def test_a_plan_sent_to_the_main_menu_is_read(town: Town) -> None:
    owner = await set_up(town)
    sent = await owner.send_file(a_document(), "план.docx")
    asked = await owner.wait_for("Что это?", button="Дорожная карта", after=sent.id)
    assert not asked.has(button="Список педагогов")
    await owner.tap("Дорожная карта")
    await owner.wait_for("Прочитала «план.docx»", timeout=30)
    await owner.tap("Отмена")
    sent = await owner.send_file(b"no table at all", "план.xlsx")
    await owner.wait_for("Что это?", after=sent.id)
    await owner.tap("Дорожная карта")
    await owner.wait_for("⚠️", button="Дорожная карта")
    await say(owner, "/menu", "Люди и пары")


async def test_a_teachers_file_is_no_list(crew: Crew) -> None:
    sent = await crew.mentee.send_file(roster(), "список.csv")
    await crew.mentee.wait_for("Спасибо за сообщение", after=sent.id)


async def test_a_code_counts_although_a_question_waits(stage: Stage) -> None:
    """Asked in the morning for a reason and not answered: in the room the digits are the code, no reason."""
    await make(stage)
    await stage.invite()
    await stage.methodist.tap("Код для входа")
    shown = await stage.methodist.wait_for("Код для входа:")
    code = code_in(shown)
    stage.town.clock.moment = datetime(2026, 11, 17, 12, tzinfo=UTC)
    teacher = stage.teachers[0]
    await say(teacher, "/me", "Исправить")
    await teacher.tap("Исправить")
    await teacher.tap("Предмет")
    asked = await teacher.wait_for("Какой предмет")
    said = await teacher.send(f"Код: {code}.")
    await teacher.wait_for("вы на событии", after=said.id)
    again = await teacher.wait_for("Какой предмет", after=asked.id)
    said = await teacher.send("482137" if code != "482137" else "482138")
    await teacher.wait_for("Предмет: 48213", after=again.id)
