"""What stands around the phones: the clock, the drawers, the languages, the connection."""

import re

import pytest
from playwright.async_api import expect

from sandbox.server import PAGE, SandboxServer
from tests.sandbox.page_rig import ANNA, PATIENCE_MS, Stage, phone, running_bot

expect.set_options(timeout=PATIENCE_MS)


async def test_next_morning_moves_the_clock(stage: Stage) -> None:
    bot = stage.bot
    page = await stage.open()
    day = phone(page, ANNA).locator(".day").first
    await expect(day).to_have_text("сегодня")
    await page.get_by_role("button", name="Следующее утро").click()
    await expect(page.locator(".clock-time")).to_contain_text("08:31:")
    await expect(day).not_to_have_text("сегодня")
    assert "T08:31:" in (await bot.state())["now_local"]
    await page.get_by_role("button", name="+1 час").click()
    await expect(page.locator(".clock-time")).to_contain_text("09:31:")
    await page.get_by_role("button", name="Другое…").click()
    await page.locator('input[type="datetime-local"]').fill("2031-05-09T10:20")
    await page.get_by_role("button", name="Поставить", exact=True).click()
    await expect(page.locator(".clock-date")).to_contain_text("9 мая 2031")
    assert (await bot.state())["now_local"].startswith("2031-05-09T10:20:")
    await bot.send(ANNA, "В будущем")
    await expect(phone(page, ANNA).locator(".message.bot time").last).to_have_text("10:20")


async def test_journal_limits_and_faults(stage: Stage) -> None:
    bot = stage.bot
    page = await stage.open()
    await page.get_by_role("button", name="Ограничения и сбои").click()
    await page.get_by_label("Отказывать, как Telegram").check()
    await page.get_by_label("Что случится").select_option("status")
    await page.get_by_label("Метод").select_option("sendMessage")
    await page.get_by_role("button", name="Назначить сбой").click()
    await expect(page.locator(".faults li")).to_contain_text("sendMessage")
    assert (await bot.state())["rates"]["mode"] == "enforce"
    with pytest.raises(RuntimeError):
        await bot.send(ANNA, "упадёт")
    with pytest.raises(RuntimeError, match="parse"):
        await bot.send(ANNA, "<b>не закрыт", parse_mode="HTML")
    await page.get_by_role("button", name="Запросы бота").click()
    await expect(page.locator(".journal .violation").first).to_contain_text("parse")
    await expect(page.locator(".journal .code.bad")).to_have_count(2)
    await page.locator(".journal summary").first.click()
    await expect(page.locator(".journal details[open] pre").first).to_contain_text("не закрыт")


async def test_phones_are_added_and_hidden(stage: Stage) -> None:
    bot = stage.bot
    page = await stage.open()
    await page.get_by_role("button", name="Какие телефоны показаны").click()
    await page.get_by_role("textbox", name="Имя", exact=True).fill("Галина")
    await page.get_by_label("Язык телефона").select_option("en")
    await page.get_by_role("button", name="Добавить телефон").click()
    added = page.locator(".phone", has_text="Галина")
    await expect(added).to_be_visible()
    user = (await bot.state())["users"][-1]
    assert (user["first_name"], user["language_code"]) == ("Галина", "en")
    await page.locator(".people").get_by_role("checkbox", name="Галина").uncheck()
    await expect(added).to_have_count(0)
    await page.reload()
    await expect(phone(page, ANNA)).to_be_visible()
    await expect(added).to_have_count(0)


async def test_both_languages_say_the_same_things(stage: Stage) -> None:
    page = await stage.open()
    await page.get_by_role("button", name="EN").click()
    await expect(page.get_by_role("button", name="Next morning")).to_be_visible()
    await expect(phone(page, ANNA).get_by_role("textbox", name="Message")).to_be_visible()
    different = await page.evaluate(
        """async () => {
            const { en, ru } = await import("/texts.js");
            const places = (text) => [...text.matchAll(/\\{\\w+\\}/g)].map(String).sort().join();
            return [...new Set([...Object.keys(en), ...Object.keys(ru)])]
                .filter((key) => !en[key] || !ru[key] || places(en[key]) !== places(ru[key]));
        }"""
    )
    assert different == []


async def test_a_restarted_sandbox_is_found_again(stage: Stage) -> None:
    await stage.bot.send(ANNA, "до перезапуска")
    page = await stage.open()
    await expect(phone(page, ANNA).get_by_text("до перезапуска")).to_be_visible()
    await stage.server.stop()
    await expect(page.locator(".lost")).to_be_visible()
    async with SandboxServer(stage.server.port, page=True) as second, running_bot(second) as bot:
        await bot.person(ANNA, "Анна")
        await bot.send(ANNA, "после перезапуска")
        await expect(phone(page, ANNA).get_by_text("после перезапуска")).to_be_visible()
        await expect(page.locator(".lost")).to_be_hidden()
        await expect(phone(page, ANNA).get_by_text("до перезапуска")).to_have_count(0)
        await bot.send(ANNA, "и дальше")
        await expect(phone(page, ANNA).get_by_text("и дальше")).to_be_visible()


def test_the_page_needs_no_markup_from_strings_and_no_network() -> None:
    parts = {path.name: path.read_text("utf-8") for path in PAGE.iterdir()}
    assert "app.js" in parts
    for name, text in parts.items():
        assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(", text), name
        addresses = set(re.findall(r"https?://[\w.-]+", text))
        assert addresses <= {"http://www.w3.org", "https://t.me"}, name
