"""Zones by their cities, telephone numbers as people write them."""

import pytest

from locales import phones, zone_names


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("Москва", "Europe/Moscow"),
        ("по москве", "Europe/Moscow"),
        ("МСК", "Europe/Moscow"),
        ("in Moscow", "Europe/Moscow"),
        ("Московское время", "Europe/Moscow"),
        ("г. Новосибирск", "Asia/Novosibirsk"),
        ("Yekaterinburg", "Asia/Yekaterinburg"),
        ("Краснодар", "Europe/Moscow"),
        ("Красноярск", "Asia/Krasnoyarsk"),
        ("Камчатка", "Asia/Kamchatka"),
        ("Томск", "Asia/Tomsk"),
        ("Омск", "Asia/Omsk"),
        ("Мос", None),
        ("ерунда", None),
        ("", None),
        ("-", None),
    ],
)
def test_a_zone_by_its_city(text: str, zone: str | None) -> None:
    assert zone_names.named(text) == zone


@pytest.mark.parametrize(
    ("zone", "russian", "english"),
    [
        ("Europe/Paris", "Париж", "Paris"),
        ("Asia/Tomsk", "Томск", "Tomsk"),
        ("America/New_York", "Нью-Йорк", "New York"),
    ],
)
def test_the_city_of_a_zone(zone: str, russian: str, english: str) -> None:
    assert zone_names.city(zone, "ru") == russian
    assert zone_names.city(zone, "en") == english


def test_phones() -> None:
    assert phones.spaced("+79211234567") == "+7 921 123-45-67"
    assert phones.spaced("+4915112345678") == "+4915112345678"
    assert phones.spaced("") == ""
