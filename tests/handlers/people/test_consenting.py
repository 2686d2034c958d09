"""A new text of the consent in the chat; the paper; the table."""

import io
from datetime import timedelta

import pytest
from fluent.runtime import FluentResource
from openpyxl import load_workbook

from locales import Texts
from services.people import consent
from tests.handlers.conftest import Town
from tests.handlers.steps import link_of, registered, say, with_people


@pytest.fixture
def second_version(monkeypatch: pytest.MonkeyPatch) -> None:
    """The text that a later release brings."""
    monkeypatch.setattr(consent, "CURRENT_VERSION", 2)
    for bundle in Texts.load()._bundles.values():
        if not bundle.has_message("consent-text-2"):
            bundle.add_resource(FluentResource("consent-text-2 = Редакция 2 для { $programme }"))


async def test_everybody_is_asked_once_and_may_answer_later(
    town: Town, request: pytest.FixtureRequest
) -> None:
    owner = await with_people(town)
    teacher = await registered(town, owner, "Смирнова", 5001)
    request.getfixturevalue("second_version")
    await town.tick()
    asked = await teacher.wait_for("Изменился текст согласия", button="Согласна")
    await teacher.tap("Прочитать полностью", message_id=asked.id)
    await teacher.wait_for("Редакция 2 для")
    await teacher.tap("Назад", message_id=asked.id)
    await teacher.tap("Не сейчас", message_id=asked.id)
    await teacher.wait_for("Прежнее согласие действует")
    town.clock.moment += timedelta(days=1)
    await town.tick(2)
    assert sum("Изменился текст" in one.text for one in await teacher.messages()) == 0
    await say(teacher, "/me", "Новый текст согласия")
    await teacher.tap("Новый текст согласия")
    again = await teacher.wait_for("Изменился текст согласия")
    await teacher.tap("Согласна", message_id=again.id)
    await teacher.wait_for("Вы согласились с редакцией 2")
    profile = await say(teacher, "/me", "Отозвать согласие")
    assert "редакция 2" in profile.text
    assert not profile.has(button="Новый текст согласия")
    assert await town.sandbox.violations() == []


async def test_the_paper_and_the_table(town: Town) -> None:
    owner = await with_people(town)
    await registered(town, owner, "Смирнова", 5001)
    await link_of(owner, "Орлова")
    await owner.tap("Согласие на бумаге")
    await owner.wait_for("Номер и дата")
    await owner.send("какая-то бумага")
    await owner.wait_for("⚠️")
    await owner.send("№ 17 от 01.09.2026")
    await owner.wait_for("Согласие на бумаге: № 17 от 1 сентября 2026")
    await say(owner, "/menu", "Люди и пары")
    await owner.tap("Люди и пары")
    await owner.tap("Ссылки и QR")
    await owner.tap("Согласия таблицей", wait=30)
    table = await owner.download(await owner.wait_for(kind="document", timeout=30))
    rows = list(load_workbook(io.BytesIO(table)).worksheets[0].iter_rows(values_only=True))
    assert [(row[0], row[2], row[6]) for row in rows[1:]] == [
        ("Орлова Ирина Павловна", None, "17"),
        ("Смирнова Марина Викторовна", 1, None),
    ]
    assert await town.sandbox.violations() == []
