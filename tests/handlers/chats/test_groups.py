"""A pair's group and a programme's: linked, muted, moved, lost, let go; nobody's chatter costs anything."""

import asyncio

from sqlalchemy import func, select

from models.chats import LinkedChat
from models.people import Account
from models.system import AuditRecord
from sandbox.client import Group, Person
from tests.handlers.crew import Crew

NAME = "svyazka_sandbox_bot"


async def to_the_card(crew: Crew) -> None:
    """The mentor at the card of the pair."""
    said = await crew.mentor.send("/menu")
    await crew.mentor.wait_for(button="Мои подопечные", after=said.id)
    await crew.mentor.tap("Мои подопечные")
    await crew.mentor.wait_for("Встреч пока не записано")


async def with_group(crew: Crew) -> Group:
    """The mentor has linked the pair's group by the button."""
    await crew.pair()
    await to_the_card(crew)
    await crew.mentor.tap("Группа в Telegram")
    await crew.mentor.wait_for("Группа этой пары", button="Добавить в группу")
    link = await crew.mentor.tap("Добавить в группу")
    assert link.startgroup_payload
    group = await crew.town.sandbox.group(crew.mentor, "Наша <пара> & Ко", crew.mentee)
    await group.add_bot(crew.mentor, link.startgroup_payload)
    await group.wait_for("Здесь буду напоминать о событиях и сроках вашей пары")
    return group


async def count(crew: Crew, *conditions: object) -> int:
    async with crew.town.app.database.read() as session:
        query = select(func.count()).select_from(LinkedChat).where(*conditions)  # type: ignore[arg-type]
        return await session.scalar(query) or 0


async def living(crew: Crew) -> int:
    return await count(crew, LinkedChat.unlinked_at.is_(None))


async def quiet(crew: Crew, group: Group) -> list[str]:
    """What the bot has said in the group, after a command that shows that all before it was handled."""
    said = await group.send(crew.mentor, "/help")
    await group.wait_for("в личном чате", after=said.id)
    return [one.text for one in await group.messages() if one.from_bot]


async def test_a_mentor_links_the_pairs_group(crew: Crew) -> None:
    group = await with_group(crew)
    hello = (await group.messages())[-1]
    assert "здесь их никто не увидит" in hello.text
    assert hello.buttons == ["Открыть личный чат"]
    assert len([one for one in await group.messages() if one.from_bot]) == 1
    await to_the_card(crew)
    card = await crew.mentor.wait_for("Группа: Наша <пара> & Ко")
    await crew.mentor.tap("Группа в Telegram")
    screen = await crew.mentor.wait_for("Группа этой пары")
    assert "Добавить в группу" not in screen.buttons, "one group is enough for a pair"
    methodist = crew.methodist
    await methodist.tap("Люди и пары")
    await methodist.tap("ары и группы")
    await methodist.tap("Орлова")
    await methodist.wait_for("Группа: Наша <пара> & Ко", button="Группа в Telegram")
    said = await crew.mentee.send("/menu")
    await crew.mentee.wait_for(button="наставник", after=said.id)
    await crew.mentee.tap("наставник")
    seen = await crew.mentee.wait_for("Группа: Наша <пара> & Ко")
    assert "💬 Группа в Telegram" not in seen.buttons
    assert card.id
    assert await crew.town.sandbox.violations() == []


async def test_unlinked_from_the_screen_and_linked_by_hand(crew: Crew) -> None:
    group = await with_group(crew)
    await to_the_card(crew)
    await crew.mentor.tap("Группа в Telegram")
    await crew.mentor.tap("💬 Наша")
    await crew.mentor.wait_for("напоминания приходят туда")
    await crew.mentor.tap("Отвязать группу")
    screen = await crew.mentor.wait_for("напишите в ней")
    await group.wait_for("сюда больше не приходят")
    command = screen.text.rpartition("\n")[2]
    assert command.startswith(f"/link@{NAME} gp")
    said = await group.send(crew.mentor, command)
    await group.wait_for("Здравствуйте!", after=said.id)
    said = await group.send(crew.mentor, command)
    await group.wait_for("уже связана, всё работает", after=said.id)
    said = await group.send(crew.mentor, "/unlink")
    await group.wait_for("сюда больше не приходят", after=said.id)
    said = await group.send(crew.mentor, f"/unlink@{NAME}")
    await group.wait_for("ни с чем не связана", after=said.id)
    assert await living(crew) == 0


