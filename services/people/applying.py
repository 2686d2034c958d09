"""Somebody registers themselves: consent first, then at most four answers, each kept as it comes."""

from dataclasses import dataclass

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.enums import ApplicationStep as ApplicationStep
from models.enums import DeficitKind, DeficitSide
from models.joining import Application, JoinLink
from models.people import Deficit, Membership, Person, School
from models.programmes import Programme
from services.actor import Actor
from services.errors import DomainError, NotFound
from services.people import consent
from services.people.deficits import DeficitLine
from services.people.facts import SchoolLine
from services.people.fullnames import read_full_name
from services.people.identity import expect
from services.people.joining import is_over
from services.people.keyed import Keyed
from services.people.names import full_name
from services.people.rules import ProfileField, clean_field

EXPECTED = "apply"
"""What the next message of somebody who is being asked answers: «apply:12»."""
TYPED = (ApplicationStep.NAME, ApplicationStep.SCHOOL, ApplicationStep.SUBJECT)
ORDER = tuple(ApplicationStep)
SCHOOL_LENGTH = 200


@dataclass(frozen=True, slots=True)
class JoinOffer:
    """What a school's or programme's link opens on. `application` is the reader's own, if there is one."""

    token: str
    programme: str
    school: str
    application: int | None


@dataclass(frozen=True, slots=True)
class DeficitChoice(DeficitLine):
    """A deficit on the applicant's screen; `side` is what they have said of it."""

    side: DeficitSide | None


@dataclass(frozen=True, slots=True)
class ApplicationFacts:
    """How far an applicant is. `answer` of `answers` is the question they stand before."""

    id: int
    programme: str
    step: ApplicationStep
    full_name: str
    school: str
    subject: str
    deficits: tuple[DeficitChoice, ...]
    answer: int
    answers: int


