"""All published cards, for a page that a municipality puts on its site."""

from sqlalchemy import select

from models.enums import PracticeState
from models.practices import Practice
from models.programmes import Programme
from services.actor import Actor
from services.practices.facts import PracticeCard
from services.practices.standing import PracticeStanding

MOST_EXPORTED = 1000


class PracticeExporting(PracticeStanding):
    async def export_practices(self, actor: Actor) -> tuple[str, tuple[PracticeCard, ...]]:
        """The programme's title and its bank, most used first; for the methodist, and noted in the log."""
        programme_id = actor.methodist_of()
        async with self.database.write() as session:
            practices = await session.scalars(
                select(Practice)
                .where(
                    Practice.programme_id.in_(self.bank_of(actor)), Practice.state == PracticeState.PUBLISHED
                )
                .order_by(Practice.uses.desc(), Practice.id.desc())
                .limit(MOST_EXPORTED)
            )
            cards = tuple([await self.card_of(session, actor, one) for one in practices.all()])
            self.audit(session, actor, "practices.exported", f"programme:{programme_id}", n=len(cards))
            return (await session.get_one(Programme, programme_id)).title, cards
