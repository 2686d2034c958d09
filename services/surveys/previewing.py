"""A form looked at before anybody is asked: its questions in a list, and as a teacher would see them."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models.programmes import Programme
from models.surveys import Form, FormVersion, Question
from services.actor import Actor
from services.errors import NotFound
from services.events.names import Say
from services.surveys.facts import QuestionView, Step, SurveyView
from services.surveys.opening import Opening
from services.surveys.ready import BY_CODE, title_key
from services.surveys.talk import question_view


@dataclass(frozen=True, slots=True)
class FormCard:
    """A form in its present version. `ref` names it as in the list of forms."""

    ref: str
    version_id: int
    number: int
    title: str
    ready: bool
    anonymous: bool
    questions: tuple[QuestionView, ...]


class Previewing(Opening):
    async def form_card(self, actor: Actor, ref: str, say: Say) -> FormCard:
        """One form that the methodist may open. A ready one's rows are made the first time."""
        programme_id = actor.methodist_of()
        async with self.database.write() as session:
            version_id = await self.version_of(session, programme_id, ref)
            version = await session.get_one(FormVersion, version_id)
            form = await session.get_one(Form, version.form_id)
            return FormCard(
                ref=ref,
                version_id=version_id,
                number=version.number,
                title=_title(form, say),
                ready=form.programme_id is None,
                anonymous=BY_CODE[ref].anonymous if ref in BY_CODE else True,
                questions=tuple(question_view(each) for each in await _questions(session, version_id)),
            )

    async def preview(
        self, actor: Actor, version_id: int, position: int, *, anonymous: bool, say: Say
    ) -> SurveyView:
        """Question `position` (from 1) as a teacher would see it; nothing that is answered is kept."""
        programme_id = actor.methodist_of()
        async with self.database.read() as session:
            version = await session.get(FormVersion, version_id)
            form = await session.get(Form, version.form_id) if version else None
            if form is None or form.programme_id not in {None, programme_id}:
                raise NotFound("form")
            programme = await session.get_one(Programme, programme_id)
            questions = await _questions(session, version_id)
        today = self.clock.now().astimezone(ZoneInfo(programme.time_zone)).date()
        position = min(max(position, 1), len(questions) + 1)
        question = questions[position - 1] if position <= len(questions) else None
        hidden = sum(not each.named for each in questions) if anonymous else 0
        behind = questions[position - 2] if 1 < position <= len(questions) else None
        return SurveyView(
            participation_id=0,
            event_kind=None,
            event_title=_title(form, say),
            held_on=today,
            closes_on=today,
            today=today,
            anonymous=anonymous,
            step=Step.ASKING if question else Step.FINISHED,
            position=position,
            total=len(questions),
            anonymous_total=hidden,
            question=question_view(question) if question else None,
            boundary=bool(anonymous and question and question.named and behind and not behind.named),
            can_go_back=position > 1,
            can_skip=bool(question and not question.required),
            preview=version_id,
        )


def _title(form: Form, say: Say) -> str:
    return form.title if form.programme_id is not None else say(title_key(form.code))


async def _questions(session: AsyncSession, version_id: int) -> list[Question]:
    rows = await session.scalars(
        select(Question).where(Question.version_id == version_id).order_by(Question.position)
    )
    return list(rows)
