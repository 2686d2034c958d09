"""The proposal's lists: pairs with reasons, who stays alone, what has changed; editing by hand."""

from typing import Any

from aiogram import Router
from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager, ShowMode, StartMode, Window
from aiogram_dialog.widgets.input import TextInput
from aiogram_dialog.widgets.kbd import Button, Group, Row, SwitchTo

from delivery.messages.grounds import reason_of
from delivery.messages.matching import MatchingOpen, cautions, why_alone
from delivery.messages.partnerships import DETAIL_LENGTH, NAME_LENGTH, shortened
from handlers.common.context import Context, ctx_of
from handlers.common.counts import counted_to
from handlers.common.widgets import Html, Label, Pages, Ready, back, choice, home
from handlers.partnerships.choosing import (
    Searched,
    clear_search,
    found_people,
    on_search,
    people_to_choose,
)
from handlers.partnerships.states import Matching
from locales import Markup, Reader, join
from services.paging import Place
from services.partnerships.mentor_facts import GroupLine, PlaceLine

REASON_LENGTH = 200
MENTEES_LISTED = 4
MENTEES_TOLD = 8
"""So that a page with the longest names fits into one message."""
PAGE = 7

router = Router(name="matching")


@router.callback_query(MatchingOpen.filter())
async def open_published(
    query: CallbackQuery, callback_data: MatchingOpen, ctx: Context, dialog_manager: DialogManager
) -> None:
    await ctx.services.partnerships.published(ctx.actor, callback_data.matching_id)
    await query.answer()
    await dialog_manager.start(
        Matching.published,
        data={"matching": callback_data.matching_id},
        mode=StartMode.RESET_STACK,
        show_mode=ShowMode.SEND,
    )


