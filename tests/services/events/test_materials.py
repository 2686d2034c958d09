"""Materials: given at once or afterwards, to whom they are meant for, kept by the programme."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from models.database import Database
from models.enums import Role
from models.system import OutboxMessage, Rider, StoredFile
from services.actor import Actor
from services.clock import FixedClock
from services.errors import DomainError, Forbidden
from services.events.facts import NewMaterial
from services.files import Received
from services.registry import Services
from tests.builders import District, a_district
from tests.services.surveys.afterwards import STARTS, Afterwards, an_event

NOW = NewMaterial("Слайды", "https://example.ru/slides")
LATER = NewMaterial(file=Received("ответы.pdf", "application/pdf", 10, "telegram", "a" * 64), afterwards=True)


@pytest.fixture
async def district(database: Database) -> District:
    return await a_district(database)


@pytest.fixture
async def story(services: Services, district: District, clock: FixedClock) -> Afterwards:
    return await an_event(services, district, clock, guests=2)


async def titles(services: Services, actor: Actor, event_id: int) -> list[str]:
    return [one.title for one in (await services.events.materials(actor, event_id)).lines]


async def told(database: Database) -> set[int | None]:
    async with database.read() as session:
        sent = select(OutboxMessage.person_id).where(OutboxMessage.kind == "event_materials")
        riding = select(Rider.person_id).where(Rider.kind == "event_materials")
        return set(await session.scalars(sent)) | set(await session.scalars(riding))


async def test_what_is_for_afterwards_comes_afterwards_and_to_who_was_there(
    story: Afterwards, services: Services, district: District, database: Database, clock: FixedClock
) -> None:
    methodist, (here, absent), events = district.methodist, story.guests, services.events
    for new in (NOW, LATER):
        await events.add_material(methodist, story.event_id, new)
    assert await titles(services, methodist, story.event_id) == ["Слайды", "ответы.pdf"]
    assert await titles(services, here, story.event_id) == ["Слайды"]
    assert (await events.invitation(here, story.event_id)).materials == 1
    clock.moment = STARTS + timedelta(minutes=61)
    await events.hand_out_due()
    assert await told(database) == set(), "it is not known yet who was there"
    await events.tick(methodist, story.event_id, here.require_person(), True)
    for _ in range(2):
        await events.hand_out_due()
    assert await told(database) == {here.person_id}
    assert await titles(services, absent, story.event_id) == ["Слайды", "ответы.pdf"]
    notice = await events.notice(story.event_id, here.require_person(), None)
    assert notice is not None
    assert notice.materials == 2


async def test_a_cancelled_event_hands_nothing_out(
    story: Afterwards, services: Services, district: District, database: Database, clock: FixedClock
) -> None:
    await services.events.add_material(district.methodist, story.event_id, LATER)
    clock.moment = STARTS + timedelta(minutes=5)
    await services.events.tick(district.methodist, story.event_id, story.guests[0].require_person(), True)
    await services.events.cancel(district.methodist, story.event_id)
    clock.moment = STARTS + timedelta(days=1)
    await services.events.hand_out_due()
    assert await told(database) == set()


async def test_files_are_the_programmes_and_go_when_taken_away(
    story: Afterwards, services: Services, district: District, database: Database
) -> None:
    host = await district.person("Ведущая", Role.MENTOR)
    await services.events.add_presenter(district.methodist, story.event_id, host.require_person())
    material = await services.events.add_material(host, story.event_id, LATER)
    await services.people.withdraw(host)
    assert await titles(services, district.methodist, story.event_id) == ["ответы.pdf"]
    for _ in range(2):
        await services.events.remove_material(district.methodist, story.event_id, material)
    assert await titles(services, district.methodist, story.event_id) == []
    async with database.read() as session:
        assert await session.scalar(select(func.count()).select_from(StoredFile)) == 0


async def test_neither_outsiders_nor_too_many_nor_no_link(
    story: Afterwards, services: Services, district: District
) -> None:
    outsider = await district.person("Чужова", Role.MENTEE)
    with pytest.raises(Forbidden):
        await services.events.materials(outsider, story.event_id)
    with pytest.raises(Forbidden):
        await services.events.add_material(story.guests[0], story.event_id, NOW)
    with pytest.raises(DomainError, match="event-error-link"):
        await services.events.add_material(district.methodist, story.event_id, NewMaterial(link="слайды"))
    for _ in range(20):
        await services.events.add_material(district.methodist, story.event_id, NOW)
    with pytest.raises(DomainError, match="event-error-materials"):
        await services.events.add_material(district.methodist, story.event_id, NOW)
