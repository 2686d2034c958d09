"""Every request of the bot, kept in a ring."""

from __future__ import annotations

import json
import zlib
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import islice
from typing import Any

from sandbox.schema import Upload

Json = dict[str, Any]


@dataclass(slots=True)
class Entry:
    """One request and its fate; `status` is the HTTP status, 0 where the connection was cut.

    `real` and `sandbox` are Unix seconds of the two clocks. Parameters and result are kept packed: a
    broadcast leaves many thousands of entries.
    """

    n: int
    real: float
    sandbox: float
    method: str
    http: str
    chat_id: int | str | None = None
    packed_params: bytes = b""
    packed_result: bytes = b""
    status: int = 0
    ok: bool = False
    error: str | None = None
    parameters: Json | None = None
    violations: list[str] = field(default_factory=list)
    fault: str | None = None
    ms: float = 0.0

    def keep_params(self, params: Json) -> None:
        """Write the parameters down, files by name and size only."""
        self.packed_params = _pack(plain(params))

    def keep_result(self, result: Any) -> None:
        """Write the result down, messages and updates by their ids only."""
        self.packed_result = _pack(brief(result))

    def show(self) -> Json:
        """The entry as the control API gives it."""
        return {
            "n": self.n,
            "real_time": datetime.fromtimestamp(self.real, UTC).isoformat(),
            "sandbox_time": datetime.fromtimestamp(self.sandbox, UTC).isoformat(),
            "method": self.method,
            "http": self.http,
            "chat_id": self.chat_id,
            "params": _unpack(self.packed_params) or {},
            "status": self.status,
            "ok": self.ok,
            "result": _unpack(self.packed_result),
            "error": self.error,
            "parameters": self.parameters,
            "violations": self.violations,
            "fault": self.fault,
            "ms": self.ms,
        }


def _pack(value: Any) -> bytes:
    return zlib.compress(json.dumps(value, ensure_ascii=False, default=str).encode("utf-8", "replace"), 1)


def _unpack(packed: bytes) -> Any:
    return json.loads(zlib.decompress(packed)) if packed else None


def plain(value: Any) -> Any:
    """Parameters fit for JSON: a file is named with its size, its bytes are left out."""
    if isinstance(value, Upload):
        return {"file": value.name, "size": len(value.data)}
    if isinstance(value, dict):
        return {key: plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [plain(inner) for inner in value]
    return value


def brief(result: Any) -> Any:
    """What is kept of a result: of messages and updates only their ids, so that the ring stays small."""
    if isinstance(result, list):
        return [brief(item) for item in result]
    if isinstance(result, dict):
        if "message_id" in result:
            chat = result.get("chat")
            return {"message_id": result["message_id"]} | ({"chat_id": chat["id"]} if chat else {})
        if "update_id" in result:
            return result["update_id"]
    return result


class Journal:
    """The last `size` entries; numbers grow for ever."""

    def __init__(self, size: int) -> None:
        self.entries: deque[Entry] = deque(maxlen=size)
        self.last = 0

    def open(self, real: float, sandbox: float, method: str, http: str) -> Entry:
        """Begin an entry; it is in the journal at once and is filled in while the request is served."""
        self.last += 1
        entry = Entry(self.last, real, sandbox, method, http)
        self.entries.append(entry)
        return entry

    def since(
        self,
        n: int = 0,
        *,
        method: str | None = None,
        chat_id: str | None = None,
        violations: bool = False,
    ) -> Iterator[Entry]:
        """Entries with a number above `n`, oldest first, of one method or chat where asked."""
        first = self.entries[0].n if self.entries else 0
        for entry in islice(self.entries, max(0, n + 1 - first), None):
            if method is not None and entry.method.lower() != method.lower():
                continue
            if chat_id is not None and str(entry.chat_id) != chat_id:
                continue
            if violations and not entry.violations:
                continue
            yield entry

    def clear(self) -> None:
        """Forget the entries; the numbers go on."""
        self.entries.clear()
