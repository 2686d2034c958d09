"""Places to have rights in: own and another school, another programme, another municipality."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any, cast

from sqlalchemy import event, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.broadcasts import BroadcastRecipient
from models.chats import LinkedChat
from models.control import Measure, Measurement, Recommendation, SchoolRequest
from models.database import Database, Statements
from models.enums import (
    Addressee,
    ApplicationStep,
    Doer,
    EventKind,
    GoalOutcome,
    MeetingForm,
    PartnershipState,
    PersonalState,
    PlanReview,
    PracticeState,
    Review,
    Role,
    SurveyState,
    WordKind,
)
from models.events import EventPresenter
from models.joining import Application, JoinLink
from models.matching import MentorProfile
from models.partnerships import (
    FitQuestion,
    Meeting,
    PartnerRequest,
    Partnership,
    PartnershipMentee,
    SchoolGroup,
    SchoolPartnership,
)
from models.people import Account, Deficit, Invitation, Membership, School, Team
from models.personal import GoalReview, PersonalAction, PersonalGoal, PersonalProgramme, PersonalWord
from models.practices import Practice
from models.programmes import ReviewOutcome
from models.roadmap import Assignment, BundleLine, HelpRequest
from models.surveys import Participation, Survey, VisitSheet
from models.system import DailyMessage
from services.actor import Actor
from services.base import insert_ignore
from services.broadcasts.facts import Content, Segment, SegmentKind
from services.clock import FixedClock
from services.events.facts import NewEvent, NewMaterial
from services.events.guests import invite
from services.partnerships.matching import match
from services.people.drafts import RosterDraft, RosterPerson, RosterProblem
from services.people.identity import TelegramUser
from services.registry import Services
from services.roadmap.pairing import Pair
from services.surveys.drafts import FormDraft
from services.surveys.facts import QuestionKind
from services.surveys.forms import NewQuestion, ready_version
from services.surveys.ready import LESSON_VISIT
from services.surveys.visits import OPEN_FOR
from tests.builders import NOW, District, a_district, another_programme
from tests.services.roadmap.plans import a_draft, a_row, an_activity, assignments, launch

EVENT_STARTS, EVENT_OVER = datetime(2026, 11, 17, 9, tzinfo=UTC), datetime(2026, 11, 17, 10, 31, tzinfo=UTC)
BESIDE, ELSEWHERE = " Соседняя", " Дальняя"
"""What the surnames of the other programme's and the other municipality's people end with."""
PRACTICES = (
    ("Урок чтения", PracticeState.PUBLISHED),
    ("Карта урока", PracticeState.DRAFT),
    ("Приём", PracticeState.WAITING),
)
ROW = RosterPerson("Лист", 2, "Новикова", "Анна", "Ильинична", school="Приладожская СОШ")


class Trial(Database):
    """A database in which everything may be tried: writing goes as far as the commit and is thrown away.

    `kept` holds the statements that would have changed rows.
    """

    def __init__(self, url: str) -> None:
        super().__init__(url)
        self.kept: list[str] = []
        self._statements: list[str] = []
        event.listen(self.engine.sync_engine, "after_cursor_execute", self._note)

    @asynccontextmanager
    async def write(self) -> AsyncIterator[AsyncSession]:
        async with super().write() as session:
            self._statements.clear()
            yield session
            await session.flush()
            self.kept += [one for one in self._statements if not one.lstrip().startswith(("SELECT", "BEGIN"))]
            session.expunge_all()
            await session.rollback()

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Statements]:
        async with self.write() as session:
            yield cast(Statements, session)

    def _note(self, _connection: Any, cursor: Any, statement: str, *_: Any) -> None:
        if cursor.rowcount:
            self._statements.append(statement)


@dataclass
class Common:
    """What a whole programme has once; the two schools are others than that of its first people."""

    programme: int
    other_school: int
    third_school: int
    fourth_school: int
    activity: int
    deficit: int
    event: int
    past_event: int
    code: str
    material: int
    guest: int
    survey: int
    form: str
    letter: int
    sent: int
    scheduled: int
    change: int
    template: int
    roster: int
    plan: int
    update: int
    join_token: str
    application: int
    matching: int
    chosen_mentor: int


@dataclass
class Place(Common):
    """What can be asked for by its id: the programme's, and what belongs to one school and one pair."""

    school: int
    mentor: int
    mentee: int
    free_mentor: int
    free_mentee: int
    newcomer: int
    token: str
    partnership: int
    chat: int
    goal: int
    action: int
    group: int
    meeting: int
    fit: int
    request: int
    assignment: int
    help: int
    daily: int
    participation: int
    sheet: int
    school_pair: int
    school_group: int
    team: int
    school_request: int
    measure: int
    result: int
    recommendation: int
    practice: int
    draft_practice: int
    sent_practice: int


