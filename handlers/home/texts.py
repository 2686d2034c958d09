"""What the main menu says above its buttons."""

from locales import Markup, Reader, dates, join
from services.programmes.facts import HomeFacts, ProgrammeState, Role, Step
from services.roadmap.board_facts import CaseList

TITLE_LENGTH = 200


def home_text(
    reader: Reader, facts: HomeFacts, step: Step | None, attention: CaseList, week: int, *, owner: bool
) -> Markup:
    """The methodist's figures, a member's next thing, or a stranger's few words.

    `step` is what the methodist does next, `attention` are their cases, `week` is what a member has to do
    this week.
    """
    if facts.title is None:
        return reader.html("start-owner" if owner else "start-stranger")
    if Role.METHODIST in facts.roles:
        return _methodists(reader, facts, step, attention)
    return _members(reader, facts, week, attention)


def _methodists(reader: Reader, facts: HomeFacts, step: Step | None, attention: CaseList) -> Markup:
    lines = [
        reader.html(
            "home-head",
            title=facts.title,
            schools=facts.schools,
            people=facts.people,
            connected=facts.connected,
        )
    ]
    if facts.state is ProgrammeState.PREPARING:
        lines.append(reader.html("home-preparing", step=str(step)))
    elif attention.cases:
        count = len(attention.cases)
        lines.append(reader.html("home-needs-attention", n=count, more=int(attention.more)))
    elif step is None:
        lines.append(reader.html("home-all-well"))
    if step is Step.INVITE and facts.state is not ProgrammeState.PREPARING:
        lines.append(reader.html("home-nobody-in"))
    return join(lines)


def _members(reader: Reader, facts: HomeFacts, week: int, attention: CaseList) -> Markup:
    lines = [
        reader.html("home-member", title=facts.title, name=facts.greeting),
    ]
    if week:
        lines.append(reader.html("home-my-tasks", n=week, overdue=facts.overdue_tasks))
    elif facts.state is ProgrammeState.PREPARING:
        lines.append(reader.html("home-not-launched"))
    elif not attention.cases:
        lines.append(reader.html("home-no-tasks"))
    if attention.cases:
        count = len(attention.cases)
        lines.append(reader.html("home-school-attention", n=count, more=int(attention.more)))
    if facts.next_due:
        lines.append(
            reader.html("home-next-task", title=facts.next_task, day=dates.day(reader.locale, facts.next_due))
        )
    return join(lines)
