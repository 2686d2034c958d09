"""The personal programme in the chat: made from a template, agreed, carried out, reviewed."""

from datetime import UTC, datetime

from sqlalchemy import select

from models.enums import DeficitSide, Role
from models.system import AuditRecord
from sandbox.client import Person, Said
from tests.handlers.crew import Crew
from tests.handlers.partnerships.steps import open_card, open_mine

TUESDAY = datetime(2026, 11, 24, 6, 0, tzinfo=UTC)


async def open_programme(crew: Crew, phone: Person) -> Said:
    """Two taps from the main menu."""
    await open_mine(crew, phone)
    await phone.tap("Программа пары")
    return await phone.wait_for("Программа пары")


async def agreed(crew: Crew) -> None:
    """The mentor writes a programme of one goal and one step for the 25th, both say yes."""
    pair = await crew.pair()
    partnerships = crew.town.app.services.partnerships
    await partnerships.start_personal(crew.mentor_actor, pair, "", str)
    await open_programme(crew, crew.mentor)
    await crew.mentor.tap("Цели")
    await crew.mentor.tap("Добавить цель")
    said = await crew.mentor.send("Вести дискуссию в 9 классе")
    await crew.mentor.wait_for("1. Вести дискуссию в 9 классе", after=said.id)
    await crew.mentor.tap("Назад")
    await crew.mentor.tap("Шаги")
    await crew.mentor.tap("Добавить шаг")
    said = await crew.mentor.send("Провести урок-дискуссию")
    await crew.mentor.wait_for("Кто это делает", after=said.id)
    await crew.mentor.tap("Наставляемый")
    said = await crew.mentor.send("25 ноября")
    await crew.mentor.wait_for("25 нояб.: Провести урок-дискуссию (наставляемый)", after=said.id)
    await crew.mentor.tap("Назад")
    await crew.mentor.tap("Согласиться")
    await crew.mentor.wait_for("Ждём согласия: Смирнова Марина Викторовна")
    await open_programme(crew, crew.mentee)
    await crew.mentee.tap("Согласиться")
    await crew.mentee.wait_for("согласована", button="Попросить изменить")


async def test_from_a_template_with_a_change_to_the_agreement(crew: Crew) -> None:
    await crew.pair()
    mentor, mentee = crew.mentor, crew.mentee
    none = await open_programme(crew, mentee)
    assert "Программу начинает наставник" in none.text
    begun = await open_programme(crew, mentor)
    assert "не начата" in begun.text
    await mentor.tap("Первый год")
    draft = await mentor.wait_for("черновик", button="Шаги · 6")
    assert "1. Уверенно вести урок" in draft.text
    await mentor.tap("Цели · 3")
    goals = await mentor.wait_for("Дефицит: урочная и внеурочная деятельность")
    assert not any("Добавить" in label for label in goals.buttons), "three are enough"
    await mentor.tap("3. Спокойно")
    await mentor.tap("Убрать цель")
    await mentor.tap("Назад")
    await mentor.tap("Чего ждём")
    said = await mentor.send("Честно говорить, что не получается")
    await mentor.wait_for("Орлова Ирина Павловна: Честно", after=said.id)
    await mentor.tap("Назад")
    await mentor.tap("Согласиться")
    await mentor.wait_for("Согласились: Орлова")

    draft = await open_programme(crew, mentee)
    assert "Честно говорить" in draft.text
    await mentee.tap("Попросить изменить")
    said = await mentee.send("Добавить цель о работе с родителями <b>")
    await mentee.wait_for("просит изменить: Добавить цель", after=said.id)
    await mentee.tap("Цели · 2")
    await mentee.tap("Добавить цель")
    said = await mentee.send("я" * 301)
    await mentee.wait_for("301", after=said.id)
    await mentee.tap("Работа с родителями")
    await mentee.wait_for("3. Работа с родителями")
    await mentee.tap("Назад")
    await mentee.tap("Согласиться")
    await mentee.wait_for("Ждём согласия: Орлова")
    await open_programme(crew, mentor)
    await mentor.tap("Согласиться")
    await mentor.wait_for("согласована", button="Попросить изменить")


