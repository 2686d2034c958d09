"""The loop's beginning on a district's real documents: 137 people and an approved roadmap."""

from pathlib import Path

from sandbox.client import Person
from tests.journeys.conftest import OWNER, World
from tests.journeys.steps import (
    PATIENCE,
    import_roadmap,
    import_roster,
    launch,
    menu,
    personal_link,
    register,
    set_up_programme,
)


async def test_a_district_starts_with_its_own_documents(world: World, shared_documents: Path) -> None:
    await world.sandbox.move_to("2022-10-03T10:00:00")
    await world.start_bot()
    owner = await world.person(OWNER, "Вера")
    await set_up_programme(owner, "Кировский район", "2022/23")

    seen = await import_roster(owner, shared_documents / "roster.xlsx", "новых: 137")
    assert "с ошибками, не войдут: 4" in seen.text
    assert "новых школ: 9" in seen.text
    again = await sees_nothing_new(owner, shared_documents)
    assert "▫️ без изменений: 137" in again
    assert "новых" not in again
    assert "изменятся" not in again

    plan = await import_roadmap(
        owner, shared_documents / "roadmaps" / "01_seshcha_mentoring_2022" / "source.docx"
    )
    assert "18 строк" in plan.text

    await menu(owner, "Люди и пары", "Пары и группы")
    await owner.tap("Из списка педагогов")
    proposals = await owner.wait_for("Наставники из списка", button="Принять все", timeout=PATIENCE)
    assert "С вопросом: 0" in proposals.text
    await owner.tap("Принять все")
    teacher = await world.person(3001, "Елена")
    await register(teacher, await personal_link(owner, "Абрамова"))
    await launch(owner)
    await world.restart_bot()
    await teacher.wait_for("Ваш наставник: Быкова", timeout=PATIENCE)
    await menu(owner)
    # By its words: the day's message may come between.
    home = await owner.wait_for("9 школ", button="Люди и пары", timeout=PATIENCE)
    assert "из 137" in home.text
    assert await world.sandbox.violations() == []
    assert "Traceback" not in world.log


async def sees_nothing_new(owner: Person, documents: Path) -> str:
    await menu(owner, "Люди и пары", "Загрузить список")
    await owner.send_file(documents / "roster.xlsx")
    seen = await owner.wait_for("без изменений: 137", timeout=PATIENCE)
    await owner.tap("Отмена")
    return seen.text
