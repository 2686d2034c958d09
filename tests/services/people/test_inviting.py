"""Links by school, and links taken back."""

import pytest

from models.database import Database
from services.errors import DomainError
from services.people.drafts import RosterDraft, RosterPerson
from services.registry import Services
from tests.builders import a_district
from tests.services.people.test_links import BELOVA, GROMOV, audited, load, token, visitor

ALONE = RosterPerson("Лист1", 6, "Яшина", "Ольга", "Петровна")


async def test_links_are_given_out_by_school(services: Services, database: Database) -> None:
    district = await a_district(database)
    await load(services, district.methodist, GROMOV, BELOVA, ALONE)
    found = await services.people.links_by_school(district.methodist)
    names = [(one.school, [line.full_name.split()[0] for line in one.links]) for one in found]
    assert names == [("", ["Яшина"]), ("Шумская СОШ", ["Белова", "Громов"])]
    for one in found:
        assert await services.people.links_by_school(district.methodist, one.school_id) == (one,)
    await services.people.agree(await visitor(services, 99001), await token(database, "Яшина"))
    assert await services.people.links_by_school(district.methodist, 0) == ()


async def test_a_revoked_link_opens_nothing_until_a_new_one_is_made(
    services: Services, database: Database
) -> None:
    district = await a_district(database)
    await services.people.confirm_roster(
        district.methodist,
        (await services.people.preview_roster(district.methodist, RosterDraft((ALONE,), ()))).draft_id,
        "приказ",
    )
    (line,) = (await services.people.people(district.methodist, query="Яшина")).people
    key = await token(database, "Яшина")
    await services.people.revoke_link(district.methodist, line.id)
    await services.people.revoke_link(district.methodist, line.id)
    with pytest.raises(DomainError, match="link-revoked"):
        await services.people.open_link(await visitor(services, 99001), key)
    assert (await services.people.card(district.methodist, line.id)).token == ""
    assert (await audited(database)).count("people.link_revoked") == 1
    await services.people.renew_link(district.methodist, line.id)
    await services.people.agree(await visitor(services, 99001), await token(database, "Яшина"))