@dataclass
class Crew:
    """The people of one school of a programme and its mentor; `place` is what is theirs."""

    mentor: Actor
    mentee: Actor
    place: Place


async def crew(district: District, school: int, name: str, shared: Common) -> Crew:
    """A pair with a meeting, an assignment with a call for help, a survey to answer; and people without."""
    mentor = await district.person(f"Орлова{name}", Role.MENTOR, school_id=district.leader_school)
    mentee = await district.person(f"Смирнова{name}", Role.MENTEE, school_id=school)
    free_mentor = await district.person(f"Вольнова{name}", Role.MENTOR, school_id=district.leader_school)
    free_mentee = await district.person(f"Зимина{name}", Role.MENTEE, school_id=school)
    newcomer = await district.person(f"Новиков{name}", Role.MENTEE, with_account=False, school_id=school)
    async with district.database.write() as session:
        session.add(
            MentorProfile(
                programme_id=district.programme_id, person_id=mentor.person_id, asked_at=NOW, told_at=NOW
            )
        )
    await launch(district, FixedClock(EVENT_OVER))
    task = (await assignments(district, mentee))[0]
    of_programme = {"programme_id": district.programme_id, "created_at": NOW}
    async with district.database.write() as session:
        pair = Partnership(**of_programme, mentor_id=mentor.person_id, state=PartnershipState.ACTIVE)
        daily = DailyMessage(account_id=mentee.account_id, day=date(2026, 11, 16))
        part = Participation(survey_id=shared.survey, person_id=mentee.person_id)
        call = HelpRequest(
            programme_id=district.programme_id,
            person_id=mentee.person_id,
            assignment_id=task.id,
            asked_at=NOW,
        )
        link = Invitation(
            **of_programme, person_id=newcomer.person_id, token=f"newcomer-{newcomer.person_id:012}"
        )
        school_group = SchoolGroup(programme_id=district.programme_id, name=f"Вместе{name}")
        session.add(school_group)
        await session.flush()
        schools = SchoolPartnership(
            group_id=school_group.id,
            programme_id=district.programme_id,
            leader_school_id=district.leader_school,
            partner_school_id=school,
        )
        team = Team(programme_id=district.programme_id, school_id=school, name=f"Команда{name}")
        asked = SchoolRequest(
            programme_id=district.programme_id, school_id=school, text="учитель физики", asked_at=NOW
        )
        measure = Measure(programme_id=district.programme_id, name=f"Средний балл{name}")
        session.add_all([pair, daily, part, call, link, schools, team, asked, measure])
        held = {"programme_id": district.programme_id, "kind": PlanReview.INTERIM, "held_on": NOW.date()}
        await insert_ignore(session, ReviewOutcome, [held | {"outcome": "Идём по плану", "order_number": ""}])
        await session.flush()
        result = Measurement(
            measure_id=measure.id, school_id=school, measured_on=date(2026, 10, 1), value=3.4
        )
        advice = Recommendation(
            programme_id=district.programme_id,
            event_id=shared.past_event,
            text="Посетить урок",
            addressee=Addressee.PERSONS,
            due_on=date(2026, 12, 15),
            made_at=NOW,
        )
        written = {
            "programme_id": district.programme_id,
            "author_id": mentor.person_id,
            "about": "Как это было",
            "made_at": NOW,
        }
        cards = [Practice(**written, title=f"{title}{name}", state=state) for title, state in PRACTICES]
        session.add_all([result, advice, *cards])
        await session.flush()
        session.add(
            Assignment(
                programme_id=district.programme_id,
                recommendation_id=advice.id,
                title=advice.text,
                person_id=mentee.person_id,
                due_on=advice.due_on,
            )
        )
        meeting = Meeting(
            partnership_id=pair.id,
            logged_by_id=mentor.person_id,
            held_on=date(2026, 11, 2),
            form=MeetingForm.CONSULTATION,
            created_at=NOW,
        )
        chat = LinkedChat(
            telegram_id=-4_000_000 - pair.id,
            title="Наша пара",
            programme_id=district.programme_id,
            partnership_id=pair.id,
            linked_at=NOW,
        )
        fit = FitQuestion(partnership_id=pair.id, person_id=mentee.person_id, due_on=date(2026, 11, 3))
        request = PartnerRequest(
            partnership_id=pair.id, person_id=mentor.person_id, reason="болезнь", asked_at=NOW
        )
        personal = PersonalProgramme(
            partnership_id=pair.id,
            state=PersonalState.DRAFT,
            starts_on=date(2026, 9, 1),
            midterm_on=date(2026, 12, 1),
            ends_on=date(2027, 5, 31),
            created_at=NOW,
        )
        session.add(personal)
        await session.flush()
        of_mentor = {"personal_id": personal.id, "by_id": mentor.person_id}
        goal = PersonalGoal(**of_mentor, text="Увереннее вести урок")
        action = PersonalAction(**of_mentor, title="Открытый урок", due_on=date(2027, 4, 1), doer=Doer.BOTH)
        session.add_all([goal, action])
        await session.flush()
        said = {"personal_id": personal.id, "person_id": mentee.person_id, "said_at": NOW}
        session.add(PersonalWord(**said, kind=WordKind.EXPECTS, text="Разбирать мои уроки"))
        session.add(
            GoalReview(
                goal_id=goal.id, review=Review.MIDTERM, outcome=GoalOutcome.PARTLY, by_id=mentor.person_id
            )
        )
        session.add_all(
            [
                meeting,
                fit,
                request,
                chat,
                PartnershipMentee(partnership_id=pair.id, person_id=mentee.person_id),
                BundleLine(daily_message_id=daily.id, position=1, assignment_id=task.id),
                *(
                    BroadcastRecipient(broadcast_id=shared.sent, person_id=one.person_id)
                    for one in (mentor, mentee)
                ),
            ]
        )
        sheet = Survey(
            programme_id=district.programme_id,
            partnership_id=pair.id,
            version_id=await ready_version(session, NOW, LESSON_VISIT),
            anonymous=False,
            state=SurveyState.OPEN,
            opens_at=NOW,
            closes_at=NOW + OPEN_FOR,
        )
        session.add(sheet)
        await session.flush()
        begun = Participation(survey_id=sheet.id, person_id=mentor.person_id)
        session.add_all([begun, VisitSheet(survey_id=sheet.id, mentee_id=mentee.person_id)])
        await invite(session, shared.event, [mentor.require_person(), mentee.require_person()])
        for led in (shared.event, shared.past_event):
            session.add(EventPresenter(event_id=led, person_id=mentor.require_person()))
        await session.flush()
    place = Place(
        **vars(shared),
        school=school,
        mentor=mentor.require_person(),
        mentee=mentee.require_person(),
        free_mentor=free_mentor.require_person(),
        free_mentee=free_mentee.require_person(),
        newcomer=newcomer.require_person(),
        token=link.token,
        partnership=pair.id,
        chat=chat.id,
        goal=goal.id,
        action=action.id,
        group=chat.telegram_id,
        meeting=meeting.id,
        fit=fit.id,
        request=request.id,
        assignment=task.id,
        help=call.id,
        daily=daily.id,
        participation=part.id,
        sheet=begun.id,
        school_pair=schools.id,
        school_group=school_group.id,
        team=team.id,
        school_request=asked.id,
        measure=measure.id,
        result=result.id,
        recommendation=advice.id,
        practice=cards[0].id,
        draft_practice=cards[1].id,
        sent_practice=cards[2].id,
    )
    return Crew(mentor, mentee, place)


