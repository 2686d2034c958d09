"""Built-in roadmaps: what is done how long after the launch. Their words are texts of the locales.

The texts of a row are `template-<template>-<n>` and `template-<template>-<n>-result`; rows count from 1.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from models.enums import Evidence, Role, Stage
from services.roadmap.days import IsOff, working_day_after, working_day_before
from services.roadmap.drafts import Period, PeriodKind

WEEK = 7


class When(StrEnum):
    """How a row is placed in time, always counted from the launch but for the last."""

    BY = "by"
    BETWEEN = "between"
    MONTHLY = "monthly"
    BEFORE_END = "before-end"


@dataclass(frozen=True, slots=True)
class TemplateRow:
    """`days` after the launch (before the programme's end for BEFORE_END); `since` for BETWEEN."""

    part: str
    roles: tuple[Role, ...]
    when: When
    days: int = 0
    since: int = 0
    evidence: Evidence = Evidence.NOTHING
    stage: Stage | None = None


@dataclass(frozen=True, slots=True)
class Template:
    key: str
    rows: tuple[TemplateRow, ...]


def _by(part: str, weeks: int, *roles: Role, evidence: Evidence = Evidence.NOTHING) -> TemplateRow:
    return TemplateRow(part, roles, When.BY, weeks * WEEK, evidence=evidence)


def _between(
    part: str,
    first: int,
    last: int,
    *roles: Role,
    evidence: Evidence = Evidence.NOTHING,
    stage: Stage | None = None,
) -> TemplateRow:
    return TemplateRow(part, roles, When.BETWEEN, last * WEEK, first * WEEK, evidence, stage)


def _monthly(part: str, *roles: Role) -> TemplateRow:
    return TemplateRow(part, roles, When.MONTHLY)


def _before_end(part: str, weeks: int, *roles: Role, evidence: Evidence = Evidence.NOTHING) -> TemplateRow:
    return TemplateRow(part, roles, When.BEFORE_END, weeks * WEEK, evidence=evidence)


def _step(
    stage: Stage, since: int, days: int, *roles: Role, evidence: Evidence = Evidence.NOTHING
) -> TemplateRow:
    return TemplateRow("practice", roles, When.BETWEEN, days, since, evidence, stage)


_METHODIST, _CURATOR, _MENTOR, _MENTEE = Role.METHODIST, Role.CURATOR, Role.MENTOR, Role.MENTEE

SCHOOL = Template(
    "school",
    (
        _by("launch", 1, _METHODIST, evidence=Evidence.FILE),
        _by("launch", 2, _CURATOR, evidence=Evidence.FILE),
        _by("launch", 3, _MENTOR, _MENTEE),
        _by("launch", 4, _CURATOR, evidence=Evidence.FILE),
        _between("practice", 4, 8, _MENTEE),
        _monthly("practice", _MENTOR, _MENTEE),
        _between("practice", 8, 14, _MENTEE, evidence=Evidence.PHOTO),
        _by("practice", 16, _CURATOR, evidence=Evidence.FILE),
        _by("practice", 17, _METHODIST, evidence=Evidence.FILE),
        _between("practice", 20, 28, _MENTEE, evidence=Evidence.PHOTO),
        _between("practice", 24, 30, _MENTOR, evidence=Evidence.LINK),
        _before_end("completion", 8, _CURATOR, evidence=Evidence.FILE),
        _before_end("completion", 4, _METHODIST, evidence=Evidence.FILE),
    ),
)
TEACHER = Template(
    "teacher",
    (
        _by("launch", 1, _MENTOR, _MENTEE),
        _by("launch", 2, _MENTEE),
        _by("launch", 3, _MENTOR, evidence=Evidence.FILE),
        _between("practice", 3, 6, _MENTEE),
        _between("practice", 4, 8, _MENTOR),
        _monthly("practice", _MENTOR, _MENTEE),
        _between("practice", 8, 12, _MENTEE, evidence=Evidence.PHOTO),
        _by("practice", 16, _MENTOR, evidence=Evidence.FILE),
        _between("practice", 18, 24, _MENTEE),
        _between("practice", 24, 30, _MENTEE, evidence=Evidence.PHOTO),
        _before_end("completion", 8, _MENTEE),
        _before_end("completion", 6, _MENTOR, evidence=Evidence.FILE),
        _before_end("completion", 4, _METHODIST),
    ),
)
ACTION = Template(
    "action",
    (
        _step(Stage.THEORY, 0, 3, _METHODIST),
        _step(Stage.EXPERIENCE, 3, 7, _MENTOR, evidence=Evidence.LINK),
        _step(Stage.TRIAL_LESSON, 7, 14, _MENTEE, evidence=Evidence.PHOTO),
        _step(Stage.JOINT_ANALYSIS, 10, 16, _MENTOR, _MENTEE),
        _step(Stage.RECOMMENDATIONS, 14, 18, _MENTOR, evidence=Evidence.FILE),
        _step(Stage.INDIVIDUAL_TRIALS, 16, 24, _MENTEE),
        _step(Stage.GROUP_WORK, 18, 26, _MENTOR, _MENTEE),
        _step(Stage.SUMMING_UP, 26, 30, _METHODIST, evidence=Evidence.FILE),
    ),
)
TEMPLATES = {template.key: template for template in (SCHOOL, TEACHER, ACTION)}


def placed(row: TemplateRow, launch: date, ends_on: date, is_off: IsOff) -> Period:
    """A row's period once the launch day is known (local days). Deadlines stand on working days.

    What would be due after `ends_on` stays as it is counted: that it does not fit is the caller's to say.
    """
    match row.when:
        case When.BY:
            return Period(
                PeriodKind.DEADLINE, end=_deadline(launch + timedelta(days=row.days), launch, is_off)
            )
        case When.BEFORE_END:
            return Period(
                PeriodKind.DEADLINE, end=_deadline(ends_on - timedelta(days=row.days), launch, is_off)
            )
        case When.BETWEEN:
            start = working_day_after(launch + timedelta(days=row.since), is_off)
            end = _deadline(launch + timedelta(days=row.days), start, is_off)
            return Period(PeriodKind.WINDOW, start, end)
        case When.MONTHLY:
            return Period(PeriodKind.RECURRING, rrule="FREQ=MONTHLY")


def _deadline(day: date, first: date, is_off: IsOff) -> date:
    """The working day before, but never before the work can begin."""
    before = working_day_before(day, is_off)
    return before if before >= first else working_day_after(max(day, first), is_off)
