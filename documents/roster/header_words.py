"""The words by which people call the columns of a roster."""

from __future__ import annotations

import re
from functools import lru_cache

from services.people.words import squeeze

MAX_HEADER_CHARS = 160

# Order matters: the first pattern that matches names the column. "" is a known column without use here.
_PATTERNS: tuple[tuple[str, str], ...] = (
    ("number", r"(№|n|no|номер)?( ?п ?п)?|порядковый номер|(№|номер) (\w+ )?пары"),
    (
        "pair",
        (
            r"(наставнич\w+ )?группа( \w+)?|.*наставнич\w+ (пар|групп)\w*.*|.*\bпар[аы]\b.*"
            r"|молод(ой|ые) \w+ и? ?наставник\w*|наставник\w* и? ?молод(ой|ые) \w+"
        ),
    ),
    (
        "",
        (
            r"(?!.*(телефон|\bтел\b|мобил|\bф ?и ?о\b|фамили)).*(почт|e ?mail|электронн|дата рождения|"
            r"год рождения|стаж|образовани[ея]\b|квалифик).*|класс"
        ),
    ),
    (
        "role",
        r".*(\bрол[ьи]\b|наставник.*наставляем|наставляем.*наставник|\brole\b|статус участ|вид участ).*",
    ),
    ("is_mentor", r".*(явля|выступа)\w+ (\w+ )?наставник\w*.*|.*наставник\w* да нет"),
    (
        "role",
        (
            r"(?:ваш\w* )?(статус|кто(?: он\w?| вы)?|участие|функци\w+|категория участник\w*)"
            r"( в (программе|проекте|паре))?"
            r"|(кем|в качестве кого|как) (вы )?(явля|участву|выступа|хо[тч]|план|буд|готов)\w+.*"
        ),
    ),
    ("mentor_school", r".*(школа|организация|учреждение|место работы|\bоо|\bоу) (педагога )?наставника.*"),
    ("mentor_phone", r".*(тел|телефон|контакт\w*|данные) (педагога )?наставника"),
    ("mentor_job", r".*(предмет|должность|специальность) (педагога )?наставника.*"),
    ("", r"(приказ|дата|основание|категория|стаж|реквизиты).*(наставн|закреп).*|.*персонализированн.*"),
    ("curator_name", r"(?=.*(\bф ?и ?о\b|фамилия))(?=.*(куратор|координатор|ответственн)).*"),
    ("methodist_name", r"(?=.*(\bф ?и ?о\b|фамилия))(?=.*методист).*"),
    (
        "curator",
        r"(школьн\w+ )?(куратор|координатор)( (от )?(школы|оо|оу|программы|организации))?( должность.*)?",
    ),
    ("", r".*(директор|руководител|контролер|куратор).*"),
    ("mentor_name", r"(?=.*(\bф ?и ?о\b|фамилия))(?=.*\b(наставник|ментор)).*"),
    ("mentee_name", r"(?=.*(\bф ?и ?о\b|фамилия))(?=.*(наставляем|молод|подопечн|стажер)).*"),
    ("full_name", r".*(\bф ?и ?о\b|фамили[яюи].*\bим(я|ени)\b|\bим(я|ени)\b.*фамили[яюи]|full name).*|name"),
    ("surname", r"(укажите )?(ваша |вашу )?фамили[яю].*|фам|surname|last name"),
    ("given", r"(укажите )?(ваше )?имя( и? ?отчество)?|и ?о|first name|given name"),
    ("patronymic", r"(укажите )?(ваше )?отчество.*|отч|patronymic|middle name"),
    ("counted_on", r"(на|по состоянию на) дату|дата (численн|подсчет|учет).*|counted on|as of"),
    ("contract_date", r"дата (\w+ )?(договор|соглашен).*|contract date"),
    ("contract", r".*(договор|соглашен|contract).*"),
    ("model", r".*\b(модел\w+|model)\b.*"),
    ("headcount", r".*(численн|количеств|кол во|педагогов|number of teachers|head ?count|учителей всего).*"),
    ("leader", r"(название |наименование )?школ\w+ (наставник|ментор|лидер|донор)\w*"),
    (
        "partner",
        r".*(партнер|partner).*|(название |наименование )?школ\w+ (реципиент|менти|наставляем|ведом)\w*",
    ),
    ("school", r"(школа )?(шнор|шфнсу|школа с низкими результатами)( \w+)?"),
    ("category", r"(категория|тип|category)( .*)?"),
    ("phone", r".*(\bтел\b|телефон|\bмоб|сотов|звонить|контакт|phone).*"),
    ("shares", r"(?=.*(дефицит|затрудн|запрос|потребн|deficit))(?=.*(чем мо|поделит|сильн|strength)).*"),
    (
        "deficits",
        (
            r".*(дефицит|затруднен|запрос|потребност|трудност|(нужна|требуется|необходима)( \w+){0,2} помощь|"
            r"нуждает|(чему|что) (бы )?\w* ?(научиться|узнать)|deficit|help).*"
        ),
    ),
    (
        "strengths",
        r".*(чем мо[гж]|сильн|поделит|делиться|компетенц|мо[гж]\w+ помочь|ресурс|strength|share).*",
    ),
    ("mentor", r".*(\bнаставник|ментор|закреплен|mentor).*"),
    ("school", r".*(школ|образовательн\w+ (организац|учрежд)|\bоо\b|\bоу\b|учрежден|организац|school).*"),
    ("school", r"место работы.*|(полное |краткое |сокращенное )?(наименование|название)"),
    ("subject", r".*(предмет|дисциплин|преподава|преподает|специальност|subject).*"),
    ("position", r".*(должност|кем работает|position).*"),
    (
        "weak_mentee_name",
        (
            r"((педагог|учител)\w* (шнор|шфнсу|шфзр|шср|школ\w+ (с низк|партнер)\w*.*)"
            r"|наставляем(ый|ая|ые|ого|ых)"
            r"|(молод\w+ (специалист|педагог|учител)|подопечн|стажер)\w*(?<!ым|ом))( \d+)?"
        ),
    ),
    ("weak_name", r"педагог\w*|учител\w*|сотрудник\w*|участник\w*|работник\w*|слушател\w*|teacher|person"),
)
_COMPILED = tuple((name, re.compile(pattern)) for name, pattern in _PATTERNS)


# «Наставник (школа)», «Наставляемые (ОО, предмет)»: what stands beside each name in its cell.
_BESIDE = re.compile(
    r"\([^)]*(школ|\bоо\b|\bоу\b|организац|предмет|должност|место работы)[^)]*\)", re.IGNORECASE
)
_NAMED = {"mentor": "mentor_name", "weak_mentee_name": "mentee_name"}


@lru_cache(maxsize=8192)
def field_of(text: str) -> str | None:
    """The field a header names; "" for a known column without use, None for anything else."""
    if not text or len(text) > MAX_HEADER_CHARS:
        return None
    if (bare := _BESIDE.sub("", text)) != text and (of_names := _NAMED.get(_of_words(squeeze(bare)) or "")):
        return of_names
    return _of_words(squeeze(text))


def _of_words(words: str) -> str | None:
    if not words:
        return None
    return next((name for name, pattern in _COMPILED if pattern.fullmatch(words)), None)
