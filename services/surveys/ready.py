"""The ready forms in their own wording; the words stand in locales/*/forms.ftl."""

from models.enums import QuestionKind as Kind
from services.surveys.forms import DIFFICULTIES, NewQuestion, ReadyForm


def _matrix(heading: str, *rows: str) -> tuple[NewQuestion, ...]:
    """A matrix of scales: `heading` and, after it, its rows; all are keys."""
    return tuple(NewQuestion(row.removeprefix("form-"), Kind.MATRIX, row, heading=heading) for row in rows)


def _keys(prefix: str, *names: str) -> tuple[str, ...]:
    return tuple(f"{prefix}-{name}" for name in names)


DEFICIT_NAMES = ("subject", "method", "upbringing", "organisation", "support", "parents", "studies")

DEFICITS = ReadyForm(
    "deficits",
    1,
    (
        *_matrix("form-deficits-sure", *_keys("form-deficits", *DEFICIT_NAMES)),
        NewQuestion(
            "first",
            Kind.MULTIPLE,
            "form-deficits-first",
            _keys("form-deficits", *DEFICIT_NAMES),
            required=True,
        ),
        NewQuestion(
            "way", Kind.SINGLE, "form-deficits-way", _keys("form-way", "see", "mine", "together", "advice")
        ),
        NewQuestion("learn", Kind.TEXT, "form-deficits-learn"),
    ),
    anonymous=False,
)

_OF_MENTEE = _matrix("form-mentee-now", *_keys("form-mentee", "plan", "attention", "marks", "parents", "ask"))
MENTEE_START = ReadyForm(
    "mentee_start", 1, (*_OF_MENTEE, NewQuestion("expect", Kind.TEXT, "form-mentee-expect"))
)
MENTEE_END = ReadyForm(
    "mentee_end",
    1,
    (
        *_OF_MENTEE,
        NewQuestion("enough", Kind.SINGLE, "form-enough", _keys("form-enough", "more", "right", "less")),
        NewQuestion("helpful", Kind.SCALE, "form-mentee-helpful"),
        NewQuestion("recommend", Kind.NPS, "form-recommend"),
        NewQuestion("changed", Kind.TEXT, "form-mentee-changed"),
        NewQuestion(DIFFICULTIES, Kind.TEXT, "form-hard"),
    ),
)

_OF_MENTOR = _matrix("form-mentor-now", *_keys("form-mentor", "show", "word", "listen", "time", "backing"))
MENTOR_START = ReadyForm(
    "mentor_start", 1, (*_OF_MENTOR, NewQuestion("expect", Kind.TEXT, "form-mentor-expect"))
)
MENTOR_END = ReadyForm(
    "mentor_end",
    1,
    (
        *_OF_MENTOR,
        NewQuestion("enough", Kind.SINGLE, "form-enough", _keys("form-enough", "more", "right", "less")),
        NewQuestion("helpful", Kind.SCALE, "form-mentor-helpful"),
        NewQuestion("recommend", Kind.NPS, "form-recommend"),
        NewQuestion("changed", Kind.TEXT, "form-mentor-changed"),
        NewQuestion(DIFFICULTIES, Kind.TEXT, "form-hard"),
    ),
)


def _count(code: str, text: str) -> NewQuestion:
    return NewQuestion(code, Kind.NUMBER, text, required=True, least=0, most=10_000)


_PLAN = NewQuestion(
    "plan", Kind.SINGLE, "form-plan", _keys("form-plan", "ahead", "on-time", "late", "none"), required=True
)
_WHY_LATE = NewQuestion("why_late", Kind.TEXT, "form-why-late", only_if=("plan", (2, 3)))

