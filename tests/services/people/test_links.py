"""Personal links, consent, refusal, registration: each right, each wrong hand."""

import asyncio
import re
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select

from models.database import Database
from models.enums import PersonState, ProgrammeState, Role
from models.people import Consent, Invitation, Membership, Person, Refusal
from models.system import AuditRecord
from services.actor import Actor
from services.errors import DomainError, Forbidden, NotFound
from services.people.drafts import RosterDraft, RosterPerson
from services.people.facts import Stage
from services.people.identity import TelegramUser
from services.people.rules import JOIN_PREFIX, Gender, token_of
from services.registry import Services
from tests.builders import District, a_district

BELOVA = RosterPerson("Лист1", 4, "Белова", "Анна", "Ильинична", school="Шумская СОШ", role="mentee")
GROMOV = RosterPerson(
    "Лист1", 5, "Громов", "Олег", "Петрович", school="Шумская СОШ", role="mentor", subject="химия"
)


@pytest.fixture
async def district(database: Database, services: Services) -> District:
    found = await a_district(database, state=ProgrammeState.PREPARING)
    await load(services, found.methodist, BELOVA, GROMOV)
    return found


async def load(services: Services, methodist: Actor, *people: RosterPerson) -> None:
    preview = await services.people.preview_roster(methodist, RosterDraft(people=people, schools=()))
    await services.people.confirm_roster(methodist, preview.draft_id, "приказ № 1")


async def visitor(services: Services, telegram_id: int) -> Actor:
    return await services.identity.actor(TelegramUser(telegram_id, None, "ru"), None)


async def token(database: Database, surname: str) -> str:
    async with database.read() as session:
        found = await session.scalar(
            select(Invitation.token)
            .join(Person)
            .where(Person.surname == surname, Invitation.revoked_at.is_(None))
        )
    assert found is not None
    return found


async def audited(database: Database) -> list[str]:
    async with database.read() as session:
        return list(await session.scalars(select(AuditRecord.action)))


async def test_tokens_fit_telegrams_links_and_differ(database: Database, district: District) -> None:
    async with database.read() as session:
        tokens = (await session.scalars(select(Invitation.token))).all()
    assert len(set(tokens)) == len(tokens) == 2
    for one in tokens:
        # 22 characters of 64 kinds carry the 128 bits that were drawn.
        assert re.fullmatch(r"[A-Za-z0-9_-]{22}", one)


async def test_opening_greets_and_is_noted_but_grants_nothing(
    services: Services, database: Database, district: District
) -> None:
    guest = await visitor(services, 99001)
    greeting = await services.people.open_link(guest, await token(database, "Белова"))
    assert (greeting.greeting, greeting.gender, greeting.inside) == (
        "Анна Ильинична",
        Gender.FEMALE,
        False,
    )
    page = await services.people.people(district.methodist, stage=Stage.OPENED)
    assert [line.name for line in page.people] == ["Белова Анна Ильинична"]
    assert (await visitor(services, 99001)).person_id is None


async def test_consent_then_registration(services: Services, database: Database, district: District) -> None:
    guest = await visitor(services, 99001)
    key = await token(database, "Белова")
    await services.people.agree(guest, key)
    await services.people.agree(guest, key)
    actor = await visitor(services, 99001)
    assert (actor.roles, actor.registered) == (frozenset({Role.MENTEE}), False)
    await services.people.register(actor)
    await services.people.register(actor)
    assert (await visitor(services, 99001)).registered
    async with database.read() as session:
        (consent,) = (await session.scalars(select(Consent))).all()
    assert (consent.version, consent.locale, consent.withdrawn_at) == (1, "ru", None)
    actions = await audited(database)
    assert (actions.count("consent.given"), actions.count("people.registered")) == (1, 1)


async def test_a_used_link_in_other_hands_is_refused_and_recorded(
    services: Services, database: Database, district: District
) -> None:
    key = await token(database, "Белова")
    await services.people.agree(await visitor(services, 99001), key)
    thief = await visitor(services, 99002)
    for act in (services.people.open_link, services.people.agree, services.people.refuse):
        with pytest.raises(DomainError, match="link-used"):
            await act(thief, key)
    assert (await audited(database)).count("refused.link-used") == 3
    async with database.read() as session:
        person = (await session.scalars(select(Person).where(Person.surname == "Белова"))).one()
    assert person.account_id != thief.account_id


