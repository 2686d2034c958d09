"""The introduction of two sides, and logging a meeting on it: it may sit in a chat for years."""

from datetime import date, timedelta
from typing import Any
from urllib.parse import quote

from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from delivery.messages.grounds import why_together
from delivery.messages.rider import RiderLine
from delivery.outgoing import USER_LINK, Outgoing
from delivery.worker import Renderer
from locales import Markup, Reader, dates, join, phones
from models.enums import MeetingForm, OnlineStep, PartnershipState
from services.outbox import Claimed
from services.partnerships.facts import Logged, MyPartnership, Partner
from services.registry import Services

LABEL_LENGTH = 28
NAME_LENGTH = 80
DETAIL_LENGTH = 50
"""So that a group of fifteen with the longest names fits into one message."""
FORMS = tuple(MeetingForm)
QUICK_MINUTES = (30, 45, 60, 90)
DAYS_BACK = range(2, 8)
"""Days ago that have a button of their own; what is longer ago is typed."""


class Introduced(CallbackData, prefix="intr"):
    """Show the introduction: in place, or (`fresh`, from a bundle) as a message of its own."""

    partnership_id: int
    fresh: int = 0


class Met(CallbackData, prefix="met"):
    """«Встретились»: asks for the form."""

    partnership_id: int


class MetForm(CallbackData, prefix="mtf"):
    """The form is chosen: asks for the day. `more` shows earlier days."""

    partnership_id: int
    form: int
    more: int = 0


class MetDay(CallbackData, prefix="mtd"):
    """The day is chosen: the meeting is saved. `day` counts as date.toordinal; 0: it will be typed.

    A day and not "so many days ago": the button may be tapped tomorrow.
    """

    partnership_id: int
    form: int
    day: int


class MetMinutes(CallbackData, prefix="mtm"):
    """How long it took; 0: it will be typed."""

    meeting_id: int
    minutes: int


class MetTopic(CallbackData, prefix="mtt"):
    """Asks what the meeting was about."""

    meeting_id: int


class PartnershipsMessages:
    def __init__(self, services: Services) -> None:
        self._services = services

    def renderers(self) -> dict[str, Renderer]:
        return {"introduction": self._introduction}

    def riders(self) -> dict[str, RiderLine]:
        return {"introduction": self._rider}

    async def _introduction(self, claimed: Claimed, reader: Reader) -> Outgoing | None:
        mine = await self._facts(claimed.payload)
        return introduction(reader, mine) if mine else None

    async def _rider(self, payload: dict[str, Any], reader: Reader) -> tuple[Markup, str, str] | None:
        mine = await self._facts(payload)
        if mine is None:
            return None
        line = reader.html(
            "intro-rider-mentor" if mine.i_mentor else "intro-rider-mentee",
            names=_names(mine),
        )
        return line, reader.plain("intro-rider-button"), Introduced(partnership_id=mine.id, fresh=1).pack()

    async def _facts(self, payload: dict[str, Any]) -> MyPartnership | None:
        mine = await self._services.partnerships.seen_by(payload["person_id"], payload["partnership_id"])
        # Closed or paused since it was queued: there is nothing to introduce any more.
        return mine if mine and mine.state is PartnershipState.ACTIVE else None


def introduction(reader: Reader, mine: MyPartnership, logged: Logged | None = None) -> Outgoing:
    """The whole message for one side; with `logged` it confirms that meeting and asks for its topic."""
    buttons: list[list[InlineKeyboardButton]] = []
    if mine.state is not PartnershipState.CLOSED:
        buttons = [[button] for button in _write_buttons(reader, mine)]
        if logged:
            if logged.minutes is None:
                buttons.append(_minutes_buttons(reader, logged.id))
            buttons.append([_button(reader.plain("meeting-add-topic"), MetTopic(meeting_id=logged.id))])
        label = reader.plain("intro-met-again" if mine.meetings else "intro-met")
        buttons.append([_button(label, Met(partnership_id=mine.id))])
    lines = [about(reader, mine)]
    if logged:
        key = "meeting-already" if logged.already else "meeting-saved"
        day = dates.day(reader.locale, logged.held_on)
        lines.append(reader.html(key, form=form_name(reader, logged.form), day=day))
        if logged.minutes is not None:
            lines.append(reader.html("entry-minutes", length=duration(reader, logged.minutes)))
    return Outgoing(join(lines, "\n\n"), InlineKeyboardMarkup(inline_keyboard=buttons) if buttons else None)


def asking_form(reader: Reader, mine: MyPartnership) -> Outgoing:
    """The same message while it asks what kind of meeting it was."""
    choices = [
        _button(capital(form_name(reader, form)), MetForm(partnership_id=mine.id, form=index))
        for index, form in enumerate(FORMS)
    ]
    back = _button(reader.plain("button-back"), Introduced(partnership_id=mine.id))
    return _asking(reader, mine, "meeting-ask-form", [choices[:2], choices[2:], [back]])


def asking_day(reader: Reader, mine: MyPartnership, asked: MetForm, today: date) -> Outgoing:
    """The same message while it asks for the day; `today` is the local date."""

    def choice(label: str, day: date | None) -> InlineKeyboardButton:
        ordinal = day.toordinal() if day else 0
        return _button(label, MetDay(partnership_id=mine.id, form=asked.form, day=ordinal))

    def named(key: str, day: date) -> InlineKeyboardButton:
        return choice(reader.plain(key, day=dates.day(reader.locale, day)), day)

    if asked.more:
        earlier = [today - timedelta(days=ago) for ago in DAYS_BACK]
        days = [choice(dates.day(reader.locale, day), day) for day in earlier]
        lines = [days[:2], days[2:4], days[4:], [choice(reader.plain("meeting-day-typed"), None)]]
    else:
        other = MetForm(partnership_id=mine.id, form=asked.form, more=1)
        lines = [
            [named("meeting-today", today)],
            [named("meeting-yesterday", today - timedelta(days=1))],
            [_button(reader.plain("meeting-other-day"), other)],
        ]
    lines.append([_button(reader.plain("button-back"), Met(partnership_id=mine.id))])
    return _asking(reader, mine, "meeting-ask-day", lines)


