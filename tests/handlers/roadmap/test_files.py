"""The plan as files: the methodist's year and calendar, a teacher's own calendar."""

from datetime import date

from icalendar import Calendar

from models.enums import Role
from models.programmes import Programme
from sandbox.client import Person
from tests.handlers.roadmap.conftest import RoadmapTown
from tests.services.roadmap.plans import an_activity, launch


async def opened(person: Person, *path: str) -> None:
    said = await person.send("/menu")
    await person.wait_for(button=path[0], after=said.id)
    for button in path:
        await person.tap(button)


async def test_the_year_and_the_calendars_arrive_as_files(roads: RoadmapTown) -> None:
    teacher = await roads.phone(await roads.district.person("Смирнова", Role.MENTEE))
    methodist = await roads.phone(roads.district.methodist)
    await an_activity(roads.district, Role.MENTEE)
    await launch(roads.district, roads.clock)
    async with roads.district.database.write() as session:
        programme = await session.get_one(Programme, roads.district.programme_id)
        programme.interim_review_on = date(2026, 12, 18)
    await opened(methodist, "План", "Год картинкой")
    picture = await methodist.wait_for(kind="photo", timeout=30)
    await methodist.wait_for("план.docx", after=picture.id)
    await methodist.tap("Ещё…")
    await methodist.wait_for("файл для календаря", button="В календарь (.ics)")
    await methodist.tap("В календарь (.ics)")
    file = await methodist.wait_for("появятся в календаре", timeout=30)
    assert file.kind == "document"
    calendar = Calendar.from_ical(await methodist.download(file))
    found = {str(one["SUMMARY"]): one.decoded("DTSTART") for one in calendar.walk("VEVENT")}
    assert found["Промежуточные итоги"] == date(2026, 12, 18)
    await opened(teacher, "Моя неделя", "🗺 Мой план", "В календарь (.ics)")
    own = await teacher.wait_for("появятся в календаре", timeout=30)
    assert own.kind == "document"


async def test_a_plan_without_dates_says_so(roads: RoadmapTown) -> None:
    methodist = await roads.phone(roads.district.methodist)
    await an_activity(roads.district, Role.MENTEE, due=None)
    await opened(methodist, "План")
    answer = await methodist.tap("Год картинкой")
    assert "нет дат" in (answer.text or "")
