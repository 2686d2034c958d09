"""The letter on a survey and a pair's programme by a template of the municipality's own."""

from models.enums import PaperKind
from sandbox.client import Person
from tests.handlers.conftest import Town
from tests.handlers.crew import Crew, a_crew
from tests.handlers.partnerships.test_personal import agreed, open_programme
from tests.handlers.steps import say
from tests.handlers.summaries.test_comparing import START, asked
from tests.handlers.summaries.test_papers import edited, to_papers, words_of


async def to_template(methodist: Person, button: str) -> None:
    await to_papers(methodist)
    await methodist.tap("Свои шаблоны")
    await methodist.wait_for("Какой шаблон заменить?")
    await methodist.tap(button)
    await methodist.wait_for("Сейчас готовый шаблон")


async def replace(methodist: Person, kind: PaperKind, field: str, old: str, new: str) -> str:
    """A field misspelt is refused by name; with a word changed it is shown at work, and taken."""
    sent = await methodist.send_file(edited(kind, field, "{{ unheard_of }}"), "Шаблон.docx")
    await methodist.wait_for("нет: unheard_of. Есть такие:", after=sent.id, timeout=40)
    sent = await methodist.send_file(edited(kind, old, new), "Шаблон.docx")
    trial = await words_of(methodist, sent.id)
    await methodist.wait_for("Брать его?", after=sent.id)
    await methodist.tap("Брать этот шаблон")
    await methodist.wait_for("Сейчас ваш шаблон")
    return trial


async def the_built_in_again(methodist: Person, button: str) -> None:
    await to_papers(methodist)
    await methodist.tap("Свои шаблоны")
    await methodist.wait_for(button=f"✅ {button}")
    await methodist.tap(button)
    await methodist.wait_for("Сейчас ваш шаблон", button="Вернуть готовый")
    await methodist.tap("Вернуть готовый")
    await methodist.wait_for("Сейчас готовый шаблон")


async def letter_of(methodist: Person, survey: str) -> str:
    screen = await say(methodist, "/menu", "Сводки")
    await methodist.tap("Сводки")
    await methodist.wait_for(button=survey)
    await methodist.tap(survey)
    await methodist.wait_for(button="Справка .docx")
    await methodist.tap("Справка .docx")
    return await words_of(methodist, screen.id)


async def test_the_letter_on_a_survey(town: Town, faults: list[str]) -> None:
    crew = await a_crew(town)
    methodist = crew.methodist
    # Named, so that its results show as they come.
    await asked(town, crew.district, "mentee_start", crew.mentee_actor, START)
    await to_template(methodist, "📊 Справка о событии")
    trial = await replace(methodist, PaperKind.SURVEY, "{{ municipality }}", "СПРАВКА", "ИНФОРМАЦИЯ")
    assert "ИНФОРМАЦИЯ" in trial
    assert "Неделя открытых уроков" in trial, "shown with an invented event"
    letter = await letter_of(methodist, "mentee_start")
    assert "ИНФОРМАЦИЯ\nоб итогах: «mentee_start»" in letter
    assert "Смирнова Марина Викторовна" in letter
    await the_built_in_again(methodist, "📊 Справка о событии")
    assert "СПРАВКА\nоб итогах: «mentee_start»" in await letter_of(methodist, "mentee_start")
    assert not faults
    assert await town.sandbox.violations() == []


async def test_the_programme_of_a_pair(town: Town, faults: list[str]) -> None:
    crew = await a_crew(town)
    methodist = crew.methodist
    await agreed(crew)
    await to_template(methodist, "🎯 Программа пары")
    title, own = "Персонализированная программа наставничества", "Маршрут роста"
    trial = await replace(methodist, PaperKind.PERSONAL, "{{ starts }}", title, own)
    assert own in trial
    assert "Вести урок с групповой работой" in trial, "shown with an invented pair"
    assert own in await programme_paper(crew)
    await the_built_in_again(methodist, "🎯 Программа пары")
    paper = await programme_paper(crew)
    assert title in paper
    assert own not in paper
    assert "Вести дискуссию в 9 классе" in paper
    assert not faults
    assert await town.sandbox.violations() == []


async def programme_paper(crew: Crew) -> str:
    """Taken by the mentor: whoever may read a programme has it on the same template."""
    screen = await open_programme(crew, crew.mentor)
    await crew.mentor.tap("Документ .docx")
    return await words_of(crew.mentor, screen.id)
