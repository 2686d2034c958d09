"""A district in the middle of its year, with rows in every area: what strangers must not touch."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import select

from models import Base
from models.database import Database
from models.enums import (
    DeficitSide,
    EventAnswer,
    EventKind,
    Evidence,
    GoalOutcome,
    MeetingForm,
    OnlineStep,
    Review,
    Role,
)
from services.actor import Actor
from services.broadcasts.facts import Content, Segment, SegmentKind
from services.chats.facts import Thing
from services.chats.rules import payload_of
from services.events.facts import NewEvent, NewMaterial
from services.events.guests import invite
from services.partnerships.matching import match
from services.people.identity import TelegramUser
from services.roadmap.recommend_facts import Addressee, Source, To
from services.roadmap.request_facts import AnswerKind
from tests.builders import District, a_district
from tests.handlers.conftest import Town
from tests.services.roadmap.plans import an_activity, assignments, launch

EVENT_STARTS = datetime(2026, 11, 17, 9, 0, tzinfo=UTC)
EVENT_OVER = datetime(2026, 11, 17, 10, 31, tzinfo=UTC)
OWN_BOOKS = frozenset({"conversations", "handled_updates", "audit", "accounts", "sending_lease"})
"""What the bot writes down about whoever taps, and about itself; nobody else's rows."""

Rows = dict[str, dict[tuple[Any, ...], dict[str, Any]]]


@dataclass
class Populated:
    district: District
    mentor: Actor
    mentee: Actor
    curator: Actor
    bystander: Actor
    """Of the same programme, with a part in nothing."""

    @property
    def members(self) -> tuple[Actor, ...]:
        return (self.district.methodist, self.mentor, self.mentee, self.curator, self.bystander)


