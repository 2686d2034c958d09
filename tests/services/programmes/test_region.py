"""A region's viewer: programmes side by side, numbers only."""

from datetime import date

import pytest
from sqlalchemy import update

from models.database import Database
from models.enums import Role
from models.programmes import Municipality, Region
from services.clock import FixedClock
from services.errors import Forbidden
from services.registry import Services
from tests.builders import a_district, another_programme
from tests.services.roadmap.plans import an_activity, assignments, launch


async def test_programmes_of_the_region_side_by_side(
    database: Database, services: Services, clock: FixedClock
) -> None:
    here = await a_district(database)
    beside = await another_programme(here)
    near = await a_district(database, name="Тосненский район")
    await a_district(database, name="Далёкий район")
    async with database.write() as session:
        await session.execute(
            update(Municipality)
            .where(Municipality.id == near.municipality_id)
            .values(region_id=here.region_id)
        )
    viewer = await here.person("Зорина", Role.VIEWER)
    done = await near.person("Белова", Role.MENTEE)
    await near.person("Новиков", Role.MENTEE, with_account=False)
    await an_activity(near, Role.MENTEE, due=date(2026, 11, 13))
    clock.moment = clock.moment.replace(month=11, day=2)
    await launch(near, clock)
    await services.roadmap.done(done, (await assignments(near, done))[0].id)
    clock.moment = clock.moment.replace(day=16)
    page = await services.programmes.region(viewer)
    assert page.region == "Кировский район: область"
    assert [one.municipality for one in page.programmes] == [
        "Тосненский район",
        "Кировский район",
        "Кировский район",
    ]
    assert page.programmes[1].title == "Соседняя программа"
    numbers = page.programmes[0]
    assert (numbers.people, numbers.connected, numbers.done, numbers.due) == (2, 1, 1, 2)
    for actor in (here.methodist, beside.methodist, done):
        with pytest.raises(Forbidden):
            await services.programmes.region(actor)


async def test_without_a_region_there_are_no_neighbours(database: Database, services: Services) -> None:
    """Two municipalities whose owners skipped the region share no region."""
    here = await a_district(database)
    await another_programme(here)
    stranger = await a_district(database, name="Чужой район")
    async with database.write() as session:
        await session.execute(update(Region).where(Region.id == here.region_id).values(name=""))
        await session.execute(
            update(Municipality)
            .where(Municipality.id == stranger.municipality_id)
            .values(region_id=here.region_id)
        )
    page = await services.programmes.region(await here.person("Зорина", Role.VIEWER))
    assert page.region == ""
    assert [one.municipality for one in page.programmes] == ["Кировский район"] * 2


async def test_many_programmes_are_paged(database: Database, services: Services) -> None:
    here = await a_district(database)
    for number in range(5):
        await another_programme(here, f"Программа {number}")
    viewer = await here.person("Зорина", Role.VIEWER)
    first, second = [await services.programmes.region(viewer, page) for page in (0, 1)]
    assert (len(first.programmes), first.earlier, first.later) == (4, False, True)
    assert (len(second.programmes), second.earlier, second.later) == (2, True, False)
