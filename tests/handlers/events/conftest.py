"""A district whose methodist makes an event in the chat, for tests of what follows."""

from dataclasses import dataclass

import pytest

from models.enums import Role
from sandbox.client import Person
from services.actor import Actor
from services.events.guests import invite
from tests.builders import District, a_district
from tests.handlers.conftest import Town


@dataclass
class Stage:
    """A district whose methodist and two teachers have opened the bot."""

    town: Town
    district: District
    methodist: Person
    teachers: list[Person]
    guests: list[Actor]

    async def invite(self, event_id: int = 1) -> None:
        async with self.town.app.database.write() as session:
            await invite(session, event_id, [guest.require_person() for guest in self.guests])


@pytest.fixture
async def stage(town: Town) -> Stage:
    district = await a_district(town.app.database)
    guests = [await district.person(surname, Role.MENTEE) for surname in ("Смирнова", "Орлова")]
    methodist = await town.person(district.methodist.telegram_id, "Елена")
    teachers = [await town.person(guest.telegram_id) for guest in guests]
    for person in (methodist, *teachers):
        await person.start()
        await person.wait_for(button="Событи")
    return Stage(town, district, methodist, teachers, guests)


async def make(stage: Stage, day: str = "завтра в 15:00") -> None:
    """Through the screens, from the main menu to the card."""
    methodist = stage.methodist
    await methodist.tap("События")
    await methodist.wait_for("Ближайших событий нет")
    await methodist.tap("Новое событие")
    await methodist.tap("Мастер-класс")
    await methodist.wait_for("Как называется")
    await methodist.send("Готовимся к <ОГЭ> & «ЕГЭ»")
    await methodist.wait_for("Когда?")
    await methodist.send(day)
    await methodist.wait_for("Сколько продлится", timeout=20)
    await methodist.tap("1,5 часа")
    await methodist.wait_for("Где?")
    await methodist.send("Шумская СОШ, каб. 12")
    review = await methodist.wait_for("Проверьте")
    assert "17 ноября, вт, 15:00–16:30" in review.text
    await methodist.tap("анонимно")
    await methodist.wait_for(button="с именами")
    await methodist.tap("с именами")
    await methodist.wait_for(button="анонимно")
    await methodist.tap("Создать")
    await methodist.wait_for("Пока никто не приглашён", button="Пригласить")
