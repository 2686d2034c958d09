"""A methodist's own forms: kept, changed, taken away. What runs never changes: then a version is added."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from sqlalchemy import delete, exists, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.programmes import Programme
from models.surveys import Form, FormVersion, Question, Survey
from services.actor import Actor
from services.errors import DomainError, NotFound
from services.events.names import Say
from services.surveys.drafts import FormDraft, check_order, check_question, check_title
from services.surveys.forms import NewQuestion, write_questions
from services.surveys.previewing import Previewing
from services.surveys.ready import BY_CODE, title_key

MOST_FORMS = 200
Change = Callable[[list[NewQuestion]], Sequence[NewQuestion]]


class OwnForms(Previewing):
    """`ref` names a form as in the list of forms. All of it is the methodist's of its programme."""

    async def form_draft(self, actor: Actor, ref: str, say: Say) -> FormDraft:
        """A form in words, to be changed elsewhere; a ready one in the language of `say`."""
        programme_id = actor.methodist_of()
        if ref in BY_CODE:
            questions = tuple(_in_words(one, say) for one in BY_CODE[ref].questions)
            return FormDraft(say(title_key(ref)), questions)
        async with self.database.read() as session:
            form = await own_form(session, programme_id, ref)
            version = await _newest(session, form.id)
            return FormDraft(form.title, tuple(await _questions(session, version.id)))

    async def save_form(self, actor: Actor, draft: FormDraft, ref: str = "") -> str:
        """Keep a form as a new one, or in place of what the own form `ref` was; returns its ref.

        Raises DomainError for the first thing that will not do.
        """
        programme_id = actor.methodist_of()
        title = check_title(draft.title)
        async with self.once(actor, "surveys.save_form") as session:
            await hold(session, programme_id)
            if ref:
                form = await own_form(session, programme_id, ref)
                form.title = title
                await self._rewrite(session, actor, form, lambda _: draft.questions)
                return ref
            theirs = select(func.count()).where(Form.programme_id == programme_id)
            count = await session.scalar(theirs) or 0
            if count >= MOST_FORMS:
                raise DomainError("own-error-forms", limit=MOST_FORMS)
            form = Form(programme_id=programme_id, code=f"own-{count + 1}", title=title)
            session.add(form)
            await session.flush()
            session.add(FormVersion(form_id=form.id, number=1, created_at=self.clock.now()))
            await session.flush()
            await self._rewrite(session, actor, form, lambda _: draft.questions)
            self.audit(session, actor, "surveys.form_made", f"form:{form.id}")
            return str(form.id)

    async def retire_form(self, actor: Actor, ref: str) -> None:
        """Offer an own form no more. Surveys that run on it go on, results stay."""
        programme_id = actor.methodist_of()
        async with self.database.write() as session:
            form = await own_form(session, programme_id, ref)
            form.retired = True
            self.audit(session, actor, "surveys.form_retired", f"form:{form.id}")

    async def _rewrite(self, session: AsyncSession, actor: Actor, form: Form, change: Change) -> None:
        """Give the form other questions: in its newest version, or in the next if a survey stands on that.

        What stays the same keeps its code, so that surveys on two versions can be compared.
        """
        version = await _newest(session, form.id)
        former = await _questions(session, version.id)
        questions = _coded([check_question(one) for one in change(list(former))], former)
        check_order(questions)
        if await session.scalar(select(exists().where(Survey.version_id == version.id))):
            version = FormVersion(form_id=form.id, number=version.number + 1, created_at=self.clock.now())
            session.add(version)
            await session.flush()
            self.audit(session, actor, "surveys.form_version", f"form:{form.id}", number=version.number)
        else:
            await session.execute(delete(Question).where(Question.version_id == version.id))
        await write_questions(session, version.id, questions)


async def hold(session: AsyncSession, programme_id: int) -> None:
    """Opening takes the same lock: no survey begins on a version while it is rewritten."""
    await session.get_one(Programme, programme_id, with_for_update=True)


async def own_form(session: AsyncSession, programme_id: int, ref: str) -> Form:
    """A form of the programme that is offered still. NotFound for any other."""
    form = await session.get(Form, int(ref)) if ref.isdecimal() and len(ref) < 10 else None
    if form is None or form.programme_id != programme_id or form.retired:
        raise NotFound("form")
    return form


async def _newest(session: AsyncSession, form_id: int) -> FormVersion:
    rows = await session.scalars(
        select(FormVersion).where(FormVersion.form_id == form_id).order_by(FormVersion.number.desc()).limit(1)
    )
    return rows.one()


async def _questions(session: AsyncSession, version_id: int) -> list[NewQuestion]:
    rows = await session.scalars(
        select(Question).where(Question.version_id == version_id).order_by(Question.position)
    )
    return [
        NewQuestion(
            code=row.code,
            kind=row.kind,
            text=row.text,
            options=tuple(row.options),
            required=row.required,
            named=row.named,
            heading=row.heading,
            least=row.least,
            most=row.most,
            only_if=(row.only_if["code"], tuple(row.only_if["any"])) if row.only_if else None,
        )
        for row in rows
    ]


def _coded(questions: Sequence[NewQuestion], former: Sequence[NewQuestion]) -> list[NewQuestion]:
    """Questions with codes that tell them apart: of a like question its own, of any other a new one."""
    like = {_likeness(one): one.code for one in former}
    same = {one.code: _likeness(one) for one in former}
    taken = {one.code for one in former}
    fresh = (code for number in range(1, 10_000) if (code := f"q{number}") not in taken)
    codes: dict[str, str] = {}
    used: set[str] = set()
    coded = []
    for one in questions:
        known = one.code if same.get(one.code) == _likeness(one) else like.get(_likeness(one))
        code = known if known and known not in used else next(fresh)
        used.add(code)
        if one.only_if is not None:
            one = replace(one, only_if=(codes.get(one.only_if[0], ""), one.only_if[1]))
        codes[one.code] = code
        coded.append(replace(one, code=code))
    return coded


def _likeness(question: NewQuestion) -> tuple[object, ...]:
    return question.kind, question.heading, question.text, question.options


def _in_words(question: NewQuestion, say: Say) -> NewQuestion:
    return replace(
        question,
        text=say(question.text),
        heading=say(question.heading) if question.heading else "",
        options=tuple(say(option) for option in question.options),
    )
