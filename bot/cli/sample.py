"""The sandbox's people: the owner, and, with the sample district, some of its teachers with their links."""

from datetime import UTC, date, datetime, timedelta

from bot.app import App
from handlers.common.context import Context
from handlers.programmes.sample import YEAR, load_sample
from locales import Texts
from sandbox.client import Sandbox
from services.people.identity import TelegramUser

OWNER_SURNAME, OWNER_NAME = "Громова", "Вера"
FIRST_TEACHER_ID = 1002
PHONES = {
    "Соколова Елена Викторовна": "методист",
    "Орлова Ирина Павловна": "наставник",
    "Смирнова Марина Викторовна": "наставляемая",
    "Петров Андрей Сергеевич": "наставляемый",
    "Кузнецова Ольга Игоревна": "наставляемая",
    "Ахметова Динара Ринатовна": "наставляемая",
}
"""People of the sample roster who get a phone of their own in the sandbox, and what it is called."""

YEAR_STARTS, YEAR_ENDS = date(YEAR, 9, 1), date(YEAR + 1, 5, 31)


async def settle_people(app: App, sandbox: Sandbox, owner_id: int, *, with_sample: bool) -> None:
    """Give the owner a phone; with the sample also a programme, and phones with personal links."""
    if with_sample:
        await _into_the_sample_year(sandbox)
    owner = await sandbox.person(
        owner_id, first_name=OWNER_NAME, last_name=OWNER_SURNAME, language_code="ru", label="организатор"
    )
    if not with_sample:
        return
    # The chat must be open before the bot may show that it is reading; the bot answers when it starts.
    await owner.start()
    user = TelegramUser(owner_id, None, "ru")
    context = Context(
        actor=await app.services.identity.actor(user, None),
        user=user,
        services=app.services,
        texts=Texts.load(),
        office=app.office,
        bot=app.bot,
    )
    if context.actor.programme_id is None:
        await load_sample(context, OWNER_SURNAME, OWNER_NAME)
        await context.refresh()
    links = {line.full_name: line.token for line in await app.services.people.links(context.actor)}
    for number, (full_name, label) in enumerate(PHONES.items()):
        surname, name, _ = full_name.split()
        await sandbox.person(
            FIRST_TEACHER_ID + number,
            first_name=name,
            last_name=surname,
            language_code="ru",
            label=label,
            start_payload=f"p{links[full_name]}" if full_name in links else None,
        )


async def _into_the_sample_year(sandbox: Sandbox) -> None:
    """The sample's plan is of one school year: outside it the sandbox's clock is set to its first Monday."""
    today = datetime.now(UTC).date()
    if not YEAR_STARTS <= today <= YEAR_ENDS:
        monday = YEAR_STARTS + timedelta(days=(7 - YEAR_STARTS.weekday()) % 7)
        await sandbox.move_to(f"{monday.isoformat()}T09:00:00")
