"""What goes of personal programmes when a member takes the consent back: their words, wherever they stand."""

from sqlalchemy import delete, exists, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from models.enums import AssignmentState
from models.personal import GoalReview, PersonalAction, PersonalGoal, PersonalWord, PersonalYes
from models.roadmap import Assignment

NO_WORDS = "—"
"""What stands where words were: a title can't be nothing."""


async def forget_personal_words(session: AsyncSession, person_id: int) -> None:
    """Delete what the person said, and the goals and actions they wrote.

    An action of which something is done still counts, without its words; so does a goal that a review has
    marked or that is a deficit of the programme's list.
    """
    for table in (PersonalWord, PersonalYes):
        await session.execute(delete(table).where(table.person_id == person_id))
    await session.execute(update(GoalReview).where(GoalReview.by_id == person_id).values(note=""))
    goals = PersonalGoal.by_id == person_id
    marked = exists().where(GoalReview.goal_id == PersonalGoal.id)
    await session.execute(delete(PersonalGoal).where(goals, PersonalGoal.deficit_id.is_(None), ~marked))
    await session.execute(update(PersonalGoal).where(goals).values(text="", by_id=None))
    actions = PersonalAction.by_id == person_id
    done = exists().where(
        Assignment.personal_action_id == PersonalAction.id, Assignment.state == AssignmentState.DONE
    )
    await session.execute(delete(PersonalAction).where(actions, ~done))
    left = select(PersonalAction.id).where(actions)
    await session.execute(
        update(Assignment)
        .where(Assignment.personal_action_id.in_(left))
        .values(title=NO_WORDS)
        .execution_options(synchronize_session=False)
    )
    await session.execute(update(PersonalAction).where(actions).values(title=NO_WORDS, by_id=None))
