"""A pair's personal programme over HTTP: begun, agreed across a restart, a step done, a review, the paper."""

from io import BytesIO

from docx import Document

from sandbox.client import Person, Said
from tests.journeys.conftest import OWNER, World
from tests.journeys.steps import (
    PATIENCE,
    launch,
    make_partnership,
    menu,
    personal_link,
    register,
)
from tests.journeys.test_the_loop import prepare


async def test_a_programme_from_its_template_to_its_review(world: World) -> None:
    await world.sandbox.move_to("2026-11-23T10:00:00")
    await world.start_bot()
    owner = await world.person(OWNER, "Вера")
    mentor, mentee = await a_pair(world, owner)

    await the_mentor_begins(mentor)
    await world.restart_bot()
    await the_mentee_wants_a_change(mentee)
    await the_mentor_agrees(mentor)
    await world.restart_bot()
    await the_mentee_agrees(mentee)

    await world.sandbox.move_to("2026-12-01T09:00:00")
    await a_step_is_done(mentee, mentor)
    await world.sandbox.move_to("2026-12-15T09:00:00")
    await a_review(mentor, mentee)
    await the_paper(owner)

    assert await world.sandbox.violations() == []
    assert "Traceback" not in world.log
    for words in ("Орлова", "дискуссию", "спокойнее"):
        assert words not in world.log, "neither names nor people's words in the logs"
    assert await world.stop_bot() == 0


async def a_pair(world: World, owner: Person) -> tuple[Person, Person]:
    await prepare(owner)
    people = []
    for number, surname in enumerate(("Орлова", "Смирнова")):
        person = await world.person(2001 + number, surname)
        await register(person, await personal_link(owner, surname))
        people.append(person)
    await make_partnership(owner, "Орлова", "Смирнова")
    await launch(owner)
    await people[1].wait_for("Ваш наставник", timeout=PATIENCE)
    return people[0], people[1]


async def programme_of(person: Person, whose: str) -> Said:
    """Two taps from the menu."""
    section = "подопечные" if whose == "Смирнова" else "наставник"
    await menu(person, section, "Программа пары")
    return await person.wait_for("Программа пары")


async def the_mentor_begins(mentor: Person) -> None:
    await programme_of(mentor, "Смирнова")
    await mentor.tap("Порядок на уроке")
    begun = await mentor.wait_for("черновик", button="Шаги · 5")
    assert "1. Начинать и заканчивать урок вовремя" in begun.text
    await mentor.tap("Шаги · 5")
    await mentor.tap("Добавить шаг")
    said = await mentor.send("Провести урок-дискуссию")
    await mentor.wait_for("Кто это делает", after=said.id)
    await mentor.tap("Наставляемый")
    said = await mentor.send("2 декабря")
    await mentor.wait_for("2 дек.: Провести урок-дискуссию", after=said.id, timeout=PATIENCE)
    await mentor.tap("Дни обзоров")
    await mentor.tap("На полпути")
    said = await mentor.send("15 декабря")
    await mentor.wait_for("На полпути: 15 декабря 2026", after=said.id, timeout=PATIENCE)
    await programme_of(mentor, "Смирнова")
    await mentor.tap("Согласиться")
    await mentor.wait_for("Ждём согласия: Смирнова")


async def the_mentee_wants_a_change(mentee: Person) -> None:
    await programme_of(mentee, "Орлова")
    await mentee.tap("Попросить изменить")
    said = await mentee.send("Хочу ещё цель о дискуссиях")
    await mentee.wait_for("просит изменить: Хочу ещё цель", after=said.id)
    await mentee.tap("Цели · 2")
    await mentee.tap("Добавить цель")
    said = await mentee.send("Вести дискуссию в 9 классе")
    await mentee.wait_for("3. Вести дискуссию в 9 классе", after=said.id)


async def the_mentor_agrees(mentor: Person) -> None:
    seen = await programme_of(mentor, "Смирнова")
    assert "Согласились" not in seen.text, "the draft has changed since"
    await mentor.tap("Согласиться")
    await mentor.wait_for("Ждём согласия: Смирнова")


async def the_mentee_agrees(mentee: Person) -> None:
    await programme_of(mentee, "Орлова")
    await mentee.tap("Согласиться")
    await mentee.wait_for("согласована", button="Попросить изменить")


async def a_step_is_done(mentee: Person, mentor: Person) -> None:
    bundle = await mentee.wait_for("Провести урок-дискуссию", button="1 ✓", timeout=PATIENCE)
    number = next(line[0] for line in bundle.text.splitlines() if "урок-дискуссию" in line)
    await mentee.tap(f"{number} ✓", message_id=bundle.id)
    await mentee.wait_for(f"✅ {number}. Провести урок-дискуссию")
    seen = await programme_of(mentor, "Смирнова")
    assert "1 из 6 выполнено" in seen.text


async def a_review(mentor: Person, mentee: Person) -> None:
    asked = await mentee.wait_for("подвести промежуточные итоги", timeout=PATIENCE)
    await mentee.tap("Открыть программу", message_id=asked.id)
    await mentee.tap("Обзор на полпути")
    said = await mentee.send("Стало спокойнее")
    await mentee.wait_for("Стало спокойнее", after=said.id)
    await programme_of(mentor, "Смирнова")
    await mentor.tap("Обзор на полпути")
    for number, outcome in enumerate(("Достигнута", "Частично", "Пока нет"), start=1):
        await mentor.tap(f"Цель {number}")
        await mentor.tap(outcome)
    said = await mentor.send("Растёт на глазах")
    await mentor.wait_for("Растёт на глазах", after=said.id)
    await mentor.tap("Назад")
    await mentor.wait_for("Обзор на полпути проведён 15 декабря")


async def the_paper(owner: Person) -> None:
    """The methodist, who may read it and change nothing, takes it along."""
    await menu(owner, "Люди и пары", "Пары и группы", "Программы пар")
    await owner.tap("Орлова")
    seen = await owner.wait_for("полпути пройдено", button="Документ .docx")
    assert not any("Согласиться" in label or "изменить" in label for label in seen.buttons)
    await owner.tap("Документ .docx")
    sent = await owner.wait_for(kind="document", timeout=PATIENCE)
    paper = Document(BytesIO(await owner.download(sent)))
    words = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    assert {"Вести дискуссию в 9 классе", "Стало спокойнее", "Растёт на глазах", "частично"} <= set(words)
