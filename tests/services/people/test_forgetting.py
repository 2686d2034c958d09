"""With the consent go words, files and the account; numbers stay, and other people's things."""

import json
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import inspect, select, text

from models.database import Database
from models.enums import AssignmentState, Evidence, MeetingForm, ParticipationState, PartnershipState, Role
from models.partnerships import Partnership, PartnershipMentee
from models.people import Account, Invitation, Person
from models.surveys import DraftAnswer, NamedAnswer, Participation
from models.system import StoredFile
from services.actor import Actor
from services.clock import FixedClock
from services.errors import DomainError
from services.files import Received, record_file
from services.people.identity import TelegramUser
from services.registry import Services
from services.roadmap.rules import Given
from tests.builders import District, a_district
from tests.services.roadmap.plans import an_activity, assignments, launch
from tests.services.surveys.afterwards import an_event

WORDS = "тайна тридцать три"


@pytest.fixture
async def district(database: Database) -> District:
    return await a_district(database)


async def anywhere(database: Database, words: str) -> list[str]:
    """The tables in which the words stand."""
    async with database.engine.connect() as connection:
        found = []
        for table in await connection.run_sync(lambda sync: inspect(sync).get_table_names()):
            rows = await connection.execute(text(f'SELECT * FROM "{table}"'))
            if words in json.dumps([list(row) for row in rows], default=str, ensure_ascii=False):
                found.append(table)
        return found


async def file_of(services: Services, database: Database, person: Actor, content: bytes) -> str:
    sha256 = await services.files.put(content)
    async with database.write() as session:
        received = Received(f"{WORDS}.docx", size=len(content), sha256=sha256)
        await record_file(
            session, datetime(2026, 11, 16, 9, 0, tzinfo=UTC), received, person.require_person()
        )
    return sha256


async def test_files_go_but_not_those_that_somebody_else_sent_too(
    services: Services, database: Database, district: District
) -> None:
    teacher = await district.person("Петрова", Role.MENTEE)
    other = await district.person("Сидорова", Role.MENTEE)
    own = await file_of(services, database, teacher, b"own")
    both = await file_of(services, database, teacher, b"both")
    await file_of(services, database, teacher, b"both")
    await file_of(services, database, other, b"both")
    await services.people.withdraw(teacher)
    assert not services.files.path(own).exists()
    assert await services.files.get(both) == b"both"
    async with database.read() as session:
        assert (await session.scalars(select(StoredFile.person_id))).all() == [other.person_id]
    await services.people.withdraw(other)
    assert not services.files.path(both).exists()


async def test_a_file_that_only_telegram_has_loses_its_row(
    services: Services, database: Database, district: District, clock: FixedClock
) -> None:
    teacher = await district.person("Петрова", Role.MENTEE)
    async with database.write() as session:
        await record_file(
            session, clock.now(), Received("v.mp4", telegram_file_id="AB"), teacher.require_person()
        )
    await services.people.withdraw(teacher)
    assert await anywhere(database, "v.mp4") == []


async def test_a_refusal_takes_files_along(
    services: Services, database: Database, district: District, clock: FixedClock
) -> None:
    person = await district.person("Петрова", Role.MENTEE, with_account=False)
    async with database.write() as session:
        session.add(
            Invitation(
                programme_id=district.programme_id,
                person_id=person.require_person(),
                token="t" * 22,
                created_at=clock.now(),
            )
        )
    sha256 = await file_of(services, database, person, b"own")
    reader = await services.identity.actor(TelegramUser(77, None, "ru"), None)
    await services.people.refuse(reader, "t" * 22)
    assert not services.files.path(sha256).exists()
    async with database.read() as session:
        assert await session.get(Person, person.person_id) is None
        assert (await session.scalars(select(StoredFile))).all() == []


