"""A link as a QR code."""

from __future__ import annotations

import io

SCALE = 10
"""Pixels of one square: sharp on a phone's screen and on paper."""
BORDER = 4
"""Squares of white around it, as ISO/IEC 18004 wants; cameras need them."""


def qr_png(link: str) -> bytes:
    """Return a picture (.png) that a phone's camera reads as `link`, also when a corner is smudged."""
    import segno

    output = io.BytesIO()
    segno.make(link, error="m", micro=False).save(output, kind="png", scale=SCALE, border=BORDER)
    return output.getvalue()
