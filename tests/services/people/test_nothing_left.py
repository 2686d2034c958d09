"""After a consent is taken back no row, no file and no draft names the person: looked for everywhere."""

import asyncio
import json
from pathlib import Path

from sqlalchemy import Enum, String, inspect, select, text, update

from bot.cli.backup import DONE, backup, restore
from bot.config import Settings
from models import Base
from models.database import Database
from models.enums import PartnershipState, Role
from models.partnerships import Introduction, Partnership, PartnershipMentee
from models.people import Account, Person
from models.system import Draft, OutboxMessage, Rider
from services.actor import Actor
from services.clock import FixedClock
from services.files import Received, record_file
from services.partnerships.rules import CLOSED_BY_WITHDRAWAL
from services.partnerships.telling import BEREFT, CLOSED
from services.people.drafts import RosterDraft, RosterPerson, RosterProblem
from services.registry import Services
from tests.builders import NOW, a_district
from tests.services.places import a_country

SURNAME, PHONE, WORDS, TELEGRAM = "Необычайнова", "+79990001122", "тайна тридцать три", 880_055_535
USERNAME, FILE = "neobychaynova", "тетрадь необычайное.docx"
TRACES = (SURNAME, SURNAME.casefold(), PHONE, WORDS, str(TELEGRAM), USERNAME, FILE, "Святозара")

NOT_OF_THE_PERSON = {
    "outbox": "the bot's own keys and kinds; a payload holds ids",
    "riders": "the bot's own keys and kinds; a payload holds ids",
    "invitations": "a random token",
    "memberships": "why a part ended is the methodist's word",
    "former_mentees": "why a part ended is the methodist's word",
    "partnerships": "why two people were brought together, paused, parted: the methodist's word",
    "matching_places": "what the matching says of two people, without names",
    "broadcast_recipients": "a code: why somebody was left out",
    "broadcasts": "the methodist's words, sent to many",
    "consents": "a language",
    "audit": "ids by construction",
    "activity_changes": "the methodist's order",
    "drafts": "filled below",
    "linked_chats": "the group's title goes when the group is parted from",
    "matchings": "no words",
    "accounts": "filled below",
    "people": "filled below",
    "stored_files": "filled below",
    "name_words": "follows the name, filled below",
    "programmes": "not of a person",
}
KEPT = frozenset({"assignments.title", "applications.consent_locale"})
"""The plan's words, and a language."""


async def write_everywhere(database: Database, person_id: int, account_id: int) -> list[str]:
    """Put the words into every text column of every row that leads to the person; returns where."""
    places = []
    async with database.write() as session:
        for table in Base.metadata.sorted_tables:
            if table.name in NOT_OF_THE_PERSON:
                continue
            owners = {
                column: account_id if key.column.table.name == "accounts" else person_id
                for column in table.columns
                for key in column.foreign_keys
                if key.column.table.name in {"people", "accounts"}
            }
            words = [
                column
                for column in table.columns
                if isinstance(column.type, String)
                and not isinstance(column.type, Enum)
                and f"{table.name}.{column.name}" not in KEPT
            ]
            for owner, value in owners.items() if words else ():
                changed = await session.execute(
                    update(table).where(owner == value).values(dict.fromkeys(words, WORDS)).returning(owner)
                )
                if changed.all():
                    places += [f"{table.name}.{column.name}" for column in words]
    return places


async def traces(database: Database) -> list[str]:
    """Where anything of the person still stands, by table."""
    found = []
    async with database.engine.connect() as connection:
        for table in await connection.run_sync(lambda sync: inspect(sync).get_table_names()):
            rows = [list(row) for row in await connection.execute(text(f'SELECT * FROM "{table}"'))]
            said = json.dumps(rows, default=str, ensure_ascii=False)
            # SQLite keeps JSON as text with escapes.
            said += said.encode().decode("unicode_escape", errors="ignore") if "\\u" in said else ""
            found += [f"{table}: {trace}" for trace in TRACES if trace in said]
    return found


async def make_known(services: Services, database: Database, actor: Actor, methodist: Actor) -> str:
    """The person's name, phone, account, file, and a list of the methodist's in which they stand."""
    person_id = actor.require_person()
    sha256 = await services.files.put(WORDS.encode())
    async with database.write() as session:
        person = await session.get_one(Person, person_id)
        person.surname, person.name, person.phone = SURNAME, "Святозара", PHONE
        person.strengths = person.deficits = person.subject = WORDS
        account = await session.get_one(Account, actor.account_id)
        account.telegram_id, account.username = TELEGRAM, USERNAME
        await record_file(session, NOW, Received(FILE, size=3, sha256=sha256), person_id)
        others = Person.id != person_id, Person.municipality_id == person.municipality_id
        await session.execute(
            update(Person).where(*others).values(roster_mentor=f"{SURNAME} Святозара Павловна")
        )
    row = RosterPerson("Лист", 2, SURNAME, "Святозара", "Павловна", phone=PHONE)
    led = RosterPerson("Лист", 3, "Белов", "Пётр", mentor=f"{SURNAME} С. П.")
    doubt = RosterProblem("Лист", 3, "B", "mentor", "mentor-unknown", suggestion=SURNAME)
    for draft in (RosterDraft((row,), ()), RosterDraft((led,), (), warnings=(doubt,))):
        await services.people.preview_roster(methodist, draft)
    return sha256


