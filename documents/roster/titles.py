"""What a title over people says of all of them: «Список молодых педагогов МБОУ «СОШ № 1»»."""

from __future__ import annotations

import re

from documents.roster.schools import heading_school, looks_like_school, school_in_title
from services.people.drafts import RoleName

_ROLES: tuple[RoleName, ...] = ("mentee", "mentor", "curator", "methodist")
_CASE = r"(и|ы|я|ов|ей|ах|ях|ам|ям|ами|ями)"
_TITLE = re.compile(
    r"(([ivx]+|\d+)[.)]\s*)?"
    r"((\w+ый )?(список|реестр|перечень|состав|сведения|информация|данные|контакты|база данных)\s+"
    r"((об?|по)\s+)?)?"
    r"((?P<mentee>наставляемы(е|х|м|ми)|подопечны(е|х|м|ми)"
    rf"|молоды(е|х|м|ми) (специалист|педагог|учител){_CASE})"
    rf"|(?P<mentor>((педагог|учител){_CASE}\s?[-–]?\s?)?наставник{_CASE}|mentors)"
    rf"|(?P<curator>(школьны(е|х|м) )?(куратор|координатор){_CASE}|curators)"
    rf"|(?P<methodist>(\w+ы(е|х|м) )?методист{_CASE}))"
    r"(?P<rest>[\s,(«\"–—-].*)?",
    re.IGNORECASE | re.DOTALL,
)
_SOMEBODY_ELSE = re.compile(
    r"^\s*[и+/]\s|наставник|наставляем|молод|куратор|координатор|методист", re.IGNORECASE
)


def role_of_title(text: str) -> RoleName | None:
    """The role that a title gives to all below it; None where it names several, or none first."""
    words = re.sub(r"\(.*?\)|[-–—:]?\s*\d+\s*(чел\w*\.?)?\s*$", " ", text).strip(" .:")
    found = _TITLE.fullmatch(words)
    if found is None or _SOMEBODY_ELSE.search(found["rest"] or ""):
        return None
    return next(role for role in _ROLES if found[role])


def school_beside_role(text: str) -> str:
    """The school that a title names beside a role («Наставляемые (СОШ № 9)», «Наставники – Лицей № 3»)."""
    found = _TITLE.fullmatch(text.strip())
    if found is None or not role_of_title(text):
        return ""
    name = (found["rest"] or "").strip(" ()–—-")
    own = looks_like_school(name) and re.search(r"\d|[«\"]|\b[А-ЯЁ][а-яё]", name) and len(name.split()) <= 6
    return school_in_title(name) or (heading_school(name) if own else "")
