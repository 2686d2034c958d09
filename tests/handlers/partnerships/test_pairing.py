"""The methodist makes a pair by hand; both sides get to know each other; they meet."""

from datetime import date

import pytest
from sqlalchemy import func, select, update
from sqlalchemy.exc import OperationalError

from models.enums import Role
from models.partnerships import Meeting, Partnership
from models.people import Membership
from models.people import Person as PersonRow
from models.system import AuditRecord
from tests.handlers.crew import Crew
from tests.handlers.steps import say


async def test_a_pair_by_hand_and_both_are_told(crew: Crew) -> None:
    methodist = crew.methodist
    await methodist.tap("Люди и пары")
    await methodist.tap("ары и группы")
    await methodist.wait_for("Пока ни одной")
    await methodist.tap("Составить пару")
    await methodist.wait_for("наставником", button="Орлова")
    said = await methodist.send("прилад")
    await methodist.wait_for("Поиск: «прилад»", after=said.id)
    await methodist.tap("Орлова")
    screen = await methodist.wait_for("Кого наставляет", button="Смирнова")
    assert not any("Орлова" in label for label in screen.buttons), "nobody mentors themselves"
    await methodist.tap("Смирнова")
    await methodist.wait_for(button="✓ Смирнова")
    await methodist.tap("Дальше · 1")
    await methodist.wait_for("Пара. Всё верно?")
    await methodist.tap("Почему так")
    await methodist.wait_for("Напишите одной-двумя фразами")
    said = await methodist.send("просили помощи с <b>проектами</b> & уроками")
    await methodist.wait_for("просили помощи с <b>проектами</b>", button="Создать", after=said.id)
    await methodist.tap("Создать")
    await methodist.wait_for("Пара, работает")
    await crew.town.tick()
    told = await crew.mentee.wait_for("Ваш наставник: Орлова Ирина Павловна, математика, Приладожская СОШ")
    assert "Подобрали так: просили помощи с <b>проектами</b> & уроками" in told.text
    assert "30 ноября" in told.text
    assert told.buttons == ["Написать ей", "Встретились ✓"]
    mirror = await crew.mentor.wait_for("Ваша наставляемая: Смирнова Марина Викторовна")
    assert "Приладожская" not in mirror.text
    assert await crew.town.sandbox.violations() == []


async def test_a_group_and_the_same_pair_again(crew: Crew) -> None:
    await crew.pair()
    await crew.district.person("Белова", Role.MENTEE)
    methodist = crew.methodist
    await methodist.tap("Люди и пары")
    await methodist.tap("ары и группы")
    await methodist.tap("Составить пару")
    await methodist.tap("Орлова")
    await methodist.tap("Смирнова")
    await methodist.tap("Белова")
    await methodist.tap("Дальше · 2")
    await methodist.wait_for("Группа. Всё верно?")
    answer = await methodist.tap("Создать")
    assert "уже наставник" in (answer.text or "")
    await methodist.tap("Назад")
    await methodist.tap("✓ Смирнова")
    await methodist.tap("Дальше · 1")
    await methodist.tap("Создать")
    await methodist.wait_for("Пара, работает")
    assert await _count(crew, Partnership) == 2


async def test_a_meeting_in_two_taps(crew: Crew) -> None:
    await crew.pair()
    mentee = crew.mentee
    await mentee.tap("Встретились")
    await mentee.wait_for("Какая была встреча?")
    await mentee.tap("Консультация")
    await mentee.wait_for("Когда встретились?")
    await mentee.tap("Сегодня")
    saved = await mentee.wait_for("Записано: консультация, 16 ноября", button="Добавить тему")
    assert "Последняя встреча: 16 ноября, пн, консультация" in saved.text
    # The other side logs the same meeting: it is there already.
    await crew.mentor.tap("Встретились")
    await crew.mentor.tap("Консультация")
    await crew.mentor.tap("Сегодня")
    await crew.mentor.wait_for("уже записана")
    assert await _count(crew, Meeting) == 1
    await mentee.tap("Добавить тему")
    await mentee.wait_for("О чём была встреча?")
    await mentee.send("Проектный <урок>")
    await mentee.wait_for("Тема записана: Проектный <урок>")


