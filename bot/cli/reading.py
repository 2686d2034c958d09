"""`roster read` and `roadmap read`: what the readers understand of a document.

They run where the bot runs them, in the office worker, so a file that is too heavy ends here as there.
"""

import asyncio
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from bot.cli.speech import tell
from documents import roadmap, roster
from documents.errors import DocumentError
from documents.worker import OfficeWorker
from locales import Texts

T = TypeVar("T")
READ, BAD_FILE = 0, 2


def show_roster(file: Path, *, as_json: bool) -> int:
    """Print the roster in `file`; the exit code."""
    return _show(file, roster.to_json, as_json, roster.read_roster)[0]


def show_roadmap(file: Path, school_year: str | None, *, as_json: bool) -> int:
    """Print the roadmap in `file`; the exit code. `school_year` is for a document that names none."""
    code, draft = _show(file, roadmap.to_json, as_json, roadmap.read_roadmap, school_year)
    # The JSON has a place for doubts of rows; those of the whole document are said beside it.
    for doubt in draft.doubts if draft else ():
        tell(roadmap.say_doubt(doubt))
    return code


def _show(
    file: Path, to_json: Callable[..., dict[str, Any]], as_json: bool, read: Callable[..., T], *more: Any
) -> tuple[int, T | None]:
    try:
        draft = asyncio.run(_in_office(read, file.read_bytes(), file.name, *more))
    except OSError as error:
        tell(f"{file}: can't be opened: {error.strerror}")
        return BAD_FILE, None
    except DocumentError as error:
        tell(f"{file.name}: {Texts.load().plain('ru', error.key, **error.values)}")
        return BAD_FILE, None
    print(json.dumps(to_json(draft), ensure_ascii=False, indent=None if as_json else 1))
    return READ, draft


async def _in_office(read: Callable[..., T], *arguments: Any) -> T:
    office = OfficeWorker()
    try:
        return await office.run(read, *arguments)
    finally:
        await office.close()
