"""What keeps a programme on its way: what was done about exceptions."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, enum_column
from models.enums import CaseOutcome


class CaseNote(Base):
    """What a methodist did about one exception; of several about the same case the newest counts.

    `kind`, `subject` and `other` are those of `services.roadmap.board_facts.Case`; names are put in when it
    is read, so that who is forgotten is forgotten here, too.
    """

    __tablename__ = "case_notes"
    __table_args__ = (Index("ix_case_notes_of_programme", "programme_id", "noted_at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    programme_id: Mapped[int] = mapped_column(ForeignKey("programmes.id", ondelete="CASCADE"))
    kind: Mapped[str] = mapped_column(String(24))
    subject: Mapped[int]
    other: Mapped[int]
    # How many people or things it was about: when it has grown, it is another matter.
    size: Mapped[int]
    outcome: Mapped[CaseOutcome] = mapped_column(enum_column(CaseOutcome))
    word: Mapped[str] = mapped_column(String(500), default="")
    by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
    noted_at: Mapped[datetime]
