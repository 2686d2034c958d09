"""The reader alone, for scoring: `python -m documents.roadmap read FILE [--school-year 2022-2023]`."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from documents.errors import DocumentError
from documents.roadmap import read_roadmap, say_doubt, to_json
from locales import Texts


def main() -> int:
    """Print the JSON and return 0; 2 with one line on standard error when the file cannot be read."""
    parser = argparse.ArgumentParser(prog="documents.roadmap")
    parser.add_argument("command", choices=["read"])
    parser.add_argument("file", type=Path)
    parser.add_argument("--json", action="store_true", help="accepted for likeness with the bot's command")
    parser.add_argument("--school-year")
    given = parser.parse_args()
    try:
        draft = read_roadmap(given.file.read_bytes(), given.file.name, given.school_year)
    except OSError as error:
        sys.stderr.write(f"{given.file}: {error.strerror}\n")
        return 2
    except DocumentError as error:
        sys.stderr.write(Texts.load().plain("ru", error.key, **error.values) + "\n")
        return 2
    for doubt in draft.doubts:
        sys.stderr.write(say_doubt(doubt) + "\n")
    sys.stdout.write(json.dumps(to_json(draft), ensure_ascii=False, indent=1) + "\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
