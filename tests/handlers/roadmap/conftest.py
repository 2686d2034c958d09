"""A launched district behind the running program."""

from datetime import datetime

import pytest

from sandbox.client import Person
from services.actor import Actor
from tests.builders import District, a_district
from tests.handlers.conftest import Town


class RoadmapTown:
    """The town with its district, and mornings on demand."""

    def __init__(self, town: Town, district: District) -> None:
        self.town = town
        self.district = district
        self.clock = town.clock

    async def phone(self, actor: Actor) -> Person:
        """The phone of a person of the district; the bot is open on it."""
        person = await self.town.person(actor.telegram_id)
        await person.start()
        await person.wait_for()
        return person

    async def morning(self, moment: datetime) -> None:
        """Move to `moment` (UTC) and let everything happen that is due."""
        self.clock.moment = moment
        await self.town.tick()


@pytest.fixture
async def roads(town: Town) -> RoadmapTown:
    return RoadmapTown(town, await a_district(town.app.database))