async def common(services: Services, district: District, clock: FixedClock) -> Common:
    """A plan, an event over with its survey open, one to come, broadcasts and drafts of every kind."""
    methodist = district.methodist
    guest = await district.person("Гостева", Role.MENTEE)
    clock.moment = EVENT_STARTS - timedelta(days=1)
    seminar = NewEvent(EventKind.SEMINAR, "Готовимся к ОГЭ", EVENT_STARTS, 60, "каб. 12", False)
    past = await services.events.create(methodist, seminar)
    to_come = NewEvent(EventKind.SEMINAR, "Итоги", EVENT_STARTS + timedelta(days=9), 60, "каб. 1", False)
    coming = await services.events.create(methodist, to_come)
    slides = NewMaterial("Слайды", "https://example.ru/slides")
    material = await services.events.add_material(methodist, coming, slides)
    code = (await services.events.event_code(methodist, coming)).code
    async with district.database.write() as session:
        await invite(session, past, [guest.require_person()])
    letters = []
    for _ in range(3):
        letters.append(await services.broadcasts.compose(methodist, Content("Уважаемые коллеги!")))
        await services.broadcasts.choose_segment(methodist, letters[-1], Segment(SegmentKind.ALL))
    await services.broadcasts.start(methodist, letters[1])
    await services.broadcasts.schedule(methodist, letters[2], EVENT_STARTS + timedelta(days=3))
    problem = RosterProblem("Лист", 3, "B", "school", "school-unknown", suggestion="Шумская СОШ")
    row = RosterPerson("Лист", 3, "Белов", "Пётр", school="Шумскя СОШ")
    draft = RosterDraft((ROW,), (), errors=(problem,), held=(row,))
    roster = (await services.people.preview_roster(methodist, draft)).draft_id
    plan = await services.roadmap.begin_import(methodist, "план.docx", a_draft())
    activity = await an_activity(district, Role.MENTEE)
    rows = a_draft(a_row(), a_row("Круглый стол"))
    like = [Pair(0, activity, sure=False)]
    new_version = await services.roadmap.begin_update(methodist, "новый.docx", rows, like)
    clock.moment = EVENT_OVER
    await services.events.tick(methodist, past, guest.require_person(), True)
    await services.events.finish_attendance(methodist, past)
    await services.surveys.open_due()
    survey = (await services.events.card(methodist, past)).survey_id
    assert survey
    async with district.database.write() as session:
        schools = [
            School(municipality_id=district.municipality_id, name=f"{name} СОШ № {district.programme_id}")
            for name in ("Третья", "Четвёртая", "Пятая")
        ]
        session.add_all(schools)
        await session.flush()
        join = JoinLink(
            programme_id=district.programme_id, token=f"programme-{district.programme_id:012}", created_at=NOW
        )
        applicant = Account(telegram_id=90_000 + district.programme_id, created_at=NOW)
        session.add_all([join, applicant])
        await session.flush()
        application = Application(
            programme_id=district.programme_id,
            account_id=applicant.id,
            link_id=join.id,
            step=ApplicationStep.SENT,
            surname="Заявкина",
            name="Ольга",
            consent_version=1,
            consent_locale="ru",
            consented_at=NOW,
            sent_at=NOW,
        )
        session.add(application)
        deficit = await session.scalar(
            select(func.min(Deficit.id)).where(Deficit.programme_id == district.programme_id)
        )
    # A proposal for the guest.
    chosen = await district.person("Выбранная", Role.MENTOR, school_id=district.leader_school)
    asked = await services.partnerships.matching_problem(methodist)
    matching = await services.partnerships.save_matching(methodist, match(asked))
    return Common(
        programme=district.programme_id,
        other_school=schools[0].id,
        third_school=schools[1].id,
        fourth_school=schools[2].id,
        activity=activity,
        deficit=deficit or 0,
        event=coming,
        past_event=past,
        code=code,
        material=material,
        guest=guest.require_person(),
        survey=survey,
        form=await services.surveys.save_form(
            methodist, FormDraft("Своя форма", (NewQuestion("q", QuestionKind.TEXT, "Как?"),))
        ),
        letter=letters[0],
        sent=letters[1],
        scheduled=letters[2],
        template=await a_template(services, methodist, letters[1]),
        change=await services.broadcasts.propose_change(methodist, letters[1], False),
        roster=roster,
        plan=plan,
        update=new_version,
        join_token=join.token,
        application=application.id,
        matching=matching,
        chosen_mentor=chosen.require_person(),
    )


