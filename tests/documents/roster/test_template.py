from __future__ import annotations

import io

import openpyxl
import pytest

from documents.roster import read_roster, roster_template


@pytest.mark.parametrize("locale", ["ru", "en"])
def test_a_filled_template_is_read_whole(locale: str) -> None:
    book = openpyxl.load_workbook(io.BytesIO(roster_template(locale)))
    people, schools = book.worksheets
    roles, models = (
        [rule.formula1.strip('"').split(",") for rule in sheet.data_validations.dataValidation][-1]
        for sheet in (people, schools)
    )
    assert len(roles) == 5
    assert len(models) == 6
    for index, role in enumerate(roles):
        people.append(
            [
                index + 1,
                "СОШ 1",
                f"Смирнова Марина {'А' * (index + 1)}овна",
                "учитель",
                "физика",
                role,
                None,
                f"921000000{index}",
            ]
        )
    for index, model in enumerate(models):
        schools.append([f"СОШ {index + 1}", None, None, model, "1/СН от 10.10.2026", 20, "01.09.2026"])
    output = io.BytesIO()
    book.save(output)
    draft = read_roster(output.getvalue(), "filled.xlsx")
    assert not draft.errors
    assert not draft.warnings
    assert [person.role for person in draft.people] == ["mentor", "mentee", "curator", "methodist", "viewer"]
    assert [school.model for school in draft.schools] == [
        "coordinating",
        "resource",
        "instrumental",
        "identical",
        "chain",
        "mixed",
    ]