async def test_one_account_is_one_person_of_a_programme(
    services: Services, database: Database, district: District
) -> None:
    await services.people.agree(await visitor(services, 99001), await token(database, "Белова"))
    with pytest.raises(DomainError, match="link-other-person"):
        await services.people.agree(await visitor(services, 99001), await token(database, "Громов"))
    with pytest.raises(DomainError, match="link-other-person"):
        await services.people.open_link(district.methodist, await token(database, "Громов"))


async def test_one_account_may_take_part_in_two_municipalities(
    services: Services, database: Database, district: District
) -> None:
    neighbours = await a_district(database, name="Соседний район", state=ProgrammeState.PREPARING)
    await load(services, neighbours.methodist, replace(GROMOV, surname="Громова"))
    await services.people.agree(await visitor(services, 99001), await token(database, "Белова"))
    await services.people.agree(await visitor(services, 99001), await token(database, "Громова"))
    actor = await visitor(services, 99001)
    assert actor.programme_id == neighbours.programme_id
    assert len(await services.programmes.mine(actor)) == 2
    back = await services.identity.choose_programme(actor, district.programme_id)
    assert (back.programme_id, back.roles) == (district.programme_id, frozenset({Role.MENTEE}))


@pytest.mark.parametrize("wrong", ["", "x", "A" * 22, "' OR 1=1 --", "é" * 30])
async def test_unknown_links(services: Services, district: District, wrong: str) -> None:
    with pytest.raises(DomainError, match="link-unknown"):
        await services.people.open_link(await visitor(services, 99001), wrong)


async def test_refusing_erases_and_is_remembered_without_a_name(
    services: Services, database: Database, district: District
) -> None:
    mentee = replace(BELOVA, row=6, surname="Яшина", mentor="Громов Олег Петрович", mentor_at=("Лист1", 5))
    await load(services, district.methodist, BELOVA, GROMOV, mentee)
    await services.people.refuse(await visitor(services, 99001), await token(database, "Громов"))
    async with database.read() as session:
        assert (await session.scalars(select(Person).where(Person.surname == "Громов"))).all() == []
        assert set(await session.scalars(select(Person.roster_mentor))) == {""}
        (refusal,) = (await session.scalars(select(Refusal))).all()
    assert re.fullmatch(r"[0-9a-f]{64}", refusal.person_hash)
    draft = RosterDraft(people=(BELOVA, GROMOV, mentee), schools=())
    preview = await services.people.preview_roster(district.methodist, draft)
    assert (preview.refused, preview.unchanged) == ((("Лист1", 5),), 2)
    saved = await services.people.confirm_roster(district.methodist, preview.draft_id, "")
    assert saved.refused == 1
    async with database.read() as session:
        assert (await session.scalars(select(Person).where(Person.surname == "Громов"))).all() == []


async def test_who_has_consented_withdraws_instead_of_refusing(
    services: Services, database: Database, district: District
) -> None:
    key = await token(database, "Белова")
    guest = await visitor(services, 99001)
    await services.people.agree(guest, key)
    with pytest.raises(DomainError, match="link-refuse-late"):
        await services.people.refuse(guest, key)


async def test_a_renewed_link_kills_the_old_one(
    services: Services, database: Database, district: District
) -> None:
    old = await token(database, "Белова")
    async with database.read() as session:
        person_id = await session.scalar(select(Person.id).where(Person.surname == "Белова"))
    assert person_id is not None
    await services.people.renew_link(district.methodist, person_id)
    with pytest.raises(DomainError, match="link-revoked"):
        await services.people.agree(await visitor(services, 99001), old)
    await services.people.agree(await visitor(services, 99001), await token(database, "Белова"))
    with pytest.raises(NotFound):
        await services.people.renew_link(district.methodist, person_id)


