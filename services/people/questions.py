"""What a roster leaves open, as questions: one for each writing that is not understood, not for each row.

Pure. An answer goes into the draft (`answered`); rows whose last problem it settles become good.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from hashlib import blake2b
from typing import get_args

from services.people.drafts import FieldName, RoleName, RosterDraft, RosterPerson, RosterProblem

Place = tuple[str, int]
Change = Callable[[RosterPerson], RosterPerson]


class Answer(StrEnum):
    """What the methodist may say to a question; not every answer fits every question."""

    TAKE = "take"  # yes, what the reader suggests
    ALL = "all"  # yes, and so for every other block of rows below what is written once
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
    "mentor-empty": frozenset({Answer.VALUE, Answer.NONE}),
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
    asked = {(same[0].field, same[0].values.get("text")) for same in groups.values()}
    # Rows below a school or mentor who is in question wait for that answer: it is theirs, too.
    groups = {
        key: same
        for key, same in groups.items()
        if (same[0].field, same[0].values.get("above", "")) not in asked
    }
    blocks = Counter(same[0].code for same in groups.values() if is_block(same[0]))
    return tuple(
        Question(
            key,
            same[0],
            tuple(dict.fromkeys((problem.sheet, problem.row) for problem in same)),
            _ANSWERS[same[0].code]
            | {Answer.SKIP}
            | ({Answer.TAKE} if same[0].suggestion else set())
            | ({Answer.ALL} if is_block(same[0]) and blocks[same[0].code] > 1 else set()),
        )
        for key, same in groups.items()
    )


def answered(draft: RosterDraft, question: Question, answer: Answer, value: str = "") -> RosterDraft:
    """The draft after an answer. ValueError for one that does not fit the question."""
    if answer not in question.answers or (answer is Answer.VALUE and not value):
        raise ValueError("Not an answer to this question")
    problem = question.problem
    if answer is Answer.SKIP:
        left = replace(draft, skipped=(*draft.skipped, *question.places))
        return _said_below(left, problem, "", None)
    if answer is Answer.ALL:
        blocks = [(one, one.problem) for one in questions(draft) if one.problem.code == problem.code]
        return _settled(
            draft,
            [
                (one, _change(said.field, said.suggestion or "", said.suggestion_at))
                for one, said in blocks
                if is_block(said)
            ],
        )
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
    settled = _settled(draft, [(question, _change(problem.field, value, at))])
    return _said_below(settled, problem, value, at)


def is_block(problem: RosterProblem) -> bool:
    """Whether a row has no school or mentor, below one that is written once."""
    return bool(problem.values.get("above"))


def _said_below(draft: RosterDraft, problem: RosterProblem, value: str, at: Place | None) -> RosterDraft:
    """The draft after `value` was said of a writing: rows below it that have none are proposed the same."""
    text = problem.values.get("text")
    if not text or not any(map(is_block, draft.errors)):
        return draft
    errors = tuple(
        replace(one, suggestion=value or None, suggestion_at=at, values={"above": value} if value else {})
        if one.field == problem.field and one.values.get("above") == text
        else one
        for one in draft.errors
    )
    return replace(draft, errors=errors)


def _key(problem: RosterProblem) -> str:
    parts = [problem.code, str(problem.values.get("text", "")), problem.suggestion or ""]
    if problem.code in _OF_ONE_ROW:
        parts += [problem.sheet, str(problem.row)]
    return digest("\n".join(parts))


def digest(text: str) -> str:
    """A short name for something said, fit for a button."""
    return blake2b(text.encode(), digest_size=6).hexdigest()


def _change(field: FieldName, value: str, at: Place | None) -> Change:
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


def _settled(draft: RosterDraft, changes: Sequence[tuple[Question, Change]]) -> RosterDraft:
    """The draft without the questions' problems; rows that have no other go to the good ones."""
    asked: dict[Place, list[tuple[Question, Change]]] = {}
    for one in changes:
        for place in one[0].places:
            asked.setdefault(place, []).append(one)
    errors = tuple(
        problem
        for problem in draft.errors
        if all(one.key != _key(problem) for one, _ in asked.get((problem.sheet, problem.row), ()))
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
        for question, change in asked.get(place, ()):
            if _is_about(question.problem, person, mentors[place]):
                person = change(person)
        (held if place in wrong else good).append(person)
    order = {table.sheet: index for index, table in enumerate(draft.tables)}
    people = sorted((*draft.people, *good), key=lambda one: (order.get(one.sheet, 0), one.row))
    return replace(draft, errors=errors, held=tuple(held), people=tuple(people))


def _is_about(problem: RosterProblem, person: RosterPerson, mentors: set[str]) -> bool:
    """Whether a row's problem is this person's, of all whom the row names: that of a school is theirs who
    are said to be of it, any other not their mentor's."""
    if problem.field == "school":
        return (person.school or "") == problem.values.get("text", "")
    return person.full_name not in mentors
