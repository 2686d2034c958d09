"""Who writes to us: from a Telegram user to an Actor, and what their next message answers."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import and_, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from models.database import Database
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


class Identity:
    """Finds (or opens) the account behind an update and its standing in the current programme."""

    def __init__(self, database: Database, clock: Clock, owner_ids: frozenset[int]) -> None:
        self._database = database
        self._clock = clock
        self._owner_ids = owner_ids

    async def actor(self, user: TelegramUser, request: int | None) -> Actor:
        """The Actor for this update. A message from someone unreachable makes them reachable again."""
        async with self._database.read() as session:
            account = await session.scalar(select(Account).where(Account.telegram_id == user.id))
            rows = await _standing(session, account, self._clock.now().date()) if account else []
        if account is None or not account.reachable or account.username != user.username:
            account = await self._refresh(user)
        return _actor(account, rows, user.id in self._owner_ids, request)

    async def acquainted(self, user: TelegramUser, request: int | None) -> Actor | None:
        """The Actor of somebody who has an account. Opens none and changes nothing: this is for groups."""
        async with self._database.read() as session:
            account = await session.scalar(select(Account).where(Account.telegram_id == user.id))
            if account is None:
                return None
            rows = await _standing(session, account, self._clock.now().date())
        return _actor(account, rows, user.id in self._owner_ids, request)

    async def choose_programme(self, actor: Actor, programme_id: int) -> Actor:
        """Look at another programme the account has a part in; unknown ids change nothing."""
        async with self._database.write() as session:
            account = await session.get_one(Account, actor.account_id)
            rows = await _standing(session, account, self._clock.now().date())
            if any(programme.id == programme_id for _, _, programme in rows):
                account.current_programme_id = programme_id
        return _actor(account, rows, actor.is_owner, actor.request)

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

    async def record_refusal(self, actor: Actor, subject: str) -> None:
        """Keep in the audit log that somebody tried what they have no right to."""
        async with self._database.write() as session:
            session.add(
                AuditRecord(
                    at=self._clock.now(),
                    programme_id=actor.programme_id,
                    account_id=actor.account_id,
                    action="refused",
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

    async def _refresh(self, user: TelegramUser) -> Account:
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
            account = (await session.scalars(select(Account).where(Account.telegram_id == user.id))).one()
            account.username = user.username
            account.reachable, account.unreachable_since = True, None
            return account


async def expect(session: AsyncSession, account_id: int, what: str) -> None:
    """Note, inside the caller's transaction, what the next message of this account answers."""
    await session.execute(update(Account).where(Account.id == account_id).values(expecting=what))


async def _standing(
    session: AsyncSession, account: Account, today: date
) -> list[tuple[Person, Membership, Programme]]:
    """Every (person, membership in force, programme) of the account, newest programme first."""
    in_force = and_(
        Membership.person_id == Person.id, or_(Membership.ends_on.is_(None), Membership.ends_on >= today)
    )
    rows = await session.execute(
        select(Person, Membership, Programme)
        .join(Membership, in_force)
        .join(Programme, Programme.id == Membership.programme_id)
        .where(Person.account_id == account.id)
        .order_by(Programme.id.desc(), Membership.id)
    )
    return [(person, membership, programme) for person, membership, programme in rows]


def _actor(
    account: Account,
    rows: list[tuple[Person, Membership, Programme]],
    is_owner: bool,
    request: int | None,
) -> Actor:
    mine = [row for row in rows if row[2].id == account.current_programme_id] or (
        [row for row in rows if row[2].id == rows[0][2].id] if rows else []
    )
    base = Actor(
        account_id=account.id,
        telegram_id=account.telegram_id,
        locale=account.locale,
        is_owner=is_owner,
        request=request,
        expecting=account.expecting,
    )
    if not mine:
        return base
    person, _, programme = mine[0]
    consented = person.state in {PersonState.CONSENTED, PersonState.REGISTERED}
    roles: frozenset[Role] = frozenset(membership.role for _, membership, _ in mine)
    return Actor(
        account_id=base.account_id,
        telegram_id=base.telegram_id,
        locale=base.locale,
        is_owner=is_owner,
        request=request,
        programme_id=programme.id,
        municipality_id=programme.municipality_id,
        person_id=person.id,
        school_id=person.school_id,
        roles=roles if consented else frozenset(),
        registered=person.state is PersonState.REGISTERED,
        expecting=account.expecting,
    )
