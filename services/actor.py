"""Who asks, and what they may do."""

from dataclasses import dataclass, replace

from models.enums import Role
from services.errors import Forbidden


@dataclass(frozen=True, slots=True)
class Actor:
    """A Telegram user as the services see them, in the programme they are looking at.

    `request` is Telegram's update id: with it a redelivered update does nothing twice.
    `expecting` is what their next message answers ("evidence:12"), asked outside the menus.
    `person_id`, `school_id` and `roles` belong to `programme_id`; a stranger has none of them.
    """

    account_id: int
    telegram_id: int
    locale: str = "ru"
    is_owner: bool = False
    request: int | None = None
    programme_id: int | None = None
    municipality_id: int | None = None
    person_id: int | None = None
    school_id: int | None = None
    roles: frozenset[Role] = frozenset()
    registered: bool = False
    expecting: str = ""

    def require(self, *roles: Role) -> None:
        """Raise Forbidden unless the actor holds one of `roles` in the current programme."""
        if not self.roles.intersection(roles):
            raise Forbidden(",".join(roles))

    def require_person(self) -> int:
        """The actor's person in the current programme; Forbidden for a stranger."""
        if self.person_id is None:
            raise Forbidden("person")
        return self.person_id

    def methodist_of(self) -> int:
        """The current programme's id, if the actor is its methodist; else Forbidden."""
        self.require(Role.METHODIST)
        if self.programme_id is None:
            raise Forbidden("programme")
        return self.programme_id

    def asking(self, request: int | None) -> "Actor":
        return replace(self, request=request)
