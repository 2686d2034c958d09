"""Albums: taken in item by item, in any order, more than once, after a restart."""

import pytest

from models.enums import BroadcastState
from services.broadcasts.facts import Content, Medium, Segment, SegmentKind
from services.errors import DomainError, Forbidden
from tests.services.broadcasts.test_drafting import an_event
from tests.services.broadcasts.town import ALL, Town


def photo(number: int, caption: str = "") -> Medium:
    return Medium("photo", f"photo{number}", caption)


async def files(town: Town, broadcast_id: int) -> list[str]:
    card = await town.services.broadcasts.card(town.methodist, broadcast_id)
    return [one.file_id for one in card.content.album]


async def test_items_find_each_other_in_their_order(town: Town) -> None:
    broadcasts, methodist = town.services.broadcasts, town.methodist
    first = await broadcasts.take_in(methodist, photo(2), 12, "g1")
    # The menu has forgotten the draft; and Telegram brings an item once more.
    assert await broadcasts.take_in(methodist, photo(1, "Подпись"), 11, "g1") == first
    assert await broadcasts.take_in(methodist, photo(1, "Подпись"), 11, "g1", first) == first
    assert await files(town, first) == ["photo1", "photo2"]
    card = await broadcasts.card(methodist, first)
    assert card.content.html == "Подпись"
    assert len((await broadcasts.all(methodist)).lines) == 1
    # Another album, or another message, takes its place.
    assert await broadcasts.take_in(methodist, photo(3), 20, "g2", first) == first
    assert await files(town, first) == ["photo3"]
    await broadcasts.compose(methodist, Content("Всё-таки текст"), first)
    assert await files(town, first) == []
    assert await broadcasts.take_in(methodist, photo(4), 30, "g2") != first


async def test_an_album_has_no_button_and_its_captions_are_filled(town: Town) -> None:
    broadcasts, methodist = town.services.broadcasts, town.methodist
    broadcast_id = await town.draft()
    await broadcasts.set_got_it(methodist, broadcast_id, True)
    for number, caption in enumerate(("", "Здравствуйте, {имя}!")):
        await broadcasts.take_in(methodist, photo(number, caption), number, "g", broadcast_id)
    await broadcasts.set_got_it(methodist, broadcast_id, True)
    assert not (await broadcasts.card(methodist, broadcast_id)).got_it
    with pytest.raises(DomainError, match="broadcasts-groups-name"):
        await broadcasts.choose_segment(methodist, broadcast_id, Segment(SegmentKind.GROUPS))
    assert (await broadcasts.start(methodist, broadcast_id)).state is BroadcastState.RUNNING
    message = await broadcasts.to_send(broadcast_id, town.mentors[0].person_id)
    assert message
    assert (message.name, [one.html for one in message.album]) == (
        "Ирина Павловна",
        ["", "Здравствуйте, {имя}!"],
    )
    with pytest.raises(DomainError, match="broadcasts-already-sent"):
        await broadcasts.take_in(methodist, photo(5), 5, "g", broadcast_id)


async def test_what_no_album_takes(town: Town) -> None:
    broadcasts, methodist = town.services.broadcasts, town.methodist
    broadcast_id = await broadcasts.take_in(methodist, photo(0), 0, "g")
    for number in range(1, 10):
        await broadcasts.take_in(methodist, photo(number), number, "g", broadcast_id)
    event = await an_event(town)
    notice = await broadcasts.compose(methodist, Content("Будете?"), event_id=event)
    for item, group, draft, reason in (
        (photo(10), "g", broadcast_id, "broadcasts-album-full"),
        (Medium("voice", "v"), "h", None, "broadcasts-kind"),
        (photo(1, "🎓" * 513), "h", None, "broadcasts-caption-too-long"),
        (photo(1, "{фамилия}"), "h", None, "broadcasts-unknown-field"),
        (photo(1), "h", notice, "broadcasts-album-event"),
    ):
        with pytest.raises(DomainError, match=reason):
            await broadcasts.take_in(methodist, item, 50, group, draft)
    assert len(await files(town, broadcast_id)) == 10
    with pytest.raises(Forbidden):
        await broadcasts.take_in(town.mentors[0], photo(1), 1, "x")
    await broadcasts.choose_segment(methodist, broadcast_id, ALL)
    await broadcasts.start(methodist, broadcast_id)
    assert await town.deliver() == 5
