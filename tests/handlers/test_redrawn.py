"""What sits in a chat and is redrawn in place, step by step, in both languages: the way into a programme,
the consent, a mentor's questionnaire, the messages of a pair."""

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from bot.app import App
from delivery.messages import consent, fit, mentors, partnerships
from delivery.outgoing import Outgoing
from handlers.people import application_screens as applying
from handlers.people import screens as joining
from locales import LANGUAGES, Reader, Texts
from models.enums import Fit, PartnershipState, Role
from services.partnerships.mentor_facts import FormStep
from services.people.identity import TelegramUser
from tests.handlers.conftest import Town
from tests.handlers.furnished import Furnished, furnish, rename_all
from tests.handlers.judging import NAMES, Judge
from tests.handlers.populated import all_rows
from tests.handlers.showing import Shown

STRANGER = 77


async def the_way_in(app: App, here: Furnished, reader: Reader) -> AsyncIterator[Outgoing]:
    """By a personal link."""
    stranger = await app.services.identity.actor(TelegramUser(STRANGER, None, None), None)
    facts = await app.services.people.open_link(stranger, here.at.token)
    yield joining.greeting(reader, facts)
    yield joining.greeting(reader, replace(facts, roles=frozenset({Role.CURATOR})))
    yield joining.full_text(reader, facts)
    yield joining.declining(reader, facts)
    yield joining.erased(reader)
    yield joining.check(reader, facts)
    yield joining.check(reader, replace(facts, school="", subject=""))


async def the_application(app: App, here: Furnished, reader: Reader) -> AsyncIterator[Outgoing]:
    """By the programme's link, as somebody whom the list does not know."""
    people = app.services.people
    stranger = await app.services.identity.actor(TelegramUser(STRANGER, None, None), None)
    offer = await people.open_join(stranger, here.at.join_token)
    yield applying.offer(reader, offer)
    yield applying.offer(reader, replace(offer, school="Шумская СОШ"))
    yield applying.full_text(reader, offer)
    yield applying.declined(reader)
    facts = await people.apply(stranger, here.at.join_token)
    yield applying.question(reader, facts)
    facts = await people.say_name(stranger, facts.id, "Белова Анна Ильинична")
    yield applying.question(reader, facts)
    await people.write_school(stranger, facts.id, "Лесная школа")
    facts = await people.application(stranger, facts.id)
    yield applying.question(reader, facts)
    yield applying.question(reader, facts, await people.schools_to_name(stranger, facts.id))
    await people.school_not_listed(stranger, facts.id)
    yield applying.question(reader, await people.application(stranger, facts.id))
    facts = await people.say_subject(stranger, facts.id, "химия")
    yield applying.question(reader, facts)
    yield applying.question(reader, await people.send_application(stranger, facts.id))
    yield applying.dropping(reader, facts)
    yield applying.erased(reader)


async def the_consent(app: App, here: Furnished, reader: Reader) -> AsyncIterator[Outgoing]:
    facts = await app.services.people.look_at_consent(here.readers["mentee"], here.at.mentee, 0)
    for agreed in (0, facts.version):
        yield consent.question(reader, replace(facts, agreed=agreed))
    yield consent.full_text(reader, facts)
    yield consent.later(reader)


async def the_questionnaire(app: App, here: Furnished, reader: Reader) -> AsyncIterator[Outgoing]:
    form = await app.services.partnerships.seen_form(here.at.programme, here.at.mentor)
    assert form
    answered = replace(
        form, chosen=frozenset(line.id for line in form.deficits), words="Могу вести урок вдвоём"
    )
    for step in FormStep:
        yield mentors.questionnaire(reader, replace(form, step=step))
        yield mentors.questionnaire(reader, replace(answered, step=step))


async def a_pair(app: App, here: Furnished, reader: Reader) -> AsyncIterator[Outgoing]:
    """The introduction, a meeting logged on it, the question whether the mentor suits."""
    services, at = app.services.partnerships, here.at
    today = app.services.clock.now().date()
    for person, pair in (
        (at.mentor, at.partnership),
        (at.mentee, at.partnership),
        (at.free_mentor, here.group),
    ):
        mine = await services.seen_by(person, pair)
        assert mine
        for state in PartnershipState:
            yield partnerships.introduction(reader, replace(mine, state=state))
        yield partnerships.asking_form(reader, mine)
        for more in (0, 1):
            asked = partnerships.MetForm(partnership_id=pair, form=0, more=more)
            yield partnerships.asking_day(reader, mine, asked, today)
    logged = await services.log_meeting(here.readers["mentor"], at.partnership, partnerships.FORMS[0], today)
    mine = await services.seen_by(at.mentor, at.partnership)
    assert mine
    for already in (False, True):
        for minutes in (None, 45):
            yield partnerships.introduction(reader, mine, replace(logged, already=already, minutes=minutes))
    asked_fit = await services.fit_facts(at.fit)
    assert asked_fit
    for answer in (None, *Fit):
        for word in ("", "Стало спокойнее"):
            yield fit.draw_fit(replace(asked_fit, answer=answer, word=word), reader)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_every_step(town: Town, language: str) -> None:
    here = await furnish(town)
    await rename_all(town.app.database, NAMES[language])
    judge = Judge(language, str(await all_rows(town.app.database)))
    reader, said = (
        Reader(Texts.load(), language),
        "Белова Анна Ильинична Лесная химия Могу вести вдвоём Стало спокойнее",
    )
    wrong = []
    for way in (the_way_in, the_application, the_consent, the_questionnaire, a_pair):
        async for made in way(town.app, here, reader):
            rows = made.keyboard.inline_keyboard if made.keyboard else []
            wrong += [f"{way.__name__}: {one}" for one in judge.wrong(Shown(made.text, rows), said)]
    assert not wrong, "\n".join(wrong)
