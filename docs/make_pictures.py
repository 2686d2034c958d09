"""Takes the pictures of README, docs and the methodist's guide from the sandbox: `make pictures`.

It lives the journey of tests/journeys on the sample district and photographs phones on the way.
"""

import asyncio
import sys
import tempfile
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.async_api import Browser, ViewportSize, async_playwright

from sandbox.client import Person, Sandbox
from sandbox.server import SandboxServer
from tests.journeys import test_the_loop as loop
from tests.journeys.conftest import OWNER, World, settings_for
from tests.journeys.steps import PATIENCE, launch, make_partnership, menu, personal_link
from tests.sandbox.page_rig import CHROMIUM, FLAGS, phone

PICTURES = Path(__file__).parent / "pictures"
WIDTH, HEIGHT, BOARD = 420, 640, 900
"""A phone's screen in pixels; the board's list is longer than most."""
IN_A_ROW = 4
"""Phones of a story that is one picture."""


@dataclass(frozen=True)
class Telling:
    """The conversation after an event in one language: how it opens, then tap after tap and what follows."""

    locale: str
    opening: str
    of_bundle: str
    first: str
    steps: tuple[tuple[str, str], ...]


IN_RUSSIAN = Telling(
    "ru-RU",
    "еньше минуты",
    "Ответить на опрос",
    "1 из 6",
    (
        ("5", "2 из 6"),
        ("4", "3 из 6"),
        ("9", "отправлены без имени"),
        ("Приём или способ", "Что было трудно?"),
        ("Время на подготовку", "Что попробуете у себя и когда?"),
        ("На этой неделе", "Напомнить вам об этом"),
        ("Да, напомнить", "Спасибо! Напомню"),
    ),
)
IN_ENGLISH = Telling(
    "en-GB",
    "ess than a minute",
    "Answer the survey",
    "1 of 6",
    (
        ("5", "2 of 6"),
        ("4", "3 of 6"),
        ("9", "without a name"),
        ("A way of working", "What was hard?"),
        ("Time to prepare", "What will you try"),
        ("This week", "Shall I remind you"),
        ("Yes, remind me", "I'll remind you on"),
    ),
)


