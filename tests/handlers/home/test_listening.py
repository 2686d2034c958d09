"""A screen that takes only files leaves words to whoever says what can be done instead."""

from tests.handlers.conftest import Town
from tests.handlers.crew import a_crew


async def test_words_beside_a_screen_that_takes_files_are_answered(town: Town) -> None:
    methodist = (await a_crew(town)).methodist
    await methodist.tap("Люди и пары")
    shown = await methodist.wait_for(button="ары и группы")
    said = await methodist.send("а где список?")
    await methodist.wait_for("передать его никому не могу", after=said.id)
    # The screen comes below the words, and goes on working.
    again = await methodist.wait_for(button="ары и группы", after=said.id)
    assert again.id > shown.id
    await methodist.tap("ары и группы", message_id=again.id)
