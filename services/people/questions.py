"""What a roster leaves open, as questions: one for each writing that is not understood, not for each row.

Pure. An answer goes into the draft (`answered`); rows whose last problem it settles become good.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from hashlib import blake2b
from typing import get_args

from services.people.drafts import FieldName, RoleName, RosterDraft, RosterPerson, RosterProblem

Place = tuple[str, int]


class Answer(StrEnum):
    """What the methodist may say to a question; not every answer fits every question."""

    TAKE = "take"  # yes, what the reader suggests
    VALUE = "value"  # another one: its school, mentor, role, phone
    AS_WRITTEN = "keep"  # a new school; a mentor who is not in the programme yet
    NONE = "none"  # without it: no mentor, no phone, no role; namesakes: two people
    SKIP = "skip"  # leave these rows out


@dataclass(frozen=True, slots=True)
class Question:
    """`key` names the question through its life; `problem` is its first row's, `places` are all of them."""

    key: str
    problem: RosterProblem
    places: tuple[Place, ...]
    answers: frozenset[Answer]


_ANSWERS: dict[str, frozenset[Answer]] = {
    "school-empty": frozenset({Answer.VALUE}),
    "school-unknown": frozenset({Answer.VALUE, Answer.AS_WRITTEN}),
    "school-similar": frozenset({Answer.VALUE, Answer.AS_WRITTEN}),
    "mentor-unknown": frozenset({Answer.VALUE, Answer.AS_WRITTEN, Answer.NONE}),
    "mentor-several": frozenset({Answer.VALUE, Answer.NONE}),
    "mentor-self": frozenset({Answer.VALUE, Answer.NONE}),
    "role-unknown": frozenset({Answer.VALUE, Answer.NONE}),
    "role-unsure": frozenset({Answer.VALUE, Answer.NONE}),
    "phone": frozenset({Answer.VALUE, Answer.NONE}),
    "double": frozenset({Answer.NONE}),
    "double-elsewhere": frozenset({Answer.NONE}),
}
# These are about one row each, whatever the words.
_OF_ONE_ROW = frozenset({"double", "double-elsewhere", "phone"})


def questions(draft: RosterDraft) -> tuple[Question, ...]:
    """The open questions in the file's order. Rows without a name, and those left out, have none."""
    held = {(person.sheet, person.row) for person in draft.held}
    groups: dict[str, list[RosterProblem]] = {}
    for problem in draft.errors:
        place = (problem.sheet, problem.row)
        if problem.code in _ANSWERS and place in held and place not in draft.skipped:
            groups.setdefault(_key(problem), []).append(problem)
    return tuple(
        Question(
            key,
            same[0],
            tuple(dict.fromkeys((problem.sheet, problem.row) for problem in same)),
            _ANSWERS[same[0].code] | {Answer.SKIP} | ({Answer.TAKE} if same[0].suggestion else set()),
        )
        for key, same in groups.items()
    )


def answered(draft: RosterDraft, question: Question, answer: Answer, value: str = "") -> RosterDraft:
    """The draft after an answer. ValueError for one that does not fit the question."""
    if answer not in question.answers or (answer is Answer.VALUE and not value):
        raise ValueError("Not an answer to this question")
    if answer is Answer.SKIP:
        return replace(draft, skipped=(*draft.skipped, *question.places))
    problem = question.problem
    at: Place | None = None
    if answer is Answer.TAKE:
        value, at = problem.suggestion or "", problem.suggestion_at
    elif answer is Answer.AS_WRITTEN:
        value = str(problem.values["text"])
    elif answer is Answer.NONE:
        value = ""
    if problem.field == "mentor" and at is None:
        at = next(
            ((one.sheet, one.row) for one in (*draft.people, *draft.held) if one.full_name == value), None
        )
    return _settled(draft, question, _change(problem.field, value, at))


def _key(problem: RosterProblem) -> str:
    parts = [problem.code, str(problem.values.get("text", "")), problem.suggestion or ""]
    if problem.code in _OF_ONE_ROW:
        parts += [problem.sheet, str(problem.row)]
    return digest("\n".join(parts))


def digest(text: str) -> str:
    """A short name for something said, fit for a button."""
    return blake2b(text.encode(), digest_size=6).hexdigest()


def _change(field: FieldName, value: str, at: Place | None) -> Callable[[RosterPerson], RosterPerson]:
    if field == "school":
        return lambda person: replace(person, school=value)
    if field == "mentor":
        return lambda person: replace(person, mentor=value or None, mentor_at=at)
    if field == "phone":
        return lambda person: replace(person, phone=value or None)
    if field == "role":
        role: RoleName | None = next((name for name in get_args(RoleName) if name == value), None)
        if value and role is None:
            raise ValueError(f"No role {value!r}")
        return lambda person: replace(person, role=role)
    return lambda person: person


def _settled(
    draft: RosterDraft, question: Question, change: Callable[[RosterPerson], RosterPerson]
) -> RosterDraft:
    """The draft without the question's problems; rows that have no other go to the good ones."""
    places = set(question.places)
    errors = tuple(
        problem
        for problem in draft.errors
        if (problem.sheet, problem.row) not in places or _key(problem) != question.key
    )
    wrong = {(problem.sheet, problem.row) for problem in errors}
    mentors: dict[Place, set[str]] = {}
    led = {(person.sheet, person.row) for person in draft.held if person.role == "mentee"}
    for person in draft.held:
        place = (person.sheet, person.row)
        beside = {person.full_name} if person.role == "mentor" and place in led else set()
        mentors.setdefault(place, set()).update({person.mentor or ""} | beside)
    held: list[RosterPerson] = []
    good: list[RosterPerson] = []
    for person in draft.held:
        place = (person.sheet, person.row)
        if place in places and _is_about(question.problem, person, mentors[place]):
            person = change(person)
        (held if place in wrong else good).append(person)
    order = {table.sheet: index for index, table in enumerate(draft.tables)}
    people = sorted((*draft.people, *good), key=lambda one: (order.get(one.sheet, 0), one.row))
    return replace(draft, errors=errors, held=tuple(held), people=tuple(people))


def _is_about(problem: RosterProblem, person: RosterPerson, mentors: set[str]) -> bool:
    """Whether a row's problem is this person's, of all whom the row names: not their mentor's, and that
    of a school only theirs who are said to be of it."""
    if person.full_name in mentors:
        return False
    return problem.field != "school" or (person.school or "") == problem.values.get("text", "")
