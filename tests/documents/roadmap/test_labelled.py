"""The labelled documents beside the repository: rows found, fields right, doubts honest, nothing invented."""

from __future__ import annotations

import importlib.util
import json
import sys
from pathlib import Path
from types import ModuleType

import pytest

from documents.roadmap import read_roadmap, to_json

SHARED = Path(__file__).resolve().parents[4] / "shared"
FOLDER = SHARED / "documents" / "roadmaps"
SCORER = SHARED / "tools" / "score_roadmaps.py"


@pytest.fixture(scope="module")
def scorer() -> ModuleType:
    if not (FOLDER.is_dir() and SCORER.is_file()):
        pytest.skip("the labelled documents (../shared/documents/roadmaps) are not here")
    spec = importlib.util.spec_from_file_location("score_roadmaps", SCORER)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_score(scorer: ModuleType) -> None:
    sums: dict[str, int] = {}
    for label in sorted(FOLDER.glob("*/expected.json")):
        expected = json.loads(label.read_text(encoding="utf-8"))
        for source in sorted(label.parent.glob("source.*")):
            items = to_json(read_roadmap(source.read_bytes(), source.name))["items"]
            result = scorer.score(expected, items)
            sys.stdout.write(f"{label.parent.name}/{source.name}: {result}\n")
            for key, value in result.items():
                sums[key] = sums.get(key, 0) + value
    sys.stdout.write(f"{sums}\n")
    rows = sums["rows"]
    assert rows >= 100
    assert sums["found"] >= 0.98 * rows
    assert sums["whole"] >= 0.95 * rows
    assert sums["honest"] == sums["wrong"]
    assert sums["needless"] <= 0.05 * rows
    assert sums["invented"] == 0


def test_the_school_year_is_the_labelled_one(scorer: ModuleType) -> None:
    for label in sorted(FOLDER.glob("*/expected.json")):
        expected = json.loads(label.read_text(encoding="utf-8"))
        for source in sorted(label.parent.glob("source.*")):
            draft = read_roadmap(source.read_bytes(), source.name)
            assert draft.school_year == expected["school_year"], label.parent.name
