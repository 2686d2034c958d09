"""Kept once, seen in next year's programme too, and nobody else's."""

import pytest
from sqlalchemy import update

from models.programmes import Programme
from services.broadcasts.facts import Content, Medium
from services.errors import DomainError, Forbidden, NotFound
from tests.builders import a_district
from tests.services.broadcasts.town import Town


async def test_kept_taken_and_thrown_away(town: Town) -> None:
    broadcasts, methodist = town.services.broadcasts, town.methodist
    letter = await town.draft(text="<b>Педсовет</b>, {имя}")
    for _ in range(2):
        await broadcasts.keep_template(methodist, letter)
    (line,) = (await broadcasts.templates(methodist)).lines
    assert line.beginning == "Педсовет, {имя}"
    assert await broadcasts.template(methodist, line.id) == Content("<b>Педсовет</b>, {имя}")
    elsewhere = await a_district(town.database, name="Тосненский район")
    assert (await broadcasts.templates(elsewhere.methodist)).lines == ()
    await broadcasts.drop_template(elsewhere.methodist, line.id)
    with pytest.raises(NotFound):
        await broadcasts.template(elsewhere.methodist, line.id)
    async with town.database.write() as session:
        await session.execute(
            update(Programme)
            .where(Programme.id == elsewhere.programme_id)
            .values(previous_id=town.district.programme_id)
        )
    assert len((await broadcasts.templates(elsewhere.methodist)).lines) == 1
    with pytest.raises(Forbidden):
        await broadcasts.keep_template(town.mentors[0], letter)
    await broadcasts.drop_template(methodist, line.id)
    assert (await broadcasts.templates(methodist)).lines == ()


async def test_an_album_is_none(town: Town) -> None:
    album = await town.services.broadcasts.take_in(town.methodist, Medium("photo", "p"), 1, "g")
    with pytest.raises(DomainError, match="broadcasts-template-album"):
        await town.services.broadcasts.keep_template(town.methodist, album)
