"""What a roster's row leaves to the methodist, because nobody else can say it. Pure.

Until it is answered the row does as little as it can: nothing at all where it is open who is meant, else
everything but the field in question.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from models.enums import Role

Answers = Mapping[tuple[str, str, int, str], bool]
"""(AskKind, sheet, row, full name) → what the methodist said: yes or no."""


class AskKind(StrEnum):
    MOVED = "moved"
    """The one namesake of another school: the same person?"""
    REFUSED = "refused-namesake"
    """Somebody of this name refused to take part: is the row another person?"""
    CURATOR = "curator-moved"
    """A curator whose school changes, and no word of the role: the new school's curator?"""
    HELD = "role-held"
    """The row takes away a role on which a partnership stands: have both?"""


ASK_CODES = frozenset(kind.value for kind in AskKind)
"""As a question's `problem.code` says them."""


@dataclass(frozen=True, slots=True)
class Ask:
    """One such thing; `values` are those of its text."""

    kind: AskKind
    values: Mapping[str, str]

    @property
    def whole(self) -> bool:
        """Whether the row waits as a whole: it is open whom it means."""
        return self.kind in (AskKind.MOVED, AskKind.REFUSED)


@dataclass(frozen=True, slots=True)
class Standing:
    """What somebody is in the programme now. `held` are the roles on which an open partnership stands."""

    roles: frozenset[Role]
    held: frozenset[Role]


def roles_after(current: frozenset[Role], wanted: frozenset[Role]) -> frozenset[Role]:
    """The roster says who takes part as what; it makes methodists but never unmakes one.

    A row without a role leaves things as they are, and brings newcomers in as mentees: whom a mentoring
    programme lists without more ado is there to be helped.
    """
    if not wanted:
        return current or frozenset({Role.MENTEE})
    return wanted | (current & {Role.METHODIST})


def settle_roles(
    now: Standing, wanted: frozenset[Role], *, moves: bool, said: Mapping[AskKind, bool]
) -> tuple[frozenset[Role], dict[AskKind, frozenset[Role]]]:
    """The roles that the row means after the answers given, and what is still open, with its roles."""
    open_asks: dict[AskKind, frozenset[Role]] = {}
    if moves and Role.CURATOR in now.roles and not wanted:
        match said.get(AskKind.CURATOR):
            case None:
                open_asks[AskKind.CURATOR] = frozenset({Role.CURATOR})
            case False:
                wanted = now.roles - {Role.CURATOR} or frozenset({Role.MENTEE})
    lost = (now.roles & now.held) - roles_after(now.roles, wanted)
    if lost:
        match said.get(AskKind.HELD):
            case None:
                open_asks[AskKind.HELD] = lost
            case True:
                wanted |= lost
            case False:
                wanted = frozenset()
    return wanted, open_asks
