"""Steps of stories about partnerships."""

from datetime import UTC, date, datetime

from models.enums import MeetingForm
from sandbox.client import Person
from tests.handlers.crew import Crew

TODAY = date(2026, 11, 16)
NEXT_MORNING = datetime(2026, 11, 17, 6, 0, tzinfo=UTC)


async def open_card(crew: Crew) -> None:
    """From the methodist's main menu to the pair's card."""
    said = await crew.methodist.send("/menu")
    await crew.methodist.wait_for(button="Люди и пары", after=said.id)
    await crew.methodist.tap("Люди и пары")
    await crew.methodist.tap("ары и группы")
    await crew.methodist.tap("Орлова")
    await crew.methodist.wait_for("Наставник: Орлова")


async def open_mine(crew: Crew, phone: Person) -> None:
    """From a teacher's main menu to their only partnership."""
    said = await phone.send("/menu")
    button = "наставник" if phone is crew.mentee else "подопечные"
    await phone.wait_for(button=button, after=said.id)
    await phone.tap(button)


async def at(crew: Crew, moment: datetime) -> None:
    crew.town.clock.moment = moment
    await crew.town.tick(2)


async def next_morning(crew: Crew, moment: datetime = NEXT_MORNING) -> None:
    """The message of the day is free again."""
    await at(crew, moment)


async def meet(crew: Crew, day: date = TODAY) -> None:
    """The mentor logs a meeting of the pair."""
    partnerships = crew.town.app.services.partnerships
    await partnerships.log_meeting(crew.mentor_actor, 1, MeetingForm.CONSULTATION, day)
