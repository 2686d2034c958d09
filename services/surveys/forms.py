"""The ready forms, in our own wording: their texts are Fluent keys, their versions rows made when needed."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models.enums import QuestionKind
from models.surveys import Form, FormVersion, Question
from services.base import insert_ignore


@dataclass(frozen=True, slots=True)
class ReadyQuestion:
    code: str
    kind: QuestionKind
    options: tuple[str, ...] = ()
    required: bool = False
    named: bool = False


@dataclass(frozen=True, slots=True)
class ReadyForm:
    """A change of the questions needs a new `version`: running surveys keep theirs."""

    code: str
    version: int
    questions: tuple[ReadyQuestion, ...]


USEFUL, ORGANISED, RECOMMEND, TAKEAWAY, PLAN = "useful", "organised", "recommend", "takeaway", "plan"
WHEN_WEEK, WHEN_MONTH, WHEN_UNKNOWN = 0, 1, 2
"""Places of a WHEN question's options."""

AFTER_EVENT = ReadyForm(
    "after_event",
    1,
    (
        ReadyQuestion(USEFUL, QuestionKind.SCALE),
        ReadyQuestion(ORGANISED, QuestionKind.SCALE),
        ReadyQuestion(RECOMMEND, QuestionKind.NPS),
        ReadyQuestion(
            TAKEAWAY,
            QuestionKind.TEXT,
            ("survey-take-technique", "survey-take-tasks", "survey-take-assessment", "survey-take-nothing"),
            named=True,
        ),
        ReadyQuestion(
            PLAN,
            QuestionKind.WHEN,
            ("survey-when-week", "survey-when-month", "survey-when-unknown"),
            required=True,
            named=True,
        ),
    ),
)


async def ready_version(session: AsyncSession, now: datetime, ready: ReadyForm) -> int:
    """The id of the form's present version; its rows are written the first time."""
    await insert_ignore(session, Form, [{"programme_id": None, "code": ready.code}])
    form_id = (
        await session.scalars(select(Form.id).where(Form.programme_id.is_(None), Form.code == ready.code))
    ).one()
    added = await insert_ignore(
        session, FormVersion, [{"form_id": form_id, "number": ready.version, "created_at": now}]
    )
    version_id = (
        await session.scalars(
            select(FormVersion.id).where(FormVersion.form_id == form_id, FormVersion.number == ready.version)
        )
    ).one()
    if added:
        session.add_all(
            Question(
                version_id=version_id,
                position=position,
                code=question.code,
                kind=question.kind,
                text_key=f"survey-question-{question.code}",
                options=list(question.options),
                required=question.required,
                named=question.named,
            )
            for position, question in enumerate(ready.questions, 1)
        )
        await session.flush()
    return version_id
