"""People stand on every paper and in every table as they are called: however long, short or odd the name."""

import io
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import openpyxl
import pytest

from documents.inflection import inflected
from documents.invitations import Invited, Sheet, invitations_docx
from documents.partnerships import personal_docx
from documents.people import audit_xlsx, consents_xlsx, my_data_json, my_data_xlsx
from documents.summaries import paper_docx
from locales import Reader, Texts
from models.database import Database
from models.enums import MeetingForm, Role
from services.actor import Actor
from services.clock import FixedClock
from services.orders import Order
from services.people.auditlog import AuditPeriod
from services.people.names import PersonName
from services.registry import Services
from services.summaries.paper_facts import PaperKind
from tests.builders import a_district
from tests.documents.words import words

NAMES = (
    ("Я", "Ю", ""),
    ("Щ" * 120, "Ы" * 79, ""),
    ("Салтыкова-Щедрина", "Анна-Мария", "Ивановна"),
    ("Орлова (Петрова)", "Алёна", "Рашид кызы"),
    ("Елкина", "Алена", "Петровна"),
    ("Ёлкина", "Алёна", "Петровна"),
    ("Cмирнова", "Oльга", "Пaвловна"),
    ("О’Нил", "Жан", ""),
    ("=СУММ(A1)", "@SUM", "+7"),
    ("<b>&amp;", "{{ programme }}", "{% if %}"),
)
"""One letter; 200; hyphens; two surnames; е and ё; Latin letters for Cyrillic ones; a mark; what is markup,
a formula or a template's field elsewhere."""
DAY = date(2026, 11, 13)


@dataclass(frozen=True)
class Town:
    """Everybody is mentor of the next one of `NAMES`, whom they have met once; the last is curator, too."""

    services: Services
    methodist: Actor
    people: Sequence[Actor]
    partnerships: Sequence[int]

    async def papers(self, locale: str) -> dict[str, tuple[str, set[str]]]:
        """What is written on each paper, and whose names it is to hold."""
        people, summaries = self.services.people, self.services.summaries
        say, everybody = Reader(Texts.load(), locale).plain, {called(name) for name in NAMES}
        found = {
            kind.value: (
                words(paper_docx(kind, await summaries.paper(self.methodist, kind, say), locale)),
                everybody,
            )
            for kind in (PaperKind.PAIRS, PaperKind.HOURS)
        }
        if locale == "ru":
            # «Выдана наставнику …»: who can be is put into the dative.
            given = {name: inflected(PersonName(*name)) for name in NAMES}
            assert [name[0] for name, forms in given.items() if forms] == [
                "Салтыкова-Щедрина", "Елкина", "Ёлкина",
            ]  # fmt: skip
            to_whom = {forms.dative if forms else called(name) for name, forms in given.items()}
            found["hours"] = found["hours"][0], to_whom
        letters = await summaries.paper(self.methodist, PaperKind.THANKS, say)
        greeted = {" ".join(filter(None, name[1:])) for name in NAMES}
        found["thanks"] = words(paper_docx(PaperKind.THANKS, letters, locale)), greeted
        contract = await summaries.paper(self.methodist, PaperKind.CONTRACT, say)
        found["contract"] = words(paper_docx(PaperKind.CONTRACT, contract, locale)), {called(NAMES[-1])}
        log = await people.audit_table(self.methodist, AuditPeriod.ALL)
        short = {called(name).split(" ")[0] for name in NAMES}
        found["log"] = cells(audit_xlsx(log, locale)), short
        found["consents"] = cells(consents_xlsx(await people.consents(self.methodist), locale)), everybody
        invited = tuple(Invited(called(name), "https://t.me/bot?start=p1") for name in NAMES)
        found["sheets"] = words(invitations_docx([Sheet("СОШ", invited)], "Связка", locale)), everybody
        for place, (actor, pair) in enumerate(zip(self.people, self.partnerships, strict=True)):
            partners = {called(NAMES[place - 1]), called(NAMES[(place + 1) % len(NAMES)])}
            both = {called(NAMES[place]), called(NAMES[(place + 1) % len(NAMES)])}
            personal = await self.services.partnerships.personal(actor, pair)
            found[f"personal {place}"] = words(personal_docx(personal, locale)), both
            kept = await people.my_data(actor)
            found[f"kept {place}"] = cells(my_data_xlsx(kept, locale)), {*NAMES[place], *partners}
            as_text = json.dumps(json.loads(my_data_json(kept, locale)), ensure_ascii=False)
            found[f"kept {place} as text"] = as_text, {*NAMES[place], *partners}
        return found


def called(name: tuple[str, str, str]) -> str:
    return " ".join(filter(None, name))


def cells(book: bytes) -> str:
    """Every cell of a workbook as text; a formula would be a fault."""
    rows = [row for sheet in openpyxl.load_workbook(io.BytesIO(book)) for row in sheet.iter_rows()]
    assert {cell.data_type for row in rows for cell in row} <= {"s", "n", "d", "b"}
    return "\n".join(str(cell.value) for row in rows for cell in row)


@pytest.fixture
async def town(services: Services, database: Database, clock: FixedClock) -> Town:
    district = await a_district(database)
    methodist, partnerships = district.methodist, services.partnerships
    people = [
        await district.person(
            surname, Role.MENTOR, Role.MENTEE, Role.CURATOR, name=name, patronymic=patronymic,
            school_id=district.leader_school if place % 2 else district.weak_school,
        )
        for place, (surname, name, patronymic) in enumerate(NAMES)
    ]  # fmt: skip
    (schools,) = await partnerships.join_schools(methodist, district.leader_school, [district.weak_school])
    await partnerships.set_contract(methodist, schools, Order("7", DAY))
    made = []
    for mentor, mentee in zip(people, [*people[1:], people[0]], strict=True):
        pair = await partnerships.create(methodist, mentor.require_person(), [mentee.require_person()])
        await partnerships.log_meeting(mentor, pair.id, MeetingForm.CONSULTATION, DAY)
        await partnerships.start_personal(mentor, pair.id, "lesson", lambda _: "Открытый урок")
        await services.people.record_paper(methodist, mentor.require_person(), Order("17", DAY))
        made.append(pair.id)
    return Town(services, methodist, people, made)


@pytest.mark.parametrize("locale", ["ru", "en"])
async def test_every_paper_calls_people_as_they_are_called(town: Town, locale: str) -> None:
    missing = {
        paper: sorted(name for name in names if name not in said)
        for paper, (said, names) in (await town.papers(locale)).items()
    }
    assert {paper: names for paper, names in missing.items() if names} == {}
