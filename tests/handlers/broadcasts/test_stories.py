"""The methodist writes to a segment: preview, progress, report; the readers answer."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest
from aiogram import Bot
from aiogram.types import Update

from models.enums import BroadcastState, EventKind
from sandbox.client import Person, Said
from services.broadcasts.facts import Content
from services.events.facts import NewEvent
from tests.handlers.crew import Crew
from tests.handlers.steps import picture


async def compose(crew: Crew, text: str, *segment: str) -> Said:
    """From the main menu to the control message under the preview."""
    methodist = crew.methodist
    await methodist.tap("Рассылка")
    await methodist.tap("Новая рассылка")
    await methodist.wait_for("Напишите или перешлите")
    said = await methodist.send(text)
    await methodist.wait_for("Кому отправить?", after=said.id)
    for label in segment or ("Всем участникам",):
        await methodist.tap(label)
    return await methodist.wait_for("Получат", button="Отправить сейчас", after=said.id)


async def finish(crew: Crew) -> None:
    """Let it run to its end."""
    for _ in range(50):
        await crew.town.tick()
        if not await crew.town.app.services.broadcasts.running():
            return
        await asyncio.sleep(0.05)
    pytest.fail("the broadcast does not end")


async def state_of(crew: Crew) -> BroadcastState:
    return (await crew.town.app.services.broadcasts.all(crew.district.methodist)).lines[0].state


async def test_text_to_all_with_preview_progress_and_report(crew: Crew) -> None:
    methodist = crew.methodist
    await crew.district.person("Невидимка", *crew.mentee_actor.roles, with_account=False)
    control = await compose(crew, "Уважаемые коллеги, {имя}! <Б>&")
    preview = await methodist.wait_for("Уважаемые коллеги, Елена Викторовна! <Б>&")
    assert preview.id < control.id, "the message itself stands above what can be done with it"
    assert "Получат 2: участники программы, 2 школы." in control.text
    assert "Не получат 1: не открыли бота 1." in control.text
    await methodist.tap("Кто не получит?")
    await methodist.wait_for("Невидимка", button="Назад")
    await methodist.tap("Назад")
    await methodist.wait_for(button="Отправить сейчас · 2")
    await methodist.tap("Отправить сейчас")
    await crew.mentee.wait_for("Уважаемые коллеги, Марина Викторовна! <Б>&")
    await crew.mentor.wait_for("Уважаемые коллеги, Ирина Павловна! <Б>&")
    await finish(crew)
    ended = await methodist.wait_for("Доставлено 2 · Не на связи 1", button="Список")
    assert ended.id == control.id, "one message, edited"
    assert ended.buttons == ["Список", "Повторить"]
    # /menu leaves the result where it is.
    said = await methodist.send("/menu")
    await methodist.wait_for("Кировский район", after=said.id)
    assert (await methodist.wait_for("Доставлено 2")).id == ended.id
    await methodist.tap("Список")
    report = await methodist.wait_for("• Невидимка", button="Назад")
    assert "(Шумская СОШ): бот не открыт" in report.text
    assert "доставлено" in report.text
    assert await crew.town.sandbox.violations() == []


async def test_got_it(crew: Crew) -> None:
    await compose(crew, "Прочтите, пожалуйста", "По роли", "Наставляемым")
    await crew.methodist.tap("➕ Кнопка «Понятно»")
    await crew.methodist.wait_for("Получат", button="✓ Кнопка «Понятно»")
    await crew.methodist.wait_for("Прочтите", button="Понятно")
    await crew.methodist.tap("Отправить сейчас")
    notice = await crew.mentee.wait_for("Прочтите", button="Понятно")
    for _ in range(2):
        assert "Спасибо" in ((await crew.mentee.tap("Понятно")).text or "")
    assert (await crew.mentee.wait_for("Прочтите")).buttons == ["✓ Понятно"]
    foreign = await crew.mentor.forge_tap(notice.id, "got:1")
    assert foreign.text
    await finish(crew)
    await crew.methodist.wait_for("Доставлено 1 · «Понятно» 1")


async def test_pause_go_on_stop(crew: Crew) -> None:
    await crew.town.sandbox.fault("hang", method="sendMessage", chat_id=crew.mentor.id, seconds=3)
    await compose(crew, "Долгая рассылка")
    await crew.methodist.tap("Отправить сейчас")
    await crew.methodist.tap("Пауза")
    await crew.methodist.wait_for("На паузе", button="Продолжить")
    assert await state_of(crew) is BroadcastState.PAUSED
    await crew.methodist.tap("Продолжить")
    await crew.methodist.wait_for("Отправляется", button="Остановить")
    await crew.methodist.tap("Остановить")
    await crew.methodist.wait_for("Рассылка остановлена")
    assert await state_of(crew) is BroadcastState.CANCELLED


async def test_who_blocked_is_listed_and_reached_again(crew: Crew) -> None:
    await crew.town.sandbox.fault(
        "status",
        method="sendMessage",
        chat_id=crew.mentee.id,
        code=403,
        description="Forbidden: bot was blocked by the user",
    )
    await compose(crew, "Важное")
    await crew.methodist.tap("Отправить сейчас")
    await crew.mentor.wait_for("Важное")
    await finish(crew)
    await crew.methodist.wait_for("Доставлено 1 · Заблокировали бота 1")
    assert "на связи уже получили" in ((await crew.methodist.tap("Повторить")).text or "")
    said = await crew.mentee.start()
    await crew.mentee.wait_for("Кировский район", after=said.id)
    await crew.methodist.tap("Повторить")
    await crew.mentee.wait_for("Важное")
    await finish(crew)
    done = await crew.methodist.wait_for("Доставлено 2")
    assert done.buttons == ["Список"]


async def test_at_a_time_of_ones_own(crew: Crew) -> None:
    methodist = crew.methodist
    await compose(crew, "На потом")
    await methodist.tap("Назначить время")
    said = await methodist.send("когда рак свистнет")
    await methodist.wait_for("Не поняла время", after=said.id)
    said = await methodist.send("15.11.2026 в 10:00")
    await methodist.wait_for("Это время уже прошло", after=said.id)
    said = await methodist.send("17.11 в 23:00")
    await methodist.wait_for(
        "бот молчит: сообщение уйдёт утром.\n🕓 Уйдёт: 18 ноября, ср, 08:00", after=said.id
    )
    await methodist.tap("Отменить отправку")
    await methodist.tap("Назначить время")
    said = await methodist.send("17.11 в 10:00")
    await methodist.wait_for("Уйдёт: 17 ноября, вт, 10:00", button="Отменить отправку", after=said.id)
    await crew.town.tick()
    assert await state_of(crew) is BroadcastState.SCHEDULED
    crew.town.clock.advance(days=1)
    await crew.town.tick()
    await crew.mentee.wait_for("На потом")
    # Its author is shown how it went, unasked.
    await finish(crew)
    await methodist.wait_for("Доставлено 2", button="Список")


async def test_in_the_evening_it_is_put_off_with_words(crew: Crew) -> None:
    crew.town.clock.advance(hours=10)
    await compose(crew, "Поздний вечер")
    answer = await crew.methodist.tap("Отправить сейчас")
    assert "17 ноября, вт, 08:00" in (answer.text or "")
    await crew.methodist.wait_for("Уйдёт: 17 ноября, вт, 08:00")
    assert await state_of(crew) is BroadcastState.SCHEDULED
    await crew.methodist.tap("Отменить отправку")
    await crew.methodist.wait_for("Получат", button="Отправить сейчас")
    assert await state_of(crew) is BroadcastState.DRAFT


async def test_a_photo_with_a_caption(crew: Crew) -> None:
    methodist = crew.methodist
    await methodist.tap("Рассылка")
    await methodist.tap("Новая рассылка")
    said = await methodist.send_file(picture(), "афиша.png", kind="photo", caption="Приходите!")
    await methodist.wait_for("Кому отправить?", after=said.id)
    await methodist.tap("По школам")
    await methodist.tap("Шумская")
    await methodist.tap("Готово · 1")
    await methodist.wait_for("Приходите!", kind="photo", after=said.id)
    await methodist.wait_for("Получат 1: Шумская СОШ")
    await methodist.tap("Отправить сейчас")
    await crew.mentee.wait_for("Приходите!", kind="photo")


async def test_what_can_not_be_sent_is_told_and_the_draft_stays(crew: Crew) -> None:
    methodist = crew.methodist
    await compose(crew, "Первое слово")
    await methodist.tap("Изменить")
    await methodist.wait_for("Напишите или перешлите")
    said = await methodist.send_file(picture(), "афиша.png", kind="photo", caption="я" * 1000 + "{имя}")
    await methodist.wait_for("Подпись слишком длинная", after=said.id)
    said = await methodist.send("Здравствуйте, {фамилия}!")
    await methodist.wait_for("Вместо {фамилия} подставить нечего", after=said.id)
    said = await methodist.send("Второе слово")
    control = await methodist.wait_for("Получат 2", after=said.id)
    preview = await methodist.wait_for("Второе слово")
    assert preview.id < control.id
    assert not any("Первое слово" in one.text for one in await methodist.messages() if one.from_bot)
    await methodist.tap("Отмена")
    await methodist.wait_for(button="Новая рассылка")
    assert (await crew.town.app.services.broadcasts.all(crew.district.methodist)).lines == ()


async def test_a_draft_waits_in_the_list(crew: Crew) -> None:
    await crew.town.app.services.broadcasts.compose(crew.district.methodist, Content("Черновик с обеда"))
    await crew.methodist.tap("Рассылка")
    await crew.methodist.tap("Черновик с обеда")
    await crew.methodist.wait_for("Кому отправить?")
    await crew.methodist.tap("По роли")
    await crew.methodist.tap("Кураторам")
    # No curators yet: nothing can be sent, and it says so.
    control = await crew.methodist.wait_for("Получат 0: кураторы школ")
    assert not any("Отправить" in label for label in control.buttons)


async def test_a_teacher_can_not_steer_it(crew: Crew) -> None:
    await compose(crew, "Всем")
    await crew.methodist.tap("Отправить сейчас")
    await crew.mentee.wait_for("Всем")
    message = await _any_message(crew.mentee)
    for what in range(6):
        assert (await crew.mentee.forge_tap(message.id, f"bc:1:{what}")).text
    assert await state_of(crew) is BroadcastState.RUNNING


async def test_a_notice_of_an_event_is_answered(crew: Crew) -> None:
    starts = crew.town.clock.now() + timedelta(days=3)
    event = NewEvent(EventKind.SEMINAR, "Чтение & <письмо>", starts, 90, "Шумская СОШ")
    event_id = await crew.town.app.services.events.create(crew.district.methodist, event)
    methodist = crew.methodist
    await methodist.tap("События")
    await methodist.tap("Чтение")
    await methodist.tap("Пригласить рассылкой")
    await methodist.wait_for("Кому отправить?")
    await methodist.tap("Назад")
    await methodist.tap("Пригласить рассылкой")
    await methodist.tap("Всем участникам")
    preview = await methodist.wait_for("Чтение & <письмо>", button="Приду")
    assert "19 ноября, чт, 12:00–13:30" in preview.text
    await methodist.tap("Отправить сейчас")
    await crew.mentee.wait_for("Будете?", button="Приду")
    await crew.mentee.tap("Приду")
    card = await crew.town.app.services.events.card(crew.district.methodist, event_id)
    assert (card.going, card.silent) == (1, 1)
    assert len((await crew.town.app.services.broadcasts.all(crew.district.methodist)).lines) == 1


async def _any_message(person: Person) -> Said:
    found = await person.last()
    assert found
    return found


async def test_the_tap_that_starts_it_comes_once_more(crew: Crew, monkeypatch: pytest.MonkeyPatch) -> None:
    """The bot died between the end of its handling and its confirmation: nothing is said of it again."""
    dispatcher, handled = crew.town.app.dispatcher, list[Update]()
    usual = dispatcher.feed_update

    async def noted(bot: Bot, update: Update, **data: Any) -> Any:
        result = await usual(bot, update, **data)
        handled.append(update)
        return result

    monkeypatch.setattr(dispatcher, "feed_update", noted)
    await compose(crew, "Уважаемые коллеги!")
    await crew.methodist.tap("Отправить сейчас")
    await finish(crew)
    await crew.methodist.wait_for("Доставлено 2")
    before = [(one.id, one.text) for one in await crew.methodist.messages()]
    tap = next(one for one in reversed(handled) if one.callback_query is not None)
    await usual(crew.town.app.bot, tap)
    assert [(one.id, one.text) for one in await crew.methodist.messages()] == before
    assert len([one for one in await crew.mentee.messages() if "Уважаемые коллеги" in one.text]) == 1
