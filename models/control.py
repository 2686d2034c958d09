"""What keeps a programme on its way: exceptions dealt with, schools' requests answered."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, enum_column
from models.enums import Addressee, CaseOutcome, Role


class CaseNote(Base):
    """What a methodist did about one exception; of several about the same case the newest counts.

    `kind`, `subject` and `other` are those of `services.roadmap.board_facts.Case`; names are put in when it
    is read, so that who is forgotten is forgotten here, too.
    """

    __tablename__ = "case_notes"
    __table_args__ = (Index("ix_case_notes_of_programme", "programme_id", "noted_at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    programme_id: Mapped[int] = mapped_column(ForeignKey("programmes.id", ondelete="CASCADE"))
    kind: Mapped[str] = mapped_column(String(24))
    subject: Mapped[int]
    other: Mapped[int]
    # How many people or things it was about: when it has grown, it is another matter.
    size: Mapped[int]
    outcome: Mapped[CaseOutcome] = mapped_column(enum_column(CaseOutcome))
    word: Mapped[str] = mapped_column(String(500), default="")
    by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
    noted_at: Mapped[datetime]


class CaseLook(Base):
    """When everybody of a programme was last looked at for the exceptions that only such a look finds."""

    __tablename__ = "case_looks"

    programme_id: Mapped[int] = mapped_column(
        ForeignKey("programmes.id", ondelete="CASCADE"), primary_key=True
    )
    looked_at: Mapped[datetime | None]


class FoundCase(Base):
    """An exception that the last such look has found: one of its `part` of the list, in the list's order.

    Names are put in when it is read, as in a CaseNote.
    """

    __tablename__ = "found_cases"

    programme_id: Mapped[int] = mapped_column(
        ForeignKey("programmes.id", ondelete="CASCADE"), primary_key=True
    )
    part: Mapped[str] = mapped_column(String(12), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    kind: Mapped[str] = mapped_column(String(24))
    subject: Mapped[int]
    other: Mapped[int]
    size: Mapped[int]
    title: Mapped[str] = mapped_column(Text, default="")
    happened_on: Mapped[date | None]
    side: Mapped[str] = mapped_column(String(12), default="")


class SchoolForm(Base):
    """What a school's team says of itself at the start: its risks, in own words.

    A school may have two after it was made one of two: both are shown, the newer one is written to.
    """

    __tablename__ = "school_forms"
    __table_args__ = (Index("ix_school_forms_of_programme", "programme_id", "school_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    programme_id: Mapped[int] = mapped_column(ForeignKey("programmes.id", ondelete="CASCADE"))
    school_id: Mapped[int] = mapped_column(ForeignKey("schools.id", ondelete="CASCADE"), index=True)
    risks: Mapped[str] = mapped_column(String(1000), default="")
    # The local day on which the school was asked, once.
    asked_on: Mapped[date | None]


class SchoolRequest(Base):
    """One thing a school asks help with: a deficit of the programme's list, or own words."""

    __tablename__ = "school_requests"
    __table_args__ = (
        CheckConstraint("deficit_id IS NOT NULL OR text <> ''", name="named"),
        Index("ix_school_requests_of_programme", "programme_id", "school_id", "id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    programme_id: Mapped[int] = mapped_column(ForeignKey("programmes.id", ondelete="CASCADE"))
    school_id: Mapped[int] = mapped_column(ForeignKey("schools.id", ondelete="CASCADE"), index=True)
    deficit_id: Mapped[int | None] = mapped_column(ForeignKey("deficits.id", ondelete="CASCADE"), index=True)
    text: Mapped[str] = mapped_column(String(300), default="")
    asked_at: Mapped[datetime]


class RequestAnswer(Base):
    """What answers a request: an activity of the plan, a pair or group, or a card of the bank."""

    __tablename__ = "request_answers"
    __table_args__ = (
        UniqueConstraint("request_id", "activity_id"),
        UniqueConstraint("request_id", "partnership_id"),
        UniqueConstraint("request_id", "practice_id"),
        CheckConstraint(
            "CASE WHEN activity_id IS NULL THEN 0 ELSE 1 END"
            " + CASE WHEN partnership_id IS NULL THEN 0 ELSE 1 END"
            " + CASE WHEN practice_id IS NULL THEN 0 ELSE 1 END = 1",
            name="one_thing",
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    request_id: Mapped[int] = mapped_column(ForeignKey("school_requests.id", ondelete="CASCADE"))
    activity_id: Mapped[int | None] = mapped_column(
        ForeignKey("activities.id", ondelete="CASCADE"), index=True
    )
    partnership_id: Mapped[int | None] = mapped_column(
        ForeignKey("partnerships.id", ondelete="CASCADE"), index=True
    )
    practice_id: Mapped[int | None] = mapped_column(
        ForeignKey("practices.id", ondelete="CASCADE"), index=True
    )


class Measure(Base):
    """One of the programme's own measures of what schools achieve: an exam's mean, a share of good marks."""

    __tablename__ = "measures"

    id: Mapped[int] = mapped_column(primary_key=True)
    programme_id: Mapped[int] = mapped_column(ForeignKey("programmes.id", ondelete="CASCADE"), index=True)
    name: Mapped[str] = mapped_column(String(120))
    unit: Mapped[str] = mapped_column(String(20), default="")
    higher_better: Mapped[bool] = mapped_column(default=True)
    # Not asked for any more; what was entered stays.
    retired: Mapped[bool] = mapped_column(default=False)


class Measurement(Base):
    """What a school had of a measure on a local day."""

    __tablename__ = "measurements"
    __table_args__ = (Index("ix_measurements_of_school", "measure_id", "school_id", "measured_on"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    measure_id: Mapped[int] = mapped_column(ForeignKey("measures.id", ondelete="CASCADE"))
    school_id: Mapped[int] = mapped_column(ForeignKey("schools.id", ondelete="CASCADE"), index=True)
    measured_on: Mapped[date]
    value: Mapped[float]
    by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))


class Recommendation(Base):
    """What an event or a survey's summary asks of an addressee by a day; its assignments follow it."""

    __tablename__ = "recommendations"
    __table_args__ = (
        CheckConstraint("event_id IS NULL OR survey_id IS NULL", name="one_source"),
        Index("ix_recommendations_of_programme", "programme_id", "due_on"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    programme_id: Mapped[int] = mapped_column(ForeignKey("programmes.id", ondelete="CASCADE"))
    # Both empty: what it came from is gone.
    event_id: Mapped[int | None] = mapped_column(ForeignKey("events.id", ondelete="SET NULL"), index=True)
    survey_id: Mapped[int | None] = mapped_column(ForeignKey("surveys.id", ondelete="SET NULL"), index=True)
    text: Mapped[str] = mapped_column(String(1000))
    addressee: Mapped[Addressee] = mapped_column(enum_column(Addressee))
    # Whose administration is meant, or which role; who of people is meant stands in the assignments.
    school_id: Mapped[int | None] = mapped_column(ForeignKey("schools.id", ondelete="SET NULL"), index=True)
    role: Mapped[Role | None] = mapped_column(enum_column(Role))
    due_on: Mapped[date]
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
    made_at: Mapped[datetime]
    # When it was taken back; its row stays for what was done of it.
    dropped_at: Mapped[datetime | None]
