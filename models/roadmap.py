"""The approved plan, its rows, and what each row asks of whom."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    CheckConstraint,
    ForeignKey,
    Index,
    String,
    Text,
    UniqueConstraint,
    and_,
    false,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, enum_column
from models.enums import Answering, AssignmentState, ChangeKind, Evidence, PeriodKind, Stage


class Roadmap(Base):
    __tablename__ = "roadmaps"

    id: Mapped[int] = mapped_column(primary_key=True)
    programme_id: Mapped[int] = mapped_column(ForeignKey("programmes.id", ondelete="CASCADE"), unique=True)
    source_name: Mapped[str] = mapped_column(String(200), default="")
    order_number: Mapped[str] = mapped_column(String(60), default="")
    order_date: Mapped[date | None]
    # Titles of the document's rows that the methodist took for no activities.
    left_out: Mapped[list[str]] = mapped_column(JSON, default=list)
    imported_at: Mapped[datetime]


class Activity(Base):
    """One row of the roadmap."""

    __tablename__ = "activities"
    __table_args__ = (
        UniqueConstraint("roadmap_id", "position"),
        CheckConstraint("starts_on IS NULL OR ends_on IS NULL OR starts_on <= ends_on", name="period"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    roadmap_id: Mapped[int] = mapped_column(ForeignKey("roadmaps.id", ondelete="CASCADE"))
    position: Mapped[int]
    number: Mapped[str] = mapped_column(String(40), default="")
    direction: Mapped[str] = mapped_column(Text, default="")
    title: Mapped[str] = mapped_column(Text)
    period_text: Mapped[str] = mapped_column(Text, default="")
    period_kind: Mapped[PeriodKind] = mapped_column(enum_column(PeriodKind))
    starts_on: Mapped[date | None]
    ends_on: Mapped[date | None]
    rrule: Mapped[str] = mapped_column(String(200), default="")
    # What the columns above cannot hold: separate spans, months, "the whole year", a time of day.
    period_detail: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    participants: Mapped[str] = mapped_column(Text, default="")
    responsible: Mapped[str] = mapped_column(Text, default="")
    result: Mapped[str] = mapped_column(Text, default="")
    evidence: Mapped[Evidence] = mapped_column(enum_column(Evidence), default=Evidence.NOTHING)
    stage: Mapped[Stage | None] = mapped_column(enum_column(Stage))
    # Whether the methodist has said so (also that it is of none); until then its title is asked.
    stage_said: Mapped[bool] = mapped_column(default=False, server_default=false())
    # Days of reminders from the due date, "-7,-1,0,3"; "" is none, without it the programme's hold.
    reminder_offsets: Mapped[str | None] = mapped_column(String(60))
    # What the document said, before questions and edits: its next version is compared with that.
    source: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    # The local day on which the methodist wants to be asked for its dates.
    ask_on: Mapped[date | None]
    # When it was taken out of the plan; its row stays for the history and for what was done of it.
    dropped_at: Mapped[datetime | None]


class ActivityDeficit(Base):
    """A deficit that an activity is there for."""

    __tablename__ = "activity_deficits"

    activity_id: Mapped[int] = mapped_column(
        ForeignKey("activities.id", ondelete="CASCADE"), primary_key=True
    )
    deficit_id: Mapped[int] = mapped_column(
        ForeignKey("deficits.id", ondelete="CASCADE"), primary_key=True, index=True
    )


class ActivityChange(Base):
    """That an activity was moved, reworded or dropped: what it was, and the order that says so."""

    __tablename__ = "activity_changes"
    __table_args__ = (Index("ix_activity_changes_activity_id", "activity_id", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    activity_id: Mapped[int] = mapped_column(ForeignKey("activities.id", ondelete="CASCADE"))
    kind: Mapped[ChangeKind] = mapped_column(enum_column(ChangeKind))
    # Which text was reworded, "" for the title.
    field: Mapped[str] = mapped_column(String(20), default="")
    # The period or the text as it stood before, in the words of the plan.
    before: Mapped[str] = mapped_column(Text, default="")
    after: Mapped[str] = mapped_column(Text, default="")
    order_number: Mapped[str] = mapped_column(String(60), default="")
    order_date: Mapped[date | None]
    changed_at: Mapped[datetime]
    changed_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))


class AssigneeRule(Base):
    """Who a wording of the columns "responsible" and "participants" means in a programme; answered once.

    `roles` are values of Role, of all schools or of those that are named: `categories` (values of
    SchoolCategory) and the schools among its targets. Empty altogether: the wording means nobody.
    `answering` says whether each of them answers, or one for a school or for a partnership.
    """

    __tablename__ = "assignee_rules"
    __table_args__ = (UniqueConstraint("programme_id", "wording"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    programme_id: Mapped[int] = mapped_column(ForeignKey("programmes.id", ondelete="CASCADE"))
    wording: Mapped[str] = mapped_column(String(500))
    roles: Mapped[list[str]] = mapped_column(JSON, default=list)
    categories: Mapped[list[str]] = mapped_column(JSON, default=list)
    answering: Mapped[Answering] = mapped_column(
        enum_column(Answering), default=Answering.EACH, server_default=Answering.EACH
    )


class AssigneeTarget(Base):
    """A school, a team or a person that a wording means by name."""

    __tablename__ = "assignee_targets"
    __table_args__ = (
        CheckConstraint(
            "(school_id IS NOT NULL AND team_id IS NULL AND person_id IS NULL)"
            " OR (school_id IS NULL AND team_id IS NOT NULL AND person_id IS NULL)"
            " OR (school_id IS NULL AND team_id IS NULL AND person_id IS NOT NULL)",
            name="one",
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    rule_id: Mapped[int] = mapped_column(ForeignKey("assignee_rules.id", ondelete="CASCADE"), index=True)
    school_id: Mapped[int | None] = mapped_column(ForeignKey("schools.id", ondelete="CASCADE"), index=True)
    team_id: Mapped[int | None] = mapped_column(ForeignKey("teams.id", ondelete="CASCADE"), index=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), index=True)


UNSEEN = text(
    "assignments.state = 'done' AND assignments.accepted_at IS NULL AND assignments.evidence <> 'nothing'"
    " AND (assignments.activity_id IS NOT NULL OR assignments.personal_action_id IS NOT NULL"
    " OR assignments.recommendation_id IS NOT NULL)"
)
"""What was shown and nobody has looked at; one's own promise is nobody else's to look at. Queries use these
very words: so SQLite knows the index again."""


OF_SCHOOL, OF_PAIR = text("school_id IS NOT NULL"), text("partnership_id IS NOT NULL")
OF_PERSON = text("school_id IS NULL AND partnership_id IS NULL")


WITH_FILE = text("assignments.evidence_file_id IS NOT NULL")


class Assignment(Base):
    """One activity for one assignee (a person, a school or a partnership), with its own due date and state.

    `person_id` is who holds it. A school's or a partnership's (`school_id`, `partnership_id`) may be answered
    by any of its `AssignmentShare`s, and is held by whoever answered last.
    """

    __tablename__ = "assignments"
    __table_args__ = (
        CheckConstraint("school_id IS NULL OR partnership_id IS NULL", name="one_assignee"),
        Index(
            "uq_assignments_of_person",
            "activity_id",
            "person_id",
            "due_on",
            unique=True,
            sqlite_where=OF_PERSON,
            postgresql_where=OF_PERSON,
        ),
        Index(
            "uq_assignments_of_school",
            "school_id",
            "activity_id",
            "due_on",
            unique=True,
            sqlite_where=OF_SCHOOL,
            postgresql_where=OF_SCHOOL,
        ),
        Index(
            "uq_assignments_of_pair",
            "partnership_id",
            "activity_id",
            "due_on",
            unique=True,
            sqlite_where=OF_PAIR,
            postgresql_where=OF_PAIR,
        ),
        Index("ix_assignments_of_activity", "activity_id", "person_id", "due_on"),
        # Who is late with an activity, the longest late first.
        Index(
            "ix_assignments_late_with",
            "activity_id",
            "state",
            "takes_part",
            "is_window",
            "due_on",
            "id",
            "postponed_to",
            "person_id",
        ),
        # Everybody of an activity, the soonest due first.
        Index(
            "ix_assignments_asked",
            "activity_id",
            "takes_part",
            "due_on",
            "id",
            "person_id",
        ),
        Index(
            "ix_assignments_with_file",
            "activity_id",
            "id",
            sqlite_where=WITH_FILE,
            postgresql_where=WITH_FILE,
        ),
        UniqueConstraint("personal_action_id", "person_id"),
        UniqueConstraint("recommendation_id", "person_id"),
        Index("ix_assignments_of_person", "person_id", "state", "due_on"),
        Index("ix_assignments_due", "programme_id", "state", "due_on"),
        # The board counts from it alone.
        Index(
            "ix_assignments_counted",
            "programme_id",
            "activity_id",
            "state",
            "is_window",
            "takes_part",
            "due_on",
            "postponed_to",
        ),
        Index(
            "ix_assignments_postponed",
            "programme_id",
            "postponed_to",
            sqlite_where=text("postponed_to IS NOT NULL"),
            postgresql_where=text("postponed_to IS NOT NULL"),
        ),
        Index(
            "ix_assignments_advised",
            "programme_id",
            "recommendation_id",
            "state",
            "is_window",
            "takes_part",
            "due_on",
            "postponed_to",
            sqlite_where=text("recommendation_id IS NOT NULL"),
            postgresql_where=text("recommendation_id IS NOT NULL"),
        ),
        Index(
            "ix_assignments_personal",
            "programme_id",
            "state",
            "is_window",
            "takes_part",
            "due_on",
            sqlite_where=text("personal_action_id IS NOT NULL"),
            postgresql_where=text("personal_action_id IS NOT NULL"),
        ),
        Index(
            "ix_assignments_unseen",
            "programme_id",
            # The same for all of them; but where SQLite chooses by the number of columns, these count.
            "state",
            "accepted_at",
            "done_at",
            "id",
            sqlite_where=UNSEEN,
            postgresql_where=UNSEEN,
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    programme_id: Mapped[int] = mapped_column(ForeignKey("programmes.id", ondelete="CASCADE"))
    # Without an activity, an action of a personal programme or a recommendation it is the person's own
    # promise ("what I will try and when").
    activity_id: Mapped[int | None] = mapped_column(ForeignKey("activities.id", ondelete="CASCADE"))
    personal_action_id: Mapped[int | None] = mapped_column(
        ForeignKey("personal_actions.id", ondelete="CASCADE")
    )
    recommendation_id: Mapped[int | None] = mapped_column(
        ForeignKey("recommendations.id", ondelete="CASCADE")
    )
    title: Mapped[str] = mapped_column(Text)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"))
    school_id: Mapped[int | None] = mapped_column(ForeignKey("schools.id", ondelete="CASCADE"))
    partnership_id: Mapped[int | None] = mapped_column(ForeignKey("partnerships.id", ondelete="CASCADE"))
    # A window's end is a pace, never a deadline: such an assignment is not overdue.
    is_window: Mapped[bool] = mapped_column(default=False)
    # Named among the participants, not the responsible: shows nothing, is counted apart, is never overdue.
    takes_part: Mapped[bool] = mapped_column(default=False, server_default=false())
    starts_on: Mapped[date | None]
    due_on: Mapped[date]
    evidence: Mapped[Evidence] = mapped_column(enum_column(Evidence), default=Evidence.NOTHING)
    state: Mapped[AssignmentState] = mapped_column(enum_column(AssignmentState), default=AssignmentState.OPEN)
    done_at: Mapped[datetime | None]
    awaiting_evidence: Mapped[bool] = mapped_column(default=False)
    evidence_text: Mapped[str] = mapped_column(String(4000), default="")
    evidence_file_id: Mapped[int | None] = mapped_column(ForeignKey("stored_files.id", ondelete="SET NULL"))
    # What was shown is looked at by those who run the plan: accepted, or returned with a word (how often).
    accepted_at: Mapped[datetime | None]
    returned_note: Mapped[str] = mapped_column(String(1000), default="")
    returns: Mapped[int] = mapped_column(default=0)
    postponed_to: Mapped[date | None]
    # Cancelled for the time of a partnership's pause: it comes back with the partnership.
    set_aside: Mapped[bool] = mapped_column(default=False, server_default=false())
    not_possible_reason: Mapped[str] = mapped_column(String(1000), default="")
    # The local day on which the curator was told that it is three days overdue.
    escalated_on: Mapped[date | None]


CAN_BE_LATE = and_(Assignment.is_window.is_(False), Assignment.takes_part.is_(False))
"""Its day is a deadline: neither a window's pace nor the day of who only takes part."""


