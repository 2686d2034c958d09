"""A calendar file (.ics, RFC 5545) that phones and desktops take, and take again when it has changed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

from services.calendars import CalendarEntry

PRODUCT = "-//Svyazka//network mentoring//RU"


def plan_ics(entries: Sequence[CalendarEntry], title: str, now: datetime) -> bytes:
    """Return the calendar's bytes. `now` is the injected clock's moment (UTC).

    Whole days are written as days, so that they do not move with the reader's zone. The same entry has
    the same UID for ever; a higher SEQUENCE replaces what the reader has (RFC 5545, 3.8.7.4), and a
    cancelled one is taken away.
    """
    from icalendar import Calendar, Event

    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", title)
    for entry in entries:
        event = Event()
        event.add("uid", entry.uid)
        event.add("sequence", entry.sequence)
        event.add("dtstamp", now.astimezone(UTC))
        event.add("summary", entry.title)
        if entry.note:
            event.add("description", entry.note)
        if entry.place:
            event.add("location", entry.place)
        event.add("dtstart", _moment(entry.starts))
        # DTEND is the first moment after the end: of whole days, the next day.
        event.add("dtend", _moment(entry.ends) if isinstance(entry.ends, datetime) else entry.ends + DAY)
        event.add("status", "CANCELLED" if entry.cancelled else "CONFIRMED")
        event.add("transp", "OPAQUE" if isinstance(entry.starts, datetime) else "TRANSPARENT")
        calendar.add_component(event)
    content: bytes = calendar.to_ical()
    return content


DAY = timedelta(days=1)


def _moment(value: date | datetime) -> date | datetime:
    return value.astimezone(UTC) if isinstance(value, datetime) else value
