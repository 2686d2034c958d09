"""People: see PRODUCT.md §2."""

from models.database import Database
from services.base import Service
from services.clock import Clock


class PeopleService(Service):
    """Everything a person or the clock may want of people."""

    def __init__(self, database: Database, clock: Clock, secret: str) -> None:
        super().__init__(database, clock)
        self._secret = secret
