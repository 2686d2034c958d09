"""One Telegram account in two municipalities: a curator here is made methodist there."""

from models.enums import Role
from models.people import Invitation
from tests.builders import NOW, a_district
from tests.handlers.conftest import Town

TOKEN = "m" * 22


async def test_a_curator_here_is_made_methodist_there(town: Town, faults: list[str]) -> None:
    here = await a_district(town.app.database)
    there = await a_district(town.app.database, name="Тосненский район")
    curator = await here.person("Жуков", Role.CURATOR, name="Пётр", patronymic="Ильич")
    await here.person("Своя", Role.MENTEE)
    await there.person("Чужая", Role.MENTEE)
    named = await there.person("Жуков", Role.METHODIST, name="Пётр", with_account=False)
    async with town.app.database.write() as session:
        session.add(
            Invitation(
                programme_id=there.programme_id, person_id=named.person_id, token=TOKEN, created_at=NOW
            )
        )
    phone = await town.person(curator.telegram_id)
    await phone.start()
    home = await phone.wait_for("Кировский район", button="Моя школа")
    assert not home.has(button="Рассылка")

    await phone.start(f"p{TOKEN}")
    await phone.wait_for("Тосненский район", button="Соглас")
    await phone.tap("Соглас")
    await phone.wait_for("Всё верно?")
    await phone.tap("Да")
    await phone.wait_for("Тосненский район", button="Рассылка")
    await phone.tap("Люди и пары")
    await phone.tap("Все участники")
    people = await phone.wait_for(button="Чужая")
    assert not people.has(button="Своя")
    shown = next(one for row in people.raw["inline_keyboard"] for one in row if "Чужая" in one["text"])

    asked = await phone.send("/menu")
    await phone.wait_for(button="Программа", after=asked.id)
    for label in ("Программа", "Другая программа", "Кировский район"):
        await phone.tap(label)
    home = await phone.wait_for("Кировский район", button="Моя школа")
    assert not home.has(button="Рассылка"), "a methodist there is a curator here"
    await phone.tap("Моя школа")
    await phone.tap("Все участники")
    own = await phone.wait_for(button="Своя")
    assert not own.has(button="Чужая")
    # The button of there, tapped here, opens nobody.
    await phone.forge_tap(own.id, shown["data"])
    assert "Чужая" not in str(await phone.last())
    assert not faults
