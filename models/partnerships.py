"""Schools as partners first, teachers second; their meetings."""

from datetime import date, datetime

from sqlalchemy import (
    CheckConstraint,
    Connection,
    ForeignKey,
    Index,
    String,
    UniqueConstraint,
    event,
    inspect,
    select,
    text,
    update,
)
from sqlalchemy.orm import Mapped, Mapper, mapped_column

from models.base import Base, enum_column
from models.enums import Fit, MeetingForm, NetworkModel, OnlineStep, PartnershipState, RequestOutcome
from models.people import SORT_KEY_LENGTH, Person


class SchoolGroup(Base):
    """Several schools that one leads together: its partnerships share one contract and one model."""

    __tablename__ = "school_groups"
    __table_args__ = (UniqueConstraint("programme_id", "name"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    programme_id: Mapped[int] = mapped_column(ForeignKey("programmes.id", ondelete="CASCADE"))
    name: Mapped[str] = mapped_column(String(120))


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
    group_id: Mapped[int | None] = mapped_column(
        ForeignKey("school_groups.id", ondelete="SET NULL"), index=True
    )
    # The local day from which the schools are no partners any more.
    ended_on: Mapped[date | None]


IS_PAUSED = text("state = 'paused'")


class Partnership(Base):
    """A pair (one mentee) or a group (two or more) around one mentor."""

    __tablename__ = "partnerships"
    __table_args__ = (
        # The list goes through it state by state, and stops after a page.
        Index("ix_partnerships_in_order", "programme_id", "state", "sort_key", "id"),
        Index("ix_partnerships_pausing", "paused_until", sqlite_where=IS_PAUSED, postgresql_where=IS_PAUSED),
    )

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
    # The local day on which a pause ends by itself.
    paused_until: Mapped[date | None]
    # The local day on which the last pause ended: silence is counted from there.
    resumed_on: Mapped[date | None]
    closed_at: Mapped[datetime | None]
    close_reason: Mapped[str] = mapped_column(String(500), default="")
    # The partnership in whose place this one was made: another mentor, or another year.
    previous_id: Mapped[int | None] = mapped_column(
        ForeignKey("partnerships.id", ondelete="SET NULL"), index=True
    )
    # None: it is not held online.
    online_step: Mapped[OnlineStep | None] = mapped_column(enum_column(OnlineStep))
    # The mentor's `sort_key`; kept by the two listeners below, never set by hand.
    sort_key: Mapped[str] = mapped_column(String(SORT_KEY_LENGTH), default="")


@event.listens_for(Partnership, "before_insert")
def _sorted_by_mentor(_: Mapper[Partnership], __: Connection, partnership: Partnership) -> None:
    of_mentor = select(Person.sort_key).where(Person.id == partnership.mentor_id)
    partnership.sort_key = of_mentor.scalar_subquery()


@event.listens_for(Person, "after_update")
def _sorted_anew(_: Mapper[Person], connection: Connection, person: Person) -> None:
    if inspect(person).attrs.sort_key.history.has_changes():
        of_mentor = update(Partnership).where(Partnership.mentor_id == person.id)
        connection.execute(of_mentor.values(sort_key=person.sort_key))


class PartnershipMentee(Base):
    """Who is led now."""

    __tablename__ = "partnership_mentees"

    partnership_id: Mapped[int] = mapped_column(
        ForeignKey("partnerships.id", ondelete="CASCADE"), primary_key=True
    )
    person_id: Mapped[int] = mapped_column(
        ForeignKey("people.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    # None: from the beginning.
    joined_at: Mapped[datetime | None]


class FormerMentee(Base):
    """Who was led in a group that goes on without them."""

    __tablename__ = "former_mentees"
    __table_args__ = (Index("ix_former_mentees_partnership_id", "partnership_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    partnership_id: Mapped[int] = mapped_column(ForeignKey("partnerships.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), index=True)
    joined_at: Mapped[datetime | None]
    left_at: Mapped[datetime]
    reason: Mapped[str] = mapped_column(String(500), default="")


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
    # The other side's member who logged the same meeting after that.
    confirmed_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
    held_on: Mapped[date]
    form: Mapped[MeetingForm] = mapped_column(enum_column(MeetingForm))
    topic: Mapped[str] = mapped_column(String(300), default="")
    minutes: Mapped[int | None]
    created_at: Mapped[datetime]


NOT_ASKED = text("asked_at IS NULL")
WORRYING = text("answer = 'poor' AND seen_at IS NULL")
"""What a methodist should see. The query uses these very words: that is how SQLite knows the index again."""


class FitQuestion(Base):
    """That a mentee is asked, once and in private, how they find their mentor; and the answer."""

    __tablename__ = "fit_questions"
    __table_args__ = (
        UniqueConstraint("partnership_id", "person_id"),
        Index("ix_fit_questions_waiting", "due_on", sqlite_where=NOT_ASKED, postgresql_where=NOT_ASKED),
        Index(
            "ix_fit_questions_worrying",
            "answered_at",
            "id",
            sqlite_where=WORRYING,
            postgresql_where=WORRYING,
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    partnership_id: Mapped[int] = mapped_column(ForeignKey("partnerships.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), index=True)
    # The local day from which on it may be asked.
    due_on: Mapped[date]
    asked_at: Mapped[datetime | None]
    answer: Mapped[Fit | None] = mapped_column(enum_column(Fit))
    word: Mapped[str] = mapped_column(String(1000), default="")
    answered_at: Mapped[datetime | None]
    # When the methodist has dealt with an answer that worries.
    seen_at: Mapped[datetime | None]


NOT_SETTLED = text("settled_at IS NULL")


class PartnerRequest(Base):
    """One side asks the methodist, and nobody else, for another partner."""

    __tablename__ = "partner_requests"
    __table_args__ = (
        Index(
            "uq_partner_requests_open",
            "partnership_id",
            "person_id",
            unique=True,
            sqlite_where=NOT_SETTLED,
            postgresql_where=NOT_SETTLED,
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    partnership_id: Mapped[int] = mapped_column(ForeignKey("partnerships.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), index=True)
    reason: Mapped[str] = mapped_column(String(2000), default="")
    asked_at: Mapped[datetime]
    settled_at: Mapped[datetime | None]
    outcome: Mapped[RequestOutcome | None] = mapped_column(enum_column(RequestOutcome))
    answer: Mapped[str] = mapped_column(String(2000), default="")
    settled_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
