"""The owner opens a programme that somebody else runs."""

from models.enums import Role
from tests.builders import a_district
from tests.handlers.conftest import Town


async def test_a_methodist_appointed_and_the_programme_entered(town: Town, faults: list[str]) -> None:
    district = await a_district(town.app.database)
    await district.person("Орлова", Role.MENTOR)
    owner = await town.owner()
    await owner.start()
    await owner.wait_for(button="Все программы")
    await owner.tap("Все программы")
    await owner.wait_for("Вы владелец")
    await owner.tap("Кировский район")
    card = await owner.wait_for("Методисты: Соколова Елена Викторовна")
    assert "Орлова" not in card.text
    await owner.tap("Назначить методиста")
    said = await owner.send("нетакой")
    await owner.wait_for("Нашлось: 0", after=said.id)
    said = await owner.send("орлова")
    await owner.wait_for("Нашлось: 1", button="Орлова", after=said.id)
    await owner.tap("Орлова")
    await owner.wait_for("Назначить методистом программы")
    await owner.tap("Да, назначить")
    await owner.wait_for("Методисты: Орлова Ирина Павловна, Соколова")
    await owner.tap("Войти методистом")
    await owner.wait_for("записано в журнал")
    await owner.tap("Да, войти")
    await owner.wait_for("Кировский район, 2026/27", button="Люди и пары")
    await owner.tap("Программа")
    await owner.tap("Другая программа")
    await owner.tap("Все программы")
    await owner.wait_for("Вы владелец", button="✓ Кировский район")
    assert not faults