async def test_another_day_by_button_and_typed(crew: Crew) -> None:
    await crew.pair()
    mentor = crew.mentor
    await mentor.tap("Встретились")
    await mentor.tap("Посещение урока")
    await mentor.tap("Другой день")
    await mentor.tap("12 ноября")
    await mentor.wait_for("Записано: посещение урока, 12 ноября")
    await mentor.tap("Встретились ещё раз")
    await mentor.tap("Онлайн-созвон")
    await mentor.tap("Другой день")
    await mentor.tap("Раньше")
    await mentor.wait_for("Напишите день встречи")
    await mentor.send("тридцать второго мартобря")
    await mentor.wait_for("Не поняла день")
    said = await mentor.send("12 октября")
    await mentor.wait_for("Записано: онлайн-созвон, 12 октября", after=said.id)


async def test_a_foreign_tap_is_refused_and_kept(crew: Crew) -> None:
    partnership_id = await crew.pair()
    stranger_actor = await crew.district.person("Чужая", Role.MENTOR)
    stranger = await crew.town.person(stranger_actor.telegram_id)
    await stranger.start()
    home = await stranger.wait_for("Кировский район")
    for data in (f"met:{partnership_id}", f"mtd:{partnership_id}:1:739571", f"intr:{partnership_id}:1"):
        answer = await stranger.forge_tap(home.id, data)
        assert answer.text
    for data in (f"mtd:{partnership_id}:99:739571", f"mtd:{partnership_id}:1:99999999", "met:999", "mtt:5"):
        assert (await crew.mentor.forge_tap(home.id, data)).text
    assert await _count(crew, Meeting) == 0
    assert (await stranger.forge_tap(home.id, "eo:999")).text
    async with crew.town.app.database.read() as session:
        kept = select(AuditRecord.action).where(AuditRecord.account_id == stranger_actor.account_id)
        assert (await session.scalars(kept.order_by(AuditRecord.id))).all() == [
            *["refused"] * 3,
            "refused.unseen",
        ]


async def test_a_refusal_that_cannot_be_kept_is_answered(crew: Crew, monkeypatch: pytest.MonkeyPatch) -> None:
    """The disk is full: a tap on what is gone ends in its word all the same."""

    async def full(*_: object, **__: object) -> None:
        raise OperationalError("INSERT", None, Exception("database or disk is full"))

    monkeypatch.setattr(crew.town.app.services.identity, "record_refusal", full)
    await crew.mentor.start()
    home = await crew.mentor.wait_for("Кировский район")
    answer = await crew.mentor.forge_tap(home.id, "eo:999")
    assert answer.answered
    assert "нет" in (answer.text or "").lower()


async def test_a_refused_link_goes_without_the_button(crew: Crew) -> None:
    await crew.town.sandbox.fault(
        "status",
        method="sendMessage",
        times=1,
        code=400,
        description="Bad Request: BUTTON_USER_PRIVACY_RESTRICTED",
    )
    await crew.pair()
    for phone in (crew.mentor, crew.mentee):
        said = await phone.wait_for("🤝", button="Встретились")
        assert said.buttons[-1] == "Встретились ✓"


async def test_an_old_button_of_a_closed_pair(crew: Crew) -> None:
    await crew.pair()
    await crew.mentee.tap("Встретились")
    await crew.mentee.tap("Консультация")
    methodist = crew.methodist
    await methodist.tap("Люди и пары")
    await methodist.tap("ары и группы")
    await methodist.tap("Орлова")
    await methodist.wait_for("Пара, работает")
    await methodist.tap("Завершить")
    await methodist.tap("Цели достигнуты")
    await methodist.wait_for("Пара, завершена")
    answer = await crew.mentee.tap("Сегодня")
    assert "уже завершена" in (answer.text or "")
    await crew.mentee.tap("Назад")
    closed = await crew.mentee.wait_for("наставничество завершено")
    assert closed.buttons == []


