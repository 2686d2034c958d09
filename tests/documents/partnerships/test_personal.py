"""The personal programme as a document: everything that was agreed and said, in both languages."""

import io
import zipfile
from dataclasses import replace
from datetime import date

import pytest
from docx import Document

from documents.partnerships import personal_docx
from models.enums import DeficitKind
from services.partnerships.personal_facts import (
    ActionLine,
    Doer,
    Evidence,
    GoalLine,
    GoalOutcome,
    Mark,
    PartnershipState,
    Personal,
    PersonalState,
    Review,
    WordKind,
    WordLine,
)
from services.people.deficits import DeficitLine

MENTOR, MENTEE = "Орлова Ирина Павловна", "Смирнова Марина Викторовна"
NO_PROOF = Evidence.NOTHING
DEFICIT = DeficitLine(1, DeficitKind.PARENTS, "")


def a_programme(mentees: tuple[str, ...] = (MENTEE,)) -> Personal:
    """Half-way: one goal marked, both sides have spoken, a step is done and another late."""
    return Personal(
        partnership_id=1,
        partnership_state=PartnershipState.ACTIVE,
        programme="Кировский район, 2026/27",
        municipality="Кировский район",
        mentor=MENTOR,
        mentor_school="Приладожская СОШ",
        mentees=mentees,
        mentee_schools=("Шумская СОШ",),
        today=date(2027, 1, 20),
        time_zone="Europe/Moscow",
        can_lead=True,
        can_take_part=True,
        follows=False,
        state=PersonalState.REVIEWED,
        starts_on=date(2026, 11, 16),
        midterm_on=date(2027, 1, 15),
        ends_on=date(2027, 5, 25),
        revision=3,
        goals=(
            GoalLine(1, "Вести дискуссию & спор в 9 классе", None, {Review.MIDTERM: Mark(
                GoalOutcome.PARTLY, "Два урока прошли без срывов")}, False),
            GoalLine(2, "", DEFICIT, {Review.MIDTERM: Mark(GoalOutcome.NOT_YET, "")}, False),
            GoalLine(3, "Спокойно начинать урок", DEFICIT, {}, False),
        ),
        actions=(
            ActionLine(1, "Побывать на уроке", date(2026, 11, 27), Doer.MENTEE, NO_PROOF, 1, 1, False, True),
            ActionLine(2, "Разобрать урок вместе", date(2026, 12, 11), Doer.BOTH, NO_PROOF, 2, 1, True, True),
            ActionLine(3, "=1+1 <w:t>", date(2027, 4, 1), Doer.MENTOR, NO_PROOF, 0, 0, False, True),
        ),
        words=(
            WordLine(WordKind.EXPECTS, MENTOR, True, True, "Честно говорить, что не получается"),
            WordLine(WordKind.EXPECTS, MENTEE, False, False, "Разбирать один мой урок в месяц"),
            WordLine(WordKind.MIDTERM, MENTOR, True, True, "Растёт на глазах"),
            WordLine(WordKind.MIDTERM, MENTEE, False, False, "Стало спокойнее"),
            WordLine(WordKind.CHANGE, MENTEE, False, False, "Просьба не для бумаги"),
        ),
        agreed_on=date(2026, 11, 18),
        midterm_held_on=date(2027, 1, 18),
    )  # fmt: skip


def words_of(content: bytes) -> str:
    """All words of the paper, line by line."""
    paper = Document(io.BytesIO(content))
    lines = [one.text for one in paper.paragraphs]
    lines += [" | ".join(cell.text for cell in row.cells) for table in paper.tables for row in table.rows]
    return "\n".join(lines)


@pytest.mark.parametrize("locale", ["ru", "en"])
def test_everything_stands_in_it(locale: str) -> None:
    content = personal_docx(a_programme(), locale)
    text = words_of(content)
    for said in (
        MENTOR,
        MENTEE,
        "Вести дискуссию & спор в 9 классе",
        "Два урока прошли без срывов",
        "Побывать на уроке",
        "=1+1 <w:t>",
        "Честно говорить",
        "Стало спокойнее",
    ):
        assert said in text, said
    assert "Просьба не для бумаги" not in text
    assert "{" not in text
    # No personal programme of somebody else's machine: the template names nobody.
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        assert b"Svyazka" in parts.read("docProps/core.xml")


def test_in_russian() -> None:
    text = words_of(personal_docx(a_programme()))
    assert "Персонализированная программа наставничества" in text
    assert "Согласована: 18\u00a0ноября 2026." in text
    assert "1 | частично: Два урока прошли без срывов | —" in text
    assert "2 | Работа с родителями | работа с родителями" in text
    assert "2 | Разобрать урок вместе | все вместе | 11\u00a0декабря 2026 | 1 из 2" in text
    assert "1 | Побывать на уроке | наставляемый | 27\u00a0ноября 2026 | да" in text
    assert text.count("Подпись ____________________") == 2
    assert "Слово сторон в конце" not in text


def test_a_bare_draft_of_a_group() -> None:
    group = tuple(f"Смирнова-{number} Марина Викторовна" for number in range(15))
    bare = replace(
        a_programme(group), state=PersonalState.DRAFT, goals=(), actions=(), words=(), agreed_on=None
    )
    text = words_of(personal_docx(bare))
    assert "проект, стороны ещё не согласились" in text
    assert "Согласована" not in text
    assert text.count("Подпись ____________________") == 16
