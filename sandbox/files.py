"""Files that people and the bot sent: kept once by content, named by ids that work as Telegram's."""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
import struct
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sandbox.errors import careless

Json = dict[str, Any]

KINDS = {
    "photo": b"P",
    "document": b"D",
    "video": b"V",
    "voice": b"O",
    "audio": b"A",
    "animation": b"G",
    "video_note": b"N",
    "sticker": b"S",
}
NAMES = {letter: kind for kind, letter in KINDS.items()}
UPLOAD_LIMIT = 50 * 1024 * 1024
PHOTO_LIMIT = 10 * 1024 * 1024
DOWNLOAD_LIMIT = 20 * 1024 * 1024
FRAMES = {0xC0, 0xC1, 0xC2, 0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF}


@dataclass(frozen=True)
class StoredFile:
    """A file of one kind. `unique_id` is the same for the same content sent as the same kind, for ever;
    `path` lies on the disk; width and height are pixels, of photos only."""

    unique_id: str
    kind: str
    name: str
    mime_type: str
    size: int
    path: Path
    width: int | None = None
    height: int | None = None

    @property
    def file_path(self) -> str:
        """What getFile names and /file/bot… serves."""
        suffix = re.sub(r"[^\w.]", "", Path(self.name).suffix)[:12]
        return f"{self.kind}s/{self.unique_id}{suffix}"


class FileStore:
    """All files of one sandbox, in one folder, one file on the disk per content."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.files: dict[str, StoredFile] = {}
        self._salt = 0

    def clear(self) -> None:
        """Forget every file and remove it from the disk."""
        for path in {stored.path for stored in self.files.values()}:
            path.unlink(missing_ok=True)
        self.files.clear()

    def put(self, kind: str, name: str, mime_type: str, data: bytes) -> StoredFile:
        """Keep a file. For a photo raises `ApiError` when it is no picture, too large or badly shaped."""
        width, height = _photo_size(data) if kind == "photo" else (None, None)
        digest = hashlib.sha256(data).digest()
        path = self.folder / digest.hex()
        if not path.exists():
            self.folder.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        return self._keep(kind, digest, StoredFile("", kind, name, mime_type, len(data), path, width, height))

    def put_empty(self, kind: str, name: str, mime_type: str, size: int) -> StoredFile:
        """Keep a file of `size` zero bytes that takes no room on the disk, to try the limits of size."""
        digest = hashlib.sha256(f"zeros {size}".encode()).digest()
        path = self.folder / digest.hex()
        if not path.exists():
            self.folder.mkdir(parents=True, exist_ok=True)
            with path.open("wb") as file:
                file.truncate(size)
        return self._keep(kind, digest, StoredFile("", kind, name, mime_type, size, path))

    def _keep(self, kind: str, digest: bytes, stored: StoredFile) -> StoredFile:
        unique = base64.urlsafe_b64encode(KINDS[kind] + digest[:11]).decode()
        kept = StoredFile(**{**stored.__dict__, "unique_id": unique})
        self.files[unique] = kept
        return kept

    def new_id(self, stored: StoredFile) -> str:
        """A fresh file_id for the file: every message gets its own, all of them work."""
        self._salt += 1
        body = base64.urlsafe_b64decode(stored.unique_id) + self._salt.to_bytes(6, "big")
        return "AgAC" + base64.urlsafe_b64encode(body + zlib.crc32(body).to_bytes(4, "big")).decode().rstrip(
            "="
        )

    def by_id(self, file_id: str) -> StoredFile | None:
        """The file behind a file_id, or None when Telegram would not know it."""
        text = file_id.removeprefix("AgAC")
        try:
            raw = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
        except (binascii.Error, ValueError):
            return None
        if len(raw) != 22 or zlib.crc32(raw[:-4]).to_bytes(4, "big") != raw[-4:]:
            return None
        return self.files.get(base64.urlsafe_b64encode(raw[:12]).decode())

    def by_path(self, file_path: str) -> StoredFile | None:
        """The file behind a `file_path` of getFile."""
        stored = self.files.get(Path(file_path).name.partition(".")[0])
        return stored if stored and stored.file_path == file_path else None

    def describe(self, stored: StoredFile, file_id: str) -> Json | list[Json]:
        """The Bot API's object for the file: Document, Video …, or the list of sizes of a photo."""
        common: Json = {"file_id": file_id, "file_unique_id": stored.unique_id, "file_size": stored.size}
        if stored.kind == "photo":
            return [{**common, "width": stored.width, "height": stored.height}]
        named: Json = {**common, "file_name": stored.name, "mime_type": stored.mime_type}
        if stored.kind in ("video", "animation"):
            return {**named, "width": 640, "height": 360, "duration": 1}
        if stored.kind == "audio":
            return {**named, "duration": 1}
        if stored.kind == "voice":
            return {**common, "mime_type": stored.mime_type, "duration": 1}
        if stored.kind == "video_note":
            return {**common, "length": 240, "duration": 1}
        if stored.kind == "sticker":
            size = {"width": 512, "height": 512, "is_animated": False, "is_video": False}
            return {**common, **size, "type": "regular", "emoji": "👍"}
        return named


def _photo_size(data: bytes) -> tuple[int, int]:
    """Pixels of a PNG or JPEG picture; refuses what Telegram cannot make a photo of."""
    if len(data) > PHOTO_LIMIT:
        raise careless(
            f"File of size {len(data)} bytes is too big for a photo; the maximum size is {PHOTO_LIMIT} bytes"
        )
    size = _png_size(data) if data.startswith(b"\x89PNG\r\n\x1a\n") else _jpeg_size(data)
    if size is None:
        raise careless("IMAGE_PROCESS_FAILED")
    width, height = size
    if width + height > 10000 or max(size) > 20 * min(size):
        raise careless("PHOTO_INVALID_DIMENSIONS")
    return width, height


def _png_size(data: bytes) -> tuple[int, int] | None:
    """Walk over the chunks with their checksums up to the end mark."""
    place, size, pixels = 8, None, False
    while place + 12 <= len(data):
        (length,) = struct.unpack_from(">I", data, place)
        kind, end = data[place + 4 : place + 8], place + 8 + length
        if end + 4 > len(data) or zlib.crc32(data[place + 4 : end]) != int.from_bytes(
            data[end : end + 4], "big"
        ):
            return None
        if kind == b"IHDR" and length == 13:
            size = struct.unpack_from(">II", data, place + 8)
        pixels = pixels or kind == b"IDAT"
        if kind == b"IEND":
            return size if size and pixels and min(size) > 0 else None
        place = end + 4
    return None


def _jpeg_size(data: bytes) -> tuple[int, int] | None:
    """Walk over the segments to the frame header; the end mark must be there."""
    if not data.startswith(b"\xff\xd8\xff") or b"\xff\xd9" not in data[-64:]:
        return None
    place = 2
    while place + 9 < len(data):
        if data[place] != 0xFF:
            return None
        marker = data[place + 1]
        if marker in FRAMES:
            height, width = struct.unpack_from(">HH", data, place + 5)
            return (width, height) if min(width, height) > 0 else None
        if marker == 0xFF:
            place += 1
            continue
        place += 2 + int.from_bytes(data[place + 2 : place + 4], "big")
    return None
