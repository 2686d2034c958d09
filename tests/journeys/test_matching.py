"""Partners for a cohort over HTTP (PRODUCT.md §2.8), and the chat of those who were matched (§2.12)."""

from sandbox.client import Group, Person, Said
from tests.journeys.conftest import OWNER, World
from tests.journeys.steps import PATIENCE, launch, menu, personal_link, register
from tests.journeys.test_the_loop import prepare


async def test_a_cohort_is_matched_and_its_group_meets_in_a_chat(world: World) -> None:
    await world.sandbox.move_to("2026-11-23T10:00:00")
    await world.start_bot()
    owner = await world.person(OWNER, "Вера")
    await prepare(owner)
    mentor, *mentees = await everybody(world, owner)
    await launch(owner)

    await the_mentor_is_asked(owner, mentor)
    await world.restart_bot()
    await the_mentor_is_prepared(owner)
    await a_proposal(owner)
    await world.restart_bot()
    await edited_and_published(owner)
    for mentee in mentees:
        told = await mentee.wait_for("Ваш наставник: Орлова", timeout=PATIENCE)
        assert "Подобрали так:" in told.text
        assert told.has(button="Написать ей")

    group = await their_chat(world, mentor, mentees)
    await world.restart_bot()
    await the_chat_is_lost(world, group, mentor)
    assert await world.sandbox.violations() == []
    assert "Traceback" not in world.log
    for name in ("Орлова", "Гусев", "Наша группа"):
        assert name not in world.log, "no names in the logs"


async def everybody(world: World, owner: Person) -> list[Person]:
    people = []
    for number, surname in enumerate(("Орлова", "Ахметова", "Гусев")):
        person = await world.person(2001 + number, surname)
        await register(person, await personal_link(owner, surname))
        people.append(person)
    return people


async def the_mentor_is_asked(owner: Person, mentor: Person) -> None:
    await menu(owner, "Люди и пары", "Пары и группы", "Наставники")
    await owner.wait_for(button="Разослать анкету")
    await owner.tap("Разослать анкету")
    await mentor.wait_for("С чем вы можете помочь", button="Методика", timeout=PATIENCE)
    await mentor.tap("Дальше")
    said = await mentor.wait_for("Ваши предметы")
    said = await mentor.send("физика, математика")
    await mentor.wait_for("Скольких коллег", after=said.id)
    await mentor.tap("3")
    await mentor.tap("И очно, и онлайн")
    await mentor.wait_for("Что ещё важно")
    await mentor.tap("Пропустить")
    await mentor.wait_for("готовы вести: 3")


async def the_mentor_is_prepared(owner: Person) -> None:
    await menu(owner, "Люди и пары", "Пары и группы", "Наставники", "Орлова")
    await owner.wait_for("Анкета заполнена", button="Отметить подготовку")
    await owner.tap("Отметить подготовку")
    said = await owner.send("12 октября")
    await owner.wait_for("Номер удостоверения", after=said.id)
    said = await owner.send("17/СН")
    await owner.wait_for("Подготовка пройдена 12 октября 2026\u00a0г., № 17/СН", after=said.id)


async def a_proposal(owner: Person) -> Said:
    await menu(owner, "Люди и пары", "Пары и группы", "Подобрать пары")
    await owner.wait_for("Наставляемых без наставника: 15", button="Условия")
    await owner.tap("Условия")
    await owner.tap("Без подготовки")
    await owner.tap("Только кто в боте")
    await owner.wait_for(button="Только кто в боте: да")
    await owner.tap("Назад")
    await owner.wait_for("Наставляемых без наставника", button="Подобрать")
    await owner.tap("🧭 Подобрать")
    return await owner.wait_for("групп", button="Опубликовать", timeout=PATIENCE)


async def edited_and_published(owner: Person) -> None:
    """What was proposed is there after the restart; a pair is fixed, the rest matched anew, published."""
    await menu(owner, "Люди и пары", "Пары и группы", "Подобрать пары")
    await owner.wait_for("Пар: 0, групп: 1", button="Посмотреть")
    await owner.tap("Посмотреть")
    seen = await owner.wait_for("Орлова Ирина Павловна")
    assert "просили помощи" in seen.text
    await owner.tap("Орлова →")
    await owner.wait_for(button="Гусев")
    await owner.tap("Назад")
    await owner.wait_for(button="Орлова →")
    await owner.tap("Назад")
    await owner.wait_for(button="Опубликовать…")
    await owner.tap("Опубликовать…")
    await owner.wait_for("Создам пары и группы (1)")
    await owner.tap("Опубликовать сейчас")
    await owner.wait_for("Опубликовано. Пар: 0, групп: 1, в них наставляемых: 2", timeout=PATIENCE)


async def their_chat(world: World, mentor: Person, mentees: list[Person]) -> Group:
    await menu(mentor, "Мои подопечные")
    await mentor.wait_for(button="Группа в Telegram")
    await mentor.tap("Группа в Telegram")
    link = await mentor.tap("Добавить в группу")
    assert link.startgroup_payload
    group = await world.sandbox.group(mentor, "Наша группа", *mentees)
    await group.add_bot(mentor, link.startgroup_payload)
    await group.wait_for("Здесь буду напоминать о событиях и сроках вашей", timeout=PATIENCE)
    await menu(mentees[0], "наставник")
    await mentees[0].wait_for("Группа: Наша группа")
    return group


async def the_chat_is_lost(world: World, group: Group, mentor: Person) -> None:
    """The next day the bot is taken out: the mentor hears of it in private, and links it again.

    Of those to lead the mentor hears this morning (yesterday's one message was the form), of the loss on the
    next.
    """
    await world.sandbox.move_to("2026-11-24T09:00:00")
    await mentor.wait_for("Гусев", timeout=PATIENCE)
    await group.remove_bot(mentor)
    await world.sandbox.move_to("2026-11-25T09:00:00")
    await mentor.wait_for("Наша группа", timeout=PATIENCE)
    await menu(mentor, "Мои подопечные", "Группа в Telegram")
    link = await mentor.tap("Добавить в группу")
    await group.add_bot(mentor, link.startgroup_payload)
    await menu(mentor, "Мои подопечные")
    await mentor.wait_for("Группа: Наша группа", timeout=PATIENCE)
