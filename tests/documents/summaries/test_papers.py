"""Official papers, filled by built-in templates and by what methodists make of them in Word."""

import io
import re
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path

import docx
import pytest
from docx.table import Table
from docx.text.paragraph import Paragraph

from documents.errors import DocumentError
from documents.partnerships import personal_docx
from documents.samples import PERSONAL, REPORT, SURVEY, paper_of, sample_values
from documents.summaries import built_in, paper_docx, survey_docx
from documents.summaries.papers import context
from documents.templates import make, make_papers, make_personal, make_report
from documents.trial import trial_page
from services.people.names import PersonName
from services.programmes.facts import NetworkModel
from services.summaries.paper_facts import (
    Contract,
    ContractPaper,
    Head,
    MentorLine,
    MentorsPaper,
    Pairing,
    PairsPaper,
    PaperKind,
    PlanLine,
    Responsible,
    SchoolsLine,
    Teacher,
)
from services.summaries.report_facts import Paper, PlanSum
from tests.documents.words import words

MAKERS = {PaperKind.REPORT: make_report, PaperKind.SURVEY: make, PaperKind.PERSONAL: make_personal}
NASTY = "<b>{{ programme }}</b> & \x0b{% if %}"
HEAD = Head("Заречный район", "Связка", date(2026, 9, 1), date(2027, 5, 31), "12-од", date(2026, 9, 1))
SCHOOLS = SchoolsLine(
    "Гимназия", ("Лесная СОШ", NASTY), "Чтение", NetworkModel.CHAIN, "1-С", date(2026, 9, 15)
)
ORLOVA = Teacher("Орлова Ирина Павловна", "Гимназия", "физика")
MENTEES = (Teacher(NASTY, "Лесная СОШ", ""), Teacher("Ли Виктор", "", "химия"))
MENTORS = tuple(
    MentorLine(PersonName(*name.split()), "Гимназия", "физика", mentees, meetings, minutes)
    for name, mentees, meetings, minutes in (
        ("Орлова Ирина Павловна", 1, 1, 60),
        ("Ким Виктор", 3, 22, 1285),
        ("Смит Robin", 2, 5, 225),
    )
)
PAPERS: dict[PaperKind, Paper] = {
    PaperKind.REPORT: replace(
        REPORT, head=HEAD, plan=(PlanSum(NASTY, 3, 2, 1, 9, 5, 1, takers=24, took_part=17),)
    ),
    PaperKind.PAIRS: PairsPaper(HEAD, (SCHOOLS,), (Pairing(ORLOVA, MENTEES),)),
    PaperKind.CONTRACT: ContractPaper(
        HEAD,
        (Contract(SCHOOLS, (Responsible("Жуков Пётр", "Гимназия", "curator"),)),) * 2,
        (PlanLine("Открытый урок", "ноябрь", "Наставники"), PlanLine(NASTY, "", "")),
    ),
    PaperKind.HOURS: MentorsPaper(HEAD, MENTORS),
    PaperKind.THANKS: MentorsPaper(HEAD, MENTORS),
}


def own(*lines: str) -> bytes:
    """A template as a methodist might write it."""
    document, output = docx.Document(), io.BytesIO()
    for line in lines:
        document.add_paragraph(line)
    document.save(output)
    return output.getvalue()


@pytest.mark.parametrize("locale", ["ru", "en"])
@pytest.mark.parametrize("kind", list(PAPERS))
def test_every_paper_is_filled_and_people_write_no_fields(kind: PaperKind, locale: str) -> None:
    text = words(paper_docx(kind, PAPERS[kind], locale))
    # What people have called things stands there as they wrote it; nothing of the template is left.
    assert "{{" not in text.replace("{{ programme }}", "")
    assert "{%" not in text.replace("{% if %}", "")
    if kind in (PaperKind.PAIRS, PaperKind.CONTRACT, PaperKind.REPORT):
        assert "<b>{{ programme }}</b>" in text


def test_what_the_papers_say() -> None:
    pairs = words(paper_docx(PaperKind.PAIRS, PAPERS[PaperKind.PAIRS]))
    for said in (
        "приказу №\u00a012-од от 1\u00a0сентября 2026\u00a0г.",
        "Чтение: Лесная СОШ",
        "Ли Виктор (химия)",
    ):
        assert said in pairs
    contract = words(paper_docx(PaperKind.CONTRACT, PAPERS[PaperKind.CONTRACT]))
    assert contract.count("Приложение 2 к договору №\u00a01-С от 15\u00a0сентября 2026\u00a0г.") == 2
    assert "куратор школы" in contract
    report = words(paper_docx(PaperKind.REPORT, PAPERS[PaperKind.REPORT]))
    assert "участие отметили 17 из 24" in report
    hours = words(paper_docx(PaperKind.HOURS, PAPERS[PaperKind.HOURS]))
    assert "21\xa0ч 25\xa0мин" in hours
    thanks = words(paper_docx(PaperKind.THANKS, PAPERS[PaperKind.THANKS]))
    for said in (
        "Уважаемая Ирина Павловна!",
        "Уважаемый Виктор!",
        "Robin, здравствуйте!",
        "1 коллеге и провели 1 встречу (1\xa0ч)",
        "3 коллегам и провели 22 встречи (21\xa0ч 25\xa0мин)",
        "2 коллегам и провели 5 встреч (3\xa0ч 45\xa0мин)",
    ):
        assert said in thanks


@pytest.mark.parametrize("kind", list(PaperKind))
def test_the_built_in_template_can_be_taken_and_handed_back(kind: PaperKind) -> None:
    for locale in ("ru", "en"):
        assert "Заречн" in words(trial_page(kind, built_in(kind, locale), "шаблон.docx", locale))


