"""A form made step by step: kinds, options, order, a skip; changed while it runs."""

from services.surveys.drafts import MOST_QUESTIONS, FormDraft
from services.surveys.facts import QuestionKind
from services.surveys.forms import NewQuestion
from tests.builders import a_district
from tests.handlers.conftest import Town


async def test_a_form_step_by_step(town: Town) -> None:
    district = await a_district(town.app.database)
    methodist = await town.person(district.methodist.telegram_id, "Елена")
    await methodist.start()
    await methodist.wait_for(button="Сводки")
    for label, said in (
        ("Сводки", "Опросов"),
        ("Новый опрос", "Форма опроса"),
        ("Своя форма", "прямо здесь"),
    ):
        await methodist.tap(label)
        await methodist.wait_for(said)
    await methodist.tap("По шагам")
    await methodist.wait_for("Как назвать форму?")
    await methodist.send("Наши <встречи>")
    await methodist.wait_for("пока без вопросов", button="Вопрос")

    async def add(kind: str, words: str, shown: str) -> None:
        await methodist.tap("➕ Вопрос")
        await methodist.wait_for("Как на вопрос отвечают?")
        await methodist.tap(kind)
        await methodist.wait_for("Новый вопрос")
        await methodist.send(words)
        await methodist.wait_for(shown)

    await add("своими словами", "Почему?", "1 вопрос")
    await add("один вариант", "Как часто?", "от 2 до 12 вариантов")
    await methodist.send("Как часто?\nчасто\nредко")
    await methodist.wait_for("2. Как часто? (один вариант)")
    await add("матрица", "Насколько?\nПлан\nУрок", "4 вопроса")

    await methodist.tap("2")
    await methodist.wait_for("Варианты: часто; редко.")
    await methodist.tap("Сделать обязательным")
    await methodist.wait_for("Пропустить нельзя")
    await methodist.tap("Выше")
    await methodist.wait_for("1. Как часто?")
    await methodist.tap("Назад")
    await methodist.wait_for("2. Почему?", button="Готово")
    await methodist.tap("2")
    await methodist.wait_for("2. Почему?", button="Спросить, если")
    await methodist.tap("Спросить, если")
    await methodist.wait_for("зависит «Почему?»")
    await methodist.tap("Как часто?")
    await methodist.wait_for("После каких ответов")
    await methodist.tap("редко")
    await methodist.wait_for(button="Дальше, отмечено: 1")
    await methodist.tap("Дальше, отмечено: 1")
    await methodist.wait_for("на вопрос «Как часто?» ответил: редко")
    refused = await methodist.tap("Выше")
    assert "зависит от ответа, которого до него нет" in (refused.text or "")
    await methodist.tap("Другие слова")
    await methodist.wait_for("Новые слова вопроса")
    await methodist.send("Что мешает?")
    await methodist.wait_for("2. Что мешает?", button="Готово")
    await methodist.tap("4")
    await methodist.wait_for("Матрица «Насколько?»")
    await methodist.tap("Убрать вопрос")
    await methodist.wait_for("3 вопроса", button="Готово")
    await methodist.tap("Готово")
    await methodist.wait_for("3 вопроса", button="Глазами педагога")
    await methodist.tap("Глазами педагога")
    seen = await methodist.wait_for("Так форму увидит педагог")
    assert "Наши <встречи>" in seen.text
    assert await town.sandbox.violations() == []


async def test_forty_questions_stand_on_pages(town: Town) -> None:
    district = await a_district(town.app.database)
    questions = [
        NewQuestion(f"q{n}", QuestionKind.SCALE, f"Вопрос {n}?") for n in range(1, MOST_QUESTIONS + 1)
    ]
    await town.app.services.surveys.save_form(district.methodist, FormDraft("Длинная", tuple(questions)))
    methodist = await town.person(district.methodist.telegram_id, "Елена")
    await methodist.start()
    await methodist.wait_for(button="Сводки")
    for label in ("Сводки", "Новый опрос", "Длинная"):
        await methodist.tap(label)
    await methodist.wait_for(button="Изменить")
    await methodist.tap("Изменить")
    first = await methodist.wait_for("Номер ниже открывает вопрос")
    assert first.rows[0] == [str(n) for n in range(1, 9)]
    assert max(map(len, first.rows)) <= 8
    assert "9. Вопрос 9?" not in first.text
    await methodist.tap("→")
    second = await methodist.wait_for("9. Вопрос 9?")
    assert second.rows[0] == [str(n) for n in range(9, 17)]
    await methodist.tap("12")
    await methodist.wait_for("12. Вопрос 12?", button="Убрать вопрос")
    await methodist.tap("Назад")
    await methodist.wait_for("9. Вопрос 9?", button="2/5")
