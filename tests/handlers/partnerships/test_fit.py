"""After the first meeting: a private question, a quiet request, and what the methodist makes of them."""

from datetime import date

from models.enums import Role
from tests.handlers.crew import Crew
from tests.handlers.partnerships.steps import NEXT_MORNING, at, meet, next_morning, open_mine
from tests.services.roadmap.plans import an_activity, launch


async def test_one_tap_and_a_word_and_the_methodist_alone_hears(crew: Crew) -> None:
    await crew.pair()
    await meet(crew)
    await next_morning(crew)
    await crew.mentee.wait_for("Подходит ли вам такое наставничество?", button="Не очень")
    await crew.mentee.tap("Не очень")
    await crew.mentee.wait_for("Спасибо, что сказали", button="Добавить слово")
    await crew.mentee.tap("Добавить слово")
    await crew.mentee.wait_for("Напишите одной-двумя фразами")
    said = await crew.mentee.send("мало <b>времени</b>")
    await crew.mentee.wait_for("Ваше слово: мало <b>времени</b>", after=said.id)
    await crew.town.tick(2)
    notice = await crew.methodist.wait_for("наставник не очень подходит", button="Посмотреть")
    assert "мало" not in notice.text
    await crew.methodist.tap("Посмотреть")
    case = await crew.methodist.wait_for("Что пишет: мало <b>времени</b>", button="Принято к сведению")
    assert "Партнёр об этом не знает" in case.text
    await crew.methodist.tap("Принято к сведению")
    await crew.methodist.wait_for("✓ Решено")
    for one in await crew.mentor.messages():
        assert "Подходит" not in one.text
    assert await crew.town.sandbox.violations() == []


async def test_old_buttons_and_forged_ones(crew: Crew) -> None:
    await crew.pair()
    await meet(crew)
    await next_morning(crew)
    question = await crew.mentee.wait_for("Подходит ли вам")
    await crew.mentee.tap("Подходит", message_id=question.id)
    await crew.mentee.forge_tap(question.id, "fit:1:poor")
    kept = await crew.mentee.wait_for("Рада, что")
    assert "Спасибо" in kept.text
    home = await crew.mentor.wait_for("Кировский район")
    for data in ("fit:1:poor", "fito:1:0", "fito:1:1", "fit:999:good", "wry:1:fit:1", "wry:1:request:1"):
        assert (await crew.mentor.forge_tap(home.id, data)).text
    assert (await crew.methodist.forge_tap(home.id, "wry:1:fit:1")).text, "a good answer is no case"


async def test_a_mentee_asks_quietly_and_is_given_another(crew: Crew) -> None:
    await crew.pair()
    await crew.district.person("Белова", Role.MENTOR, name="Анна")
    mentee, methodist = crew.mentee, crew.methodist
    await open_mine(crew, mentee)
    await mentee.tap("Попросить другого")
    await mentee.wait_for("Почему хотели бы другого партнёра?")
    said = await mentee.send("я" * 2001)
    await mentee.wait_for("Слишком длинно", after=said.id)
    await mentee.tap("Не находим времени")
    await mentee.wait_for("Передать методисту", button="Передать методисту")
    answer = await mentee.tap("Передать методисту")
    assert "Передала методисту" in (answer.text or "")
    card = await mentee.wait_for("Ваша просьба о другом партнёре у методиста")
    assert not any("Попросить" in label for label in card.buttons)
    said = await methodist.send("/menu")
    await methodist.wait_for("Сегодня требуют внимания: 1", button="Внимание", after=said.id)
    await methodist.tap("Внимание")
    await methodist.wait_for("просит другого партнёра")
    await methodist.tap("1")
    await methodist.wait_for("Что пишет: Не находим времени")
    await methodist.tap("Дать другого наставника")
    await methodist.tap("Белова")
    await methodist.wait_for("Был: Орлова")
    await methodist.tap("Сменить")
    await methodist.wait_for("✓ Решено")
    await methodist.tap("Назад")
    await methodist.wait_for("Внимание")
    await next_morning(crew)
    told = await mentee.wait_for("Ваш наставник: Белова")
    assert "Вместо прежнего наставника: Орлова" in told.text
    over = await crew.mentor.wait_for("наставничество завершено")
    assert "просил" not in over.text


async def test_the_methodist_answers_and_they_go_on(crew: Crew) -> None:
    await crew.pair()
    # On Monday the digest has the methodist's message of the day.
    crew.town.clock.advance(days=1)
    await crew.town.app.services.partnerships.ask_other_partner(crew.mentor_actor, 1, "разные <i>задачи</i>")
    await crew.town.tick()
    await crew.methodist.wait_for("просит другого партнёра", button="Посмотреть")
    await crew.methodist.tap("Посмотреть")
    await crew.methodist.tap("Ответить, пара остаётся")
    await crew.methodist.wait_for("Напишите ответ")
    said = await crew.methodist.send("Давайте до декабря")
    await crew.methodist.wait_for("✓ Решено", after=said.id)
    await crew.town.tick()
    answered = await crew.mentor.wait_for("Методист ответил на вашу просьбу")
    assert "Давайте до декабря" in answered.text
    await crew.methodist.tap("Открыть пару")
    await crew.methodist.wait_for("Пара, работает")
    assert not [one for one in await crew.mentee.messages() if "другого партнёра" in one.text]


async def test_the_question_in_english_rides_with_the_days_message(crew: Crew) -> None:
    await crew.town.app.services.identity.set_language(crew.mentee_actor, "en")
    services, person = crew.town.app.services, crew.mentee_actor.require_person()
    await services.partnerships.create(crew.district.methodist, crew.mentor_actor.require_person(), [person])
    await crew.town.tick()
    await crew.mentee.wait_for("Your mentor")
    await meet(crew)
    await an_activity(crew.district, Role.MENTEE, due=date(2026, 11, 17))
    await launch(crew.district, crew.town.clock)
    # Before the morning nobody is written to: the question waits for the day's message.
    await at(crew, NEXT_MORNING.replace(hour=3))
    await at(crew, NEXT_MORNING)
    asked = await crew.mentee.wait_for("Does it suit you?", button="Answer")
    await crew.mentee.tap("Answer", message_id=asked.id)
    await crew.mentee.wait_for("Does this mentoring suit you?", button="Rather yes")
    await crew.mentee.tap("Rather yes")
    await crew.mentee.wait_for("If something gets in the way")
