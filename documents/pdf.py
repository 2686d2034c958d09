"""A .docx as PDF, made by LibreOffice where it is installed."""

from __future__ import annotations

import asyncio
import os
import shutil
import signal
import tempfile
from contextlib import suppress
from pathlib import Path

from documents.errors import DocumentError
from documents.worker import TOO_HEAVY

SECONDS = 90
"""A cold start of LibreOffice on a busy small machine takes half a minute."""
MEMORY_KB, CPU_SECONDS, FILE_BLOCKS = 4_000_000, 120, 200_000
"""Address space (LibreOffice maps two gigabytes of it), processor time, and a written file's size (512 B)."""

_turn = asyncio.Semaphore(1)


def converter() -> str | None:
    """LibreOffice's command; None where there is none, so that no PDF is offered."""
    return shutil.which("soffice") or shutil.which("libreoffice")


async def docx_pdf(content: bytes, seconds: float = SECONDS) -> bytes:
    """Return the same pages as PDF; one at a time, politely (`nice`), within bounds.

    Raises `DocumentError`: pdf-not-here without LibreOffice, document-too-heavy when it takes longer than
    `seconds` or more than it may, pdf-failed when no PDF comes of it. Cancelling the call ends the process.
    """
    command = converter()
    if command is None:
        raise DocumentError("pdf-not-here")
    async with _turn:
        with tempfile.TemporaryDirectory(prefix="svyazka-pdf-", ignore_cleanup_errors=True) as folder:
            source = Path(folder) / "paper.docx"
            await asyncio.to_thread(source.write_bytes, content)
            await _convert(command, Path(folder), seconds)
            made = source.with_suffix(".pdf")
            if not made.exists():
                raise DocumentError("pdf-failed")
            return await asyncio.to_thread(made.read_bytes)


async def _convert(command: str, folder: Path, seconds: float) -> None:
    limits = f"ulimit -v {MEMORY_KB}; ulimit -t {CPU_SECONDS}; ulimit -f {FILE_BLOCKS}"
    child = await asyncio.create_subprocess_exec(
        "sh",
        "-c",
        f'{limits}; exec nice -n 10 "$@"',
        "sh",
        command,
        # Its own profile: two runs, or a person's own LibreOffice, would else hand over to each other.
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--headless",
        "--norestore",
        "--convert-to",
        "pdf",
        "--outdir",
        str(folder),
        str(folder / "paper.docx"),
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.DEVNULL,
        cwd=folder,
        # Nothing of the bot's environment (its token) is LibreOffice's business.
        env={"PATH": os.environ.get("PATH", "/usr/bin:/bin"), "HOME": str(folder), "LANG": "C.UTF-8"},
        start_new_session=True,
    )
    try:
        async with asyncio.timeout(seconds):
            await child.wait()
    except TimeoutError as late:
        raise DocumentError(TOO_HEAVY) from late
    finally:
        # The command is a script: what it has started goes with it.
        with suppress(ProcessLookupError):
            os.killpg(child.pid, signal.SIGKILL)
        await child.wait()
