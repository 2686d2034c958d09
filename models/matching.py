"""Mentors are chosen and prepared, and partnerships proposed to the methodist before any is made."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, enum_column
from models.enums import MatchingState, MeetingPlace, Unplaced, Weight


class MatchingWishes(Base):
    """What a programme finds important when partners are chosen."""

    __tablename__ = "matching_wishes"

    programme_id: Mapped[int] = mapped_column(
        ForeignKey("programmes.id", ondelete="CASCADE"), primary_key=True
    )
    deficits: Mapped[Weight] = mapped_column(enum_column(Weight, "deficits_weight"), default=Weight.PREFERRED)
    subject: Mapped[Weight] = mapped_column(enum_column(Weight, "subject_weight"), default=Weight.PREFERRED)
    schools: Mapped[Weight] = mapped_column(enum_column(Weight, "schools_weight"), default=Weight.PREFERRED)
    # Only mentors whose training is done; and whether mentors may say so themselves.
    training: Mapped[bool] = mapped_column(default=False)
    training_by_mentor: Mapped[bool] = mapped_column(default=False)
    even: Mapped[bool] = mapped_column(default=True)
    only_registered: Mapped[bool] = mapped_column(default=False)


HAS_ANSWERED = text("answered_at IS NOT NULL")
IS_TRAINED = text("trained_on IS NOT NULL")
IS_ASKED = text("asked_at IS NOT NULL AND told_at IS NULL")


class MentorProfile(Base):
    """What a mentor of one programme has answered, and their training."""

    __tablename__ = "mentor_profiles"
    __table_args__ = (
        CheckConstraint("capacity BETWEEN 0 AND 5", name="capacity"),
        Index("ix_mentor_profiles_waiting", "person_id", sqlite_where=IS_ASKED, postgresql_where=IS_ASKED),
        Index(
            "ix_mentor_profiles_answered",
            "programme_id",
            sqlite_where=HAS_ANSWERED,
            postgresql_where=HAS_ANSWERED,
        ),
        Index(
            "ix_mentor_profiles_trained", "programme_id", sqlite_where=IS_TRAINED, postgresql_where=IS_TRAINED
        ),
    )

    programme_id: Mapped[int] = mapped_column(
        ForeignKey("programmes.id", ondelete="CASCADE"), primary_key=True
    )
    person_id: Mapped[int] = mapped_column(
        ForeignKey("people.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    # A candidate by the methodist's word; who has the role of a mentor is one without it.
    marked: Mapped[bool] = mapped_column(default=False)
    capacity: Mapped[int | None]
    place: Mapped[MeetingPlace | None] = mapped_column(enum_column(MeetingPlace))
    # In their own words; empty: the subject of the person's own row.
    subjects: Mapped[str] = mapped_column(String(500), default="")
    words: Mapped[str] = mapped_column(String(1000), default="")
    # The questionnaire: wanted, offered, at which question, in which message, answered.
    asked_at: Mapped[datetime | None]
    told_at: Mapped[datetime | None]
    step: Mapped[int] = mapped_column(default=1)
    message_id: Mapped[int | None]
    answered_at: Mapped[datetime | None]
    trained_on: Mapped[date | None]
    certificate: Mapped[str] = mapped_column(String(60), default="")


IS_SCHEDULED = text("state = 'scheduled'")
IS_OPEN = text("state IN ('draft', 'scheduled')")


class Matching(Base):
    """A proposal of partnerships for a whole cohort: a draft until it is published."""

    __tablename__ = "matchings"
    __table_args__ = (
        Index("ix_matchings_due", "publish_at", sqlite_where=IS_SCHEDULED, postgresql_where=IS_SCHEDULED),
        # A programme works at one proposal at a time.
        Index(
            "uq_matchings_open", "programme_id", unique=True, sqlite_where=IS_OPEN, postgresql_where=IS_OPEN
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    programme_id: Mapped[int] = mapped_column(ForeignKey("programmes.id", ondelete="CASCADE"), index=True)
    # Who worked at it last.
    account_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id", ondelete="SET NULL"), index=True)
    state: Mapped[MatchingState] = mapped_column(enum_column(MatchingState), default=MatchingState.DRAFT)
    # How often it has been matched; from the second time on there is something to compare with.
    runs: Mapped[int] = mapped_column(default=1)
    matched_at: Mapped[datetime]
    publish_at: Mapped[datetime | None]
    published_at: Mapped[datetime | None]


IS_ALONE = text("matching_places.why IS NOT NULL")
DIFFERS = text(
    "matching_places.compared = true"
    " AND coalesce(matching_places.mentor_id, 0) <> coalesce(matching_places.was_mentor_id, 0)"
)
"""Who stays without a mentor; whom the proposal before had otherwise: found by indexes that SQLite knows
again by these very words."""


class MatchingPlace(Base):
    """One mentee's place in a proposal: a mentor and why, or nobody and why."""

    __tablename__ = "matching_places"
    __table_args__ = (
        Index("ix_matching_places_of_mentor", "matching_id", "mentor_id"),
        Index(
            "ix_matching_places_alone",
            "matching_id",
            "mentee_id",
            sqlite_where=IS_ALONE,
            postgresql_where=IS_ALONE,
        ),
        Index(
            "ix_matching_places_differing",
            "matching_id",
            "mentee_id",
            sqlite_where=DIFFERS,
            postgresql_where=DIFFERS,
        ),
    )

    matching_id: Mapped[int] = mapped_column(ForeignKey("matchings.id", ondelete="CASCADE"), primary_key=True)
    mentee_id: Mapped[int] = mapped_column(
        ForeignKey("people.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    mentor_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"), index=True)
    # The mentor of the proposal before; `compared` says that there was one.
    was_mentor_id: Mapped[int | None] = mapped_column(
        ForeignKey("people.id", ondelete="SET NULL"), index=True
    )
    compared: Mapped[bool] = mapped_column(default=False)
    # «Оставить так»: the next matching leaves this pair together.
    kept: Mapped[bool] = mapped_column(default=False)
    grounds: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    why: Mapped[Unplaced | None] = mapped_column(enum_column(Unplaced))
    # In words, for the partnership that is to be made.
    reason: Mapped[str] = mapped_column(String(500), default="")
    partnership_id: Mapped[int | None] = mapped_column(
        ForeignKey("partnerships.id", ondelete="SET NULL"), index=True
    )


class MatchingAway(Base):
    """Somebody whom the methodist has left out of a proposal."""

    __tablename__ = "matching_away"

    matching_id: Mapped[int] = mapped_column(ForeignKey("matchings.id", ondelete="CASCADE"), primary_key=True)
    person_id: Mapped[int] = mapped_column(
        ForeignKey("people.id", ondelete="CASCADE"), primary_key=True, index=True
    )
