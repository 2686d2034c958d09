"""The smallest group that anonymous surveys may tell apart, whatever their questions say. Pure.

All people who were asked exactly the same surveys are one group. Every sum or difference of results, of
however many surveys, adds up whole groups: as long as each group has five people, none tells of fewer.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence, Set

from services.surveys.rules import LEAST_ANSWERS

Draw = Callable[[Sequence[int], int], Sequence[int]]
"""So many of these, by lot."""


def left_out(people: Set[int], asked: Mapping[int, Set[int]], draw: Draw) -> set[int]:
    """Whom of `people` one more survey must not ask, so that no group of fewer than five comes to be.

    `asked`: of each survey that counts, whom it asks. A handful of a group is left out; when all but a
    handful of a group would be asked, some more are left out beside that handful, and `draw` says who.
    """
    # Which surveys somebody was asked, as bits: sets of a hundred thousand people's would take a second.
    surveys = dict.fromkeys(people, 0)
    for place, theirs in enumerate(asked.values()):
        for person in theirs:
            surveys[person] = surveys.get(person, 0) | 1 << place
    groups: dict[int, set[int]] = defaultdict(set)
    for person, common in surveys.items():
        groups[common].add(person)
    out: set[int] = set()
    for common, group in groups.items():
        meant = group & people
        beside = len(group) - len(meant)
        # Nothing is known of people whom nobody has asked: how many of them stay so is no matter.
        lacking = LEAST_ANSWERS - beside if common and 0 < beside < LEAST_ANSWERS else 0
        if len(meant) - lacking < LEAST_ANSWERS:
            out |= meant
        else:
            out.update(draw(sorted(meant), lacking))
    return out
