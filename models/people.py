"""Schools, people, accounts, roles, invitations and consent."""

import re
from datetime import date, datetime
from typing import Any

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.engine.default import DefaultExecutionContext
from sqlalchemy.orm import Mapped, mapped_column, validates

from models.base import Base, enum_column
from models.enums import DeficitKind, DeficitSide, PersonState, Role, SchoolCategory

SORT_KEY_LENGTH = 610


def name_key(*parts: str) -> str:
    """A full name as it is compared and sorted: case, «ё» and spaces tell nobody apart."""
    return " ".join(" ".join(parts).casefold().replace("ё", "е").split())


def words_of(name: str) -> list[str]:
    """The words of a name or of what something is looked for by, as the tables of words have them."""
    return re.findall(r"[^\W_]+", name_key(name))


def _inserted_words(context: DefaultExecutionContext) -> str:
    row: dict[str, Any] = context.get_current_parameters()  # type: ignore[no-untyped-call]
    return _school_words(row["name"])


def _school_words(name: str) -> str:
    return " ".join(words_of(name))[:SORT_KEY_LENGTH]


def _inserted_key(context: DefaultExecutionContext) -> str:
    row: dict[str, Any] = context.get_current_parameters()  # type: ignore[no-untyped-call]
    names = (row.get("surname"), row.get("name"), row.get("patronymic"))
    return name_key(*(part or "" for part in names))[:SORT_KEY_LENGTH]


