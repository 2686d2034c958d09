"""The personal programme of a partnership: goals, actions, words of both sides, reviews."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, enum_column
from models.enums import Doer, Evidence, GoalOutcome, PersonalState, Review, WordKind

IS_EXPECTED = text("remind_on IS NOT NULL")


class PersonalProgramme(Base):
    """What one pair or group has set out to reach, in the days from `starts_on` to `ends_on`."""

    __tablename__ = "personal_programmes"
    __table_args__ = (
        CheckConstraint("starts_on <= midterm_on AND midterm_on <= ends_on", name="period"),
        Index(
            "ix_personal_programmes_reviews",
            "remind_on",
            sqlite_where=IS_EXPECTED,
            postgresql_where=IS_EXPECTED,
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    partnership_id: Mapped[int] = mapped_column(
        ForeignKey("partnerships.id", ondelete="CASCADE"), unique=True
    )
    template: Mapped[str] = mapped_column(String(40), default="")
    state: Mapped[PersonalState] = mapped_column(enum_column(PersonalState), default=PersonalState.DRAFT)
    starts_on: Mapped[date]
    midterm_on: Mapped[date]
    ends_on: Mapped[date]
    # Grows with every change of what is agreed on: nobody agrees to words they have not seen.
    revision: Mapped[int] = mapped_column(default=1)
    created_at: Mapped[datetime]
    agreed_at: Mapped[datetime | None]
    midterm_at: Mapped[datetime | None]
    finished_at: Mapped[datetime | None]
    # The next local day on which the members are asked for a review.
    remind_on: Mapped[date | None]


class PersonalGoal(Base):
    """One goal: a deficit of the programme's list, own words, or own words about a deficit."""

    __tablename__ = "personal_goals"

    id: Mapped[int] = mapped_column(primary_key=True)
    personal_id: Mapped[int] = mapped_column(
        ForeignKey("personal_programmes.id", ondelete="CASCADE"), index=True
    )
    deficit_id: Mapped[int | None] = mapped_column(ForeignKey("deficits.id", ondelete="SET NULL"))
    text: Mapped[str] = mapped_column(String(300), default="")
    by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))


class PersonalAction(Base):
    """One step with its day; once agreed it is an assignment of each who does it."""

    __tablename__ = "personal_actions"

    id: Mapped[int] = mapped_column(primary_key=True)
    personal_id: Mapped[int] = mapped_column(
        ForeignKey("personal_programmes.id", ondelete="CASCADE"), index=True
    )
    title: Mapped[str] = mapped_column(String(300))
    due_on: Mapped[date]
    doer: Mapped[Doer] = mapped_column(enum_column(Doer))
    # What is to be shown of it, as with an activity of the plan.
    evidence: Mapped[Evidence] = mapped_column(
        enum_column(Evidence), default=Evidence.NOTHING, server_default="nothing"
    )
    by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
    # When it was taken out; its row stays for what was done of it.
    dropped_at: Mapped[datetime | None]


class PersonalYes(Base):
    """That a member agrees to the programme as it stands; gone with the next change."""

    __tablename__ = "personal_yeses"

    personal_id: Mapped[int] = mapped_column(
        ForeignKey("personal_programmes.id", ondelete="CASCADE"), primary_key=True
    )
    person_id: Mapped[int] = mapped_column(
        ForeignKey("people.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    said_at: Mapped[datetime]


class PersonalWord(Base):
    """What one member says: what they expect, why they want a change, how they find a review."""

    __tablename__ = "personal_words"
    __table_args__ = (UniqueConstraint("personal_id", "person_id", "kind"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    personal_id: Mapped[int] = mapped_column(ForeignKey("personal_programmes.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), index=True)
    kind: Mapped[WordKind] = mapped_column(enum_column(WordKind))
    text: Mapped[str] = mapped_column(String(1000))
    said_at: Mapped[datetime]


class GoalReview(Base):
    """How far a goal had been reached by one of the two reviews."""

    __tablename__ = "goal_reviews"

    goal_id: Mapped[int] = mapped_column(
        ForeignKey("personal_goals.id", ondelete="CASCADE"), primary_key=True
    )
    review: Mapped[Review] = mapped_column(enum_column(Review), primary_key=True)
    outcome: Mapped[GoalOutcome] = mapped_column(enum_column(GoalOutcome))
    note: Mapped[str] = mapped_column(String(500), default="")
    by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
