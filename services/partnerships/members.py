"""A group changes in mid-year: one comes, one goes, another mentor takes over."""

from sqlalchemy.ext.asyncio import AsyncSession

from models.enums import OnlineStep, PartnershipState
from models.partnerships import Partnership, PartnershipMentee
from models.programmes import Programme
from services.actor import Actor
from services.errors import DomainError
from services.partnerships import personal_tasks
from services.partnerships.facts import Created
from services.partnerships.introductions import expect_introduction
from services.partnerships.life import Life
from services.partnerships.making import own_partnership
from services.partnerships.people import local_day, require_people
from services.partnerships.personal_view import personal_of
from services.partnerships.rules import check_members, fitting_reason
from services.partnerships.schools import require_partner_schools
from services.partnerships.telling import JOINED, LEFT, end, introduced, leave, mentees_of, tell
from services.roadmap.launching import fan_out_to_pair


class Members(Life):
    async def add_mentee(self, actor: Actor, partnership_id: int, person_id: int) -> None:
        """Take one more mentee into a pair (which becomes a group) or a group; twice changes nothing.

        The new one is introduced, the mentor told. DomainError for a closed one, a full one, the mentor.
        """
        async with self.database.write() as session:
            partnership, programme = await self._open(session, actor, partnership_id)
            mentees = await mentees_of(session, partnership_id)
            now = self.clock.now()
            await require_people(session, programme.id, local_day(programme, now), [person_id])
            if person_id in mentees:
                return
            check_members(partnership.mentor_id, [*mentees, person_id])
            await require_partner_schools(session, programme, partnership.mentor_id, [person_id])
            session.add(PartnershipMentee(partnership_id=partnership_id, person_id=person_id, joined_at=now))
            await session.flush()
            if partnership.state is not PartnershipState.PROPOSED:
                await expect_introduction(session, partnership_id, [person_id])
                await fan_out_to_pair(session, now, programme, [person_id])
            if personal := await personal_of(session, partnership_id):
                await personal_tasks.give(
                    session, programme, partnership, personal, local_day(programme, now)
                )
            if partnership.mentor_id in await introduced(session, partnership_id):
                await tell(
                    session, now, programme, JOINED, partnership_id, [partnership.mentor_id], person_id
                )
            self.audit(
                session, actor, "partnerships.joined", f"partnership:{partnership_id}", mentee=person_id
            )

    async def remove_mentee(self, actor: Actor, partnership_id: int, person_id: int, reason: str) -> None:
        """Take a mentee out of a group; the mentor and they hear it once. Twice changes nothing.

        DomainError for the last one: then the partnership itself is to be closed.
        """
        reason = fitting_reason(reason)
        async with self.database.write() as session:
            partnership, programme = await self._open(session, actor, partnership_id)
            mentees = await mentees_of(session, partnership_id)
            if person_id not in mentees:
                return
            if len(mentees) == 1:
                raise DomainError("partnerships-last-mentee")
            know, now = await introduced(session, partnership_id), self.clock.now()
            await leave(session, now, partnership, person_id, reason)
            people = know.intersection({partnership.mentor_id, person_id})
            await tell(session, now, programme, LEFT, partnership_id, people, person_id)
            self.audit(session, actor, "partnerships.left", f"partnership:{partnership_id}", mentee=person_id)

    async def change_mentor(self, actor: Actor, partnership_id: int, mentor_id: int, reason: str) -> Created:
        """Close a partnership and make another of the same mentees with a new mentor; the two are linked.

        The old mentor hears that it is over, the others are introduced. DomainError as in `create`.
        """
        reason = fitting_reason(reason)
        async with self.once(actor, "partnerships.change_mentor") as session:
            partnership, programme = await self._open(session, actor, partnership_id)
            if partnership.mentor_id == mentor_id:
                raise DomainError("partnerships-same-mentor")
            mentees = await mentees_of(session, partnership_id)
            await end(session, self.clock.now(), programme, partnership, reason, silent_to=mentees)
            created = await self._make(
                session, actor, programme, mentor_id, mentees, previous_id=partnership_id
            )
            if partnership.online_step is not None:
                # The form stays, the getting acquainted begins anew.
                (await session.get_one(Partnership, created.id)).online_step = OnlineStep.ACCESS
            self.audit(session, actor, "partnerships.closed", f"partnership:{partnership_id}")
            return created

    async def _open(
        self, session: AsyncSession, actor: Actor, partnership_id: int
    ) -> tuple[Partnership, Programme]:
        partnership = await own_partnership(session, actor, partnership_id, lock=True)
        if partnership.state is PartnershipState.CLOSED:
            raise DomainError("partnerships-closed")
        return partnership, await session.get_one(Programme, partnership.programme_id)