async def test_a_programmes_group_by_the_methodist(crew: Crew) -> None:
    methodist = crew.methodist
    await methodist.tap("Рассылка")
    await methodist.tap("Группы в Telegram")
    await methodist.wait_for("Группы программы")
    payload = (await methodist.tap("Добавить в группу")).startgroup_payload
    for title in ("Район", "Школы"):
        group = await crew.town.sandbox.group(methodist, title, kind="supergroup")
        await group.add_bot(methodist, payload)
        await group.wait_for("событиях и сроках программы «Кировский район, 2026/27»")
    await methodist.tap("Меню")
    await methodist.tap("Рассылка")
    await methodist.tap("Группы в Telegram")
    screen = await methodist.wait_for("Группы программы", button="💬 Школы")
    assert "💬 Район" in screen.buttons
    assert await crew.town.sandbox.violations() == []


async def test_forged_codes_are_refused_and_kept(crew: Crew) -> None:
    pair_id = await crew.pair()
    stranger = await crew.town.person(777_001, "Чужой")
    group = await crew.town.sandbox.group(stranger, "Чужая", crew.mentee, with_bot=True)
    forged = (
        (stranger, f"gp{pair_id}"),
        (crew.mentee, f"gp{pair_id}"),
        (crew.mentee, f"gr{crew.district.programme_id}"),
        (crew.mentee, "gp999999"),
    )
    for who, payload in forged:
        said = await group.send(who, f"/link {payload}")
        await group.wait_for("может методист программы", after=said.id)
    said = await group.send(crew.mentee, "/link gp1;DROP")
    await group.wait_for("Не узнаю этот код", after=said.id)
    async with crew.town.app.database.read() as session:
        refused = select(func.count()).where(AuditRecord.action == "refused")
        assert await session.scalar(refused) == len(forged)
        account = select(Account.id).where(Account.telegram_id == stranger.id)
        assert await session.scalar(account) is None, "who writes in a group opens no account"
    assert await living(crew) == 0


async def test_the_bot_in_a_strangers_group_is_silent(crew: Crew) -> None:
    stranger = await crew.town.person(777_001, "Чужой")
    group = await crew.town.sandbox.group(stranger, "Чужая", with_bot=True)
    assert await quiet(crew, await joined(group, stranger, crew.mentor)) == [
        "Меню, отметки и ответы – в личном чате со мной. Сюда я только напоминаю."
    ]
    said = await group.send(stranger, f"/start@{NAME}")
    await group.wait_for("Чтобы связать группу", after=said.id)


async def joined(group: Group, by: Person, who: Person) -> Group:
    await group.join(by, who)
    return group


async def test_commands_in_the_group_live_in_private(crew: Crew) -> None:
    group = await with_group(crew)
    said = await group.send(crew.mentee, "/menu")
    answer = await group.wait_for("Меню, отметки и ответы – в личном чате", after=said.id)
    link = await group.tap(crew.mentee, "Открыть личный чат", message_id=answer.id)
    assert link.url == f"https://t.me/{NAME}"
    forged = {
        "callback_query": {
            "id": "g1",
            "from": {"id": crew.mentee.id, "is_bot": False, "first_name": "Марина", "language_code": "ru"},
            "message": {
                "message_id": answer.id,
                "chat": {"id": group.id, "type": "group", "title": "x"},
                "date": 0,
            },
            "chat_instance": "1",
            "data": "rl:d:1:1:0",
        }
    }
    shown = (await crew.town.sandbox.forge(forged, wait=10))["answer"]
    assert shown["show_alert"]
    assert "Ответы – только в личном чате" in shown["text"]


async def test_an_english_speaker_is_answered_in_english(crew: Crew) -> None:
    group = await with_group(crew)
    john = await crew.town.person(777_002, "John", "en")
    await group.join(crew.mentor, john)
    said = await group.send(john, "/menu")
    await group.wait_for("live in the private chat", button="Open the private chat", after=said.id)
    said = await group.send(john, "/unlink")
    await group.wait_for("linked by the programme’s methodist", after=said.id)


async def test_anonymous_admins_and_channels_link_nothing(crew: Crew) -> None:
    pair_id = await crew.pair()
    large = await crew.town.sandbox.group(crew.mentor, "Большая", kind="supergroup", with_bot=True)
    for speaks_as in ("anonymous", "channel"):
        for command in (f"/link gp{pair_id}", "/unlink"):
            said = await large.send(crew.mentor, command, speaks_as=speaks_as)
            await large.wait_for("Не вижу, кто пишет", after=said.id)
    assert await living(crew) == 0


