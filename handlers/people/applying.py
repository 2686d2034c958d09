"""Registering oneself: a school's or programme's link, consent, at most four answers, the methodist's yes."""

from aiogram import F, Router
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from delivery.outgoing import Outgoing
from documents.roster.likely import likely_schools
from handlers.common.context import Context
from handlers.common.filters import Expecting
from handlers.people import application_screens as screens
from handlers.people.asking import ask, remember_link
from handlers.people.callbacks import ApplyStep, ApplyTap, JoinTap, LinkStep
from handlers.people.registration import redraw
from locales import Markup, join
from services.errors import DomainError
from services.people.applying import EXPECTED, ApplicationFacts, ApplicationStep
from services.people.facts import SchoolLine
from services.people.rules import school_key

router = Router(name="applying")


async def opened(ctx: Context, token: str) -> Outgoing:
    """What the link opens on: the offer, or the question where the reader had stopped."""
    offer = await ctx.services.people.open_join(ctx.actor, token)
    if offer.application is None:
        return screens.offer(ctx.reader, offer)
    facts = await ctx.services.people.application(ctx.actor, offer.application)
    return screens.question(ctx.reader, facts)


@router.callback_query(JoinTap.filter())
async def answered_offer(
    query: CallbackQuery, callback_data: JoinTap, ctx: Context, state: FSMContext
) -> None:
    """Read the text, agree (only now something is kept), or go."""
    people, token = ctx.services.people, callback_data.token
    if callback_data.step not in {LinkStep.READ, LinkStep.SHOW}:
        await remember_link(state, None)
    match callback_data.step:
        case LinkStep.AGREE:
            shown = screens.question(ctx.reader, await people.apply(ctx.actor, token))
        case LinkStep.READ:
            shown = screens.full_text(ctx.reader, await people.open_join(ctx.actor, token))
        case LinkStep.DECLINE | LinkStep.ERASE:
            shown = screens.declined(ctx.reader)
        case LinkStep.SHOW:
            shown = await opened(ctx, token)
    await redraw(query, ctx, shown)
    await query.answer()


@router.message(Expecting(EXPECTED))
async def answered(message: Message, ctx: Context, expected: str, state: FSMContext) -> None:
    """A typed answer: kept, and the next question below it; or what is wrong, and the same one again."""
    application = int(expected)
    facts = await ctx.services.people.application(ctx.actor, application)
    try:
        if message.text is None:
            raise DomainError("home-only-text")
        shown = await _take(ctx, facts, message.text)
    except DomainError as error:
        again = screens.question(ctx.reader, facts)
        problem = Markup(f"⚠️ {ctx.reader.html(error.key, **error.values)}")
        shown = Outgoing(join([problem, Markup(again.text)], "\n\n"), again.keyboard)
    await ask(ctx, state, shown)


async def _take(ctx: Context, facts: ApplicationFacts, text: str) -> Outgoing:
    people = ctx.services.people
    match facts.step:
        case ApplicationStep.NAME:
            facts = await people.say_name(ctx.actor, facts.id, text)
        case ApplicationStep.SUBJECT:
            facts = await people.say_subject(ctx.actor, facts.id, text)
        case ApplicationStep.SCHOOL:
            return await _find_school(ctx, facts, text)
        case _:
            pass
    return screens.question(ctx.reader, facts)


async def _find_school(ctx: Context, facts: ApplicationFacts, text: str) -> Outgoing:
    """The school as the list writes it; else those it may be, and «Школы нет в списке»."""
    people = ctx.services.people
    lines = await people.schools_to_name(ctx.actor, facts.id)
    exact = [line for line in lines if school_key(line.name) == school_key(text)]
    if len(exact) == 1:
        return screens.question(ctx.reader, await people.say_school(ctx.actor, facts.id, exact[0].id))
    await people.write_school(ctx.actor, facts.id, text)
    return await _school_question(ctx, await people.application(ctx.actor, facts.id), lines)


async def _school_question(ctx: Context, facts: ApplicationFacts, lines: tuple[SchoolLine, ...]) -> Outgoing:
    places = await ctx.office.run(likely_schools, facts.school, tuple(line.name for line in lines))
    return screens.question(ctx.reader, facts, tuple(lines[place] for place in places))


@router.callback_query(ApplyTap.filter(F.step == ApplyStep.ERASE))
async def erase(query: CallbackQuery, callback_data: ApplyTap, ctx: Context) -> None:
    await ctx.services.people.drop_application(ctx.actor, callback_data.application)
    await redraw(query, ctx, screens.erased(ctx.reader))
    await query.answer()


@router.callback_query(ApplyTap.filter())
async def tapped(query: CallbackQuery, callback_data: ApplyTap, ctx: Context) -> None:
    """A choice, a page, a step back, the end. What stands elsewhere by now is shown as it stands."""
    people, actor = ctx.services.people, ctx.actor
    application, value = callback_data.application, callback_data.value
    match callback_data.step:
        case ApplyStep.SCHOOL:
            facts = await people.say_school(actor, application, value)
        case ApplyStep.NOT_LISTED:
            facts = await people.school_not_listed(actor, application)
        case ApplyStep.NO_SUBJECT:
            facts = await people.say_subject(actor, application, "-")
        case ApplyStep.DEFICIT:
            facts = await people.turn_deficit(actor, application, value)
        case ApplyStep.SEND:
            facts = await people.send_application(actor, application)
        case ApplyStep.BACK:
            facts = await people.step_back(actor, application)
        case _:
            facts = await people.application(actor, application)
    page = value if callback_data.step is ApplyStep.PAGE else _page_of(facts, value)
    dropping = callback_data.step is ApplyStep.DROP
    shown = screens.dropping(ctx.reader, facts) if dropping else screens.question(ctx.reader, facts, (), page)
    await redraw(query, ctx, shown)
    await query.answer()


def _page_of(facts: ApplicationFacts, deficit_id: int) -> int:
    places = [place for place, one in enumerate(facts.deficits) if one.id == deficit_id]
    return places[0] // screens.DEFICITS_A_PAGE if places else 0
