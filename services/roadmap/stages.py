"""«Обучение действием»: which step a title names, and which step is missing (PRODUCT.md §3.8). Pure."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from models.enums import EventKind, Stage

REFLECT_WITHIN = timedelta(days=7)
"""A trial lesson that nobody has spoken about after a week is forgotten."""
SEVERAL = 3
"""So many people with one deficit are no private matter any more."""
TRIALS = frozenset({Stage.TRIAL_LESSON, Stage.INDIVIDUAL_TRIALS})
REFLECTIONS = frozenset({Stage.JOINT_ANALYSIS, Stage.RECOMMENDATIONS, Stage.SUMMING_UP})
WATCHED = TRIALS | REFLECTIONS | {Stage.EXPERIENCE}
"""Of the other stages nothing is expected to follow."""

# What comes first takes its words away from what follows: «итоговый семинар» is no seminar.
_WORDS: tuple[tuple[Stage, str], ...] = (
    (
        Stage.SUMMING_UP,
        r"подведени\w+ итог\w+|итогов\w+ (?:конференци|семинар|совещани|кругл\w+ стол|педсовет)\w*",
    ),
    (
        Stage.JOINT_ANALYSIS,
        (
            r"рефлекси\w*|(?:самоанализ|анализ|разбор)\w* (?:\w+ )?(?:урок|заняти)\w*"
            r"|reflection|lesson analysis"
        ),
    ),
    (Stage.INDIVIDUAL_TRIALS, r"индивидуальн\w+ проб\w*|апробаци\w+|individual trials?"),
    (Stage.TRIAL_LESSON, r"пробн\w+ (?:\w+ )?(?:урок|заняти)\w*|trial lessons?"),
    (
        Stage.EXPERIENCE,
        (
            r"мастер[- ]класс\w*|открыт\w+ (?:\w+ )?(?:урок|заняти)\w*|педагогическ\w+ мастерск\w+"
            r"|(?:показ|представлени|презентаци|трансляци)\w* (?:\w+ )?опыт\w*"
            r"|master class(?:es)?|open lessons?"
        ),
    ),
    (Stage.RECOMMENDATIONS, r"рекомендаци\w+|recommendations?"),
    (Stage.GROUP_WORK, r"работ\w+ в (?:пар|групп|микрогрупп)\w+|pair work|group work"),
    (Stage.THEORY, r"семинар\w*|вебинар\w*|лекци\w+|лектори\w+|seminars?|webinars?|lectures?"),
)
_KNOWN = tuple((stage, re.compile(rf"\b(?:{words})\b")) for stage, words in _WORDS)
_OF_KIND = {
    EventKind.LESSON: Stage.EXPERIENCE,
    EventKind.MASTER_CLASS: Stage.EXPERIENCE,
    EventKind.TRIAL_LESSON: Stage.TRIAL_LESSON,
    EventKind.SEMINAR: Stage.THEORY,
}


def guess_stage(title: str) -> Stage | None:
    """The stage that the title's words name; None when they name none, or more than one."""
    text, found = title.casefold().replace("ё", "е"), []
    for stage, words in _KNOWN:
        text, times = words.subn(" ", text)
        if times:
            found.append(stage)
    return found[0] if len(found) == 1 else None


def stage_of_event(kind: EventKind, stage: Stage | None) -> Stage | None:
    """What was said of the event, else what its kind says by itself."""
    return stage or _OF_KIND.get(kind)


class GapKind(StrEnum):
    NO_TRIAL = "no_trial"
    NO_REFLECTION = "no_reflection"
    NO_ACTIVITY = "no_activity"


@dataclass(frozen=True, slots=True)
class Step:
    """Something of a stage that schools have a part in, on a local day: `held`, or only planned.

    `themes` are ids of deficits; `reflected`: those who were there have spoken about it themselves.
    """

    stage: Stage
    on: date
    schools: frozenset[int]
    themes: frozenset[int] = frozenset()
    title: str = ""
    held: bool = True
    reflected: bool = False


@dataclass(frozen=True, slots=True)
class Gap:
    """One missing step: what `title`, held `on`, was not followed by, in which school on which theme.

    `theme` is a deficit's id, 0 without one. NO_ACTIVITY has no school, and `people` who want help.
    """

    kind: GapKind
    school: int = 0
    theme: int = 0
    title: str = ""
    on: date | None = None
    people: int = 0


def gaps(steps: Collection[Step], today: date, weeks: int) -> list[Gap]:
    """What has not followed: of each school and theme the newest step that waits too long, the oldest first.

    A trial lesson is waited for so many `weeks` after experience was shown, reflection a week after a trial
    lesson. What is planned for a day still to come counts as followed.
    """
    late = [
        *_unfollowed(GapKind.NO_TRIAL, steps, {Stage.EXPERIENCE}, TRIALS, today, timedelta(weeks=weeks)),
        *_unfollowed(GapKind.NO_REFLECTION, steps, TRIALS, REFLECTIONS, today, REFLECT_WITHIN),
    ]
    return sorted(late, key=lambda gap: (gap.on or today, gap.school, gap.theme))


def unserved(wanted: Mapping[int, int], served: Collection[int]) -> list[Gap]:
    """Deficits that several people have named and no activity is for, most wanted first."""
    missing = [
        (theme, people) for theme, people in wanted.items() if people >= SEVERAL and theme not in served
    ]
    missing.sort(key=lambda one: (-one[1], one[0]))
    return [Gap(GapKind.NO_ACTIVITY, theme=theme, people=people) for theme, people in missing]


def _unfollowed(
    kind: GapKind,
    steps: Collection[Step],
    first: Collection[Stage],
    then: Collection[Stage],
    today: date,
    within: timedelta,
) -> Iterable[Gap]:
    found: dict[tuple[int, int], Gap] = {}
    following: defaultdict[int, list[Step]] = defaultdict(list)
    for step in steps:
        if step.stage in then and (step.held or step.on >= today):
            for school in step.schools:
                following[school].append(step)
    for step in sorted(steps, key=lambda one: one.on):
        if step.stage not in first or not step.held or step.reflected or today - step.on <= within:
            continue
        for school in step.schools:
            for theme in step.themes or {0}:
                followed = any(one.on >= step.on and _meets(theme, one.themes) for one in following[school])
                if not followed:
                    found[school, theme] = Gap(kind, school, theme, step.title, step.on)
    return found.values()


def _meets(theme: int, themes: frozenset[int]) -> bool:
    """Where one side names no theme they may well be about the same."""
    return not theme or not themes or theme in themes
