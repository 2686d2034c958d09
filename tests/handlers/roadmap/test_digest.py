"""Monday's digest in the chat: a number opens the case, what was done is written down and comes back."""

from datetime import timedelta

from delivery.messages.digest import CASES_A_PAGE
from models.enums import Role
from sandbox.client import Said
from services.roadmap.board_facts import CaseKind
from tests.handlers.roadmap.conftest import RoadmapTown
from tests.services.roadmap.exceptions import MONDAY, everything_once
from tests.services.roadmap.plans import an_activity, launch


async def test_the_digest_opens_its_cases_and_remembers(roads: RoadmapTown) -> None:
    services, methodist = roads.town.app.services, roads.district.methodist
    other = await roads.district.person("Громова", Role.METHODIST)
    await roads.district.person("Жуков", Role.CURATOR, name="Пётр", patronymic="Ильич")
    await everything_once(services, roads.district)
    roads.clock.moment = MONDAY - timedelta(days=1)
    phone, beside = await roads.phone(methodist), await roads.phone(other)
    await roads.morning(MONDAY)
    said = await phone.wait_for("Сводка недели")
    await beside.wait_for("Сводка недели")
    assert f"Требуют решения {len(CaseKind)}" in said.text
    assert "30 ноября" in said.text

    await phone.tap("→", message_id=said.id)
    second: Said = await phone.wait_for("нет встреч 12 недель")
    number = next(line for line in second.text.splitlines() if "нет встреч" in line).partition(".")[0]
    await phone.tap(number, message_id=said.id)
    case = await phone.wait_for("обе стороны молчат", button="Сделано…")
    await phone.tap("Сделано…", message_id=case.id)
    await phone.wait_for("Что сделано?")
    await phone.send("Позвонила <обеим>")
    await phone.wait_for("Из списка убрала")
    await phone.tap("Что сделано")
    notes = await phone.wait_for("«Позвонила <обеим>»")
    assert "Соколова" in notes.text

    # The other methodist's digest, redrawn, is the same list.
    await beside.tap("→", message_id=(await beside.wait_for("Сводка недели")).id)
    seen = await beside.wait_for("За неделю отмечено 1 решение")
    assert "нет встреч 12 недель: сделано, «Позвонила <обеим>»" in seen.text


async def test_in_a_bundle_it_is_a_line_with_a_button(roads: RoadmapTown) -> None:
    methodist = roads.district.methodist
    roads.clock.moment = MONDAY - timedelta(days=8)
    await an_activity(roads.district, Role.METHODIST, title="Совещание", due=MONDAY.date())
    await launch(roads.district, roads.clock)
    phone = await roads.phone(methodist)
    await roads.morning(MONDAY)
    bundle = await phone.wait_for("Сводка недели: решать нечего")
    assert "Совещание" in bundle.text
    await phone.tap("Открыть сводку", message_id=bundle.id)
    await phone.wait_for("Решать сейчас нечего: всё идёт по плану", after=bundle.id)


async def test_a_number_of_a_settled_case_says_so(roads: RoadmapTown) -> None:
    services, methodist = roads.town.app.services, roads.district.methodist
    await roads.district.person("Жуков", Role.CURATOR, name="Пётр", patronymic="Ильич")
    await everything_once(services, roads.district)
    roads.clock.moment = MONDAY - timedelta(days=1)
    phone = await roads.phone(methodist)
    await roads.morning(MONDAY)
    said = await phone.wait_for("Сводка недели")
    late = next(
        one for one in (await services.roadmap.attention(methodist)).cases if one.kind is CaseKind.LATE
    )
    card = await services.roadmap.activity(methodist, late.id)
    for one in card.assignees:
        await services.roadmap.mark_done(methodist, one.id)
    number = next(line for line in said.text.splitlines() if "просрочил" in line).partition(".")[0]
    await phone.tap(number, message_id=said.id)
    await phone.wait_for("Этого случая больше нет", after=said.id)


OPENS = {
    CaseKind.HELP: "Котова",
    CaseKind.LATE: "Котова",
    CaseKind.RECOMMENDED: "Посетить урок наставника",
    CaseKind.PERSONAL: "Орлова",
    CaseKind.NOT_POSSIBLE: "болезнь",
    CaseKind.REVIEW: "https://a.ru",
    CaseKind.APPLICATION: "Заявкина Ольга",
    CaseKind.REQUEST: "просит другого партнёра",
    CaseKind.FIT: "Смирнова",
    CaseKind.SILENT: "Напишите или позвоните обоим",
    CaseKind.ONE_SIDED: "Встречи отмечены",
    CaseKind.NO_TRIAL: "Опыт показан: «Мастер-класс»",
    CaseKind.NO_REFLECTION: "Пробный урок: «Пробный урок»",
    CaseKind.NO_ACTIVITY: "ни одно мероприятие плана",
    CaseKind.UNMET: "запрос без ответа",
    CaseKind.DATES: "Консультации",
    CaseKind.AWAY: "Дальняя Ирина Павловна",
    CaseKind.UNSENT: "Котова",
}
"""What the opened case says beyond its line."""


async def test_every_number_opens_its_case_with_something_to_do(roads: RoadmapTown) -> None:
    services, methodist = roads.town.app.services, roads.district.methodist
    await roads.district.person("Жуков", Role.CURATOR, name="Пётр", patronymic="Ильич")
    await everything_once(services, roads.district)
    roads.clock.moment = MONDAY - timedelta(days=1)
    phone = await roads.phone(methodist)
    await roads.morning(MONDAY)
    said = await phone.wait_for("Сводка недели")
    cases = (await services.roadmap.digest(methodist)).cases
    assert {case.kind for case in cases} == set(OPENS)
    last = said.id
    for n, case in enumerate(cases, start=1):
        if n % CASES_A_PAGE == 1 and n > 1:
            await phone.tap("→", message_id=said.id)
            await phone.wait_for(f"\n{n}. ")
        await phone.tap(str(n), message_id=said.id)
        opened = await phone.wait_for(OPENS[case.kind], after=last)
        ways_out = {"Назад", "В меню", "Меню"}
        labels = {label for row in opened.rows for label in row}
        assert any(not any(out in label for out in ways_out) for label in labels), (case.kind, labels)
        last = opened.id
