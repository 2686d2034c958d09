"""A bot of its own process before people, files and updates that no form was made for."""

import csv
import io
from typing import Any

from sandbox.client import Said
from tests.handlers.rubbish import KINDS, message, sender_of
from tests.journeys.conftest import OWNER, World
from tests.journeys.steps import (
    PATIENCE,
    ROOT,
    import_roadmap,
    import_roster,
    launch,
    make_partnership,
    menu,
    personal_link,
    register,
    set_up_programme,
)

SCHOOL = "Школа <b>&</b> №1 🏫"
PEOPLE = (
    ("О’Нил-Ёжикова Анна-Мария Ивановна", SCHOOL, "наставник", "физика <i>& 🔬"),
    ("Щ" + "щ" * 59 + " Жан Ильич", "Школа №2 =СУММ(A1)", "наставляемый", "@SUM(A1)"),
)
LONG = "Я" * 10_000
FAULTS = ("Traceback", "handler_failed", "rendering_failed", "update_failed", "OfficeCrash")


def roster() -> bytes:
    output = io.StringIO()
    table = csv.writer(output, delimiter=";")
    table.writerow(["ФИО", "Школа", "Роль", "Предмет"])
    table.writerows(PEOPLE)
    return output.getvalue().encode("utf-8-sig")


async def nothing_broke(world: World) -> None:
    assert [word for word in FAULTS if word in world.log] == []
    assert await world.sandbox.violations() == []


async def test_names_that_look_like_markup_live_through_the_loop(world: World) -> None:
    await world.sandbox.move_to("2026-11-23T10:00:00")
    await world.start_bot()
    owner = await world.person(OWNER, "Вера <b>&</b>")
    await set_up_programme(owner, "Район <b>&</b> «Ё» 🌲", "2026/27")
    (world.folder / "список.csv").write_bytes(roster())
    seen = await import_roster(owner, world.folder / "список.csv", "Прочитала «список.csv»")
    assert "новых: 2" in seen.text
    await import_roadmap(owner, ROOT / "sample" / "roadmap.docx")
    mentor, mentee = await world.person(2001, "<b>"), await world.person(2002, "&amp;")
    await register(mentor, await personal_link(owner, "О’Нил"))
    await register(mentee, await personal_link(owner, "Щщщ"))
    await make_partnership(owner, "О’Нил", "Щщщ")
    await launch(owner)
    told = await mentee.wait_for("Анна-Мария", timeout=PATIENCE)
    assert "физика <i>& 🔬, Школа <b>&</b> №1 🏫" in told.text
    assert "<i>" not in told.html
    await mentor.wait_for("Щ" + "щ" * 59, timeout=PATIENCE)

    await menu(owner, "Рассылка", "Новая рассылка")
    await owner.send("Срок < 5 дней & <script>alert(1)</script> 🎉")
    await owner.wait_for("Кому отправить?")
    await owner.tap("Всем участникам")
    await owner.wait_for("Получат", button="Отправить сейчас", timeout=PATIENCE)
    await owner.tap("Отправить сейчас")
    await owner.wait_for("Рассылка завершена", timeout=PATIENCE)
    await mentee.wait_for("Срок < 5 дней & <script>alert(1)</script> 🎉")
    await nothing_broke(world)


async def test_telegrams_own_troubles_stop_nobody(world: World) -> None:
    """A gateway's page, an update of next year, every kind of message, a text over Telegram's limit."""
    await world.start_bot()
    owner = await world.person(OWNER, "Вера")
    await owner.start()
    await owner.wait_for("Как называется муниципалитет", timeout=PATIENCE)
    await world.sandbox.fault("html502", "getUpdates", times=1)
    await world.sandbox.forge({"message": {"message_id": "what?", "poll": 5}})
    await world.sandbox.forge({"next_years_kind": {"from": sender_of(OWNER)}})
    for content in (*KINDS, {"text": LONG}):
        await world.sandbox.forge(message(OWNER, **content))
        await owner.wait_for("⚠️", timeout=PATIENCE)
    invisible = "\u200d\u200d\u2064\U0001d17a"
    await world.sandbox.forge(message(OWNER, text=f"Кировский район{invisible}"))
    await owner.wait_for("В каком регионе", timeout=PATIENCE)
    await owner.delete((await owner.wait_for("В каком регионе")).id)
    await owner.send("Область <b>")
    await owner.wait_for("На какой учебный год")
    await owner.block()
    await owner.unblock()
    await owner.tap("2026/27")
    await owner.wait_for("По какому времени")
    edited = await owner.send("Нигде")
    await owner.edit(edited.id, "Тоже нигде")
    await owner.tap("Москва")
    await owner.wait_for("Как устроена сеть")
    await owner.tap("Цепная")
    check = await owner.wait_for("Проверьте и создайте")
    assert "Область <b>" in check.text, "what was entered is kept"
    await nothing_broke(world)


async def test_an_update_that_comes_twice_is_carried_out_once(world: World) -> None:
    """Killed between the commit and the confirmation: Telegram gives the tap again."""
    await world.start_bot()
    owner = await world.person(OWNER, "Вера")
    await set_up_programme(owner, "Заречный район", "2026/27")
    await menu(owner, "События", "Новое событие", "Семинар")
    await owner.send("Критерии")
    await owner.wait_for("Когда?")
    await owner.send("завтра в 15:00")
    await owner.wait_for("Сколько продлится", timeout=PATIENCE)
    await owner.tap("1 час")
    await owner.wait_for("Где?")
    await owner.tap("Без места")
    check = await owner.wait_for("Проверьте", button="Создать")
    update = raw_tap(check, "Создать")
    await world.sandbox.forge({**update, "update_id": 700_000_001}, wait=PATIENCE)
    await owner.wait_for(button="Пригласить")
    # To the same process it is the same tap, already answered: nobody answers it again.
    await world.sandbox.forge({**update, "update_id": 700_000_001})
    await world.sandbox.wait_until(lambda state: state["pending_updates"] == 0, PATIENCE, "no update waits")
    await world.restart_bot()
    await world.sandbox.forge({**update, "update_id": 700_000_001}, wait=PATIENCE)
    listed = await menu(owner, "События")
    assert sum("Критерии" in label for label in listed.buttons) == 1, listed.buttons
    await nothing_broke(world)


def raw_tap(said: Said, label: str) -> dict[str, Any]:
    """The update of a tap on a button of this message, as Telegram would write it."""
    rows = said.raw["inline_keyboard"]
    data = next(button["data"] for row in rows for button in row if label in button["text"])
    keyboard = [[{"text": label, "callback_data": data}]]
    shown = {
        "message_id": said.id,
        "chat": {"id": OWNER, "type": "private", "first_name": "Вера"},
        "date": 1_795_000_000,
        "text": "…",
        "reply_markup": {"inline_keyboard": keyboard},
    }
    query = {"id": "", "from": sender_of(OWNER), "chat_instance": "1", "message": shown, "data": data}
    return {"callback_query": query}
