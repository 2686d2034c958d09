"""Self-registration over HTTP: the bot is killed between the answers and before the methodist's yes."""

from tests.journeys.conftest import OWNER, World
from tests.journeys.steps import PATIENCE, ROOT, import_roster, menu, set_up_programme


async def test_a_teacher_registers_across_restarts(world: World) -> None:
    await world.sandbox.move_to("2026-11-23T10:00:00")
    await world.start_bot()
    owner = await world.person(OWNER, "Вера")
    await set_up_programme(owner, "Заречный район", "2026/27")
    await import_roster(owner, ROOT / "sample" / "roster.xlsx", "Прочитала «roster.xlsx»")
    await menu(owner, "Люди и пары", "Ссылки и QR", "Ссылка программы")
    await owner.wait_for("Общей ссылки пока нет")
    await owner.tap("Создать ссылку")
    card = await owner.wait_for("Общая ссылка")
    link = card.text.rpartition("?start=")[2].split()[0]

    guest = await world.person(6001, "Анна")
    await guest.start(link)
    await guest.wait_for("можно записаться", timeout=PATIENCE)
    await guest.tap("Даю согласие")
    await guest.wait_for("Вопрос 1 из 4")
    await world.restart_bot()
    await guest.send("Белова Анна Ильинична")
    await guest.wait_for("Вопрос 2 из 4", timeout=PATIENCE)
    await guest.send("лесная школа за рекой")
    await guest.wait_for(button="Школы нет в списке", timeout=PATIENCE)
    await world.restart_bot()
    await guest.tap("Школы нет в списке", wait=PATIENCE)
    await guest.wait_for("Вопрос 3 из 4", timeout=PATIENCE)
    await guest.send("химия")
    await guest.wait_for("Вопрос 4 из 4", button="Отправить методисту")
    await guest.tap("Отправить методисту")
    await guest.wait_for("Заявка в программу")
    await world.restart_bot()

    await menu(owner, "Внимание")
    listed = await owner.wait_for("Заявка: Белова Анна Ильинична", timeout=PATIENCE)
    line = next(line for line in listed.text.splitlines() if "Заявка:" in line)
    await owner.tap(line.partition(".")[0], message_id=listed.id)
    await owner.wait_for("просит принять", button="Принять: наставник")
    await owner.tap("Принять: наставник")
    await guest.wait_for("Методист принял вашу заявку", timeout=PATIENCE)
    home = await menu(guest)
    assert home.has(button="Моя неделя")
    assert await world.sandbox.violations() == []
    assert "Traceback" not in world.log
    assert "Белова" not in world.log, "no names in the logs"
