"""Inline mode on the page: words behind the bot's name, offers, one of them sent."""

from playwright.async_api import expect

from tests.sandbox.page_rig import ANNA, PATIENCE_MS, Json, Stage, phone

EVIL = "<img src=x onerror=window.hacked=1> урок"

expect.set_options(timeout=PATIENCE_MS)


def article(number: int) -> Json:
    return {
        "type": "article",
        "id": str(number),
        "title": f"{EVIL} {number}",
        "description": "физика",
        "input_message_content": {"message_text": f"Карточка {number}"},
    }


async def test_words_behind_the_name_bring_offers_and_a_tap_sends_one(stage: Stage) -> None:
    bot = stage.bot

    async def offer(update: Json) -> None:
        asked = update.get("inline_query")
        if asked is None:
            return
        page = int(asked["offset"] or 0)
        results = [article(2 * page + number) for number in (1, 2)] if asked["query"] == "дроби" else []
        more = "1" if results and not page else ""
        await bot.call(
            "answerInlineQuery", inline_query_id=asked["id"], results=results, next_offset=more, cache_time=0
        )

    bot.answer = offer
    name = (await bot.call("getMe"))["username"]
    page = await stage.open()
    one = phone(page, ANNA)
    box, offers = one.locator("textarea"), one.locator(".suggestions")

    await box.fill("@")
    await offers.get_by_role("button", name=f"@{name}").click()
    await expect(box).to_have_value(f"@{name} ")
    await expect(offers).to_contain_text("Ничего не предложено")
    await box.press_sequentially("дроби")
    await expect(offers.get_by_role("button", name=f"{EVIL} 2")).to_be_visible()
    await offers.get_by_role("button", name="Ещё…").click()
    await expect(offers.get_by_role("button")).to_have_count(4)
    await offers.get_by_role("button", name=f"{EVIL} 3").click()
    await expect(one.locator(".message .text").last).to_have_text("Карточка 3")
    await expect(box).to_have_value("")
    await expect(offers).to_be_hidden()
    assert bot.updates[-1]["chosen_inline_result"]["result_id"] == "3"

    # Any other name, and any other text, is only a text.
    await box.fill("@somebody дроби")
    await expect(offers).to_be_hidden()
    await bot.control("bot", inline=False)
    await box.fill(f"@{name} дроби")
    await expect(offers).to_be_hidden()
    assert stage.troubles == []
