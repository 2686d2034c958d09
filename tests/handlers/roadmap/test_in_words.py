"""A teacher answers in words: what is clear is done, what is not is asked, the rest is left alone."""

import pytest

from handlers.roadmap.said import Said, Saying, read_said
from models.enums import AssignmentState, Evidence, Role
from tests.handlers.roadmap.conftest import RoadmapTown
from tests.handlers.roadmap.test_bundle import FRIDAY, MORNING, states, with_three
from tests.services.roadmap.plans import an_activity, assignments, launch

DONE, OPEN = AssignmentState.DONE, AssignmentState.OPEN


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Готово", Said(Saying.DONE)),
        ("готово!", Said(Saying.DONE)),
        ("Да, всё сделала", Said(Saying.DONE)),
        ("2 готово", Said(Saying.DONE, (2,))),
        ("Пункты 1 и 3 выполнены", Said(Saying.DONE, (1, 3))),
        ("1 и 3 выполнили", Said(Saying.DONE, (1, 3))),
        ("✅", Said(Saying.DONE)),
        ("№2 провёл", Said(Saying.DONE, (2,))),
        ("done 1, 2, 2", Said(Saying.DONE, (1, 2))),
        ("позже", Said(Saying.LATER)),
        ("3 отложите, пожалуйста", Said(Saying.LATER, (3,))),
        ("Не успеваю 2", Said(Saying.NOT_POSSIBLE, (2,))),
        ("can't", Said(Saying.NOT_POSSIBLE)),
        ("Помогите", Said(Saying.HELP)),
        ("нужна помощь по пункту 1", Said(Saying.HELP, (1,))),
        ("не готово", None),
        ("Ок", None),
        ("+", None),
        ("👍", None),
        ("Я готова", None),
        ("ready", None),
        ("Готово ли расписание?", None),
        ("Готовлюсь к уроку", None),
        ("Спасибо", None),
        ("2", None),
        ("Завтра будет готово", None),
        ("Я провела урок в 9 классе, было готово всё, кроме презентации, пришлю её потом", None),
        ("", None),
    ],
)
def test_what_words_mean(text: str, said: Said | None) -> None:
    assert read_said(text) == said


async def test_done_by_its_number(roads: RoadmapTown) -> None:
    teacher, phone = await with_three(roads)
    bundle = await phone.wait_for("Доброе утро")
    await phone.send("1 и 3 сделала")
    below = await phone.wait_for("Осталось: 2", button="2 ✓")
    assert below.id > bundle.id
    assert await states(roads, teacher) == [DONE, OPEN, DONE]
    await phone.send("готово")
    await phone.wait_for("Всё отмечено")
    assert await states(roads, teacher) == [DONE, DONE, DONE]


async def test_which_of_several_is_asked_and_nothing_is_ticked(roads: RoadmapTown) -> None:
    teacher, phone = await with_three(roads)
    await phone.wait_for("Доброе утро")
    await phone.send("Всё готово")
    asked = await phone.wait_for("Что именно готово?")
    assert asked.buttons[:3] == ["1 ✓", "2 ✓", "3 ✓"]
    await phone.send("7 готово")
    await phone.wait_for("Пункта 7 среди несделанных нет")
    assert set(await states(roads, teacher)) == {OPEN}


async def test_evidence_is_asked_below_and_taken(roads: RoadmapTown) -> None:
    teacher, phone = await with_three(roads, Evidence.FILE)
    await phone.wait_for("Доброе утро")
    await phone.send("1 и 2 готово")
    asked = await phone.wait_for("К пункту 2 пришлите документ")
    assert await states(roads, teacher) == [DONE, OPEN, OPEN]
    await phone.send_file(b"%PDF-1.4 report", "Справка.pdf")
    after = await phone.wait_for("Осталось: 3")
    assert after.id == asked.id
    assert await states(roads, teacher) == [DONE, DONE, OPEN]


async def test_later_and_not_possible_ask_on(roads: RoadmapTown) -> None:
    teacher, phone = await with_three(roads)
    await phone.wait_for("Доброе утро")
    await phone.send("2 позже")
    await phone.wait_for("До какого дня отложить пункт 2?")
    await phone.send("25 ноября")
    await phone.wait_for("Отложено до 25 ноября")
    await phone.send("не могу")
    await phone.wait_for(button="3")
    await phone.send("Не получится 3")
    await phone.wait_for(button="Написать своими словами")
    await phone.send("Уехала на курсы")
    await phone.wait_for("Осталось: 1")
    [_, second, third] = await assignments(roads.district, teacher)
    assert second.postponed_to is not None
    assert (third.state, third.not_possible_reason) == (AssignmentState.NOT_POSSIBLE, "Уехала на курсы")


async def test_when_nothing_waits_the_words_are_not_taken(roads: RoadmapTown) -> None:
    _, phone = await with_three(roads)
    await phone.wait_for("Доброе утро")
    for number in (1, 2, 3):
        await phone.send(f"{number} готово")
    await phone.wait_for("Всё отмечено")
    await phone.send("готово")
    await phone.wait_for("Я бот и передать его никому не могу")


async def test_in_english(roads: RoadmapTown) -> None:
    teacher = await roads.district.person("Иванова", Role.MENTEE, locale="en")
    phone = await roads.phone(teacher)
    for title in ("Trial lesson", "Report"):
        await an_activity(roads.district, Role.MENTEE, title=title, due=FRIDAY)
    await launch(roads.district, roads.clock)
    await roads.morning(MORNING)
    await phone.wait_for("Good morning")
    await phone.send("done")
    await phone.wait_for("Which one is done?")
    await phone.send("5 done")
    await phone.wait_for("No 5 is waiting to be done")
    await phone.send("2 done")
    await phone.wait_for("Left: 1")
    await phone.send("later")
    await phone.wait_for(button="This evening")
    assert await states(roads, teacher) == [OPEN, DONE]
