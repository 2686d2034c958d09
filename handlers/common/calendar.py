"""A month to choose a day from: today by the injected clock, names in the reader's language."""

from datetime import date, timedelta
from typing import Any

from aiogram.types import InlineKeyboardButton
from aiogram_dialog import DialogManager
from aiogram_dialog.api.internal import RawKeyboard
from aiogram_dialog.widgets.kbd import Calendar, CalendarConfig, CalendarScope
from aiogram_dialog.widgets.kbd.calendar_kbd import (
    CALLBACK_NEXT_MONTH,
    CALLBACK_PREV_MONTH,
    CalendarScopeView,
    CallbackGenerator,
    raw_from_date,
)
from babel.dates import format_date, get_day_names

from handlers.common.context import ctx_of
from locales.dates import LANGUAGE_OF

SPACE = "\u2800"
"""A blank that Telegram takes for a label: one of nothing but spaces is refused."""
IGNORED = "."


class ClockCalendar(Calendar):
    """The window's getter gives `today` (a local date); days before it can't be chosen."""

    def _init_views(self) -> dict[CalendarScope, CalendarScopeView]:
        days = MonthView(self._item_callback_data)
        return dict.fromkeys(CalendarScope, days)

    async def _render_keyboard(self, data: dict[str, Any], manager: DialogManager) -> RawKeyboard:
        if self.get_offset(manager) is None:
            self.set_widget_data(manager, {"current_offset": data["today"].isoformat()})
        return await super()._render_keyboard(data, manager)

    async def _process_item_callback(self, callback: Any, data: str, dialog: Any, manager: Any) -> bool:
        if data == IGNORED:
            return True
        handled: bool = await super()._process_item_callback(callback, data, dialog, manager)
        return handled


class MonthView(CalendarScopeView):
    """One month: its name between the arrows, the days of the week, the days."""

    def __init__(self, callback: CallbackGenerator) -> None:
        self._callback = callback

    async def render(
        self, config: CalendarConfig, offset: date, data: dict[str, Any], manager: DialogManager
    ) -> list[list[InlineKeyboardButton]]:
        today: date = data["today"]
        language = LANGUAGE_OF[ctx_of(manager).reader.locale]
        first = offset.replace(day=1)
        month = format_date(first, "LLLL y", locale=language)
        week_names = get_day_names("short", context="stand-alone", locale=language)
        header = [
            self._button("←", CALLBACK_PREV_MONTH) if first > today else self._empty(),
            self._empty(month[:1].upper() + month[1:]),
            self._button("→", CALLBACK_NEXT_MONTH),
        ]
        rows = [header, [self._empty(week_names[day]) for day in range(7)]]
        monday = first - timedelta(days=first.weekday())
        while monday.month == first.month or monday < first:
            week = [monday + timedelta(days=day) for day in range(7)]
            if week[-1] >= today:
                rows.append([self._day(day, first, today) for day in week])
            monday += timedelta(days=7)
        return rows

    def _day(self, day: date, first: date, today: date) -> InlineKeyboardButton:
        if day.month != first.month or day < today:
            return self._empty()
        return self._button(f"·{day.day}·" if day == today else str(day.day), str(raw_from_date(day)))

    def _button(self, text: str, data: str) -> InlineKeyboardButton:
        return InlineKeyboardButton(text=text, callback_data=self._callback(data))

    def _empty(self, text: str = SPACE) -> InlineKeyboardButton:
        return self._button(text, IGNORED)
