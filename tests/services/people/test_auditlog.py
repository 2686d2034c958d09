"""The log of changes: its methodist alone reads it, with the names of now, by kind and by period."""

import re
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from locales import LANGUAGES, Reader, Texts, auditwords
from models.database import Database
from models.enums import Role
from models.system import AuditRecord
from services.clock import FixedClock
from services.errors import Forbidden
from services.people.auditlog import AuditKind, AuditPeriod
from services.people.rules import ProfileField
from services.registry import Services
from tests.builders import District, a_district
from tests.conftest import build_services

SERVICES = Path(__file__).parents[3] / "services"
LITERAL = re.compile(r'audit\(\s*session,\s*\w+,\s*"([a-z_.]+)"')


@pytest.fixture
async def district(any_database: Database) -> District:
    return await a_district(any_database)


@pytest.fixture
def services(any_database: Database, clock: FixedClock, tmp_path: Path) -> Services:
    return build_services(any_database, clock, tmp_path)


async def test_who_did_what_to_whom_newest_first(
    services: Services, district: District, clock: FixedClock
) -> None:
    mentor = await district.person("Орлова", Role.MENTOR)
    mentee = await district.person("Котова", Role.MENTEE)
    pair = await services.partnerships.create(
        district.methodist, mentor.require_person(), [mentee.require_person()]
    )
    clock.moment += timedelta(hours=1)
    await services.people.update_profile(mentee, ProfileField.PHONE, "+7 921 123-45-67")
    page = await services.people.audit_log(district.methodist)
    corrected, created = page.lines
    assert (corrected.who, corrected.name) == ("Котова\u00a0И.\u00a0П.", "Котова Ирина Павловна")
    assert (corrected.action, corrected.detail) == ("people.corrected", {"what": "phone"})
    assert (created.thing, created.number) == ("partnership", pair.id)
    assert created.name == "Орлова\u00a0И.\u00a0П. – Котова\u00a0И.\u00a0П."
    assert created.at.hour == 12, "in the programme's zone"


async def test_who_has_withdrawn_is_a_number(services: Services, district: District) -> None:
    mentee = await district.person("Котова", Role.MENTEE)
    await services.people.update_profile(mentee, ProfileField.SUBJECT, "физика")
    await services.people.withdraw(mentee)
    withdrawn, corrected = (await services.people.audit_log(district.methodist)).lines
    for line in (withdrawn, corrected):
        assert (line.who, line.left, line.name) == ("", True, f"№ {mentee.person_id}")


async def test_by_kind_and_by_period(services: Services, district: District, clock: FixedClock) -> None:
    mentee = await district.person("Котова", Role.MENTEE)
    await services.people.update_profile(mentee, ProfileField.SUBJECT, "физика")
    clock.moment += timedelta(days=60)
    await services.people.make_join_link(district.methodist, None)
    await services.identity.record_refusal(mentee, "people")
    people, methodist = services.people, district.methodist

    async def seen(kind: AuditKind | None) -> list[str]:
        return [line.action for line in (await people.audit_log(methodist, kind=kind)).lines]

    assert await seen(AuditKind.REFUSED) == ["refused"]
    assert await seen(AuditKind.CONSENT) == []
    assert await seen(AuditKind.PEOPLE) == ["people.join_link_made", "people.corrected"]
    month = await people.audit_table(methodist, AuditPeriod.MONTH)
    assert [line.action for line in month] == ["refused", "people.join_link_made"]
    quarter = await people.audit_table(methodist, AuditPeriod.QUARTER, AuditKind.PEOPLE)
    assert [line.action for line in quarter] == ["people.join_link_made", "people.corrected"]
    everything = await people.audit_table(methodist, AuditPeriod.ALL)
    assert [line.action for line in everything[:2]] == ["audit.exported", "audit.exported"]


async def test_nobody_else_and_nothing_of_elsewhere(
    services: Services, district: District, any_database: Database
) -> None:
    there = await a_district(any_database, name="Тосненский район")
    await services.people.make_join_link(there.methodist, None)
    assert (await services.people.audit_log(district.methodist)).lines == ()
    for role in (Role.CURATOR, Role.VIEWER, Role.MENTOR, Role.MENTEE):
        actor = replace(district.methodist, roles=frozenset({role}))
        for attempt in (
            services.people.audit_log(actor),
            services.people.audit_table(actor, AuditPeriod.ALL),
        ):
            with pytest.raises(Forbidden):
                await attempt


async def test_what_the_bot_does_itself_stands_in_the_programmes_log(
    services: Services, district: District, clock: FixedClock
) -> None:
    mentor = await district.person("Орлова", Role.MENTOR)
    mentee = await district.person("Котова", Role.MENTEE)
    pair = await services.partnerships.create(
        district.methodist, mentor.require_person(), [mentee.require_person()]
    )
    until = clock.moment.date() + timedelta(days=3)
    await services.partnerships.pause(district.methodist, pair.id, "Болезнь", until)
    clock.moment += timedelta(days=4)
    assert await services.partnerships.resume_due() == 1
    line = (await services.people.audit_log(district.methodist)).lines[0]
    assert (line.action, line.who, line.left) == ("partnerships.resumed", "", False)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_action_has_words(language: str) -> None:
    reader = Reader(Texts.load(), language)
    actions = {
        action
        for path in SERVICES.rglob("*.py")
        for action in LITERAL.findall(path.read_text(encoding="utf-8"))
    }
    assert len(actions) > 50
    assert {action for action in actions if auditwords.done(reader, action) == action} == set()


async def test_the_log_holds_no_names(services: Services, district: District, any_database: Database) -> None:
    mentee = await district.person("Необычайнова", Role.MENTEE)
    await services.people.rename(mentee, "Удивительная Анна Ильинична")
    await services.people.withdraw(mentee)
    async with any_database.read() as session:
        said = [f"{row.subject}{row.detail}" for row in await session.scalars(select(AuditRecord))]
    assert not [one for one in said if "Необычайн" in one or "Удивит" in one]