REGION_SERVICE = ReadyForm(
    "region_service",
    1,
    (
        _PLAN,
        _WHY_LATE,
        _count("pairs", "form-service-pairs"),
        _count("teachers", "form-service-teachers"),
        _count("events", "form-service-events"),
        NewQuestion(
            "backing",
            Kind.MULTIPLE,
            "form-service-backing",
            _keys("form-service", "order", "pay", "travel", "training", "materials", "nothing"),
            required=True,
        ),
        NewQuestion(DIFFICULTIES, Kind.TEXT, "form-hard"),
        NewQuestion("next", Kind.TEXT, "form-next"),
    ),
    anonymous=False,
)
REGION_LEADER = ReadyForm(
    "region_leader",
    1,
    (
        _PLAN,
        _WHY_LATE,
        _count("mentors", "form-leader-mentors"),
        _count("lessons", "form-leader-lessons"),
        _count("visits", "form-leader-visits"),
        NewQuestion(
            "eased", Kind.SINGLE, "form-leader-eased", _keys("form-leader-eased", "hours", "pay", "day", "no")
        ),
        NewQuestion("works", Kind.TEXT, "form-leader-works"),
        NewQuestion(DIFFICULTIES, Kind.TEXT, "form-hard"),
    ),
    anonymous=False,
)
REGION_WEAK = ReadyForm(
    "region_weak",
    1,
    (
        _PLAN,
        _WHY_LATE,
        _count("mentees", "form-weak-mentees"),
        _count("seen", "form-weak-seen"),
        _count("trials", "form-weak-trials"),
        NewQuestion(
            "changes",
            Kind.MULTIPLE,
            "form-weak-changes",
            _keys("form-weak", "lessons", "marks", "team", "families", "events", "nothing"),
            required=True,
        ),
        NewQuestion(
            "results", Kind.SINGLE, "form-results", _keys("form-results", "up", "same", "down", "early")
        ),
        NewQuestion("requests", Kind.TEXT, "form-weak-requests"),
        NewQuestion(DIFFICULTIES, Kind.TEXT, "form-hard"),
    ),
    anonymous=False,
)


def _direction(name: str) -> ReadyForm:
    """One direction of a municipality's monitoring, for those who perform it."""
    return ReadyForm(
        f"direction_{name}",
        1,
        (
            NewQuestion(
                "state",
                Kind.SINGLE,
                f"form-direction-{name}",
                _keys("form-state", "better", "same", "worse", "early"),
                required=True,
            ),
            _count("measure", f"form-direction-{name}-count"),
            NewQuestion("done", Kind.TEXT, "form-direction-done", required=True),
            NewQuestion(DIFFICULTIES, Kind.TEXT, "form-hard"),
            NewQuestion("next", Kind.TEXT, "form-next"),
            NewQuestion("proof", Kind.FILE, "form-direction-proof", named=True),
        ),
        anonymous=False,
    )


DIRECTIONS = tuple(
    _direction(name)
    for name in ("social", "organisation", "quality", "upbringing", "staff", "innovation", "system")
)

INTERIM = ReadyForm(
    "interim",
    1,
    (
        NewQuestion("useful", Kind.SCALE, "form-interim-useful", required=True),
        NewQuestion("contact", Kind.SCALE, "form-interim-contact", required=True),
        NewQuestion("pace", Kind.SINGLE, "form-interim-pace", _keys("form-pace", "slow", "right", "fast")),
        NewQuestion(
            "hindered",
            Kind.MULTIPLE,
            "form-interim-hindered",
            _keys("form-hindered", "time", "distance", "timetable", "unclear", "technology", "nothing"),
        ),
        NewQuestion("keep", Kind.TEXT, "form-interim-keep"),
        NewQuestion("change", Kind.TEXT, "form-interim-change"),
    ),
)

HELD, TOPIC = "held", "topic"
"""What an entry of the journal takes from a visit sheet."""
LESSON_VISIT = ReadyForm(
    "lesson_visit",
    1,
    (
        NewQuestion(HELD, Kind.DATE, "form-lesson-held", required=True),
        NewQuestion(TOPIC, Kind.TEXT, "form-lesson-topic", required=True),
        *_matrix(
            "form-lesson-seen",
            *_keys("form-lesson", "goal", "steps", "active", "feedback", "climate", "result"),
        ),
        NewQuestion("strong", Kind.TEXT, "form-lesson-strong", required=True),
        NewQuestion("advice", Kind.TEXT, "form-lesson-advice", required=True),
        NewQuestion("photo", Kind.FILE, "form-lesson-photo", named=True),
    ),
    anonymous=False,
)

OFFERED = (
    DEFICITS,
    MENTEE_START,
    MENTEE_END,
    MENTOR_START,
    MENTOR_END,
    INTERIM,
    REGION_SERVICE,
    REGION_LEADER,
    REGION_WEAK,
    *DIRECTIONS,
    LESSON_VISIT,
)
"""What a methodist may open, in the order of a year."""
BY_CODE = {form.code: form for form in OFFERED}

COMPARED = {"mentee_end": "mentee_start", "mentor_end": "mentor_start"}
"""The same questions at the end and at the start of the programme."""


def title_key(code: str) -> str:
    """The Fluent key of a ready form's title."""
    return f"form-title-{code.replace('_', '-')}"
