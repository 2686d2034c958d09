"""Forms: what a question is made of, and how a version of a form is written down.

Of the ready forms texts are Fluent keys, and versions are rows made when they are needed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models.enums import QuestionKind
from models.surveys import Form, FormVersion, Question
from services.base import insert_ignore


@dataclass(frozen=True, slots=True)
class NewQuestion:
    """One question to be written down; `code` is its name within the form.

    In a ready form `text`, `heading` and `options` are Fluent keys. `only_if`: the code of an earlier
    question of the same part and the answers (marks, places of options) after which this one is asked.
    """

    code: str
    kind: QuestionKind
    text: str
    options: tuple[str, ...] = ()
    required: bool = False
    named: bool = False
    heading: str = ""
    least: int | None = None
    most: int | None = None
    only_if: tuple[str, tuple[int, ...]] | None = None


@dataclass(frozen=True, slots=True)
class ReadyForm:
    """A change of the questions needs a new `version`: running surveys keep theirs.

    `anonymous` is what is proposed when a survey on it is opened.
    """

    code: str
    version: int
    questions: tuple[NewQuestion, ...]
    anonymous: bool = True


USEFUL, ORGANISED, RECOMMEND, TAKEAWAY, PLAN = "useful", "organised", "recommend", "takeaway", "plan"
DIFFICULTIES = "difficulties"
"""The code of a question whose answers a summary lists as what was hard."""
ATTACHED = "attached"
"""The code of what may be sent along after the last question: no question of its own."""
NOTHING_TAKEN, NOTHING_HARD = "survey-take-nothing", "survey-hard-nothing"
WHEN_WEEK, WHEN_MONTH, WHEN_UNKNOWN = 0, 1, 2
"""Places of a WHEN question's options."""

AFTER_EVENT = ReadyForm(
    "after_event",
    3,
    (
        NewQuestion(USEFUL, QuestionKind.SCALE, "survey-question-useful"),
        NewQuestion(ORGANISED, QuestionKind.SCALE, "survey-question-organised"),
        NewQuestion(RECOMMEND, QuestionKind.NPS, "survey-question-recommend"),
        NewQuestion(
            TAKEAWAY,
            QuestionKind.TEXT,
            "survey-question-takeaway",
            ("survey-take-technique", "survey-take-tasks", "survey-take-assessment", NOTHING_TAKEN),
            named=True,
        ),
        NewQuestion(
            DIFFICULTIES,
            QuestionKind.TEXT,
            "survey-question-hard",
            ("survey-hard-time", "survey-hard-volume", "survey-hard-class", NOTHING_HARD),
            named=True,
        ),
        NewQuestion(
            PLAN,
            QuestionKind.WHEN,
            "survey-question-plan",
            ("survey-when-week", "survey-when-month", "survey-when-unknown"),
            required=True,
            named=True,
        ),
        NewQuestion(ATTACHED, QuestionKind.FILE, "survey-question-attached", named=True),
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
        await write_questions(session, version_id, ready.questions, by_key=True)
    return version_id


async def write_questions(
    session: AsyncSession, version_id: int, questions: Sequence[NewQuestion], *, by_key: bool = False
) -> None:
    """Write a version's questions in their order; `by_key`: their texts are Fluent keys."""
    session.add_all(
        Question(
            version_id=version_id,
            position=position,
            code=question.code,
            kind=question.kind,
            text_key=question.text if by_key else "",
            text="" if by_key else question.text,
            heading=question.heading,
            options=list(question.options),
            required=question.required,
            named=question.named,
            least=question.least,
            most=question.most,
            only_if=_condition(question),
        )
        for position, question in enumerate(questions, 1)
    )
    await session.flush()


def _condition(question: NewQuestion) -> dict[str, Any] | None:
    if question.only_if is None:
        return None
    code, answers = question.only_if
    return {"code": code, "any": list(answers)}
