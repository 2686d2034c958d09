"""Regions, municipalities, programmes, and what a programme is told once."""

from datetime import date, datetime

from sqlalchemy import JSON, CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, enum_column
from models.enums import Indicator, NetworkModel, PhaseKind, PlanReview, ProgrammeState


class Region(Base):
    __tablename__ = "regions"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(200), unique=True)


class Municipality(Base):
    __tablename__ = "municipalities"
    __table_args__ = (UniqueConstraint("region_id", "name"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    region_id: Mapped[int] = mapped_column(ForeignKey("regions.id", ondelete="RESTRICT"), index=True)
    name: Mapped[str] = mapped_column(String(200))


class Programme(Base):
    """One municipality's mentoring programme for a period, usually a school year."""

    __tablename__ = "programmes"
    __table_args__ = (
        CheckConstraint("starts_on < ends_on", name="period"),
        CheckConstraint("morning_minute BETWEEN 480 AND 1199", name="morning"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    municipality_id: Mapped[int] = mapped_column(
        ForeignKey("municipalities.id", ondelete="RESTRICT"), index=True
    )
    title: Mapped[str] = mapped_column(String(200))
    starts_on: Mapped[date]
    ends_on: Mapped[date]
    time_zone: Mapped[str] = mapped_column(String(64))
    network_model: Mapped[NetworkModel] = mapped_column(enum_column(NetworkModel))
    state: Mapped[ProgrammeState] = mapped_column(
        enum_column(ProgrammeState), default=ProgrammeState.PREPARING
    )
    country: Mapped[str] = mapped_column(String(2), default="RU")
    # Days off, school holidays and working Saturdays of its own: {"kind", "first", "last", "title"} each,
    # in their order.
    own_days: Mapped[list[dict[str, str]]] = mapped_column(JSON, default=list)
    # Whether nobody is reminded in the school holidays either.
    quiet_holidays: Mapped[bool] = mapped_column(default=False)
    locale: Mapped[str] = mapped_column(String(8), default="ru")
    morning_minute: Mapped[int] = mapped_column(default=8 * 60 + 30)
    survey_delay_minutes: Mapped[int] = mapped_column(default=30)
    survey_open_hours: Mapped[int] = mapped_column(default=72)
    # Minutes that a meeting of a form counts when nobody said them, as "consultation=80"; others as usual.
    form_minutes: Mapped[str] = mapped_column(String(120), default="")
    reminder_offsets: Mapped[str] = mapped_column(String(60), default="-7,-1,0,3")
    # On what a list is kept before people consent: asked at the first import, kept for the next.
    roster_basis: Mapped[str] = mapped_column(String(200), default="")
    # Whether teachers may be paired across schools that are no partners of each other.
    across_schools: Mapped[bool] = mapped_column(default=True)
    # Weeks without a meeting after which a pair is looked at; from experience shown to a trial lesson;
    # for which a case that was dealt with stays away.
    silent_weeks: Mapped[int] = mapped_column(default=4, server_default="4")
    follow_weeks: Mapped[int] = mapped_column(default=3, server_default="3")
    settled_weeks: Mapped[int] = mapped_column(default=4, server_default="4")
    interim_review_on: Mapped[date | None]
    final_review_on: Mapped[date | None]
    # The order that approved the year's list of schools.
    order_number: Mapped[str] = mapped_column(String(60), default="")
    order_date: Mapped[date | None]
    # The programme of the year before, from which this one was made; each has one successor at most.
    previous_id: Mapped[int | None] = mapped_column(
        ForeignKey("programmes.id", ondelete="SET NULL"), unique=True
    )
    launched_at: Mapped[datetime | None]
    created_at: Mapped[datetime]


class Phase(Base):
    __tablename__ = "phases"
    __table_args__ = (
        UniqueConstraint("programme_id", "kind"),
        CheckConstraint("starts_on <= ends_on", name="period"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    programme_id: Mapped[int] = mapped_column(ForeignKey("programmes.id", ondelete="CASCADE"))
    kind: Mapped[PhaseKind] = mapped_column(enum_column(PhaseKind))
    starts_on: Mapped[date]
    ends_on: Mapped[date]


class ReviewOutcome(Base):
    """What a review of the programme's plan came to; there is none before it was held."""

    __tablename__ = "review_outcomes"
    __table_args__ = (UniqueConstraint("programme_id", "kind"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    programme_id: Mapped[int] = mapped_column(ForeignKey("programmes.id", ondelete="CASCADE"))
    kind: Mapped[PlanReview] = mapped_column(enum_column(PlanReview))
    held_on: Mapped[date]
    outcome: Mapped[str] = mapped_column(String(4000))
    order_number: Mapped[str] = mapped_column(String(60), default="")
    order_date: Mapped[date | None]


class Goal(Base):
    """What share (percent), or what mean for satisfaction (1-5), the programme promised."""

    __tablename__ = "goals"
    __table_args__ = (UniqueConstraint("programme_id", "indicator"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    programme_id: Mapped[int] = mapped_column(ForeignKey("programmes.id", ondelete="CASCADE"))
    indicator: Mapped[Indicator] = mapped_column(enum_column(Indicator))
    value: Mapped[float]
