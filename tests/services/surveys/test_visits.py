"""A lesson visit sheet: filled in by the mentor, read by the pair alone, counted by the journal."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import func, select

from models.database import Database
from models.enums import MeetingForm, PersonState, QuestionKind, Role
from models.partnerships import Meeting
from models.people import Account, Person
from models.surveys import NamedAnswer, Participation, Question, Survey, VisitSheet
from models.system import OutboxMessage, Rider, StoredFile
from services.actor import Actor
from services.clock import FixedClock
from services.errors import DomainError, Forbidden, NotFound
from services.files import Received, record_file
from services.partnerships.telling import VISITED
from services.registry import Services
from services.surveys.facts import Step, SurveyView
from services.surveys.forms import NewQuestion
from tests.builders import District, a_district
from tests.services.surveys.asking import a_survey

MONDAY = datetime(2026, 11, 16, 7, 0, tzinfo=UTC)
HELD = date(2026, 11, 13)
WORDS = "Опыт с яйцом"


def say(key: str, **_: str | int) -> str:
    return key


class Group:
    """A mentor and two mentees."""

    def __init__(self, district: District, services: Services, mentor: Actor, mentees: list[Actor], id_: int):
        self.district, self.services = district, services
        self.mentor, self.mentees, self.id = mentor, mentees, id_

    async def begin(self, number: int = 0) -> SurveyView:
        mentee = self.mentees[number].require_person()
        return await self.services.surveys.begin_visit(self.mentor, self.id, mentee, say)

    async def fill(self, number: int = 0, photo: str = "a" * 64) -> SurveyView:
        """Day, topic, six criteria, two texts, a photo."""
        surveys, part = self.services.surveys, (await self.begin(number)).participation_id
        await surveys.say_day(self.mentor, part, 1, HELD)
        await surveys.write(self.mentor, part, 2, "Физика, 8 «А»")
        for position in range(3, 9):
            await surveys.choose(self.mentor, part, position, 4)
        await surveys.write(self.mentor, part, 9, WORDS)
        await surveys.write(self.mentor, part, 10, "Дать ученикам вывод")
        return await surveys.send_file(self.mentor, part, 11, Received("доска.jpg", sha256=photo))

    async def meetings(self) -> list[Meeting]:
        async with self.district.database.read() as session:
            return list(await session.scalars(select(Meeting)))


@pytest.fixture
async def group(services: Services, any_database: Database, clock: FixedClock) -> Group:
    clock.moment = MONDAY
    district = await a_district(any_database)
    mentor = await district.person("Орлова", Role.MENTOR, school_id=district.leader_school)
    mentees = [await district.person(name, Role.MENTEE) for name in ("Смирнова", "Зимина")]
    made = await services.partnerships.create(
        district.methodist, mentor.require_person(), [one.require_person() for one in mentees]
    )
    return Group(district, services, mentor, mentees, made.id)


async def test_a_visit_counts_and_both_read_the_sheet(group: Group, any_database: Database) -> None:
    view = await group.fill()
    assert (view.step, view.visit_of) == (Step.FINISHED, "Смирнова Ирина Павловна")
    (meeting,) = await group.meetings()
    assert (meeting.form, meeting.held_on, meeting.topic) == (MeetingForm.LESSON_VISIT, HELD, "Физика, 8 «А»")
    for reader in (group.mentor, group.mentees[0]):
        (sheet,), place = await group.services.surveys.visit_sheets(reader, meeting.id)
        assert (sheet.who, place.total) == ("Смирнова Ирина Павловна", 1)
        assert [line.picked.number for line in sheet.lines if line.question.heading] == [4] * 6
        assert [line.picked.text for line in sheet.lines][-2:] == [WORDS, "Дать ученикам вывод"]
        assert sheet.file is not None
        assert sheet.file.name == "доска.jpg"
    async with any_database.read() as session:
        told = (await session.scalars(select(OutboxMessage).where(OutboxMessage.kind == VISITED))).all()
    assert [one.account_id for one in told] == [group.mentees[0].account_id]


async def test_of_a_group_each_mentee_reads_their_own(group: Group) -> None:
    await group.fill(0)
    await group.fill(1)
    (meeting,) = await group.meetings()
    surveys = group.services.surveys
    for number, who in enumerate(("Смирнова", "Зимина")):
        (sheet,), place = await surveys.visit_sheets(group.mentees[number], meeting.id)
        assert (sheet.who.split()[0], place.total) == (who, 1)
    assert (await surveys.visit_sheets(group.mentor, meeting.id))[1].total == 2


async def test_it_is_begun_once_and_gone_on_with(group: Group, any_database: Database) -> None:
    first = await group.begin()
    await group.services.surveys.say_day(group.mentor, first.participation_id, 1, HELD)
    again = await group.begin()
    assert (again.participation_id, again.position) == (first.participation_id, 2)
    assert (await group.begin(1)).participation_id != first.participation_id
    async with any_database.read() as session:
        assert await session.scalar(select(func.count()).select_from(Survey)) == 2
    assert await group.meetings() == [], "what is not finished is no visit"


async def test_a_day_to_come_is_no_visit(group: Group) -> None:
    part = (await group.begin()).participation_id
    with pytest.raises(DomainError, match="meetings-future"):
        await group.services.surveys.say_day(group.mentor, part, 1, date(2026, 11, 17))


async def test_nobody_else_begins_or_reads_it(group: Group) -> None:
    await group.fill()
    (meeting,) = await group.meetings()
    surveys, methodist = group.services.surveys, group.district.methodist
    mentee = group.mentees[0]
    with pytest.raises(Forbidden):
        await surveys.begin_visit(mentee, group.id, mentee.require_person(), say)
    with pytest.raises(NotFound):
        await surveys.begin_visit(group.mentor, group.id, group.mentor.require_person(), say)
    with pytest.raises(Forbidden):
        await surveys.visit_sheets(methodist, meeting.id)
    assert (await surveys.listed(methodist)).lines == ()
    async with group.district.database.read() as session:
        survey_id = (await session.scalars(select(Survey.id))).one()
    for look in (
        surveys.line(methodist, survey_id),
        group.services.summaries.survey_summary(methodist, survey_id, say),
        group.services.summaries.files(methodist, survey_id),
    ):
        with pytest.raises(NotFound):
            await look


async def nothing_left(group: Group) -> None:
    """Of the sheet there is no row in any table, no entry of the journal, and nobody was told anything."""
    async with group.district.database.read() as session:
        for table in (Survey, Participation, VisitSheet, NamedAnswer, StoredFile, OutboxMessage, Rider):
            assert await session.scalar(select(func.count()).select_from(table)) == 0, table
    assert await group.meetings() == []


async def all_but_the_end(group: Group, photo: str = "a" * 64) -> int:
    """Begun again with some answers and a photo, and not sent. The conversation."""
    surveys, part = group.services.surveys, (await group.begin()).participation_id
    await surveys.say_day(group.mentor, part, 1, HELD)
    await surveys.write(group.mentor, part, 2, "Физика, 8 «А»")
    async with group.district.database.write() as session:
        participation = await session.get_one(Participation, part)
        board = Received("доска.jpg", sha256=photo)
        session.add(
            NamedAnswer(
                survey_id=participation.survey_id,
                participation_id=part,
                question_id=await session.scalar(
                    select(Question.id).where(Question.kind == QuestionKind.FILE)
                ),
                file_id=await record_file(session, MONDAY, board, participation.person_id),
                text=board.name,
                answered_at=MONDAY,
            )
        )
    return part


async def test_a_sheet_given_up_leaves_nothing(group: Group) -> None:
    part = await all_but_the_end(group)
    with pytest.raises(Forbidden):
        await group.services.surveys.give_up_visit(group.mentees[0], part)
    view = await group.services.surveys.give_up_visit(group.mentor, part)
    assert (view.step, view.visit_of) == (Step.GIVEN_UP, "Смирнова Ирина Павловна")
    await nothing_left(group)
    async with group.district.database.read() as session:
        account = await session.get_one(Account, group.mentor.account_id)
        assert account.expecting == "", "the next message answers nothing"
    with pytest.raises(NotFound):
        await group.services.surveys.look(group.mentor, part)
    assert (await group.begin()).position == 1, "a new one is begun from its first question"


async def test_what_is_filled_in_is_not_given_up(group: Group) -> None:
    part = (await group.fill()).participation_id
    view = await group.services.surveys.give_up_visit(group.mentor, part)
    assert (view.step, view.stale) == (Step.FINISHED, True)
    (meeting,) = await group.meetings()
    assert (await group.services.surveys.visit_sheets(group.mentor, meeting.id))[1].total == 1


async def test_only_a_sheet_is_given_up(group: Group, clock: FixedClock) -> None:
    _, [(person, part)] = await a_survey(group.district, clock, [NewQuestion("q", QuestionKind.TEXT, "Как?")])
    with pytest.raises(NotFound):
        await group.services.surveys.give_up_visit(person, part)


async def test_what_is_not_finished_goes_without_a_word(group: Group, clock: FixedClock) -> None:
    await all_but_the_end(group)
    clock.advance(days=29)
    await group.services.surveys.close_due()
    assert (await group.begin()).position == 3
    clock.advance(days=2)
    await group.services.surveys.close_due()
    await nothing_left(group)


async def test_of_who_has_not_consented_nothing_is_written(group: Group) -> None:
    async with group.district.database.write() as session:
        mentee = await session.get_one(Person, group.mentees[0].require_person())
        mentee.state = PersonState.IMPORTED
    with pytest.raises(DomainError, match="visit-error-consent"):
        await group.begin()


async def test_words_about_who_withdraws_go(group: Group, any_database: Database) -> None:
    """Words, the photo of the board with its content, and what is begun; marks stay for the sums."""
    boards = [await group.services.files.put(f"доска {number}".encode()) for number in range(3)]
    await group.fill(0, boards[0])
    await group.fill(1, boards[1])
    await all_but_the_end(group, boards[2])
    await group.services.people.withdraw(group.mentees[0])
    async with any_database.read() as session:
        kept = (await session.scalars(select(NamedAnswer.text).where(NamedAnswer.text == WORDS))).all()
        marks = await session.scalar(select(func.count()).where(NamedAnswer.number == 4))
        files = (await session.scalars(select(StoredFile.sha256))).all()
        assert await session.scalar(select(func.count()).select_from(Survey)) == 2
        assert [meeting.topic for meeting in await group.meetings()] == [""]
    assert len(kept) == 1, "of the other mentee's lesson"
    assert marks == 12
    assert files == [boards[1]], "a photo of the other mentee's lesson"
    assert await group.services.files.get(boards[1]) == "доска 1".encode()
    for gone in (boards[0], boards[2]):
        with pytest.raises(FileNotFoundError):
            await group.services.files.get(gone)
