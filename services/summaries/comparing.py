"""Two surveys side by side: the same questions at the start and at the end, or after two events."""

from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from sqlalchemy import or_, select
from sqlalchemy.orm import aliased

from models.enums import SurveyState
from models.events import Event
from models.programmes import Programme
from models.surveys import Form, FormVersion, Survey
from services.actor import Actor
from services.errors import DomainError
from services.events.names import Say, event_name
from services.paging import Place, cut
from services.summaries.facts import QuestionSummary, SurveySummary
from services.summaries.surveys import SurveySummaries, expect_shown, summary_of
from services.surveys.answers import own_survey
from services.surveys.ready import COMPARED
from services.surveys.rules import LIKELY, MARKS, last_day

LISTED = 6


@dataclass(frozen=True, slots=True)
class Comparable:
    """A survey to set another against; `closes_on` is local, and to come while it is open and named."""

    id: int
    title: str
    closes_on: date


@dataclass(frozen=True, slots=True)
class Pair:
    """One figure of both surveys. `unit`: "mean", "share" (0.0-1.0) or "points" (NPS).

    `most` is the end of its scale; None where there is none, as of numbers.
    """

    question: str
    answer: str
    unit: str
    first: float
    second: float
    first_answered: int
    second_answered: int
    most: float | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """`first` is the earlier one. Nothing is compared that either of them does not show."""

    first: SurveySummary
    second: SurveySummary
    csi: Pair | None
    nps: Pair | None
    pairs: tuple[Pair, ...]


class Comparing(SurveySummaries):
    async def comparable(
        self, actor: Actor, survey_id: int, page: int, say: Say
    ) -> tuple[list[Comparable], Place]:
        """A page of the surveys that ask the same and may be seen, latest first; for the methodist."""
        programme_id = actor.methodist_of()
        async with self.database.read() as session:
            survey = await own_survey(session, programme_id, survey_id)
            version = await session.get_one(FormVersion, survey.version_id)
            form = await session.get_one(Form, version.form_id)
            programme = await session.get_one(Programme, programme_id)
            others = aliased(FormVersion)
            query = (
                select(Survey)
                .join(others, others.id == Survey.version_id)
                .join(Form, Form.id == others.form_id)
                .where(
                    Survey.programme_id == programme_id,
                    Survey.partnership_id.is_(None),
                    Survey.id != survey_id,
                    or_(
                        Survey.state == SurveyState.CLOSED,
                        (Survey.state == SurveyState.OPEN) & ~Survey.anonymous,
                    ),
                    or_(Form.id == form.id, Form.programme_id.is_(None) & Form.code.in_(_counterparts(form))),
                )
                .order_by(Survey.closes_at.desc(), Survey.id.desc())
            )
            rows, place = await cut(session, [query], page, LISTED)
            zone = ZoneInfo(programme.time_zone)
            found = []
            for (one,) in rows:
                event = await session.get(Event, one.event_id) if one.event_id else None
                title = event_name(say, event.kind, event.title) if event else one.title
                found.append(Comparable(one.id, title, last_day(one.closes_at, zone)))
            return found, place

    async def compare(self, actor: Actor, survey_id: int, other_id: int, say: Say) -> Comparison:
        """Two surveys of the methodist's programme, the earlier first; named ones as they stand now.

        Raises DomainError while one of them is open and anonymous, or when they have no question in common
        that both of them may show.
        """
        programme_id = actor.methodist_of()
        async with self.database.read() as session:
            surveys = [await own_survey(session, programme_id, each) for each in (survey_id, other_id)]
            for survey in surveys:
                expect_shown(survey)
            surveys.sort(key=lambda survey: (survey.closes_at, survey.id))
            first, second = [await summary_of(session, survey, say, self.clock.now()) for survey in surveys]
        comparison = comparison_of(first, second)
        if not comparison.pairs:
            raise DomainError("summaries-error-nothing-common")
        return comparison


def comparison_of(first: SurveySummary, second: SurveySummary) -> Comparison:
    """Whatever both of them show; `first` is the earlier one."""
    return Comparison(first, second, _csi(first, second), _nps(first, second), tuple(_pairs(first, second)))


def _counterparts(form: Form) -> set[str]:
    """Codes of ready forms that ask the same as this one at another time."""
    if form.programme_id is not None:
        return set()
    both = {*COMPARED.items(), *((start, end) for end, start in COMPARED.items())}
    return {other for code, other in both if code == form.code}


def _pairs(first: SurveySummary, second: SurveySummary) -> list[Pair]:
    """Means of marks and numbers, and shares of options, of the questions that both have."""
    found = []
    theirs = {(each.code, each.kind): each for each in second.questions}
    for one in first.questions:
        other = theirs.get((one.code, one.kind))
        if other is None or not one.answered or not other.answered:
            continue
        text = f"{one.heading}: {one.text}" if one.heading else one.text
        answered = (one.answered, other.answered)
        if one.mean is not None and other.mean is not None:
            found.append(Pair(text, "", "mean", one.mean, other.mean, *answered, most=_most(one)))
        elif one.kind in ("single", "multiple"):
            counts = {choice.label: choice.count for choice in other.choices}
            found += [
                Pair(
                    text,
                    choice.label,
                    "share",
                    choice.count / one.answered,
                    counts[choice.label] / other.answered,
                    *answered,
                    most=1.0,
                )
                for choice in one.choices
                if choice.label in counts
            ]
    return found


def _most(question: QuestionSummary) -> float | None:
    match question.kind:
        case "nps":
            return LIKELY[1]
        case "number":
            return None
        case _:
            return MARKS[1]


def _csi(first: SurveySummary, second: SurveySummary) -> Pair | None:
    one, other = first.satisfaction, second.satisfaction
    if one is None or other is None or one.mean is None or other.mean is None:
        return None
    return Pair("", "", "mean", one.mean, other.mean, one.given, other.given, most=MARKS[1])


def _nps(first: SurveySummary, second: SurveySummary) -> Pair | None:
    one, other = first.nps, second.nps
    if one is None or other is None or one.score is None or other.score is None:
        return None
    return Pair("", "", "points", one.score, other.score, one.answered, other.answered, most=100)
