"""Where answers are kept: drafts, named answers, and anonymous ones that nothing leads back from."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, func, insert, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.enums import ParticipationState
from models.surveys import AnonymousAnswer, DraftAnswer, NamedAnswer, Participation, Question, Survey
from models.system import StoredFile
from services.errors import NotFound
from services.surveys.facts import Picked

CROWD = 200
"""Anonymous answers that are laid anew together with those just sent."""
UNANSWERED = (ParticipationState.WAITING, ParticipationState.STARTED)


def is_hidden(survey: Survey, question: Question) -> bool:
    """Whether answers to this question may never be joined with their person."""
    return survey.anonymous and not question.named


async def own_survey(
    session: AsyncSession, programme_id: int, survey_id: int, *, lock: bool = False
) -> Survey:
    """A survey of the methodist's programme; NotFound for any other, and for what a pair keeps to itself."""
    survey = await session.get(Survey, survey_id, with_for_update=lock or None)
    if survey is None or survey.programme_id != programme_id or survey.partnership_id is not None:
        raise NotFound("survey")
    return survey


async def questions_of(session: AsyncSession, survey: Survey) -> list[Question]:
    """The survey's questions in their order."""
    rows = await session.scalars(
        select(Question).where(Question.version_id == survey.version_id).order_by(Question.position)
    )
    return list(rows)


async def keep(
    session: AsyncSession,
    now: datetime,
    survey: Survey,
    participation: Participation,
    question: Question,
    picked: Picked,
) -> None:
    """Keep an answer, over an earlier one to the same question; an empty one takes it back."""
    hidden = is_hidden(survey, question)
    await forget(session, survey, participation, [question])
    if picked == Picked():
        return
    if hidden:
        value = {"number": picked.number, "text": picked.text}
        session.add(DraftAnswer(participation_id=participation.id, question_id=question.id, value=value))
    else:
        session.add(
            NamedAnswer(
                survey_id=survey.id,
                participation_id=participation.id,
                question_id=question.id,
                number=picked.number,
                text=picked.text,
                file_id=picked.file_id,
                answered_at=now,
            )
        )
    await session.flush()


async def forget(
    session: AsyncSession, survey: Survey, participation: Participation, questions: Sequence[Question]
) -> None:
    """Drop this person's answers to the questions, with the files they sent, unless they are sent already."""
    for question in questions:
        if is_hidden(survey, question):
            await session.execute(
                delete(DraftAnswer).where(
                    DraftAnswer.participation_id == participation.id, DraftAnswer.question_id == question.id
                )
            )
            continue
        files = await session.scalars(
            delete(NamedAnswer)
            .where(NamedAnswer.participation_id == participation.id, NamedAnswer.question_id == question.id)
            .returning(NamedAnswer.file_id)
        )
        if gone := [file_id for file_id in files if file_id is not None]:
            await session.execute(delete(StoredFile).where(StoredFile.id.in_(gone)))


async def picked_so_far(session: AsyncSession, participation: Participation) -> dict[int, Picked]:
    """Question id → what this person has answered and can still be shown: drafts and named answers."""
    found: dict[int, Picked] = {}
    drafts = await session.scalars(
        select(DraftAnswer).where(DraftAnswer.participation_id == participation.id)
    )
    for draft in drafts:
        found[draft.question_id] = Picked(draft.value["number"], draft.value["text"])
    named = await session.scalars(select(NamedAnswer).where(NamedAnswer.participation_id == participation.id))
    for answer in named:
        found[answer.question_id] = Picked(answer.number, answer.text, answer.file_id)
    return found


async def send_anonymous(session: AsyncSession, survey: Survey, participation: Participation) -> None:
    """Turn this person's drafts into answers without a person, in the caller's transaction."""
    drafts: Sequence[DraftAnswer] = (
        await session.scalars(select(DraftAnswer).where(DraftAnswer.participation_id == participation.id))
    ).all()
    session.add_all(
        AnonymousAnswer(
            survey_id=survey.id,
            question_id=draft.question_id,
            number=draft.value["number"],
            text=draft.value["text"],
        )
        for draft in drafts
    )
    await drop_drafts(session, [participation.id])
    await lay_anew(session, survey, CROWD)


async def lay_anew(session: AsyncSession, survey: Survey, most: int | None = None) -> None:
    """Write anonymous answers of the survey again, in the order of their random ids; at random at `most`.

    PostgreSQL lays rows down as they come and numbers the transaction that wrote each (xmin), which would
    join an answer with the participation that the same transaction changed. SQLite keeps neither: its
    table lies in the order of the ids.
    """
    if session.get_bind().dialect.name == "sqlite":
        return
    await session.flush()
    chosen = select(AnonymousAnswer.id).where(AnonymousAnswer.survey_id == survey.id)
    if most is not None:
        # Whom somebody else is writing anew now, they do; nobody waits.
        chosen = chosen.order_by(func.random()).limit(most).with_for_update(skip_locked=True)
    table = AnonymousAnswer.__table__
    old = delete(AnonymousAnswer).where(AnonymousAnswer.id.in_(chosen)).returning(*table.c).cte("old")
    await session.execute(
        insert(AnonymousAnswer).from_select(list(table.c.keys()), select(old).order_by(old.c.id)),
        execution_options={"synchronize_session": False},
    )


async def drop_drafts(session: AsyncSession, participation_ids: Sequence[int]) -> None:
    """Forget what was begun and never sent."""
    await session.execute(delete(DraftAnswer).where(DraftAnswer.participation_id.in_(participation_ids)))
    await session.flush()
