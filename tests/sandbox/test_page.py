"""The page of phones in a real browser, over a real sandbox with a tiny bot behind it."""

import asyncio
import struct
import zlib

import pytest
from playwright.async_api import FilePayload, expect

from tests.sandbox.page_rig import (
    ANNA,
    BORIS,
    PATIENCE_MS,
    Json,
    Stage,
    as_json,
    buttons,
    phone,
    tap,
)

EVIL = '<img src=x onerror="window.hacked=1"><script>window.hacked=1</script>'

expect.set_options(timeout=PATIENCE_MS)


def picture(width: int, height: int) -> bytes:
    """A grey PNG."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    rows = (b"\x00" + b"\x99" * width) * height
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    body = chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


async def test_formatting_is_drawn_as_telegram_counts_it(stage: Stage) -> None:
    bot = stage.bot
    quote = "\n".join(f"строка {n}" for n in range(1, 9))
    await bot.send(
        ANNA,
        "😀😀<b>жирный <i>и курсив</i></b> <u>под</u> <s>нет</s> <code>a&lt;b</code> "
        "<tg-spoiler>тайна</tg-spoiler>\n<pre>x = 1</pre>\n"
        f"<blockquote expandable>{quote}</blockquote>\n<a href='https://example.org/a'>ссылка</a>",
        parse_mode="HTML",
    )
    page = await stage.open()
    text = phone(page, ANNA).locator(".message.bot .text")
    await expect(text.locator("strong")).to_have_text("жирный и курсив")
    await expect(text.locator("strong em")).to_have_text("и курсив")
    await expect(text.locator("u")).to_have_text("под")
    await expect(text.locator("s")).to_have_text("нет")
    await expect(text.locator("code")).to_have_text("a<b")
    await expect(text.locator("pre")).to_have_text("x = 1")
    spoiler = text.locator(".spoiler")
    await spoiler.click()
    await expect(spoiler).to_contain_class("shown")
    more = text.get_by_role("button", name="Развернуть")
    folded = await text.locator("blockquote").bounding_box()
    await more.click()
    unfolded = await text.locator("blockquote").bounding_box()
    assert folded
    assert unfolded
    assert unfolded["height"] > folded["height"] * 2
    await text.get_by_role("button", name="ссылка").click()
    await expect(phone(page, ANNA).get_by_role("alertdialog")).to_contain_text("https://example.org/a")


async def test_a_tap_waits_is_answered_and_edits_in_place(stage: Stage) -> None:
    bot = stage.bot
    release = asyncio.Event()

    async def answer(update: Json) -> None:
        if query := update.get("callback_query"):
            await release.wait()
            await bot.call("answerCallbackQuery", callback_query_id=query["id"], text="Принято")
            await bot.call(
                "editMessageText",
                chat_id=ANNA,
                message_id=query["message"]["message_id"],
                text="Осталось: 1, 3",
                reply_markup=buttons([tap("Дальше")]),
            )

    bot.answer = answer
    message_id = await bot.send(ANNA, "Готово?", reply_markup=buttons([tap("2 ✓", "d2"), tap("Позже")]))
    page = await stage.open()
    mine = phone(page, ANNA)
    key = mine.get_by_role("button", name="2 ✓")
    await key.click()
    await expect(key).to_have_attribute("aria-busy", "true")
    release.set()
    await expect(mine.locator(".toast")).to_have_text("Принято")
    edited = mine.locator(f'[data-message-id="{message_id}"]')
    await expect(edited.locator(".text")).to_have_text("Осталось: 1, 3")
    await expect(edited.locator(".edited")).to_be_visible()
    await expect(edited.get_by_role("button", name="Дальше")).not_to_have_attribute("aria-busy", "true")
    await expect(mine.locator(".message.bot")).to_have_count(1)


async def test_taps_that_nobody_answers_leave_the_rest_alive(stage: Stage) -> None:
    await stage.bot.send(ANNA, "?", reply_markup=buttons([tap(str(n)) for n in range(8)]))
    page = await stage.open()
    mine = phone(page, ANNA)
    for n in range(8):
        await mine.get_by_role("button", name=str(n), exact=True).click()
    await mine.get_by_role("textbox").fill("всё ещё пишу")
    await mine.get_by_role("textbox").press("Enter")
    await expect(mine.locator(".message.user .text").last).to_have_text("всё ещё пишу", timeout=10_000)


async def test_an_alert_covers_the_phone_until_it_is_read(stage: Stage) -> None:
    bot = stage.bot

    async def answer(update: Json) -> None:
        if query := update.get("callback_query"):
            await bot.call(
                "answerCallbackQuery", callback_query_id=query["id"], text="Только методист", show_alert=True
            )

    bot.answer = answer
    await bot.send(ANNA, "?", reply_markup=buttons([tap("Нажать")]))
    page = await stage.open()
    await phone(page, ANNA).get_by_role("button", name="Нажать").click()
    alert = phone(page, ANNA).get_by_role("alertdialog")
    await expect(alert).to_contain_text("Только методист")
    await alert.get_by_role("button", name="ОК").click()
    await expect(alert).to_have_count(0)


async def test_writing_and_files_reach_the_bot(stage: Stage) -> None:
    bot = stage.bot
    content = bytes(range(256)) * 40
    page = await stage.open()
    mine = phone(page, ANNA)
    box = mine.get_by_role("textbox", name="Сообщение")
    await box.fill("Первая")
    await box.press("Shift+Enter")
    await box.press_sequentially("вторая")
    await box.press("Enter")
    await expect(mine.locator(".message.user .text").last).to_have_text("Первая\nвторая")
    await mine.get_by_role("button", name="Прикрепить").click()
    async with page.expect_file_chooser() as chooser:
        await mine.get_by_role("menuitem", name="Файл").click()
    report = FilePayload(name="Отчёт.docx", mimeType="application/octet-stream", buffer=content)
    await (await chooser.value).set_files([report])
    await box.fill("Справка")
    await mine.get_by_role("button", name="Отправить").click()
    sent = mine.locator(".message.user .document")
    await expect(sent).to_contain_text("Отчёт.docx")
    await expect(mine.locator(".attachments li")).to_have_count(0)
    messages = [update["message"] for update in bot.updates if "message" in update]
    while not (found := [m for m in messages if "document" in m]):
        await asyncio.sleep(0.02)
        messages = [update["message"] for update in bot.updates if "message" in update]
    assert found[0]["document"]["file_name"] == "Отчёт.docx"
    assert found[0]["caption"] == "Справка"
    assert await bot.fetch_file(found[0]["document"]["file_id"]) == content
    assert "Первая\nвторая" in [m.get("text") for m in messages]


async def test_a_dropped_picture_goes_as_a_photo_or_as_a_file(stage: Stage) -> None:
    page = await stage.open()
    mine = phone(page, ANNA)
    carried = await page.evaluate_handle(
        """bytes => {
            const carried = new DataTransfer();
            carried.items.add(new File([new Uint8Array(bytes)], "урок.png", { type: "image/png" }));
            return carried;
        }""",
        list(picture(30, 20)),
    )
    screen = mine.locator(".screen")
    for as_file in (False, True):
        await screen.dispatch_event("dragenter", {"dataTransfer": carried})
        await expect(mine.locator(".drop")).to_be_visible()
        await screen.dispatch_event("drop", {"dataTransfer": carried})
        await expect(mine.locator(".drop")).to_be_hidden()
        if as_file:
            await mine.get_by_role("button", name="как фото").click()
        await mine.get_by_role("textbox").press("Enter")
        await expect(mine.locator(".attachments li")).to_have_count(0)
    await expect(mine.locator(".message.user .photo")).to_have_count(1)
    await expect(mine.locator(".message.user .document")).to_contain_text("урок.png")


async def test_pictures_sent_together_are_an_album(stage: Stage) -> None:
    page = await stage.open()
    mine = phone(page, ANNA)
    carried = await page.evaluate_handle(
        """bytes => {
            const carried = new DataTransfer();
            for (const name of ["1.png", "2.png"]) {
                carried.items.add(new File([new Uint8Array(bytes)], name, { type: "image/png" }));
            }
            return carried;
        }""",
        list(picture(30, 20)),
    )
    await mine.locator(".screen").dispatch_event("drop", {"dataTransfer": carried})
    await mine.get_by_role("textbox").fill("Два снимка")
    await mine.get_by_role("textbox").press("Enter")
    await expect(mine.locator("li.album .photo")).to_have_count(2)
    boxes = [await mine.locator("li.album").nth(n).bounding_box() for n in (0, 1)]
    assert boxes[0]
    assert boxes[1]
    assert boxes[0]["x"] + boxes[0]["width"] <= boxes[1]["x"] + 1, "side by side"


async def test_pictures_open_large_and_documents_download(stage: Stage) -> None:
    bot = stage.bot
    await bot.send_file(ANNA, "photo", "график.png", picture(640, 360), caption="Итог")
    await bot.send_file(
        ANNA, "document", "Таблица.xlsx", b"table", reply_markup=as_json(buttons([tap("Ещё")]))
    )
    page = await stage.open()
    mine = phone(page, ANNA)
    await mine.locator(".photo").click()
    viewer = page.locator("dialog.viewer img")
    await expect(viewer).to_be_visible()
    assert await viewer.evaluate("async image => { await image.decode(); return image.naturalWidth }") == 640
    await page.keyboard.press("Escape")
    await expect(viewer).to_have_count(0)
    async with page.expect_download() as download:
        await mine.locator(".document").click()
    saved = await (await download.value).path()
    assert await asyncio.to_thread(saved.read_bytes) == b"table"


async def test_what_people_and_bots_write_stays_text(stage: Stage) -> None:
    bot = stage.bot

    async def answer(update: Json) -> None:
        if query := update.get("callback_query"):
            await bot.call("answerCallbackQuery", callback_query_id=query["id"], text=EVIL)

    bot.answer = answer
    await bot.control("users", id=ANNA, first_name=EVIL[:60], last_name="<b>x</b>", label=EVIL)
    await bot.call("setMyCommands", commands=[{"command": "menu", "description": EVIL}])
    await bot.send(ANNA, EVIL, reply_markup=buttons([tap(EVIL, "evil")]))
    await bot.send(ANNA, "далее", entities=[{"type": "pre", "offset": 0, "length": 5, "language": EVIL}])
    await bot.send_file(ANNA, "document", '"><img src=x onerror=hacked=1>.docx', b"x", caption=EVIL)
    await bot.control(f"users/{ANNA}/text", text=EVIL)
    page = await stage.open()
    mine = phone(page, ANNA)
    await mine.get_by_role("button", name=EVIL).click()
    await expect(mine.locator(".toast")).to_have_text(EVIL)
    await mine.get_by_role("button", name="Команды бота").click()
    await expect(mine.get_by_role("menuitem")).to_contain_text(EVIL)
    await page.keyboard.press("Escape")
    for drawer in ("Какие телефоны показаны", "Запросы бота"):
        await page.get_by_role("button", name=drawer).click()
    await expect(page.locator(".journal li").first).to_be_visible()
    await expect(mine.locator(".message.bot .text").first).to_have_text(EVIL)
    await expect(mine.locator(".message.user .text").last).to_have_text(EVIL)
    assert await page.evaluate("window.hacked") is None
    assert await page.locator("#app script, #app [onerror], #app .text img").count() == 0


@pytest.mark.parametrize("viewport", [1600, 360])
async def test_nothing_sticks_out_of_a_phone(stage: Stage, viewport: int) -> None:
    bot = stage.bot
    labels = ["Ш" * 28, "Отложить до понедельника…", "Не получится, объясню позже"]
    word = "Приэльбрусско" * 12
    await bot.control("users", id=ANNA, first_name=word[:64], last_name=word[:64], label=word)
    await bot.send(
        ANNA,
        f"{word} <code>{word}</code><pre>{word}</pre><blockquote>{word}</blockquote> https://e.org/{word}",
        parse_mode="HTML",
        reply_markup=buttons([tap(label) for label in labels], [tap(str(n)) for n in range(8)]),
    )
    await bot.send_file(ANNA, "photo", "широкая.png", picture(2000, 100), caption=word)
    await bot.send_file(ANNA, "document", f"{word[:80]}.docx", b"x")
    rows = [[{"text": label} for label in labels], [{"text": word[:60], "request_contact": True}]]
    await bot.send(ANNA, "?", reply_markup={"keyboard": rows, "resize_keyboard": True})
    page = await stage.open(width=viewport, height=800)
    mine = phone(page, ANNA)
    await expect(mine.locator(".reply-keyboard")).to_be_visible()
    assert await mine.evaluate("phone => phone.offsetWidth") == 360
    outside = await mine.evaluate(
        """phone => {
            const frame = phone.getBoundingClientRect();
            return [...phone.querySelectorAll("*")].filter((node) => {
                const box = node.getBoundingClientRect();
                if (!box.width || node.closest("svg")) return false;
                return box.left < frame.left - 0.5 || box.right > frame.right + 0.5;
            }).map((node) => node.className);
        }"""
    )
    assert outside == []
    sideways = "phone => [...phone.querySelectorAll('.scroller, .composer, .screen')]"
    assert await mine.evaluate(
        f"{sideways}.every((node) => node.scrollWidth <= node.clientWidth)".replace(
            "phone => ", "phone => ", 1
        )
    )
    assert await page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


async def test_start_links_open_on_the_chosen_phone(stage: Stage) -> None:
    bot = stage.bot
    await bot.person(BORIS, "Борис", started=False, start_payload="p_own")
    name = (await bot.state())["bot"]["username"]
    await bot.send(ANNA, f"Ссылка для коллеги: https://t.me/{name}?start=p_friend")
    page = await stage.open()
    await expect(phone(page, BORIS).get_by_role("button", name="Начать")).to_have_count(2)
    await phone(page, ANNA).locator(".message.bot .link").click()
    await phone(page, ANNA).get_by_role("alertdialog").get_by_role("button", name="Борис").click()
    await expect(phone(page, BORIS).locator(".message.user .text")).to_have_text("/start p_friend")
    await bot.person(BORIS + 1, "Вера", started=False, start_payload="p_vera")
    start = phone(page, BORIS + 1).get_by_role("button", name="по ссылке: p_vera")
    await start.click()
    await expect(phone(page, BORIS + 1).locator(".message.user .text")).to_have_text("/start p_vera")


async def test_a_link_that_could_run_code_is_not_offered(stage: Stage) -> None:
    page = await stage.open()
    kinds = await page.evaluate(
        """async () => {
            const { readLink } = await import("/links.js");
            return ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "https://e.org/",
                    "https://t.me/Some_Bot?start=a%22b", "https://t.me.evil.org/some_bot?start=x"]
                .map((url) => readLink(url, "some_bot").kind);
        }"""
    )
    assert kinds == ["other", "other", "other", "web", "other", "web"]


async def test_contact_block_and_unblock(stage: Stage) -> None:
    bot = stage.bot
    keys = {"keyboard": [[{"text": "Поделиться", "request_contact": True}]], "one_time_keyboard": True}
    await bot.send(ANNA, "Номер?", reply_markup=keys)
    page = await stage.open()
    mine = phone(page, ANNA)
    await mine.locator(".reply-keyboard").get_by_role("button", name="Поделиться").click()
    await mine.get_by_role("alertdialog").get_by_role("button", name="Поделиться").click()
    await expect(mine.locator(".message.user .contact")).to_contain_text("Анна")
    await mine.get_by_role("button", name="Меню телефона").click()
    await mine.get_by_role("menuitem", name="Заблокировать бота").click()
    await mine.get_by_role("alertdialog").get_by_role("button", name="Заблокировать бота").click()
    await mine.get_by_role("button", name="Разблокировать", exact=True).click()
    await expect(mine.get_by_role("textbox", name="Сообщение")).to_be_visible()
    kinds = [
        update["my_chat_member"]["new_chat_member"]["status"]
        for update in bot.updates
        if "my_chat_member" in update
    ]
    assert kinds[-2:] == ["kicked", "member"]


async def test_typing_unread_and_vanishing(stage: Stage) -> None:
    bot = stage.bot
    await bot.person(BORIS, "Борис")
    page = await stage.open(width=390, height=844)
    await expect(phone(page, ANNA)).to_be_visible()
    message_id = await bot.send(BORIS, "Тому, кого не видно")
    badge = page.locator(f'.tab[data-user-id="{BORIS}"] .badge')
    await expect(badge).to_have_text("1")
    await page.locator(f'.tab[data-user-id="{BORIS}"]').click()
    await expect(phone(page, BORIS).locator(".message.bot")).to_have_count(1)
    await expect(badge).to_have_count(0)
    await bot.call("sendChatAction", chat_id=BORIS, action="typing")
    await expect(phone(page, BORIS).locator(".status")).to_have_text("печатает…")
    await bot.call("deleteMessage", chat_id=BORIS, message_id=message_id)
    await expect(phone(page, BORIS).locator(".message.bot")).to_have_count(0)


async def test_the_list_follows_the_newest_only_from_the_bottom(stage: Stage) -> None:
    bot = stage.bot
    for n in range(30):
        await bot.send(ANNA, f"сообщение {n}")
    page = await stage.open(height=700)
    mine = phone(page, ANNA)
    await expect(mine.get_by_text("сообщение 29")).to_be_in_viewport()
    await bot.send(ANNA, "ещё внизу")
    await expect(mine.get_by_text("ещё внизу")).to_be_in_viewport()
    await mine.locator(".scroller").evaluate("node => { node.scrollTop = 0 }")
    await expect(mine.get_by_role("button", name="К последним сообщениям")).to_be_visible()
    await bot.send(ANNA, "пока читают старое")
    await expect(mine.locator(".to-bottom .badge")).to_have_text("1")
    await expect(mine.get_by_text("пока читают старое")).not_to_be_in_viewport()
    await mine.get_by_role("button", name="К последним сообщениям").click()
    await expect(mine.get_by_text("пока читают старое")).to_be_in_viewport()
