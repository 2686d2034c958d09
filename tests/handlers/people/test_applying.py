"""Somebody registers themselves, in at most four answers; the methodist says yes, who it is, or no."""

from sandbox.client import Person, Said
from tests.handlers.conftest import Town
from tests.handlers.steps import link_of, registered, say, with_people


async def common_link(owner: Person, *, school: str = "") -> str:
    """The payload of the programme's (or a school's) own link, made in the chat."""
    await say(owner, "/menu", "Люди и пары")
    await owner.tap("Люди и пары")
    await owner.tap("Ссылки и QR")
    if school:
        await owner.tap("Ссылка школы")
        await owner.wait_for(button=school)
        await owner.tap(school)
    else:
        await owner.tap("Ссылка программы")
    await owner.wait_for("Общей ссылки пока нет")
    await owner.tap("Создать ссылку")
    card = await owner.wait_for("Общая ссылка")
    return card.text.rpartition("?start=")[2].split()[0]


async def to_the_last_question(guest: Person, link: str, name: str = "Белова Анна Ильинична") -> Said:
    await guest.start(link)
    await guest.wait_for("можно записаться в программу")
    await guest.tap("Даю согласие")
    await guest.wait_for("Вопрос 1 из 4")
    await guest.send(name)
    await guest.wait_for("Вопрос 2 из 4")
    await guest.send("шумскя школа")
    await guest.wait_for("Какая из этих школ ваша", button="Шумская СОШ", timeout=30)
    await guest.tap("Шумская СОШ")
    await guest.wait_for("Вопрос 3 из 4")
    await guest.send("химия")
    return await guest.wait_for("Вопрос 4 из 4", button="Отправить методисту")


async def open_case(owner: Person) -> Said:
    await say(owner, "/menu", "Внимание")
    await owner.tap("Внимание")
    listed = await owner.wait_for("Заявка:")
    await owner.tap("1", message_id=listed.id)
    return await owner.wait_for("просит принять в программу")


async def test_four_answers_then_the_methodists_yes(town: Town) -> None:
    owner = await with_people(town)
    guest = await town.person(6001)
    last = await to_the_last_question(guest, await common_link(owner))
    assert "Белова Анна Ильинична, Шумская СОШ, химия" in last.text
    await guest.tap("Предметное содержание")
    await guest.wait_for(button="🙋 Предметное содержание")
    await guest.tap("Предметное содержание")
    await guest.wait_for(button="🎁 Предметное содержание")
    await guest.tap("Отправить методисту")
    await guest.wait_for("Заявка в программу")
    # /start again: they wait, and are told so.
    await guest.start()
    await guest.wait_for("Заявка в программу", button="Отменить заявку")
    card = await open_case(owner)
    assert "Может поделиться: предметное содержание" in card.text
    await owner.tap("Принять: наставляемый")
    await town.tick()
    await guest.wait_for("Методист принял вашу заявку")
    await say(guest, "/menu", "Моя неделя")
    await say(owner, "/menu", "Люди и пары")
    await owner.wait_for("на связи 1 из 4")
    assert await town.sandbox.violations() == []


async def test_a_no_is_said_kindly_and_leaves_nothing(town: Town) -> None:
    owner = await with_people(town)
    guest = await town.person(6001)
    await to_the_last_question(guest, await common_link(owner))
    await guest.tap("Отправить методисту")
    await open_case(owner)
    await owner.tap("Отклонить")
    await owner.wait_for("Отклонить заявку?")
    await owner.tap("Отклонить и стереть")
    await town.tick()
    await guest.wait_for("не смог принять вашу заявку")
    await guest.start()
    await guest.wait_for("Вас пока нет ни в одной программе")


async def test_who_is_on_the_roster_is_told_apart_by_the_methodist(town: Town) -> None:
    owner = await with_people(town)
    guest = await town.person(6001)
    said = await to_the_last_question(guest, await common_link(owner), "Смирнова Марина Викторовна")
    assert "Это вы" not in said.text
    await guest.tap("Отправить методисту")
    await open_case(owner)
    await owner.wait_for("уже есть человек с этим именем", button="Это Смирнова")
    await owner.tap("Это Смирнова")
    await town.tick()
    await guest.wait_for("Методист принял вашу заявку")
    await say(owner, "/menu", "Люди и пары")
    await owner.wait_for("на связи 1 из 3")


async def test_a_school_link_asks_three_questions_and_a_slip_is_mended(town: Town) -> None:
    owner = await with_people(town)
    guest = await town.person(6001)
    await guest.start(await common_link(owner, school="Шумская СОШ"))
    offer = await guest.wait_for("Шумская СОШ", button="Прочитать полностью")
    await guest.tap("Прочитать полностью")
    await guest.wait_for("редакция 1")
    await guest.tap("Назад")
    await guest.tap("Даю согласие", message_id=offer.id)
    await guest.wait_for("Вопрос 1 из 3")
    for wrong, why in (
        ("Белова", "хотя бы фамилия и имя"),
        ("Белова Анна 7", "не может быть цифр"),
        ("<b>Белова</b> Анна", "буквами одного алфавита"),
        ("Ы" * 201, "Слишком длинно: 201"),
    ):
        await guest.send(wrong)
        await guest.wait_for(why)
    await guest.send_file(b"x", "имя.txt")
    await guest.wait_for("Здесь нужен ответ текстом")
    await guest.send("белова-лесная анна")
    await guest.wait_for("Вопрос 2 из 3")
    await guest.tap("Назад")
    await guest.wait_for("Вопрос 1 из 3")
    await guest.send("Белова Анна")
    await guest.wait_for("Вопрос 2 из 3")
    await guest.tap("Предметов не веду")
    last = await guest.wait_for("Вопрос 3 из 3")
    assert "Белова Анна, Шумская СОШ." in last.text
    assert len([one for one in await guest.messages() if one.from_bot]) == 1, "no trail of old questions"


