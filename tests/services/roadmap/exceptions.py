"""A year in which everything that can go wrong has gone wrong exactly once."""

from datetime import UTC, date, datetime
from typing import Any

from models.control import Recommendation
from models.enums import (
    Addressee,
    ApplicationStep,
    AssignmentState,
    DeficitSide,
    Doer,
    Evidence,
    Fit,
    MeetingForm,
    OutboxStatus,
    PartnershipState,
    PeriodKind,
    PersonalState,
    Role,
)
from models.joining import Application
from models.partnerships import FitQuestion, Meeting, PartnerRequest, Partnership, PartnershipMentee
from models.people import Account, PersonDeficit
from models.personal import PersonalAction, PersonalProgramme
from models.roadmap import ActivityDeficit, Assignment, HelpRequest
from models.system import OutboxMessage
from services.actor import Actor
from services.registry import Services
from tests.builders import NOW, District
from tests.services.roadmap.plans import an_activity

MONDAY = datetime(2026, 11, 30, 5, 31, tzinfo=UTC)
"""8:31 in Moscow."""
LONG_AGO = date(2026, 11, 10)


async def _task(district: District, person: Actor, activity: int | None = None, **fields: Any) -> int:
    async with district.database.write() as session:
        one = Assignment(
            programme_id=district.programme_id,
            activity_id=activity,
            title="Справка по итогам",
            person_id=person.person_id,
            due_on=fields.pop("due_on", LONG_AGO),
            **fields,
        )
        session.add(one)
        await session.flush()
        return one.id


async def _pair(district: District, mentor: Actor, mentee: Actor) -> int:
    async with district.database.write() as session:
        pair = Partnership(
            programme_id=district.programme_id,
            mentor_id=mentor.person_id,
            state=PartnershipState.ACTIVE,
            created_at=NOW,
            introduced_at=NOW,
        )
        session.add(pair)
        await session.flush()
        session.add(PartnershipMentee(partnership_id=pair.id, person_id=mentee.person_id))
        return pair.id


async def everything_once(services: Services, district: District) -> None:
    """One exception of each kind, as of `MONDAY`."""
    leader = district.leader_school
    silent_mentor = await district.person("Молчанова", Role.MENTOR, school_id=leader)
    silent = await district.person("Тихонова", Role.MENTEE)
    talking = await district.person("Орлова", Role.MENTOR, school_id=leader)
    absent = await district.person("Смирнова", Role.MENTEE)
    busy = await district.person("Котова", Role.MENTEE)
    away = await district.person("Дальняя", Role.MENTEE)
    await _pair(district, silent_mentor, silent)
    pair = await _pair(district, talking, absent)
    content, method, upbringing, *_ = await services.people.deficits(district.methodist)

    late = await an_activity(district, Role.MENTEE)
    refused = await an_activity(district, Role.MENTEE, title="Дневник наблюдений")
    proved = await an_activity(district, Role.MENTEE, title="Фотоотчёт", evidence=Evidence.PHOTO)
    await an_activity(
        district, Role.MENTEE, title="Консультации", due=None, kind=PeriodKind.BY_SCHEDULE, ends_on=None
    )
    shown = await an_activity(district, Role.MENTEE, title="Мастер-класс")
    tried = await an_activity(district, Role.MENTEE, title="Пробный урок")
    await _task(district, busy, late)
    await _task(district, busy, refused, state=AssignmentState.NOT_POSSIBLE, not_possible_reason="болезнь")
    done = {"state": AssignmentState.DONE}
    day = datetime(2026, 11, 2, 9, tzinfo=UTC)
    await _task(
        district, busy, proved, **done, done_at=day, evidence=Evidence.PHOTO, evidence_text="https://a.ru"
    )
    await _task(district, busy, shown, **done, done_at=day)
    await _task(district, busy, tried, **done, done_at=day)
    await services.roadmap.write_request(district.methodist, district.weak_school, "учитель физики")
    task = await _task(district, away)
    await services.roadmap.release(district.methodist, task)
    async with district.database.write() as session:
        session.add_all(
            [
                ActivityDeficit(activity_id=shown, deficit_id=content.id),
                ActivityDeficit(activity_id=tried, deficit_id=method.id),
                *(
                    PersonDeficit(
                        person_id=one.require_person(), deficit_id=upbringing.id, side=DeficitSide.WANTED
                    )
                    for one in (silent, absent, busy)
                ),
                HelpRequest(
                    programme_id=district.programme_id,
                    person_id=busy.person_id,
                    assignment_id=task,
                    asked_at=NOW,
                ),
                Meeting(
                    partnership_id=pair,
                    logged_by_id=talking.person_id,
                    held_on=date(2026, 11, 20),
                    form=MeetingForm.CONSULTATION,
                    created_at=datetime(2026, 11, 20, 12, tzinfo=UTC),
                ),
                PartnerRequest(partnership_id=pair, person_id=talking.person_id, asked_at=NOW),
                FitQuestion(
                    partnership_id=pair,
                    person_id=absent.person_id,
                    due_on=date(2026, 9, 10),
                    answer=Fit.POOR,
                    answered_at=NOW,
                ),
                OutboxMessage(
                    dedupe_key="lost",
                    kind="survey",
                    priority=40,
                    account_id=busy.account_id,
                    person_id=busy.person_id,
                    status=OutboxStatus.EXPIRED,
                    not_before=MONDAY,
                    created_at=MONDAY,
                    settled_at=MONDAY,
                ),
            ]
        )
        (await session.get_one(Account, away.account_id)).reachable = False
        personal = PersonalProgramme(
            partnership_id=pair,
            state=PersonalState.AGREED,
            starts_on=date(2026, 9, 1),
            midterm_on=date(2026, 12, 25),
            ends_on=date(2027, 5, 31),
            created_at=NOW,
        )
        applicant = Account(telegram_id=90_001, created_at=NOW)
        session.add_all([personal, applicant])
        await session.flush()
        session.add(
            Application(
                programme_id=district.programme_id,
                account_id=applicant.id,
                step=ApplicationStep.SENT,
                surname="Заявкина",
                name="Ольга",
                consent_version=1,
                consent_locale="ru",
                consented_at=NOW,
                sent_at=NOW,
            )
        )
        advice = Recommendation(
            programme_id=district.programme_id,
            text="Посетить урок наставника",
            addressee=Addressee.ROLE,
            role=Role.MENTEE,
            due_on=LONG_AGO,
            made_at=NOW,
        )
        session.add(advice)
        await session.flush()
        advice_id = advice.id
        step = PersonalAction(
            personal_id=personal.id, title="Открытый урок", due_on=LONG_AGO, doer=Doer.MENTEE
        )
        session.add(step)
        await session.flush()
        step_id = step.id
    await _task(district, absent, personal_action_id=step_id)
    await _task(district, busy, recommendation_id=advice_id)
