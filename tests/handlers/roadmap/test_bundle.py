"""The day's bundle in the chat: ticks, evidence, later, not possible, help, forged and old buttons."""

import asyncio
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import event, select

from delivery.messages.bundle import Act, Line
from models.enums import AssignmentState, Evidence, OutboxStatus, PartnershipState, Role
from models.partnerships import Partnership, PartnershipMentee
from models.roadmap import HelpRequest
from models.system import AuditRecord, OutboxMessage, StoredFile
from sandbox.client import Person
from services.actor import Actor
from tests.builders import NOW
from tests.handlers.roadmap.conftest import RoadmapTown
from tests.services.roadmap.plans import an_activity, assignments, launch
from tests.services.roadmap.test_participants import a_lesson

FRIDAY = date(2026, 11, 20)
MORNING = datetime(2026, 11, 19, 5, 30, tzinfo=UTC)


async def with_three(roads: RoadmapTown, evidence: Evidence = Evidence.NOTHING) -> tuple[Actor, Person]:
    """A teacher with three lines in this morning's bundle, the second of which wants evidence."""
    teacher = await roads.district.person("Иванова", Role.MENTEE)
    phone = await roads.phone(teacher)
    await an_activity(roads.district, Role.MENTEE, title="Пробный урок", due=FRIDAY)
    await an_activity(
        roads.district, Role.MENTEE, title="Итоги недели", due=FRIDAY, evidence=evidence, result="Справка"
    )
    await an_activity(roads.district, Role.MENTEE, title="Встреча <b>&</b> 🤝", due=FRIDAY)
    await launch(roads.district, roads.clock)
    await roads.morning(MORNING)
    return teacher, phone


async def states(roads: RoadmapTown, teacher: Actor) -> list[AssignmentState]:
    return [one.state for one in await assignments(roads.district, teacher)]


async def test_ticking_off_edits_the_same_message(roads: RoadmapTown) -> None:
    teacher, phone = await with_three(roads)
    bundle = await phone.wait_for("Доброе утро")
    assert "1. Пробный урок. До завтра" in bundle.text
    assert "3. Встреча <b>&</b> 🤝" in bundle.text
    assert bundle.buttons[:3] == ["1 ✓", "2 ✓", "3 ✓"]
    await phone.tap("2 ✓")
    after = await phone.wait_for("Осталось: 1, 3")
    assert after.id == bundle.id
    assert "2 ✓" not in after.buttons
    await phone.tap("1 ✓")
    await phone.tap("3 ✓")
    done = await phone.wait_for("Всё отмечено")
    assert done.id == bundle.id
    assert done.buttons == []
    assert set(await states(roads, teacher)) == {AssignmentState.DONE}


async def test_buttons_stand_in_the_order_of_their_lines(roads: RoadmapTown) -> None:
    """The pair's introduction rides behind the reminders: its button stands below the ticks, too."""
    teacher = await roads.district.person("Смирнова", Role.MENTEE)
    mentor = await roads.district.person("Орлова", Role.MENTOR)
    phone = await roads.phone(teacher)
    await an_activity(roads.district, Role.MENTEE, title="Пробный урок", due=FRIDAY)
    await launch(roads.district, roads.clock)
    assert mentor.person_id
    assert teacher.person_id
    roads.clock.moment = MORNING.replace(hour=4)
    partnerships = roads.town.app.services.partnerships
    await partnerships.create(roads.district.methodist, mentor.person_id, [teacher.person_id], "")
    await roads.town.tick()
    await roads.morning(MORNING)
    bundle = await phone.wait_for("1. Пробный урок", button="1 ✓")
    assert "2. " in bundle.text
    assert bundle.buttons[:3] == ["1 ✓", "🤝 Контакты", "Отложить…"]


async def test_a_file_is_taken_as_evidence(roads: RoadmapTown) -> None:
    teacher, phone = await with_three(roads, Evidence.FILE)
    bundle = await phone.wait_for("Доброе утро")
    await phone.tap("2 ✓")
    asked = await phone.wait_for("К пункту 2 пришлите документ")
    assert asked.id == bundle.id
    await phone.send("вот она")
    await phone.wait_for("нужен документ")
    await phone.send_file(b"%PDF-1.4 report", "Справка.pdf")
    after = await phone.wait_for("Принято. Осталось: 1, 3")
    assert after.id == bundle.id
    async with roads.district.database.read() as session:
        [file] = (await session.scalars(select(StoredFile))).all()
    assert await roads.town.app.services.files.get(file.sha256) == b"%PDF-1.4 report"
    assert (file.name, file.person_id) == ("Справка.pdf", teacher.person_id)
    [_, second, _] = await assignments(roads.district, teacher)
    assert (second.state, second.evidence_file_id) == (AssignmentState.DONE, file.id)


