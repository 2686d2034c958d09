"""A programme in the middle of its year in which every screen has something to show, in either language."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import select, update

from documents.roster import read_roster
from models.database import Database
from models.enums import EventAnswer, Fit, MeetingForm, OnlineStep, OwnDayKind, QuestionKind, Role
from models.joining import Application
from models.people import Person, School
from models.roadmap import Activity, AssigneeRule
from models.surveys import Participation
from services.actor import Actor
from services.partnerships.matching import match
from services.people.questions import questions
from services.programmes.own_days import OwnDay
from services.registry import Services
from services.surveys.circles import Circle, CircleKind
from services.surveys.drafts import FormDraft
from services.surveys.forms import NewQuestion
from services.surveys.opening import NewSurvey
from tests.builders import a_district
from tests.conftest import OWNER
from tests.handlers.conftest import Town
from tests.handlers.steps import roster
from tests.services.places import Crew, Place, common, crew

LIST = roster(
    ("Орлова Ирина Павловна", "Приладожская СОШ", "наставник", "физика, астрономия", ""),
    ("Смирнова Ирина Павловна", "Шумскя СОШ", "наставляемый", "математика", "Никонова Н.Н."),
    ("Белова Анна Ильинична", "Шумская СОШ", "стажёр", "химия", "Орлава И.П."),
    ("Ткаченко", "Шумская СОШ", "наставляемый", "", ""),
)
"""A new row, a changed one, a school and a role to ask about, a mentor nobody knows, a row that is wrong."""
AUTUMN = OwnDay(OwnDayKind.HOLIDAYS, date(2026, 10, 26), date(2026, 11, 1))


@dataclass(frozen=True)
class Furnished:
    """`at` is the first pair's: its programme is a draft yet, somebody wants another partner. `agreed` are
    a second pair's. The partnerships beside: a group, one set aside, one over."""

    readers: Mapping[str, Actor]
    at: Place
    agreed: Place
    group: int
    paused: int
    closed: int
    matching: int
    unpaired: int
    roster: int
    questions: tuple[str, ...]
    difference: str
    meeting: int
    form: str
    surveys: tuple[int, int, int]


async def furnish(town: Town) -> Furnished:
    # What is told people meanwhile stays where it is: some of them have not opened their chats yet.
    town.app.worker.stop()
    services, district = town.app.services, await a_district(town.app.database)
    methodist = district.methodist
    curator = await district.person("Жуков", Role.CURATOR, name="Пётр", patronymic="Ильич")
    viewer = await district.person("Зорина", Role.VIEWER)
    shared = await common(services, district, town.clock)
    await services.partnerships.publish_matching(methodist, shared.matching, {})
    first = await crew(district, district.weak_school, "", shared)
    second = await crew(district, shared.other_school, " Вторая", shared)
    readers = {
        "methodist": methodist,
        "mentor": first.mentor,
        "mentee": first.mentee,
        "curator": curator,
        "viewer": viewer,
        "owner": Actor(0, OWNER),
        "agreed": second.mentor,
    }
    async with town.app.database.write() as session:
        for wording in (AssigneeRule.wording, Activity.responsible):
            await session.execute(update(wording.class_).values({wording: "Наставляемые"}))
        await session.execute(update(Application).values(school_text="Лесная школа"))
    for actor in readers.values():
        await (await town.person(actor.telegram_id)).start()
    meeting = await _in_the_pairs(services, methodist, first, second)
    at, then = first.place, second.place
    pairs = []
    for mentor, mentees in (
        (at.free_mentor, [at.free_mentee, at.newcomer]),
        (then.free_mentor, [then.free_mentee]),
        (at.chosen_mentor, [then.newcomer]),
    ):
        pairs.append((await services.partnerships.create(methodist, mentor, mentees, "математика")).id)
    await services.partnerships.pause(methodist, pairs[1], "отпуск", date(2026, 12, 1))
    await services.partnerships.close(methodist, pairs[2], "работа завершена")
    await services.programmes.add_days(methodist, AUTUMN)
    unpaired = await district.person("Белкина", Role.MENTEE)
    proposal = match(await services.partnerships.matching_problem(methodist))
    known = await services.people.known_names(methodist)
    read = read_roster(LIST, "список.csv", known.schools, known.people)
    changes = await services.roadmap.update_preview(methodist, at.update)
    await services.roadmap.reword(methodist, at.activity, "Справка наставляемого")
    await services.chats.muted(then.group)
    await services.programmes.set_reviews(methodist, None, date(2026, 12, 10))
    form, surveys = await _surveys(town, methodist, first.mentor)
    return Furnished(
        readers=readers,
        at=at,
        agreed=then,
        group=pairs[0],
        paused=pairs[1],
        closed=pairs[2],
        matching=await services.partnerships.save_matching(methodist, proposal),
        unpaired=unpaired.require_person(),
        roster=(await services.people.preview_roster(methodist, read, "список.csv")).draft_id,
        questions=tuple(one.key for one in questions(read)),
        difference=changes.comparison.differences[0].key,
        meeting=meeting,
        form=form,
        surveys=surveys,
    )