async def test_a_school_on_no_list_is_the_methodists_to_decide(town: Town) -> None:
    owner = await with_people(town)
    guest = await town.person(6001)
    await guest.start(await common_link(owner))
    await guest.wait_for("можно записаться")
    await guest.tap("Даю согласие")
    await guest.wait_for("Вопрос 1 из 4")
    await guest.send("Белова Анна")
    await guest.wait_for("Вопрос 2 из 4")
    await guest.send("Лесная школа <i>")
    await guest.wait_for(button="Школы нет в списке", timeout=30)
    await guest.tap("Школы нет в списке")
    await guest.wait_for("Вопрос 3 из 4")
    await guest.send("химия")
    await guest.wait_for("Вопрос 4 из 4")
    await guest.tap("Отправить методисту")
    await open_case(owner)
    await owner.wait_for("Школа (нет в списке): Лесная школа <i>")
    await owner.tap("Указать школу")
    await owner.tap("Новая: Лесная")
    await owner.wait_for("Школа: Лесная школа <i>")
    await owner.tap("Принять: наставник")
    await town.tick()
    await guest.wait_for("Методист принял")


async def test_declining_and_cancelling_leave_nothing(town: Town) -> None:
    owner = await with_people(town)
    link, guest = await common_link(owner), await town.person(6001)
    await guest.start(link)
    await guest.wait_for("можно записаться")
    await guest.tap("Не даю согласия")
    await guest.wait_for("ничего о вас не записала")
    await guest.start(link)
    await guest.wait_for("можно записаться")
    await guest.tap("Даю согласие")
    await guest.wait_for("Вопрос 1 из 4")
    await guest.tap("Отменить заявку")
    await guest.wait_for("стереть всё")
    await guest.tap("Стереть")
    await guest.wait_for("Заявка отменена")
    await guest.send("Белова Анна")
    await guest.wait_for("Вас пока нет ни в одной программе")


async def test_links_in_the_middle_of_a_registration(town: Town) -> None:
    """The same link goes on where they were; a personal link takes its place."""
    owner = await with_people(town)
    link, guest = await common_link(owner), await town.person(6001)
    await guest.start(link)
    await guest.wait_for("можно записаться")
    await guest.tap("Даю согласие")
    await guest.wait_for("Вопрос 1 из 4")
    await guest.send("Белова Анна")
    await guest.wait_for("Вопрос 2 из 4")
    await guest.start(link)
    await guest.wait_for("Вопрос 2 из 4")
    await guest.start(await link_of(owner, "Смирнова"))
    await guest.wait_for("Здравствуйте, Марина Викторовна!")
    await guest.tap("Согласна")
    await guest.tap("Да")
    await guest.wait_for("Марина Викторовна", button="Моя неделя")
    await guest.start(link)
    await guest.wait_for("Вы уже в программе")


async def test_a_limited_renewed_and_revoked_link(town: Town) -> None:
    owner = await with_people(town)
    link, guest = await common_link(owner), await town.person(6001)
    await owner.tap("Срок")
    await owner.wait_for("До какого дня")
    await owner.send("завтра")
    await owner.wait_for("Не поняла дату")
    await owner.send("01.01.2020")
    await owner.wait_for("уже прошёл")
    await owner.send("31.12.2026")
    await owner.wait_for("до 31 декабря")
    await owner.tap("Сколько человек")
    await owner.wait_for("Сколько человек могут")
    await owner.send("много")
    await owner.wait_for("Нужно число")
    await owner.send("1")
    await owner.wait_for("не больше 1 человек")
    await guest.start(link)
    await guest.wait_for("можно записаться")
    await guest.tap("Даю согласие")
    await guest.wait_for("Вопрос 1 из 4")
    second = await town.person(6002)
    await second.start(link)
    await second.wait_for("больше не действует")
    await owner.tap("Отозвать ссылку")
    await owner.wait_for("Общей ссылки пока нет")
    teacher = await registered(town, owner, "Смирнова", 5001)
    await teacher.start(link)
    await teacher.wait_for("Вы уже в программе")


async def test_the_whole_registration_in_english(town: Town) -> None:
    owner = await with_people(town)
    link = await common_link(owner)
    guest = await town.person(6001, language="en")
    await guest.start(link)
    await guest.wait_for("This link lets you apply")
    await guest.tap("I agree")
    await guest.wait_for("Question 1 of 4")
    await guest.send("Smith")
    await guest.wait_for("At least a surname and a name")
    await guest.send("Smith-Jones Anna")
    await guest.wait_for("Question 2 of 4")
    await guest.send("Шумская СОШ")
    await guest.wait_for("Question 3 of 4")
    await guest.send("chemistry")
    last = await guest.wait_for("Question 4 of 4", button="Send to the methodist")
    assert "Smith-Jones Anna, Шумская СОШ, chemistry." in last.text
    await guest.tap("Send to the methodist")
    await guest.wait_for("The methodist has your application")
    await open_case(owner)
    await owner.tap("Принять: наставник")
    await town.tick()
    await guest.wait_for("has accepted your application")
    await say(guest, "/menu", "My week")
    assert await town.sandbox.violations() == []