async def before_the_event(town: Town, name: str) -> tuple[Populated, int]:
    """People, a pair with a meeting, a plan with a call for help, a broadcast, an event; the event's id."""
    services, district = town.app.services, await a_district(town.app.database, name=name)
    methodist = district.methodist
    mentor = await district.person("Орлова", Role.MENTOR, school_id=district.leader_school)
    mentee = await district.person("Смирнова", Role.MENTEE)
    curator = await district.person("Жуков", Role.CURATOR, name="Пётр", patronymic="Ильич")
    bystander = await district.person("Зимина", Role.MENTEE)
    await district.person("Новиков", Role.MENTEE, name="Иван", patronymic="Ильич", with_account=False)
    for actor in (methodist, mentor, mentee, curator, bystander):
        await (await town.person(actor.telegram_id)).start()
    assert mentor.person_id
    assert mentee.person_id

    village = await services.people.add_school(methodist, "Назиевская СОШ")
    together = [district.weak_school, village]
    await services.partnerships.group_schools(methodist, district.leader_school, together, "Читающие школы")
    await services.people.make_team(methodist, "Команда Шумской школы", district.weak_school)
    await services.people.rename_school(methodist, district.weak_school, "Шумская средняя школа")
    pair = await services.partnerships.create(methodist, mentor.person_id, [mentee.person_id], "физика")
    await a_personal_programme(town, mentor, mentee, pair.id)
    await services.partnerships.set_online(mentor, pair.id, online=True)
    await services.partnerships.go_to_step(mentor, pair.id, OnlineStep.ACQUAINTANCE)
    phone = await town.person(mentor.telegram_id)
    group = await town.sandbox.group(phone, "Наша пара", with_bot=True)
    code = payload_of(Thing(district.programme_id, pair.id))
    await services.chats.link(mentor, code, group.id, "Наша пара")
    await a_proposal(town, district, mentor, bystander)
    await services.partnerships.log_meeting(mentee, pair.id, MeetingForm.CONSULTATION, date(2026, 11, 13))
    await services.partnerships.ask_other_partner(mentee, pair.id, "не находим времени")
    for evidence in (Evidence.NOTHING, Evidence.FILE):
        activity = await an_activity(district, Role.MENTOR, due=date(2026, 11, 20), evidence=evidence)
        await services.roadmap.reword(methodist, activity, "Справка наставника")
        await services.roadmap.turn_activity_deficit(
            methodist, activity, (await services.people.deficits(methodist))[0].id
        )
    await launch(district, town.clock)
    deficit, *_ = await services.people.deficits(methodist)
    await services.roadmap.turn_request(curator, district.weak_school, deficit.id)
    await services.roadmap.write_request(curator, district.weak_school, "Нет учителя физики")
    await services.roadmap.write_risks(curator, district.weak_school, "Двое учителей уходят")
    measure = await services.summaries.add_measure(methodist, "Средний балл", "баллы", higher_better=True)
    for day, value in ((date(2026, 9, 15), 3.4), (date(2026, 11, 15), 3.8)):
        await services.summaries.enter_result(curator, measure, district.weak_school, value, day)
    first, *_ = (await services.roadmap.requests_on_map(methodist)).requests
    await services.roadmap.link_answer(methodist, first.line.id, AnswerKind.ACTIVITY, activity)

    await services.people.make_join_link(methodist, None)
    link = await services.people.join_link(methodist, None)
    assert link
    user = TelegramUser(80_000 + district.programme_id, None, "ru")
    applicant = await services.identity.actor(user, None)
    asked = await services.people.apply(applicant, link.token)
    await services.people.say_name(applicant, asked.id, "Заявкина Ольга")
    await services.people.write_school(applicant, asked.id, "Лесная школа")
    await services.people.school_not_listed(applicant, asked.id)
    await services.people.say_subject(applicant, asked.id, "химия")
    await services.people.send_application(applicant, asked.id)

    event = await services.events.create(
        methodist, NewEvent(EventKind.SEMINAR, "Готовимся к ОГЭ", EVENT_STARTS, 60, "каб. 12", True)
    )
    async with town.app.database.write() as session:
        await invite(session, event, [mentor.person_id, mentee.person_id])
    await services.events.add_presenter(methodist, event, mentor.person_id)
    await services.events.event_code(mentor, event)
    await services.events.add_material(mentor, event, NewMaterial("Слайды", "https://example.ru/slides"))
    starts = EVENT_STARTS + timedelta(days=3)
    festival = await services.events.create(methodist, NewEvent(EventKind.FESTIVAL, "Неделя", starts, 60))
    lesson = await services.events.create(
        methodist, NewEvent(EventKind.LESSON, "Урок чтения", starts, 45, series_id=festival)
    )
    await services.events.set_places(methodist, lesson, 1)
    async with town.app.database.write() as session:
        await invite(session, festival, [mentor.person_id, mentee.person_id])
    for guest in (mentor, mentee):
        await services.events.answer(guest, lesson, EventAnswer.GOING)
    for text in ("Уважаемые коллеги!", "Черновик"):
        broadcast = await services.broadcasts.compose(methodist, Content(text))
        await services.broadcasts.choose_segment(methodist, broadcast, Segment(SegmentKind.ALL))
        if text != "Черновик":
            await services.broadcasts.set_got_it(methodist, broadcast, True)
            await services.broadcasts.start(methodist, broadcast)
    return Populated(district, mentor, mentee, curator, bystander), event


async def a_personal_programme(town: Town, mentor: Actor, mentee: Actor, pair: int) -> None:
    """The pair has agreed, wants a change since, has agreed anew; a review has begun."""
    partnerships = town.app.services.partnerships
    await partnerships.start_personal(mentor, pair, "lesson", lambda _: "Открытый урок")
    await partnerships.set_personal_days(mentor, pair, midterm_on=date(2026, 12, 1))
    for one in (mentor, mentee):
        await partnerships.say_expectation(one, pair, "Разбирать один урок в месяц")
    for again in (False, True):
        if again:
            await partnerships.ask_change(mentee, pair, "Перенести открытый урок")
        for one in (mentor, mentee):
            revision = (await partnerships.personal(one, pair)).revision
            await partnerships.say_yes(one, pair, revision)
    goal = (await partnerships.personal(mentor, pair)).goals[0].id
    await partnerships.mark_goal(mentor, pair, goal, Review.MIDTERM, GoalOutcome.PARTLY)
    await partnerships.say_review(mentee, pair, Review.MIDTERM, "Стало спокойнее")


