"""A pair is set aside and goes on, becomes a group, gets another mentor; what was is kept."""

from datetime import UTC, datetime

from models.enums import Role
from sandbox.client import Said
from tests.handlers.crew import Crew
from tests.handlers.partnerships.steps import next_morning, open_card


async def test_a_pause_until_a_typed_day_and_both_hear_it_once(crew: Crew) -> None:
    await crew.pair()
    methodist = crew.methodist
    await open_card(crew)
    await methodist.tap("Пауза")
    await methodist.wait_for("Почему пауза?")
    await methodist.tap("Болезнь")
    await methodist.wait_for("До какого дня пауза?")
    for wrong, answer in (
        ("вчера", "не раньше чем завтра"),
        ("01.09.2027", "Программа идёт до 31.08.2027"),
        ("когда-нибудь", "Не поняла день"),
    ):
        said = await methodist.send(wrong)
        await methodist.wait_for(answer, after=said.id)
    said = await methodist.send("30 ноября")
    card = await methodist.wait_for("Пара, на паузе", after=said.id)
    assert "Пауза до 30 ноября" in card.text
    assert "Причина: Болезнь" in card.text
    await next_morning(crew)
    for phone in (crew.mentor, crew.mentee):
        told = await phone.wait_for("на паузе до 30 ноября", button="Мои пары")
        assert "Болезнь" not in told.text, "the reason is the methodist's"
    await crew.mentee.tap("Мои пары")
    await crew.mentee.wait_for("Сейчас на паузе до 30 ноября")
    await next_morning(crew, datetime(2026, 11, 30, 6, 0, tzinfo=UTC))
    await crew.mentor.wait_for("наставничество снова идёт")
    assert await crew.town.sandbox.violations() == []


async def test_a_day_from_the_calendar_and_back_early(crew: Crew) -> None:
    await crew.pair()
    methodist = crew.methodist
    await open_card(crew)
    await methodist.tap("Пауза")
    said = await methodist.send("я" * 2001)
    await methodist.wait_for("Слишком длинно", after=said.id)
    said = await methodist.send("командировка")
    await methodist.wait_for("До какого дня", after=said.id)
    await methodist.tap("20")
    await methodist.wait_for("Пауза до 20 ноября")
    await methodist.tap("Возобновить")
    await methodist.wait_for("Пара, работает")
    await next_morning(crew)
    await crew.mentor.wait_for("снова идёт")


async def test_a_pair_becomes_a_group_and_a_pair_again(crew: Crew) -> None:
    new = await crew.district.person("Котова", Role.MENTEE)
    phone = await crew.town.person(new.telegram_id)
    await phone.start()
    await crew.pair()
    methodist = crew.methodist
    await open_card(crew)
    await methodist.tap("Участники")
    await methodist.wait_for("Состав")
    await methodist.tap("Добавить наставляемого")
    screen = await methodist.wait_for("Кого добавить", button="Котова")
    assert not any("Смирнова" in label for label in screen.buttons)
    await methodist.tap("Котова")
    await methodist.wait_for("Добавить наставляемого?")
    await methodist.tap("Добавить")
    await methodist.wait_for("2 наставляемых", button="✖ Котова")
    await crew.town.tick()
    await phone.wait_for("Ваш наставник: Орлова")
    await methodist.tap("✖ Котова")
    await methodist.wait_for("Почему выводим из группы")
    await methodist.tap("Участник выбыл")
    await methodist.wait_for(button="Сменить наставника")
    await next_morning(crew)
    await phone.wait_for("Вы больше не в группе наставника")
    await crew.mentor.wait_for("В вашей группе больше нет участника: Котова")
    await phone.tap("Мои пары")
    await phone.wait_for("Наставника или наставляемых у вас пока нет", button="Прежние пары")
    await phone.tap("Прежние пары")
    past = await phone.wait_for("Наставник: Орлова")
    assert "Участник выбыл" not in past.text


async def test_another_mentor_and_the_history_on_the_card(crew: Crew) -> None:
    await crew.pair()
    new = await crew.district.person("Белова", Role.MENTOR, name="Анна")
    methodist = crew.methodist
    await open_card(crew)
    await methodist.tap("Участники")
    await methodist.tap("Сменить наставника")
    await methodist.tap("Белова")
    await methodist.wait_for("Был: Орлова")
    await methodist.tap("Сменить")
    await methodist.wait_for("Наставник: Белова Анна")
    await next_morning(crew)
    told = await crew.mentee.wait_for("Ваш наставник: Белова")
    assert "Вместо прежнего наставника: Орлова" in told.text
    await crew.mentor.wait_for("наставничество завершено")
    said = await methodist.send("/menu")
    await methodist.wait_for(button="Люди и пары", after=said.id)
    await methodist.tap("Люди и пары")
    await methodist.tap("Все участники")
    await methodist.tap("Смирнова")
    await methodist.tap("История пар")
    shown: Said = await methodist.wait_for("История пар: Смирнова")
    assert "Наставник: Белова" in shown.text
    assert "Причина: Смена наставника" in shown.text
    assert new.person_id


async def test_the_mentor_reads_it_in_english(crew: Crew) -> None:
    await crew.town.app.services.identity.set_language(crew.mentor_actor, "en")
    partnership = await crew.town.app.services.partnerships.create(
        crew.district.methodist,
        crew.mentor_actor.require_person(),
        [crew.mentee_actor.require_person()],
    )
    await crew.town.tick()
    await crew.mentor.wait_for("Your mentee")
    await crew.town.app.services.partnerships.close(crew.district.methodist, partnership.id, "Done")
    await next_morning(crew)
    await crew.mentor.wait_for("Your mentoring is over", button="My partners")
    await crew.mentor.tap("My partners")
    await crew.mentor.tap("Past partnerships")
    await crew.mentor.wait_for("Mentor of: Смирнова")
