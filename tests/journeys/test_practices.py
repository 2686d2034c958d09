"""The bank of practices over HTTP (PRODUCT.md §6.7): asked for, checked, found, shown, exported."""

import io
import zipfile

from sandbox.client import Person
from tests.journeys.conftest import OWNER, World
from tests.journeys.steps import PATIENCE, launch, make_event, menu, personal_link, register
from tests.journeys.test_the_loop import prepare

SURNAMES = ("Орлова", "Смирнова")


async def test_a_practice_from_the_lesson_to_the_website(world: World) -> None:
    await world.sandbox.move_to("2026-11-23T10:00:00")
    await world.start_bot()
    owner = await world.person(OWNER, "Вера")
    await prepare(owner)
    people = []
    for number, surname in enumerate(SURNAMES):
        person = await world.person(2001 + number, surname)
        await register(person, await personal_link(owner, surname))
        people.append(person)
    host, reader = people
    await launch(owner)
    await a_lesson_is_led(owner)

    await world.sandbox.move_to("2026-11-25T17:05:00")
    await the_presenter_fills_the_card(world, host)
    await world.sandbox.next_morning()
    await the_methodist_publishes(owner)
    await world.restart_bot()
    await it_is_found_and_shown(world, reader)
    await the_page_for_a_website(owner)

    assert await world.sandbox.violations() == []
    assert "Traceback" not in world.log
    for words in (*SURNAMES, "пицц"):
        assert words not in world.log, "neither names nor people's words in the logs"
    assert await world.stop_bot() == 0


async def a_lesson_is_led(owner: Person) -> None:
    await make_event(owner, "Мастер-класс", "Дроби на пицце", "25 ноября в 15:00")
    await owner.tap("Изменить")
    await owner.wait_for("Что изменить?")
    await owner.tap("Ведущие")
    await owner.wait_for("Ведущих пока нет")
    await owner.send("орлов")
    await owner.wait_for("Нашла: 1")
    await owner.tap("Орлова")
    await owner.wait_for("Кто ведёт событие", button="✖ 1. Орлова")


async def the_presenter_fills_the_card(world: World, host: Person) -> None:
    """Asked in the day's message or the next bundle; a restart in the middle loses nothing."""
    if not [one for one in await host.messages() if "поделитесь материалами" in one.text]:
        await world.sandbox.next_morning()
    asked = await host.wait_for("поделитесь материалами", timeout=PATIENCE)
    await host.tap("Заполнить карточку", message_id=asked.id)
    await host.wait_for("Дроби на пицце", button="Файл или ссылка", timeout=PATIENCE)
    await host.tap("Файл или ссылка")
    await host.wait_for("Пришлите файл")
    await world.restart_bot()
    await host.send_file(b"%PDF-1.7 pizza", "конспект.pdf")
    await host.wait_for("конспект.pdf", button="Отправить методисту", timeout=PATIENCE)
    await host.tap("Описание")
    await host.wait_for("Что сделали")
    await host.send("Дети режут пиццу и складывают доли.")
    await host.wait_for("режут пиццу", button="Отправить методисту")
    await host.tap("Отправить методисту")
    await host.wait_for("ваши имя и школа")
    await host.tap("Согласен")
    await host.wait_for("На проверке у методиста")


async def the_methodist_publishes(owner: Person) -> None:
    await menu(owner, "Практики", "На проверке · 1", "Дроби на пицце")
    await owner.wait_for("Ждёт вашего решения")
    await owner.tap("Опубликовать")
    await owner.wait_for("Всё проверено", timeout=PATIENCE)


async def it_is_found_and_shown(world: World, reader: Person) -> None:
    """By words in other forms than the card has them, in the chat and inline."""
    await menu(reader, "Практики")
    await reader.send("пиццей для ребёнка")
    await reader.wait_for("1 практика", button="Дроби на пицце", timeout=PATIENCE)
    offered = await reader.ask_inline("долями")
    assert offered.titles == ["Дроби на пицце"]
    shown = await reader.choose(offered, offered.results[0]["id"])
    assert "Орлова Ирина Павловна" in shown["text"]
    await reader.tap("Дроби на пицце")
    await reader.wait_for("Автор: Орлова", button="конспект.pdf")
    await reader.tap("конспект.pdf")
    sent = await reader.wait_for(kind="document", timeout=PATIENCE)
    assert await reader.download(sent) == b"%PDF-1.7 pizza"
    await reader.wait_for("Взял 1 человек")
    stranger = await world.person(9001, "Чужой")
    assert (await stranger.ask_inline("пицца")).titles == []


async def the_page_for_a_website(owner: Person) -> None:
    await menu(owner, "Практики", "Страница для сайта")
    sent = await owner.wait_for("index.html", kind="document", timeout=PATIENCE)
    with zipfile.ZipFile(io.BytesIO(await owner.download(sent))) as archive:
        assert len(archive.namelist()) == 2
        assert "Дроби на пицце" in archive.read("index.html").decode()
