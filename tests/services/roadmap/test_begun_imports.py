"""An import that was begun and left is found again, until it is ended or can't be saved any more."""

from sqlalchemy import update

from models.enums import ProgrammeState, Role
from models.programmes import Programme
from services.registry import Services
from tests.builders import a_district
from tests.services.roadmap.plans import a_draft


async def test_the_newest_own_one_and_none_of_anybody_else(services: Services) -> None:
    roadmap = services.roadmap
    district = await a_district(roadmap.database)
    methodist, other = district.methodist, await district.person("Вторая", Role.METHODIST)
    assert await roadmap.begun_import(methodist) is None
    await roadmap.begin_import(methodist, "план.docx", a_draft())
    newest = await roadmap.begin_import(methodist, "план 2.docx", a_draft())
    assert await roadmap.begun_import(methodist) == newest
    assert await roadmap.begun_import(other) is None
    await roadmap.discard(methodist, newest)
    assert await roadmap.begun_import(methodist) is None, "no older one comes up"


async def test_none_once_another_methodist_has_launched_a_plan(services: Services) -> None:
    roadmap = services.roadmap
    district = await a_district(roadmap.database, state=ProgrammeState.PREPARING)
    other = await district.person("Вторая", Role.METHODIST)
    await roadmap.begin_import(district.methodist, "план.docx", a_draft())
    theirs = await roadmap.begin_import(other, "план.docx", a_draft())
    await roadmap.confirm_import(other, theirs)
    assert await roadmap.begun_import(district.methodist) is not None
    async with roadmap.database.write() as session:
        await session.execute(update(Programme).values(state=ProgrammeState.LAUNCHED))
    assert await roadmap.begun_import(district.methodist) is None
