"""An own form made step by step: one question added, reworded, moved, hung on another, taken out."""

import re
from collections.abc import Sequence
from dataclasses import replace

from models.enums import QuestionKind
from services.actor import Actor
from services.errors import DomainError, NotFound
from services.surveys.drafts import WITH_OPTIONS, check_options
from services.surveys.forms import NewQuestion
from services.surveys.own import Change, OwnForms, hold, own_form

_BOUNDS = re.compile(r"\D*?(-?\d{1,7})(?:\s*[-–—…]\s*|[^\d-]+)(-?\d{1,7})\D*")


def typed_question(kind: QuestionKind, message: str) -> tuple[NewQuestion, ...]:
    """A question from one message: its text on the first line, options, rows or bounds below.

    Several of a matrix. Raises DomainError for options that will not do; the rest is checked when kept.
    """
    text, *below = [line for line in message.splitlines() if line.strip()] or [""]
    question = NewQuestion("new", kind, text)
    if kind is QuestionKind.MATRIX:
        return tuple(
            replace(question, code=f"new{at}", text=row, heading=text)
            for at, row in enumerate(check_options(below))
        )
    if kind in WITH_OPTIONS:
        return (replace(question, options=check_options(below)),)
    if kind is QuestionKind.NUMBER and below:
        found = _BOUNDS.fullmatch(" ".join(below))
        if found is None:
            raise DomainError("own-error-bounds-words", text=below[0][:40])
        return (replace(question, least=int(found[1]), most=int(found[2])),)
    # A long text may well have several lines.
    return (replace(question, text=" ".join([text, *below])),)


class OwnSteps(OwnForms):
    """Of the methodist's own forms, by `ref`; a question is named by its code."""

    async def add_questions(self, actor: Actor, ref: str, questions: Sequence[NewQuestion]) -> None:
        """Put them at the end of their part: after all, or before the first one with a name."""

        def change(former: list[NewQuestion]) -> list[NewQuestion]:
            if any(one.named or one.kind is QuestionKind.FILE for one in questions):
                return [*former, *questions]
            unnamed = [one for one in former if not one.named]
            return [*unnamed, *questions, *former[len(unnamed) :]]

        await self._change(actor, ref, "add_questions", change)

    async def reword_question(self, actor: Actor, ref: str, code: str, question: NewQuestion) -> None:
        """Other words, options and bounds; whether it is required, named or hangs on another stays."""

        def change(former: list[NewQuestion]) -> list[NewQuestion]:
            place = _place(former, code)
            was = former[place]
            # A row of a matrix comes as a scale of its own and stays in its matrix.
            former[place] = replace(
                question,
                kind=was.kind,
                heading=was.heading,
                code=code,
                required=was.required,
                named=was.named,
                only_if=was.only_if,
            )
            return former

        await self._change(actor, ref, "reword_question", change)

    async def set_question(
        self, actor: Actor, ref: str, code: str, required: bool, only_if: tuple[str, tuple[int, ...]] | None
    ) -> None:
        """Whether it may be skipped, and after which answers (code of an earlier question) it is asked."""

        def change(former: list[NewQuestion]) -> list[NewQuestion]:
            place = _place(former, code)
            former[place] = replace(former[place], required=required, only_if=only_if)
            return former

        await self._change(actor, ref, "set_question", change)

    async def move_question(self, actor: Actor, ref: str, code: str, step: int) -> None:
        """Up (-1) or down (+1) by one; at the end of its part it stays where it is."""

        def change(former: list[NewQuestion]) -> list[NewQuestion]:
            place = _place(former, code)
            other = place + (1 if step > 0 else -1)
            if 0 <= other < len(former) and former[other].named == former[place].named:
                former[place], former[other] = former[other], former[place]
            return former

        await self._change(actor, ref, "move_question", change)

    async def drop_question(self, actor: Actor, ref: str, code: str) -> None:
        """Take it out; what hung on it is asked of everybody."""

        def change(former: list[NewQuestion]) -> list[NewQuestion]:
            _place(former, code)
            return [
                replace(one, only_if=None) if one.only_if and one.only_if[0] == code else one
                for one in former
                if one.code != code
            ]

        await self._change(actor, ref, "drop_question", change)

    async def _change(self, actor: Actor, ref: str, action: str, change: Change) -> None:
        programme_id = actor.methodist_of()
        async with self.once(actor, f"surveys.{action}") as session:
            await hold(session, programme_id)
            form = await own_form(session, programme_id, ref)
            await self._rewrite(session, actor, form, change)


def _place(questions: Sequence[NewQuestion], code: str) -> int:
    place = next((at for at, one in enumerate(questions) if one.code == code), None)
    if place is None:
        raise NotFound("question")
    return place
