"""The five steps of a partnership held online."""

from pathlib import Path

import pytest

from models.database import Database
from models.enums import OnlineStep, Role
from services.clock import FixedClock
from services.errors import DomainError, Forbidden
from services.partnerships.online import STEPS
from services.partnerships.telling import STEP
from services.registry import Services
from tests.conftest import build_services
from tests.services.partnerships.company import Company, company_of


@pytest.fixture
def any_services(any_database: Database, clock: FixedClock, tmp_path: Path) -> Services:
    return build_services(any_database, clock, tmp_path)


@pytest.fixture
async def couple(any_services: Services, any_database: Database) -> Company:
    return await company_of(any_services, any_database, 1)


async def test_five_steps_there_and_one_back(couple: Company) -> None:
    partnerships, mentor = couple.services.partnerships, couple.mentor
    assert (await partnerships.online(mentor, couple.id)).step is None
    await partnerships.set_online(mentor, couple.id, online=True)
    for step in STEPS:
        await partnerships.go_to_step(mentor, couple.id, step)
        assert (await partnerships.my_partnership(couple.mentee, couple.id)).online_step is step
    assert len(STEPS) == 5
    await partnerships.go_to_step(mentor, couple.id, OnlineStep.PRACTICE)
    card = await partnerships.card(couple.methodist, couple.id)
    assert card.online_step is OnlineStep.PRACTICE
    assert (await couple.said(couple.mentee)).count(STEP) == 1, "only the newest step is said"
    assert STEP not in await couple.said(mentor)


async def test_old_buttons_and_the_wrong_hands(couple: Company) -> None:
    partnerships = couple.services.partnerships
    with pytest.raises(DomainError, match="online-not-online"):
        await partnerships.go_to_step(couple.mentor, couple.id, OnlineStep.EXCHANGE)
    with pytest.raises(Forbidden):
        await partnerships.set_online(couple.mentee, couple.id, online=True)
    await partnerships.set_online(couple.methodist, couple.id, online=True)
    assert STEP in await couple.said(couple.mentor)
    with pytest.raises(DomainError, match="online-step-not-next"):
        await partnerships.go_to_step(couple.mentor, couple.id, OnlineStep.RHYTHM)
    for hand in (couple.mentee, couple.methodist):
        with pytest.raises(Forbidden):
            await partnerships.go_to_step(hand, couple.id, OnlineStep.ACQUAINTANCE)
    # Marked twice, it stays where it is.
    await partnerships.go_to_step(couple.mentor, couple.id, OnlineStep.ACQUAINTANCE)
    await partnerships.set_online(couple.methodist, couple.id, online=True)
    assert (await partnerships.online(couple.mentee, couple.id)).step is OnlineStep.ACQUAINTANCE


async def test_an_end_is_not_followed_by_a_step(couple: Company) -> None:
    partnerships = couple.services.partnerships
    await partnerships.set_online(couple.mentor, couple.id, online=True)
    assert STEP in await couple.said(couple.mentee)
    await partnerships.close(couple.methodist, couple.id, "год окончен")
    assert STEP not in await couple.said(couple.mentee)
    with pytest.raises(DomainError, match="partnerships-closed"):
        await partnerships.go_to_step(couple.mentor, couple.id, OnlineStep.ACQUAINTANCE)


async def test_not_online_any_more(couple: Company) -> None:
    partnerships = couple.services.partnerships
    await partnerships.set_online(couple.mentor, couple.id, online=True)
    await partnerships.set_online(couple.mentor, couple.id, online=False)
    assert (await partnerships.online(couple.mentee, couple.id)).step is None
    assert STEP not in await couple.said(couple.mentee)


async def test_another_mentor_begins_at_the_first_step(couple: Company) -> None:
    partnerships = couple.services.partnerships
    other = await couple.district.person("Белова", Role.MENTOR, school_id=couple.district.leader_school)
    await partnerships.set_online(couple.mentor, couple.id, online=True)
    await partnerships.go_to_step(couple.mentor, couple.id, OnlineStep.ACQUAINTANCE)
    made = await partnerships.change_mentor(couple.methodist, couple.id, other.require_person(), "переезд")
    assert (await partnerships.online(other, made.id)).step is OnlineStep.ACCESS
