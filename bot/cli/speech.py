"""What a command says to the operator."""

import sys


def tell(line: str) -> None:
    """One line on standard error, like the logs."""
    print(line, file=sys.stderr, flush=True)
