"""`python -m documents.roster read FILE`: what the reader makes of a file, as JSON."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from documents.errors import DocumentError
from documents.roster import read_roster, to_json
from locales import Texts


def main(arguments: list[str]) -> int:
    """Return the exit code: 0 read, 2 with one line on standard error."""
    match arguments:
        case ["read", file]:
            path = Path(file)
        case _:
            sys.stderr.write("usage: python -m documents.roster read FILE\n")
            return 2
    try:
        draft = read_roster(path.read_bytes(), path.name)
    except DocumentError as error:
        sys.stderr.write(Texts.load().get("ru", error.key, **error.values) + "\n")
        return 2
    except OSError as error:
        sys.stderr.write(f"{path}: {error.strerror}\n")
        return 2
    json.dump(to_json(draft), sys.stdout, ensure_ascii=False, indent=1)
    sys.stdout.write("\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