class Applying(Keyed):
    """Applications belong to the account: NotFound for anybody else's."""

    async def open_join(self, actor: Actor, token: str) -> JoinOffer:
        """What the link says to this account. DomainError for an unknown link, one that is over, and for
        who takes part already; who has begun goes on whatever has become of the link."""
        async with self.database.read() as session:
            link, programme, school, found = await self._offered(session, actor, token)
            return JoinOffer(link.token, programme.title, school, found.id if found else None)

    async def apply(self, actor: Actor, token: str) -> ApplicationFacts:
        """Consent to the text in force: from now on answers are kept. Twice counts once."""
        async with self.database.write() as session:
            link, programme, _, found = await self._offered(session, actor, token, lock=True)
            if found is None:
                link.uses += 1
                found = Application(
                    programme_id=programme.id,
                    account_id=actor.account_id,
                    link_id=link.id,
                    step=ApplicationStep.NAME,
                    school_id=link.school_id,
                    surname="",
                    name="",
                    patronymic="",
                    school_text="",
                    subject="",
                    wanted=[],
                    shared=[],
                    consent_version=consent.CURRENT_VERSION,
                    consent_locale=actor.locale,
                    consented_at=self.clock.now(),
                )
                session.add(found)
                await session.flush()
            return await self._asked(session, found)

    async def own_application(self, actor: Actor) -> ApplicationFacts | None:
        """The reader's latest application, begun or sent, to go on with it."""
        async with self.database.write() as session:
            found = await session.scalar(
                select(Application)
                .where(Application.account_id == actor.account_id)
                .order_by(Application.sent_at.is_not(None), Application.id.desc())
                .limit(1)
            )
            return await self._asked(session, found) if found else None

    async def application(self, actor: Actor, application_id: int) -> ApplicationFacts:
        """One's own application as it stands; the next message answers its question."""
        async with self.database.write() as session:
            return await self._asked(session, await _own(session, actor, application_id))

    async def say_name(self, actor: Actor, application_id: int, text: str) -> ApplicationFacts:
        """The full name; DomainError says what is wrong with it."""
        name = read_full_name(text)
        async with self.database.write() as session:
            found = await _own(session, actor, application_id, ApplicationStep.NAME)
            found.surname, found.name, found.patronymic = name.surname, name.name, name.patronymic
            return await self._next(session, found)

    async def schools_to_name(self, actor: Actor, application_id: int) -> tuple[SchoolLine, ...]:
        """The schools of the municipality, by name: an applicant's school is likely one of them."""
        async with self.database.read() as session:
            found = await _own(session, actor, application_id)
            programme = await session.get_one(Programme, found.programme_id)
            schools = await session.execute(
                select(School.id, School.name)
                .where(School.municipality_id == programme.municipality_id)
                .order_by(School.name, School.id)
            )
            return tuple(SchoolLine(number, name) for number, name in schools)

    async def say_school(self, actor: Actor, application_id: int, school_id: int) -> ApplicationFacts:
        """One of the municipality's schools."""
        async with self.database.write() as session:
            found = await _own(session, actor, application_id, ApplicationStep.SCHOOL)
            programme = await session.get_one(Programme, found.programme_id)
            school = await session.get(School, school_id)
            if school is None or school.municipality_id != programme.municipality_id:
                raise NotFound("school")
            found.school_id, found.school_text = school.id, ""
            return await self._next(session, found)

    async def write_school(self, actor: Actor, application_id: int, text: str) -> None:
        """Keep how they write their school, until they say which one it is or that it is on no list."""
        text = " ".join(text.split())
        if len(text) > SCHOOL_LENGTH:
            raise DomainError("error-text-too-long", length=len(text), limit=SCHOOL_LENGTH)
        if not any(letter.isalnum() for letter in text):
            raise DomainError("apply-school-empty")
        async with self.database.write() as session:
            found = await _own(session, actor, application_id, ApplicationStep.SCHOOL)
            found.school_id, found.school_text = None, text

    async def school_not_listed(self, actor: Actor, application_id: int) -> ApplicationFacts:
        """«Школы нет в списке»: what they wrote stands, and the methodist decides."""
        async with self.database.write() as session:
            found = await _own(session, actor, application_id, ApplicationStep.SCHOOL)
            if not found.school_text:
                raise DomainError("apply-school-empty")
            return await self._next(session, found)

    async def say_subject(self, actor: Actor, application_id: int, text: str) -> ApplicationFacts:
        """The subjects they teach; "-" for none."""
        subject = clean_field(ProfileField.SUBJECT, text)
        async with self.database.write() as session:
            found = await _own(session, actor, application_id, ApplicationStep.SUBJECT)
            found.subject = subject
            return await self._next(session, found)

    async def turn_deficit(self, actor: Actor, application_id: int, deficit_id: int) -> ApplicationFacts:
        """Nothing said → help wanted → can be shared → nothing said."""
        async with self.database.write() as session:
            found = await _own(session, actor, application_id, ApplicationStep.DEFICITS)
            deficit = await session.get(Deficit, deficit_id)
            if deficit is None or deficit.programme_id != found.programme_id or deficit.retired:
                raise NotFound("deficit")
            if not await self.is_first(session, actor, "people.turn_deficit"):
                return await self._asked(session, found)
            wanted, shared = set(found.wanted), set(found.shared)
            if deficit_id in wanted:
                wanted.remove(deficit_id)
                shared.add(deficit_id)
            elif deficit_id in shared:
                shared.remove(deficit_id)
            else:
                wanted.add(deficit_id)
            found.wanted, found.shared = sorted(wanted), sorted(shared)
            return await self._asked(session, found)

    async def step_back(self, actor: Actor, application_id: int) -> ApplicationFacts:
        """To the question before; what was answered stays until it is answered anew."""
        async with self.database.write() as session:
            found = await _own(session, actor, application_id)
            steps = await _steps(session, found)
            if found.step in steps and await self.is_first(session, actor, "people.step_back"):
                found.step = steps[max(steps.index(found.step) - 1, 0)]
            return await self._asked(session, found)

    async def send_application(self, actor: Actor, application_id: int) -> ApplicationFacts:
        """Everything is said: the methodist sees it from now on. Twice counts once."""
        async with self.database.write() as session:
            found = await _own(session, actor, application_id)
            if found.step is ApplicationStep.DEFICITS:
                found.step, found.sent_at = ApplicationStep.SENT, self.clock.now()
            return await self._asked(session, found)

    async def drop_application(self, actor: Actor, application_id: int) -> None:
        """Erase it, sent or not: nothing remains. Who has not sent it gives the link's use back."""
        async with self.database.write() as session:
            found = await _own(session, actor, application_id)
            if found.sent_at is None and found.link_id is not None:
                link = await session.get_one(JoinLink, found.link_id, with_for_update=True)
                link.uses = max(link.uses - 1, 0)
            await session.delete(found)
            await expect(session, actor.account_id, "")

    async def _offered(
        self, session: AsyncSession, actor: Actor, token: str, *, lock: bool = False
    ) -> tuple[JoinLink, Programme, str, Application | None]:
        query = select(JoinLink).where(JoinLink.token == token)
        link = await session.scalar(query.with_for_update() if lock else query)
        if link is None:
            raise DomainError("link-unknown")
        programme = await session.get_one(Programme, link.programme_id)
        if await stands_in(session, actor.account_id, programme.id):
            raise DomainError("join-inside", programme=programme.title)
        found = await session.scalar(
            select(Application).where(
                Application.programme_id == programme.id, Application.account_id == actor.account_id
            )
        )
        if found is None and is_over(link, self._today(programme)):
            raise DomainError("join-over")
        school = await session.get(School, link.school_id) if link.school_id is not None else None
        return link, programme, school.name if school is not None else "", found

    async def _next(self, session: AsyncSession, found: Application) -> ApplicationFacts:
        steps = await _steps(session, found)
        found.step = steps[steps.index(found.step) + 1]
        return await self._asked(session, found)

    async def _asked(self, session: AsyncSession, found: Application) -> ApplicationFacts:
        """The application as it stands; from now on the account's next message answers it."""
        typed = found.step in TYPED
        await expect(session, found.account_id, f"{EXPECTED}:{found.id}" if typed else "")
        steps = await _steps(session, found)
        programme = await session.get_one(Programme, found.programme_id)
        school = await session.get(School, found.school_id) if found.school_id is not None else None
        return ApplicationFacts(
            id=found.id,
            programme=programme.title,
            step=found.step,
            full_name=full_name(found),
            school=school.name if school is not None else found.school_text,
            subject=found.subject,
            deficits=await _choices(session, found),
            answer=steps.index(found.step) + 1 if found.step in steps else len(steps),
            answers=len(steps),
        )


