"""Schools as partners first, teachers second; their meetings."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, enum_column
from models.enums import MeetingForm, NetworkModel, PartnershipState


class SchoolPartnership(Base):
    """Leader school ↔ partner school, with the contract's number and date."""

    __tablename__ = "school_partnerships"
    __table_args__ = (
        UniqueConstraint("programme_id", "leader_school_id", "partner_school_id"),
        CheckConstraint("leader_school_id <> partner_school_id", name="two_schools"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    programme_id: Mapped[int] = mapped_column(ForeignKey("programmes.id", ondelete="CASCADE"))
    leader_school_id: Mapped[int] = mapped_column(ForeignKey("schools.id", ondelete="CASCADE"))
    partner_school_id: Mapped[int] = mapped_column(ForeignKey("schools.id", ondelete="CASCADE"))
    network_model: Mapped[NetworkModel | None] = mapped_column(enum_column(NetworkModel))
    contract_number: Mapped[str] = mapped_column(String(60), default="")
    contract_date: Mapped[date | None]


class Partnership(Base):
    """A pair (one mentee) or a group (two or more) around one mentor."""

    __tablename__ = "partnerships"
    __table_args__ = (Index("ix_partnerships_of_programme", "programme_id", "state"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    programme_id: Mapped[int] = mapped_column(ForeignKey("programmes.id", ondelete="CASCADE"))
    mentor_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), index=True)
    state: Mapped[PartnershipState] = mapped_column(
        enum_column(PartnershipState), default=PartnershipState.PROPOSED
    )
    reason: Mapped[str] = mapped_column(String(500), default="")
    first_meeting_by: Mapped[date | None]
    created_at: Mapped[datetime]
    introduced_at: Mapped[datetime | None]
    pause_reason: Mapped[str] = mapped_column(String(500), default="")
    closed_at: Mapped[datetime | None]
    close_reason: Mapped[str] = mapped_column(String(500), default="")


class PartnershipMentee(Base):
    __tablename__ = "partnership_mentees"

    partnership_id: Mapped[int] = mapped_column(
        ForeignKey("partnerships.id", ondelete="CASCADE"), primary_key=True
    )
    person_id: Mapped[int] = mapped_column(
        ForeignKey("people.id", ondelete="CASCADE"), primary_key=True, index=True
    )


NOT_TOLD = text("told_at IS NULL")


class Introduction(Base):
    """That one side of an active partnership is to be told of the other; told once registered."""

    __tablename__ = "introductions"
    __table_args__ = (
        Index("ix_introductions_waiting", "person_id", sqlite_where=NOT_TOLD, postgresql_where=NOT_TOLD),
    )

    partnership_id: Mapped[int] = mapped_column(
        ForeignKey("partnerships.id", ondelete="CASCADE"), primary_key=True
    )
    person_id: Mapped[int] = mapped_column(
        ForeignKey("people.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    told_at: Mapped[datetime | None]


class Meeting(Base):
    """One entry of the meeting journal.

    Both sides may log the same meeting: a day and a form make it one entry, counted once.
    """

    __tablename__ = "meetings"
    __table_args__ = (UniqueConstraint("partnership_id", "held_on", "form"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    partnership_id: Mapped[int] = mapped_column(ForeignKey("partnerships.id", ondelete="CASCADE"))
    logged_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
    held_on: Mapped[date]
    form: Mapped[MeetingForm] = mapped_column(enum_column(MeetingForm))
    topic: Mapped[str] = mapped_column(String(300), default="")
    minutes: Mapped[int | None]
    created_at: Mapped[datetime]