async def test_no_word_of_the_person_is_left_in_any_table(
    services: Services, database: Database, district: District, clock: FixedClock
) -> None:
    """Written wherever one can write, then withdrawn: looked for in every table."""
    teacher = await district.person("Петрова", Role.MENTEE)
    mentor = await district.person("Орлова", Role.MENTOR)
    async with database.write() as session:
        pair = Partnership(
            programme_id=district.programme_id,
            mentor_id=mentor.require_person(),
            state=PartnershipState.ACTIVE,
            created_at=clock.now(),
        )
        session.add(pair)
        await session.flush()
        session.add(PartnershipMentee(partnership_id=pair.id, person_id=teacher.require_person()))
    for evidence in (Evidence.NOTHING, Evidence.LINK, Evidence.NUMBER):
        await an_activity(district, Role.MENTEE, title=f"Дело {evidence}", evidence=evidence)
    await launch(district, clock)
    impossible, linked, counted = await assignments(district, teacher)
    await services.roadmap.not_possible(teacher, impossible.id, WORDS)
    await services.roadmap.done(teacher, linked.id)
    await services.roadmap.show(teacher, linked.id, Given(f"https://example.org {WORDS}"))
    await services.roadmap.done(teacher, counted.id)
    await services.roadmap.show(teacher, counted.id, Given("24"))
    asked = await services.roadmap.ask_help(teacher, impossible.id, WORDS)
    await services.roadmap.answer_help(mentor, asked.help_id, f"Отвечу: {WORDS}")
    await services.roadmap.ask_help(teacher, linked.id, WORDS)
    meeting = await services.partnerships.log_meeting(
        teacher, pair.id, MeetingForm.CONSULTATION, date(2026, 11, 16)
    )
    await services.partnerships.set_topic(teacher, meeting.id, WORDS)
    assert set(await anywhere(database, WORDS)) == {"assignments", "help_requests", "meetings"}

    await services.people.withdraw(teacher)

    assert await anywhere(database, WORDS) == []
    assert await anywhere(database, "Петрова") == []
    left = await assignments(district)
    assert [each.state for each in left] == [
        AssignmentState.NOT_POSSIBLE,
        AssignmentState.DONE,
        AssignmentState.DONE,
    ]
    assert [each.evidence_text for each in left] == ["", "", "24"], "a number is what reports count"


async def test_answers_lose_their_words_and_keep_their_numbers(
    services: Services, database: Database, clock: FixedClock
) -> None:
    story = await an_event(services, await a_district(database), clock, guests=2, anonymous=False)
    await story.end()
    parts = await participations(database)
    gone, stays = story.guests
    await story.answer(gone, parts[gone.require_person()].id, 5, 4, 9, WORDS, 0, 0)
    await story.answer(stays, parts[stays.require_person()].id, 3, 3, 3)
    async with database.read() as session:
        before = (await session.scalars(select(NamedAnswer.number).order_by(NamedAnswer.id))).all()
    assert "named_answers" in await anywhere(database, WORDS)
    await services.people.withdraw(gone)
    assert await anywhere(database, WORDS) == []
    async with database.read() as session:
        after = (await session.scalars(select(NamedAnswer.number).order_by(NamedAnswer.id))).all()
    assert after == before
    summary = await services.summaries.survey_summary(
        story.district.methodist, await story.survey_id(), lambda key, **_: key
    )
    assert {answer.person for answer in summary.named_answers} == {"Гостева1 Ирина Павловна"}
    assert [question.answered for question in summary.questions[:3]] == [2, 2, 2]


async def test_a_draft_goes_and_nobody_waits_for_it(
    services: Services, database: Database, clock: FixedClock
) -> None:
    story = await an_event(services, await a_district(database), clock, guests=2)
    await story.end()
    parts = await participations(database)
    begun, sent = story.guests
    await story.answer(begun, parts[begun.require_person()].id, 5)
    await story.answer(sent, parts[sent.require_person()].id, 5, 4, 9)
    await services.people.withdraw(begun)
    await services.people.withdraw(sent)
    async with database.read() as session:
        assert (await session.scalars(select(DraftAnswer))).all() == []
    states = {person_id: part.state for person_id, part in (await participations(database)).items()}
    assert states == {
        begun.person_id: ParticipationState.LEFT,
        sent.person_id: ParticipationState.FINISHED,
    }