def test_a_template_of_ones_own() -> None:
    mine = own(
        "Отдел образования", "{%p for one in mentors %}", "{{ one.name }}: {{ one.hours }}", "{%p endfor %}"
    )
    trial = words(trial_page(PaperKind.HOURS, mine, "а.docx", "ru"))
    assert "Орлова Ирина Павловна: 9\xa0ч 45\xa0мин" in trial
    made = words(paper_docx(PaperKind.HOURS, PAPERS[PaperKind.HOURS], "ru", mine))
    assert made.startswith("Отдел образования\nОрлова Ирина Павловна: 1\xa0ч\nКим Виктор: 21\xa0ч 25\xa0мин")


@pytest.mark.parametrize(
    ("lines", "key"),
    [
        (("{{ наставник }} {{ programme }}",), "template-unknown"),
        (("{%p for one in mentors %}", "{{ one.наставник }}", "{%p endfor %}"), "template-unknown"),
        (("{{ programme.наставник }}",), "template-unknown"),
        (("{{ programme }",), "template-broken"),
        (("{%p for one in mentors %}", "{{ one.name }}"), "template-broken"),
        (("Просто письмо",), "template-empty"),
        (("{{ programme.__class__.__mro__ }}",), "template-broken"),
        (("{{ ''.__class__ }} {{ programme }}",), "template-broken"),
    ],
)
def test_a_template_that_would_not_work(lines: tuple[str, ...], key: str) -> None:
    with pytest.raises(DocumentError) as refused:
        trial_page(PaperKind.HOURS, own(*lines), "а.docx", "ru")
    assert refused.value.key == key
    if key == "template-unknown":
        assert refused.value.values["fields"] == "наставник"
        assert "mentors" in str(refused.value.values["known"])


@pytest.mark.parametrize(
    ("content", "name", "key"),
    [
        (b"%PDF-1.7", "а.pdf", "document-is-pdf"),
        (b"", "а.docx", "document-is-empty"),
        (b"PK\x03\x04 broken", "а.docx", "document-damaged"),
    ],
)
def test_what_is_no_template(content: bytes, name: str, key: str) -> None:
    with pytest.raises(DocumentError) as refused:
        trial_page(PaperKind.HOURS, content, name, "ru")
    assert refused.value.key == key


def test_the_committed_templates_are_what_the_program_makes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody who changes a text must make the templates anew."""
    monkeypatch.setattr(make, "FOLDER", tmp_path)
    for locale in ("ru", "en"):
        for kind in PaperKind:
            getattr(MAKERS.get(kind, make_papers), kind.value)(locale)
            fresh = (tmp_path / f"{kind}.{locale}.docx").read_bytes()
            assert words(fresh) == words(built_in(kind, locale))


def _paper(kind: PaperKind, locale: str) -> bytes:
    match kind:
        case PaperKind.SURVEY:
            return survey_docx(SURVEY, locale)
        case PaperKind.PERSONAL:
            return personal_docx(PERSONAL, locale)
        case _:
            return paper_docx(kind, paper_of(kind), locale)


@pytest.mark.parametrize("locale", ["ru", "en"])
@pytest.mark.parametrize("kind", list(PaperKind))
def test_nothing_that_leads_to_something_ends_a_page(kind: PaperKind, locale: str) -> None:
    """A heading, a line before a table or a list, the head of a table: each keeps with what follows."""
    blocks = list(docx.Document(io.BytesIO(_paper(kind, locale))).iter_inner_content())
    leading = []
    for one, following in pairwise(blocks):
        if isinstance(one, Table):
            leading += [cell.paragraphs[0] for cell in one.rows[0].cells if cell.paragraphs[0].runs[0].bold]
        elif one.text and (
            isinstance(following, Table)
            or _is_bullet(following) > _is_bullet(one)
            or (one.runs[0].bold and one.alignment is None)
        ):
            leading.append(one)
    assert [one.text for one in leading if not one.paragraph_format.keep_with_next] == []
    assert leading or kind is PaperKind.THANKS


def _is_bullet(one: Paragraph) -> bool:
    return one.style is not None and bool(one.style.name == "List Bullet")


FIELDS = Path(__file__).parents[3] / "docs" / "ru" / "templates.md"


def _fields(value: object, before: str = "") -> set[str]:
    """«mentors.name»: a document's fields with the list that they stand in."""
    match value:
        case dict():
            return {f"{before}{name}" for name in value}.union(
                *(_fields(inner, f"{before}{name}.") for name, inner in value.items())
            )
        case [dict() as first, *_]:
            return _fields(first, before)
    return set()


@pytest.mark.parametrize("kind", list(PaperKind))
def test_the_guide_names_every_field(kind: PaperKind) -> None:
    parts = dict(re.findall(r"<!-- (\w+) -->\n(.+?)(?=\n## |\Z)", FIELDS.read_text("utf-8"), re.DOTALL))
    # The letters have the certificates' fields.
    part = parts["common"] + parts["hours" if kind is PaperKind.THANKS else kind.value]
    named = set(re.findall(r"^\| `([a-z_.]+)` \|", part, re.MULTILINE))
    real = _fields(sample_values(kind, "ru"))
    assert real <= named
    assert named - real <= {"order", "period", "end_words.who"}  # not in every paper


def test_every_list_has_fields_for_templates() -> None:
    assert {"n", "mentor", "mentees"} <= context(PAPERS[PaperKind.PAIRS], "ru")["pairs"][0].keys()
