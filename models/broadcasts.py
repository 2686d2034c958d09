"""Messages from the methodist to a segment."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, ForeignKey, Index, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, enum_column
from models.enums import BroadcastState


class Broadcast(Base):
    __tablename__ = "broadcasts"
    __table_args__ = (Index("ix_broadcasts_due", "state", "send_at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    programme_id: Mapped[int] = mapped_column(ForeignKey("programmes.id", ondelete="CASCADE"), index=True)
    author_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
    event_id: Mapped[int | None] = mapped_column(ForeignKey("events.id", ondelete="SET NULL"))
    state: Mapped[BroadcastState] = mapped_column(enum_column(BroadcastState), default=BroadcastState.DRAFT)
    # HTML as Telegram takes it; media go by Telegram's own file id.
    html: Mapped[str] = mapped_column(Text, default="")
    media_kind: Mapped[str] = mapped_column(String(16), default="")
    media_file_id: Mapped[str] = mapped_column(String(300), default="")
    # Several media as one message, each {"message", "kind", "file_id", "html"}; empty for anything else.
    album: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)
    # Telegram's own id of that album, by which its items find each other.
    media_group_id: Mapped[str] = mapped_column(String(40), default="")
    segment: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    got_it: Mapped[bool] = mapped_column(default=False)
    # Grows with every "repeat to those who did not get it".
    round: Mapped[int] = mapped_column(default=1)
    # The sent broadcast that this one corrects or (if it `withdraws`) takes back: its rows are edits.
    changes_id: Mapped[int | None] = mapped_column(
        ForeignKey("broadcasts.id", ondelete="CASCADE"), index=True
    )
    withdraws: Mapped[bool] = mapped_column(default=False)
    # A correction that replaces the medium, not only its caption.
    new_medium: Mapped[bool] = mapped_column(default=False)
    # Outbox rows of the original that were on their way when the change began.
    awaited: Mapped[list[int]] = mapped_column(JSON, default=list)
    withdrawn_at: Mapped[datetime | None]
    send_at: Mapped[datetime | None]
    created_at: Mapped[datetime]
    started_at: Mapped[datetime | None]
    finished_at: Mapped[datetime | None]
    # Where the author watches its progress.
    progress_chat_id: Mapped[int | None] = mapped_column(BigInteger)
    progress_message_id: Mapped[int | None] = mapped_column(BigInteger)


LEFT_OUT = text("broadcast_recipients.left_out <> ''")
HAVE_READ = text("broadcast_recipients.read_at IS NOT NULL")
"""Counted by indexes that SQLite knows again by these very words."""


class BroadcastRecipient(Base):
    """One person of a broadcast; how the message fared is in its outbox row."""

    __tablename__ = "broadcast_recipients"
    __table_args__ = (
        Index(
            "ix_broadcast_recipients_left_out",
            "broadcast_id",
            "left_out",
            sqlite_where=LEFT_OUT,
            postgresql_where=LEFT_OUT,
        ),
        Index(
            "ix_broadcast_recipients_read", "broadcast_id", sqlite_where=HAVE_READ, postgresql_where=HAVE_READ
        ),
    )

    broadcast_id: Mapped[int] = mapped_column(
        ForeignKey("broadcasts.id", ondelete="CASCADE"), primary_key=True
    )
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), primary_key=True)
    # Empty: will be written to; else why not (never_started, unreachable, paused, no_consent).
    left_out: Mapped[str] = mapped_column(String(24), default="")
    read_at: Mapped[datetime | None]


class BroadcastTemplate(Base):
    """A text that is sent again and again; HTML and medium as a broadcast has them."""

    __tablename__ = "broadcast_templates"

    id: Mapped[int] = mapped_column(primary_key=True)
    programme_id: Mapped[int] = mapped_column(ForeignKey("programmes.id", ondelete="CASCADE"), index=True)
    html: Mapped[str] = mapped_column(Text, default="")
    media_kind: Mapped[str] = mapped_column(String(16), default="")
    media_file_id: Mapped[str] = mapped_column(String(300), default="")
    created_at: Mapped[datetime]
