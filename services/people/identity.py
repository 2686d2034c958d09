"""Who writes to us: from a Telegram user to an Actor, and what their next message answers."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Row, and_, bindparam, case, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from models.database import Database, Transaction
from models.enums import PersonState, Role
from models.people import Account, Membership, Person
from models.programmes import Programme
from models.system import AuditRecord
from services.actor import Actor
from services.base import insert_ignore
from services.clock import Clock

LANGUAGES = frozenset({"ru", "en"})
DEFAULT_LANGUAGE = "ru"


@dataclass(frozen=True, slots=True)
class TelegramUser:
    """What an update tells of its sender."""

    id: int
    username: str | None
    language_code: str | None


@dataclass(frozen=True, slots=True)
class MethodistChat:
    """The private chat of somebody who is methodist of some programme (`current`), or was."""

    telegram_id: int
    locale: str
    current: bool


class Identity:
    """Finds (or opens) the account behind an update and its standing in the current programme."""

    def __init__(self, database: Database, clock: Clock, owner_ids: frozenset[int]) -> None:
        self._database = database
        self._clock = clock
        self._owner_ids = owner_ids

    async def actor(self, user: TelegramUser, request: int | None) -> Actor:
        """The Actor for this update. A message from someone unreachable makes them reachable again."""
        rows = await self._database.rows(_STANDING, self._asked(user.id))
        if not rows or not rows[0].reachable or rows[0].username != user.username:
            rows = await self._refresh(user)
        return self._actor(rows, request)

    async def acquainted(self, user: TelegramUser, request: int | None) -> Actor | None:
        """The Actor of somebody who has an account. Opens none and changes nothing: this is for groups."""
        rows = await self._database.rows(_STANDING, self._asked(user.id))
        return self._actor(rows, request) if rows else None

    async def methodist_chats(self) -> list[MethodistChat]:
        """Who is or was methodist anywhere and can be written to: for what Telegram shows in their chats."""
        today = self._clock.now().date()
        in_force = or_(Membership.ends_on.is_(None), Membership.ends_on >= today)
        async with self._database.read() as session:
            rows = await session.execute(
                select(Account.telegram_id, Account.locale, func.max(case((in_force, 1), else_=0)))
                .join(Person, Person.account_id == Account.id)
                .join(Membership, Membership.person_id == Person.id)
                .where(Membership.role == Role.METHODIST, Account.reachable)
                .group_by(Account.id, Account.telegram_id, Account.locale)
                .order_by(Account.id)
            )
            return [MethodistChat(chat, locale, bool(current)) for chat, locale, current in rows]

    async def choose_programme(self, actor: Actor, programme_id: int) -> Actor:
        """Look at another programme the account has a part in; unknown ids change nothing."""
        async with self._database.write() as session:
            rows = await self._standing(session, actor.telegram_id)
            if any(row.programme_id == programme_id for row in rows):
                await session.execute(
                    update(Account)
                    .where(Account.id == actor.account_id)
                    .values(current_programme_id=programme_id)
                )
                rows = await self._standing(session, actor.telegram_id)
        return self._actor(rows, actor.request)

    async def set_language(self, actor: Actor, locale: str) -> None:
        """Keep the language the person chose."""
        if locale in LANGUAGES:
            async with self._database.write() as session:
                await session.execute(
                    update(Account)
                    .where(Account.id == actor.account_id)
                    .values(locale=locale, locale_chosen=True)
                )

    async def expect(self, actor: Actor, what: str) -> None:
        """Note what the next message of this account answers; "" for nothing."""
        async with self._database.write() as session:
            await expect(session, actor.account_id, what)

    async def record_refusal(self, actor: Actor, subject: str, *, unseen: bool = False) -> None:
        """Keep in the audit log that somebody tried what they have no right to.

        `unseen`: they were told that there is no such thing. It may have been there once, and the button be
        an old one; or it is somebody else's, and the button forged: from outside the two look the same.
        """
        async with self._database.write() as session:
            session.add(
                AuditRecord(
                    at=self._clock.now(),
                    programme_id=actor.programme_id,
                    account_id=actor.account_id,
                    action="refused.unseen" if unseen else "refused",
                    subject=subject[:60],
                    detail={},
                )
            )

    async def left(self, telegram_id: int) -> None:
        """The user blocked the bot: they can't be written to until they come back."""
        async with self._database.write() as session:
            await session.execute(
                update(Account)
                .where(Account.telegram_id == telegram_id, Account.reachable)
                .values(reachable=False, unreachable_since=self._clock.now())
            )

    async def _refresh(self, user: TelegramUser) -> Sequence[Row[Any]]:
        code = (user.language_code or "").split("-")[0]
        locale = code if code in LANGUAGES else DEFAULT_LANGUAGE
        async with self._database.write() as session:
            await insert_ignore(
                session,
                Account,
                [
                    {
                        "telegram_id": user.id,
                        "locale": locale,
                        "locale_chosen": False,
                        "reachable": True,
                        "quiet_from": 20 * 60,
                        "quiet_to": 8 * 60,
                        "expecting": "",
                        "created_at": self._clock.now(),
                    }
                ],
            )
            await session.execute(
                update(Account)
                .where(Account.telegram_id == user.id)
                .values(username=user.username, reachable=True, unreachable_since=None)
            )
            return await self._standing(session, user.id)

    async def _standing(self, session: AsyncSession, telegram_id: int) -> Sequence[Row[Any]]:
        return list(await session.execute(_STANDING, self._asked(telegram_id)))

    def _asked(self, telegram_id: int) -> dict[str, Any]:
        return {"telegram_id": telegram_id, "today": self._clock.now().date()}

    def _actor(self, rows: Sequence[Row[Any]], request: int | None) -> Actor:
        """The standing in the programme that the account looks at, or in its newest one."""
        account = rows[0]
        base = Actor(
            account_id=account.account_id,
            telegram_id=account.telegram_id,
            locale=account.locale,
            is_owner=account.telegram_id in self._owner_ids,
            request=request,
            expecting=account.expecting,
        )
        taken = [row for row in rows if row.programme_id is not None]
        if not taken:
            return base
        current = [row for row in taken if row.programme_id == account.current_programme_id]
        mine = current or [row for row in taken if row.programme_id == taken[0].programme_id]
        person = mine[0]
        consented = person.state in {PersonState.CONSENTED, PersonState.REGISTERED}
        return replace(
            base,
            programme_id=person.programme_id,
            municipality_id=person.municipality_id,
            person_id=person.person_id,
            school_id=person.school_id,
            roles=frozenset(row.role for row in mine) if consented else frozenset(),
            registered=person.state is PersonState.REGISTERED,
        )


async def expect(transaction: Transaction, account_id: int, what: str) -> None:
    """Note, inside the caller's transaction, what the next message of this account answers."""
    await transaction.execute(update(Account).where(Account.id == account_id).values(expecting=what))


# Asked at every update: columns and not objects, made once, one statement. A row for every membership in
# force of the account, the newest programme first; one without a programme where it has none; no row at all
# where there is no account.
_STANDING = (
    select(
        Account.id.label("account_id"),
        Account.telegram_id,
        Account.username,
        Account.locale,
        Account.current_programme_id,
        Account.reachable,
        Account.expecting,
        Person.id.label("person_id"),
        Person.school_id,
        Person.state,
        Membership.role,
        Programme.id.label("programme_id"),
        Programme.municipality_id,
    )
    .outerjoin(Person, Person.account_id == Account.id)
    .outerjoin(
        Membership,
        and_(
            Membership.person_id == Person.id,
            or_(Membership.ends_on.is_(None), Membership.ends_on >= bindparam("today")),
        ),
    )
    .outerjoin(Programme, Programme.id == Membership.programme_id)
    .where(Account.telegram_id == bindparam("telegram_id"))
    .order_by(Programme.id.desc(), Membership.id)
)
