"""Summaries to render."""

from __future__ import annotations

from datetime import UTC, date, datetime

from services.orders import Order
from services.summaries.facts import (
    Choice,
    EventFacts,
    Nps,
    PersonAnswer,
    QuestionSummary,
    Recommendation,
    Satisfaction,
    SurveySummary,
    Theme,
)


def scale(text: str, *counts: int) -> QuestionSummary:
    choices = tuple(Choice(str(value), count) for value, count in enumerate(counts, start=1))
    return QuestionSummary(text, "scale", sum(counts), choices)


MASTER_CLASS = EventFacts(
    kind="master_class",
    title="Готовимся к ОГЭ: групповой разбор заданий",
    starts_at=datetime(2026, 11, 22, 11, 0, tzinfo=UTC),
    ends_at=datetime(2026, 11, 22, 12, 30, tzinfo=UTC),
    place="МБОУ «Лесная СОШ», актовый зал",
    opening_order=Order("215", date(2026, 11, 10)),
    closing_order=Order("240", date(2026, 11, 30)),
    invited=31,
    going=26,
    attended=24,
)

FULL = SurveySummary(
    programme="Приозёрный район, 2026/27",
    municipality="Комитет образования Приозёрного района",
    title="После мероприятия",
    time_zone="Europe/Moscow",
    anonymous=True,
    eligible=24,
    answered=19,
    event=MASTER_CLASS,
    opened_at=datetime(2026, 11, 22, 14, 0, tzinfo=UTC),
    closed_at=datetime(2026, 11, 25, 20, 59, tzinfo=UTC),
    satisfaction=Satisfaction((0, 1, 2, 16, 38)),
    nps=Nps(promoters=13, passives=4, detractors=2),
    questions=(
        scale("Насколько пригодится в вашей работе?", 0, 0, 1, 4, 14),
        scale("Насколько понятно объясняли?", 0, 0, 0, 6, 13),
        scale("Насколько удобно было организовано?", 0, 1, 1, 6, 11),
        QuestionSummary(
            "Насколько вероятно, что порекомендуете коллеге?",
            "nps",
            19,
            tuple(Choice(str(value), count) for value, count in enumerate((0, 0, 0, 0, 0, 1, 1, 1, 3, 5, 8))),
        ),
        QuestionSummary(
            "Когда попробуете у себя?",
            "single",
            17,
            (Choice("На этой неделе", 6), Choice("До конца месяца", 9), Choice("Пока не знаю", 2)),
            named=True,
        ),
        QuestionSummary("Что возьмёте в работу?", "text", 17, named=True),
    ),
    takeaways=(Theme("групповой разбор заданий", 11), Theme("карточки самопроверки", 4)),
    difficulties=(Theme("время на подготовку", 6), Theme("разный уровень класса", 3)),
    comments=(
        Theme("Очень живо, спасибо! Хочется увидеть такой же разбор для 8 класса.", 1),
        Theme("Мало времени на вопросы.", 3),
        Theme("=2+2", 1),
    ),
    named_answers=(
        PersonAnswer(
            "Смирнова Марина Викторовна",
            "МКОУ «Шумская СОШ»",
            "Что возьмёте в работу?",
            "Разбор в группах,\nкарточки",
        ),
        PersonAnswer("Петров <b>&", "МБОУ «СОШ № 1»", "Что было трудно?", '=HYPERLINK("http://x")'),
    ),
    recommendations=(
        Recommendation("Провести взаимопосещение уроков", "учителя математики", date(2026, 12, 20)),
        Recommendation("Выделить методический час"),
    ),
)

HIDDEN = SurveySummary(
    programme="Приозёрный район, 2026/27",
    title="После мероприятия",
    time_zone="Europe/Moscow",
    anonymous=True,
    eligible=6,
    answered=4,
    event=MASTER_CLASS,
    closed_at=datetime(2026, 11, 25, 20, 59, tzinfo=UTC),
)

NOBODY = SurveySummary(
    programme="П" * 300,
    title="<b>&\x00\x0b😀 $x^2$ {{ 7*7 }} {% if %}" + "Ж" * 400,
    time_zone="Asia/Vladivostok",
    anonymous=False,
    eligible=0,
    answered=0,
    satisfaction=Satisfaction((0, 0, 0, 0, 0)),
    nps=Nps(0, 0, 0),
    questions=(
        scale("Вопрос " + "длинный " * 60, 0, 0, 0, 0, 0),
        QuestionSummary(
            "\t=1+1",
            "multiple",
            3,
            (Choice("+7 921", 3), Choice("@x", 2), Choice("-1", 0), Choice("\tтаб", 1)),
        ),
    ),
    comments=(Theme("я" * 40_000, 1),),
)
