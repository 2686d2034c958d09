"""Every document as pages: made by LibreOffice, counted and read by poppler, in both languages."""

import asyncio
import os
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from documents import pdf
from documents.errors import DocumentError
from documents.partnerships import personal_docx
from documents.pdf import converter, docx_pdf
from documents.samples import PERSONAL, SURVEY, paper_of
from documents.summaries import paper_docx, survey_docx
from documents.worker import TOO_HEAVY
from services.summaries.paper_facts import OF_PROGRAMME, ContractPaper, MentorsPaper, PaperKind
from tests.conftest import needs

PAGES = {
    PaperKind.REPORT: (4, "ЧАСТЬ 2. ИЗМЕНЕНИЯ У УЧАСТНИКОВ", "PART 2. CHANGE IN THE PARTICIPANTS"),
    PaperKind.PAIRS: (1, "Школы-партнёры, пары и группы", "Partner schools, pairs and groups"),
    PaperKind.CONTRACT: (2, "Ответственные лица", "Persons responsible"),
    PaperKind.HOURS: (2, "Встреч по журналу", "Meetings in the journal"),
    PaperKind.THANKS: (2, "БЛАГОДАРСТВЕННОЕ ПИСЬМО", "LETTER OF THANKS"),
    PaperKind.SURVEY: (3, "Удовлетворённость участников", "Неделя открытых уроков"),
    PaperKind.PERSONAL: (2, "Вести урок с групповой работой", "Вести урок с групповой работой"),
}


def of(kind: PaperKind, locale: str) -> bytes:
    if kind is PaperKind.SURVEY:
        return survey_docx(SURVEY, locale)
    if kind is PaperKind.PERSONAL:
        return personal_docx(PERSONAL, locale)
    assert kind in OF_PROGRAMME
    return paper_docx(kind, paper_of(kind), locale)


def read(tmp_path: Path, content: bytes) -> list[str]:
    """What is written on each page of a PDF."""
    (tmp_path / "page.pdf").write_bytes(content)
    said = subprocess.run(
        ["pdftotext", "-layout", "page.pdf", "-"], cwd=tmp_path, check=True, capture_output=True
    ).stdout.decode()
    return [" ".join(page.split()) for page in said.split("\f")[:-1]]


@pytest.fixture
def office() -> None:
    needs("LibreOffice and poppler", converter() is not None and shutil.which("pdftotext") is not None)


@pytest.mark.usefixtures("office")
def test_every_document_comes_out_as_pages(tmp_path: Path) -> None:
    """All in one run of LibreOffice, whose start takes longer than its work; those below are `docx_pdf`'s."""
    papers = {f"{kind.value}-{locale}": (kind, locale) for kind in PaperKind for locale in ("ru", "en")}
    for name, (kind, locale) in papers.items():
        (tmp_path / f"{name}.docx").write_bytes(of(kind, locale))
    command, profile = str(converter()), f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    files = [f"{name}.docx" for name in papers]
    subprocess.run(
        [command, profile, "--headless", "--convert-to", "pdf", *files],
        cwd=tmp_path,
        check=True,
        capture_output=True,
    )
    for name, (kind, locale) in papers.items():
        pages = read(tmp_path, (tmp_path / f"{name}.pdf").read_bytes())
        text = " ".join(pages)
        most, russian, english = PAGES[kind]
        # Another font of the machine may break a page a line earlier, never add one of its own for nothing.
        assert 1 <= len(pages) <= most, name
        assert (russian if locale == "ru" else english) in text, name
        assert "{{" not in text, name
        assert "�" not in text, name


@pytest.mark.usefixtures("office")
@pytest.mark.parametrize(
    ("kind", "titles"),
    [
        (PaperKind.HOURS, ["СПРАВКА"]),
        (PaperKind.THANKS, ["БЛАГОДАРСТВЕННОЕ ПИСЬМО"]),
        (PaperKind.CONTRACT, ["Приложение 1 к договору", "Приложение 2 к договору"]),
    ],
)
async def test_each_certificate_letter_and_annex_has_one_page(
    kind: PaperKind, titles: list[str], tmp_path: Path
) -> None:
    """Of three mentors three pages, of three contracts six: none before them, none between."""
    paper = paper_of(kind)
    several = (
        replace(paper, contracts=paper.contracts * 3)
        if isinstance(paper, ContractPaper)
        else replace(paper, mentors=paper.mentors[:1] * 3)
        if isinstance(paper, MentorsPaper)
        else paper
    )
    pages = read(tmp_path, await docx_pdf(paper_docx(kind, several)))
    assert [[title for title in titles if title in page] for page in pages] == [[one] for one in titles] * 3


@pytest.mark.usefixtures("office")
async def test_what_is_no_document_is_said_to_be_none(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="pdf-failed"):
        await docx_pdf(b"PK\x03\x04 broken")


async def test_without_libreoffice_nothing_is_promised(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    assert converter() is None
    with pytest.raises(DocumentError, match="pdf-not-here"):
        await docx_pdf(b"")


def stub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A converter that writes down its process ids and never ends; where it writes them."""
    ids = tmp_path / "ids"
    script = tmp_path / "soffice"
    script.write_text(f"#!/bin/sh\nsleep 600 &\necho $$ $! > {ids}.new\nmv {ids}.new {ids}\nwait\n")
    script.chmod(0o755)
    monkeypatch.setattr(pdf, "converter", lambda: str(script))
    return ids


async def until(condition: Callable[[], bool]) -> None:
    """Another process is waited for: it starts, and dies, in its own time."""
    async with asyncio.timeout(20):
        while not condition():  # noqa: ASYNC110
            await asyncio.sleep(0)


def environment_of(ids: Path) -> bytes:
    return Path(f"/proc/{ids.read_text().split()[0]}/environ").read_bytes()


def gone(ids: Path) -> bool:
    def runs(one: str) -> bool:
        try:
            state = Path(f"/proc/{one}/stat").read_text().rsplit(")", 1)[1].split()[0]
        except FileNotFoundError:
            return False
        return state != "Z"

    return not any(runs(one) for one in ids.read_text().split())


async def test_a_run_without_end_is_ended_with_all_it_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = stub(tmp_path, monkeypatch)
    with pytest.raises(DocumentError, match=TOO_HEAVY):
        await docx_pdf(b"x", seconds=2)
    await until(lambda: gone(ids))


async def test_giving_up_ends_the_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ids = stub(tmp_path, monkeypatch)
    monkeypatch.setenv("BOT_TOKEN", "1:secret")
    run = asyncio.create_task(docx_pdf(b"x"))
    await until(ids.exists)
    assert b"secret" not in environment_of(ids)
    assert os.environ["BOT_TOKEN"]
    run.cancel()
    with pytest.raises(asyncio.CancelledError):
        await run
    await until(lambda: gone(ids))