async def a_proposal(town: Town, district: District, mentor: Actor, mentee: Actor) -> None:
    """The mentor has been asked and is prepared; a proposal waits, with somebody left out of it."""
    partnerships, people = town.app.services.partnerships, town.app.services.people
    methodist = district.methodist
    strength = (await people.deficits(methodist))[0].id
    await people.choose_deficits(mentee, DeficitSide.WANTED, [strength])
    await people.map_wording(methodist, "проектная работа", strength)
    await partnerships.ask_mentors(methodist)
    await partnerships.toggle_strength(mentor, district.programme_id, strength, None)
    await partnerships.set_places(methodist, mentor.require_person(), 3)
    await partnerships.turn_wish(methodist, "even")
    matching = await partnerships.save_matching(
        methodist, match(await partnerships.matching_problem(methodist))
    )
    extra = await district.person("Белкина", Role.MENTEE, with_account=False)
    await partnerships.add_to_matching(methodist, matching, extra.require_person())
    await partnerships.take_away(methodist, matching, extra.require_person())


async def populated(town: Town, *names: str) -> list[Populated]:
    """Districts in mid-November: bundles out, an event over, its survey open, a question unanswered."""
    made = [await before_the_event(town, name) for name in names]
    town.clock.moment = datetime(2026, 11, 16, 5, 31, tzinfo=UTC)
    await town.tick(2)
    town.clock.moment = EVENT_OVER
    services = town.app.services
    for one, event in made:
        task = (await assignments(one.district, one.mentor))[0]
        await services.roadmap.ask_help(one.mentor, task.id, "Где взять образец?")
        for guest in (one.mentor, one.mentee):
            await services.events.tick(one.district.methodist, event, guest.require_person(), True)
        await services.events.finish_attendance(one.district.methodist, event)
        advice = To(Addressee.ADMINISTRATION, school_id=one.district.weak_school)
        await services.roadmap.recommend(
            one.district.methodist,
            Source(event_id=event),
            "Провести пробный урок",
            advice,
            date(2026, 12, 15),
        )
    await town.tick(2)
    return [one for one, _ in made]


async def all_rows(database: Database) -> Rows:
    """Every row of every table but `OWN_BOOKS`, by its key."""
    found: Rows = {}
    async with database.read() as session:
        for table in Base.metadata.sorted_tables:
            if table.name in OWN_BOOKS:
                continue
            keys = [column.name for column in table.primary_key]
            rows = (await session.execute(select(table))).mappings().all()
            found[table.name] = {tuple(row[key] for key in keys): dict(row) for row in rows}
    return found


def rows_of(owner: Populated, rows: Rows) -> Rows:
    """Those that lead, by whatever way of references, to the owner's programme or people's accounts.

    Without the outbox: what is on its way moves on by itself.
    """
    mine: dict[str, set[Any]] = {
        "municipalities": {owner.district.municipality_id},
        "accounts": {actor.account_id for actor in owner.members},
    }
    found: Rows = {}
    for table in Base.metadata.sorted_tables:
        for key, row in rows.get(table.name, {}).items() if table.name != "outbox" else ():
            references = ((one.parent.name, one.column.table.name) for one in table.foreign_keys)
            if any(row[column] in mine.get(other, ()) for column, other in references):
                found.setdefault(table.name, {})[key] = row
                mine.setdefault(table.name, set()).add(key[0])
    return found