def about(reader: Reader, mine: MyPartnership) -> Markup:
    """Who the other side is, why, until when to meet, how to reach them."""
    if mine.state is PartnershipState.CLOSED:
        return reader.html("intro-closed", names=_names(mine))
    lines = [_headline(reader, mine)]
    if len(mine.partners) > 1:
        lines.extend(_with_contact(reader, partner) for partner in mine.partners)
    if mine.state is PartnershipState.PAUSED:
        until = mine.paused_until
        paused = reader.html("intro-paused-until", day=dates.day(reader.locale, until)) if until else None
        lines.append(paused or reader.html("intro-paused"))
    if mine.instead_of:
        lines.append(reader.html("intro-instead", name=shortened(mine.instead_of, NAME_LENGTH)))
    if reason := why_together(reader, mine.reason, mine.matched):
        lines.append(reader.html("intro-why", reason=reason))
    if mine.meetings:
        last = mine.meetings[0]
        lines.append(
            reader.html(
                "intro-last-meeting",
                day=dates.day(reader.locale, last.held_on),
                form=form_name(reader, last.form),
            )
        )
    elif mine.first_meeting_by:
        lines.append(reader.html("intro-first-meeting", day=dates.day(reader.locale, mine.first_meeting_by)))
    if len(mine.partners) == 1:
        lines.append(_contact(reader, mine.partners[0]))
    return join(line for line in lines if line)


def form_name(reader: Reader, form: MeetingForm) -> str:
    return reader.plain(f"meeting-form-{form.value.replace('_', '-')}")


def step_name(reader: Reader, step: OnlineStep) -> str:
    return reader.plain(f"online-step-{step.value}")


def duration(reader: Reader, minutes: int) -> str:
    """«45 мин», «2 ч», «1 ч 30 мин»."""
    hours, left = divmod(minutes, 60)
    if not hours:
        return reader.plain("duration-minutes", m=left)
    return reader.plain("duration" if left else "duration-hours", h=hours, m=left)


def capital(text: str) -> str:
    """With a capital first letter, as buttons begin."""
    return text[:1].upper() + text[1:]


def write_url(partner: Partner) -> str | None:
    """A link that opens the chat with a partner. The one by id may be refused for privacy."""
    if partner.username:
        return f"https://t.me/{quote(partner.username)}"
    return f"{USER_LINK}?id={partner.telegram_id}" if partner.telegram_id else None


def shortened(text: str, length: int = LABEL_LENGTH) -> str:
    """A text cut to `length` characters; without one, to what a phone shows of a label."""
    return text if len(text) <= length else f"{text[: length - 1].rstrip()}…"


def _names(mine: MyPartnership) -> str:
    return shortened(", ".join(partner.short_name for partner in mine.partners), 3 * NAME_LENGTH)


def _headline(reader: Reader, mine: MyPartnership) -> Markup:
    if not mine.i_mentor:
        return reader.html("intro-your-mentor", who=_who(mine.partners[0]))
    if len(mine.partners) == 1:
        partner = mine.partners[0]
        return reader.html("intro-your-mentee", who=_who(partner), gender=partner.gender.value)
    return reader.html("intro-your-group", n=len(mine.partners))


def _who(partner: Partner) -> Markup:
    name = Markup(f"<b>{join([shortened(partner.full_name, NAME_LENGTH)])}</b>")
    details = (shortened(part, DETAIL_LENGTH) for part in (partner.subject, partner.school) if part)
    return join([name, *details], ", ")


def _with_contact(reader: Reader, partner: Partner) -> Markup:
    return join(line for line in (Markup(f"• {_who(partner)}"), _contact(reader, partner)) if line)


def _contact(reader: Reader, partner: Partner) -> Markup:
    if not partner.registered:
        return reader.html("intro-not-here-yet")
    return reader.html("intro-phone", phone=phones.spaced(partner.phone)) if partner.phone else Markup()


def _write_buttons(reader: Reader, mine: MyPartnership) -> list[InlineKeyboardButton]:
    several = len(mine.partners) > 1
    buttons = []
    for partner in mine.partners:
        url = write_url(partner)
        if url is None:
            continue
        label = (
            reader.plain("intro-write-to", name=partner.short_name)
            if several
            else reader.plain("intro-write", gender=partner.gender.value)
        )
        buttons.append(InlineKeyboardButton(text=shortened(label), url=url))
    return buttons


def _asking(
    reader: Reader, mine: MyPartnership, key: str, buttons: list[list[InlineKeyboardButton]]
) -> Outgoing:
    if mine.state is PartnershipState.CLOSED:
        return introduction(reader, mine)
    text = join([about(reader, mine), reader.html(key)], "\n\n")
    return Outgoing(text, InlineKeyboardMarkup(inline_keyboard=buttons))


def _minutes_buttons(reader: Reader, meeting_id: int) -> list[InlineKeyboardButton]:
    quick = [
        _button(reader.plain("minutes-button", n=one), MetMinutes(meeting_id=meeting_id, minutes=one))
        for one in QUICK_MINUTES
    ]
    return [*quick, _button("…", MetMinutes(meeting_id=meeting_id, minutes=0))]


def _button(label: str, data: CallbackData) -> InlineKeyboardButton:
    return InlineKeyboardButton(text=label, callback_data=data.pack())
