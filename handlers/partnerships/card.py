"""The list of pairs and groups, and one of them: people, state, meetings, pause, close."""

from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import Data, DialogManager, Window
from aiogram_dialog.widgets.kbd import Button, Column, Row, Start, SwitchTo

from delivery.messages.grounds import why_together
from delivery.messages.partnerships import duration, form_name, shortened
from handlers.chats.opening import group_line, open_groups
from handlers.common.context import ctx_of
from handlers.common.counts import counted_to
from handlers.common.widgets import Html, Label, Ready, Turns, back, choice, leave, wanted_page
from handlers.partnerships import matching
from handlers.partnerships.changing import on_why
from handlers.partnerships.choosing import described, on_create
from handlers.partnerships.online import open_online
from handlers.partnerships.online_texts import step_line
from handlers.partnerships.personal_seen import open_personal
from handlers.partnerships.states import Journal, Mentors, Partnerships, PersonalList
from locales import Markup, Reader, dates, join
from services.partnerships.facts import Card, MeetingLine, MentorHours, PartnershipLine, PartnershipState
from services.partnerships.roster import WAITING
from services.partnerships.rules import CLOSED_BY_WITHDRAWAL

ICONS = {"proposed": "🕓", "active": "🤝", "paused": "⏸", "closed": "✔️"}
MEETINGS_SHOWN = 5


async def partnerships(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx = ctx_of(dialog_manager)
    found = await ctx.services.partnerships.all(ctx.actor, wanted_page(dialog_manager, "all"))
    waiting = await ctx.services.partnerships.proposals_waiting(ctx.actor)
    return {
        "place": found.place,
        "lines": [{"id": line.id, "label": _label(ctx.reader, line)} for line in found.partnerships],
        "living": found.living,
        "proposed": found.proposed,
        "n": counted_to(waiting, WAITING) if waiting else "",
    }


def _label(reader: Reader, line: PartnershipLine) -> str:
    first, *others = line.mentees or ("—",)
    mentees = reader.plain("partnerships-more", name=first, n=len(others)) if others else first
    # Surnames alone: the label of a phone is short, the card has the rest.
    return shortened(
        reader.plain(
            "partnerships-line",
            icon=ICONS[line.state.value],
            mentor=line.mentor.split("\u00a0")[0],
            mentees=mentees,
        )
    )


async def card(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    ctx = ctx_of(dialog_manager)
    found = await ctx.services.partnerships.card(ctx.actor, dialog_manager.dialog_data["partnership"])
    state = found.state.value
    group = await ctx.services.chats.group_of(found.id)
    return {
        "text": join([card_text(ctx.reader, found), *group_line(ctx.reader, group)], "\n\n"),
        "grouped": int(group is not None),
        "can_group": group is not None or state != "closed",
        "can_pause": state == "active",
        "can_resume": state == "paused",
        "can_close": state != "closed",
        "can_online": state != "closed" or found.online_step is not None,
    }


def card_text(reader: Reader, found: Card) -> Markup:
    """Who, in what state, why, and the last meetings."""
    state = reader.plain(f"partnerships-state-{found.state.value}")
    lines: list[str] = [
        reader.html("partnerships-card", n=len(found.mentees), state=state, mentor=described(found.mentor)),
        *(reader.html("partnerships-check-mentee", mentee=described(one)) for one in found.mentees),
    ]
    if reason := why_together(reader, found.reason, found.matched):
        lines.append(reader.html("partnerships-check-why", reason=reason))
    if found.paused_until:
        day = dates.day(reader.locale, found.paused_until)
        lines.append(reader.html("partnerships-card-until", day=day))
    if found.state_reason:
        lines.append(reader.html("partnerships-card-reason", reason=reason_text(reader, found.state_reason)))
    if found.first_meeting_by and not found.meetings and found.state is PartnershipState.ACTIVE:
        day = dates.day(reader.locale, found.first_meeting_by)
        lines.append(reader.html("partnerships-card-first", day=day))
    if found.online_step:
        lines.append(step_line(reader, found.online_step))
    lines.extend(["", *meetings_text(reader, found.meetings)])
    if found.hours.meetings:
        lines.append(
            reader.html(
                "hours-of-mentor", n=found.hours.meetings, hours=duration(reader, found.hours.minutes)
            )
        )
    return join(lines)


def hours_text(reader: Reader, hours: MentorHours) -> Markup:
    """A mentor's own hours."""
    return reader.html("hours-mine", n=hours.meetings, hours=duration(reader, hours.minutes))


def reason_text(reader: Reader, reason: str) -> str:
    """A reason as people wrote it, or what the program itself noted in words."""
    return reader.plain("partnerships-why-withdrawn") if reason == CLOSED_BY_WITHDRAWAL else reason


def meetings_text(reader: Reader, meetings: tuple[MeetingLine, ...]) -> list[Markup]:
    """The journal's last entries, newest first."""
    if not meetings:
        return [reader.html("my-partners-no-meetings")]
    return [
        reader.html("my-partners-journal"),
        *(
            reader.html(
                "my-partners-meeting-topic" if meeting.topic else "my-partners-meeting",
                day=dates.day(reader.locale, meeting.held_on),
                form=form_name(reader, meeting.form),
                topic=meeting.topic,
            )
            for meeting in meetings[:MEETINGS_SHOWN]
        ),
    ]


async def on_start(data: Data, manager: DialogManager) -> None:
    """Opened on one partnership from elsewhere."""
    if isinstance(data, dict):
        manager.dialog_data.update(data)


async def on_open(_: CallbackQuery, __: Any, manager: DialogManager, partnership_id: int) -> None:
    manager.dialog_data["partnership"] = partnership_id
    await manager.switch_to(Partnerships.card)


async def on_journal(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await manager.start(Journal.month, data={"partnership": manager.dialog_data["partnership"]})


async def on_resume(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    ctx = ctx_of(manager)
    await ctx.services.partnerships.resume(ctx.actor, manager.dialog_data["partnership"])


main_window = Window(
    Html("partnerships-title"),
    Button(Label("partnerships-create"), id="create", on_click=on_create),
    SwitchTo(Label("partnerships-from-roster"), id="roster", state=Partnerships.roster, when="n"),
    Row(
        Button(Label("matching-open-button"), id="matching", on_click=matching.on_open),
        Start(Label("mentors-button"), id="mentors", state=Mentors.main),
    ),
    Start(Label("personal-list-button"), id="personals", state=PersonalList.main),
    SwitchTo(Label("hours-button"), id="hours", state=Partnerships.hours),
    Column(choice("one", "lines", on_open, Label("partnerships-item"), of=int)),
    Turns(id="all"),
    leave(),
    getter=partnerships,
    state=Partnerships.main,
)

windows = (
    Window(
        Ready("text"),
        Button(Label("partnerships-resume"), id="resume", on_click=on_resume, when="can_resume"),
        Button(Label("journal-button"), id="journal", on_click=on_journal),
        Button(Label("personal-button"), id="personal", on_click=open_personal),
        SwitchTo(Label("members-button"), id="members", state=Partnerships.members, when="can_close"),
        Button(Label("online-button"), id="online", on_click=open_online, when="can_online"),
        Button(Label("chats-open"), id="group", on_click=open_groups, when="can_group"),
        Row(
            Button(Label("partnerships-pause"), id="pause", on_click=on_why, when="can_pause"),
            Button(Label("partnerships-close"), id="close", on_click=on_why, when="can_close"),
        ),
        back(Partnerships.main),
        getter=card,
        state=Partnerships.card,
    ),
)
