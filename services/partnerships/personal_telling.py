"""What becomes of a personal programme is told to its members, within their one message a day."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import select

from models.enums import PartnershipState, WordKind
from models.partnerships import Partnership
from models.people import Person
from models.personal import PersonalWord
from models.programmes import Programme
from services.base import Service
from services.partnerships.people import local_day
from services.partnerships.personal_facts import PersonalNews
from services.partnerships.personal_rows import Work, have_agreed
from services.partnerships.personal_rules import review_open
from services.partnerships.personal_view import personal_of
from services.partnerships.telling import mentees_of, tell
from services.people.names import full_name


class PersonalTelling(Service):
    async def personal_news(
        self, partnership_id: int, person_id: int, about_id: int | None
    ) -> PersonalNews | None:
        """For delivery: a programme as the member `person_id` hears of it; None when it is gone.

        `word` is what `about_id` wants changed.
        """
        async with self.database.read() as session:
            partnership = await session.get(Partnership, partnership_id)
            personal = await personal_of(session, partnership_id)
            if partnership is None or personal is None:
                return None
            programme = await session.get_one(Programme, partnership.programme_id)
            mentees = await mentees_of(session, partnership_id)
            others = mentees if person_id == partnership.mentor_id else [partnership.mentor_id]
            people = await session.scalars(
                select(Person).where(Person.id.in_(others)).order_by(Person.sort_key, Person.id)
            )
            word = await session.scalar(
                select(PersonalWord.text).where(
                    PersonalWord.personal_id == personal.id,
                    PersonalWord.person_id == (about_id or 0),
                    PersonalWord.kind == WordKind.CHANGE,
                )
            )
            today = local_day(programme, self.clock.now())
            return PersonalNews(
                partnership_id=partnership_id,
                programme_id=programme.id,
                state=personal.state,
                living=partnership.state is PartnershipState.ACTIVE,
                partners=tuple(full_name(one) for one in people),
                i_agreed=person_id in await have_agreed(session, personal.id),
                word=word or "",
                review=review_open(personal.state, today, personal.midterm_on, personal.ends_on),
                midterm_on=personal.midterm_on,
                ends_on=personal.ends_on,
            )


async def tell_others(
    work: Work,
    now: datetime,
    kind: str,
    mark: str,
    *,
    but: Collection[int] = (),
    about_id: int | None = None,
) -> None:
    """Offer the other members a message of this `kind`, once for each `mark`; none to those of `but`."""
    members = {work.partnership.mentor_id, *await mentees_of(work.session, work.partnership.id)}
    people = members - {work.person_id, *but}
    await tell(work.session, now, work.programme, kind, work.partnership.id, people, about_id, mark)