async def test_what_is_left_names_nobody(services: Services, database: Database, clock: FixedClock) -> None:
    country = await a_country(database, services, clock)
    for role in ("mentee", "mentor"):
        actor = country.actors[role]
        sha256 = await make_known(services, database, actor, country.actors["methodist"])
        places = await write_everywhere(database, actor.require_person(), actor.account_id)
        assert len(places) >= 3, places
        assert {line.split(":")[0] for line in await traces(database)} >= {"people", "accounts", "drafts"}
        await services.people.withdraw(actor)
        left = await traces(database)
        assert left == [], (role, left)
        assert not services.files.path(sha256).exists()


async def test_a_day_later_no_file_of_the_installation_names_them(
    services: Services, database: Database, clock: FixedClock, tmp_path: Path
) -> None:
    """Looked for in the bytes: the database's free pages, its log, what was received, a backup made since."""
    country = await a_country(database, services, clock)
    actor = country.actors["mentor"]
    await make_known(services, database, actor, country.actors["methodist"])
    await write_everywhere(database, actor.require_person(), actor.account_id)
    folders = [tmp_path, *([Path(database.engine.url.database or "").parent] if database.is_sqlite else [])]
    log = ["svyazka.db-wal"] if database.is_sqlite else []
    assert named_in(*folders) == {"files", *log}
    await services.people.withdraw(actor)
    await services.housekeeping.tidy()
    assert named_in(*folders) == set()
    here = Settings(_env_file=None, data_dir=tmp_path, database_url=database.url)
    there = Settings(_env_file=None, data_dir=tmp_path / "restored")
    for step, settings in ((backup, here), (restore, there)):
        assert await asyncio.to_thread(step, settings, tmp_path / "kept.tar.gz") == DONE
    assert (there.data_dir / "svyazka.db").stat().st_size > 100_000
    assert named_in(*folders) == set()


def named_in(*folders: Path) -> set[str]:
    """In which files and folders right below them the bytes of a trace stand."""
    wanted = [trace.encode() for trace in TRACES]
    wanted += [json.dumps(trace).strip('"').encode() for trace in TRACES]
    return {
        path.relative_to(folder).parts[0]
        for folder in folders
        for path in folder.rglob("*")
        if path.is_file() and any(trace in path.read_bytes() for trace in wanted)
    }


async def test_another_list_of_the_methodist_stays(services: Services, database: Database) -> None:
    district = await a_district(database)
    teacher = await district.person(SURNAME, Role.MENTEE)
    row = RosterPerson("Лист", 2, "Белов", "Пётр")
    kept = await services.people.preview_roster(district.methodist, RosterDraft((row,), ()))
    named = RosterPerson("Лист", 2, SURNAME.upper(), "Ирина")
    await services.people.preview_roster(district.methodist, RosterDraft((named,), ()))
    await services.people.withdraw(teacher)
    async with database.read() as session:
        assert (await session.scalars(select(Draft.id))).all() == [kept.draft_id]


async def test_a_group_whose_mentor_withdraws_ends_and_everybody_hears_once(
    services: Services, database: Database, clock: FixedClock
) -> None:
    district = await a_district(database)
    mentor = await district.person("Орлова", Role.MENTOR, school_id=district.leader_school)
    mentees = [await district.person(f"Зимина{n}", Role.MENTEE) for n in "аб"]
    async with database.write() as session:
        group = Partnership(
            programme_id=district.programme_id,
            mentor_id=mentor.require_person(),
            state=PartnershipState.ACTIVE,
            created_at=NOW,
        )
        session.add(group)
        await session.flush()
        for one in (mentor, *mentees):
            session.add(Introduction(partnership_id=group.id, person_id=one.require_person(), told_at=NOW))
        session.add_all(
            PartnershipMentee(partnership_id=group.id, person_id=one.require_person()) for one in mentees
        )

    await services.people.withdraw(mentor)

    async with database.read() as session:
        closed = (await session.scalars(select(Partnership))).one()
        assert (closed.state, closed.close_reason) == (PartnershipState.CLOSED, CLOSED_BY_WITHDRAWAL)
        news = (CLOSED, BEREFT)
        waiting = [
            *await session.scalars(select(OutboxMessage.person_id).where(OutboxMessage.kind.in_(news))),
            *await session.scalars(select(Rider.person_id).where(Rider.kind.in_(news))),
        ]
    told = sorted(one for one in waiting if one is not None)
    assert told == sorted(one.require_person() for one in (district.methodist, *mentees))
    for_methodist = await services.partnerships.news(group.id, district.methodist.require_person())
    assert for_methodist
    assert for_methodist.partners == ("Зиминаа Ирина Павловна", "Зиминаб Ирина Павловна")
    free = {
        mentee.id for mentee in (await services.partnerships.matching_problem(district.methodist)).mentees
    }
    assert free == {one.require_person() for one in mentees}
