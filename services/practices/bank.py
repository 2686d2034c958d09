"""What a programme's bank is: the cards that its people find, over the years."""

from typing import Any

from sqlalchemy import Select, select

from models.enums import PracticeState
from models.people import Deficit
from models.practices import Practice, PracticeDeficit
from models.programmes import Programme


def published(programmes: Select[int]) -> Select[Practice]:
    """The cards that everybody of these programmes reads."""
    return select(Practice).where(
        Practice.programme_id.in_(programmes), Practice.state == PracticeState.PUBLISHED
    )


def lineage(programme_id: int) -> Select[int]:
    """The programme and those that it came out of, year by year: a bank outlives a school year."""
    years = (
        select(Programme.id, Programme.previous_id).where(Programme.id == programme_id).cte(recursive=True)
    )
    years = years.union_all(
        select(Programme.id, Programme.previous_id).join(years, Programme.id == years.c.previous_id)
    )
    return select(years.c.id)


def same_deficit(deficit: Deficit, programmes: Select[int]) -> Select[int]:
    """Ids of what is the same deficit in each year's list: by its usual kind, else by its own title."""
    like: Any = Deficit.kind == deficit.kind if deficit.kind else Deficit.title == deficit.title
    return select(Deficit.id).where(Deficit.programme_id.in_(programmes), like)


def helping(deficits: Select[int]) -> Select[int]:
    """Ids of the cards that help with any of the deficits."""
    return select(PracticeDeficit.practice_id).where(PracticeDeficit.deficit_id.in_(deficits))
