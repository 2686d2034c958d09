"""Links handed out: QR codes, sheets to print, links taken back."""

import io

import pytest
from docx import Document
from sqlalchemy import update

from handlers.common import longwork
from models.people import Account
from tests.handlers.conftest import Town
from tests.handlers.steps import PEOPLE, link_of, say, with_people


async def test_sheets_are_printed_for_all_and_for_one_school(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(longwork, "converter", lambda: "soffice")
    owner = await with_people(town)
    await say(owner, "/menu", "Люди и пары")
    await owner.tap("Люди и пары")
    await owner.tap("Ссылки и QR")
    await owner.wait_for("ещё не использованных: 3")
    await owner.tap("Листы всех школ", wait=30)
    sheet = await owner.wait_for(kind="document", timeout=30)
    document = Document(io.BytesIO(await owner.download(sheet)))
    assert len(document.inline_shapes) == 3
    assert sheet.has(button="В PDF")
    await owner.tap("Лист одной школы")
    await owner.wait_for(button="Шумская СОШ (2)")
    await owner.tap("Шумская СОШ (2)", wait=30)
    one = await owner.wait_for("Приглашения на печать: 2", after=sheet.id, kind="document", timeout=30)
    assert len(Document(io.BytesIO(await owner.download(one))).inline_shapes) == 2
    assert await town.sandbox.violations() == []


@pytest.mark.parametrize(
    ("locale", "people", "links", "counted"),
    [
        ("ru", "Люди и пары", "Ссылки и QR", "использованных: 4, школ: 2, без школы: 1."),
        ("en", "People and pairs", "Links and QR", "used yet: 4, schools: 2, without a school: 1."),
    ],
)
async def test_who_has_no_school_is_no_school(
    town: Town, locale: str, people: str, links: str, counted: str
) -> None:
    owner = await with_people(town, *PEOPLE, ("Котова Анна Львовна", "", "наблюдатель", "", ""))
    async with town.app.database.write() as session:
        await session.execute(update(Account).values(locale=locale, locale_chosen=True))
    await say(owner, "/menu", people)
    await owner.tap(people)
    await owner.tap(links)
    await owner.wait_for(counted)


async def test_a_link_is_shown_as_a_code_and_taken_back(town: Town) -> None:
    owner = await with_people(town)
    link = await link_of(owner, "Смирнова")
    await owner.tap("QR-код", wait=30)
    picture = await owner.wait_for(link, kind="photo", timeout=30)
    assert (await owner.download(picture)).startswith((b"\x89PNG", b"\xff\xd8"))
    card = await owner.wait_for(button="Отозвать ссылку", after=picture.id)
    await owner.tap("Отозвать ссылку", message_id=card.id)
    teacher = await town.person(5001)
    await teacher.start(link)
    await teacher.wait_for("больше не действует")
    card = await owner.wait_for(button="Новая ссылка", after=picture.id)
    assert not card.has(button="QR-код")
    await owner.tap("Новая ссылка", message_id=card.id)
    await teacher.start(await link_of(owner, "Смирнова"))
    await teacher.wait_for("Вас включили")
    assert await town.sandbox.violations() == []
