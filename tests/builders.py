"""A small district in the database, for tests that are not about making one."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from models.database import Database
from models.enums import NetworkModel, PersonState, ProgrammeState, Role, SchoolCategory
from models.people import Account, Membership, Person, School
from models.programmes import Municipality, Programme, Region
from services.actor import Actor
from services.people.deficits import seed_deficits

NOW = datetime(2026, 9, 1, 6, 0, tzinfo=UTC)


@dataclass
class District:
    """A launched programme of 2026-2027 in Moscow's zone, with a methodist and two schools."""

    database: Database
    region_id: int = 0
    municipality_id: int = 0
    programme_id: int = 0
    leader_school: int = 0
    weak_school: int = 0
    methodist: Actor = field(default_factory=lambda: Actor(0, 0))
    _telegram_id: int = 5000

    async def person(
        self,
        surname: str,
        *roles: Role,
        name: str = "Ирина",
        patronymic: str = "Павловна",
        school_id: int | None = None,
        telegram_id: int | None = None,
        with_account: bool = True,
        locale: str = "ru",
    ) -> Actor:
        """A registered person with an account; without one they are only imported."""
        if telegram_id is None:
            self._telegram_id += 1
            telegram_id = self._telegram_id
        async with self.database.write() as session:
            account = None
            if with_account:
                account = Account(telegram_id=telegram_id, locale=locale, created_at=NOW)
                session.add(account)
                await session.flush()
            person = Person(
                municipality_id=self.municipality_id,
                account_id=account.id if account else None,
                school_id=school_id or self.weak_school,
                state=PersonState.REGISTERED if account else PersonState.IMPORTED,
                surname=surname,
                name=name,
                patronymic=patronymic,
                subject="математика",
                created_at=NOW,
            )
            session.add(person)
            await session.flush()
            for role in roles:
                session.add(
                    Membership(
                        programme_id=self.programme_id,
                        person_id=person.id,
                        role=role,
                        starts_on=date(2026, 9, 1),
                    )
                )
        return Actor(
            account_id=account.id if account else 0,
            telegram_id=telegram_id,
            locale=locale,
            programme_id=self.programme_id,
            municipality_id=self.municipality_id,
            person_id=person.id,
            school_id=person.school_id,
            roles=frozenset(roles) if account else frozenset(),
            registered=account is not None,
        )


async def a_district(
    database: Database,
    *,
    time_zone: str = "Europe/Moscow",
    state: ProgrammeState = ProgrammeState.LAUNCHED,
    name: str = "Кировский район",
) -> District:
    """Make the district; several may live in one database."""
    district = District(database)
    async with database.write() as session:
        region = Region(name=f"{name}: область")
        session.add(region)
        await session.flush()
        municipality = Municipality(region_id=region.id, name=name)
        session.add(municipality)
        await session.flush()
        programme = Programme(
            municipality_id=municipality.id,
            title=f"{name}, 2026/27",
            starts_on=date(2026, 9, 1),
            ends_on=date(2027, 8, 31),
            time_zone=time_zone,
            network_model=NetworkModel.INSTRUMENTAL,
            state=state,
            launched_at=NOW if state is ProgrammeState.LAUNCHED else None,
            created_at=NOW,
        )
        leader = School(
            municipality_id=municipality.id, name="Приладожская СОШ", category=SchoolCategory.LEADER
        )
        weak = School(
            municipality_id=municipality.id, name="Шумская СОШ", category=SchoolCategory.LOW_RESULTS
        )
        session.add_all([programme, leader, weak])
        await session.flush()
        await seed_deficits(session, programme.id)
        district.region_id, district.municipality_id = region.id, municipality.id
        district.programme_id = programme.id
        district.leader_school, district.weak_school = leader.id, weak.id
    district._telegram_id = 5000 + 1000 * district.programme_id
    district.methodist = await district.person(
        "Соколова", Role.METHODIST, name="Елена", patronymic="Викторовна", school_id=district.leader_school
    )
    return district


async def another_programme(district: District, title: str = "Соседняя программа") -> District:
    """A second programme of the same municipality, with schools and a methodist of its own."""
    beside = District(
        district.database, region_id=district.region_id, municipality_id=district.municipality_id
    )
    async with district.database.write() as session:
        programme = Programme(
            municipality_id=district.municipality_id,
            title=title,
            starts_on=date(2026, 9, 1),
            ends_on=date(2027, 8, 31),
            time_zone="Europe/Moscow",
            network_model=NetworkModel.MIXED,
            state=ProgrammeState.LAUNCHED,
            launched_at=NOW,
            created_at=NOW,
        )
        leader, weak = (
            School(municipality_id=district.municipality_id, name=f"{name} ({title})")
            for name in ("Назиевская СОШ", "Путиловская ООШ")
        )
        session.add_all([programme, leader, weak])
        await session.flush()
        await seed_deficits(session, programme.id)
        beside.programme_id, beside.leader_school, beside.weak_school = programme.id, leader.id, weak.id
    beside._telegram_id = 5000 + 1000 * beside.programme_id
    beside.methodist = await beside.person(
        "Громова", Role.METHODIST, name="Ольга", patronymic="Львовна", school_id=beside.leader_school
    )
    return beside