class AssignmentShare(Base):
    """That a person may answer what their school or partnership is asked once; the holder is one of them."""

    __tablename__ = "assignment_shares"

    assignment_id: Mapped[int] = mapped_column(
        ForeignKey("assignments.id", ondelete="CASCADE"), primary_key=True
    )
    person_id: Mapped[int] = mapped_column(
        ForeignKey("people.id", ondelete="CASCADE"), primary_key=True, index=True
    )


class Reminder(Base):
    """That a person be told of an assignment on a local day; the day's bundle takes it up.

    `offset_days` is counted from the due date and names the reminder: `remind_on` may move (to a
    working day, to the next morning while the person can't be written to), the meaning does not.
    """

    __tablename__ = "reminders"
    __table_args__ = (
        UniqueConstraint("assignment_id", "offset_days"),
        Index("ix_reminders_due", "bundled", "programme_id", "remind_on"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    assignment_id: Mapped[int] = mapped_column(ForeignKey("assignments.id", ondelete="CASCADE"))
    programme_id: Mapped[int] = mapped_column(ForeignKey("programmes.id", ondelete="CASCADE"))
    offset_days: Mapped[int]
    remind_on: Mapped[date]
    bundled: Mapped[bool] = mapped_column(default=False)


class BundleLine(Base):
    """One line of a day's bundle: an assignment, or a rider."""

    __tablename__ = "bundle_lines"
    __table_args__ = (CheckConstraint("(assignment_id IS NULL) <> (rider_id IS NULL)", name="one_thing"),)

    daily_message_id: Mapped[int] = mapped_column(
        ForeignKey("daily_messages.id", ondelete="CASCADE"), primary_key=True
    )
    position: Mapped[int] = mapped_column(primary_key=True)
    assignment_id: Mapped[int | None] = mapped_column(
        ForeignKey("assignments.id", ondelete="CASCADE"), index=True
    )
    rider_id: Mapped[int | None] = mapped_column(ForeignKey("riders.id", ondelete="CASCADE"), index=True)


UNANSWERED = text("answered_at IS NULL")


class HelpRequest(Base):
    """A call for help with an assignment; answered once, by mentor or methodist."""

    __tablename__ = "help_requests"
    __table_args__ = (
        Index(
            "ix_help_requests_open",
            "programme_id",
            "asked_at",
            "id",
            sqlite_where=UNANSWERED,
            postgresql_where=UNANSWERED,
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    programme_id: Mapped[int] = mapped_column(ForeignKey("programmes.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), index=True)
    assignment_id: Mapped[int | None] = mapped_column(ForeignKey("assignments.id", ondelete="CASCADE"))
    question: Mapped[str] = mapped_column(String(2000), default="")
    asked_at: Mapped[datetime]
    answer: Mapped[str] = mapped_column(String(2000), default="")
    answered_at: Mapped[datetime | None]
    answered_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