async def test_a_photo_or_nothing_will_do(roads: RoadmapTown) -> None:
    teacher, phone = await with_three(roads, Evidence.FILE)
    await phone.wait_for("Доброе утро")
    await phone.tap("2 ✓")
    await phone.wait_for("К пункту 2")
    await phone.tap("Отмена")
    again = await phone.wait_for("1. Пробный урок")
    assert "2 ✓" in again.buttons
    await phone.tap("2 ✓")
    await phone.wait_for("К пункту 2")
    await phone.tap("Без подтверждения")
    await phone.wait_for("Осталось: 1, 3")
    assert (await states(roads, teacher))[1] is AssignmentState.DONE


async def test_a_file_too_large_is_kept_by_telegram(roads: RoadmapTown) -> None:
    teacher, phone = await with_three(roads, Evidence.FILE)
    await phone.wait_for("Доброе утро")
    await phone.tap("2 ✓")
    await phone.wait_for("К пункту 2")
    await phone.send_big_file(30 * 1024 * 1024, "видео.zip")
    await phone.wait_for("больше 20 МБ")
    assert (await states(roads, teacher))[1] is AssignmentState.DONE
    async with roads.district.database.read() as session:
        [file] = (await session.scalars(select(StoredFile))).all()
    assert file.sha256 == ""
    assert file.telegram_file_id


async def test_later_this_evening_shows_it_once_more(roads: RoadmapTown) -> None:
    _, phone = await with_three(roads)
    bundle = await phone.wait_for("Доброе утро")
    await phone.tap("Отложить…")
    await phone.tap("3")
    answer = await phone.tap("Сегодня вечером")
    assert answer.text == "Напомню сегодня в 18:00."
    await phone.tap("1 ✓", message_id=bundle.id)
    await roads.morning(datetime(2026, 11, 19, 14, 59, tzinfo=UTC))
    assert (await phone.messages())[-1].id == bundle.id
    await roads.morning(datetime(2026, 11, 19, 15, 1, tzinfo=UTC))
    again = await phone.wait_for("Осталось: 2, 3", after=bundle.id)
    assert again.id > bundle.id
    await phone.tap("Отложить…", message_id=again.id)
    await phone.tap("3", message_id=again.id)
    late = await phone.wait_for("До какого дня отложить пункт 3?")
    assert "Сегодня вечером" not in late.buttons


async def test_nothing_is_shown_in_the_evening_when_all_is_done_by_then(roads: RoadmapTown) -> None:
    _, phone = await with_three(roads)
    bundle = await phone.wait_for("Доброе утро")
    await phone.tap("Отложить…")
    await phone.tap("3")
    await phone.tap("Сегодня вечером")
    for number in (1, 2, 3):
        await phone.tap(f"{number} ✓", message_id=bundle.id)
    await roads.morning(datetime(2026, 11, 19, 15, 1, tzinfo=UTC))
    assert await outcome_of_the_evening(roads) is OutboxStatus.CANCELLED
    assert (await phone.messages())[-1].id == bundle.id


async def outcome_of_the_evening(roads: RoadmapTown) -> OutboxStatus | None:
    """What became of the evening's message, once the sender has looked at it."""
    status = None
    for _ in range(200):
        async with roads.district.database.read() as session:
            status = await session.scalar(
                select(OutboxMessage.status).where(OutboxMessage.dedupe_key.startswith("evening:"))
            )
        if status not in {OutboxStatus.PENDING, OutboxStatus.CLAIMED, OutboxStatus.SENDING}:
            break
        await asyncio.sleep(0.05)
    return status


