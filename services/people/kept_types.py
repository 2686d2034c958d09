"""What the parts of «kept of me» are made of."""

from collections.abc import Callable, Collection
from typing import Any

from sqlalchemy import Select

Query = Callable[[Collection[int], int], Select[*tuple[Any, ...]]]
"""From the ids of the account's people, and the account's, to the rows of a part."""
