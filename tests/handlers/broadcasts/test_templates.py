"""A sent broadcast becomes a template, and the template a draft."""

from tests.handlers.broadcasts.test_kinds import at_composing
from tests.handlers.broadcasts.test_stories import compose, finish
from tests.handlers.crew import Crew


async def test_from_a_report_to_the_next_draft(crew: Crew) -> None:
    methodist = crew.methodist
    await compose(crew, "{имя}, жду отчёт ({школа})")
    await methodist.tap("Отправить сейчас")
    await crew.mentee.wait_for("Марина Викторовна, жду отчёт (Шумская СОШ)")
    await finish(crew)
    await methodist.wait_for("Доставлено 2", button="Список")
    await methodist.tap("Список")
    await methodist.wait_for("доставлено", button="В заготовки")
    assert "Сохранила" in ((await methodist.tap("В заготовки")).text or "")
    said = await methodist.send("/menu")
    await methodist.wait_for("Кировский район", after=said.id)
    await at_composing(crew)
    await methodist.tap("Из заготовок")
    await methodist.tap("{имя}, жду отчёт")
    await methodist.wait_for("{имя}, жду отчёт ({школа})", button="Взять за основу")
    await methodist.tap("Взять за основу")
    await methodist.tap("Всем участникам")
    await methodist.wait_for("Получат 2", button="Отправить сейчас")
    await methodist.tap("Изменить")
    await methodist.tap("Из заготовок")
    await methodist.tap("{имя}, жду отчёт")
    await methodist.tap("Убрать из заготовок")
    await methodist.wait_for("Пока пусто")
