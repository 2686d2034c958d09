"""A page of every long list at a hundred and at a hundred thousand people, on a SQLite file."""

import statistics
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import replace
from pathlib import Path

import migrations
from bench.district import NOW, fill
from bench.figures import Figure, figure, seconds
from models.database import Database
from models.enums import Role
from services.actor import Actor
from services.clock import FixedClock
from services.people.rules import Stage
from services.people.tallies import fold
from services.registry import Services
from services.roadmap.board_facts import CaseKind
from services.roadmap.filtering import BoardFilter

TIMES = 15
FAR = 10**6
"""A page beyond the end: the last one is shown."""

Look = Callable[[Services, Actor], Awaitable[object]]


def curator(actor: Actor) -> Actor:
    """One who looks at what is of one school."""
    return replace(actor, roles=frozenset({Role.CURATOR}), school_id=1)


LOOKS: dict[str, Look] = {
    "home": lambda all_, actor: all_.programmes.home(actor),
    "people_list": lambda all_, actor: all_.people.people(actor),
    "people_last_page": lambda all_, actor: all_.people.people(actor, page=FAR),
    "people_stage": lambda all_, actor: all_.people.people(actor, stage=Stage.CONSENTED),
    "people_search": lambda all_, actor: all_.people.people(actor, query="Бабава"),
    "people_search_common": lambda all_, actor: all_.people.people(actor, query="Ирина"),
    "people_search_letter": lambda all_, actor: all_.people.people(actor, query="а"),
    "people_search_full": lambda all_, actor: all_.people.people(actor, query="Бабавакака Ирина Павловна"),
    "people_search_none": lambda all_, actor: all_.people.people(actor, query="ъъ"),
    "people_search_school": lambda all_, actor: all_.people.people(curator(actor), query="Ирина"),
    "people_funnel": lambda all_, actor: all_.people.funnel(actor),
    "people_stuck": lambda all_, actor: all_.people.stuck(actor),
    "people_schools": lambda all_, actor: all_.people.schools(actor),
    "people_audit_log": lambda all_, actor: all_.people.audit_log(actor),
    "partnerships_list": lambda all_, actor: all_.partnerships.all(actor),
    "partnerships_choose": lambda all_, actor: all_.partnerships.people(actor),
    "partnerships_choose_search": lambda all_, actor: all_.partnerships.people(actor, search="Бабава"),
    "partnerships_choose_common": lambda all_, actor: all_.partnerships.people(actor, search="лесная ирина"),
    "partnerships_waiting": lambda all_, actor: all_.partnerships.proposals_waiting(actor),
    "partnerships_mentors": lambda all_, actor: all_.partnerships.mentors(actor),
    "partnerships_hours": lambda all_, actor: all_.partnerships.mentor_hours(actor),
    "roadmap_board": lambda all_, actor: all_.roadmap.board(actor, BoardFilter()),
    "roadmap_board_states": lambda all_, actor: all_.roadmap.board_states(actor, BoardFilter()),
    "roadmap_requests_map": lambda all_, actor: all_.roadmap.schools_on_map(actor),
    "roadmap_attention": lambda all_, actor: all_.roadmap.attention(actor),
    "roadmap_attention_school": lambda all_, actor: all_.roadmap.attention(curator(actor)),
    "roadmap_case": lambda all_, actor: all_.roadmap.case(actor, CaseKind.SILENT, 51),
    "roadmap_digest": lambda all_, actor: all_.roadmap.digest(actor),
    "surveys_performers": lambda all_, actor: all_.surveys.choosable_people(actor, 0),
    "programmes_next_year": lambda all_, actor: all_.programmes.next_year_pairs(actor),
    "events_past": lambda all_, actor: all_.events.past(actor),
    "events_guests": lambda all_, actor: all_.events.guest_list(actor, 1),
    "events_guests_search": lambda all_, actor: all_.events.guest_list(actor, 1, search="Бабава"),
    "events_find_people": lambda all_, actor: all_.events.find_people(actor, 1, "Бабава"),
    "broadcasts_list": lambda all_, actor: all_.broadcasts.all(actor),
    "broadcasts_left_out": lambda all_, actor: all_.broadcasts.left_out(actor, 1),
}


async def figures() -> AsyncIterator[Figure]:
    small, large = await _looks(100), await _looks(100_000)
    for name in LOOKS:
        yield figure(f"{name}_100k", large[name], "s", small[name])


async def _looks(people: int) -> dict[str, float]:
    """Seconds of each look (the median of several) in a district of so many people."""
    with tempfile.TemporaryDirectory() as folder:
        database = Database(f"sqlite+aiosqlite:///{Path(folder) / 'bench.db'}")
        await migrations.upgrade(database)
        await fill(database, people)
        async with database.write() as session:
            while await fold(session):
                pass
        services = Services.build(database, FixedClock(NOW), frozenset(), "secret", Path(folder))
        await services.roadmap.watch()
        actor = Actor(1, 1, programme_id=1, municipality_id=1, person_id=1, roles=frozenset({Role.METHODIST}))
        found = {}
        for name, look in LOOKS.items():
            await look(services, actor)
            found[name] = statistics.median([await seconds(look(services, actor)) for _ in range(TIMES)])
        await database.close()
    return found