async def test_a_group_that_becomes_a_supergroup(crew: Crew) -> None:
    group = await with_group(crew)
    large = await group.upgrade(crew.mentor)
    said = await large.send(crew.mentor, "/help")
    await large.wait_for("в личном чате", after=said.id)
    assert await count(crew, LinkedChat.telegram_id == large.id, LinkedChat.unlinked_at.is_(None)) == 1
    said = await large.send(crew.mentor, "/unlink")
    await large.wait_for("сюда больше не приходят", after=said.id)


async def test_a_removed_bot_tells_the_mentor_once(crew: Crew) -> None:
    group = await with_group(crew)
    await next_day(crew)
    await group.remove_bot(crew.mentor)
    told = await crew.mentor.wait_for("Группа «Наша <пара> & Ко» больше не связана")
    assert await living(crew) == 0
    await crew.mentor.tap("Группа в Telegram", message_id=told.id)
    await crew.mentor.wait_for("Группа этой пары", button="Добавить в группу")
    await group.add_bot(crew.mentor)
    await group.remove_bot(crew.mentor)
    await crew.town.tick()
    assert len([one for one in await crew.mentor.messages() if "больше не связана" in one.text]) == 1


async def test_a_deleted_group(crew: Crew) -> None:
    group = await with_group(crew)
    await next_day(crew)
    await (await group.upgrade(crew.mentor)).destroy(crew.mentor)
    await crew.mentor.wait_for("больше не связана с программой")
    assert await living(crew) == 0


async def test_no_right_to_write_and_back(crew: Crew) -> None:
    pair_id = await crew.pair()
    large = await crew.town.sandbox.group(crew.mentor, "Большая", kind="supergroup")
    await large.add_bot(crew.mentor, f"gp{pair_id}")
    await large.wait_for("Здравствуйте!")
    await next_day(crew)
    await large.rights(crew.mentor, denied=["can_send_messages"])
    told = await crew.mentor.wait_for("В группе «Большая»")
    assert "мне запретили писать" in told.text
    await to_the_card(crew)
    await crew.mentor.wait_for("Группа: Большая (мне запрещено там писать)")
    await crew.town.app.services.partnerships.close(crew.district.methodist, pair_id, "цели достигнуты")
    await crew.town.tick()
    await large.rights(crew.mentor, denied=[])
    await large.wait_for("Напоминания пары сюда больше не приходят")
    assert await crew.town.sandbox.violations() == []


async def next_day(crew: Crew) -> None:
    """The next working morning: everybody's one message of the day is free again."""
    crew.town.clock.advance(days=1)


async def test_chatter_reaches_neither_the_database_nor_the_log(crew: Crew) -> None:
    group = await with_group(crew)
    await group.rights(crew.mentor, admin=True)
    await quiet(crew, group)
    asked: list[str] = []
    from sqlalchemy import event

    engines = crew.town.app.database.engines

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        asked.append(statement)

    for engine in engines:
        event.listen(engine, "before_cursor_execute", note)
    try:
        await crew.town.sandbox.wait_until(lambda state: state["pending_updates"] == 0)
        asked.clear()
        for number in range(200):
            said = await group.send(crew.mentee, f"кто идёт на урок {number}? @{NAME} /menu")
            if number % 10 == 0:
                await group.edit(crew.mentee, said.id, f"/help@{NAME}")
        await crew.town.sandbox.wait_until(lambda state: state["pending_updates"] == 0)
        await asyncio.sleep(0.3)
        sender = ("BEGIN", "sending_lease", "outbox", "julianday")
        ours = [one for one in asked if not any(word in one for word in sender)]
    finally:
        for engine in engines:
            event.remove(engine, "before_cursor_execute", note)
    assert ours == []


async def test_a_flood_of_commands_is_answered_a_few_times(crew: Crew) -> None:
    group = await with_group(crew)
    before = len([one for one in await group.messages() if one.from_bot])
    for _ in range(40):
        await group.send(crew.mentee, "/menu")
    await crew.town.sandbox.wait_until(lambda state: state["pending_updates"] == 0)
    await asyncio.sleep(0.5)
    after = len([one for one in await group.messages() if one.from_bot])
    assert 1 <= after - before <= 6
