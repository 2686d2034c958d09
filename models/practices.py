"""The bank of practices: what teachers show each other, and the words by which it is found."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, enum_column
from models.enums import PracticeState

OF_SUBJECT = text("practices.subject <> ''")
"""In these very words SQLite knows the index again; the cards of all subjects keep to their order's."""


class Practice(Base):
    """One card. It is seen by others while it is published, which its author has agreed to by sending it."""

    __tablename__ = "practices"
    __table_args__ = (
        Index("ix_practices_most_used", "programme_id", "state", "uses", "id"),
        Index(
            "ix_practices_of_subject",
            "programme_id",
            "state",
            "subject",
            "uses",
            "id",
            sqlite_where=OF_SUBJECT,
            postgresql_where=OF_SUBJECT,
        ),
        Index("ix_practices_author", "author_id", "id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    programme_id: Mapped[int] = mapped_column(ForeignKey("programmes.id", ondelete="CASCADE"))
    # Who leaves takes their cards along (services/people/forgetting.py).
    author_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"))
    # What it was shown at, if it was asked for after an event.
    event_id: Mapped[int | None] = mapped_column(ForeignKey("events.id", ondelete="SET NULL"), index=True)
    title: Mapped[str] = mapped_column(String(150))
    about: Mapped[str] = mapped_column(String(1000), default="")
    subject: Mapped[str] = mapped_column(String(60), default="")
    grade: Mapped[str] = mapped_column(String(30), default="")
    link: Mapped[str] = mapped_column(String(500), default="")
    state: Mapped[PracticeState] = mapped_column(enum_column(PracticeState), default=PracticeState.DRAFT)
    # The methodist's word with which it came back.
    note: Mapped[str] = mapped_column(String(500), default="")
    # How many people have taken it; the rows are in practice_uses as long as those people are.
    uses: Mapped[int] = mapped_column(default=0)
    # How often it was sent: each time is told once.
    sendings: Mapped[int] = mapped_column(default=0)
    made_at: Mapped[datetime]
    sent_at: Mapped[datetime | None]
    published_at: Mapped[datetime | None]


class PracticeFile(Base):
    """A file of a card; the file's row is its author's."""

    __tablename__ = "practice_files"

    id: Mapped[int] = mapped_column(primary_key=True)
    practice_id: Mapped[int] = mapped_column(ForeignKey("practices.id", ondelete="CASCADE"), index=True)
    file_id: Mapped[int] = mapped_column(ForeignKey("stored_files.id", ondelete="CASCADE"), index=True)


class PracticeDeficit(Base):
    """A deficit that a practice helps with."""

    __tablename__ = "practice_deficits"

    practice_id: Mapped[int] = mapped_column(ForeignKey("practices.id", ondelete="CASCADE"), primary_key=True)
    deficit_id: Mapped[int] = mapped_column(
        ForeignKey("deficits.id", ondelete="CASCADE"), primary_key=True, index=True
    )


class PracticeUse(Base):
    """Somebody took a practice: its file or link, or the card itself to show it to others. Counts once."""

    __tablename__ = "practice_uses"

    practice_id: Mapped[int] = mapped_column(ForeignKey("practices.id", ondelete="CASCADE"), primary_key=True)
    person_id: Mapped[int] = mapped_column(
        ForeignKey("people.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    used_at: Mapped[datetime]


class PracticeWord(Base):
    """A word of a card in its dictionary form."""

    __tablename__ = "practice_words"

    practice_id: Mapped[int] = mapped_column(ForeignKey("practices.id", ondelete="CASCADE"), primary_key=True)
    lemma: Mapped[str] = mapped_column(String(40), primary_key=True, index=True)


class WordForm(Base):
    """A form in which a word of some card may be typed; so a search needs no dictionary but this table."""

    __tablename__ = "word_forms"

    form: Mapped[str] = mapped_column(String(40), primary_key=True)
    lemma: Mapped[str] = mapped_column(String(40), primary_key=True, index=True)


class PracticeAsk(Base):
    """That a presenter was asked for the card of an event, once."""

    __tablename__ = "practice_asks"

    event_id: Mapped[int] = mapped_column(ForeignKey("events.id", ondelete="CASCADE"), primary_key=True)
    person_id: Mapped[int] = mapped_column(
        ForeignKey("people.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    asked_at: Mapped[datetime]
