"""A broadcast over HTTP: an album composed across a restart, scheduled, paused, corrected, taken back."""

from sandbox.client import Person
from tests.handlers.steps import picture, roster
from tests.journeys.conftest import OWNER, World
from tests.journeys.steps import PATIENCE, menu, personal_link, register, set_up_programme


async def test_an_album_from_its_draft_to_its_withdrawal(world: World) -> None:
    await world.sandbox.move_to("2026-11-23T10:00:00")
    await world.start_bot()
    owner = await world.person(OWNER, "Вера")
    teachers = await a_programme(world, owner)

    await menu(owner, "Рассылка", "✏️ Новая рассылка")
    pictures = [(picture(32 + number), f"{number}.png", "photo") for number in range(3)]
    await owner.send_album(*pictures, caption="{имя}, урок в среду")
    await owner.wait_for("Приняла альбом", timeout=PATIENCE)
    await restart(world)
    await owner.tap("Дальше")
    await owner.wait_for("Кому отправить?", timeout=PATIENCE)
    await owner.tap("Всем участникам")
    await owner.wait_for("Получат 2", button="Назначить время")
    await owner.tap("Назначить время")
    await owner.send("завтра в 10:00")
    await owner.wait_for("Уйдёт: 24 ноября", timeout=PATIENCE)

    # It goes at its time; one reader's request hangs, so that there is something to pause.
    await world.sandbox.fault("delay", method="sendMediaGroup", chat_id=teachers[0].id, seconds=4)
    await world.sandbox.move_to("2026-11-24T10:00:00")
    await owner.wait_for(button="Пауза", timeout=PATIENCE)
    await owner.tap("Пауза")
    await owner.wait_for("На паузе", button="Продолжить")
    await owner.tap("Продолжить")
    await owner.wait_for("Доставлено 2", button="Список", timeout=PATIENCE)
    for teacher, name in zip(teachers, ("Ирина Павловна", "Марина Викторовна"), strict=True):
        await teacher.wait_for(f"{name}, урок в среду", kind="photo")
        assert len([one for one in await teacher.messages() if one.album]) == 3

    await owner.tap("Список")
    await owner.wait_for("• Орлова", button="Исправить у всех")
    await owner.tap("Исправить у всех")
    await owner.wait_for("Пришлите исправленное")
    await owner.send("{имя}, урок в четверг")
    await owner.wait_for("Исправить у 2?", timeout=PATIENCE)
    await owner.tap("Исправить у 2")
    # The program dies with an edit on its way; the edit is made again.
    await world.sandbox.fault("delay", method="editMessageCaption", chat_id=teachers[0].id, seconds=4)
    await owner.tap("Да, исправить у 2")
    await owner.wait_for("Исправляется", timeout=PATIENCE)
    await restart(world)
    await owner.wait_for("Рассылка исправлена", button="Список", timeout=PATIENCE)
    for teacher in teachers:
        await teacher.wait_for("урок в четверг", kind="photo", timeout=PATIENCE)

    await menu(owner, "Рассылка")
    await owner.tap("{имя}, урок")
    await owner.tap("Отозвать…")
    await owner.tap("Отозвать у 2")
    await owner.tap("Да, отозвать у 2")
    done = await owner.wait_for("Рассылка отозвана", button="Список", timeout=PATIENCE)
    assert "Удалено 2" in done.text
    for teacher in teachers:
        assert not any(one.album for one in await teacher.messages())

    assert await world.sandbox.violations() == []
    assert "Traceback" not in world.log
    for words in ("Орлова", "урок"):
        assert words not in world.log, "neither names nor words in the logs"
    assert await world.stop_bot() == 0


async def restart(world: World) -> None:
    """Kill and start the program once all that people did has been dealt with."""
    await world.sandbox.wait_until(lambda state: state["pending_updates"] == 0, PATIENCE, "no update waits")
    await world.restart_bot()


async def a_programme(world: World, owner: Person) -> list[Person]:
    """A mentor and a mentee of the sample list, registered, in a launched programme."""
    await set_up_programme(owner, "Кировский район", "2026/27")
    await menu(owner, "Люди и пары", "Загрузить список")
    await owner.send_file(roster(), "список.csv")
    await owner.wait_for("Прочитала", button="Сохранить", timeout=PATIENCE)
    await owner.tap("Сохранить")
    await owner.wait_for("На каком основании")
    await owner.tap("Поручение управления")
    await owner.wait_for("Сохранено")
    people = []
    for number, surname in enumerate(("Орлова", "Смирнова")):
        person = await world.person(2001 + number, surname)
        await register(person, await personal_link(owner, surname))
        people.append(person)
    return people