@dataclass
class Country:
    """`actors` by role, all of the own programme (or of none); the places by how far they are."""

    actors: dict[str, Actor]
    own: Place
    other: Place
    beside: Place
    elsewhere: Place


async def a_country(database: Database, services: Services, clock: FixedClock) -> Country:
    """Everybody who may ask, and everything they may ask for, near and far."""
    here = await a_district(database)
    shared = await common(services, here, clock)
    own = await crew(here, here.weak_school, "", shared)
    other = await crew(here, shared.other_school, " Вторая", shared)
    places = []
    far = await a_district(database, name="Тосненский район")
    for district, name in ((await another_programme(here), BESIDE), (far, ELSEWHERE)):
        theirs = await common(services, district, clock)
        places.append((await crew(district, district.weak_school, name, theirs)).place)
    people = {
        "methodist": here.methodist,
        "curator": await here.person("Жуков", Role.CURATOR, patronymic="Ильич"),
        "viewer": await here.person("Зорина", Role.VIEWER),
        "mentor": own.mentor,
        "mentee": own.mentee,
        "outsider": await here.person("Прежнева", Role.MENTOR),
    }
    async with database.write() as session:
        ended = await session.scalar(
            select(Membership).where(Membership.person_id == people["outsider"].person_id)
        )
        assert ended
        ended.ends_on = date(2026, 10, 1)
    telegram = {role: actor.telegram_id for role, actor in people.items()} | {"stranger": 77}
    actors = {
        role: await services.identity.actor(TelegramUser(number, None, "ru"), None)
        for role, number in telegram.items()
    }
    return Country(actors, own.place, other.place, places[0], places[1])


async def a_template(services: Services, methodist: Actor, broadcast_id: int) -> int:
    await services.broadcasts.keep_template(methodist, broadcast_id)
    return (await services.broadcasts.templates(methodist)).lines[0].id
