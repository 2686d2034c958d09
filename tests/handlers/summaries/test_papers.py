"""Official papers in the chat: taken by the methodist and the mentor, and made by a template of one's own."""

import asyncio
import hashlib
import io
from datetime import date

import docx
import pytest

from documents.summaries import built_in
from handlers.common import longwork
from models.enums import MeetingForm, PaperKind
from models.people import Person
from sandbox.client import Person as Phone
from tests.handlers.conftest import Town
from tests.handlers.crew import Crew, a_crew
from tests.handlers.steps import say


@pytest.fixture
async def crew(town: Town) -> Crew:
    crew = await a_crew(town)
    pair = await crew.pair()
    await town.app.services.partnerships.log_meeting(
        crew.mentee_actor, pair, MeetingForm.CONSULTATION, date(2026, 11, 16)
    )
    return crew


async def words_of(phone: Phone, after: int) -> str:
    """What is written in the .docx that comes next."""
    said = await phone.wait_for(kind="document", after=after, timeout=40)
    document = docx.Document(io.BytesIO(await phone.download(said)))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def edited(kind: PaperKind, old: str, new: str) -> bytes:
    """The built-in template with a word changed, as in Word."""
    document, output = docx.Document(io.BytesIO(built_in(kind))), io.BytesIO()
    for paragraph in document.paragraphs:
        for run in paragraph.runs:
            run.text = run.text.replace(old, new)
    document.save(output)
    return output.getvalue()


async def to_papers(methodist: Phone) -> int:
    await say(methodist, "/menu", "Сводки")
    await methodist.tap("Сводки")
    await methodist.tap("📄 Документы")
    return (await methodist.wait_for("Соберу по данным программы")).id


async def test_a_template_that_was_cleaned_away_meanwhile_is_asked_for_again(crew: Crew) -> None:
    methodist, services = crew.methodist, crew.town.app.services
    await to_papers(methodist)
    await methodist.tap("Свои шаблоны")
    await methodist.tap("Справки о часах")
    await methodist.wait_for("Сейчас готовый шаблон")
    content = edited(PaperKind.HOURS, "СПРАВКА", "УДОСТОВЕРЕНИЕ")
    await methodist.send_file(content, "Шаблон.docx")
    await methodist.wait_for("Брать его?", timeout=40)
    await services.files.remove([hashlib.sha256(content).hexdigest()])
    await methodist.tap("Брать этот шаблон")
    await methodist.wait_for("Пришлите шаблон файлом")
    assert await services.summaries.own_templates(crew.district.methodist) == frozenset()


async def test_papers_by_the_programmes_own_template(crew: Crew, faults: list[str]) -> None:
    methodist, mentor = crew.methodist, crew.mentor
    screen = await to_papers(methodist)
    await methodist.tap("Школы, пары, группы")
    assert "Смирнова Марина Викторовна" in await words_of(methodist, screen)
    await methodist.wait_for("Соберу по данным", button="Свои шаблоны")
    answer = await methodist.tap("Приложения к договорам")
    assert "Школ-партнёров пока нет" in (answer.text or "")

    await methodist.tap("Свои шаблоны")
    await methodist.tap("Справки о часах")
    screen = (await methodist.wait_for("Сейчас готовый шаблон")).id
    await methodist.tap("Взять шаблон")
    assert "{{ one.name }}" in await words_of(methodist, screen)
    said = await methodist.send("вот он")
    await methodist.wait_for("Пришлите шаблон файлом", after=said.id)
    for broken, why in (
        (b"%PDF-1.7", "PDF"),
        (edited(PaperKind.HOURS, "{{ municipality }}", "{{ <район> }}"), "ошибка"),
        (edited(PaperKind.HOURS, "{{ municipality }}", "{{ district }}"), "нет: district. Есть такие:"),
    ):
        sent = await methodist.send_file(broken, "Шаблон.docx")
        await methodist.wait_for(why, after=sent.id, timeout=40)
    sent = await methodist.send_file(edited(PaperKind.HOURS, "СПРАВКА", "УДОСТОВЕРЕНИЕ"), "Наш <шаблон>.docx")
    trial = await words_of(methodist, sent.id)
    assert "УДОСТОВЕРЕНИЕ" in trial
    # One of the invented people can't be inflected: the page shows both wordings.
    assert "Выдана наставнику программы Орловой Ирине Павловне." in trial
    assert "Кому выдана: Садыкова Айгуль Ильдаровна" in trial
    await methodist.wait_for("Брать его?")
    await methodist.tap("Брать этот шаблон")
    await methodist.wait_for("Сейчас ваш шаблон")

    asked = await say(mentor, "/menu", "подопечные")
    await mentor.tap("подопечные")
    await mentor.tap("Назад")
    await mentor.wait_for(button="Справка о часах")
    await mentor.tap("Справка о часах")
    certificate = await words_of(mentor, asked.id)
    assert "УДОСТОВЕРЕНИЕ" in certificate
    assert "1\xa0ч" in certificate

    await methodist.tap("Вернуть готовый")
    await methodist.wait_for("Сейчас готовый шаблон")
    screen = await to_papers(methodist)
    await methodist.tap("Справки о часах")
    assert "СПРАВКА" in await words_of(methodist, screen)
    assert not faults
    assert await crew.town.sandbox.violations() == []


