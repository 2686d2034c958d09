"""Faults on order: what goes wrong between a bot and Telegram, when a test wants it to."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

Json = dict[str, Any]

ACTIONS = (
    "status",
    "html502",
    "html502_after",
    "reset_before",
    "reset_after",
    "hang",
    "hang_after",
    "delay",
    "delay_after",
)
AFTER = {"html502_after", "reset_after", "hang_after", "delay", "delay_after"}
DOWNLOAD = "file"
"""What an order calls the fetching of a file's bytes, which is no method."""
SPARED = {"getUpdates", "getMe", DOWNLOAD}


@dataclass
class Fault:
    """One order; `seconds` are real, `times` is None for ever, `after` matches are let through first."""

    id: int
    method: str
    action: str
    chat_id: int | None = None
    code: int = 500
    description: str | None = None
    retry_after: int | None = None
    seconds: float | None = None
    times: int | None = 1
    after: int = 0
    used: int = 0

    def show(self) -> Json:
        """The fault as the control API gives it."""
        return asdict(self)

    def matches(self, method: str, chat_id: Any) -> bool:
        """Whether the order is about this request."""
        if self.chat_id is not None and str(chat_id) != str(self.chat_id):
            return False
        return self.method.lower() == method.lower() or (self.method == "*" and method not in SPARED)


class Faults:
    """The orders in force, oldest first."""

    def __init__(self) -> None:
        self.orders: list[Fault] = []
        self._last_id = 0

    def add(self, order: Json) -> Fault:
        """Accept an order; raises ValueError when it makes no sense."""
        _check(order)
        given = {"method": "*", **{name: value for name, value in order.items() if value is not None}}
        given["times"] = order.get("times", 1)
        if given.get("retry_after") is not None:
            given.setdefault("code", 429)
        self._last_id += 1
        fault = Fault(id=self._last_id, **given)
        self.orders.append(fault)
        return fault

    def take(self, method: str, chat_id: Any) -> Fault | None:
        """The fault that hits this request, if one does; counts it."""
        for fault in self.orders:
            if not fault.matches(method, chat_id):
                continue
            if fault.after > 0:
                fault.after -= 1
                return None
            fault.used += 1
            if fault.times is not None and fault.used >= fault.times:
                self.orders.remove(fault)
            return fault
        return None

    def remove(self, fault_id: int) -> bool:
        """Take an order back; whether it was there."""
        before = len(self.orders)
        self.orders = [fault for fault in self.orders if fault.id != fault_id]
        return len(self.orders) < before


def _check(order: Json) -> None:
    if order.get("action") not in ACTIONS:
        raise ValueError(f"action must be one of {', '.join(ACTIONS)}")
    unknown = set(order) - set(Fault.__dataclass_fields__) | set(order) & {"id", "used"}
    if unknown:
        raise ValueError(f"a fault has no {', '.join(sorted(unknown))}")
    for name in ("chat_id", "code", "retry_after", "times", "after"):
        value = order.get(name)
        if not isinstance(value, int | None) or (value is not None and value < 0 and name != "chat_id"):
            raise ValueError(f"{name} must be a whole number")
    if not isinstance(order.get("method", "*"), str):
        raise ValueError("method must be a string")
    if not isinstance(order.get("seconds"), int | float | None):
        raise ValueError("seconds must be a number")
    if not 200 <= (order.get("code") or 500) <= 599:
        raise ValueError("code must be an HTTP status")
