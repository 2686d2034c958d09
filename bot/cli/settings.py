"""Settings for a command, or a clear word on each one that is wrong."""

import sys
from collections.abc import Iterator

import typer
from pydantic import ValidationError

from bot.config import Settings

WRONG_SETTINGS = 2


def settings_or_exit() -> Settings:
    """Read the settings; print what is wrong with each and leave with code 2 when something is."""
    try:
        return Settings()
    except ValidationError as error:
        for line in complaints(error):
            print(line, file=sys.stderr)
        raise typer.Exit(WRONG_SETTINGS) from error


def complaints(error: ValidationError) -> Iterator[str]:
    """One line a wrong setting: its name and how to mend it. Never the value: it may be a secret."""
    for item in error.errors(include_input=False, include_url=False):
        name = ".".join(str(part) for part in item["loc"]).upper() or "SETTINGS"
        yield f"{name}: {item['msg'].removeprefix('Value error, ')}"
