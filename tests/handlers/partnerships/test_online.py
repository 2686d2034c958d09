"""A partnership held online, in the chat."""

from tests.handlers.crew import Crew
from tests.handlers.partnerships.steps import next_morning, open_card, open_mine


async def test_marked_and_moved_on(crew: Crew) -> None:
    await crew.pair()
    mentor, mentee = crew.mentor, crew.mentee
    await open_mine(crew, mentee)
    card = await mentee.wait_for("Ваш наставник", button="Журнал")
    assert not any("онлайн" in label for label in card.buttons), "nothing to see for a mentee yet"

    await open_mine(crew, mentor)
    await mentor.tap("Встречи онлайн")
    await mentor.wait_for("отметьте это")
    await mentor.tap("Встречаемся онлайн")
    first = await mentor.wait_for("▶️ 1. доступ и настрой")
    assert "Проверьте вдвоём связь" in first.text
    assert not any("Предыдущий" in label for label in first.buttons)
    await mentor.tap("Следующий шаг")
    await mentor.wait_for("▶️ 2. знакомство")

    await open_mine(crew, mentee)
    card = await mentee.wait_for("Онлайн, шаг 2 из 5: знакомство")
    assert "Договоритесь, как пишете" in card.text
    await mentee.tap("Встречи онлайн")
    seen = await mentee.wait_for("✓ 1. доступ")
    assert not any("шаг" in label for label in seen.buttons), "the mentor leads"

    await open_card(crew)
    await crew.methodist.wait_for("Онлайн, шаг 2 из 5")
    await next_morning(crew)
    await mentee.wait_for("шаг 2 из 5, «знакомство»")

    await mentor.tap("Предыдущий шаг")
    await mentor.wait_for("▶️ 1. доступ и настрой")
    await mentor.tap("Больше не онлайн")
    await mentor.wait_for("отметьте это")
