"""Every setting, read here and nowhere else, from the environment or a `.env` file.

Source: docs/settings.md and `.env.example`, which a test holds to this list.
"""

import hashlib
import hmac
import secrets
from functools import cached_property
from pathlib import Path
from typing import Any

from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.settings_of_the_door import Limit, Proxies, Sites

ROOT = Path(__file__).resolve().parent.parent


class Settings(BaseSettings):
    """What a person who runs Come Along can set. Defaults suit one machine."""

    model_config = SettingsConfigDict(
        env_file=(ROOT / ".env", ".env"),
        extra="ignore",
        env_ignore_empty=True,
        populate_by_name=True,
    )

    host: str = Field(default="127.0.0.1", validation_alias="COMEALONG_HOST")
    port: int = Field(default=8000, ge=1, le=65535, validation_alias="COMEALONG_PORT")
    public_url: str | None = Field(
        default=None, pattern=r"^https?://\S+$", validation_alias="COMEALONG_PUBLIC_URL"
    )
    secret: str | None = Field(default=None, validation_alias="COMEALONG_SECRET")
    var: Path = Field(default=ROOT / "var", validation_alias="COMEALONG_VAR")
    database_url: str | None = Field(default=None, validation_alias="COMEALONG_DATABASE_URL")
    conversations_url: str | None = Field(
        default=None, validation_alias="COMEALONG_CONVERSATIONS_URL"
    )
    rasa_url: str = Field(default="http://127.0.0.1:5005", validation_alias="COMEALONG_RASA_URL")
    actions_url: str = Field(
        default="http://127.0.0.1:5055", validation_alias="COMEALONG_ACTIONS_URL"
    )
    sentence_model: Path | None = Field(default=None, validation_alias="COMEALONG_SENTENCE_MODEL")
    keep_unclear: bool = Field(default=False, validation_alias="COMEALONG_KEEP_UNCLEAR")
    limit_conversation: Limit = Field(
        default="60 per 60 seconds", validation_alias="COMEALONG_LIMIT_CONVERSATION"
    )
    limit_address: Limit = Field(
        default="1200 per 60 seconds", validation_alias="COMEALONG_LIMIT_ADDRESS"
    )
    turns_at_once: int = Field(default=8, ge=1, le=100, validation_alias="COMEALONG_TURNS_AT_ONCE")
    proxies: Proxies = Field(default="", validation_alias="COMEALONG_PROXIES")
    embed_sites: Sites = Field(default="", validation_alias="COMEALONG_EMBED_SITES")
    actions_token: str | None = Field(
        default=None, pattern=r"^[!-~]{16,}$", validation_alias="COMEALONG_ACTIONS_TOKEN"
    )
    retention_days: int = Field(default=30, ge=1, validation_alias="COMEALONG_RETENTION_DAYS")
    telegram_token: str | None = Field(default=None, validation_alias="TELEGRAM_TOKEN")
    telegram_api_url: str = Field(
        default="https://api.telegram.org", validation_alias="TELEGRAM_API_URL"
    )

    @cached_property
    def address(self) -> str:
        """Where people reach the web app, without a slash at its end."""
        return (self.public_url or f"http://{self.host}:{self.port}").rstrip("/")

    @cached_property
    def services_database(self) -> str:
        """SQLAlchemy address of the services database."""
        return self.database_url or f"sqlite:///{self.var / 'services.db'}"

    @cached_property
    def conversations_database(self) -> str:
        """SQLAlchemy address of the conversations database."""
        return self.conversations_url or f"sqlite:///{self.var / 'conversations.db'}"

    @cached_property
    def key(self) -> bytes:
        """The secret that makes pseudonyms; made and kept on the first run where none is set."""
        if self.secret:
            return self.secret.encode()
        return _kept_secret(self.var / "secret")

    @cached_property
    def token_for_actions(self) -> str:
        """What Rasa shows the action server; where none is set, made of the secret."""
        made = hmac.new(self.key, b"between Rasa and the actions", hashlib.sha256)
        return self.actions_token or made.hexdigest()


def read_settings(host: str | None = None, port: int | None = None) -> Settings:
    """The settings, with what a command line says before what the environment says.

    Raises:
        SettingsFault: a setting has a value that it cannot have.
    """
    given: dict[str, Any] = {"host": host, "port": port}
    try:
        return Settings(**{name: value for name, value in given.items() if value is not None})
    except ValidationError as error:
        first = error.errors()[0]
        raise SettingsFault(f"The setting {first['loc'][0]} is wrong: {first['msg']}.") from None


class SettingsFault(Exception):
    """A setting that cannot be used; the message is one plain sentence."""


def _kept_secret(path: Path) -> bytes:
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("x") as file:
            path.chmod(0o600)
            file.write(secrets.token_urlsafe(32))
    except FileExistsError:
        pass
    return path.read_text().strip().encode()
