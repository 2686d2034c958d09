"""A survey on any questions, with its respondents: for tests of the engine."""

from datetime import timedelta

from sqlalchemy import select

from models.enums import Role, SurveyState
from models.surveys import Form, FormVersion, Participation, Survey
from services.actor import Actor
from services.clock import FixedClock
from services.surveys.forms import NewQuestion, write_questions
from tests.builders import District


async def a_survey(
    district: District,
    clock: FixedClock,
    questions: list[NewQuestion],
    people: list[Actor] | int = 1,
    *,
    anonymous: bool = False,
    days: int = 7,
) -> tuple[int, list[tuple[Actor, int]]]:
    """An open survey of these people; its id, and each with the id of their conversation."""
    if isinstance(people, int):
        people = [await district.person(f"Опросова{number}", Role.MENTEE) for number in range(people)]
    now = clock.now()
    async with district.database.write() as session:
        form = Form(programme_id=district.programme_id, code=f"own-{len(questions)}-{now:%H%M%S%f}")
        session.add(form)
        await session.flush()
        version = FormVersion(form_id=form.id, number=1, created_at=now)
        session.add(version)
        await session.flush()
        await write_questions(session, version.id, questions)
        survey = Survey(
            programme_id=district.programme_id,
            version_id=version.id,
            title="Как дела?",
            anonymous=anonymous,
            state=SurveyState.OPEN,
            opens_at=now,
            closes_at=now + timedelta(days=days),
        )
        session.add(survey)
        await session.flush()
        session.add_all(Participation(survey_id=survey.id, person_id=one.person_id) for one in people)
    async with district.database.read() as session:
        rows = await session.execute(
            select(Participation.person_id, Participation.id).where(Participation.survey_id == survey.id)
        )
        parts = dict(rows.all())
    return survey.id, [(one, parts[one.require_person()]) for one in people]