async def test_goals_are_offered_from_what_the_mentee_wants(crew: Crew) -> None:
    pair = await crew.pair()
    services = crew.town.app.services
    wanted = (await services.people.deficits(crew.mentee_actor))[5].id
    await services.people.choose_deficits(crew.mentee_actor, DeficitSide.WANTED, [wanted])
    await services.partnerships.start_personal(crew.mentor_actor, pair, "", str)
    await open_programme(crew, crew.mentor)
    await crew.mentor.tap("Цели")
    await crew.mentor.tap("Добавить цель")
    asked = await crew.mentor.wait_for("Какая цель")
    assert asked.buttons == ["Работа с родителями", "← Назад"]


async def test_a_step_comes_with_the_day_and_is_done(crew: Crew) -> None:
    await agreed(crew)
    mentee, mentor = crew.mentee, crew.mentor
    await open_programme(crew, mentor)
    for one in ("Шаги", "25 нояб", "Что показать", "Файл"):
        await mentor.tap(one)
    await mentor.wait_for("Показать: файл")
    crew.town.clock.moment = TUESDAY
    await crew.town.tick(3)
    bundle = await mentee.wait_for("Провести урок-дискуссию", button="1 ✓")
    assert "завтра" in bundle.text.lower()
    # What was news while the programme was a draft is past, and leaves no gap in the numbers.
    assert "\n2. 📘" in bundle.text
    await mentee.tap("1 ✓", message_id=bundle.id)
    await mentee.wait_for("К пункту 1 пришлите")
    await mentee.send_file(b"%PDF-1.4 plan", "Конспект.pdf")
    await mentee.wait_for("Всё отмечено")
    seen = await open_programme(crew, mentor)
    assert "1 из 1 выполнено" in seen.text
    await mentor.tap("Шаги")
    await mentor.tap("25 нояб")
    await mentor.wait_for(button="📎 Смирнова")
    await mentor.tap("📎 Смирнова")
    shown = await mentor.wait_for("Подтверждение: Смирнова", kind="document")
    assert await mentor.download(shown) == b"%PDF-1.4 plan"


async def test_a_step_moves_and_goes(crew: Crew) -> None:
    await agreed(crew)
    mentor = crew.mentor
    await open_programme(crew, mentor)
    await mentor.tap("Шаги")
    await mentor.tap("25 нояб")
    await mentor.tap("Перенести")
    for wrong, answer in (("вчера", "Нужен день с 16.11.2026"), ("когда-нибудь", "Не поняла день")):
        said = await mentor.send(wrong)
        await mentor.wait_for(answer, after=said.id)
    said = await mentor.send("4 декабря")
    await mentor.wait_for("4 декабря, пт. Кто делает: наставляемый", after=said.id)
    await mentor.tap("Назвать иначе")
    said = await mentor.send("Провести открытый урок")
    await mentor.wait_for("Провести открытый урок", after=said.id)
    await mentor.tap("Что показать")
    await mentor.tap("Ссылку")
    await mentor.wait_for("Показать: ссылку")
    await mentor.tap("Убрать шаг")
    await mentor.wait_for("Убрать шаг «Провести открытый урок»?")
    await mentor.tap("Да, убрать")
    await mentor.wait_for("Шагов пока нет")


async def test_the_mid_term_review(crew: Crew) -> None:
    await agreed(crew)
    mentor, mentee = crew.mentor, crew.mentee
    await open_programme(crew, mentor)
    await mentor.tap("Шаги")
    await mentor.tap("Дни обзоров")
    await mentor.tap("На полпути")
    said = await mentor.send("1 декабря")
    await mentor.wait_for("На полпути: 1 декабря 2026", after=said.id)
    crew.town.clock.moment = datetime(2026, 12, 1, 6, 0, tzinfo=UTC)
    await crew.town.tick(3)
    call = await mentee.wait_for("Пора подвести промежуточные итоги")
    await mentee.tap("Открыть программу", message_id=call.id)
    await mentee.tap("Обзор на полпути")
    asked = await mentee.wait_for("Цели отмечает наставник")
    assert not any("Цель 1" in label for label in asked.buttons)
    said = await mentee.send("Стало спокойнее на уроке")
    await mentee.wait_for("Стало спокойнее", after=said.id)
    await open_programme(crew, mentor)
    await mentor.tap("Обзор на полпути")
    await mentor.tap("Цель 1")
    await mentor.tap("Частично")
    await mentor.wait_for("Вести дискуссию в 9 классе – частично")
    await mentor.tap("Цель 1")
    said = await mentor.send("Два урока прошли без срывов")
    await mentor.wait_for("Что удалось: Два урока", after=said.id)
    said = await mentor.send("Растёт на глазах")
    review = await mentor.wait_for("Орлова Ирина Павловна: Растёт", after=said.id)
    assert "Смирнова Марина Викторовна: Стало спокойнее" in review.text
    await mentor.tap("Назад")
    await mentor.wait_for("Обзор на полпути проведён 1 декабря")


