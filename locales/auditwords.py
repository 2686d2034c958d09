"""What the log of changes says of one entry, in words."""

from typing import Any

from locales import Reader

OTHER_THING = "audit-thing-other"


def done(reader: Reader, action: str) -> str:
    """«пара закрыта»; an action without words of its own is called by what it begins with, or as it is."""
    exact = _key("audit-did", action)
    if reader.texts.has(exact):
        return reader.plain(exact)
    general = _key("audit-did", action.partition(".")[0])
    return reader.plain(general) if reader.texts.has(general) else action


def thing(reader: Reader, kind: str) -> str:
    """«пара»: what kind of thing was changed."""
    key = _key("audit-thing", kind)
    return reader.plain(key if reader.texts.has(key) else OTHER_THING)


def particulars(reader: Reader, detail: dict[str, Any]) -> str:
    """What exactly, as far as there are words for it: «телефон», «роль», «новых 12, изменено 3»."""
    said = []
    if (key := _key("audit-what", str(detail.get("what", "")))) and reader.texts.has(key):
        said.append(reader.plain(key))
    if (role := f"role-{detail.get('role')}") and reader.texts.has(role):
        said.append(reader.plain(role, gender="unknown"))
    if "version" in detail:
        said.append(reader.plain("audit-version", version=detail["version"]))
    if "new" in detail and "changed" in detail:
        said.append(reader.plain("audit-counts", new=detail["new"], changed=detail["changed"]))
    if "lines" in detail:
        said.append(reader.plain("audit-lines", lines=detail["lines"]))
    return ", ".join(said)


def _key(prefix: str, name: str) -> str:
    return f"{prefix}-{name.replace('.', '-').replace('_', '-')}"