async def test_later_moves_the_reminder(roads: RoadmapTown) -> None:
    teacher, phone = await with_three(roads)
    await phone.wait_for("Доброе утро")
    await phone.tap("Отложить…")
    await phone.wait_for("Что отложить?")
    await phone.tap("3")
    await phone.wait_for("До какого дня отложить пункт 3?")
    await phone.tap("В понедельник")
    await phone.wait_for("Отложено до 23 ноября")
    await phone.tap("Отложить…")
    await phone.tap("1")
    await phone.tap("Другой день…")
    await phone.wait_for("Напишите день")
    await phone.send("когда-нибудь потом")
    await phone.wait_for("Не поняла день")
    await phone.send("25 ноября")
    await phone.wait_for("1. Пробный урок. Отложено до 25 ноября")
    [first, _, third] = await assignments(roads.district, teacher)
    assert (first.postponed_to, third.postponed_to) == (date(2026, 11, 25), date(2026, 11, 23))


async def test_of_the_only_open_line_it_is_not_asked_which(roads: RoadmapTown) -> None:
    teacher, phone = await with_three(roads)
    await phone.wait_for("Доброе утро")
    await phone.tap("1 ✓")
    await phone.tap("2 ✓")
    for button, question in (
        ("Отложить…", "До какого дня отложить пункт 3?"),
        ("Нужна помощь", "Позвать помощь по пункту 3?"),
        ("Не получится…", "Почему не получится пункт 3?"),
    ):
        await phone.tap(button)
        await phone.wait_for(question)
        if button != "Не получится…":
            await phone.tap("Назад")
    await phone.send("На больничном до пятницы")
    await phone.wait_for("не получится, методист увидит")
    assert (await assignments(roads.district, teacher))[2].not_possible_reason == "На больничном до пятницы"


async def test_not_possible_reaches_the_methodist(roads: RoadmapTown) -> None:
    teacher, phone = await with_three(roads)
    await phone.wait_for("Доброе утро")
    await phone.tap("Не получится…")
    await phone.tap("2")
    await phone.wait_for("Почему не получится пункт 2")
    await phone.tap("Написать своими словами")
    await phone.send("Нет <класса>")
    await phone.wait_for("не получится, методист увидит")
    found = (await roads.town.app.services.roadmap.attention(roads.district.methodist)).cases
    # The methodist of this story has never opened the bot: that is a case of its own.
    [case] = [one for one in found if one.kind == "np"]
    assert case.title == "Итоги недели"
    assert (await assignments(roads.district, teacher))[1].not_possible_reason == "Нет <класса>"


async def test_help_goes_to_the_mentor_and_back(roads: RoadmapTown) -> None:
    mentor = await roads.district.person("Орлова", Role.MENTOR)
    mentor_phone = await roads.phone(mentor)
    teacher, phone = await with_three(roads)
    async with roads.district.database.write() as session:
        pair = Partnership(
            programme_id=roads.district.programme_id,
            mentor_id=mentor.person_id or 0,
            state=PartnershipState.ACTIVE,
            created_at=NOW,
        )
        session.add(pair)
        await session.flush()
        session.add(PartnershipMentee(partnership_id=pair.id, person_id=teacher.person_id or 0))
    await phone.wait_for("Доброе утро")
    await phone.tap("Нужна помощь")
    await phone.tap("1")
    await phone.tap("Написать, что нужно")
    await phone.wait_for("что нужно")
    await phone.send("С чего начать?")
    await phone.wait_for("Передаю вашему наставнику")
    await mentor_phone.wait_for("С чего начать?")
    await mentor_phone.tap("Ответить")
    await mentor_phone.wait_for("Напишите ответ")
    await mentor_phone.send("С плана <урока>")
    await mentor_phone.wait_for("Ответ передан")
    arrived = await phone.wait_for("Ответ на вашу просьбу")
    assert "С плана <урока>" in arrived.text


async def test_help_without_a_mentor_goes_to_the_methodist(roads: RoadmapTown) -> None:
    methodist = await roads.phone(roads.district.methodist)
    _, phone = await with_three(roads)
    await phone.wait_for("Доброе утро")
    await phone.tap("Нужна помощь")
    await phone.tap("2")
    await phone.tap("Позвать")
    await phone.wait_for("Передаю методисту")
    await methodist.wait_for("просит помощи")
    async with roads.district.database.read() as session:
        assert len((await session.scalars(select(HelpRequest.id))).all()) == 1