async def test_the_methodist_reads_and_changes_nothing(crew: Crew) -> None:
    await agreed(crew)
    await open_card(crew)
    await crew.methodist.tap("Программа пары")
    seen = await crew.methodist.wait_for("Вести дискуссию в 9 классе")
    assert not {"✅ Согласиться", "✏️ Попросить изменить", "📅 Дни обзоров"} & set(seen.buttons)
    await crew.methodist.tap("Документ .docx")
    paper = await crew.methodist.wait_for(kind="document")
    assert "Программа наставничества, Орлова Ирина Павловна.docx" in str(paper.raw)
    # The menu stays where it is; the document has come below it.
    await crew.methodist.tap("Шаги")
    await crew.methodist.tap("25 нояб")
    step = await crew.methodist.wait_for("Кто делает: наставляемый")
    assert step.buttons == ["← Назад", "☰ Меню"]


async def test_a_stranger_with_a_forged_button(crew: Crew) -> None:
    await agreed(crew)
    actor = await crew.district.person("Чужая", Role.MENTEE)
    stranger = await crew.town.person(actor.telegram_id, "Чужая")
    await stranger.start()
    home = await stranger.wait_for("Кировский район")
    await stranger.forge_tap(home.id, f"prsn:{crew.district.programme_id}:1")
    assert not any("Вести дискуссию" in said.text for said in await stranger.messages(20))
    async with crew.town.app.database.read() as session:
        refused = select(AuditRecord.account_id).where(AuditRecord.action == "refused")
        assert actor.account_id in set(await session.scalars(refused))


async def test_the_curator_finds_the_programme_and_what_is_late(crew: Crew) -> None:
    curator = await crew.district.person("Жуков", Role.CURATOR, name="Пётр", patronymic="Ильич")
    far = await crew.district.person(
        "Далёкий", Role.CURATOR, name="Пётр", school_id=crew.district.leader_school
    )
    await agreed(crew)
    phone = await crew.town.person(curator.telegram_id, "Пётр")
    crew.town.clock.moment = datetime(2026, 12, 1, 6, 0, tzinfo=UTC)
    await crew.town.tick(3)
    late = await crew.mentor.wait_for("Просрочен шаг программы «Провести урок-дискуссию»: Смирнова")
    await crew.mentor.tap("Открыть программу", message_id=late.id)
    await crew.mentor.wait_for("Вести дискуссию в 9 классе")
    await phone.start()
    home = await phone.wait_for(button="Внимание")
    await phone.tap("Внимание")
    await phone.wait_for("Программа пары, наставник Орлова")
    await phone.tap("1")
    await phone.wait_for("Вести дискуссию в 9 классе", button="Документ .docx")
    said = await phone.send("/menu")
    await phone.wait_for(button="Моя школа", after=said.id)
    await phone.tap("Моя школа")
    await phone.tap("Программы пар")
    listed = await phone.wait_for(button="🤝 Орлова – Смирнова")
    assert home.id < listed.id
    await phone.tap("Орлова")
    await phone.wait_for("Шаги: 0 из 1 выполнено")
    # The mentor's school has a curator, too: what is theirs is the same pair.
    lines = (await crew.town.app.services.partnerships.personal_list(far)).lines
    assert [one.mentor.split("\u00a0")[0] for one in lines] == ["Орлова"]


async def test_the_example_beside_a_day_that_will_not_do_is_one_that_will(crew: Crew) -> None:
    """The programme may be written in any month: an example of one season would be refused in another."""
    pair, mentor = await crew.pair(), crew.mentor
    await crew.town.app.services.partnerships.start_personal(crew.mentor_actor, pair, "", str)
    await open_programme(crew, mentor)
    await mentor.tap("Шаги")
    await mentor.tap("Добавить шаг")
    said = await mentor.send("Провести урок-дискуссию")
    await mentor.wait_for("Кто это делает", after=said.id)
    await mentor.tap("Все вместе")
    said = await mentor.send("вчера")
    refused = await mentor.wait_for("Нужен день с", after=said.id)
    said = await mentor.send(refused.text.split("«")[1].split("»")[0])
    await mentor.wait_for("Провести урок-дискуссию (все вместе)", after=said.id)
