"""Dated meetings: who is asked, who comes."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, enum_column
from models.enums import EventAfter, EventAnswer, EventKind, EventState, MarkedBy, Stage


class Event(Base):
    __tablename__ = "events"
    __table_args__ = (
        CheckConstraint("starts_at < ends_at", name="period"),
        CheckConstraint("places > 0", name="places"),
        Index("ix_events_ending", "after", "state", "ends_at"),
        Index("ix_events_of_programme", "programme_id", "starts_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    programme_id: Mapped[int] = mapped_column(ForeignKey("programmes.id", ondelete="CASCADE"))
    kind: Mapped[EventKind] = mapped_column(enum_column(EventKind))
    title: Mapped[str] = mapped_column(String(300))
    stage: Mapped[Stage | None] = mapped_column(enum_column(Stage))
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    place: Mapped[str] = mapped_column(String(300), default="")
    state: Mapped[EventState] = mapped_column(enum_column(EventState), default=EventState.PLANNED)
    anonymous: Mapped[bool] = mapped_column(default=True)
    created_at: Mapped[datetime]
    # How often it was moved: each move is told once, even one back to an earlier time.
    moves: Mapped[int] = mapped_column(default=0)
    after: Mapped[EventAfter] = mapped_column(enum_column(EventAfter), default=EventAfter.WAITING)
    # When somebody was last ticked as present, and whether the methodist said that was all.
    attendance_at: Mapped[datetime | None]
    attendance_done: Mapped[bool] = mapped_column(default=False)
    # The series (a festival) that this is a lesson of. Its own period is that of its lessons.
    series_id: Mapped[int | None] = mapped_column(ForeignKey("events.id", ondelete="CASCADE"), index=True)
    # Where to connect, for what is held online.
    link: Mapped[str] = mapped_column(String(500), default="")
    host_school_id: Mapped[int | None] = mapped_column(ForeignKey("schools.id", ondelete="SET NULL"))
    opening_order_number: Mapped[str] = mapped_column(String(60), default="")
    opening_order_date: Mapped[date | None]
    closing_order_number: Mapped[str] = mapped_column(String(60), default="")
    closing_order_date: Mapped[date | None]
    # Grows with every change that a calendar shows.
    sequence: Mapped[int] = mapped_column(default=0)
    # How many may come; None: as many as like.
    places: Mapped[int | None]
    # What guests type or scan in the room; made when it is first looked at.
    code: Mapped[str | None] = mapped_column(String(8), unique=True)


ATTENDED = text("event_guests.attended = true")
"""Queries use these very words: that is how SQLite knows the index again."""


class EventGuest(Base):
    """One person's invitation to an event: the answer, and whether they came."""

    __tablename__ = "event_guests"
    __table_args__ = (
        Index("ix_event_guests_person_id", "person_id"),
        # The card counts from it alone.
        Index("ix_event_guests_answered", "event_id", "answer", "person_id", "invited"),
        Index("ix_event_guests_attended", "event_id", sqlite_where=ATTENDED, postgresql_where=ATTENDED),
    )

    event_id: Mapped[int] = mapped_column(ForeignKey("events.id", ondelete="CASCADE"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), primary_key=True)
    answer: Mapped[EventAnswer] = mapped_column(enum_column(EventAnswer), default=EventAnswer.NONE)
    # Who waits stands in the queue by this moment.
    answered_at: Mapped[datetime | None]
    # How often they moved up from the queue: each time is told once.
    moved_up: Mapped[int] = mapped_column(default=0)
    attended: Mapped[bool] = mapped_column(default=False)
    # False: they came without having been asked.
    invited: Mapped[bool] = mapped_column(default=True)
    marked_by: Mapped[MarkedBy | None] = mapped_column(enum_column(MarkedBy))


class EventPresenter(Base):
    """Who leads an event: they show its code and tick who was there."""

    __tablename__ = "event_presenters"

    event_id: Mapped[int] = mapped_column(ForeignKey("events.id", ondelete="CASCADE"), primary_key=True)
    person_id: Mapped[int] = mapped_column(
        ForeignKey("people.id", ondelete="CASCADE"), primary_key=True, index=True
    )


class EventDeficit(Base):
    """A deficit that an event is there for."""

    __tablename__ = "event_deficits"

    event_id: Mapped[int] = mapped_column(ForeignKey("events.id", ondelete="CASCADE"), primary_key=True)
    deficit_id: Mapped[int] = mapped_column(
        ForeignKey("deficits.id", ondelete="CASCADE"), primary_key=True, index=True
    )


class EventMaterial(Base):
    """A link or a file that guests get: at once, or (`afterwards`) when the event is over."""

    __tablename__ = "event_materials"
    __table_args__ = (
        # What is still to be given out: little, most of the time nothing.
        Index(
            "ix_event_materials_waiting",
            "event_id",
            sqlite_where=text("told_at IS NULL AND afterwards"),
            postgresql_where=text("told_at IS NULL AND afterwards"),
        ),
        Index("ix_event_materials_event_id", "event_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("events.id", ondelete="CASCADE"))
    title: Mapped[str] = mapped_column(String(200))
    link: Mapped[str] = mapped_column(String(500), default="")
    file_id: Mapped[int | None] = mapped_column(ForeignKey("stored_files.id", ondelete="CASCADE"))
    afterwards: Mapped[bool] = mapped_column(default=False)
    told_at: Mapped[datetime | None]


class WrongCode(Base):
    """A check-in code that fitted nothing, for the minutes in which it counts; what was typed is not kept."""

    __tablename__ = "wrong_codes"
    __table_args__ = (
        Index("ix_wrong_codes_of_account", "account_id", "at"),
        Index("ix_wrong_codes_at", "at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id", ondelete="CASCADE"))
    at: Mapped[datetime]
