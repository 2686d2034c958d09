"""The page shows a group as a phone that its members share."""

from __future__ import annotations

import pytest
from playwright.async_api import Page, expect

from tests.sandbox.page_rig import (
    ANNA,
    BORIS,
    PATIENCE_MS,
    Json,
    Stage,
    buttons,
    phone,
    tap,
)

expect.set_options(timeout=PATIENCE_MS)


@pytest.fixture
async def stage(stage: Stage) -> Stage:
    await stage.bot.person(BORIS, "Борис")
    return stage


async def open_group(stage: Stage, page: Page, **fields: object) -> int:
    """A group of Anna and Boris with the bot, shown on the page."""
    made: Json = await stage.bot.control("groups", by=ANNA, title="Пара", members=[BORIS], **fields)
    await phone(page, int(made["id"])).wait_for()
    return int(made["id"])


async def test_members_write_and_tap(stage: Stage) -> None:
    page = await stage.open()
    group = await open_group(stage, page, with_bot=True)
    screen = phone(page, group)
    await expect(screen.locator(".bot-name")).to_have_text("Пара")
    await expect(screen.locator(".status")).to_have_text("группа · бот здесь")
    await screen.locator(".speaker").select_option(str(BORIS))
    await screen.get_by_label("Сообщение", exact=True).fill("кто идёт?")
    await screen.get_by_role("button", name="Отправить").click()
    await expect(screen.locator(".message .sender")).to_have_text("Борис")

    async def answer(update: Json) -> None:
        if query := update.get("callback_query"):
            await stage.bot.call(
                "answerCallbackQuery", callback_query_id=query["id"], text=f"нельзя {query['from']['id']}"
            )

    stage.bot.answer = answer
    await stage.bot.send(group, "Напоминание", reply_markup=buttons([tap("Готово", "x")]))
    await screen.get_by_role("button", name="Готово").click()
    await expect(screen.locator(".toast")).to_have_text(f"нельзя {BORIS}")


async def test_a_link_brings_the_bot_into_a_new_group(stage: Stage) -> None:
    page = await stage.open()
    link = "https://t.me/svyazka_sandbox_bot?startgroup=g_1"
    await stage.bot.send(ANNA, "Свяжите группу", reply_markup=buttons([tap("В группу", url=link)]))
    screen = phone(page, ANNA)
    await screen.get_by_role("button", name="В группу").click()
    await screen.get_by_role("button", name="Новая группа…").click()
    await screen.get_by_label("Название группы").fill("Наша пара")
    await screen.get_by_role("button", name="Добавить", exact=True).click()
    shared = page.locator(".phone", has=page.locator(".bot-name", has_text="Наша пара"))
    await expect(shared.locator(".bubble").last).to_contain_text("/start@svyazka_sandbox_bot g_1")


async def test_the_bot_is_muted_removed_and_the_group_grows(stage: Stage) -> None:
    page = await stage.open()
    group = await open_group(stage, page, with_bot=True)
    screen = phone(page, group)
    await screen.get_by_role("button", name="Меню телефона").click()
    async with page.expect_response(lambda reply: reply.request.method == "POST"):
        await screen.get_by_role("menuitem", name="Запретить боту писать").click()
    with pytest.raises(RuntimeError, match="not enough rights"):
        await stage.bot.send(group, "x")
    await screen.get_by_role("button", name="Меню телефона").click()
    await screen.get_by_role("menuitem", name="Сделать супергруппой").click()
    await expect(screen.locator(".service").last).to_contain_text("Группа стала супергруппой")
    with pytest.raises(RuntimeError, match="upgraded to a supergroup"):
        await stage.bot.send(group, "x")
