"""Every wish that takes an Actor, by every role, near and far: PRODUCT.md §2.6, line by line.

The lines are in `rights.py`. A method without one fails here: say there who may.
"""

import inspect
from pathlib import Path
from typing import get_type_hints

from models.database import Database
from services.actor import Actor
from services.clock import FixedClock
from services.errors import DomainError, Forbidden, NotFound
from services.registry import Services
from tests.conftest import build_services
from tests.services.places import BESIDE, ELSEWHERE, Country, Place, Trial, a_country
from tests.services.rights import RIGHTS, Line


def wishes() -> set[str]:
    """«area.method» of every public method of every service that is asked by somebody."""
    found = set()
    for area, service in get_type_hints(Services).items():
        for name, method in inspect.getmembers(service, inspect.iscoroutinefunction):
            first = next(iter(list(inspect.signature(method).parameters)[1:]), "")
            if not name.startswith("_") and get_type_hints(method).get(first) is Actor:
                found.add(f"{area}.{name}")
    return found


OWN_REFUSAL = "INSERT INTO wrong_codes"
"""That one more code of one's own fitted nothing: written because of the refusal."""


def test_every_method_has_its_line() -> None:
    assert wishes() == set(RIGHTS), "a method without a line in rights.py, or a line without a method"


async def test_who_may_what(database: Database, clock: FixedClock, tmp_path: Path) -> None:
    country = await a_country(database, build_services(database, clock, tmp_path), clock)
    trial = Trial(database.url)
    services = build_services(trial, clock, tmp_path)
    wrong = []
    for wish, line in RIGHTS.items():
        for distance, place, allowed, may_change in _tries(country, line):
            for role, actor in country.actors.items():
                answer = await _answer(services, trial, wish, line, actor, place)
                answered = answer is not None
                if named := [name for name in _foreign(line) if name in str(answer)]:
                    wrong.append(f"{wish}, {distance}, {role}: names people of {named}")
                if answered is not (role in allowed):
                    wrong.append(f"{wish}, {distance}, {role}: {'answered' if answered else 'refused'}")
                changed = [one for one in trial.kept if answered or not one.startswith(OWN_REFUSAL)]
                if changed and not (answered and may_change):
                    wrong.append(f"{wish}, {distance}, {role}: changed {changed}")
    await trial.close()
    assert not wrong, "\n".join(wrong)


def _tries(country: Country, line: Line) -> list[tuple[str, Place, frozenset[str], bool]]:
    """How far, which place, who is answered, and whether that may change anything.

    Only places that differ for this wish: without an id in it there is just the own one.
    """
    tries = [("own", country.own, line.own, True)]
    own = line.args(country.own)
    if line.args(country.other) != own:
        tries.append(("other", country.other, line.of_other, True))
    if line.args(country.elsewhere) != own and not line.bearer:
        beside = line.of_other if line.municipal else line.far
        tries.append(("beside", country.beside, beside, line.municipal))
        tries.append(("elsewhere", country.elsewhere, line.far, False))
    return tries


def _foreign(line: Line) -> list[str]:
    """Whose names no answer may have: those of afar, unless the wish is for the whole municipality's."""
    return [ELSEWHERE] if line.municipal or line.bearer else [BESIDE, ELSEWHERE]


async def _answer(
    services: Services, trial: Trial, wish: str, line: Line, actor: Actor, place: Place
) -> str | None:
    """What was answered, be it a reason why it can't be; None for who had no right to ask."""
    trial.kept.clear()
    area, _, name = wish.partition(".")
    try:
        return repr(await getattr(getattr(services, area), name)(actor, *line.args(place), **line.named))
    except (Forbidden, NotFound):
        return None
    except DomainError as error:
        return repr(error.values)
