"""Text and entities written as a safe fragment of a page."""

from __future__ import annotations

import html
import re
from typing import Any

Json = dict[str, Any]

TAGS = {
    "bold": ("<b>", "</b>"),
    "italic": ("<i>", "</i>"),
    "underline": ("<u>", "</u>"),
    "strikethrough": ("<s>", "</s>"),
    "spoiler": ('<span class="spoiler">', "</span>"),
    "code": ("<code>", "</code>"),
    "blockquote": ("<blockquote>", "</blockquote>"),
    "expandable_blockquote": ('<blockquote class="expandable">', "</blockquote>"),
    "mention": ('<span class="mention">', "</span>"),
    "hashtag": ('<span class="mention">', "</span>"),
    "text_mention": ('<span class="mention">', "</span>"),
    "bot_command": ('<span class="command">', "</span>"),
}


def _tag(entity: Json, covered: str) -> tuple[str, str]:
    kind = entity["type"]
    if kind == "pre":
        language = html.escape(re.sub(r"[^\w+#.-]", "", entity.get("language", "")))
        return (f'<pre class="language-{language}">' if language else "<pre>"), "</pre>"
    address = {"text_link": entity.get("url", ""), "url": covered, "email": f"mailto:{covered}"}.get(kind)
    if address is not None:
        if not re.match(r"(https?|tg|ton|tonsite|mailto):", address, re.IGNORECASE):
            address = f"http://{address}"
        return f'<a href="{html.escape(address)}" target="_blank" rel="noopener noreferrer">', "</a>"
    return TAGS.get(kind, ("", ""))


def write_html(text: str, entities: list[Json]) -> str:
    """Render text and entities as an escaped fragment that is safe to show in a page."""
    data = text.encode("utf-16-le")

    def cut(begin: int, end: int) -> str:
        return data[2 * begin : 2 * end].decode("utf-16-le", "replace")

    starts: dict[int, list[Json]] = {}
    for entity in sorted(entities, key=lambda item: (item["offset"], -item["length"])):
        starts.setdefault(entity["offset"], []).append(entity)
    places = {0, len(data) // 2}
    places.update(place for e in entities for place in (e["offset"], e["offset"] + e["length"]))
    marks = sorted(places)
    out: list[str] = []
    stack: list[tuple[int, str]] = []
    for index, mark in enumerate(marks):
        while stack and stack[-1][0] <= mark:
            out.append(stack.pop()[1])
        for entity in starts.get(mark, []):
            # An entity that crosses its outer one is cut there, so that tags always nest.
            end = min([entity["offset"] + entity["length"], *(place for place, _ in stack)])
            before, after = _tag(entity, cut(entity["offset"], entity["offset"] + entity["length"]))
            out.append(before)
            stack.append((end, after))
        if index + 1 < len(marks):
            out.append(html.escape(cut(mark, marks[index + 1])))
    out += [after for _, after in reversed(stack)]
    return "".join(out)
