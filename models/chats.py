"""Telegram groups that hear of a programme or of one partnership."""

from datetime import date, datetime

from sqlalchemy import BigInteger, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base

LIVING = text("unlinked_at IS NULL")


class LinkedChat(Base):
    """That a group hears of a programme, or (with `partnership_id`) of that partnership alone.

    A link that has ended stays as history, without the group's title. One group, one living link.
    """

    __tablename__ = "linked_chats"
    __table_args__ = (
        Index(
            "uq_linked_chats_living", "telegram_id", unique=True, sqlite_where=LIVING, postgresql_where=LIVING
        ),
        Index(
            "uq_linked_chats_of_partnership",
            "partnership_id",
            unique=True,
            sqlite_where=LIVING,
            postgresql_where=LIVING,
        ),
        Index("ix_linked_chats_of_programme", "programme_id", "unlinked_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    telegram_id: Mapped[int] = mapped_column(BigInteger)
    title: Mapped[str] = mapped_column(String(200), default="")
    programme_id: Mapped[int] = mapped_column(ForeignKey("programmes.id", ondelete="CASCADE"))
    partnership_id: Mapped[int | None] = mapped_column(ForeignKey("partnerships.id", ondelete="CASCADE"))
    linked_by_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id", ondelete="SET NULL"))
    linked_at: Mapped[datetime]
    unlinked_at: Mapped[datetime | None]
    # Set while the bot has no right to write there: when it tries again.
    muted_until: Mapped[datetime | None]
    # The last local day of which its due items were looked up.
    planned_on: Mapped[date | None]
