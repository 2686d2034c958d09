"""What a segment is called: «наставляемые», «гости события «…»»."""

from delivery.messages.partnerships import NAME_LENGTH, shortened
from locales import Reader
from services.broadcasts.facts import Segment, SegmentKind

NAMED_AT_MOST = 3
NARROWED = (SegmentKind.SCHOOL, SegmentKind.CATEGORY, SegmentKind.PARTNERSHIP)
"""Segments of which a part can be meant: those with one role."""


def segment_name(reader: Reader, segment: Segment, listed: tuple[str, ...]) -> str:
    """The segment in words; `listed` are the names of its schools, mentors, event or survey."""
    names = ", ".join(shortened(name, NAME_LENGTH) for name in listed[:NAMED_AT_MOST])
    if len(listed) > NAMED_AT_MOST:
        names = reader.plain("broadcasts-names-more", names=names, n=len(listed) - NAMED_AT_MOST)
    whole = _whole(reader, segment, names)
    if segment.role is None or segment.kind not in NARROWED:
        return whole
    # «наставники: Шумская СОШ»
    role = reader.plain(f"broadcasts-who-{segment.role}")
    return reader.plain("broadcasts-who-narrow", role=role, whole=whole)


def _whole(reader: Reader, segment: Segment, names: str) -> str:
    match segment.kind:
        case SegmentKind.ROLE:
            return reader.plain(f"broadcasts-who-{segment.role}")
        case SegmentKind.EVENT:
            part = str(segment.part).replace("_", "-")
            return reader.plain(f"broadcasts-who-event-{part}", event=names)
        case SegmentKind.SCHOOL:
            return reader.plain("broadcasts-who-school", names=names)
        case SegmentKind.CATEGORY:
            category = reader.plain(f"school-category-{segment.category}")
            return reader.plain("broadcasts-who-category", category=category)
        case SegmentKind.PARTNERSHIP if names:
            return reader.plain("broadcasts-who-partnership", names=names)
        case SegmentKind.SURVEY if names:
            return reader.plain("broadcasts-who-survey", survey=names)
        case kind:
            return reader.plain(WITHOUT_NAMES[kind])


WITHOUT_NAMES = {
    SegmentKind.ALL: "broadcasts-who-all",
    SegmentKind.PARTNERSHIP: "broadcasts-who-partnerships",
    SegmentKind.SURVEY: "broadcasts-who-surveyed",
    SegmentKind.NOT_OPENED: "broadcasts-who-not-opened",
    SegmentKind.GROUPS: "broadcasts-who-groups",
}
