"""How a person's name is written."""

from dataclasses import dataclass
from typing import Protocol


class Named(Protocol):
    @property
    def surname(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def patronymic(self) -> str: ...


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name by itself; the patronymic may be empty."""

    surname: str
    name: str
    patronymic: str = ""


def full_name(person: Named) -> str:
    """«Орлова Ирина Павловна»."""
    return " ".join(part for part in (person.surname, person.name, person.patronymic) if part)


def short_name(person: Named) -> str:
    """«Орлова И. П.», with non-breaking spaces."""
    initials = [f"{part[0]}." for part in (person.name, person.patronymic) if part]
    return "\u00a0".join([person.surname, *initials])


def greeting_name(person: Named) -> str:
    """«Ирина Павловна»; the name alone without a patronymic, the surname when there is nothing else."""
    return " ".join(part for part in (person.name, person.patronymic) if part) or person.surname
