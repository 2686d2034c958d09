"""Schools typed with mistakes."""

import pytest

from documents.roster.likely import likely_schools

SCHOOLS = (
    "МКОУ «Шумская СОШ»",
    "МБОУ «СОШ № 1»",
    "МБОУ «СОШ № 12»",
    "МКОУ «Приладожская СОШ»",
    "МКОУ «Путиловская ООШ»",
    "МБОУ «Лицей им. А. С. Пушкина»",
)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("шумская", 0),
        ("Шумскя школа", 0),
        ("Шyмская СОШ", 0),
        ("школа 12", 2),
        ("СОШ №1", 1),
        ("приладожск", 3),
        ("путиловская школа", 4),
        ("лицей Пушкина", 5),
    ],
)
def test_the_school_meant_comes_first(text: str, meant: int) -> None:
    assert likely_schools(text, SCHOOLS)[0] == meant


@pytest.mark.parametrize("text", ["<b>", "Ъ", "12345", "🙂", "ы" * 5000])
def test_nonsense_finds_little_and_breaks_nothing(text: str) -> None:
    assert len(likely_schools(text, SCHOOLS)) <= 5
