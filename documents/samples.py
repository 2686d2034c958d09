"""Invented people and figures, to see a template at work."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from documents.partnerships import personal
from documents.summaries import letter, papers
from services.orders import Order
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
from services.people.names import PersonName
from services.programmes.facts import NetworkModel
from services.summaries.comparing import Comparison, Pair
from services.summaries.effort import Effort
from services.summaries.facts import (
    Choice,
    EventFacts,
    KindFacts,
    Nps,
    PersonAnswer,
    QuestionSummary,
    Recommendation,
    Satisfaction,
    SchoolFacts,
    SurveySummary,
    Theme,
)
from services.summaries.indicators import Figure, FigureLine, Indicator
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
from services.summaries.report_facts import (
    Counted,
    EventKind,
    EventLine,
    GoalSum,
    KindSum,
    Made,
    PairSum,
    Paper,
    PlanSum,
    ReportPaper,
    SurveyLine,
)
from services.summaries.results import Dynamics, MeasureLine, MeasureSum, Point, SchoolResults

HEAD = Head(
    "Заречный район",
    "Заречный район, 2026/27",
    date(2026, 9, 1),
    date(2027, 5, 31),
    "12-од",
    date(2026, 9, 1),
)
MENTOR = Teacher("Орлова Ирина Павловна", "Заречная гимназия", "физика")
MENTEE = Teacher("Смирнова Марина Викторовна", "Лесная СОШ", "математика")
MENTORS = (
    MentorLine(PersonName("Орлова", "Ирина", "Павловна"), MENTOR.school, MENTOR.subject, 2, 12, 585),
    # Some decline this name, some do not: a template shows both its wordings.
    MentorLine(PersonName("Садыкова", "Айгуль", "Ильдаровна"), MENTEE.school, "химия", 1, 5, 225),
)
MARKS, NPS = Satisfaction((0, 1, 2, 16, 38)), Nps(13, 4, 2)


def sample_values(kind: PaperKind, locale: str) -> dict[str, Any]:
    """All that a template of this kind may show."""
    match kind:
        case PaperKind.SURVEY:
            return letter.context(SURVEY, locale)
        case PaperKind.PERSONAL:
            return personal.context(PERSONAL, locale)
    return papers.context(paper_of(kind), locale)


def paper_of(kind: PaperKind) -> Paper:
    """The invented facts of a paper of the programme. Raises ValueError for what is none."""
    match kind:
        case PaperKind.REPORT:
            return REPORT
        case PaperKind.PAIRS:
            return PairsPaper(HEAD, (SCHOOLS,), (Pairing(MENTOR, (MENTEE, MENTEE)),))
        case PaperKind.CONTRACT:
            people = (Responsible(MENTOR.name, MENTOR.school, "mentor"),)
            plan = (PlanLine("Открытый урок", "ноябрь", "Наставники"),)
            return ContractPaper(HEAD, (Contract(SCHOOLS, people),), plan)
        case PaperKind.HOURS | PaperKind.THANKS:
            return MentorsPaper(HEAD, MENTORS)
    raise ValueError(kind)


SCHOOLS = SchoolsLine(
    "Заречная гимназия",
    ("Лесная СОШ", "Озёрская ООШ"),
    "Читающие школы",
    NetworkModel.CHAIN,
    "1-С",
    HEAD.order_date,
)
SURVEY = SurveySummary(
    programme=HEAD.programme,
    municipality=HEAD.municipality,
    title="После мероприятия",
    time_zone="Europe/Moscow",
    anonymous=True,
    eligible=24,
    answered=19,
    event=EventFacts(
        kind="festival",
        title="Неделя открытых уроков",
        starts_at=datetime(2026, 11, 16, 7, tzinfo=UTC),
        ends_at=datetime(2026, 11, 20, 12, tzinfo=UTC),
        place="Заречная гимназия",
        opening_order=Order("215", date(2026, 11, 10)),
        closing_order=Order("240", date(2026, 11, 30)),
        invited=31,
        going=26,
        attended=24,
        kinds=(KindFacts("lesson", 4, 22), KindFacts("master_class", 2, 17)),
        schools=(SchoolFacts("Лесная СОШ", 18, 15), SchoolFacts("Озёрская ООШ", 13, 9)),
    ),
    closed_at=datetime(2026, 11, 25, 20, 59, tzinfo=UTC),
    satisfaction=MARKS,
    nps=NPS,
    questions=(
        QuestionSummary(
            "Насколько пригодится?",
            "scale",
            19,
            tuple(Choice(str(mark), count) for mark, count in enumerate((0, 0, 1, 4, 14), 1)),
        ),
    ),
    takeaways=(Theme("групповой разбор заданий", 11), Theme("карточки самопроверки", 4)),
    difficulties=(Theme("время на подготовку", 6),),
    comments=(Theme("Хочется увидеть такой же разбор для 8 класса.", 1),),
    recommendations=(
        Recommendation("Провести взаимопосещение уроков", "администрация, Лесная СОШ", date(2027, 1, 20)),
    ),
    named_answers=(PersonAnswer(MENTEE.name, MENTEE.school, "Что возьмёте в работу?", "Групповой разбор"),),
)
PERSONAL = Personal(
    partnership_id=1,
    partnership_state=PartnershipState.ACTIVE,
    programme=HEAD.programme,
    municipality=HEAD.municipality,
    mentor=MENTOR.name,
    mentor_school=MENTOR.school,
    mentees=(MENTEE.name,),
    mentee_schools=(MENTEE.school,),
    today=date(2027, 1, 20),
    time_zone="Europe/Moscow",
    can_lead=True,
    can_take_part=True,
    follows=False,
    state=PersonalState.REVIEWED,
    starts_on=date(2026, 10, 1),
    midterm_on=date(2027, 1, 15),
    ends_on=date(2027, 5, 20),
    goals=(
        GoalLine(
            1,
            "Вести урок с групповой работой",
            None,
            {Review.MIDTERM: Mark(GoalOutcome.PARTLY, "уже на двух уроках")},
            False,
        ),
    ),
    actions=(
        ActionLine(
            1, "Урок наставника", date(2026, 10, 20), Doer.MENTEE, Evidence.NOTHING, 1, 1, False, False
        ),
    ),
    words=(
        WordLine(WordKind.EXPECTS, MENTEE.name, False, False, "Разбирать каждый пробный урок."),
        WordLine(WordKind.MIDTERM, MENTOR.name, True, False, "Идём по плану."),
    ),
    agreed_on=date(2026, 10, 3),
    midterm_held_on=date(2027, 1, 15),
)
SCORE = MeasureLine(1, "Средний балл ОГЭ", "баллы", True)
REPORT = ReportPaper(
    head=HEAD,
    on=date(2027, 5, 31),
    figures=(
        Made(
            Figure(Indicator.SCHOOLS, 2, 3, 200 / 3, 60, date(2027, 5, 31)),
            (
                FigureLine("Заречная гимназия", True, date(2026, 9, 15)),
                FigureLine("Лесная СОШ", True, date(2026, 10, 1)),
                FigureLine("Озёрская ООШ", False),
            ),
        ),
        Made(
            Figure(Indicator.TEACHERS, 12, 40, 30, 50, date(2027, 5, 31), ("Озёрская ООШ",)),
            (
                FigureLine("Лесная СОШ", True, date(2026, 9, 5), 12, 40),
                FigureLine("Озёрская ООШ", True, None, 3),
            ),
        ),
    ),
    plan=(PlanSum("Методическое сопровождение", 14, 12, 9, 60, 51, 4), PlanSum("", 2, 0, 0, 0, 0, 0)),
    pairs=PairSum(8, 2, 9, 1, 7, 12),
    effort=Effort(2745, 52, 14, 6, 120),
    kinds=(KindSum(EventKind.MASTER_CLASS, 4, 60, 48),),
    events=(
        EventLine(
            "Мастер-класс «Готовимся к ОГЭ»",
            date(2026, 11, 22),
            ("215", date(2026, 11, 10)),
            ("", None),
            31,
            24,
            MARKS,
            False,
        ),
        EventLine("Семинар", date(2026, 12, 4), ("", None), ("", None), 6, 4, None, True),
    ),
    surveys=(
        SurveyLine("Мастер-класс «Готовимся к ОГЭ»", 24, 19, False, MARKS, NPS),
        SurveyLine("Семинар", 4, 3, True, None, None),
    ),
    requests=Counted(5, 7),
    recommendations=Counted(3, 4),
    comparisons=(
        Comparison(
            replace(SURVEY, title="Наставляемые в начале", event=None),
            replace(SURVEY, title="Наставляемые в конце", event=None),
            None,
            None,
            (
                Pair("Уверенность на уроке", "", "mean", 3.1, 4.2, 18, 17, most=5),
                Pair("Чего не хватает", "времени", "share", 0.5, 0.25, 18, 17, most=1),
            ),
        ),
    ),
    reflected=54,
    takeaways=(Theme("групповой разбор заданий", 21), Theme("карточки самопроверки", 9)),
    difficulties=(Theme("время на подготовку", 12),),
    goals=GoalSum(8, 15, 9, 4, 1),
    measures=(MeasureSum(SCORE, 2, 3.4, 3.75),),
    schools=(
        SchoolResults(
            1,
            "Лесная СОШ",
            (Dynamics(SCORE, (Point(1, date(2026, 9, 20), 3.4), Point(2, date(2027, 5, 20), 3.75))),),
            Effort(1200, 24, 8, 4, 40),
        ),
        SchoolResults(2, "Озёрская ООШ", (), Effort(600, 11, 3, 3, 20)),
    ),
)
