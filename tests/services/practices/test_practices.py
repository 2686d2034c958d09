"""The bank: asked for after an event, checked by the methodist, found by words in any form."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from documents.practices import vocabulary
from models.database import Database
from models.enums import DeficitSide, EventKind, PracticeState, Role
from models.events import EventPresenter
from models.practices import Practice, PracticeUse, WordForm
from models.programmes import Programme
from models.system import OutboxMessage, Rider, StoredFile
from services.actor import Actor
from services.clock import FixedClock
from services.errors import DomainError, Forbidden, NotFound
from services.events.facts import NewEvent
from services.files import Received
from services.practices.facts import Search
from services.practices.rules import MOST_FILES, PracticeField
from services.registry import Services
from tests.builders import District, a_district, another_programme
from tests.services.surveys.afterwards import STARTS


@pytest.fixture
async def district(database: Database) -> District:
    return await a_district(database)


async def published(
    services: Services, district: District, author: Actor, title: str, about: str, subject: str = ""
) -> int:
    """A card that has gone the whole way."""
    bank = services.practices
    practice = await bank.begin(author, title)
    await bank.write(author, practice, PracticeField.ABOUT, about)
    if subject:
        await bank.write(author, practice, PracticeField.SUBJECT, subject)
    await bank.send(author, practice)
    await bank.publish(district.methodist, practice, vocabulary([title, about, subject]))
    return practice


async def titles(services: Services, actor: Actor, what: Search) -> list[str]:
    return [one.title for one in (await services.practices.search(actor, what, 0, 10)).lines]


async def said(database: Database, kind: str) -> list[int]:
    """To which accounts something of the kind was said or rides, one entry each."""
    async with database.read() as session:
        sent = await session.scalars(select(OutboxMessage.account_id).where(OutboxMessage.kind == kind))
        riding = await session.scalars(select(Rider.account_id).where(Rider.kind == kind))
        return sorted(one for one in [*sent, *riding] if one is not None)


async def test_presenters_are_asked_once_after_the_end(
    services: Services, district: District, database: Database, clock: FixedClock
) -> None:
    mentor = await district.person("Орлова", Role.MENTOR)
    led = {}
    for kind in (EventKind.MASTER_CLASS, EventKind.COUNCIL):
        new = NewEvent(kind, "Дроби без слёз", STARTS, 60, "каб. 1", False)
        led[kind] = await services.events.create(district.methodist, new)
        async with database.write() as session:
            session.add(EventPresenter(event_id=led[kind], person_id=mentor.require_person()))
    event_id = led[EventKind.MASTER_CLASS]
    clock.moment = STARTS + timedelta(minutes=119)
    assert await services.practices.ask_presenters() == 0, "an hour of peace after the end"
    clock.moment += timedelta(minutes=1)
    assert await services.practices.ask_presenters() == 1, "a council shows no practice"
    clock.moment += timedelta(days=1)
    assert await services.practices.ask_presenters() == 0
    assert await said(database, "practice_ask") == [mentor.account_id]
    person_id = mentor.require_person()
    asked = await services.practices.asked_event(event_id, person_id)
    assert asked == (EventKind.MASTER_CLASS, "Дроби без слёз", district.programme_id)
    practice = await services.practices.begin_after(mentor, event_id)
    assert await services.practices.begin_after(mentor, event_id) == practice, "one card an event"
    card = await services.practices.practice_card(mentor, practice)
    assert (card.title, card.event, card.state) == ("Дроби без слёз", "Дроби без слёз", PracticeState.DRAFT)
    assert await services.practices.asked_event(event_id, person_id) is None, "nothing to ask any more"
    with pytest.raises(Forbidden):
        await services.practices.begin_after(district.methodist, event_id)


async def test_what_happened_long_ago_is_not_asked_about(
    services: Services, district: District, database: Database, clock: FixedClock
) -> None:
    new = NewEvent(EventKind.LESSON, "Урок", STARTS, 60, "", False)
    event_id = await services.events.create(district.methodist, new)
    async with database.write() as session:
        session.add(EventPresenter(event_id=event_id, person_id=district.methodist.require_person()))
    clock.moment = STARTS + timedelta(days=15)
    assert await services.practices.ask_presenters() == 0


async def test_a_card_goes_to_the_methodist_and_back(
    services: Services, district: District, database: Database
) -> None:
    author, reader = await district.person("Орлова", Role.MENTOR), await district.person("Ким", Role.MENTEE)
    bank, methodist = services.practices, district.methodist
    practice = await bank.begin(author, "  Квест   по дробям ")
    with pytest.raises(DomainError, match="practice-error-bare"):
        await bank.send(author, practice)
    await bank.write(author, practice, PracticeField.LINK, "www.example.ru/quest")
    await bank.send(author, practice)
    assert await said(database, "practice_waiting") == [methodist.account_id]
    with pytest.raises(NotFound):
        await bank.practice_card(reader, practice)
    with pytest.raises(DomainError, match="practice-error-sent"):
        await bank.write(author, practice, PracticeField.TITLE, "Другое")
    waiting = (await bank.waiting_practices(methodist, 0, 5)).lines
    assert [one.title for one in waiting] == ["Квест по дробям"]

    await bank.give_back(methodist, practice, "Добавьте класс")
    assert (await bank.practice_card(author, practice)).note == "Добавьте класс"
    with pytest.raises(DomainError, match="practice-error-decided"):
        await bank.publish(methodist, practice, {})
    await bank.write(author, practice, PracticeField.GRADE, "5")
    await bank.send(author, practice)
    await bank.publish(methodist, practice, vocabulary(["Квест по дробям"]))
    assert await said(database, "practice_decided") == [author.account_id] * 2
    card = await bank.practice_card(reader, practice)
    assert (card.link, card.grade, card.note) == ("https://www.example.ru/quest", "5", "")
    assert await titles(services, reader, Search("квесты")) == ["Квест по дробям"]

    await bank.take_back(author, practice)
    assert await titles(services, reader, Search("квесты")) == []
    assert await titles(services, reader, Search()) == []
    async with database.read() as session:
        assert await session.scalar(select(func.count()).select_from(WordForm)) == 0, "its words are gone"
    await bank.drop(author, practice)
    with pytest.raises(NotFound):
        await bank.practice_card(author, practice)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("письмо", True),
        ("ПИСЬМАМИ", True),
        ("детям", True),
        ("ребёнок", True),
        ("ребенка", True),
        ("чтением", True),
        ("для чтения и письма", True),
        ("функциональную грамотность", True),
        ("грамотн", True),
        ("kahoot", True),
        ("квест", True),
        ("окно", False),
        ("%", False),
        ("письмо окно", True),
    ],
)
async def test_words_in_any_form(services: Services, district: District, words: str, found: bool) -> None:
    author, reader = await district.person("Орлова", Role.MENTOR), await district.person("Ким", Role.MENTEE)
    about = "Дети читают письма и пишут ответы: функциональная грамотность через чтение. Kahoot!"
    await published(services, district, author, "Квест-урок", about)
    result = await services.practices.search(reader, Search(words), 0, 5)
    # «%» holds no word at all, so it asks for everything, like nothing typed.
    assert bool(result.lines) is (found or words == "%")
    assert result.partly is (words == "письмо окно")


async def test_the_most_used_come_first_and_each_person_counts_once(
    services: Services, district: District, database: Database
) -> None:
    author = await district.person("Орлова", Role.MENTOR)
    one = await published(services, district, author, "Первая", "Дроби на пицце", "математика")
    two = await published(services, district, author, "Вторая", "Дробь за дробью", "математика")
    readers = [await district.person(f"Читатель{n}", Role.MENTEE) for n in range(3)]
    assert await titles(services, readers[0], Search("дроби")) == ["Вторая", "Первая"]
    for reader in (*readers[:2], readers[0], author):
        await services.practices.use(reader, one)
    await services.practices.use(readers[2], two)
    assert await titles(services, readers[0], Search("дроби")) == ["Первая", "Вторая"]
    assert (await services.practices.practice_card(author, one)).uses == 2, "not the author, nobody twice"
    async with database.read() as session:
        assert await session.scalar(select(func.count()).select_from(PracticeUse)) == 3
    assert await services.practices.subjects(author) == ("математика",)
    assert await titles(services, author, Search(subject="физика")) == []


async def test_offered_where_a_deficit_was_named(services: Services, district: District) -> None:
    author, reader = await district.person("Орлова", Role.MENTOR), await district.person("Ким", Role.MENTEE)
    first, second, *_ = await services.people.deficits(reader)
    practice = await services.practices.begin(author, "Карта класса")
    await services.practices.write(author, practice, PracticeField.ABOUT, "Как начать год")
    await services.practices.turn_practice_deficit(author, practice, first.id)
    await services.practices.send(author, practice)
    await services.practices.publish(district.methodist, practice, {})
    assert await titles(services, reader, Search(own_deficits=True)) == []
    await services.people.choose_deficits(reader, DeficitSide.WANTED, [first.id])
    assert await titles(services, reader, Search(own_deficits=True)) == ["Карта класса"]
    assert await titles(services, reader, Search(deficit_ids=(second.id,))) == []
    assert await services.practices.count_for(reader, [first.id, second.id]) == 1
    assert await services.practices.count_for(reader, [second.id]) == 0


async def test_the_bank_lives_through_the_years_and_stays_in_its_programme(
    services: Services, district: District, database: Database
) -> None:
    author = await district.person("Орлова", Role.MENTOR)
    (first, *_) = await services.people.deficits(author)
    practice = await services.practices.begin(author, "Карта класса")
    await services.practices.write(author, practice, PracticeField.ABOUT, "Как начать год")
    await services.practices.turn_practice_deficit(author, practice, first.id)
    await services.practices.send(author, practice)
    await services.practices.publish(district.methodist, practice, vocabulary(["карта"]))
    beside = await another_programme(district)
    stranger = await beside.person("Соседова", Role.MENTOR)
    await published(services, district, author, "Лёд", "Почему он плавает", "физика")
    for subject in ("химия", "физика", "алгебра"):
        await published(services, beside, stranger, "Урок", "О главном", subject)
    (same, *_) = await services.people.deficits(stranger)
    assert await titles(services, stranger, Search("карты")) == []
    with pytest.raises(NotFound):
        await services.practices.practice_card(stranger, practice)
    async with database.write() as session:
        (await session.get_one(Programme, beside.programme_id)).previous_id = district.programme_id
    assert await titles(services, stranger, Search("карты")) == ["Карта класса"]
    assert await titles(services, stranger, Search(deficit_ids=(same.id,))) == ["Карта класса"], "by its kind"
    assert await services.practices.subjects(stranger) == ("физика", "алгебра", "химия")


async def test_files_are_few_and_go_with_the_card(
    services: Services, district: District, database: Database
) -> None:
    author, bank = await district.person("Орлова", Role.MENTOR), services.practices
    practice = await bank.begin(author, "Квест")
    for number in range(MOST_FILES):
        await bank.attach(author, practice, Received(f"{number}.pdf", "application/pdf", 1, "t", "a" * 64))
    with pytest.raises(DomainError, match="practice-error-files"):
        await bank.attach(author, practice, Received("6.pdf"))
    card = await bank.practice_card(author, practice)
    await bank.detach(author, practice, card.files[0].id)
    await bank.drop(author, practice)
    async with database.read() as session:
        assert await session.scalar(select(func.count()).select_from(StoredFile)) == 0


async def test_who_withdraws_takes_their_cards_along(
    services: Services, district: District, database: Database
) -> None:
    author, reader = await district.person("Орлова", Role.MENTOR), await district.person("Ким", Role.MENTEE)
    practice = await published(services, district, author, "Квест", "Дроби")
    await services.practices.use(reader, practice)
    kept = await services.people.my_data(reader)
    assert kept.part("practices_taken").rows[0][0] == "Квест"
    await services.people.withdraw(reader)
    assert (await services.practices.practice_card(author, practice)).uses == 1, "the number stays"
    await services.people.withdraw(author)
    async with database.read() as session:
        assert await session.scalar(select(func.count()).select_from(Practice)) == 0
        assert await session.scalar(select(func.count()).select_from(WordForm)) == 0


async def test_a_renamed_deficit_leads_to_its_cards(services: Services, district: District) -> None:
    author = await district.person("Орлова", Role.MENTOR)
    bank, (deficit, *_) = services.practices, await services.people.deficits(author)
    practice = await bank.begin(author, "Урок")
    await bank.write(author, practice, PracticeField.ABOUT, "Как считать")
    await bank.turn_practice_deficit(author, practice, deficit.id)
    await bank.send(author, practice)
    await bank.publish(district.methodist, practice, vocabulary(["Урок", "Как считать"]))
    await published(services, district, author, "Другой урок", "О чтении")

    new = "Функциональная грамотность"
    assert await titles(services, author, Search("грамотности")) == []
    await services.people.rename_deficit(district.methodist, deficit.id, new, vocabulary([new]))
    assert await titles(services, author, Search("грамотности")) == ["Урок"]
    assert await titles(services, author, Search("уроки")) == ["Другой урок", "Урок"], "as before"
    # What only the name taught is forgotten with the card.
    await bank.take_back(author, practice)
    assert await titles(services, author, Search("грамотности")) == []
