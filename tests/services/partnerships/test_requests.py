"""«Ask for another partner»: to the methodist alone, who answers, parts them, or pairs anew."""

import pytest
from sqlalchemy import select

from models.enums import PartnershipState, RequestOutcome, Role
from models.partnerships import PartnerRequest
from services.actor import Actor
from services.errors import DomainError, Forbidden, NotFound
from services.partnerships.worries import WorryKind
from services.registry import Services
from tests.builders import a_district
from tests.services.partnerships.company import Company


async def ask(company: Company, who: Actor, reason: str = "не находим времени") -> int:
    """Ask; the request's id."""
    await company.services.partnerships.ask_other_partner(who, company.id, reason)
    async with company.database.read() as session:
        return (
            await session.scalar(select(PartnerRequest.id).order_by(PartnerRequest.id.desc()).limit(1)) or 0
        )


async def outcomes(company: Company) -> list[RequestOutcome | None]:
    async with company.database.read() as session:
        return list(await session.scalars(select(PartnerRequest.outcome).order_by(PartnerRequest.id)))


async def test_quietly_and_once(pair: Company) -> None:
    partnerships = pair.services.partnerships
    assert await partnerships.ask_other_partner(pair.mentee, pair.id, "не находим времени")
    assert not await partnerships.ask_other_partner(pair.mentee, pair.id, "ещё раз")
    assert (await partnerships.my_partnership(pair.mentee, pair.id)).asked_for_other
    assert not (await partnerships.my_partnership(pair.mentor, pair.id)).asked_for_other
    assert await pair.said(pair.mentor) == ["introduction"]
    assert await pair.said(pair.methodist) == ["partnership_worry"]
    assert [one.title for one in (await pair.services.roadmap.attention(pair.methodist)).cases] == [
        "не находим времени"
    ]
    # The mentor may ask, too: another request.
    assert await partnerships.ask_other_partner(pair.mentor, pair.id, "разные предметы")
    assert len((await pair.services.roadmap.attention(pair.methodist)).cases) == 2


async def test_who_may_not_ask_and_what_will_not_do(pair: Company) -> None:
    partnerships = pair.services.partnerships
    stranger = await pair.district.person("Чужая", Role.MENTEE)
    for who in (stranger, pair.methodist):
        with pytest.raises(Forbidden):
            await partnerships.ask_other_partner(who, pair.id, "просто так")
    with pytest.raises(NotFound):
        await partnerships.ask_other_partner(pair.mentee, 999, "просто так")
    for reason, key in (("  ", "request-no-reason"), ("я" * 2001, "error-text-too-long")):
        with pytest.raises(DomainError, match=key):
            await partnerships.ask_other_partner(pair.mentee, pair.id, reason)
    assert await partnerships.ask_other_partner(pair.mentee, pair.id, "я" * 2000)


async def test_the_methodist_keeps_them_with_a_word(pair: Company) -> None:
    partnerships, request = pair.services.partnerships, await ask(pair, pair.mentee)
    with pytest.raises(DomainError, match="request-no-word"):
        await partnerships.keep(pair.methodist, request, " ")
    await partnerships.keep(pair.methodist, request, "Давайте попробуем до декабря")
    assert await pair.said(pair.mentee) == ["introduction", "partner_answer"]
    assert await pair.said(pair.mentor) == ["introduction"]
    answered = await partnerships.answered_request(request)
    assert answered
    assert answered.answer == "Давайте попробуем до декабря"
    for attempt in (
        partnerships.keep(pair.methodist, request, "ещё"),
        partnerships.part(pair.methodist, request, ""),
        partnerships.give_other(pair.methodist, request, pair.mentee.require_person(), ""),
    ):
        with pytest.raises(DomainError, match="request-settled"):
            await attempt
    assert (await partnerships.card(pair.methodist, pair.id)).state is PartnershipState.ACTIVE
    assert await ask(pair, pair.mentee) == request + 1, "one may ask again"


async def test_only_the_methodist_of_the_programme_decides(pair: Company) -> None:
    partnerships, request = pair.services.partnerships, await ask(pair, pair.mentee)
    elsewhere = await a_district(pair.database, name="Тосненский район")
    for who, error in ((pair.mentor, Forbidden), (pair.mentee, Forbidden), (elsewhere.methodist, NotFound)):
        for attempt in (
            partnerships.keep(who, request, "слово"),
            partnerships.part(who, request, ""),
            partnerships.give_other(who, request, 1, ""),
            partnerships.worry(who, WorryKind.REQUEST, request),
            partnerships.noted(who, request),
        ):
            with pytest.raises(error):
                await attempt
    assert await outcomes(pair) == [None]


async def test_a_pair_is_parted_and_both_hear_it_once(pair: Company) -> None:
    partnerships, request = pair.services.partnerships, await ask(pair, pair.mentor)
    await ask(pair, pair.mentee)
    await partnerships.part(pair.methodist, request, "Не подошли друг другу")
    assert await pair.said(pair.mentor) == ["partnership_closed"]
    assert await pair.said(pair.mentee) == ["partnership_closed"]
    assert await outcomes(pair) == [RequestOutcome.PARTED, RequestOutcome.PARTED], "nothing is left to ask"
    assert (await pair.services.roadmap.attention(pair.methodist)).cases == ()


async def test_out_of_a_group_only_the_asker_goes(group: Company) -> None:
    partnerships, request = group.services.partnerships, await ask(group, group.mentee)
    await partnerships.part(group.methodist, request, "")
    card = await partnerships.card(group.methodist, group.id)
    assert (card.state, len(card.mentees)) == (PartnershipState.ACTIVE, 2)
    assert await group.said(group.mentee) == ["partnership_left"]


async def test_the_asker_of_a_group_gets_another_mentor(group: Company) -> None:
    partnerships, request = group.services.partnerships, await ask(group, group.mentee)
    new = await group.district.person("Белова", Role.MENTOR)
    with pytest.raises(DomainError, match="partnerships-same-mentor"):
        await partnerships.give_other(group.methodist, request, group.mentor.require_person(), "")
    created = await partnerships.give_other(group.methodist, request, new.require_person(), "Замена")
    assert not created.is_group
    await partnerships.tell_waiting()
    assert (await partnerships.my_partnership(group.mentee, created.id)).instead_of.startswith("Орлова")
    assert "partnership_left" not in await group.said(group.mentee)
    assert (await group.said(group.mentor))[-1] == "partnership_left"
    assert await outcomes(group) == [RequestOutcome.REPLACED]


async def test_an_asking_mentor_hands_all_over(group: Company) -> None:
    partnerships, request = group.services.partnerships, await ask(group, group.mentor)
    new = await group.district.person("Белова", Role.MENTOR)
    created = await partnerships.give_other(group.methodist, request, new.require_person(), "Замена")
    assert created.is_group
    assert (await partnerships.card(group.methodist, group.id)).state is PartnershipState.CLOSED


async def test_what_the_asker_wrote_goes_with_their_consent(pair: Company, services: Services) -> None:
    await ask(pair, pair.mentee, "тайна тридцать три")
    await services.people.withdraw(pair.mentee)
    async with pair.database.read() as session:
        request = (await session.scalars(select(PartnerRequest))).one()
        assert (request.reason, request.outcome) == ("", RequestOutcome.PARTED)
