"""A tall page to draw on from top to bottom, in pixels, with wrapped text."""

from __future__ import annotations

import io
import warnings
from typing import Any

WIDTH = 1080
MARGIN = 56
INNER = WIDTH - 2 * MARGIN
_DPI = 150
INK, FAINT, PAPER, TRACK = "#1B2430", "#5B6675", "#FFFFFF", "#E9EDF2"


class Canvas:
    """Keeps a cursor `y` (pixels from the top); what is drawn moves it down."""

    def __init__(self) -> None:
        from matplotlib.backends.backend_agg import FigureCanvasAgg
        from matplotlib.figure import Figure
        from matplotlib.font_manager import FontProperties, fontManager, get_font

        self.y = MARGIN
        self._marks: list[tuple[str, tuple[Any, ...]]] = []
        self._figure = Figure(figsize=(WIDTH / _DPI, 1), dpi=_DPI, facecolor=PAPER)
        self._agg = FigureCanvasAgg(self._figure)
        self._plain = FontProperties(family="DejaVu Sans")
        self._bold = FontProperties(family="DejaVu Sans", weight="bold")
        self._renderer: Any = self._agg.get_renderer()  # type: ignore[no-untyped-call]
        self._letters = get_font(fontManager.findfont(self._plain)).get_charmap()

    def gap(self, pixels: int) -> None:
        self.y += pixels

    def text(
        self,
        text: str,
        size: int,
        *,
        bold: bool = False,
        colour: str = INK,
        lines: int = 4,
        width: int = INNER,
        x: int = MARGIN,
    ) -> None:
        """Write `text` in letters of `size` pixels, wrapped to `width`; an ellipsis after `lines`."""
        for line in self.wrap(text, size, bold=bold, width=width, lines=lines):
            self.put(x, self.y, line, size, bold=bold, colour=colour)
            self.y += round(size * 1.3)

    def put(
        self,
        x: float,
        y: float,
        text: str,
        size: int,
        *,
        bold: bool = False,
        colour: str = INK,
        align: str = "left",
    ) -> None:
        """Write one line with its top at `y`; the cursor stays."""
        self._marks.append(("text", (x, y, self._known(text), size, bold, colour, align)))

    def box(self, x: float, y: float, width: float, height: float, colour: str, radius: float = 0) -> None:
        if width > 0:
            self._marks.append(("box", (x, y, width, height, colour, radius)))

    def measure(self, text: str, size: int, *, bold: bool = False) -> float:
        """The width of `text` in pixels."""
        font = (self._bold if bold else self._plain).copy()
        font.set_size(size * 72 / _DPI)
        width: float = self._renderer.get_text_width_height_descent(text, font, ismath=False)[0]
        return width

    def wrap(
        self, text: str, size: int, *, bold: bool = False, width: int = INNER, lines: int = 4
    ) -> list[str]:
        """Break `text` into at most `lines` lines that fit `width`; a word too long is broken, too."""
        result: list[str] = []
        line = ""
        for word in self._known(text).split():
            if len(result) > lines:
                break
            while len(result) <= lines and self.measure(word, size, bold=bold) > width:
                fitting = len(word)
                while fitting > 1 and self.measure(word[:fitting], size, bold=bold) > width:
                    fitting = fitting * 3 // 4
                result += [line] if line else []
                line, word = word[:fitting], word[fitting:]
                result.append(line)
                line = ""
            longer = f"{line} {word}".strip()
            if self.measure(longer, size, bold=bold) > width:
                result.append(line)
                line = word
            else:
                line = longer
        result += [line] if line else []
        if len(result) > lines:
            result = result[:lines]
            while result[-1] and self.measure(result[-1] + "…", size, bold=bold) > width:
                result[-1] = result[-1][:-1]
            result[-1] += "…"
        return result

    def png(self) -> bytes:
        """Render all that was drawn, as tall as it came out."""
        from matplotlib.patches import FancyBboxPatch

        height = round(self.y + MARGIN)
        self._figure.set_size_inches(WIDTH / _DPI, height / _DPI)
        axes = self._figure.add_axes((0, 0, 1, 1))
        axes.set_axis_off()
        axes.set_xlim(0, WIDTH)
        axes.set_ylim(height, 0)
        for kind, mark in self._marks:
            if kind == "box":
                x, y, width, tall, colour, radius = mark
                rounding = min(radius, width / 2, tall / 2)
                style = f"round,pad=0,rounding_size={rounding}" if rounding > 0 else "square,pad=0"
                axes.add_patch(
                    FancyBboxPatch((x, y), width, tall, boxstyle=style, facecolor=colour, linewidth=0)
                )
            else:
                x, y, text, size, bold, colour, align = mark
                font = self._bold if bold else self._plain
                axes.text(
                    x,
                    y,
                    text,
                    fontproperties=font,
                    fontsize=size * 72 / _DPI,
                    color=colour,
                    ha=align,
                    va="top",
                    parse_math=False,
                )
        output = io.BytesIO()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            self._figure.savefig(output, format="png", dpi=_DPI)
        return output.getvalue()

    def _known(self, text: str) -> str:
        """The text without letters the font has no picture for (emoji)."""
        return "".join(letter for letter in text if letter.isspace() or ord(letter) in self._letters)
