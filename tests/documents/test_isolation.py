"""The bot's process never loads the office libraries: they are 150 MB and read files from strangers."""

from __future__ import annotations

import subprocess
import sys

import pytest

from documents.worker import PROJECT

HEAVY = (
    "openpyxl",
    "docx",
    "docxtpl",
    "xlsxwriter",
    "matplotlib",
    "numpy",
    "scipy",
    "lxml",
    "rapidfuzz",
    "segno",
    "icalendar",
    "PIL",
    "msoffcrypto",
    "pymorphy3",
)
PUBLIC = (
    "documents.errors",
    "documents.invitations",
    "documents.partnerships",
    "documents.people",
    "documents.plan",
    "documents.practices",
    "documents.safe_zip",
    "documents.worker",
    "documents.roster",
    "documents.summaries",
    "services.people.drafts",
    "services.summaries.facts",
)


@pytest.mark.parametrize("module", PUBLIC)
def test_public_modules_are_light(module: str) -> None:
    script = f"import sys, {module}; print(*[name for name in {HEAVY!r} if name in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=PROJECT, capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout.split() == []