async def test_a_promise_to_oneself_goes(services: Services, database: Database, clock: FixedClock) -> None:
    story = await an_event(services, await a_district(database), clock, guests=1)
    await story.end()
    guest, part = story.guests[0], (await participations(database))[story.guests[0].require_person()].id
    view = await story.answer(guest, part, 5, 4, 9, "беру", 0, 0)
    while view.question is not None:
        view = await services.surveys.choose(guest, part, view.position, 0)
    await services.surveys.promise(guest, part, True, WORDS)
    assert await anywhere(database, WORDS) == ["assignments"]
    await services.people.withdraw(guest)
    assert await anywhere(database, WORDS) == []
    assert await assignments(story.district) == []


async def test_the_account_is_cut_off_from_telegram(
    services: Services, database: Database, district: District
) -> None:
    teacher = await district.person("Петрова", Role.MENTEE, telegram_id=880_055_535)
    await services.identity.actor(TelegramUser(880_055_535, "petrova_ii", "ru"), None)
    await services.people.withdraw(teacher)
    for trace in ("880055535", "petrova_ii"):
        assert await anywhere(database, trace) == []
    back = await services.identity.actor(TelegramUser(880_055_535, "petrova_ii", "ru"), None)
    assert (back.person_id, back.account_id == teacher.account_id) == (None, False)


async def test_an_account_that_stands_for_somebody_else_stays(
    services: Services, database: Database, district: District
) -> None:
    teacher = await district.person("Петрова", Role.MENTEE)
    neighbours = await a_district(database, name="Соседний район")
    other = await neighbours.person("Петрова", Role.MENTOR, with_account=False)
    async with database.write() as session:
        (await session.get_one(Person, other.person_id)).account_id = teacher.account_id
    await services.people.withdraw(teacher)
    async with database.read() as session:
        assert (await session.get_one(Account, teacher.account_id)).telegram_id == teacher.telegram_id


async def participations(database: Database) -> dict[int, Participation]:
    async with database.read() as session:
        return {part.person_id: part for part in await session.scalars(select(Participation))}


async def test_a_word_on_the_other_sides_entry_goes_with_its_author(
    services: Services, database: Database, district: District
) -> None:
    mentor = await district.person("Орлова", Role.MENTOR)
    mentee = await district.person("Смирнова", Role.MENTEE)
    pair = await services.partnerships.create(
        district.methodist, mentor.require_person(), [mentee.require_person()], "физика"
    )
    day = date(2026, 11, 13)
    entry = await services.partnerships.log_meeting(mentor, pair.id, MeetingForm.CONSULTATION, day)
    await services.partnerships.set_topic(mentee, entry.id, WORDS)
    assert await anywhere(database, WORDS) == ["meetings"]
    await services.people.withdraw(mentee)
    assert not await anywhere(database, WORDS)


async def test_a_third_of_a_group_leaves_no_word_that_nobody_could_find(
    services: Services, database: Database, district: District
) -> None:
    mentor = await district.person("Орлова", Role.MENTOR)
    mentees = [await district.person(name, Role.MENTEE) for name in ("Смирнова", "Зимина")]
    ids = [one.require_person() for one in mentees]
    group = await services.partnerships.create(district.methodist, mentor.require_person(), ids, "физика")
    day = date(2026, 11, 13)
    entry = await services.partnerships.log_meeting(mentor, group.id, MeetingForm.CONSULTATION, day)
    await services.partnerships.log_meeting(mentees[0], group.id, MeetingForm.CONSULTATION, day)
    with pytest.raises(DomainError, match="meetings-topic-others"):
        await services.partnerships.set_topic(mentees[1], entry.id, WORDS)
    assert not await anywhere(database, WORDS)
