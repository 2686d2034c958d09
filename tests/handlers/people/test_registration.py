"""From a personal link to a registered person, and everything that can go differently."""

from tests.handlers.conftest import Town
from tests.handlers.steps import link_of, registered, roster, say, send_roster, with_people


async def test_two_taps_and_no_typing(town: Town) -> None:
    owner = await with_people(town)
    teacher = await town.person(5001)
    await teacher.start(await link_of(owner, "Смирнова"))
    greeting = await teacher.wait_for("Здравствуйте, Марина Викторовна!")
    assert greeting.buttons == ["Прочитать полностью", "Согласна", "Не согласна"]
    await teacher.tap("Прочитать полностью")
    await teacher.wait_for("редакция 1")
    await teacher.tap("Назад")
    await teacher.tap("Согласна")
    check = await teacher.wait_for("«Шумская СОШ»".strip("«»"), button="Исправить")
    assert "математика. Всё верно?" in check.text
    await teacher.tap("Да")
    home = await teacher.wait_for("Здравствуйте, Марина Викторовна!", button="Моя неделя")
    # One live message from the greeting to the menu.
    assert home.id == greeting.id
    await say(owner, "/menu", "Люди и пары")
    await owner.wait_for("на связи 1 из 3")


async def test_words_instead_of_a_tap_are_answered_with_the_question_again(town: Town) -> None:
    owner = await with_people(town)
    teacher = await town.person(5001)
    link = await link_of(owner, "Смирнова")
    await teacher.start(link)
    asked = await teacher.wait_for("Вас включили")
    for words, answer in (
        ("что это такое?", "ответьте кнопкой"),
        ("/menu", None),
        ("/help", "Как это работает"),
    ):
        await teacher.send(words)
        if answer:
            await teacher.wait_for(answer)
        asked = await teacher.wait_for("Вас включили", button="Согласна", after=asked.id)
    assert not any("Вас пока нет" in said.text for said in await teacher.messages())
    await teacher.tap("Согласна", message_id=asked.id)
    await teacher.wait_for("Всё верно?")
    await teacher.send("не знаю")
    checked = await teacher.wait_for("Всё верно?", after=asked.id)
    await teacher.tap("Да", message_id=checked.id)
    await teacher.wait_for(button="Моя неделя")
    # A link that is no longer good asks nothing more.
    other = await town.person(5002)
    await other.start(await link_of(owner, "Орлова"))
    await other.wait_for("Вас включили")
    await link_of(owner, "Орлова")
    await owner.tap("Новая ссылка")
    await owner.wait_for("Личная ссылка")
    await other.send("/menu")
    await other.wait_for("Вас пока нет ни в одной программе")


async def test_a_correction_leads_into_the_profile(town: Town) -> None:
    owner = await with_people(town)
    teacher = await town.person(5001)
    await teacher.start(await link_of(owner, "Орлова"))
    await teacher.wait_for("Вас включили")
    await teacher.tap("Согласна")
    await teacher.tap("Исправить")
    await teacher.wait_for("Предмет: физика")
    await teacher.tap("Исправить")
    await teacher.tap("Предмет")
    await teacher.wait_for("Какой предмет")
    await teacher.send("астрономия")
    await teacher.wait_for("Предмет: астрономия")


async def test_officials_are_greeted_as_such(town: Town) -> None:
    owner = await with_people(town)
    curator = await town.person(5001)
    await curator.start(await link_of(owner, "Жуков"))
    greeting = await curator.wait_for("ваша роль: куратор школы")
    assert "Согласен" in greeting.buttons
    await curator.tap("Согласен")
    await curator.tap("Да")
    home = await curator.wait_for("Пётр Ильич", button="Моя школа")
    assert not home.has(button="Рассылка")
    await curator.tap("Моя школа")
    funnel = await curator.wait_for("Люди школы")
    assert "В списке: 2" in funnel.text
    assert not funnel.has(button="Загрузить список")
    await curator.tap("Все участники")
    await curator.wait_for("Участники: все, 2")


async def test_refusing_erases_and_the_next_import_does_not_bring_back(town: Town) -> None:
    owner = await with_people(town)
    teacher = await town.person(5001)
    link = await link_of(owner, "Смирнова")
    await teacher.start(link)
    await teacher.wait_for("Вас включили")
    await teacher.tap("Не согласна")
    await teacher.wait_for("я сотру всё")
    await teacher.tap("Назад")
    await teacher.wait_for("Вас включили")
    await teacher.tap("Не согласна")
    await teacher.tap("Стереть и отказаться")
    await teacher.wait_for("ваши данные стёрты")
    await teacher.start(link)
    await teacher.wait_for("Эта ссылка не подходит")
    preview = await send_roster(owner, roster())
    assert "Отказались раньше и не войдут: 1 (строки 3)" in preview.text
    assert "без изменений: 2" in preview.text


