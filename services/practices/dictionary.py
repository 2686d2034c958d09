"""The words by which cards are found, and the forms of those words."""

from collections.abc import Sequence

from sqlalchemy import Select, delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.practices import PracticeWord, WordForm
from services.base import insert_ignore
from services.practices.words import Vocabulary


async def learn(session: AsyncSession, practice_id: int, vocabulary: Vocabulary) -> None:
    """From now on the card is found by these words alone."""
    await unlearn(session, practice_id)
    await _keep(session, [practice_id], vocabulary)


async def learn_too(session: AsyncSession, practices: Select[int], vocabulary: Vocabulary) -> None:
    """These cards are found by the words of `vocabulary`, too."""
    await _keep(session, (await session.scalars(practices)).all(), vocabulary)


async def _keep(session: AsyncSession, practice_ids: Sequence[int], vocabulary: Vocabulary) -> None:
    lemmas = sorted(vocabulary) if practice_ids else []
    words = [{"practice_id": practice, "lemma": lemma} for practice in practice_ids for lemma in lemmas]
    await insert_ignore(session, PracticeWord, words)
    forms = [{"form": form, "lemma": lemma} for lemma in lemmas for form in sorted(vocabulary[lemma])]
    await insert_ignore(session, WordForm, forms)


async def unlearn(session: AsyncSession, practice_id: int) -> None:
    """The card is found by no word any more; words that no other card has are forgotten."""
    await session.execute(delete(PracticeWord).where(PracticeWord.practice_id == practice_id))
    await forget_loose_words(session)


async def forget_loose_words(session: AsyncSession) -> None:
    """A dictionary that keeps what a card once said would be a memory of the card."""
    await session.execute(delete(WordForm).where(WordForm.lemma.not_in(select(PracticeWord.lemma))))
