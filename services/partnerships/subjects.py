"""School subjects as people write them: which are the same, and which are kin."""

import re
from functools import lru_cache

_SUBJECTS: tuple[tuple[str, str, str], ...] = (
    # code, family, the words that give it away; the first that fits counts.
    ("pe", "sport", r"физическ\w* культур|физкультур|\bфизра\b|physical edu|\bpe\b"),
    ("safety", "sport", r"\bобж\b|\bобзр\b|безопасност|safety"),
    ("physics", "exact", r"физик|physics"),
    ("mathematics", "exact", r"математик|алгебр|геометри|maths?\b|mathem|algebra|geometry"),
    ("informatics", "exact", r"информатик|\bикт\b|программир|computer|informatics|\bict\b"),
    ("astronomy", "exact", r"астроном|astronom"),
    ("chemistry", "nature", r"хими|chemis"),
    ("biology", "nature", r"биолог|biolog"),
    ("geography", "nature", r"географ|geograph"),
    ("nature", "nature", r"окружающ|природоведен|естествозн|эколог|ecolog|\bscience\b"),
    ("russian", "letters", r"русск\w* язык|russian"),
    ("literature", "letters", r"литератур|чтени|literat|\breading\b"),
    ("english", "languages", r"английск|english"),
    ("german", "languages", r"немецк|german"),
    ("french", "languages", r"французск|french"),
    ("languages", "languages", r"иностранн\w* язык|foreign lang"),
    ("history", "society", r"истори|history"),
    ("society", "society", r"обществозн|правоведен|\bправо\b|эконом|social|econom"),
    ("music", "arts", r"музык|music"),
    ("drawing", "arts", r"\bизо\b|изобразит|рисован|\bмхк\b|\bart\b|\barts\b"),
    ("technology", "arts", r"технолог|\bтруд\b|черчен|technolog"),
    ("primary", "primary", r"началь\w* класс|началь\w* школ|primary"),
    ("preschool", "primary", r"дошкольн|воспитател\w* дет|preschool|kindergarten"),
    ("defects", "support", r"логопед|дефектолог|speech"),
    ("psychology", "support", r"психолог|psycholog"),
)
_PATTERNS = tuple((code, re.compile(pattern)) for code, _, pattern in _SUBJECTS)
_FAMILY = {code: family for code, family, _ in _SUBJECTS}
_TEACHER = re.compile(r"\b(учител\w*|педагог\w*|преподавател\w*|teacher( of)?)\b")


@lru_cache(maxsize=4096)
def subjects_of(text: str) -> frozenset[str]:
    """The subjects in «учитель физики, информатика»; what is none of the usual stays as a word of its own."""
    found = set()
    for piece in re.split(r"[,;/()\n+]|\s(?:и|and)\s", text.casefold().replace("ё", "е")):
        rest = " ".join(_TEACHER.sub(" ", piece).split()).strip(" .-–—")
        if rest:
            found.add(next((code for code, pattern in _PATTERNS if pattern.search(rest)), rest))
    return frozenset(found)


@lru_cache(maxsize=65536)
def closeness(one: frozenset[str], other: frozenset[str]) -> int:
    """2 when a subject is the same, 1 when one is kin to another (physics, mathematics), else 0."""
    if one & other:
        return 2
    families = {_FAMILY[code] for code in one if code in _FAMILY}
    return int(any(_FAMILY.get(code) in families for code in other))