async def test_my_partners(crew: Crew) -> None:
    await crew.pair()
    said = await crew.mentee.send("/menu")
    await crew.mentee.wait_for(button="наставник", after=said.id)
    await crew.mentee.tap("наставник")
    # The only one is open at once; nothing else stands a step back.
    await crew.mentee.wait_for("Встреч пока не записано")
    await crew.mentee.tap("Назад")
    await crew.mentee.wait_for(button="Моя неделя")
    await crew.mentee.tap("наставник")
    await crew.mentee.tap("Записать встречу")
    await crew.mentee.tap("Совместный урок")
    said = await crew.mentee.send("завтра")
    await crew.mentee.wait_for("ещё не наступил", after=said.id)
    await crew.mentee.tap("Вчера")
    await crew.mentee.wait_for("Записано: совместный урок, 15 ноября", button="Добавить тему")
    await crew.mentee.tap("Добавить тему")
    said = await crew.mentee.send("Дроби")
    await crew.mentee.wait_for("совместный урок («Дроби»)", after=said.id)


async def test_the_roster_proposes_and_asks(crew: Crew) -> None:
    await crew.district.person("Белова", Role.MENTOR, name="Анна")
    await crew.district.person("Белова", Role.MENTOR, name="Алла")
    doubtful = await crew.district.person("Котова", Role.MENTEE)
    async with crew.town.app.database.write() as session:
        for person_id, written in (
            (crew.mentee_actor.person_id, "Орлова И. П."),
            (doubtful.person_id, "Белова А. П."),
        ):
            await session.execute(
                update(PersonRow).where(PersonRow.id == person_id).values(roster_mentor=written)
            )
    methodist = crew.methodist
    await methodist.tap("Люди и пары")
    await methodist.tap("ары и группы")
    await methodist.tap("Из списка педагогов · 2")
    await methodist.wait_for("Без сомнений: 1. С вопросом: 1.")
    await methodist.tap("По одному")
    await methodist.wait_for("1 из 1. По списку наставник Орлова Ирина Павловна")
    await methodist.tap("Да, создать")
    await methodist.wait_for("Без сомнений: 0. С вопросом: 1.")
    await methodist.tap("Вопросы · 1")
    await methodist.wait_for("«Белова А. П.». Кто это?")
    await methodist.tap("Белова")
    await methodist.wait_for("уже разобраны")
    assert await _count(crew, Partnership) == 2


async def test_of_very_many_who_wait_the_first_are_shown_and_all_are_made(
    crew: Crew, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("services.partnerships.roster.LOOKED_AT", 1)
    others = [await crew.district.person(surname, Role.MENTEE) for surname in ("Котова", "Лисова")]
    people = [crew.mentee_actor.person_id, *(one.person_id for one in others)]
    async with crew.town.app.database.write() as session:
        for person_id, written in zip(people, ("Никто Н. Н.", "Орлова И. П.", "Орлова И."), strict=True):
            await session.execute(
                update(PersonRow).where(PersonRow.id == person_id).values(roster_mentor=written)
            )
    methodist = crew.methodist
    await methodist.tap("Люди и пары")
    await methodist.tap("ары и группы")
    await methodist.tap("Из списка педагогов · 3")
    shown = await methodist.wait_for("Без сомнений: 0+. С вопросом: 1+.")
    assert "Посмотрела первых 1, кто ждёт" in shown.text
    await methodist.tap("Принять все без сомнений")
    shown = await methodist.wait_for("Без сомнений: 0. С вопросом: 1.")
    assert not shown.has(button="Принять все")
    assert await _count(crew, Partnership) == 1


async def _count(crew: Crew, table: type[Partnership] | type[Meeting]) -> int:
    async with crew.town.app.database.read() as session:
        return await session.scalar(select(func.count()).select_from(table)) or 0


async def test_a_methodist_in_a_pair_finds_it_beside_all_pairs(crew: Crew) -> None:
    await crew.pair()
    await crew.methodist.tap("Люди и пары")
    assert not (await crew.methodist.wait_for(button="Ссылки и QR")).has(button="Мои пары и группы")
    async with crew.town.app.database.write() as session:
        session.add(
            Membership(
                programme_id=crew.district.programme_id,
                person_id=crew.mentor_actor.person_id,
                role=Role.METHODIST,
                starts_on=date(2026, 9, 1),
            )
        )
    await say(crew.mentor, "/menu", "Люди и пары")
    await crew.mentor.tap("Люди и пары")
    await crew.mentor.wait_for(button="Мои пары и группы")
    await crew.mentor.tap("Мои пары и группы")
    await crew.mentor.wait_for("Ваша наставляемая: Смирнова", button="Записать встречу")