async def test_lists_cards_and_links_are_not_for_everybody(
    services: Services, database: Database, district: District
) -> None:
    neighbours = await a_district(database, name="Соседний район")
    teacher = await district.person("Петрова", Role.MENTEE)
    curator = await district.person("Жуков", Role.CURATOR, school_id=district.leader_school)
    async with database.read() as session:
        person_id = await session.scalar(select(Person.id).where(Person.surname == "Белова"))
    assert person_id is not None
    for actor in (teacher, Actor(account_id=9, telegram_id=9)):
        for call in (
            services.people.people(actor),
            services.people.funnel(actor),
            services.people.card(actor, person_id),
            services.people.links(actor),
            services.people.renew_link(actor, person_id),
        ):
            with pytest.raises(Forbidden):
                await call
    with pytest.raises(Forbidden):
        await services.people.links(curator)
    # The curator runs another school, the neighbours another programme: not theirs, so not there.
    for actor in (curator, neighbours.methodist):
        with pytest.raises(NotFound):
            await services.people.card(actor, person_id)
        names = [line.name for line in (await services.people.people(actor)).people]
        assert "Белова Анна Ильинична" not in names
    own_curator = await district.person("Котов", Role.CURATOR)
    card = await services.people.card(own_curator, person_id)
    assert (card.full_name, card.token) == ("Белова Анна Ильинична", "")
    assert (await services.people.card(district.methodist, person_id)).token


async def test_the_funnel_counts_each_stage(
    services: Services, database: Database, district: District
) -> None:
    await services.people.open_link(await visitor(services, 99001), await token(database, "Белова"))
    await services.people.agree(await visitor(services, 99002), await token(database, "Громов"))
    funnel = await services.people.funnel(district.methodist)
    assert (funnel.imported, funnel.opened, funnel.consented, funnel.registered) == (2, 2, 1, 0)
    await services.people.register(await visitor(services, 99002))
    assert (await services.people.funnel(district.methodist)).registered == 1
    page = await services.people.people(district.methodist, query="ГРОМОВ олег")
    assert [line.stage for line in page.people] == [Stage.REGISTERED]
    async with database.read() as session:
        states = set(await session.scalars(select(Person.state)))
    assert PersonState.IMPORTED in states
    curator = await district.person("Жуков", Role.CURATOR, school_id=district.leader_school)
    await services.people.withdraw(await visitor(services, 99002))
    assert (await services.people.funnel(district.methodist)).refused == 1
    assert (await services.people.funnel(curator)).refused == 0, "nobody of the own school has refused"


async def test_two_accounts_at_once_and_exactly_one_wins(
    services: Services, database: Database, district: District
) -> None:
    key = await token(database, "Белова")
    rivals = [await visitor(services, 99001 + number) for number in range(4)]
    came = await asyncio.gather(
        *(services.people.agree(rival, key) for rival in rivals), return_exceptions=True
    )
    lost = [one for one in came if isinstance(one, DomainError)]
    assert [one.key for one in lost] == ["link-used"] * 3
    assert (await audited(database)).count("refused.link-used") == 3
    async with database.read() as session:
        assert len((await session.scalars(select(Consent))).all()) == 1


async def test_the_link_of_somebody_who_left_opens_nothing(
    services: Services, database: Database, district: District
) -> None:
    key = await token(database, "Белова")
    async with database.write() as session:
        person = (await session.scalars(select(Person).where(Person.surname == "Белова"))).one()
        membership = (
            await session.scalars(select(Membership).where(Membership.person_id == person.id))
        ).one()
        membership.starts_on, membership.ends_on = date(2026, 9, 1), date(2026, 10, 1)
    with pytest.raises(DomainError, match="link-revoked"):
        await services.people.open_link(await visitor(services, 99001), key)


async def test_a_curator_with_a_teachers_link_stays_the_curator(
    services: Services, database: Database, district: District
) -> None:
    curator = await district.person("Жуков", Role.CURATOR)
    with pytest.raises(DomainError, match="link-other-person"):
        await services.people.agree(curator, await token(database, "Белова"))
    assert "refused.link-other-person" in await audited(database)


@pytest.mark.parametrize(
    "payload", ["p" + "A" * 64, "j" + "A" * 64, "p" + "A" * 63, "j", "pж" * 12, "p<b>&amp;"]
)
def test_payloads_no_link_has(payload: str) -> None:
    assert token_of(payload) is None
    assert token_of(payload, JOIN_PREFIX) is None