async def groups(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx, data = ctx_of(dialog_manager), dialog_manager.dialog_data
    found = await ctx.services.partnerships.matching_groups(ctx.actor, data["matching"], data.get("page", 0))
    data["page"] = found.place.page
    return {
        "text": join([_group_text(ctx.reader, one, MENTEES_LISTED) for one in found.groups], "\n\n"),
        "groups": [{"id": one.mentor_id, "label": _group_label(one)} for one in found.groups],
        **_turns(found.place),
    }


def _turns(place: Place) -> dict[str, Any]:
    return {
        "n": counted_to(place.total + int(place.more)),
        "page": place.page + 1,
        "pages": place.pages,
        "more": int(place.more),
        "earlier": place.page > 0,
        "later": place.later,
    }


def _group_label(group: GroupLine) -> str:
    """«Орлова → Смирнова +2»."""
    first, *others = (place.mentee.split(" ")[0] for place in group.places)
    more = f" +{len(others)}" if others else ""
    return f"{shortened(group.mentor.split(' ')[0], 12)} → {shortened(first, 28 - 15 - len(more))}{more}"


def _group_text(reader: Reader, group: GroupLine, most: int) -> Markup:
    mentor, school = shortened(group.mentor, NAME_LENGTH), shortened(group.mentor_school, DETAIL_LENGTH)
    lines = [reader.html("matching-group", mentor=mentor, school=school or "—")]
    lines += [_place_text(reader, place) for place in group.places[:most]]
    if len(group.places) > most:
        lines.append(reader.html("partnerships-roster-and-more", n=len(group.places) - most))
    if group.places[0].grounds and group.places[0].grounds.untrained:
        lines.append(reader.html("matching-caution-training"))
    return join(lines)


def _place_text(reader: Reader, place: PlaceLine) -> Markup:
    return reader.html(
        "matching-place",
        kept="yes" if place.kept else "no",
        mentee=shortened(place.mentee, NAME_LENGTH),
        school=shortened(place.mentee_school, DETAIL_LENGTH) or "—",
        reason=shortened(reason_of(reader, [place]), REASON_LENGTH),
    )


async def group(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx, data = ctx_of(dialog_manager), dialog_manager.dialog_data
    found = await ctx.services.partnerships.matching_group(ctx.actor, data["matching"], data["mentor"])
    return {
        "text": _group_text(ctx.reader, found, MENTEES_TOLD),
        "places": [
            {"id": one.mentee_id, "label": ("📌 " if one.kept else "") + shortened(one.mentee)}
            for one in found.places
        ],
        "draft": await _is_draft(dialog_manager),
    }


async def place(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx, data = ctx_of(dialog_manager), dialog_manager.dialog_data
    found = await ctx.services.partnerships.matching_place(ctx.actor, data["matching"], data["mentee"])
    reader, draft = ctx.reader, await _is_draft(dialog_manager)
    lines: list[str] = [
        reader.html(
            "matching-one",
            mentee=shortened(found.mentee, NAME_LENGTH),
            school=shortened(found.mentee_school, DETAIL_LENGTH) or "—",
        )
    ]
    if found.why is not None:
        why, help_ = why_alone(reader, found)
        lines += [reader.html("matching-one-alone", why=why), *([help_] if help_ else [])]
    if found.mentor_id is not None:
        lines.append(reader.html("matching-one-mentor", mentor=shortened(found.mentor, NAME_LENGTH)))
        lines.append(reader.html("matching-one-reason", reason=reason_of(reader, [found])))
        lines += cautions(reader, found)
    return {
        "text": join(lines),
        "placed": draft and found.mentor_id is not None,
        "alone": draft and found.mentor_id is None,
        "can_keep": draft and found.mentor_id is not None and not found.kept,
        "can_free": draft and found.kept,
        "draft": draft,
    }


async def mentors(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx, data = ctx_of(dialog_manager), dialog_manager.dialog_data
    found = await ctx.services.partnerships.mentor_choices(ctx.actor, data["matching"], data["mentee"])
    one = await ctx.services.partnerships.matching_place(ctx.actor, data["matching"], data["mentee"])
    return {
        "mentee": shortened(one.mentee, NAME_LENGTH),
        "n": len(found),
        "mentors": [
            {
                "id": mentor.id,
                "label": ("" if mentor.fits and mentor.room > 0 else "⚠️ ")
                + f"{shortened(mentor.short_name, 18)} · {max(mentor.room, 0)}",
            }
            for mentor in found
        ],
    }


async def alone(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx, data = ctx_of(dialog_manager), dialog_manager.dialog_data
    found = await ctx.services.partnerships.alone(ctx.actor, data["matching"], data.get("alone_page", 0))
    data["alone_page"] = found.place.page
    lines = []
    for one in found.places:
        why, help_ = why_alone(ctx.reader, one)
        name, school = shortened(one.mentee, NAME_LENGTH), shortened(one.mentee_school, DETAIL_LENGTH)
        lines.append(
            ctx.reader.html("matching-alone-line", name=name, school=school or "—", why=why, help=help_)
        )
    return {
        "text": join(lines, "\n\n"),
        "places": [{"id": one.mentee_id, "label": shortened(one.mentee)} for one in found.places],
        "draft": await _is_draft(dialog_manager),
        **_turns(found.place),
    }


async def changes(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx, data = ctx_of(dialog_manager), dialog_manager.dialog_data
    page = data.get("changes_page", 0)
    found = await ctx.services.partnerships.matching_changes(ctx.actor, data["matching"], page)
    data["changes_page"] = found.place.page
    nobody = ctx.reader.plain("matching-nobody")
    lines = [
        ctx.reader.html(
            "matching-change",
            mentee=shortened(one.mentee, NAME_LENGTH),
            was=shortened(one.was, NAME_LENGTH) or nobody,
            now=shortened(one.now, NAME_LENGTH) or nobody,
        )
        for one in found.lines
    ]
    return {"text": join(lines), **_turns(found.place)}


async def people(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    return await found_people(dialog_manager)


async def _is_draft(manager: DialogManager) -> bool:
    ctx = ctx_of(manager)
    return await ctx.services.partnerships.matching_is_draft(ctx.actor, manager.dialog_data["matching"])


async def on_turn(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    """The button's id says which list, and where to: «alone_page_later»."""
    name, _sep, way = (button.widget_id or "").rpartition("_")
    manager.dialog_data[name] = manager.dialog_data.get(name, 0) + (1 if way == "later" else -1)


async def on_group(_: CallbackQuery, __: Any, manager: DialogManager, mentor_id: int) -> None:
    manager.dialog_data["mentor"] = mentor_id
    await manager.switch_to(Matching.group)


async def on_place(_: CallbackQuery, __: Any, manager: DialogManager, mentee_id: int) -> None:
    manager.dialog_data["mentee"] = mentee_id
    await manager.switch_to(Matching.place)


async def on_mentor(_: CallbackQuery, __: Any, manager: DialogManager, mentor_id: int) -> None:
    ctx, data = ctx_of(manager), manager.dialog_data
    await ctx.services.partnerships.place_by_hand(ctx.actor, data["matching"], data["mentee"], mentor_id)
    await manager.switch_to(Matching.place)


async def on_nobody(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    ctx, data = ctx_of(manager), manager.dialog_data
    await ctx.services.partnerships.place_by_hand(ctx.actor, data["matching"], data["mentee"], None)


async def on_keep(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    ctx, data = ctx_of(manager), manager.dialog_data
    kept = button.widget_id == "keep"
    await ctx.services.partnerships.keep_pair(ctx.actor, data["matching"], data["mentee"], kept=kept)


async def on_away(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    """Leave the mentee of this screen, or the mentor of that one, out of the proposal."""
    ctx, data = ctx_of(manager), manager.dialog_data
    person_id = data["mentor"] if button.widget_id == "mentor_away" else data["mentee"]
    await ctx.services.partnerships.take_away(ctx.actor, data["matching"], person_id)
    await manager.switch_to(Matching.main)


async def on_add(_: CallbackQuery, __: Any, manager: DialogManager, person_id: int) -> None:
    ctx, data = ctx_of(manager), manager.dialog_data
    await ctx.services.partnerships.add_to_matching(ctx.actor, data["matching"], person_id)
    data["mentee"], data["search"] = person_id, ""
    await manager.switch_to(Matching.choose)


def _turning(name: str) -> Row:
    return Row(
        Button(Label("list-earlier"), id=f"{name}_earlier", on_click=on_turn, when="earlier"),
        Button(Label("list-later"), id=f"{name}_later", on_click=on_turn, when="later"),
    )


windows = (
    Window(
        Html("matching-groups"),
        Ready("text"),
        Group(choice("group", "groups", on_group, of=int), width=1),
        _turning("page"),
        SwitchTo(Label("matching-add"), id="add", state=Matching.add),
        back(Matching.main),
        getter=groups,
        state=Matching.groups,
    ),
    Window(
        Ready("text"),
        Group(choice("place", "places", on_place, of=int), width=1),
        Button(Label("matching-mentor-away"), id="mentor_away", on_click=on_away, when="draft"),
        back(Matching.groups),
        getter=group,
        state=Matching.group,
    ),
    Window(
        Ready("text"),
        Button(Label("matching-keep"), id="keep", on_click=on_keep, when="can_keep"),
        Button(Label("matching-free"), id="free", on_click=on_keep, when="can_free"),
        SwitchTo(Label("matching-other"), id="other", state=Matching.choose, when="placed"),
        SwitchTo(Label("matching-find"), id="find", state=Matching.choose, when="alone"),
        Button(Label("matching-unpair"), id="unpair", on_click=on_nobody, when="placed"),
        Button(Label("matching-mentee-away"), id="mentee_away", on_click=on_away, when="draft"),
        back(Matching.main),
        home(),
        getter=place,
        state=Matching.place,
    ),
    Window(
        Html("matching-choose"),
        Pages(choice("mentor", "mentors", on_mentor, of=int), id="mentors", height=PAGE),
        back(Matching.place),
        getter=mentors,
        state=Matching.choose,
    ),
    Window(
        Html("matching-alone"),
        Ready("text"),
        Group(choice("lone", "places", on_place, of=int), width=1, when="draft"),
        _turning("alone_page"),
        back(Matching.main),
        getter=alone,
        state=Matching.alone,
    ),
    Window(
        Html("matching-changes"),
        Ready("text"),
        _turning("changes_page"),
        back(Matching.main),
        getter=changes,
        state=Matching.changes,
    ),
    Window(
        Html("matching-add-text"),
        Searched(),
        people_to_choose(on_add),
        clear_search(),
        TextInput("search", on_success=on_search),
        back(Matching.groups),
        getter=people,
        state=Matching.add,
    ),
)
