"""An empty roster for the methodist to fill in."""

from __future__ import annotations

import io

from locales import Texts

_PEOPLE = (
    "number",
    "school",
    "name",
    "position",
    "subject",
    "role",
    "mentor",
    "phone",
    "strengths",
    "deficits",
)
_SCHOOLS = ("school", "category", "partner", "model", "contract", "headcount", "counted-on")
_WIDTHS = {"number": 6, "name": 36, "school": 34, "partner": 34, "model": 34, "strengths": 40, "deficits": 40}
_ROLES = ("mentor", "mentee", "curator", "methodist", "viewer")
_CATEGORIES = ("leader", "low-results", "at-risk", "other")
_MODELS = ("coordinating", "resource", "instrumental", "identical", "chain", "mixed")
_TEMPLATE_ROWS = 500


def roster_template(locale: str = "ru") -> bytes:
    """Return an empty roster (.xlsx): people and schools, with lists to choose from and hints on headers."""
    import xlsxwriter

    texts = Texts.load()
    output = io.BytesIO()
    with xlsxwriter.Workbook(output, {"in_memory": True, "strings_to_formulas": False}) as book:
        bold = book.add_format(
            {"bold": True, "text_wrap": True, "valign": "vcenter", "bottom": 1, "bg_color": "#E8EEF7"}
        )
        as_text = book.add_format({"num_format": "@"})
        choices = {
            "role": [texts.plain(locale, f"roster-role-{role}") for role in _ROLES],
            "category": [texts.plain(locale, f"roster-category-{category}") for category in _CATEGORIES],
            "model": [texts.plain(locale, f"roster-model-{model}") for model in _MODELS],
        }
        for sheet, columns in (("people", _PEOPLE), ("schools", _SCHOOLS)):
            page = book.add_worksheet(texts.plain(locale, f"roster-sheet-{sheet}"))
            page.freeze_panes(1, 0)
            page.set_row(0, 34)
            for column, name in enumerate(columns):
                page.set_column(column, column, _WIDTHS.get(name, 24), as_text)
                page.write_string(0, column, texts.plain(locale, f"roster-column-{name}"), bold)
                if texts.has(f"roster-hint-{name}"):
                    page.write_comment(0, column, texts.plain(locale, f"roster-hint-{name}"), {"x_scale": 2})
                if name in choices:
                    rule = {"validate": "list", "source": choices[name], "error_type": "warning"}
                    page.data_validation(1, column, _TEMPLATE_ROWS, column, rule)
    return output.getvalue()
