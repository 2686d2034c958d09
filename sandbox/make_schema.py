"""Remakes schema.json, the bare facts of the Bot API, from a full machine-readable description of it.

    python -m sandbox.make_schema PATH/schema.json

The source is `.butcher/schema/schema.json` of aiogram's source distribution. Only names, types and
requiredness are kept, of methods and of the objects that their parameters reach. Types are written as
`Integer`, `[T]` for an array and `A|B` for a choice; a field is `[type, required]`, with a third element
where its value is fixed (`"photo"` for `InputMediaPhoto.type`).
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

Json = dict[str, Any]
SCALARS = {"Integer", "String", "Boolean", "Float", "True", "InputFile"}
TARGET = Path(__file__).with_name("schema.json")


def read_type(text: str) -> str:
    """Turn "Array of A, B and C" into "[A|B|C]", "Integer or String" into "Integer|String"."""
    if text.startswith("Array of "):
        return f"[{read_type(text.removeprefix('Array of '))}]"
    return "|".join(re.split(r", | and | or ", text))


def names_in(kind: str) -> list[str]:
    """The plain type names inside a written type: "[[A|B]]" holds A and B."""
    return [name for name in re.split(r"[\[\]|]", kind) if name]


def read_field(annotation: Json) -> list[Any]:
    """One parameter or field: its written type, whether it is required, and its fixed value if it has one."""
    field: list[Any] = [read_type(annotation["type"]), bool(annotation["required"])]
    fixed = re.search(r"(?:must be|always) [“\"']?(\w+)[”\"']?$", annotation["description"].strip())
    if annotation["name"] in ("type", "source") and field[0] == "String" and fixed:
        field.append(fixed.group(1))
    return field


def read_variants(entity: Json, known: set[str]) -> list[str]:
    """The kinds listed in the description of an object that is "one of" several."""
    listed = re.findall(r"^\s*-\s*(\w+)\s*$", entity["description"], re.MULTILINE)
    return [name for name in listed if name in known]


def make(source: Json) -> Json:
    """Reduce the full description to `{"version", "methods", "objects", "unions"}`."""
    entities = [entity for group in source["items"] for entity in group["children"]]
    types = {entity["name"]: entity for entity in entities if entity.get("category") == "types"}
    methods = {
        entity["name"]: {a["name"]: read_field(a) for a in entity["annotations"]}
        for entity in entities
        if entity.get("category") == "methods"
    }
    objects: Json = {}
    unions: Json = {}
    todo = [name for fields in methods.values() for field in fields.values() for name in names_in(field[0])]
    while todo:
        name = todo.pop()
        if name in SCALARS or name in objects or name in unions or name not in types:
            continue
        variants = [] if types[name]["annotations"] else read_variants(types[name], set(types))
        if variants:
            unions[name] = variants
            todo += variants
        else:
            objects[name] = {a["name"]: read_field(a) for a in types[name]["annotations"]}
            todo += [inner for field in objects[name].values() for inner in names_in(field[0])]
    return {
        "version": source["api"]["version"],
        "methods": methods,
        "objects": dict(sorted(objects.items())),
        "unions": dict(sorted(unions.items())),
    }


def write(facts: Json, target: Path) -> None:
    """Write the facts, one method or object a line, so that a change of the Bot API reads well in a diff."""
    parts = [f'"version": {json.dumps(facts["version"])}']
    for section in ("methods", "objects", "unions"):
        rows = [f"{json.dumps(name)}: {json.dumps(value)}" for name, value in facts[section].items()]
        parts.append(f'"{section}": {{\n' + ",\n".join(rows) + "\n}")
    target.write_text("{\n" + ",\n".join(parts) + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python -m sandbox.make_schema PATH/schema.json")
    write(make(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))), TARGET)