async def test_a_mentors_own_page(crew: Crew, faults: list[str]) -> None:
    """From the list of mentors' hours: the certificate and the letter of this one mentor."""
    methodist = crew.methodist
    await say(methodist, "/menu", "Люди и пары")
    for button in ("Люди и пары", "Пары и группы", "Часы наставников", "Орлова"):
        await methodist.wait_for(button=button)
        await methodist.tap(button)
    screen = await methodist.wait_for("Смирнова", button="Благодарность")
    last = screen.id
    for button in ("Справка о часах", "Благодарность"):
        await methodist.tap(button, message_id=screen.id)
        said = await methodist.wait_for(kind="document", after=last, timeout=40)
        assert said.raw["media"]["file_name"] == f"{button} – Орлова Ирина Павловна.docx"
        assert "Орловой Ирине Павловне" in await words_of(methodist, last)
        last = said.id
    assert not faults


async def test_who_is_left_in_the_nominative_is_named(crew: Crew, faults: list[str]) -> None:
    methodist = crew.methodist
    async with crew.district.database.write() as session:
        mentor = await session.get_one(Person, crew.mentor_actor.require_person())
        mentor.name = "Айгуль <b>"
    screen = await to_papers(methodist)
    await methodist.tap("Благодарности")
    said = await methodist.wait_for(kind="document", after=screen, timeout=40)
    assert "Не уверена, как склонить: Орлова Айгуль <b> Павловна. Эти имена" in (said.text or "")

    await methodist.tap("Свои шаблоны")
    await methodist.tap("Благодарности")
    await methodist.wait_for("Сейчас готовый шаблон")
    for old, new, named in (
        ("вручается", "передаётся", "Из ваших наставников не уверена, как склонить: Орлова Айгуль"),
        # What asks for no case has nothing to be unsure about.
        ("{{ one.dative }}", "{{ one.name }}", ""),
    ):
        sent = await methodist.send_file(edited(PaperKind.THANKS, old, new), "Наш.docx")
        trial = await methodist.wait_for(kind="document", after=sent.id, timeout=40)
        assert (named in (trial.text or "")) if named else not trial.text
        await methodist.wait_for("Брать его?")
        await methodist.tap("Назад")
        await methodist.wait_for("Сейчас готовый шаблон")
    assert not faults


async def test_the_report_as_pdf_and_given_up(crew: Crew, monkeypatch: pytest.MonkeyPatch) -> None:
    """The report comes as .docx, its button makes a PDF of it; what takes too long is given up."""
    methodist = crew.methodist
    started, ended = asyncio.Event(), asyncio.Event()

    async def slow(content: bytes) -> bytes:
        assert content.startswith(b"PK")
        started.set()
        try:
            await asyncio.Event().wait()
        finally:
            ended.set()
        raise AssertionError("it never ends by itself")

    async def quick(content: bytes) -> bytes:
        return b"%PDF-1.7 " + content[:2]

    monkeypatch.setattr(longwork, "converter", lambda: "soffice")
    monkeypatch.setattr(longwork, "docx_pdf", quick)
    screen = await to_papers(methodist)
    await methodist.tap("Отчёт о программе")
    said = await methodist.wait_for(kind="document", after=screen, timeout=40)
    document = docx.Document(io.BytesIO(await methodist.download(said)))
    assert "ЧАСТЬ 2. ИЗМЕНЕНИЯ У УЧАСТНИКОВ" in [paragraph.text for paragraph in document.paragraphs]
    await methodist.tap("В PDF")
    made = await methodist.wait_for(kind="document", after=said.id, timeout=40)
    assert await methodist.download(made) == b"%PDF-1.7 PK"

    monkeypatch.setattr(longwork, "docx_pdf", slow)
    await methodist.tap("В PDF")
    await methodist.wait_for("Собираю", button="Отмена")
    await asyncio.wait_for(started.wait(), 20)
    await methodist.tap("Отмена")
    await methodist.wait_for("Больше не собираю")
    await asyncio.wait_for(ended.wait(), 20)
    assert await crew.town.sandbox.violations() == []