async def test_a_foreign_tap_is_refused_and_recorded(roads: RoadmapTown) -> None:
    teacher, phone = await with_three(roads)
    bundle = await phone.wait_for("Доброе утро")
    stranger = await roads.phone(await roads.district.person("Чужакова", Role.MENTEE))
    [first, *_] = await assignments(roads.district, teacher)
    for act in Act:
        reply = await stranger.forge_tap(bundle.id, Line(act=act, daily=1, item=first.id).pack())
        assert reply.text, act
    assert set(await states(roads, teacher)) == {AssignmentState.OPEN}
    async with roads.district.database.read() as session:
        records = (await session.scalars(select(AuditRecord.action))).all()
    assert len(records) >= len(Act) - 4
    assert set(records) == {records[0]}


async def test_an_old_button_says_what_has_become_of_it(roads: RoadmapTown) -> None:
    teacher, phone = await with_three(roads)
    bundle = await phone.wait_for("Доброе утро")
    [first, *_] = await assignments(roads.district, teacher)
    data = Line(act=Act.DONE, daily=1, item=first.id).pack()
    await phone.tap("1 ✓")
    reply = await phone.forge_tap(bundle.id, data)
    assert "уже отмечено" in (reply.text or "")
    assert (await states(roads, teacher)).count(AssignmentState.DONE) == 1


async def test_a_long_bundle_is_paged(roads: RoadmapTown) -> None:
    teacher = await roads.district.person("Иванова", Role.MENTEE)
    phone = await roads.phone(teacher)
    for n in range(40):
        await an_activity(
            roads.district, Role.MENTEE, title=f"{n} " + "очень длинное название " * 40, due=FRIDAY
        )
    await launch(roads.district, roads.clock)
    await roads.morning(MORNING)
    bundle = await phone.wait_for("Доброе утро")
    assert len(bundle.text) < 4096
    await phone.tap("Ещё 11–40")
    second = await phone.wait_for("11. 10 очень")
    await phone.tap("12 ✓")
    after = await phone.wait_for("12. 11 очень")
    assert second.id == after.id == bundle.id
    assert "11 ✓" in after.buttons
    assert "12 ✓" not in after.buttons


async def test_overdue_reaches_curator_and_methodist(roads: RoadmapTown) -> None:
    curator = await roads.phone(await roads.district.person("Куратова", Role.CURATOR))
    methodist = await roads.phone(roads.district.methodist)
    await roads.phone(await roads.district.person("Иванова", Role.MENTEE))
    await roads.district.person("Яшина", Role.MENTEE, with_account=False)
    await an_activity(roads.district, Role.MENTEE, title="Справка", due=date(2026, 11, 16))
    await launch(roads.district, roads.clock)
    await roads.morning(MORNING)
    line = await curator.wait_for("«Справка», просрочено: Иванова")
    await curator.send("/menu")
    home = await curator.wait_for("По школе требуют внимания: 1", button="Внимание · 1")
    assert "ничего не нужно" not in home.text
    await curator.tap("Посмотреть", message_id=line.id)
    await curator.wait_for("Требуют внимания: 1")
    await curator.tap("1")
    await curator.wait_for("2. ⚠️ Яшина Ирина Павловна: просрочено на 3 дня · 📵 ещё не в боте")
    await curator.tap("1")
    await curator.wait_for("Дело: Справка")
    await curator.tap("Напомнить ещё раз")
    # Back to all who are late with it; who is not in the bot is not promised a reminder.
    await curator.wait_for("Напомню 20 ноября", button="2")
    await curator.tap("2")
    absent = await curator.wait_for("Напоминание не дойдёт")
    assert absent.buttons == ["Отметить готовым", "Снять поручение", "← Назад"]
    await curator.tap("Отметить готовым")
    await curator.wait_for("1. ⚠️ Иванова")
    await curator.tap("Назад")
    await curator.wait_for("Требуют внимания: 1")
    await roads.morning(datetime(2026, 11, 23, 5, 30, tzinfo=UTC))
    digest = await methodist.wait_for("Требует решения 1")
    await methodist.tap("1", message_id=digest.id)
    await methodist.wait_for("просрочено на 7 дней")
    await methodist.tap("1")
    await methodist.tap("Отметить готовым")
    await methodist.wait_for("Всё идёт по плану")