async def test_unknown_used_and_foreign_links(town: Town) -> None:
    owner = await with_people(town)
    link = await link_of(owner, "Смирнова")
    await registered(town, owner, "Смирнова", 5001)
    stranger = await town.person(5002)
    for payload in ("pxxxxxxxxxxxxxxxxxxxxxx", "zzz", "p", "p" + "A" * 63):
        await stranger.start(payload)
        await stranger.wait_for("Эта ссылка не подходит")
    await stranger.start(link)
    await stranger.wait_for("уже зарегистрировался другой человек")
    await stranger.send("/menu")
    await stranger.wait_for("Вас пока нет ни в одной программе")
    await owner.start(await link_of(owner, "Орлова"))
    await owner.wait_for("ссылка выписана на другого человека")
    mentor = await registered(town, owner, "Орлова", 5003)
    await mentor.start(link)
    await mentor.wait_for("уже зарегистрировался другой человек")


async def test_a_renewed_link_replaces_the_old_one(town: Town) -> None:
    owner = await with_people(town)
    old = await link_of(owner, "Смирнова")
    await owner.tap("Новая ссылка")
    new = await link_of(owner, "Смирнова")
    assert old != new
    teacher = await town.person(5001)
    await teacher.start(old)
    await teacher.wait_for("больше не действует")
    await teacher.start(new)
    await teacher.wait_for("Вас включили")


async def test_a_forged_tap_registers_nobody(town: Town) -> None:
    owner = await with_people(town)
    link = await link_of(owner, "Смирнова")
    await registered(town, owner, "Смирнова", 5001)
    stranger = await town.person(5002)
    await stranger.start()
    said = await stranger.wait_for("Вас пока нет")
    answer = await stranger.forge_tap(said.id, f"ln:a:{link[1:]}")
    assert "другой человек" in (answer.text or "")
    answer = await stranger.forge_tap(said.id, "rg:1")
    assert answer.answered
    await say(owner, "/menu", "Люди и пары")
    await owner.wait_for("на связи 1 из 3")


async def test_start_again_half_way_goes_on_where_it_was(town: Town) -> None:
    owner = await with_people(town)
    teacher = await town.person(5001)
    await teacher.start(await link_of(owner, "Смирнова"))
    await teacher.wait_for("Вас включили")
    await teacher.tap("Согласна")
    await teacher.wait_for("Всё верно?")
    await teacher.start()
    await teacher.tap("Да")
    await teacher.wait_for("Здравствуйте, Марина Викторовна!", button="Моя неделя")


async def test_the_letter_and_the_list_of_links(town: Town) -> None:
    owner = await with_people(town)
    link = await link_of(owner, "Смирнова")
    await owner.tap("Письмо со ссылкой")
    letter = await owner.wait_for("Откройте бота по личной ссылке")
    assert link in letter.text
    await say(owner, "/menu", "Люди и пары")
    await owner.tap("Люди и пары")
    await owner.tap("Ссылки и QR")
    await owner.tap("Ссылки таблицей")
    table = await owner.wait_for(kind="document")
    text = (await owner.download(table)).decode("utf-8-sig")
    assert text.count("?start=p") == 3
    assert link in text


async def test_a_stranger_and_unknown_words_get_an_answer(town: Town) -> None:
    stranger = await town.person(5002, language="en")
    await stranger.start()
    await stranger.wait_for("Ask the methodist for your personal link")
    await stranger.send("<b>привет</b> & 🙂")
    await stranger.wait_for("You are in no programme yet")
    await stranger.send("/me")
    await stranger.wait_for("Nothing is kept of you")
    await stranger.send("/help")
    owner = await with_people(town)
    await say(owner, "/menu", "Люди и пары")
    await owner.wait_for(button="Люди и пары")
    await owner.send("что делать?")
    said = await owner.wait_for("передать его никому не могу")
    await owner.wait_for(button="Люди и пары", after=said.id)


async def test_a_second_opening_leaves_no_dead_question(town: Town) -> None:
    owner = await with_people(town)
    link, teacher = await link_of(owner, "Смирнова"), await town.person(5001)
    await teacher.start(link)
    first = await teacher.wait_for("Вас включили в программу")
    await teacher.start(link)
    second = await teacher.wait_for("Вас включили в программу", after=first.id)
    assert [said.id for said in await teacher.messages() if said.from_bot] == [second.id]
