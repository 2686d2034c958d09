"""What the screens of a personal programme say."""

from delivery.messages.deficits import deficit_name
from delivery.messages.partnerships import NAME_LENGTH, capital, shortened
from locales import Markup, Reader, dates, join
from services.partnerships.personal_facts import (
    ActionLine,
    Evidence,
    GoalLine,
    Personal,
    PersonalState,
    Review,
    WordKind,
    WordLine,
)
from services.partnerships.personal_shown import Shown

GOAL_SHOWN, TITLE_SHOWN, WORD_SHOWN = 160, 90, 160
WORDS_SHOWN = 2
"""On the main screen: a pair's two; of a group's many only how many there are."""
STEPS_SHOWN = 15
WORDS_LENGTH = 2400


def goal_name(reader: Reader, goal: GoalLine) -> str:
    """Own words, else the deficit; a dash where a person's words have gone with them."""
    return goal.text or (capital(deficit_name(reader, goal.deficit)) if goal.deficit else "—")


def main_text(reader: Reader, one: Personal) -> Markup:
    """The programme on one screen: who, goals, how far, what each expects, what is next."""
    state = reader.plain(f"personal-state-{one.state or 'none'}")
    names = shortened(", ".join(one.mentees), 3 * NAME_LENGTH)
    head = [
        reader.html("personal-title", state=state),
        reader.html("personal-who", mentor=shortened(one.mentor, NAME_LENGTH), mentees=names),
    ]
    if one.state is None:
        who = "lead" if one.can_lead else "member" if one.can_take_part else "reader"
        return join([*head, "", reader.html(f"personal-none-{who}")])
    parts = [
        join(head),
        join(_goals(reader, one)),
        join(_steps(reader, one)),
        join(_expectations(reader, one)),
        join(_standing(reader, one)),
    ]
    return join([part for part in parts if part], "\n\n")


def _goals(reader: Reader, one: Personal) -> list[Markup]:
    if not one.goals:
        return [reader.html("personal-no-goals")]
    return [
        reader.html("personal-goals-head"),
        *(
            reader.html("personal-goal-line", n=n, goal=shortened(goal_name(reader, goal), GOAL_SHOWN))
            for n, goal in enumerate(one.goals, start=1)
        ),
    ]


def _steps(reader: Reader, one: Personal) -> list[Markup]:
    if one.state is PersonalState.DRAFT and one.agreed_on is None:
        return [reader.html("personal-steps-draft", n=len(one.actions))]
    done = sum(bool(step.given) and step.done == step.given for step in one.actions)
    lines = [reader.html("personal-steps-head", done=done, n=len(one.actions))]
    left = [step for step in one.actions if step.done < step.given]
    if left:
        day, title = dates.day(reader.locale, left[0].due_on), shortened(left[0].title, TITLE_SHOWN)
        lines.append(reader.html("personal-step-next", day=day, title=title))
    return lines


def _expectations(reader: Reader, one: Personal) -> list[Markup]:
    said = one.said(WordKind.EXPECTS)
    if not said:
        return []
    head = reader.html("personal-expects-head")
    members = 1 + len(one.mentees)
    if members > WORDS_SHOWN:
        return [head, reader.html("personal-words-count", n=len(said), all=members)]
    return [head, *(_word(reader, word, WORD_SHOWN) for word in said)]


def _word(reader: Reader, word: WordLine, length: int) -> Markup:
    return reader.html(
        "personal-word", who=shortened(word.who, NAME_LENGTH), text=shortened(word.text, length)
    )


def _standing(reader: Reader, one: Personal) -> list[Markup]:
    """Whose yes is there and whose is awaited, or when it was agreed; the reviews."""

    def names(people: tuple[str, ...]) -> str:
        return shortened(", ".join(people), 3 * NAME_LENGTH)

    lines = []
    if one.state is PersonalState.DRAFT:
        lines += [
            reader.html(
                "personal-asks",
                who=shortened(word.who, NAME_LENGTH),
                text=shortened(word.text, WORD_SHOWN),
            )
            for word in one.said(WordKind.CHANGE)[:WORDS_SHOWN]
        ]
        if one.agreed:
            lines.append(reader.html("personal-yes-of", names=names(one.agreed)))
            lines.append(reader.html("personal-waiting-for", names=names(one.waiting)))
    elif one.agreed_on and one.state is PersonalState.AGREED:
        lines.append(reader.html("personal-agreed-on", day=dates.day(reader.locale, one.agreed_on)))
    if one.midterm_held_on:
        lines.append(reader.html("personal-review-held", day=dates.day(reader.locale, one.midterm_held_on)))
    if one.finished_on:
        lines.append(reader.html("personal-finished-on", day=dates.day(reader.locale, one.finished_on)))
    else:
        lines.append(
            reader.html(
                "personal-reviews",
                midterm=dates.day(reader.locale, one.midterm_on),
                end=dates.day(reader.locale, one.ends_on),
            )
        )
    return lines


