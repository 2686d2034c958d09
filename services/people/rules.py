"""Pure rules of people: comparing names, hashing those who refused, what fits a field."""

import hashlib
import hmac
import re
import secrets
from enum import StrEnum

from models.people import name_key as name_key
from services.errors import DomainError

TOKEN_BYTES = 16
"""128 bits: a link can't be guessed."""
TOKEN = re.compile(r"[A-Za-z0-9_-]{20,62}")
LINK_PREFIX = "p"
"""First letter of a personal link's payload (Telegram allows 64 of A-Z, a-z, 0-9, _ and -)."""
JOIN_PREFIX = "j"
"""First letter of the payload of a school's or programme's link."""

PHONE_DIGITS = range(10, 16)


class Gender(StrEnum):
    """How a button speaks for the reader: «Согласна», «Согласен»; told by the patronymic alone."""

    FEMALE = "female"
    MALE = "male"
    UNKNOWN = "unknown"


class Stage(StrEnum):
    """How far a person has come; each stage includes those before it."""

    IMPORTED = "imported"
    OPENED = "opened"
    CONSENTED = "consented"
    REGISTERED = "registered"
    PAIRED = "paired"


class ProfileField(StrEnum):
    """What a person may rewrite of themselves."""

    SUBJECT = "subject"
    STRENGTHS = "strengths"
    DEFICITS = "deficits"
    PHONE = "phone"


LONGEST: dict[ProfileField, int] = {
    ProfileField.SUBJECT: 500,
    ProfileField.STRENGTHS: 2000,
    ProfileField.DEFICITS: 2000,
    ProfileField.PHONE: 32,
}


def school_key(name: str) -> str:
    """A school's name as it is compared: case, quotes, «ё» and spaces do not count."""
    return " ".join(re.sub(r"[\"'«»„“”‘’]", " ", name.casefold().replace("ё", "е")).split())


def refusal_hash(secret: str, municipality_id: int, name: str, school: str) -> str:
    """What remains of somebody who refused: of no use without the installation's secret."""
    return _keyed(secret, f"{municipality_id}\n{name_key(name)}\n{school_key(school)}")


def name_hash(secret: str, municipality_id: int, surname: str, name: str) -> str:
    """The same without school and patronymic: not enough to keep anybody out, enough to ask who is meant."""
    return _keyed(secret, f"name\n{municipality_id}\n{name_key(f'{surname} {name}')}")


def _keyed(secret: str, message: str) -> str:
    return hmac.new(secret.encode(), message.encode(), hashlib.sha256).hexdigest()


def new_token() -> str:
    """The secret part of a personal link: 22 characters."""
    return secrets.token_urlsafe(TOKEN_BYTES)


def token_of(payload: str, prefix: str = LINK_PREFIX) -> str | None:
    """The token in the payload of /start, if it is a link's of this kind."""
    token = payload.removeprefix(prefix)
    return token if payload.startswith(prefix) and TOKEN.fullmatch(token) else None


def gender(patronymic: str) -> Gender:
    """Told by the ending («-вна», «-ична», «-ич», «-оглы», «-кызы»), else unknown; never stored."""
    ending = patronymic.strip().casefold()
    if ending.endswith(("вна", "чна", "шна", "кызы", "гызы")):
        return Gender.FEMALE
    if ending.endswith(("ич", "оглы", "оглу", "уулу")):
        return Gender.MALE
    return Gender.UNKNOWN


def clean_field(field: ProfileField, text: str) -> str:
    """What to keep of a typed answer; "-" empties the field. DomainError says what does not fit."""
    text = "".join(letter if letter.isprintable() or letter == "\n" else " " for letter in text).strip()
    if text in {"-", "–", "—"}:
        return ""
    if len(text) > LONGEST[field]:
        raise DomainError("error-text-too-long", length=len(text), limit=LONGEST[field])
    if not text:
        raise DomainError("profile-value-empty")
    return clean_phone(text) if field is ProfileField.PHONE else text


def clean_phone(text: str) -> str:
    """+7XXXXXXXXXX, or another country's number with its plus; DomainError for anything else."""
    text = re.sub(r"^\s*(т|тел|телефон|моб|сот)\b[.:]?", "", text, flags=re.IGNORECASE)
    if re.search(r"[^\d\s()+.\-‐-―]", text):
        raise DomainError("profile-phone-wrong")
    digits = re.sub(r"\D", "", text)
    if len(digits) == 11 and digits[0] == "8" and not text.lstrip().startswith("+"):
        digits = "7" + digits[1:]
    # No town's code begins with 89: ten such digits are a mobile number that lost one.
    elif len(digits) == 10 and digits[0] in "3489" and not digits.startswith("89"):
        digits = "7" + digits
    elif len(digits) == 10 and not text.lstrip().startswith("+"):
        raise DomainError("profile-phone-wrong")
    if len(digits) not in PHONE_DIGITS or (digits[0] == "7" and len(digits) != 11):
        raise DomainError("profile-phone-wrong")
    return "+" + digits
