"""One model behind every asking: form, version, question, survey, participation, answer.

An anonymous answer has no way back to its person: no key, no time, a random id for order.
"""

import secrets
from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, ForeignKey, Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, enum_column
from models.enums import ParticipationState, QuestionKind, SurveyState

READY = text("programme_id IS NULL")
UNTOLD = text("told = false")
# PostgreSQL keeps what was deleted until it vacuums: here it does so within a minute of a single row.
FORGETFUL = {"autovacuum_vacuum_threshold": 0, "autovacuum_vacuum_scale_factor": 0}


class Form(Base):
    """A set of questions in its versions; without a programme it is one of the ready forms."""

    __tablename__ = "forms"
    __table_args__ = (
        UniqueConstraint("programme_id", "code"),
        Index("uq_forms_ready", "code", unique=True, sqlite_where=READY, postgresql_where=READY),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    programme_id: Mapped[int | None] = mapped_column(ForeignKey("programmes.id", ondelete="CASCADE"))
    code: Mapped[str] = mapped_column(String(60))
    # An own form's title; a ready form's is a Fluent message.
    title: Mapped[str] = mapped_column(String(200), default="")
    # Not offered any more; surveys that run on it go on.
    retired: Mapped[bool] = mapped_column(default=False)


class FormVersion(Base):
    """A version never changes once a survey runs on it."""

    __tablename__ = "form_versions"
    __table_args__ = (UniqueConstraint("form_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    form_id: Mapped[int] = mapped_column(ForeignKey("forms.id", ondelete="CASCADE"))
    number: Mapped[int]
    created_at: Mapped[datetime]


class Question(Base):
    """One question. Ready forms name a Fluent key, own forms carry the text."""

    __tablename__ = "questions"
    __table_args__ = (UniqueConstraint("version_id", "position"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    version_id: Mapped[int] = mapped_column(ForeignKey("form_versions.id", ondelete="CASCADE"))
    position: Mapped[int]
    code: Mapped[str] = mapped_column(String(60))
    kind: Mapped[QuestionKind] = mapped_column(enum_column(QuestionKind))
    text_key: Mapped[str] = mapped_column(String(120), default="")
    text: Mapped[str] = mapped_column(Text, default="")
    options: Mapped[list[str]] = mapped_column(JSON, default=list)
    required: Mapped[bool] = mapped_column(default=True)
    # The named part comes after the boundary that is announced.
    named: Mapped[bool] = mapped_column(default=False)
    # What the rows of a matrix have in common: neighbours with the same heading are one matrix.
    heading: Mapped[str] = mapped_column(Text, default="")
    # Bounds of a number.
    least: Mapped[int | None]
    most: Mapped[int | None]
    # Asked only if an earlier answer of the same part is among these: {"code": "q1", "any": [0, 2]}.
    only_if: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))


class Survey(Base):
    __tablename__ = "surveys"
    __table_args__ = (Index("ix_surveys_due", "state", "closes_at"), UniqueConstraint("event_id"))

    id: Mapped[int] = mapped_column(primary_key=True)
    programme_id: Mapped[int] = mapped_column(ForeignKey("programmes.id", ondelete="CASCADE"), index=True)
    version_id: Mapped[int] = mapped_column(ForeignKey("form_versions.id", ondelete="RESTRICT"))
    event_id: Mapped[int | None] = mapped_column(ForeignKey("events.id", ondelete="CASCADE"))
    # A sheet that one of a pair fills in about another: for them, and in no list of the methodist's.
    partnership_id: Mapped[int | None] = mapped_column(
        ForeignKey("partnerships.id", ondelete="CASCADE"), index=True
    )
    # Without an event: what it is called, and whom it asks (services.broadcasts.facts.Segment).
    title: Mapped[str] = mapped_column(String(200), default="")
    segment: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    anonymous: Mapped[bool] = mapped_column(default=True)
    state: Mapped[SurveyState] = mapped_column(enum_column(SurveyState), default=SurveyState.PLANNED)
    opens_at: Mapped[datetime]
    closes_at: Mapped[datetime]
    chases: Mapped[int] = mapped_column(default=0)
    chased_on: Mapped[date | None]


class VisitSheet(Base):
    """What a mentor saw at a mentee's lesson: the answers of a survey of the mentor's alone."""

    __tablename__ = "visit_sheets"

    survey_id: Mapped[int] = mapped_column(ForeignKey("surveys.id", ondelete="CASCADE"), primary_key=True)
    mentee_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), index=True)
    # The entry of the journal, once the sheet is filled in.
    meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meetings.id", ondelete="SET NULL"), index=True)


class Participation(Base):
    """That a person is asked, and how far they are; carries no moment of answering."""

    __tablename__ = "participations"
    __table_args__ = (
        UniqueConstraint("survey_id", "person_id"),
        Index("ix_participations_person_id", "person_id"),
        Index("ix_participations_of_survey", "survey_id", "state"),
        # Whom an opening survey has still to tell: nobody, most of the time.
        Index("ix_participations_untold", "survey_id", "id", sqlite_where=UNTOLD, postgresql_where=UNTOLD),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    survey_id: Mapped[int] = mapped_column(ForeignKey("surveys.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"))
    state: Mapped[ParticipationState] = mapped_column(
        enum_column(ParticipationState), default=ParticipationState.WAITING
    )
    # The question that is asked now, counted from 1; one past the last when all are answered.
    position: Mapped[int] = mapped_column(default=1)
    # The one message of the conversation, edited from question to question.
    message_id: Mapped[int | None] = mapped_column(BigInteger)
    # Whether the opening has been put into their day.
    told: Mapped[bool] = mapped_column(default=True)
    # The own reminder offered at the end: its day, and whether it was wanted.
    promise_on: Mapped[date | None]
    promise_taken: Mapped[bool | None]
    # Whether their mentor may see what they take away; asked once, of who has a mentor.
    shared: Mapped[bool | None]


class DraftAnswer(Base):
    """An answer not sent yet. It carries the person, so it is deleted when the part is sent."""

    __tablename__ = "draft_answers"
    __table_args__ = ({"postgresql_with": FORGETFUL},)

    participation_id: Mapped[int] = mapped_column(
        ForeignKey("participations.id", ondelete="CASCADE"), primary_key=True
    )
    question_id: Mapped[int] = mapped_column(ForeignKey("questions.id", ondelete="CASCADE"), primary_key=True)
    value: Mapped[Any] = mapped_column(JSON)


def random_id() -> int:
    """An id that tells nothing of the order in which rows came."""
    return secrets.randbits(62)


class AnonymousAnswer(Base):
    """What somebody answered. Each answer stands alone: not even those of one person belong together.

    `number` is a mark, the place of an option, or the places of several as bits (QuestionKind.MULTIPLE).

    The table lies in the order of its random ids: on SQLite by itself (a hidden row number would tell who
    came when), on PostgreSQL since services.surveys.answers.lay_anew.
    """

    __tablename__ = "anonymous_answers"
    __table_args__ = (
        Index("ix_anonymous_answers_of_survey", "survey_id", "question_id", "number"),
        {"sqlite_with_rowid": False, "postgresql_with": FORGETFUL},
    )

    id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False, default=random_id)
    survey_id: Mapped[int] = mapped_column(ForeignKey("surveys.id", ondelete="CASCADE"))
    question_id: Mapped[int] = mapped_column(ForeignKey("questions.id", ondelete="CASCADE"))
    number: Mapped[int | None]
    text: Mapped[str | None] = mapped_column(Text)


class NamedAnswer(Base):
    __tablename__ = "named_answers"
    __table_args__ = (
        UniqueConstraint("participation_id", "question_id"),
        Index("ix_named_answers_of_survey", "survey_id", "question_id", "number"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    survey_id: Mapped[int] = mapped_column(ForeignKey("surveys.id", ondelete="CASCADE"))
    participation_id: Mapped[int] = mapped_column(ForeignKey("participations.id", ondelete="CASCADE"))
    question_id: Mapped[int] = mapped_column(ForeignKey("questions.id", ondelete="CASCADE"))
    number: Mapped[int | None]
    text: Mapped[str | None] = mapped_column(Text)
    # A file that was sent; `text` is its name then.
    file_id: Mapped[int | None] = mapped_column(
        ForeignKey("stored_files.id", ondelete="SET NULL"), index=True
    )
    answered_at: Mapped[datetime]
