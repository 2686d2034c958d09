"""What most stories begin with: a programme set up in the chat, a roster sent, a link opened."""

import csv
import io
import re
import struct
import zlib

from sandbox.client import Person, Said
from tests.handlers.conftest import Town

PEOPLE = (
    ("Орлова Ирина Павловна", "Приладожская СОШ", "наставник", "физика", ""),
    ("Смирнова Марина Викторовна", "Шумская СОШ", "наставляемый", "математика", "Орлова Ирина Павловна"),
    ("Жуков Пётр Ильич", "Шумская СОШ", "куратор", "", ""),
)


def code_in(shown: Said) -> str:
    """The six digits by which guests check in, from the screen that shows them."""
    found = re.search(r"(\d{3}) (\d{3})", shown.text)
    assert found
    return found[1] + found[2]


def picture(side: int = 32) -> bytes:
    """A small grey picture (.png)."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    lines = b"".join(b"\0" + b"\x80" * side for _ in range(side))
    head = struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(lines))
        + chunk(b"IEND", b"")
    )


def roster(*people: tuple[str, str, str, str, str]) -> bytes:
    """A small roster (.csv): name, school, role, subject, mentor."""
    output = io.StringIO()
    table = csv.writer(output, delimiter=";")
    table.writerow(["ФИО", "Школа", "Роль", "Предмет", "Наставник"])
    table.writerows(people or PEOPLE)
    return output.getvalue().encode("utf-8-sig")


async def set_up(town: Town) -> Person:
    """The owner makes «Кировский район, 2026/27» and stands in its main menu."""
    owner = await town.owner()
    await owner.start()
    await owner.wait_for("Новая программа")
    await owner.send("Кировский район")
    await owner.wait_for("В каком регионе")
    await owner.tap("Пропустить")
    await owner.wait_for("учебный год")
    await owner.tap("2026/27")
    await owner.wait_for("По какому времени")
    await owner.tap("Москва")
    await owner.wait_for("сеть школ")
    await owner.tap("Смешанная")
    await owner.wait_for("Проверьте и создайте")
    await owner.tap("Создать программу")
    await owner.wait_for("Кировский район, 2026/27", button="Люди и пары")
    return owner


async def say(person: Person, text: str, button: str) -> Said:
    """Write to the bot and wait for the screen with `button` below the words."""
    said = await person.send(text)
    return await person.wait_for(button=button, after=said.id)


async def send_roster(owner: Person, content: bytes, name: str = "список.csv") -> Said:
    """From the main menu to a roster's preview."""
    await say(owner, "/menu", "Люди и пары")
    await owner.tap("Люди и пары")
    await owner.tap("Загрузить список")
    await owner.wait_for("Пришлите файл")
    await owner.send_file(content, name)
    return await owner.wait_for("Прочитала")


async def with_people(town: Town, *people: tuple[str, str, str, str, str]) -> Person:
    """A programme with people in it; returns its methodist."""
    owner = await set_up(town)
    await send_roster(owner, roster(*people))
    await owner.tap("Сохранить")
    await owner.wait_for("На каком основании")
    await owner.tap("Поручение управления")
    await owner.wait_for("Сохранено")
    return owner


async def link_of(owner: Person, surname: str) -> str:
    """The payload of a person's link, from their card."""
    await say(owner, "/menu", "Люди и пары")
    await owner.tap("Люди и пары")
    await owner.tap("Все участники")
    await owner.wait_for("найти человека")
    await owner.tap(surname)
    card = await owner.wait_for("Личная ссылка")
    return card.text.rpartition("?start=")[2].split()[0]


async def registered(town: Town, owner: Person, surname: str, telegram_id: int) -> Person:
    """The person has opened their link and said yes twice."""
    person = await town.person(telegram_id)
    await person.start(await link_of(owner, surname))
    await person.wait_for("Вас включили в программу")
    await person.tap("огласн" if surname.endswith("а") else "огласен")
    await person.wait_for("Всё верно?")
    await person.tap("Да")
    await person.wait_for("Кировский район", button="Мои данные")
    return person
