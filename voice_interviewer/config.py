"""The one reader of environment and settings file.

Settings come from `interviewer.toml` in the working folder and from variables VOICE_INTERVIEWER_NAME; a variable wins.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from pydantic import Field, ValidationError, field_validator
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict, TomlConfigSettingsSource

from voice_interviewer.ports import EngineError

FILE = "interviewer.toml"


class Settings(BaseSettings):
    """What can be set once for all interviews. Every field has a default: nothing has to be configured."""

    model_config = SettingsConfigDict(env_prefix="VOICE_INTERVIEWER_", toml_file=FILE, extra="forbid")

    home: Path = Field(Path("interviews"), description="where interviews are kept: the event log and the recordings")
    reports: Path = Field(Path("reports"), description="where reports go")
    language: str = Field("", description="language of recordings to transcribe; in interviews the pack's counts")

    recogniser: str = Field("auto", description="auto, whisper, embedded, pocketsphinx or server")
    whisper_model: str = Field("base.en", description="name of models/MANIFEST.toml, or a folder")
    models: Path | None = Field(None, description="folder that holds model folders")
    transcription_url: str = Field("", description="OpenAI-compatible server for recogniser = server")
    transcription_model: str = Field("whisper-1")
    transcription_key: str = Field("", repr=False)

    voice: Literal["pyttsx3", "server", "none"] = Field("pyttsx3", description="pyttsx3, server or none")
    voice_name: str = Field("", description="a voice of the synthesiser: id, name or part of it")
    words_per_minute: int = Field(165, ge=80, le=300)
    speech_url: str = Field("", description="OpenAI-compatible server for voice = server")
    speech_model: str = Field("tts-1")
    speech_key: str = Field("", repr=False)

    llm_url: str = Field("", description="OpenAI-compatible server; empty: no language model")
    llm_model: str = Field("", description="model name; empty: the server's first")
    llm_key: str = Field("", repr=False)
    llm_timeout_s: float = Field(8.0, gt=0, le=60)
    llm_grader: bool = Field(True, description="the language model rates the answers, beside the embedded grader")
    llm_second_model: str = Field("", description="another model of the server for second opinions; empty: the same")
    llm_answer_s: float = Field(120.0, gt=0, description="at most this long for the ratings of one answer")
    llm_grading_s: float = Field(900.0, gt=0, description="at most this long for the ratings of one interview")

    patience: float = Field(1.0, ge=0.5, le=5, description="stretches every pause that a candidate may make")
    secret: str = Field("", repr=False, description="signs links; empty: one is made and kept in the home folder")

    oidc_issuer: str = Field("", description="OpenID Connect provider that recruiters may sign in with; empty: none")
    oidc_client_id: str = Field("", description="what the provider calls this program")
    oidc_client_secret: str = Field("", repr=False)

    public_url: str = Field("", description="the address that links lead to; empty: the one that the visitor came by")
    webhooks_inside: bool = Field(False, description="webhooks may lead into this network, and go over plain http")

    barge_in: bool = Field(False, description="the candidate may interrupt a prompt; for headphones")

    @field_validator("public_url")
    @classmethod
    def _is_an_origin(cls, given: str) -> str:
        parts = urlsplit(given)
        bare = given.rstrip("/") == f"{parts.scheme}://{parts.netloc}" and parts.hostname and "@" not in given
        if given and not (bare and parts.scheme in ("http", "https")):
            raise ValueError("give scheme and host alone, such as https://interviews.example.com")
        return given.rstrip("/")

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        return init_settings, env_settings, TomlConfigSettingsSource(settings_cls)


def load(**given: object) -> Settings:
    """The settings, with what the command line gave on top. Raises EngineError naming the wrong setting."""
    try:
        return Settings(**{name: value for name, value in given.items() if value is not None})  # type: ignore[arg-type]
    except ValidationError as error:
        first = error.errors()[0]
        name = ".".join(map(str, first["loc"]))
        if first["type"] == "extra_forbidden":
            raise EngineError(f"There is no setting {name!r}: mend or delete that line of {FILE}.") from None
        where = "the command line" if given.get(name) is not None else f"{FILE} or VOICE_INTERVIEWER_{name.upper()}"
        raise EngineError(f"Setting {name!r} is wrong: {first['msg']}. See {where}.") from None
    except ValueError as error:  # broken TOML
        raise EngineError(f"{FILE} cannot be read: {error}") from None
