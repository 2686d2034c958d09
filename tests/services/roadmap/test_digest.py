"""The list of exceptions: each kind once, what was done about it, and the week's digest of it."""

import re
from collections import Counter
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select

from delivery.messages.digest import draw_digest
from locales import LANGUAGES, Reader, Texts
from models.database import Database
from models.enums import CaseOutcome, PartnershipState, Role
from models.partnerships import Partnership
from models.programmes import Programme
from models.roadmap import Assignment
from models.system import OutboxMessage, Rider
from services.clock import FixedClock
from services.errors import NotFound, Repeated
from services.registry import Services
from services.roadmap.board_facts import Case, CaseKind
from tests.builders import District, a_district
from tests.services.roadmap.exceptions import MONDAY, everything_once

RU = Reader(Texts.load(), "ru")


@pytest.fixture
async def district(database: Database, services: Services, clock: FixedClock) -> District:
    found = await a_district(database)
    clock.moment = MONDAY
    await everything_once(services, found)
    return found


async def listed(services: Services, district: District) -> list[Case]:
    return list((await services.roadmap.attention(district.methodist)).cases)


def of(cases: list[Case], kind: CaseKind) -> Case:
    (one,) = [case for case in cases if case.kind is kind]
    return one


async def test_each_kind_of_exception_exactly_once(services: Services, district: District) -> None:
    cases = await listed(services, district)
    assert Counter(case.kind for case in cases) == dict.fromkeys(CaseKind, 1)
    facts = await services.roadmap.digest(district.methodist)
    assert list(facts.cases) == cases, "the digest and the list are one"
    for case in cases:
        assert await services.roadmap.case(district.methodist, case.kind, case.id, case.other) == case
    for language in LANGUAGES:
        reader = Reader(Texts.load(), language)
        pages = [draw_digest(facts, reader, page) for page in range(-(-len(cases) // 8))]
        numbers = [number for page in pages for number in re.findall(r"^(\d+)\. ", page.text, re.MULTILINE)]
        assert numbers == [str(n) for n in range(1, len(cases) + 1)]
        buttons = [
            button
            for page in pages
            for row in (page.keyboard.inline_keyboard if page.keyboard else ())
            for button in row
            if (button.callback_data or "").startswith("dgc:")
        ]
        assert len({button.callback_data for button in buttons}) == len(cases)
        assert all(len((button.callback_data or "").encode()) <= 64 for button in buttons)


async def test_silence_has_its_plain_reason(services: Services, district: District) -> None:
    cases = await listed(services, district)
    silent, one_sided = of(cases, CaseKind.SILENT), of(cases, CaseKind.ONE_SIDED)
    assert (silent.count, silent.side, silent.person) == (12, "both", "Молчанова\u00a0И.\u00a0П.")
    assert (one_sided.side, one_sided.title) == ("mentee", "Смирнова\u00a0И.\u00a0П.")
    text = draw_digest(await services.roadmap.digest(district.methodist), RU, 1).text
    assert "нет встреч 12 недель, обе стороны молчат" in text
    assert "пишет только наставник, наставляемый молчит 4 недели" in text


async def test_a_pause_is_no_silence(services: Services, district: District, clock: FixedClock) -> None:
    silent = of(await listed(services, district), CaseKind.SILENT)
    await services.partnerships.pause(district.methodist, silent.id, "болезнь", date(2026, 12, 14))
    assert all(case.kind is not CaseKind.SILENT for case in await listed(services, district))
    clock.moment = datetime(2026, 12, 14, 9, tzinfo=UTC)
    assert await services.partnerships.resume_due() == 1
    assert all(case.kind is not CaseKind.SILENT for case in await listed(services, district)), (
        "counted from the pause's end"
    )
    clock.advance(weeks=4)
    silences = {case.id: case.count for case in await listed(services, district) if case.kind == "silent"}
    assert silences[silent.id] == 4
    async with district.database.write() as session:
        (await session.get_one(Partnership, silent.id)).state = PartnershipState.CLOSED
    assert silent.id not in [case.id for case in await listed(services, district) if case.kind == "silent"]


async def test_what_was_dealt_with_stays_away_for_the_programmes_weeks(
    services: Services, district: District, clock: FixedClock
) -> None:
    silent = of(await listed(services, district), CaseKind.SILENT)
    key = (silent.kind, silent.id, silent.other)
    await services.roadmap.note_case(district.methodist, *key, CaseOutcome.DONE, "Позвонила обоим")
    other = await district.person("Громова", Role.METHODIST)
    assert all(case.kind is not CaseKind.SILENT for case in (await services.roadmap.attention(other)).cases)
    facts = await services.roadmap.digest(other)
    (line,) = facts.settled
    assert (line.case.kind, line.case.person, line.outcome) == (silent.kind, silent.person, CaseOutcome.DONE)
    assert (line.word, line.by, line.on) == (
        "Позвонила обоим",
        "Соколова\u00a0Е.\u00a0В.",
        date(2026, 11, 30),
    )
    assert "«Позвонила обоим» (Соколова" in draw_digest(facts, RU).text
    clock.advance(weeks=4, days=-1)
    assert silent.id not in [case.id for case in await listed(services, district) if case.kind == "silent"]
    assert (await services.roadmap.digest(other)).settled == (), "a week later it is in the log alone"
    assert len((await services.roadmap.case_notes(other)).notes) == 1
    clock.advance(days=1)
    assert silent.id in [case.id for case in await listed(services, district) if case.kind == "silent"]


async def test_an_update_that_comes_again_a_week_later_notes_nothing_more(
    services: Services, district: District, clock: FixedClock
) -> None:
    """A bot killed between doing and confirming hears the same word once more, when the case has grown."""
    silent = of(await listed(services, district), CaseKind.SILENT)
    key = (silent.kind, silent.id, silent.other)
    methodist = district.methodist.asking(7001)
    await services.roadmap.note_case(methodist, *key, CaseOutcome.DONE, "Позвонила обоим")
    clock.advance(weeks=1)
    with pytest.raises(Repeated):
        await services.roadmap.note_case(methodist, *key, CaseOutcome.DONE, "Позвонила обоим")
    assert len((await services.roadmap.case_notes(district.methodist)).notes) == 1


async def test_what_was_noted_after_last_weeks_digest_stands_in_this_one_however_late_it_is_opened(
    services: Services, district: District, clock: FixedClock
) -> None:
    silent = of(await listed(services, district), CaseKind.SILENT)
    await services.roadmap.note_case(
        district.methodist, silent.kind, silent.id, silent.other, CaseOutcome.DONE, "Позвонила обоим"
    )
    clock.advance(weeks=1, hours=3)
    assert len((await services.roadmap.digest(district.methodist)).settled) == 1
    clock.advance(days=1)
    assert not (await services.roadmap.digest(district.methodist)).settled


async def test_of_many_decisions_the_newest_stand_in_the_digest_and_all_are_counted(
    services: Services, district: District, clock: FixedClock
) -> None:
    cases = (await listed(services, district))[:7]
    for case in cases:
        key = (case.kind, case.id, case.other)
        await services.roadmap.note_case(district.methodist, *key, CaseOutcome.DONE, str(case.kind))
        clock.advance(minutes=1)
    facts = await services.roadmap.digest(district.methodist)
    assert [line.word for line in facts.settled] == [str(case.kind) for case in reversed(cases[2:])]
    assert facts.settled_more == 2
    assert "За неделю отмечено 7 решений" in draw_digest(facts, RU).text


async def test_what_somebody_has_in_hand_stays_in_the_list_with_their_name(
    services: Services, district: District
) -> None:
    dates = of(await listed(services, district), CaseKind.DATES)
    await services.roadmap.note_case(district.methodist, dates.kind, dates.id, 0, CaseOutcome.TAKEN)
    last = (await listed(services, district))[-1]
    assert (last.kind, last.id) == (dates.kind, dates.id)
    assert last.taken is not None
    assert last.taken.by == "Соколова\u00a0Е.\u00a0В."


async def test_what_has_grown_is_another_matter(services: Services, district: District) -> None:
    late = of(await listed(services, district), CaseKind.LATE)
    await services.roadmap.note_case(district.methodist, late.kind, late.id, 0, CaseOutcome.NO_PROBLEM)
    assert all(case.kind is not CaseKind.LATE for case in await listed(services, district))
    newcomer = await district.person("Новая", Role.MENTEE)
    async with district.database.write() as session:
        session.add(
            Assignment(
                programme_id=district.programme_id,
                activity_id=late.id,
                title="Справка",
                person_id=newcomer.person_id,
                due_on=date(2026, 11, 20),
            )
        )
    assert of(await listed(services, district), CaseKind.LATE).count == 2


async def test_only_what_stands_can_be_noted(services: Services, district: District) -> None:
    with pytest.raises(NotFound):
        await services.roadmap.note_case(
            district.methodist, CaseKind.SILENT, 9999, 0, CaseOutcome.DONE, "ничего"
        )


async def riders(district: District) -> list[str]:
    async with district.database.read() as session:
        return list(await session.scalars(select(Rider.kind).where(Rider.kind == "digest")))


async def test_one_digest_a_week_to_each_methodist(
    services: Services, district: District, clock: FixedClock
) -> None:
    await district.person("Громова", Role.METHODIST)
    clock.moment = MONDAY - timedelta(minutes=2)
    assert await services.roadmap.plan_digests(clock.now()) == 0, "before the programme's morning"
    clock.moment = MONDAY
    assert await services.roadmap.plan_digests(clock.now()) == 2
    assert await services.roadmap.plan_digests(clock.now()) == 0
    await services.roadmap.plan_bundles(clock.now())
    async with district.database.read() as session:
        kinds = (
            await session.scalars(select(OutboxMessage.kind).where(OutboxMessage.dedupe_key != "lost"))
        ).all()
    assert Counter(kinds)["digest"] == 2, "with nothing else to say it is the message of the day"
    for _ in range(6):
        clock.advance(days=1)
        assert await services.roadmap.plan_digests(clock.now()) == 0
    clock.advance(days=1)
    assert await services.roadmap.plan_digests(clock.now()) == 2
    # Off on a Monday, it is said on the next working day; New Year's holidays have no digest at all.
    clock.moment = datetime(2026, 12, 15, 6, tzinfo=UTC)
    assert await services.roadmap.plan_digests(clock.now()) == 2
    clock.moment = datetime(2027, 1, 4, 6, tzinfo=UTC)
    assert await services.roadmap.plan_digests(clock.now()) == 0


async def test_no_digest_in_the_week_of_the_launch(
    services: Services, district: District, clock: FixedClock
) -> None:
    async with district.database.write() as session:
        programme = await session.get_one(Programme, district.programme_id)
        programme.launched_at = datetime(2026, 12, 1, 9, tzinfo=UTC)
    clock.moment = datetime(2026, 12, 2, 6, tzinfo=UTC)
    assert await services.roadmap.plan_digests(clock.now()) == 0
    clock.moment = datetime(2026, 12, 7, 6, tzinfo=UTC)
    assert await services.roadmap.plan_digests(clock.now()) == 1


async def test_nothing_to_say_is_one_line(services: Services, database: Database, clock: FixedClock) -> None:
    quiet = await a_district(database, name="Тихий район")
    clock.moment = MONDAY
    drawn = draw_digest(await services.roadmap.digest(quiet.methodist), RU)
    assert "\n" not in drawn.text
    assert drawn.keyboard is None
