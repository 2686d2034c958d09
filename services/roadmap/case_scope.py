"""Whose exceptions are looked for, and how many of them."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, TypeVarTuple

from sqlalchemy import ColumnElement, Select, select
from sqlalchemy.orm import InstrumentedAttribute, aliased

from models.people import Person
from models.programmes import Programme
from models.roadmap import Assignment
from services.people.listing import unindexed

Columns = TypeVarTuple("Columns")

LISTED = 40
"""So many exceptions of a sort are listed, the most pressing ones: others wait until some are dealt with."""


def held_by(people: Select[int]) -> ColumnElement[bool]:
    """The condition on Assignment that one of a few people holds it.

    By its number: by the person, SQLite would rather go through the whole programme, or a whole activity.
    """
    held = aliased(Assignment)
    return Assignment.id.in_(select(held.id).where(held.person_id.in_(people)))


def asked_of(
    subject: InstrumentedAttribute[int | None], number: int, school: tuple[ColumnElement[bool], ...]
) -> tuple[ColumnElement[bool], ...]:
    """The conditions on Assignment that it is of an activity or a recommendation (`subject` is the column
    that names it) and, with `school` (conditions on Person), held by somebody of the school."""
    if not school:
        return (subject == number,)
    return unindexed(subject) == number, held_by(select(Person.id).where(*school))


@dataclass(frozen=True, slots=True)
class Scope:
    """One programme at a moment: of `school` alone (conditions on Person), or of one `subject` alone.

    What was due before the local day `late_on` is late. At most `limit` of a sort are wanted.
    """

    programme: Programme
    now: datetime
    late_on: date
    school: tuple[ColumnElement[bool], ...] = ()
    subject: int | None = None
    limit: int = LISTED + 1

    def tasks(self) -> tuple[ColumnElement[bool], ...]:
        """The condition on Assignment that it is of the programme and the school."""
        if not self.school:
            return (Assignment.programme_id == self.programme.id,)
        of_programme = unindexed(Assignment.programme_id) == self.programme.id
        return of_programme, held_by(select(Person.id).where(*self.school))

    def beyond(self, hidden: int) -> "Scope":
        """The same, with room for so many that will not be shown."""
        return replace(self, limit=self.limit + hidden)

    def cut(self, query: Select[*Columns], subject: InstrumentedAttribute[Any]) -> Select[*Columns]:
        """No more rows of an ordered query than are wanted; `subject` is the column that names a case."""
        if self.subject is not None:
            query = query.where(subject == self.subject)
        return query.limit(self.limit)