async def rename_all(database: Database, called: Callable[[str], str]) -> None:
    """Give everybody, and every school, the name that `called` makes of theirs; nobody has a patronymic."""
    async with database.write() as session:
        for person in await session.scalars(select(Person)):
            person.surname, person.name, person.patronymic = called(person.surname), called(person.name), ""
        for school in await session.scalars(select(School)):
            school.name = called(school.name)


async def _in_the_pairs(services: Services, methodist: Actor, first: Crew, second: Crew) -> int:
    """One meets online, suits its mentee ill, and wants a change of its programme; the other has agreed on
    its own, and the methodist has settled what was asked there. The id of the other's meeting."""
    partnerships, one, other = services.partnerships, first.place.partnership, second.place.partnership
    await partnerships.set_online(first.mentor, one, online=True)
    await partnerships.go_to_step(first.mentor, one, OnlineStep.ACQUAINTANCE)
    await partnerships.answer_fit(first.mentee, first.place.fit, Fit.POOR)
    for member, pair in (
        (first.mentor, one),
        (first.mentee, one),
        (second.mentor, other),
        (second.mentee, other),
    ):
        await partnerships.say_yes(member, pair, (await partnerships.personal(member, pair)).revision)
    await partnerships.ask_change(first.mentee, one, "Перенести открытый урок")
    await partnerships.keep(methodist, second.place.request, "Давайте попробуем ещё месяц")
    await services.roadmap.answer_help(methodist, second.place.help, "Образец есть в банке практик")
    await services.events.answer(first.mentee, first.place.event, EventAnswer.GOING)
    held_on = date(2026, 11, 10)
    return (await partnerships.log_meeting(second.mentor, other, MeetingForm.CONSULTATION, held_on)).id


async def _surveys(town: Town, methodist: Actor, answering: Actor) -> tuple[str, tuple[int, int, int]]:
    """A form, two surveys of it with an answer each, to be compared, and one that is over without any."""
    surveys = town.app.services.surveys
    asked = (
        NewQuestion("one", QuestionKind.SCALE, "Как прошло?"),
        NewQuestion("two", QuestionKind.TEXT, "Ещё?"),
    )
    form = await surveys.save_form(methodist, FormDraft("Встречи", asked))
    found = []
    for day in (1, 2):
        new = NewSurvey(
            form, f"Встречи, {day}", Circle(CircleKind.ALL), anonymous=False, closes_on=date(2026, 12, day)
        )
        found.append(await surveys.open_survey(methodist, new))
        await surveys.begin_due()
        async with town.app.database.read() as session:
            conversation = await session.scalar(
                select(Participation.id).where(
                    Participation.survey_id == found[-1], Participation.person_id == answering.person_id
                )
            )
        assert conversation
        await surveys.choose(answering, conversation, 1, day)
        await surveys.skip(answering, conversation, 2)
    over = await surveys.open_survey(methodist, replace(new, title="Закрытый"))
    await surveys.begin_due()
    await surveys.close(methodist, over)
    return form, (found[0], found[1], over)
