"""Settings from the environment or `.env`; each says what it is for and what is wrong with it."""

import ipaddress
import re
from functools import cached_property
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

FREE_RATE, PAID_RATE = 30, 1000
"""Messages a second that Telegram takes from a bot (Bots FAQ; sendMessage, allow_paid_broadcast)."""
TOKEN = re.compile(r"\d{5,}:[A-Za-z0-9_-]{3,}")


class Settings(BaseSettings):
    """Everything that can be set from outside."""

    model_config = SettingsConfigDict(
        env_file=".env", env_file_encoding="utf-8", extra="ignore", env_ignore_empty=True
    )

    bot_token: SecretStr | None = Field(None, description="the bot's token from @BotFather")
    owner_ids: Annotated[frozenset[int], NoDecode] = Field(
        frozenset(), description="Telegram ids of those who may set up programmes, separated by commas"
    )
    database_url: str = Field("", description="SQLAlchemy address; by default svyazka.db in DATA_DIR")
    redis_url: str = Field("", description="Redis for open menus when several replicas run")
    bot_api_url: str = Field("https://api.telegram.org", description="Bot API server")
    proxy_url: str = Field("", description="HTTP or SOCKS5 proxy to reach the Bot API")
    webhook_url: str = Field("", description="public https address for updates; long polling without it")
    webhook_secret: SecretStr | None = Field(None, description="secret that Telegram sends along")
    listen: str = Field("127.0.0.1:8080", description="host:port of the health endpoints (and the webhook)")
    send_rate: int = Field(30, description="messages a second at most; Telegram takes about 30")
    paid_broadcast: bool = Field(
        default=False, description="broadcasts beyond 30 a second, up to 1000, for Telegram Stars"
    )
    data_dir: Path = Field(Path("data"), description="folder of the database and of received files")
    log_level: str = Field("INFO", description="DEBUG, INFO, WARNING or ERROR")
    default_locale: str = Field(
        "ru", description="language of people whose Telegram speaks another: ru or en"
    )
    clock_file: Path | None = Field(None, description="offset of a movable clock (only with a local Bot API)")

    @field_validator("bot_token")
    @classmethod
    def _token(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None and not TOKEN.fullmatch(value.get_secret_value()):
            raise ValueError("a token looks like 123456789:AAE…; copy it whole from @BotFather")
        return value

    @field_validator("owner_ids", mode="before")
    @classmethod
    def _owners(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        parts = [part for part in re.split(r"[,;\s]+", value.strip("[] ")) if part]
        if not all(part.isdecimal() for part in parts):
            raise ValueError(
                "numbers separated by commas, e.g. OWNER_IDS=123456789 (ask @userinfobot for yours)"
            )
        return frozenset(int(part) for part in parts)

    @field_validator("log_level")
    @classmethod
    def _level(cls, value: str) -> str:
        if value.upper() not in {"DEBUG", "INFO", "WARNING", "ERROR"}:
            raise ValueError("one of DEBUG, INFO, WARNING, ERROR")
        return value.upper()

    @field_validator("default_locale")
    @classmethod
    def _locale(cls, value: str) -> str:
        if value not in {"ru", "en"}:
            raise ValueError("ru or en")
        return value

    @field_validator("bot_api_url")
    @classmethod
    def _api(cls, value: str) -> str:
        parts = urlsplit(value)
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            raise ValueError("an address like https://api.telegram.org or http://127.0.0.1:8081")
        return value.rstrip("/")

    @field_validator("listen")
    @classmethod
    def _listen(cls, value: str) -> str:
        if not re.fullmatch(r"[^\s:]+:\d{1,5}|\[[0-9a-f:]+\]:\d{1,5}", value):
            raise ValueError("host:port, e.g. 127.0.0.1:8080")
        return value

    @model_validator(mode="after")
    def _rate_is_allowed(self) -> "Settings":
        limit = PAID_RATE if self.paid_broadcast else FREE_RATE
        if not 1 <= self.send_rate <= limit:
            more = "" if self.paid_broadcast else f"; PAID_BROADCAST=true (Telegram Stars) allows {PAID_RATE}"
            raise ValueError(f"SEND_RATE is from 1 to {limit}{more}")
        return self

    @model_validator(mode="after")
    def _clock_only_locally(self) -> "Settings":
        if self.clock_file is not None and not self.api_is_local:
            raise ValueError(
                "CLOCK_FILE is only for a Bot API server on this machine: remove it from the settings"
            )
        return self

    @cached_property
    def api_is_local(self) -> bool:
        host = urlsplit(self.bot_api_url).hostname or ""
        if host == "localhost":
            return True
        try:
            return ipaddress.ip_address(host).is_loopback
        except ValueError:
            return False

    @property
    def database(self) -> str:
        """The database's address; relative SQLite files are as the setting says."""
        return self.database_url or f"sqlite+aiosqlite:///{self.data_dir / 'svyazka.db'}"

    @property
    def token(self) -> str:
        """The token; ValueError when there is none."""
        if self.bot_token is None:
            raise ValueError("BOT_TOKEN is not set")
        return self.bot_token.get_secret_value()
