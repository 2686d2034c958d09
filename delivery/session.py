"""How requests are put on the wire: as aiogram's own session does, with less work for a message of words."""

from typing import Any, cast
from urllib.parse import urlencode

import orjson
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.methods import TelegramMethod
from aiogram.methods.base import TelegramType
from aiogram.types import InputFile
from aiohttp import FormData
from aiohttp.payload import BytesPayload

FORM = "application/x-www-form-urlencoded"


class Session(AiohttpSession):
    """The base looks at each of a method's two dozen fields, most of them empty, and prepares for files that
    nearly no request has. Answers are read by a quicker reader of JSON."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(json_loads=orjson.loads, **settings)

    def build_form_data(self, bot: Bot, method: TelegramMethod[TelegramType]) -> FormData:
        """What aiohttp is to send: the fields of `method` that say something, and its files."""
        files: dict[str, InputFile] = {}
        fields: dict[str, str] = {}
        # The fields as they are: what of them is a model is dumped when it is prepared.
        for key, value in vars(method).items():
            if value is not None and (prepared := self.prepare_value(value, bot=bot, files=files)):
                fields[key] = prepared
        if not files:
            # aiohttp takes a body that is ready as gladly as a form; the base has no name for both.
            body = urlencode(fields, doseq=True)  # else an enum would go by its name
            return cast(FormData, BytesPayload(body.encode(), content_type=FORM))
        form = FormData(quote_fields=False)
        for key, text in fields.items():
            form.add_field(key, text)
        for key, file in files.items():
            form.add_field(key, file.read(bot), filename=file.filename or key)
        return form