class Photographer:
    """One browser; every picture is one person's phone as it stands now."""

    def __init__(self, browser: Browser, base_url: str, folder: Path) -> None:
        self._browser = browser
        self._base_url = base_url
        self._folder = folder

    async def take(self, person: Person, name: str, language: str = "ru-RU", height: int = HEIGHT) -> None:
        screen = ViewportSize(width=WIDTH, height=height)
        page = await self._browser.new_page(viewport=screen, device_scale_factor=2, locale=language)
        await page.add_init_script(f"localStorage.setItem('sandbox.phones', '[{person.id}]')")
        await page.goto(self._base_url)
        place = phone(page, person.id)
        await place.wait_for(state="visible")
        await page.wait_for_timeout(600)
        file = self._folder / f"{name}.png"
        await place.screenshot(path=file)
        await page.close()
        self.keep(file.read_bytes(), name)

    def keep(self, picture: bytes, name: str) -> None:
        """Write a picture into the folder. Few colours will do: a palette keeps the repository small."""
        with Image.open(BytesIO(picture)) as opened:
            few = opened.convert("RGB").quantize(128)
        few.save(self._folder / f"{name}.png", optimize=True)

    def join(self, names: list[str], name: str) -> None:
        """Pictures of a story, at half their size, as one; the single ones go."""
        files = [self._folder / f"{each}.png" for each in names]
        shots = [Image.open(file).convert("RGB").reduce(2) for file in files]
        width, height = shots[0].size
        whole = Image.new("RGB", (IN_A_ROW * width, -(-len(shots) // IN_A_ROW) * height), "white")
        for place, shot in enumerate(shots):
            whole.paste(shot, (place % IN_A_ROW * width, place // IN_A_ROW * height))
        content = BytesIO()
        whole.save(content, "PNG")
        self.keep(content.getvalue(), name)
        for file in files:
            file.unlink()


async def story(world: World, camera: Photographer) -> None:
    """The loop, with a stop at each screen that decides whether people like the bot."""
    await world.sandbox.move_to("2026-11-23T10:00:00")
    await world.start_bot()
    owner = await world.person(OWNER, "Вера")
    await loop.prepare(owner)
    smirnova = await world.person(2002, "Марина")
    await smirnova.start(await personal_link(owner, "Смирнова"))
    await smirnova.wait_for("согласие на обработку")
    await camera.take(smirnova, "teacher-consent")
    teachers = await loop.everybody_registers(world, owner)
    await make_partnership(owner, "Орлова", "Смирнова")
    await launch(owner)
    await teachers[1].wait_for("Ваш наставник", timeout=PATIENCE)
    await camera.take(teachers[1], "teacher-introduction")
    await speak(teachers[2], "English")
    await world.sandbox.next_morning()
    await teachers[0].wait_for("Доброе утро", timeout=PATIENCE)
    await camera.take(teachers[0], "teacher-bundle")
    await teachers[2].wait_for("Good morning", timeout=PATIENCE)
    await camera.take(teachers[2], "teacher-bundle-en", "en-GB")
    await speak(teachers[2], "Русский")
    await the_plan(camera, owner)
    await menu(owner)
    await camera.take(owner, "methodist-home")
    await loop.an_event_is_announced(world, owner, teachers)
    await camera.take(owner, "methodist-broadcast")
    await loop.it_takes_place(world, owner, teachers)
    await speak(teachers[4], "English")
    await world.sandbox.next_morning()
    first = await loop.open_survey(teachers[1])
    await teachers[1].tap("5", message_id=first)
    await teachers[1].wait_for("2 из 6")
    await camera.take(teachers[1], "teacher-survey")
    await teachers[1].tap("4", message_id=first)
    await teachers[1].wait_for("3 из 6")
    await teachers[1].tap("9", message_id=first)
    await teachers[1].wait_for("отправлены без имени")
    await camera.take(teachers[1], "teacher-boundary")
    await loop.reflect(teachers[1], first)
    for number in (0, 2):
        await loop.answer_all(teachers[number], loop.ANSWERS[number])
    await the_conversation(camera, teachers[3], IN_RUSSIAN, "teacher-conversation-ru")
    await the_conversation(camera, teachers[4], IN_ENGLISH, "teacher-conversation-en")
    await world.sandbox.move_to("2026-11-30T09:00:00")
    await owner.wait_for(kind="photo", timeout=PATIENCE)
    await camera.take(owner, "methodist-summary")
    await the_guide(world, camera, owner, teachers)


async def the_plan(camera: Photographer, owner: Person) -> None:
    """The board and the picture of the year, in both languages."""
    await menu(owner, "План", "Доска")
    await owner.wait_for("весь план", button="Состояние")
    await camera.take(owner, "methodist-board", height=BOARD)
    await menu(owner, "План", "Год картинкой")
    camera.keep(await owner.download(await owner.wait_for(kind="photo", timeout=PATIENCE)), "year")
    await speak(owner, "English")
    await menu(owner, "Plan", "Board")
    await owner.wait_for("the whole plan", button="State")
    await camera.take(owner, "methodist-board-en", "en-GB", BOARD)
    board = await owner.last()
    await menu(owner, "Plan", "The year as a picture")
    picture = await owner.wait_for(kind="photo", after=board.id if board else 0, timeout=PATIENCE)
    camera.keep(await owner.download(picture), "year-en")
    await speak(owner, "Русский")


async def speak(person: Person, language: str) -> None:
    """Choose a language in the profile."""
    last = await person.last()
    await person.send("/me")
    profile = await person.wait_for(button="Language", after=last.id if last else 0, timeout=PATIENCE)
    await person.tap("Language", message_id=profile.id)
    await person.wait_for(button=language)
    await person.tap(language, message_id=profile.id)
    await person.wait_for(button="Language", edited_since=profile.raw["rev"])


async def the_conversation(camera: Photographer, teacher: Person, told: Telling, name: str) -> None:
    """All of it, question by question, as one picture."""
    found = await teacher.wait_for(told.opening, timeout=PATIENCE)
    if told.first not in found.text:
        await teacher.tap(told.of_bundle, message_id=found.id)
        found = await teacher.wait_for(told.first, timeout=PATIENCE)
    names = [f"{name}-0"]
    await camera.take(teacher, names[0], told.locale)
    for number, (tap, seen) in enumerate(told.steps, start=1):
        await teacher.tap(tap, message_id=found.id)
        await teacher.wait_for(seen)
        names.append(f"{name}-{number}")
        await camera.take(teacher, names[-1], told.locale)
    camera.join(names, name)


async def the_guide(world: World, camera: Photographer, owner: Person, teachers: list[Person]) -> None:
    """Screens of the methodist's guide (docs/ru) that no story above stops at."""
    for name, button in (
        ("attention", "Внимание"),
        ("plan", "План"),
        ("people", "Люди и пары"),
        ("summaries", "Сводки"),
    ):
        await menu(owner, button)
        await world.sandbox.wait_until(lambda state: state["pending_updates"] == 0)
        await camera.take(owner, f"methodist-{name}")
    author, reader = teachers[0], teachers[1]
    await menu(author, "Практики", "Мои карточки", "Новая карточка")
    await author.send("Квест-урок по дробям")
    await author.wait_for("Черновик", button="Описание")
    await author.tap("Описание")
    await author.wait_for("Что сделали")
    await author.send(
        "Дети делят пиццу между гостями, складывают доли и пишут рецепт. Подходит для первого урока."
    )
    await author.wait_for("Дети делят пиццу", button="Предмет")
    await author.tap("Предмет")
    await author.wait_for("Какой предмет")
    await author.send("математика")
    await author.wait_for("математика", button="Файл или ссылка")
    await author.tap("Файл или ссылка")
    await author.wait_for("Пришлите файл")
    await author.send_file(b"%PDF-1.7", "конспект.pdf")
    await author.wait_for("1 файл", button="Отправить методисту", timeout=PATIENCE)
    await author.tap("Отправить методисту")
    await author.wait_for("ваши имя и школа")
    await author.tap("Согласен")
    await author.wait_for("На проверке у методиста")
    await menu(owner, "Практики", "На проверке · 1", "Квест-урок")
    await owner.wait_for("Ждёт вашего решения")
    await camera.take(owner, "methodist-practice")
    await owner.tap("Опубликовать")
    await owner.wait_for("Всё проверено", timeout=PATIENCE)
    await menu(reader, "Практики")
    await reader.send("дробями")
    await reader.wait_for("1 практика", timeout=PATIENCE)
    await camera.take(reader, "teacher-bank")
    await reader.tap("Квест-урок")
    await reader.wait_for("Автор")
    await camera.take(reader, "teacher-practice")


async def main(folder: Path) -> None:
    with tempfile.TemporaryDirectory() as home:
        server = SandboxServer(port=0, token="1234567:PICTURES", clock_file=Path(home) / "clock", page=True)  # noqa: S106
        await server.start()
        async with Sandbox(server.base_url) as sandbox, async_playwright() as playwright:
            world = World(Path(home), server, sandbox, settings=settings_for(server, Path(home)))
            browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
            try:
                await story(world, Photographer(browser, server.base_url, folder))
            finally:
                await world.stop_bot()
                await browser.close()
                await server.stop()


if __name__ == "__main__":
    PICTURES.mkdir(parents=True, exist_ok=True)
    asyncio.run(main(Path(sys.argv[1]) if len(sys.argv) > 1 else PICTURES))
