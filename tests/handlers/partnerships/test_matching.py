"""Mentors are asked and prepared, partners proposed, edited and published: both sides, both languages."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import func, select, update

from models.database import Database
from models.enums import DeficitSide, Role
from models.matching import MentorProfile
from models.partnerships import Partnership
from models.people import Person
from services.actor import Actor
from tests.handlers.conftest import Town
from tests.handlers.crew import Crew


async def say(crew: Crew, actor: Actor, side: DeficitSide, place: int = 0) -> None:
    """Somebody wants or shares one deficit of the list."""
    lines = await crew.town.app.services.people.deficits(crew.district.methodist)
    await crew.town.app.services.people.choose_deficits(actor, side, [lines[place].id])


async def trained(crew: Crew, actor: Actor, places: int = 2) -> None:
    async with crew.town.app.database.write() as session:
        session.add(
            MentorProfile(
                programme_id=crew.district.programme_id,
                person_id=actor.require_person(),
                capacity=places,
                trained_on=date(2026, 10, 1),
                answered_at=crew.town.clock.now(),
            )
        )


async def partnerships_made(database: Database) -> int:
    async with database.read() as session:
        return await session.scalar(select(func.count()).select_from(Partnership)) or 0


async def to_pairs(crew: Crew) -> None:
    await crew.methodist.tap("Люди и пары")
    await crew.methodist.tap("ары и группы")
    await crew.methodist.wait_for("Пары и группы", button="Подобрать пары")


async def test_mentors_are_asked_answer_by_thumb_and_are_prepared(crew: Crew) -> None:
    methodist, mentor = crew.methodist, crew.mentor
    await to_pairs(crew)
    await methodist.tap("Наставники")
    await methodist.wait_for("Наставники: 1", button="Разослать анкету · 1")
    answer = await methodist.tap("Разослать анкету")
    assert "наставникам: 1" in (answer.text or "")
    await crew.town.tick()
    await mentor.wait_for("С чем вы можете помочь", button="Предметное содержание")
    await mentor.tap("Методика преподавания")
    await mentor.wait_for(button="✓ Методика преподавания")
    await mentor.tap("→")
    await mentor.wait_for(button="Связь с доп. образованием")
    await mentor.tap("Дальше · 1")
    await mentor.wait_for("Ваши предметы: математика")
    said = await mentor.send("физика, <b>черчение</b>")
    await mentor.wait_for("Скольких коллег", after=said.id)
    await mentor.tap("3")
    await mentor.wait_for("Как удобнее работать")
    # The program starts anew: the form is where it was.
    await mentor.tap("Назад")
    await mentor.wait_for("Скольких коллег")
    await mentor.tap("2")
    await mentor.tap("И очно, и онлайн")
    await mentor.wait_for("Что ещё важно")
    await mentor.tap("Пропустить")
    done = await mentor.wait_for("готовы вести: 2")
    assert "методика преподавания" in done.text
    assert "физика, <b>черчение</b>" in done.text
    assert not done.has(button="Подготовка пройдена")
    await methodist.tap("Орлова")
    card = await methodist.wait_for("Анкета заполнена", button="Отметить подготовку")
    assert "Ведёт 0, готов вести 2" in card.text
    await methodist.tap("4")
    await methodist.wait_for("готов вести 4", button="·4·")
    await methodist.tap("Отметить подготовку")
    said = await methodist.send("тридцать второго мартобря")
    await methodist.wait_for("Не поняла день", after=said.id)
    said = await methodist.send("12 октября")
    await methodist.wait_for("Номер удостоверения", after=said.id)
    said = await methodist.send("17/СН")
    await methodist.wait_for("Подготовка пройдена 12 октября 2026\u00a0г., № 17/СН", after=said.id)
    assert await crew.town.sandbox.violations() == []


async def test_the_form_rides_in_the_bundle_and_wrong_taps_do_no_harm(crew: Crew) -> None:
    partnership_id, partnerships = await crew.pair(), crew.town.app.services.partnerships
    await partnerships.ask_mentors(crew.district.methodist)
    await crew.town.tick()
    await partnerships.pause(crew.district.methodist, partnership_id, "Болезнь", date(2026, 12, 1))
    crew.town.clock.moment = datetime(2026, 11, 17, 5, 31, tzinfo=UTC)
    await crew.town.tick(2)
    bundle = await crew.mentor.wait_for("Вас зовут в наставники")
    await crew.mentor.tap("Ответить", message_id=bundle.id)
    form = await crew.mentor.wait_for("С чем вы можете помочь")
    programme = crew.district.programme_id
    for data in (f"mf:{programme}:4:9", f"mf:{programme}:5:7", f"mf:{programme}:99:0", "mf:999:1:1"):
        assert (await crew.mentor.forge_tap(form.id, data)).text
    assert (await crew.mentee.forge_tap(form.id, f"mf:{programme}:4:2")).text
    assert (await crew.mentor.forge_tap(form.id, "mtp:99")).text


async def test_a_group_is_proposed_edited_and_published(crew: Crew) -> None:
    district, methodist = crew.district, crew.methodist
    second = await district.person("Белова", Role.MENTEE, name="Анна")
    lonely = await district.person("Котова", Role.MENTEE)
    for actor in (second, lonely):
        await (await crew.town.person(actor.telegram_id)).start()
    async with crew.town.app.database.write() as session:
        await session.execute(update(Person).where(Person.id == lonely.person_id).values(subject="музыка"))
    for mentee in (crew.mentee_actor, second):
        await say(crew, mentee, DeficitSide.WANTED)
    await say(crew, crew.mentor_actor, DeficitSide.SHARED)
    await trained(crew, crew.mentor_actor)
    await to_pairs(crew)
    await methodist.tap("Подобрать пары")
    await methodist.wait_for("Наставляемых без наставника: 3. Наставников: 1, мест у них: 2")
    await methodist.tap("Подобрать")
    screen = await methodist.wait_for("Пар: 0, групп: 1", button="Опубликовать")
    assert "Без наставника: 1" in screen.text
    await methodist.tap("Без наставника · 1")
    await methodist.wait_for("нет наставника с предметом «музыка». Поможет: позвать")
    await methodist.tap("Назад")
    await methodist.tap("Посмотреть · 1")
    pairs = await methodist.wait_for("Орлова Ирина Павловна (Приладожская СОШ)")
    assert (
        "просили помощи: предметное содержание, у наставника это сильная сторона; один предмет" in pairs.text
    )
    await methodist.tap("Орлова → Белова +1")
    await methodist.tap("Смирнова")
    await methodist.wait_for("Наставник: Орлова", button="Оставить так")
    await methodist.tap("Оставить так")
    await methodist.wait_for(button="Открепить")
    await methodist.tap("Назад")
    await methodist.wait_for("Закреплено: 1")
    await methodist.tap("Без наставника · 1")
    await methodist.wait_for(button="Котова")
    await methodist.tap("Котова")
    await methodist.wait_for(button="Не участвует")
    await methodist.tap("Не участвует")
    left = await methodist.wait_for("Закреплено: 1")
    assert not any("Без наставника" in label for label in left.buttons)
    await methodist.tap("Условия")
    await methodist.wait_for(button="Вернуть убранных")
    answer = await methodist.tap("Вернуть убранных")
    assert "снова участвуют" in (answer.text or "")
    await methodist.tap("Назад")
    await methodist.wait_for("Закреплено: 1")
    await methodist.tap("Подобрать заново")
    await methodist.wait_for("Без наставника: 1", button="Опубликовать")
    assert await partnerships_made(crew.town.app.database) == 0
    await methodist.tap("Опубликовать…")
    await methodist.wait_for("Создам пары и группы (1)")
    await methodist.tap("Опубликовать сейчас")
    await methodist.wait_for(
        "Опубликовано. Пар: 0, групп: 1, в них наставляемых: 2. Без наставника остались: 1"
    )
    await crew.town.tick()
    told = await crew.mentee.wait_for("Ваш наставник: Орлова")
    assert "Подобрали так: просили помощи: предметное содержание" in told.text
    assert told.has(button="Написать ей")
    await crew.mentor.wait_for("Вы наставник группы")
    assert await crew.town.sandbox.violations() == []


async def test_two_taps_on_publish_make_it_once(crew: Crew) -> None:
    await trained(crew, crew.mentor_actor)
    methodist = crew.methodist
    await to_pairs(crew)
    await methodist.tap("Подобрать пары")
    await methodist.tap("Подобрать")
    await methodist.wait_for("Пар: 1")
    await methodist.tap("Опубликовать…")
    screen = await methodist.wait_for("Создам пары")
    button = next(
        one for row in screen.raw["inline_keyboard"] for one in row if "Опубликовать сейчас" in one["text"]
    )
    await methodist.tap("Опубликовать сейчас")
    await methodist.wait_for("Опубликовано. Пар: 1")
    assert (await methodist.forge_tap(screen.id, button["data"])).answered
    assert await partnerships_made(crew.town.app.database) == 1


async def test_on_a_day_and_taken_back_and_by_hand(crew: Crew) -> None:
    await trained(crew, crew.mentor_actor)
    other = await crew.district.person("Павлова", Role.MENTOR, school_id=crew.district.leader_school)
    await trained(crew, other)
    methodist = crew.methodist
    await to_pairs(crew)
    await methodist.tap("Подобрать пары")
    await methodist.tap("Подобрать")
    await methodist.tap("Посмотреть")
    await methodist.tap("→ Смирнова")
    await methodist.tap("Смирнова")
    await methodist.tap("Другой наставник")
    await methodist.tap("Павлова")
    await methodist.wait_for("Наставник: Павлова")
    await methodist.tap("Назад")
    await methodist.tap("Опубликовать…")
    await methodist.tap("Назначить день")
    await methodist.wait_for("В какой день опубликовать")
    said = await methodist.send("1 сентября 2030")
    await methodist.wait_for("вне сроков программы", after=said.id)
    said = await methodist.send("12.12.2020")
    await methodist.wait_for("Этот день уже прошёл", after=said.id)
    said = await methodist.send("в среду")
    await methodist.wait_for("Опубликую 18 ноября, ср, 08:30", after=said.id)
    await methodist.tap("Не публиковать")
    await methodist.wait_for(button="Опубликовать…")
    await methodist.tap("Опубликовать…")
    await methodist.tap("Назначить день")
    await methodist.tap("18")
    await methodist.wait_for("Опубликую 18 ноября")
    crew.town.clock.moment = datetime(2026, 11, 18, 6, 0, tzinfo=UTC)
    await crew.town.tick(2)
    notice = await methodist.wait_for("Опубликовано. Пар: 1", button="Кто и почему")
    await methodist.tap("Кто и почему", message_id=notice.id)
    await methodist.wait_for("Опубликовано. Пар: 1", after=notice.id)
    told = await crew.mentee.wait_for("Ваш наставник: Павлова")
    assert "один предмет" in told.text


async def test_what_has_changed_since_the_proposal_before(crew: Crew) -> None:
    await trained(crew, crew.mentor_actor)
    other = await crew.district.person("Павлова", Role.MENTOR, school_id=crew.district.leader_school)
    await trained(crew, other)
    methodist = crew.methodist
    await to_pairs(crew)
    await methodist.tap("Подобрать пары")
    await methodist.tap("Подобрать")
    await methodist.tap("Посмотреть")
    await methodist.tap("→ Смирнова")
    taken = await methodist.wait_for(button="Наставник не участвует")
    gone, stays = ("Орлова", "Павлова") if "Орлова" in taken.text else ("Павлова", "Орлова")
    await methodist.tap("Наставник не участвует")
    screen = await methodist.wait_for("Не участвуют: 1", button="Подобрать заново")
    assert not screen.has(button="Что изменилось")
    await methodist.tap("Подобрать заново")
    screen = await methodist.wait_for("Изменилось с прошлого подбора: 1", button="Что изменилось · 1")
    await methodist.tap("Что изменилось")
    shown = await methodist.wait_for("Что изменилось: 1", button="Назад")
    assert f"никого → {stays}" in shown.text
    assert gone not in shown.text


async def test_nobody_to_match_and_the_switches(crew: Crew) -> None:
    await crew.pair()
    methodist = crew.methodist
    await to_pairs(crew)
    await methodist.tap("Подобрать пары")
    screen = await methodist.wait_for("Подбирать некого")
    assert not screen.has(button="🧭 Подобрать")
    await methodist.tap("Условия")
    await methodist.wait_for(button="Предмет: важно")
    await methodist.tap("Предмет: важно")
    await methodist.wait_for(button="Предмет: обязательно")
    await methodist.tap("Назад")
    await methodist.wait_for("Предмет: обязательно")


@pytest.mark.parametrize("longest", ["Ы" * 200, "<b>" * 60])
async def test_the_longest_names(crew: Crew, longest: str) -> None:
    mentor = await crew.district.person(longest, Role.MENTOR)
    await trained(crew, mentor, 5)
    for number in range(5):
        await crew.district.person(f"{longest[:197]}{number}", Role.MENTEE, name=longest, patronymic="")
    methodist = crew.methodist
    await to_pairs(crew)
    await methodist.tap("Подобрать пары")
    await methodist.tap("Подобрать")
    await methodist.wait_for(button="Опубликовать")
    await methodist.tap("Посмотреть")
    await methodist.wait_for("1 из 1")
    await methodist.tap(longest[:8])
    await methodist.wait_for(button="Наставник не участвует")
    await methodist.tap("Наставник не участвует")
    await methodist.wait_for("Не участвуют: 1")
    await methodist.tap("Без наставника")
    await methodist.wait_for("наставника снял методист")
    assert await crew.town.sandbox.violations() == []


async def test_in_english(crew: Crew, town: Town) -> None:
    for actor in (crew.district.methodist, crew.mentor_actor):
        await town.app.services.identity.set_language(actor, "en")
    await town.app.services.partnerships.turn_wish(crew.district.methodist, "training_by_mentor")
    await town.app.services.partnerships.ask_mentors(crew.district.methodist)
    await town.tick()
    mentor, methodist = crew.mentor, crew.methodist
    await mentor.wait_for("What can you help colleagues with?")
    await mentor.tap("Next · 0")
    await mentor.tap("That's right")
    await mentor.tap("1")
    await mentor.tap("Online only")
    await mentor.tap("Skip")
    await mentor.wait_for("you can lead: 1")
    await mentor.tap("Training done")
    await mentor.wait_for("Training done on 16 November 2026")
    said = await methodist.send("/menu")
    await methodist.wait_for(button="People", after=said.id)
    await methodist.tap("People")
    await methodist.tap("Pairs")
    await methodist.tap("Match people")
    await methodist.wait_for("Mentees without a mentor: 1")
    await methodist.tap("Match")
    await methodist.wait_for("Pairs: 1, groups: 0")
    await methodist.tap("Look at them")
    await methodist.wait_for("the same subject")
    await methodist.tap("Back")
    await methodist.tap("Publish…")
    await methodist.tap("Publish now")
    await methodist.wait_for("Published. Pairs: 1")
    # Each side reads the grounds in their own language, whatever the methodist's is.
    town.clock.moment = datetime(2026, 11, 17, 5, 31, tzinfo=UTC)
    await town.tick(2)
    assert "Подобрали так: один предмет" in (await crew.mentee.wait_for("Ваш наставник")).text
    said = await mentor.send("/menu")
    await mentor.wait_for(button="mentees", after=said.id)
    await mentor.tap("mentees")
    assert "Why you were matched: the same subject" in (await mentor.wait_for("Your mentee")).text
    said = await methodist.send("/menu")
    await methodist.wait_for(button="People", after=said.id)
    for label in ("People", "Pairs", "Орлова"):
        await methodist.tap(label)
    assert "Why: the same subject" in (await methodist.wait_for("Mentor: Орлова")).text
