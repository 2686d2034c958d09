"""Who is stuck where, and a letter to the school that can be forwarded."""

from tests.handlers.conftest import Town
from tests.handlers.steps import registered, say, with_people


async def test_a_school_gets_a_letter_with_those_who_have_not_come(town: Town) -> None:
    owner = await with_people(town)
    await registered(town, owner, "Смирнова", 5001)
    await say(owner, "/menu", "Люди и пары")
    await owner.tap("Люди и пары")
    await owner.tap("🏫 Кто застрял по школам")
    seen = await owner.wait_for("Кто застрял на пути")
    assert "Шумская СОШ: не открыли 1 · без пары 1" in seen.text
    place = next(line for line in seen.text.splitlines() if "Шумская" in line).split(".")[0]
    await owner.tap(place)
    letter = await owner.wait_for("Уважаемые коллеги!")
    assert "Ещё не открыли личную ссылку: Жуков Пётр Ильич." in letter.text
    assert "Смирнова" not in letter.text
    await owner.wait_for("Кто застрял на пути", after=letter.id)