def goals_text(reader: Reader, one: Personal) -> Markup:
    """Every goal in full, with its deficit."""
    lines = [reader.html("personal-goals")]
    for n, goal in enumerate(one.goals, start=1):
        full = [reader.html("personal-goal-full", n=n, text=goal_name(reader, goal))]
        if goal.text and goal.deficit:
            full.append(reader.html("personal-goal-deficit", deficit=deficit_name(reader, goal.deficit)))
        lines.append(join(full))
    return join(lines if one.goals else [*lines, reader.html("personal-no-goals")], "\n\n")


def steps_text(reader: Reader, one: Personal) -> Markup:
    """All steps, by day, with what has become of each."""
    head = reader.html("personal-steps")
    if not one.actions:
        return join([head, reader.html("personal-steps-none")], "\n\n")
    lines = [
        reader.html(
            "personal-step-line",
            mark=_mark(step),
            day=dates.short_day(reader.locale, step.due_on),
            title=shortened(step.title, TITLE_SHOWN),
            doer=doer_name(reader, one, step),
        )
        for step in one.actions[:STEPS_SHOWN]
    ]
    return join([head, join(lines)], "\n\n")


def _mark(step: ActionLine) -> str:
    if step.given and step.done == step.given:
        return "✅"
    return "⏰" if step.late else "▫️"


def doer_name(reader: Reader, one: Personal, step: ActionLine) -> str:
    return reader.plain(f"personal-doer-{step.doer}", n=len(one.mentees))


def step_text(reader: Reader, one: Personal, step: ActionLine, shown: tuple[Shown, ...]) -> Markup:
    """The step, and what people have shown for it."""
    lines = [
        reader.html(
            "personal-step-card",
            title=step.title,
            day=dates.day(reader.locale, step.due_on),
            doer=doer_name(reader, one, step),
        )
    ]
    if step.evidence is not Evidence.NOTHING:
        lines.append(reader.html("personal-step-shows", what=evidence_name(reader, step.evidence)))
    if step.given:
        lines.append(reader.html("personal-step-progress", done=step.done, n=step.given))
    texts = [one for one in shown if one.text]
    for one_shown in texts:
        said = shortened(one_shown.text, WORDS_LENGTH // max(len(texts), 2))
        lines.append(reader.html("personal-step-shown", who=one_shown.who, text=said))
    return join(lines)


def evidence_name(reader: Reader, evidence: Evidence) -> str:
    return reader.plain("personal-evidence", what=evidence.value)


def expects_text(reader: Reader, one: Personal, *, asking: bool) -> Markup:
    """Everybody's expectations; `asking` for the reader's own."""
    said = one.said(WordKind.EXPECTS)
    lines = [
        reader.html("personal-expects"),
        join(_words(reader, said)) if said else reader.html("personal-expects-none"),
    ]
    return join([*lines, reader.html("personal-expects-ask")] if asking else lines, "\n\n")


def _words(reader: Reader, words: tuple[WordLine, ...]) -> list[Markup]:
    """So many that they fit into one message, however many there are."""
    return [_word(reader, word, WORDS_LENGTH // max(len(words), 2)) for word in words]


def review_text(reader: Reader, one: Personal, review: Review) -> Markup:
    """Each goal with its mark, each side's word, and what is still to do."""
    goals = []
    for n, goal in enumerate(one.goals, start=1):
        mark = goal.marks.get(review)
        goals.append(
            reader.html(
                "personal-review-goal",
                n=n,
                goal=shortened(goal_name(reader, goal), GOAL_SHOWN),
                outcome=outcome_name(reader, mark.outcome.value if mark else "none"),
            )
        )
        if mark and mark.note:
            goals.append(reader.html("personal-review-note", note=shortened(mark.note, 2 * WORD_SHOWN)))
    said = one.said(WordKind(review.value))
    parts = [reader.html(f"personal-review-{review}"), join(goals), join(_words(reader, said))]
    if one.review is review:
        parts.append(reader.html("personal-review-lead" if one.can_lead else "personal-review-member"))
    return join([part for part in parts if part], "\n\n")


def outcome_name(reader: Reader, outcome: str) -> str:
    return reader.plain(f"personal-outcome-{outcome.replace('_', '-')}")