async def test_done_is_few_statements(roads: RoadmapTown) -> None:
    _, phone = await with_three(roads)
    await phone.wait_for("Доброе утро")
    said: list[str] = []

    def listen(_: Any, __: Any, statement: str, *___: Any) -> None:
        # The sender looks into the outbox all the time; that is not this tap's doing.
        task = asyncio.current_task()
        whose = getattr(task.get_coro(), "__qualname__", "") if task else ""
        if not whose.startswith(("Worker.", "GroupCommits.")):
            said.append(statement)

    engines = roads.town.app.database.engines
    for engine in engines:
        event.listen(engine, "before_cursor_execute", listen)
    await phone.tap("1 ✓")
    await phone.wait_for("Осталось: 2, 3")
    for engine in engines:
        event.remove(engine, "before_cursor_execute", listen)
    assert len(said) <= 10, said


async def test_who_changes_language_before_it_is_sent_reads_it_in_the_new_one(roads: RoadmapTown) -> None:
    """Messages are put into words when they leave, not when they are planned."""
    teacher = await roads.district.person("Иванова", Role.MENTEE)
    phone = await roads.phone(teacher)
    await an_activity(roads.district, Role.MENTEE, title="Пробный урок", due=FRIDAY)
    await launch(roads.district, roads.clock)
    services = roads.town.app.services
    # Planned, and not sent before its minute comes.
    assert await services.roadmap.plan_bundles(MORNING) == 1
    await services.identity.set_language(teacher, "en")
    await roads.morning(MORNING)
    bundle = await phone.wait_for("Good morning", button="Later…")
    assert "Пробный урок" in bundle.text


async def test_a_message_of_nothing_but_what_was_dropped_does_not_come(
    roads: RoadmapTown,
) -> None:
    teacher = await roads.district.person("Иванова", Role.MENTEE)
    phone = await roads.phone(teacher)
    activity = await an_activity(roads.district, Role.MENTEE, title="Пробный урок", due=FRIDAY)
    await launch(roads.district, roads.clock)
    services = roads.town.app.services
    # Planned, and not sent before its minute comes.
    assert await services.roadmap.plan_bundles(MORNING) == 1
    await services.roadmap.drop(roads.district.methodist, activity)
    await roads.morning(MORNING)
    await phone.wait_for("«Пробный урок»: снято с плана")
    assert not any("Доброе утро" in said.text for said in await phone.messages())
    bundles = select(OutboxMessage.status).where(OutboxMessage.kind == "bundle")
    for _ in range(500):
        async with roads.district.database.read() as session:
            (status,) = (await session.scalars(bundles)).all()
        if status is not OutboxStatus.CLAIMED:
            break
        # The sender has it in hand: its neighbour's message came first.
        await asyncio.sleep(0.01)
    assert status is OutboxStatus.CANCELLED
    assert not any("Доброе утро" in said.text for said in await phone.messages())


async def test_later_till_tomorrow(roads: RoadmapTown) -> None:
    """Of a Thursday: the Friday after it."""
    teacher, phone = await with_three(roads)
    await phone.wait_for("Доброе утро")
    await phone.tap("Отложить…")
    await phone.wait_for("Что отложить?")
    await phone.tap("1")
    await phone.wait_for("До какого дня отложить пункт 1?")
    await phone.tap("Завтра")
    await phone.wait_for("1. Пробный урок. Отложено до 20 ноября")
    assert (await assignments(roads.district, teacher))[0].postponed_to == FRIDAY


async def test_who_takes_part_is_told_so_and_has_nothing_to_show(roads: RoadmapTown) -> None:
    teacher = await roads.district.person("Иванова", Role.MENTEE)
    english = await roads.district.person("Smith", Role.MENTEE, locale="en")
    phones = [await roads.phone(teacher), await roads.phone(english)]
    await a_lesson(roads.district, Role.MENTEE)
    await launch(roads.district, roads.clock)
    await roads.morning(MORNING)
    bundle = await phones[0].wait_for("Доброе утро")
    assert "Открытый урок (вы участвуете). До завтра" in bundle.text
    assert "Открытый урок (you take part)" in (await phones[1].wait_for("Good morning")).text
    await phones[0].tap("1 ✓")
    assert (await phones[0].wait_for("Всё отмечено")).id == bundle.id
    assert await states(roads, teacher) == [AssignmentState.DONE]
