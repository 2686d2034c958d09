"""What rides in a day's bundle: lines of other areas."""

from collections.abc import Awaitable, Callable
from typing import Any

from locales import Markup, Reader

RiderLine = Callable[[dict[str, Any], Reader], Awaitable[tuple[Markup, str, str] | None]]
"""From a rider's payload to (line of text, button label, callback data); None when it is past."""
