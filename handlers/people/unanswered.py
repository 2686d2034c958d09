"""The question that somebody who opened a link has not answered yet, so that it can be asked again."""

from aiogram.fsm.context import FSMContext

from delivery.outgoing import Outgoing
from handlers.common.context import Context
from handlers.people import application_screens, applying, screens
from handlers.people.asking import remember_link, remembered_link
from services.errors import DomainError
from services.people.facts import PersonState
from services.people.rules import JOIN_PREFIX, token_of


async def asked_by_link(ctx: Context, payload: str) -> Outgoing | None:
    """What a link asks this account; None when it has nothing to ask any more.

    DomainError for a link that is unknown, revoked or somebody else's.
    """
    if joining := token_of(payload, JOIN_PREFIX):
        return await applying.opened(ctx, joining)
    token = token_of(payload)
    if token is None:
        raise DomainError("link-unknown")
    greeting = await ctx.services.people.open_link(ctx.actor, token)
    await ctx.refresh()
    if not greeting.inside:
        return screens.greeting(ctx.reader, greeting)
    if greeting.state is PersonState.CONSENTED:
        return screens.check(ctx.reader, greeting)
    return None


async def unanswered(ctx: Context, state: FSMContext) -> Outgoing | None:
    """Consent, the check of what the list knew, or an application's next question; None when none is open."""
    actor, people = ctx.actor, ctx.services.people
    if actor.person_id is not None:
        return None if actor.registered else screens.check(ctx.reader, await people.standing(actor))
    if begun := await people.own_application(actor):
        return application_screens.question(ctx.reader, begun)
    payload = await remembered_link(state)
    if payload is None:
        return None
    try:
        return await asked_by_link(ctx, payload)
    except DomainError:
        # Revoked, or somebody else's by now: then there is no question either.
        await remember_link(state, None)
        return None
