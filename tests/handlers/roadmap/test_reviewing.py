"""The methodist looks at what was sent: returns it with a word, then accepts it."""

from datetime import UTC, datetime

from models.enums import AssignmentState, Evidence, Role
from tests.handlers.roadmap.conftest import RoadmapTown
from tests.services.roadmap.plans import an_activity, assignments, launch


async def test_evidence_is_returned_with_a_word_and_accepted_anew(roads: RoadmapTown) -> None:
    actor = await roads.district.person("Смирнова", Role.MENTEE)
    teacher = await roads.phone(actor)
    await an_activity(roads.district, Role.MENTEE, title="Справка", evidence=Evidence.LINK)
    await launch(roads.district, roads.clock)
    (mine,) = await assignments(roads.district, actor)
    await roads.morning(datetime(2026, 11, 20, 5, 31, tzinfo=UTC))
    await teacher.wait_for("Доброе утро", button="1 ✓")
    await teacher.tap("1 ✓")
    await teacher.wait_for("ссылк")
    await teacher.send("https://школа.рф/<b>отчёт</b>")
    await teacher.wait_for("Всё отмечено")

    methodist = await roads.phone(roads.district.methodist)
    said = await methodist.send("/menu")
    await methodist.wait_for(button="Внимание", after=said.id)
    await methodist.tap("Внимание")
    await methodist.wait_for("Ждёт проверки 1 подтверждение")
    await methodist.tap("1")
    card = await methodist.wait_for("Проверка, 1 из 1", button="Принять")
    assert "https://школа.рф/<b>отчёт</b>" in card.text
    await methodist.tap("Вернуть…")
    await methodist.wait_for("Что поправить?")
    await methodist.send("не та неделя")
    await methodist.wait_for("Возвращено, скажу участнику")

    await roads.morning(datetime(2026, 11, 23, 5, 31, tzinfo=UTC))
    await teacher.wait_for("«Справка»: просят поправить. не та неделя")
    assert (await assignments(roads.district, actor))[0].state is AssignmentState.OPEN
    await roads.town.app.services.roadmap.done(actor, mine.id, without_evidence=True)

    said = await methodist.send("/menu")
    await methodist.wait_for(button="Внимание", after=said.id)
    await methodist.tap("Внимание")
    await methodist.wait_for("Ждёт проверки")
    await methodist.tap("1")
    again = await methodist.wait_for("один раз уже возвращали", button="Принять")
    await methodist.tap("Принять")
    done = await methodist.wait_for("Всё проверено")
    assert done.id == again.id
