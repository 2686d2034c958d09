"""Self-registration: links for a whole school or programme, and who waits for the methodist's yes."""

from datetime import date, datetime

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, enum_column
from models.enums import ApplicationStep

IN_FORCE = text("revoked_at IS NULL")
OF_PROGRAMME = text("revoked_at IS NULL AND school_id IS NULL")


class JoinLink(Base):
    """A link that many may open. Without `school_id` it is the whole programme's."""

    __tablename__ = "join_links"
    __table_args__ = (
        Index(
            "uq_join_links_school",
            "programme_id",
            "school_id",
            unique=True,
            sqlite_where=IN_FORCE,
            postgresql_where=IN_FORCE,
        ),
        # Two NULLs are not equal: the programme's own link needs an index of its own.
        Index(
            "uq_join_links_programme",
            "programme_id",
            unique=True,
            sqlite_where=OF_PROGRAMME,
            postgresql_where=OF_PROGRAMME,
        ),
        CheckConstraint("uses >= 0", name="uses"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    programme_id: Mapped[int] = mapped_column(ForeignKey("programmes.id", ondelete="CASCADE"))
    school_id: Mapped[int | None] = mapped_column(ForeignKey("schools.id", ondelete="CASCADE"), index=True)
    token: Mapped[str] = mapped_column(String(64), unique=True)
    created_at: Mapped[datetime]
    # The last local day on which it works.
    ends_on: Mapped[date | None]
    most_uses: Mapped[int | None]
    uses: Mapped[int] = mapped_column(default=0)
    revoked_at: Mapped[datetime | None]


class Application(Base):
    """Somebody who has consented and asks to take part: nobody of the programme until the methodist's yes.

    What they have said so far stands here, so that they go on where they were after any restart.
    """

    __tablename__ = "applications"
    __table_args__ = (
        UniqueConstraint("programme_id", "account_id"),
        Index("ix_applications_waiting", "programme_id", "sent_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    programme_id: Mapped[int] = mapped_column(ForeignKey("programmes.id", ondelete="CASCADE"))
    account_id: Mapped[int] = mapped_column(ForeignKey("accounts.id", ondelete="CASCADE"), index=True)
    link_id: Mapped[int | None] = mapped_column(ForeignKey("join_links.id", ondelete="SET NULL"), index=True)
    step: Mapped[ApplicationStep] = mapped_column(enum_column(ApplicationStep), default=ApplicationStep.NAME)
    surname: Mapped[str] = mapped_column(String(200), default="")
    name: Mapped[str] = mapped_column(String(200), default="")
    patronymic: Mapped[str] = mapped_column(String(200), default="")
    school_id: Mapped[int | None] = mapped_column(ForeignKey("schools.id", ondelete="SET NULL"), index=True)
    # As they wrote it, when it is on no list.
    school_text: Mapped[str] = mapped_column(String(200), default="")
    subject: Mapped[str] = mapped_column(String(500), default="")
    # Ids of deficits of the programme.
    wanted: Mapped[list[int]] = mapped_column(JSON, default=list)
    shared: Mapped[list[int]] = mapped_column(JSON, default=list)
    consent_version: Mapped[int]
    consent_locale: Mapped[str] = mapped_column(String(8))
    consented_at: Mapped[datetime]
    sent_at: Mapped[datetime | None]
