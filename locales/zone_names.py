"""Time zones by the names of their cities, in Russian and English."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from babel import Locale

LANGUAGES = ("ru", "en")
SHORT = {
    "мск": "Europe/Moscow",
    "msk": "Europe/Moscow",
    "московское время": "Europe/Moscow",
    "камчатка": "Asia/Kamchatka",
}
SAME_TIME = {
    "санкт-петербург": "Europe/Moscow",
    "saint petersburg": "Europe/Moscow",
    "вологда": "Europe/Moscow",
    "мурманск": "Europe/Moscow",
    "архангельск": "Europe/Moscow",
    "казань": "Europe/Moscow",
    "нижний новгород": "Europe/Moscow",
    "ростов-на-дону": "Europe/Moscow",
    "краснодар": "Europe/Moscow",
    "воронеж": "Europe/Moscow",
    "пермь": "Asia/Yekaterinburg",
    "челябинск": "Asia/Yekaterinburg",
    "уфа": "Asia/Yekaterinburg",
    "тюмень": "Asia/Yekaterinburg",
    "хабаровск": "Asia/Vladivostok",
    "улан-удэ": "Asia/Irkutsk",
}
"""Large cities that the zone database names no zone after."""
AREAS = ("Europe/", "Asia/")


def named(text: str) -> str | None:
    """The IANA name of the zone of a city: «Москва», "Novosibirsk", «МСК», «по Москве».

    None for a name that is not known.
    """
    words = " ".join(text.casefold().replace("ё", "е").split())
    words = re.sub(r"^(?:по|г\.|город|in)\s+", "", words).strip(" .")
    if not words:
        return None
    cities = _cities()
    if words in cities:
        return cities[words]
    # «по Москве»: another case of the same word, where it means one zone only.
    found = {zone for city, zone in cities.items() if city[:-1] == words[:-1] or city == words[:-1]}
    return found.pop() if len(found) == 1 and len(words) > 3 else None


def city(zone: str, language: str) -> str:
    """The city that an IANA zone is called after: «Париж» of Europe/Paris."""
    return _city(zone, Locale(language).time_zones.get(zone, {}))


def _city(zone: str, facts: Mapping[str, Any]) -> str:
    # What is called as in the database itself has no name of its own.
    return str(facts.get("city", zone.rpartition("/")[2].replace("_", " ")))


@cache
def _cities() -> dict[str, str]:
    cities = {**SHORT, **SAME_TIME}
    for language in LANGUAGES:
        for zone, facts in Locale(language).time_zones.items():
            if zone.startswith(AREAS):
                cities.setdefault(_city(zone, facts).casefold().replace("ё", "е"), zone)
                cities.setdefault(zone.rpartition("/")[2].replace("_", " ").casefold(), zone)
    return cities
