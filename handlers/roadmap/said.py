"""What a teacher says of a bundle instead of tapping: «готово», «2 и 3 сделала», «не успеваю». Pure."""

import re
from dataclasses import dataclass
from enum import StrEnum

LONGEST = 60
"""A longer message is a story, not an answer."""


class Saying(StrEnum):
    DONE = "done"
    LATER = "later"
    NOT_POSSIBLE = "not-possible"
    HELP = "help"


@dataclass(frozen=True, slots=True)
class Said:
    """What is said, and of which lines of the bundle (none named: ())."""

    saying: Saying
    numbers: tuple[int, ...] = ()


_CANNOT = "не (?:могу|смогу|получится|получается|выйдет|успеваю|успею)|can(?:'?t|not)|impossible"
_LATER = "позже|потом|попозже|отлож(?:ить|ите|и)|later|postpone"
_HELP = "помогите|помоги|(?:нужна )?помощь|help(?: me)?|need help"
# «Ок», «+» and 👍 say that it was read, «готова» that one is ready to begin: nothing is ticked off for that.
_DONE = (
    "готово|сдела(?:но|л|ла|ли)|выполн(?:ен[оаы]?|ил|ила|или)|провел[аи]?|проведен[оаы]?"
    "|отправил[аи]?|done|finished|[✓✔✅]"
)
# The whole of a short message must be understood: «не готово» is left alone.
_SAYINGS = (
    (Saying.NOT_POSSIBLE, _CANNOT),
    (Saying.LATER, _LATER),
    (Saying.HELP, _HELP),
    (Saying.DONE, _DONE),
)
_FILLER = re.compile(
    r"\b(?:да|я|мы|уже|все|это|и|пункт\w*|номер\w*|п|по|пожалуйста|спасибо"
    r"|yes|i|it|is|have|all|and|the|number|item|please)\b"
)


def read_said(text: str) -> Said | None:
    """What a message says of the bundle's lines; None when it is about something else, or not clear."""
    if len(text) > LONGEST or "?" in text:
        return None
    plain = text.casefold().replace("ё", "е").replace("\ufe0f", "")
    numbers = tuple(dict.fromkeys(int(found) for found in re.findall(r"\d{1,2}", plain)))
    words = " ".join(re.sub(r"[\d.,;:!()№#—–-]+", " ", plain).split())
    for saying, pattern in _SAYINGS:
        rest, found = re.subn(rf"(?<!\w)(?:{pattern})(?!\w)", " ", words)
        if found and not _FILLER.sub(" ", rest).strip():
            return Said(saying, numbers)
    return None
