"""Schools of a roster against the municipality's: compared, then saved with their partnerships."""

from collections.abc import Iterable, Sequence

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models.enums import NetworkModel, SchoolCategory
from models.partnerships import SchoolPartnership
from models.people import School
from models.programmes import Programme
from services.people.drafts import RosterSchool
from services.people.rules import school_key


class SchoolBook:
    """The schools of a municipality by name, and the school partnerships of a programme.

    `new` and `changed` count what `save` did.
    """

    def __init__(
        self,
        session: AsyncSession,
        programme: Programme,
        schools: Iterable[School],
        partnerships: Iterable[SchoolPartnership],
    ) -> None:
        self._session = session
        self._programme = programme
        self._schools = {school_key(school.name): school for school in schools}
        self._partnerships = {(one.leader_school_id, one.partner_school_id): one for one in partnerships}
        self.new = 0
        self.changed = 0

    def id_of(self, name: str) -> int | None:
        """The id of a school saved before; None for an empty or unknown name."""
        school = self._schools.get(school_key(name))
        return school.id if school else None

    def unknown(self, drafts: Sequence[RosterSchool], named: Iterable[str]) -> list[str]:
        """The schools that `save` would add, as they are written first."""
        names = [*(draft.name for draft in drafts), *(draft.partner or "" for draft in drafts), *named]
        first = {school_key(name): name for name in reversed(names) if name}
        return [
            first[key]
            for key in dict.fromkeys(map(school_key, names))
            if key in first.keys() - self._schools.keys()
        ]

    def would_change(self, drafts: Sequence[RosterSchool], named: Iterable[str]) -> tuple[int, int]:
        """How many schools `save` would add and change."""
        new = len(self.unknown(drafts, named))
        known = [(self._schools.get(school_key(draft.name)), draft) for draft in drafts]
        return new, sum(
            1
            for school, draft in known
            if school and (_news(school, draft) or self._partnership_news(school, draft, drafts))
        )

    async def save(self, drafts: Sequence[RosterSchool], named: Iterable[str]) -> None:
        """Add missing schools, take over what the roster says of known ones, join partners."""
        self.new, self.changed = self.would_change(drafts, named := list(named))
        for name in [*(draft.name for draft in drafts), *(draft.partner or "" for draft in drafts), *named]:
            if name and school_key(name) not in self._schools:
                school = School(
                    municipality_id=self._programme.municipality_id,
                    name=name,
                    category=SchoolCategory.OTHER,
                )
                self._session.add(school)
                self._schools[school_key(name)] = school
        await self._session.flush()
        for draft in drafts:
            school = self._schools[school_key(draft.name)]
            for field, value in _news(school, draft).items():
                setattr(school, field, value)
        for draft in drafts:
            self._join(self._schools[school_key(draft.name)], draft, drafts)

    def _join(self, school: School, draft: RosterSchool, drafts: Sequence[RosterSchool]) -> None:
        pair = self._pair(school, draft, drafts)
        if pair is None:
            return
        known = self._partnerships.get(pair)
        if known is None:
            known = SchoolPartnership(
                programme_id=self._programme.id,
                leader_school_id=pair[0],
                partner_school_id=pair[1],
                contract_number="",
            )
            self._partnerships[pair] = known
            self._session.add(known)
        if draft.model:
            known.network_model = NetworkModel(draft.model)
        if draft.contract_number:
            known.contract_number = draft.contract_number[:60]
        if draft.contract_date:
            known.contract_date = draft.contract_date

    def _pair(
        self, school: School, draft: RosterSchool, drafts: Sequence[RosterSchool]
    ) -> tuple[int, int] | None:
        """(leader, partner): the row's school is led by the one it names, unless only it is a leader."""
        other = self._schools.get(school_key(draft.partner or ""))
        if other is None or other is school:
            return None
        categories = {school_key(one.name): one.category for one in drafts}
        other_leads = (
            other.category is SchoolCategory.LEADER or categories.get(school_key(other.name)) == "leader"
        )
        leads = school.category is SchoolCategory.LEADER or draft.category == "leader"
        return (school.id, other.id) if leads and not other_leads else (other.id, school.id)

    def _partnership_news(self, school: School, draft: RosterSchool, drafts: Sequence[RosterSchool]) -> bool:
        if not draft.partner:
            return False
        pair = self._pair(school, draft, drafts)
        known = self._partnerships.get(pair) if pair else None
        if known is None:
            # A partner school that is new itself makes the partnership new as well.
            return pair is not None or school_key(draft.partner) not in self._schools
        return bool(
            (draft.model and known.network_model != NetworkModel(draft.model))
            or (draft.contract_number and known.contract_number != draft.contract_number[:60])
            or (draft.contract_date and known.contract_date != draft.contract_date)
        )


def _news(school: School, draft: RosterSchool) -> dict[str, object]:
    """The columns that the roster would change; what it leaves blank stays."""
    wanted: dict[str, object] = {}
    if draft.category:
        wanted["category"] = SchoolCategory(draft.category)
    if draft.head_count is not None:
        wanted["teachers_count"] = draft.head_count
    if draft.counted_on is not None:
        wanted["counted_on"] = draft.counted_on
    return {field: value for field, value in wanted.items() if getattr(school, field) != value}


async def load_schools(session: AsyncSession, programme: Programme) -> SchoolBook:
    """The book of a programme's municipality."""
    schools = await session.scalars(
        select(School).where(School.municipality_id == programme.municipality_id).order_by(School.id)
    )
    partnerships = await session.scalars(
        select(SchoolPartnership).where(SchoolPartnership.programme_id == programme.id)
    )
    return SchoolBook(session, programme, list(schools), list(partnerships))
