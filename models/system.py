"""What keeps the machine honest: outbox, the sending lease, handled updates, drafts, files, audit."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    CheckConstraint,
    ForeignKey,
    Index,
    String,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, enum_column
from models.enums import OutboxStatus

IN_WORK = text("status IN ('claimed', 'sending')")
WAITING = text("status = 'pending'")
TROUBLED = text("status IN ('uncertain', 'expired', 'failed')")
"""What somebody must hear of. Queries use these very words: that is how SQLite knows the index again."""
TO_GROUP = text("linked_chat_id IS NOT NULL")


class OutboxMessage(Base):
    """One message that the bot wants to say of its own accord.

    To an account, or to a linked group. It keeps a kind and values, not finished text: the words are
    made when it is sent, in the reader's language of that moment.
    """

    __tablename__ = "outbox"
    __table_args__ = (
        Index(
            "ix_outbox_next", "priority", "not_before", "id", sqlite_where=WAITING, postgresql_where=WAITING
        ),
        Index("ix_outbox_in_work", "fence", sqlite_where=IN_WORK, postgresql_where=IN_WORK),
        Index("ix_outbox_of_broadcast", "broadcast_id", "status"),
        Index(
            "ix_outbox_troubled",
            "reported_in",
            "settled_at",
            sqlite_where=TROUBLED,
            postgresql_where=TROUBLED,
        ),
        # Few are to groups: what is to people costs this index nothing.
        Index("ix_outbox_of_chat", "linked_chat_id", sqlite_where=TO_GROUP, postgresql_where=TO_GROUP),
        CheckConstraint("(account_id IS NULL) <> (linked_chat_id IS NULL)", name="one_reader"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    dedupe_key: Mapped[str] = mapped_column(String(120), unique=True)
    kind: Mapped[str] = mapped_column(String(40))
    priority: Mapped[int]
    account_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id", ondelete="CASCADE"), index=True)
    linked_chat_id: Mapped[int | None] = mapped_column(ForeignKey("linked_chats.id", ondelete="CASCADE"))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), index=True)
    broadcast_id: Mapped[int | None] = mapped_column(ForeignKey("broadcasts.id", ondelete="CASCADE"))
    payload: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    status: Mapped[OutboxStatus] = mapped_column(enum_column(OutboxStatus), default=OutboxStatus.PENDING)
    not_before: Mapped[datetime]
    expires_at: Mapped[datetime | None]
    # Sendings whose end is not known yet; counted before the request leaves.
    attempts: Mapped[int] = mapped_column(default=0)
    # Sendings that ended in a passing failure.
    retries: Mapped[int] = mapped_column(default=0)
    fence: Mapped[int | None]
    message_id: Mapped[int | None]
    # All message ids of an album; `message_id` is its first.
    album_ids: Mapped[list[int] | None] = mapped_column(JSON(none_as_null=True))
    reason: Mapped[str] = mapped_column(String(300), default="")
    # The number of the report in which the owners were told that it was not sent; 0: before there were any.
    reported_in: Mapped[int | None]
    created_at: Mapped[datetime]
    settled_at: Mapped[datetime | None]


class DailyMessage(Base):
    """That an account's one unasked message of a local day is spoken for."""

    __tablename__ = "daily_messages"
    __table_args__ = (UniqueConstraint("account_id", "day"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id", ondelete="CASCADE"))
    day: Mapped[date]


class Rider(Base):
    """Something to be said unasked on a day whose message was gone: it rides in the next bundle."""

    __tablename__ = "riders"
    __table_args__ = (
        Index("ix_riders_waiting", "taken", "account_id"),
        # What came since the planner looked last; the others wait for another day.
        Index(
            "ix_riders_new",
            "programme_id",
            "id",
            sqlite_where=text("taken = false"),
            postgresql_where=text("taken = false"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id", ondelete="CASCADE"))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"))
    programme_id: Mapped[int] = mapped_column(ForeignKey("programmes.id", ondelete="CASCADE"))
    kind: Mapped[str] = mapped_column(String(40))
    dedupe_key: Mapped[str] = mapped_column(String(120), unique=True)
    payload: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    expires_at: Mapped[datetime | None]
    taken: Mapped[bool] = mapped_column(default=False)


class SendingLease(Base):
    """Which process may send. `until` is the database's own real time (seconds of the Unix epoch)."""

    __tablename__ = "sending_lease"

    id: Mapped[int] = mapped_column(primary_key=True)
    owner: Mapped[str] = mapped_column(String(64), default="")
    fence: Mapped[int] = mapped_column(default=0)
    until: Mapped[float] = mapped_column(default=0.0)


class HandledUpdate(Base):
    """That one action of one Telegram update was carried out; kept for days (ids turn random later)."""

    __tablename__ = "handled_updates"
    __table_args__ = (Index("ix_handled_updates_at", "handled_at"),)

    update_id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    action: Mapped[str] = mapped_column(String(60), primary_key=True)
    handled_at: Mapped[datetime]


class Draft(Base):
    """Something that waits for a confirm (an import, a form), with an expiry."""

    __tablename__ = "drafts"
    __table_args__ = (Index("ix_drafts_expiry", "expires_at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    programme_id: Mapped[int | None] = mapped_column(ForeignKey("programmes.id", ondelete="CASCADE"))
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id", ondelete="CASCADE"), index=True)
    kind: Mapped[str] = mapped_column(String(40))
    content: Mapped[dict[str, Any]] = mapped_column(JSON)
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]


class StoredFile(Base):
    """A file somebody sent, kept in DATA_DIR under its hash."""

    __tablename__ = "stored_files"
    __table_args__ = (Index("ix_stored_files_sha256", "sha256"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    sha256: Mapped[str] = mapped_column(String(64))
    name: Mapped[str] = mapped_column(String(200))
    media_type: Mapped[str] = mapped_column(String(100), default="")
    size: Mapped[int]
    telegram_file_id: Mapped[str] = mapped_column(String(300), default="")
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), index=True)
    stored_at: Mapped[datetime]


class AuditRecord(Base):
    """Who changed what of people, consent, roles, partnerships, broadcasts; refusals of forged taps."""

    __tablename__ = "audit"
    __table_args__ = (
        Index("ix_audit_of_programme", "programme_id", "at"),
        Index("ix_audit_of_action", "programme_id", "action"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    programme_id: Mapped[int | None] = mapped_column(ForeignKey("programmes.id", ondelete="CASCADE"))
    account_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id", ondelete="SET NULL"))
    # Sorted by code points on PostgreSQL, too: kinds are found by how it begins.
    action: Mapped[str] = mapped_column(String(60).with_variant(String(60, collation="C"), "postgresql"))
    subject: Mapped[str] = mapped_column(String(60), default="")
    detail: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)


class Conversation(Base):
    """aiogram's FSM state and data per chat and user, so that open menus survive a restart."""

    __tablename__ = "conversations"
    __table_args__ = (UniqueConstraint("key"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(120))
    state: Mapped[str | None] = mapped_column(String(200))
    data: Mapped[str] = mapped_column(Text, default="{}")
