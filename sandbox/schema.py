"""The Bot API's own description, and the check of every request against it."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

Json = dict[str, Any]
INTEGER = re.compile(r"-?\d{1,19}")


@dataclass(frozen=True)
class Upload:
    """A file that came with a request: its name, its bytes, the type that the sender named."""

    name: str
    data: bytes
    mime_type: str


@dataclass
class Checked:
    """What the check understood of a request, and what it has against it (sentences, empty when fine)."""

    params: Json = field(default_factory=dict)
    violations: list[str] = field(default_factory=list)


class MismatchError(Exception):
    """A value is not of the type that the Bot API describes."""


@cache
def facts() -> Json:
    """The content of schema.json: `methods`, `objects`, `unions` and the Bot API's `version`."""
    loaded: Json = json.loads(Path(__file__).with_name("schema.json").read_text(encoding="utf-8"))
    return loaded


@cache
def method_names() -> dict[str, str]:
    """Lower-cased names of all methods and their real spelling: Telegram does not care for the case."""
    return {name.lower(): name for name in facts()["methods"]}


def check(method: str, raw: dict[str, Any], uploads: dict[str, Upload]) -> Checked:
    """Read a request's parameters by the schema.

    `raw` holds strings (from forms) or JSON values; `uploads` the files by field name. Nested objects are
    parsed, numbers and booleans become such, a file parameter becomes an `Upload` or stays a string
    (a file_id or URL). Never raises: what is wrong is listed in `violations`.
    """
    fields = facts()["methods"][method]
    checked = Checked()
    for name, value in raw.items():
        if name not in fields:
            checked.violations.append(f'parameter "{name}" is unknown to the method {method}')
            continue
        try:
            checked.params[name] = read(fields[name][0], value, name, uploads)
        except MismatchError as wrong:
            checked.violations.append(str(wrong))
    for name in uploads:
        if name in fields and fields[name][0].startswith("InputFile"):
            checked.params[name] = uploads[name]
        elif f"attach://{name}" not in json.dumps(raw, default=str):
            checked.violations.append(f'the file "{name}" is used by no parameter of the method {method}')
    for name, described in fields.items():
        if described[1] and checked.params.get(name) in (None, "") and not _blamed(name, checked.violations):
            checked.violations.append(f'parameter "{name}" is required')
    return checked


def _blamed(name: str, violations: list[str]) -> bool:
    return any(f'"{name}"' in violation for violation in violations)


def read(kind: str, value: Any, name: str, uploads: dict[str, Upload]) -> Any:
    """Read one top-level value of a written type; raises `MismatchError`."""
    if kind.startswith("InputFile"):
        return _read_file(value, name, uploads)
    choices = [kind] if kind.startswith("[") else kind.split("|")
    scalar = [choice for choice in choices if choice in ("Integer", "String", "Boolean", "Float", "True")]
    if not scalar and isinstance(value, str):
        try:
            value = json.loads(value)
        except ValueError:
            raise MismatchError(f"can't parse {name} JSON object") from None
    return convert(kind, value, f'parameter "{name}"')


def _read_file(value: Any, name: str, uploads: dict[str, Upload]) -> Upload | str:
    if not isinstance(value, str):
        raise MismatchError(f'parameter "{name}" must be a file or a String')
    if value.startswith("attach://"):
        upload = uploads.get(value.removeprefix("attach://"))
        if upload is None:
            raise MismatchError(f'parameter "{name}" names the file "{value}", which is not in the request')
        return upload
    return value


def convert(kind: str, value: Any, where: str) -> Any:
    """Check a JSON value against a written type and return it as that type; raises `MismatchError`."""
    if kind.startswith("["):
        if not isinstance(value, list):
            raise MismatchError(f"{where} must be an Array")
        return [convert(kind[1:-1], item, f"{where}[{index}]") for index, item in enumerate(value)]
    choices = kind.split("|")
    if len(choices) == 1 and kind in facts()["unions"]:
        choices = facts()["unions"][kind]
    if len(choices) == 1:
        return _convert_one(kind, value, where)
    return _convert_choice(choices, value, where)


def _convert_choice(choices: list[str], value: Any, where: str) -> Any:
    if isinstance(value, dict):
        objects = [choice for choice in choices if choice in facts()["objects"]]
        choices = _fitting(objects, value) or objects or choices
    problems = []
    for choice in choices:
        try:
            return convert(choice, value, where)
        except MismatchError as wrong:
            problems.append(str(wrong))
    raise MismatchError(problems[0] if len(problems) == 1 else f"{where} must be {' or '.join(choices)}")


def _fitting(choices: list[str], value: Json) -> list[str]:
    """The kinds whose fixed and required fields the object has; first the one that knows most of it."""
    fitting = []
    for choice in choices:
        fields = facts()["objects"][choice]
        fixed = {name: described[2] for name, described in fields.items() if len(described) > 2}
        required = [name for name, described in fields.items() if described[1]]
        if all(value.get(name) == word for name, word in fixed.items()) and set(required) <= set(value):
            fitting.append((-len(set(value) & set(fields)), choice))
    return [choice for _, choice in sorted(fitting)]


def _convert_one(kind: str, value: Any, where: str) -> Any:
    if kind == "String":
        return _string(value, where)
    if kind == "Integer":
        return _integer(value, where)
    if kind == "Float":
        return _float(value, where)
    if kind in ("Boolean", "True"):
        return _boolean(value, where)
    return _object(kind, value, where)


def _string(value: Any, where: str) -> str:
    if not isinstance(value, str):
        raise MismatchError(f"{where} must be of type String")
    return value


def _integer(value: Any, where: str) -> int:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if isinstance(value, str) and INTEGER.fullmatch(value.strip()):
        return int(value)
    raise MismatchError(f"{where} must be of type Integer")


def _float(value: Any, where: str) -> float:
    try:
        return float(value) if not isinstance(value, bool) else float("")
    except (TypeError, ValueError):
        raise MismatchError(f"{where} must be of type Float") from None


def _boolean(value: Any, where: str) -> bool:
    if isinstance(value, bool):
        return value
    if isinstance(value, str) and value.lower() in ("true", "yes", "1", "false", "no", "0"):
        return value.lower() in ("true", "yes", "1")
    raise MismatchError(f"{where} must be of type Boolean")


def _object(kind: str, value: Any, where: str) -> Any:
    if kind == "KeyboardButton" and isinstance(value, str):
        return {"text": value}
    if not isinstance(value, dict):
        raise MismatchError(f"{where} must be an Object ({kind})")
    fields = facts()["objects"].get(kind)
    if fields is None:
        return value
    result: Json = {}
    for name, inner in value.items():
        if name not in fields:
            raise MismatchError(f'{where}: field "{name}" is unknown to {kind}')
        if inner is None:
            continue
        result[name] = convert(fields[name][0], inner, f'{where}: field "{name}"')
        if len(fields[name]) > 2 and inner != fields[name][2]:
            raise MismatchError(f'{where}: field "{name}" of {kind} must be "{fields[name][2]}"')
    for name, described in fields.items():
        if described[1] and name not in result:
            raise MismatchError(f'{where}: field "{name}" of {kind} is required')
    return result
