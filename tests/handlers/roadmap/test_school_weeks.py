"""A school's week in the chat of its curator: a line, and the button of the whole summary."""

from datetime import UTC, date, datetime, timedelta

from models.enums import Role
from tests.builders import District
from tests.handlers.roadmap.conftest import RoadmapTown
from tests.services.roadmap.plans import an_activity, launch

MONDAY = datetime(2026, 11, 30, 5, 31, tzinfo=UTC)


async def prepare(roads: RoadmapTown, title: str, role: Role, due: date) -> District:
    roads.clock.moment = MONDAY - timedelta(days=8)
    await an_activity(roads.district, role, title=title, due=due)
    await launch(roads.district, roads.clock)
    return roads.district


async def test_it_rides_in_the_one_message_and_opens_the_summary(roads: RoadmapTown) -> None:
    curator = await roads.district.person("Жуков", Role.CURATOR)
    await prepare(roads, "Совещание", Role.CURATOR, MONDAY.date())
    phone = await roads.phone(curator)
    await roads.morning(MONDAY)
    said = await phone.wait_for("Шумская СОШ, неделя: выполнено поручений 0. Всего выполнено 0 из 1")
    assert "Совещание" in said.text
    await phone.tap("📊 Сводка школы", message_id=said.id)
    await phone.wait_for("Поручений выполнено: 0 из 1", after=said.id)


async def test_alone_it_is_the_message_and_a_dismissed_curator_is_refused(roads: RoadmapTown) -> None:
    district = roads.district
    # A leading school is not asked for requests.
    school = district.leader_school
    curator = await district.person("Жуков", Role.CURATOR, Role.MENTOR, school_id=school)
    await district.person("Смирнова", Role.MENTEE, school_id=school)
    await prepare(roads, "Отчёт", Role.MENTEE, date(2027, 3, 1))
    phone = await roads.phone(curator)
    await roads.morning(MONDAY)
    said = await phone.wait_for("Приладожская СОШ, неделя")
    assert said.rows == [["📊 Сводка школы"]]
    services = roads.town.app.services
    await services.people.dismiss(district.methodist, curator.require_person(), Role.CURATOR)
    answer = await phone.tap("📊 Сводка школы", message_id=said.id)
    assert "Это доступно не всем" in (answer.text or "")