async def stands_in(session: AsyncSession, account_id: int, programme_id: int) -> bool:
    """Whether the account is somebody of the programme already."""
    person = await session.scalar(
        select(Person.id)
        .join(Membership)
        .where(Membership.programme_id == programme_id, Person.account_id == account_id)
        .limit(1)
    )
    return person is not None


async def forget_applications(
    session: AsyncSession, account_id: int, programme_id: int | None = None
) -> None:
    """Erase what the account has applied for (in one programme, if given), in the caller's transaction."""
    of_account = delete(Application).where(Application.account_id == account_id)
    if programme_id is not None:
        of_account = of_account.where(Application.programme_id == programme_id)
    await session.execute(of_account)


async def _own(
    session: AsyncSession, actor: Actor, application_id: int, step: ApplicationStep | None = None
) -> Application:
    """The actor's own; DomainError when it stands at another question than the answer is for."""
    found = await session.get(Application, application_id, with_for_update=True)
    if found is None or found.account_id != actor.account_id:
        raise NotFound("application")
    if step is not None and found.step is not step:
        raise DomainError("apply-answered")
    return found


async def _steps(session: AsyncSession, found: Application) -> list[ApplicationStep]:
    """The questions of this application: a school's own link knows the school."""
    link = await session.get(JoinLink, found.link_id) if found.link_id is not None else None
    known = link is not None and link.school_id is not None
    left_out = {ApplicationStep.SENT} | ({ApplicationStep.SCHOOL} if known else set())
    return [step for step in ORDER if step not in left_out]


async def _choices(session: AsyncSession, found: Application) -> tuple[DeficitChoice, ...]:
    if found.step is not ApplicationStep.DEFICITS:
        return ()
    lines = await session.execute(
        select(Deficit.id, Deficit.kind, Deficit.title)
        .where(Deficit.programme_id == found.programme_id, ~Deficit.retired)
        .order_by(Deficit.position, Deficit.id)
    )
    sides = dict.fromkeys(found.wanted, DeficitSide.WANTED) | dict.fromkeys(found.shared, DeficitSide.SHARED)
    return tuple(
        DeficitChoice(number, DeficitKind(kind) if kind else None, title, sides.get(number))
        for number, kind, title in lines
    )
