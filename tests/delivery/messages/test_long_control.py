"""The longest there can be of results, requests, figures and the digest still fits a message."""

from datetime import date

import pytest

from delivery.messages.digest import draw_digest
from delivery.messages.figures import figure_item, figure_line
from delivery.messages.results import school_block, summary_text
from handlers.roadmap.school_form import form_text
from locales import LANGUAGES, Reader, Texts
from models.enums import CaseOutcome, DeficitKind, Indicator
from services.people.deficits import DeficitLine
from services.roadmap.board_facts import Case, CaseKind, NoteLine
from services.roadmap.digest import SETTLED_SHOWN, DigestFacts
from services.roadmap.request_facts import FormFacts, RequestLine
from services.summaries.effort import Effort
from services.summaries.indicators import PAGE, Figure, FigureLine
from services.summaries.results import MOST_MEASURES, Dynamics, MeasureLine, Point, SchoolResults
from services.summaries.results import PAGE as SCHOOLS
from services.summaries.schools import SchoolSummary

LIMIT = 4096
DAY = date(2026, 12, 28)
NAME, LONG = "Ш" * 200, "Ж" * 300
DEFICIT = DeficitLine(1, DeficitKind.SUPPORT, "Д" * 60)


@pytest.fixture(params=LANGUAGES)
def reader(request: pytest.FixtureRequest) -> Reader:
    return Reader(Texts.load(), request.param)


@pytest.fixture
def school() -> SchoolResults:
    points = tuple(Point(n, DAY, 1234567.1234) for n in range(9))
    dynamics = tuple(
        Dynamics(MeasureLine(n, "И" * 120, "Е" * 20, True), points) for n in range(MOST_MEASURES)
    )
    return SchoolResults(1, NAME, dynamics, Effort(10**6, 10**4, 10**4, 10**3, 10**5))


def test_results(reader: Reader, school: SchoolResults) -> None:
    assert SCHOOLS * len(school_block(school, reader)) + 500 < LIMIT
    whole = SchoolSummary(DAY, 100, DAY, 100, 90, 9999, 9000, 99, 999, 50, 40, school)
    assert len(summary_text(whole, reader)) < LIMIT


def test_a_form(reader: Reader) -> None:
    chosen = tuple(RequestLine(n, DEFICIT, "") for n in range(40))
    own = tuple(RequestLine(n, None, LONG) for n in range(10))
    assert len(form_text(FormFacts(1, NAME, "Р" * 1000, chosen + own, True), reader)) < LIMIT


def test_figures(reader: Reader) -> None:
    for one in Indicator:
        line = FigureLine(LONG, True, DAY, 10**5, 10**6, 4.9)
        figure = Figure(one, 1, 2, 50.0, 80.0, DAY, (NAME,) * 40)
        lines = PAGE * (len(figure_item(line, one, reader)) + 1)
        missing = 12 * 62 + 200
        explained = len(reader.html("figure-explained", kind=one.value))
        assert len(figure_line(figure, reader)) + explained + missing + lines < LIMIT


def test_a_digest(reader: Reader) -> None:
    cases = [Case(kind, 1, LONG, 10**4, "О" * 60, 2, NAME, DEFICIT, DAY, "mentee") for kind in CaseKind]
    notes = [NoteLine(one, CaseOutcome.DONE, "С" * 500, "О" * 60, DAY) for one in cases]
    facts = DigestFacts(1, DAY, tuple(cases), tuple(notes[:SETTLED_SHOWN]), len(notes), more=True)
    for page in range(3):
        drawn = draw_digest(facts, reader, page)
        assert len(drawn.text) < LIMIT
