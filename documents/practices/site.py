"""The bank as a page for the web: one index.html without anything from elsewhere, and a folder of files."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

LARGEST = 45 * 1024 * 1024
"""Bytes of files in one export: what a bot may send at once is 50 MB."""
EXTENSION = re.compile(r"\.[A-Za-z0-9]{1,8}$")

STYLE = """
:root{color-scheme:light dark;--line:#8884;--soft:#888}
body{font:17px/1.5 system-ui,sans-serif;max-width:46rem;margin:0 auto;padding:1.5rem}
h1{font-size:1.6rem;line-height:1.25}h2{font-size:1.2rem;margin:.2rem 0}
input{font:inherit;width:100%;padding:.6rem .8rem;border:1px solid var(--line);border-radius:.6rem;
box-sizing:border-box}
article{border-top:1px solid var(--line);padding:1rem 0}
.tags,.by{color:var(--soft);font-size:.9rem;margin:.2rem 0}p{margin:.5rem 0;white-space:pre-line}
ul{padding-left:1.2rem;margin:.5rem 0}[hidden]{display:none}
""".strip()
# Narrows the list to cards that hold every word typed; without scripts the whole list stays readable.
SCRIPT = """
const box=document.querySelector("input"),cards=[...document.querySelectorAll("article")];
const fold=text=>text.toLowerCase().replaceAll("ё","е");
box.parentElement.hidden=false;
box.addEventListener("input",()=>{const words=fold(box.value).split(/\\s+/).filter(Boolean);
for(const card of cards){const text=fold(card.textContent);
card.hidden=!words.every(word=>text.includes(word))}});
""".strip()


@dataclass(frozen=True, slots=True)
class PageFile:
    """A file of a card: how it is called, and where its content lies (empty: Telegram alone has it)."""

    name: str
    path: str


@dataclass(frozen=True, slots=True)
class Page:
    """One card, in finished texts."""

    number: int
    title: str
    tags: str
    about: str
    by: str
    link: str
    files: tuple[PageFile, ...]


@dataclass(frozen=True, slots=True)
class PageTexts:
    """The page's own words, in the language `locale`."""

    locale: str
    title: str
    intro: str
    search: str
    link: str
    left_out: str


def site_zip(texts: PageTexts, pages: Sequence[Page]) -> tuple[bytes, int]:
    """The .zip, and how many files did not fit into it or are not here; those are named on the page."""
    output, room, left_out = io.BytesIO(), LARGEST, 0
    articles = []
    with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as archive:
        for page in pages:
            items = []
            for index, file in enumerate(page.files, start=1):
                path = Path(file.path) if file.path else None
                size = path.stat().st_size if path is not None and path.is_file() else None
                if path is None or size is None or size > room:
                    left_out += 1
                    items.append(f"<li>{escape(file.name)} ({escape(texts.left_out)})</li>")
                    continue
                room -= size
                inside = f"files/{page.number}-{index}{_extension(file.name)}"
                archive.write(path, inside)
                items.append(f'<li><a href="{inside}" download>{escape(file.name)}</a></li>')
            articles.append(_article(page, texts, items))
        archive.writestr("index.html", _page(texts, articles))
    return output.getvalue(), left_out


def _extension(name: str) -> str:
    """Nothing else of a name from outside gets into a path."""
    found = EXTENSION.search(name)
    return found[0].lower() if found else ""


def _article(page: Page, texts: PageTexts, items: Sequence[str]) -> str:
    lines = [f'<article id="p{page.number}">', f"<h2>{escape(page.title)}</h2>"]
    if page.tags:
        lines.append(f'<div class="tags">{escape(page.tags)}</div>')
    if page.about:
        lines.append(f"<p>{escape(page.about)}</p>")
    if page.link.startswith(("https://", "http://")):
        address = escape(page.link)
        lines.append(f'<p><a href="{address}" rel="noopener nofollow">{escape(texts.link)}</a></p>')
    if items:
        lines.append(f"<ul>{''.join(items)}</ul>")
    return "\n".join([*lines, f'<div class="by">{escape(page.by)}</div>', "</article>"])


def _page(texts: PageTexts, articles: Sequence[str]) -> str:
    search = escape(texts.search)
    return "\n".join(
        [
            "<!doctype html>",
            f'<html lang="{escape(texts.locale)}"><head><meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width,initial-scale=1">',
            f"<title>{escape(texts.title)}</title><style>{STYLE}</style></head><body>",
            f"<h1>{escape(texts.title)}</h1><p>{escape(texts.intro)}</p>",
            f'<div hidden><input type="search" placeholder="{search}" aria-label="{search}"></div>',
            *articles,
            f"<script>{SCRIPT}</script></body></html>\n",
        ]
    )
