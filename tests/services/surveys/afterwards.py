"""An event that people attended, for tests of what follows it."""

from dataclasses import dataclass
from datetime import UTC, datetime

from models.enums import EventKind, Role
from services.actor import Actor
from services.clock import FixedClock
from services.events.facts import NewEvent
from services.registry import Services
from services.surveys.facts import SurveyView
from tests.builders import District

STARTS = datetime(2026, 11, 17, 9, 0, tzinfo=UTC)


@dataclass
class Afterwards:
    """An event on 17 November 2026, 12:00-13:00 in Moscow, its guests, and the clock."""

    services: Services
    district: District
    clock: FixedClock
    event_id: int
    guests: list[Actor]

    async def end(self, attended: int | None = None) -> None:
        """The event ends, the first `attended` guests (all, if not said) are ticked, the survey opens."""
        self.clock.moment = datetime(2026, 11, 17, 10, 31, tzinfo=UTC)
        events = self.services.events
        for guest in self.guests[:attended]:
            await events.tick(self.district.methodist, self.event_id, guest.require_person(), True)
        await events.finish_attendance(self.district.methodist, self.event_id)
        await self.services.surveys.open_due()
        await self.services.surveys.begin_due()

    async def survey_id(self) -> int:
        card = await self.services.events.card(self.district.methodist, self.event_id)
        assert card.survey_id is not None
        return card.survey_id

    async def answer(self, guest: Actor, participation: int, *values: int | str) -> SurveyView:
        """Answer question after question from where the conversation stands: taps (int) and texts."""
        view = await self.services.surveys.look(guest, participation)
        for value in values:
            step = self.services.surveys
            if isinstance(value, int):
                view = await step.choose(guest, participation, view.position, value)
            else:
                view = await step.write(guest, participation, view.position, value)
        return view


async def an_event(
    services: Services, district: District, clock: FixedClock, guests: int, *, anonymous: bool = True
) -> Afterwards:
    """Make the event with `guests` invited by hand of the database's own `invite`."""
    from services.events.guests import invite

    event_id = await services.events.create(
        district.methodist,
        NewEvent(EventKind.MASTER_CLASS, "Готовимся к ОГЭ", STARTS, 60, "Шумская СОШ, каб. 12", anonymous),
    )
    people = [await district.person(f"Гостева{number}", Role.MENTEE) for number in range(guests)]
    async with district.database.write() as session:
        await invite(session, event_id, [person.require_person() for person in people])
    return Afterwards(services, district, clock, event_id, people)