class School(Base):
    __tablename__ = "schools"
    __table_args__ = (UniqueConstraint("municipality_id", "name"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    municipality_id: Mapped[int] = mapped_column(ForeignKey("municipalities.id", ondelete="RESTRICT"))
    name: Mapped[str] = mapped_column(String(200))
    category: Mapped[SchoolCategory] = mapped_column(
        enum_column(SchoolCategory), default=SchoolCategory.OTHER
    )
    teachers_count: Mapped[int | None]
    counted_on: Mapped[date | None]
    # The words of the name, for searching; kept by what follows, never set by hand.
    words: Mapped[str] = mapped_column(String(SORT_KEY_LENGTH), default=_inserted_words, server_default="")

    @validates("name")
    def _taken_apart_anew(self, _field: str, value: str) -> str:
        self.words = _school_words(value)
        return value


class SchoolAlias(Base):
    """Another writing of a school's name (by `school_key`), so that the next roster finds the school."""

    __tablename__ = "school_aliases"
    __table_args__ = (UniqueConstraint("municipality_id", "key"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    municipality_id: Mapped[int] = mapped_column(ForeignKey("municipalities.id", ondelete="CASCADE"))
    school_id: Mapped[int] = mapped_column(ForeignKey("schools.id", ondelete="CASCADE"), index=True)
    name: Mapped[str] = mapped_column(String(200))
    key: Mapped[str] = mapped_column(String(400))


class Team(Base):
    """People of one school (or, without one, of several around a deficit) who work together."""

    __tablename__ = "teams"
    __table_args__ = (UniqueConstraint("programme_id", "name"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    programme_id: Mapped[int] = mapped_column(ForeignKey("programmes.id", ondelete="CASCADE"))
    school_id: Mapped[int | None] = mapped_column(ForeignKey("schools.id", ondelete="CASCADE"), index=True)
    deficit_id: Mapped[int | None] = mapped_column(ForeignKey("deficits.id", ondelete="SET NULL"))
    name: Mapped[str] = mapped_column(String(120))


class TeamMember(Base):
    __tablename__ = "team_members"

    team_id: Mapped[int] = mapped_column(ForeignKey("teams.id", ondelete="CASCADE"), primary_key=True)
    person_id: Mapped[int] = mapped_column(
        ForeignKey("people.id", ondelete="CASCADE"), primary_key=True, index=True
    )


CUT_OFF = text("accounts.reachable = false")
PAUSED = text("accounts.paused_until IS NOT NULL")
NOT_COME = text("people.account_id IS NULL")
HESITATING = text("people.account_id IS NOT NULL AND people.state IN ('imported', 'applied')")
"""Who is few, or stops a page early: found by an index that SQLite knows again by these very words."""


class Account(Base):
    """A Telegram user. `chat_state` says whether the bot may write to them."""

    __tablename__ = "accounts"
    __table_args__ = (
        CheckConstraint("quiet_from BETWEEN 0 AND 1439", name="quiet_from"),
        Index("ix_accounts_unreachable", "id", sqlite_where=CUT_OFF, postgresql_where=CUT_OFF),
        Index("ix_accounts_paused", "paused_until", sqlite_where=PAUSED, postgresql_where=PAUSED),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    telegram_id: Mapped[int] = mapped_column(BigInteger, unique=True)
    username: Mapped[str | None] = mapped_column(String(64))
    locale: Mapped[str] = mapped_column(String(8), default="ru")
    locale_chosen: Mapped[bool] = mapped_column(default=False)
    current_programme_id: Mapped[int | None] = mapped_column(ForeignKey("programmes.id", ondelete="SET NULL"))
    reachable: Mapped[bool] = mapped_column(default=True)
    unreachable_since: Mapped[datetime | None]
    quiet_from: Mapped[int] = mapped_column(default=20 * 60)
    quiet_to: Mapped[int] = mapped_column(default=8 * 60)
    paused_until: Mapped[date | None]
    # What the next message of this person answers ("evidence:12"), when a prompt outside the menus asked.
    expecting: Mapped[str] = mapped_column(String(60), default="")
    created_at: Mapped[datetime]


class Person(Base):
    """A teacher or official of a municipality, kept over the years, with or without an account."""

    __tablename__ = "people"
    __table_args__ = (
        # Lists go through it in their order and stop after a page.
        Index("ix_people_in_order", "municipality_id", "sort_key", "id"),
        Index("ix_people_in_state", "municipality_id", "state", "sort_key", "id"),
        Index("ix_people_account_id", "account_id"),
        # A school's own; with the municipality SQLite prefers it to a way through everybody.
        Index("ix_people_of_school", "school_id", "municipality_id", "sort_key", "id"),
        Index(
            "ix_people_not_come",
            "municipality_id",
            "sort_key",
            "id",
            sqlite_where=NOT_COME,
            postgresql_where=NOT_COME,
        ),
        Index(
            "ix_people_hesitating",
            "municipality_id",
            "sort_key",
            "id",
            sqlite_where=HESITATING,
            postgresql_where=HESITATING,
        ),
        # Whom to ask again after a change of the consent's text: nobody, most of the time.
        Index(
            "ix_people_consent_asked",
            "consent_asked",
            sqlite_where=text("account_id IS NOT NULL"),
            postgresql_where=text("account_id IS NOT NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    municipality_id: Mapped[int] = mapped_column(ForeignKey("municipalities.id", ondelete="RESTRICT"))
    account_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id", ondelete="SET NULL"))
    school_id: Mapped[int | None] = mapped_column(ForeignKey("schools.id", ondelete="SET NULL"))
    state: Mapped[PersonState] = mapped_column(enum_column(PersonState), default=PersonState.IMPORTED)
    surname: Mapped[str] = mapped_column(String(200))
    name: Mapped[str] = mapped_column(String(200), default="")
    patronymic: Mapped[str] = mapped_column(String(200), default="")
    subject: Mapped[str] = mapped_column(String(500), default="")
    phone: Mapped[str | None] = mapped_column(String(32))
    strengths: Mapped[str] = mapped_column(String(2000), default="")
    deficits: Mapped[str] = mapped_column(String(2000), default="")
    # The mentor as the roster wrote it, until a partnership is made of it.
    roster_mentor: Mapped[str] = mapped_column(String(300), default="")
    imported_on_basis: Mapped[str] = mapped_column(String(200), default="")
    # The version of the consent's text they were asked about last.
    consent_asked: Mapped[int] = mapped_column(default=1)
    # The signed paper, where the law wants one.
    paper_number: Mapped[str] = mapped_column(String(60), default="")
    paper_date: Mapped[date | None]
    # The full name folded, for sorting and searching; kept by what follows, never set by hand.
    sort_key: Mapped[str] = mapped_column(String(SORT_KEY_LENGTH), default=_inserted_key)
    created_at: Mapped[datetime]

    @validates("surname", "name", "patronymic")
    def _sorted_anew(self, field: str, value: str) -> str:
        names: dict[str, Any] = {
            "surname": self.surname,
            "name": self.name,
            "patronymic": self.patronymic,
            field: value,
        }
        self.sort_key = name_key(*(part or "" for part in names.values()))[:SORT_KEY_LENGTH]
        return value


class Membership(Base):
    """person × programme × role, with dates; without `ends_on` it is in force."""

    __tablename__ = "memberships"
    __table_args__ = (
        UniqueConstraint("programme_id", "person_id", "role"),
        Index("ix_memberships_by_role", "programme_id", "role", "person_id"),
        Index(
            "ix_memberships_ending",
            "programme_id",
            "ends_on",
            sqlite_where=text("ends_on IS NOT NULL"),
            postgresql_where=text("ends_on IS NOT NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    programme_id: Mapped[int] = mapped_column(ForeignKey("programmes.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), index=True)
    role: Mapped[Role] = mapped_column(enum_column(Role))
    starts_on: Mapped[date]
    ends_on: Mapped[date | None]
    end_reason: Mapped[str] = mapped_column(String(500), default="")


class Deficit(Base):
    """A professional deficit as one programme names it: a kind of the usual seven, or its own title."""

    __tablename__ = "deficits"
    __table_args__ = (
        UniqueConstraint("programme_id", "kind"),
        CheckConstraint("kind IS NOT NULL OR title <> ''", name="named"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    programme_id: Mapped[int] = mapped_column(ForeignKey("programmes.id", ondelete="CASCADE"), index=True)
    kind: Mapped[DeficitKind | None] = mapped_column(enum_column(DeficitKind))
    # The programme's own wording; empty: the usual name of the kind, in the reader's language.
    title: Mapped[str] = mapped_column(String(120), default="")
    position: Mapped[int]
    # Not offered any more; what people said of it stays.
    retired: Mapped[bool] = mapped_column(default=False)


class DeficitWording(Base):
    """What the methodist takes other words for. Without a deficit: the words stay, and nobody asks again."""

    __tablename__ = "deficit_wordings"

    programme_id: Mapped[int] = mapped_column(
        ForeignKey("programmes.id", ondelete="CASCADE"), primary_key=True
    )
    # As words are compared: lower case, without marks.
    wording: Mapped[str] = mapped_column(String(200), primary_key=True)
    deficit_id: Mapped[int | None] = mapped_column(ForeignKey("deficits.id", ondelete="CASCADE"), index=True)


class PersonDeficit(Base):
    """What a person wants help with or can share, chosen from the programme's deficits."""

    __tablename__ = "person_deficits"

    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), primary_key=True)
    deficit_id: Mapped[int] = mapped_column(
        ForeignKey("deficits.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    side: Mapped[DeficitSide] = mapped_column(enum_column(DeficitSide), primary_key=True)


class Invitation(Base):
    """A personal one-time link. The token itself is what the link carries."""

    __tablename__ = "invitations"
    __table_args__ = (
        Index(
            "uq_invitations_open",
            "programme_id",
            "person_id",
            unique=True,
            sqlite_where=text("revoked_at IS NULL"),
            postgresql_where=text("revoked_at IS NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    programme_id: Mapped[int] = mapped_column(ForeignKey("programmes.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), index=True)
    token: Mapped[str] = mapped_column(String(64), unique=True)
    created_at: Mapped[datetime]
    opened_at: Mapped[datetime | None]
    used_by_account_id: Mapped[int | None] = mapped_column(ForeignKey("accounts.id", ondelete="SET NULL"))
    revoked_at: Mapped[datetime | None]


class Consent(Base):
    """Who agreed to which version of the text, and when they took it back."""

    __tablename__ = "consents"
    __table_args__ = (Index("ix_consents_person_id", "person_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"))
    version: Mapped[int]
    locale: Mapped[str] = mapped_column(String(8))
    given_at: Mapped[datetime]
    withdrawn_at: Mapped[datetime | None]


class Refusal(Base):
    """Keyed hashes of somebody who refused, so that the next import does not bring them back unasked.

    `name_hash` knows surname and name alone: under another school, or written without the patronymic, they
    are asked about. Refusals of before it was kept have none.
    """

    __tablename__ = "refusals"
    __table_args__ = (UniqueConstraint("municipality_id", "person_hash"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    municipality_id: Mapped[int] = mapped_column(ForeignKey("municipalities.id", ondelete="CASCADE"))
    person_hash: Mapped[str] = mapped_column(String(64))
    name_hash: Mapped[str | None] = mapped_column(String(64))
    refused_at: Mapped[datetime]
