"""Names to engines: the one place that knows the adapters. Each is imported when it is chosen, not before."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from voice_interviewer.conduct import Engines
from voice_interviewer.config import Settings
from voice_interviewer.core.asking import wording
from voice_interviewer.core.role.pack import Pack
from voice_interviewer.director import Director, ModelDirector, Rules
from voice_interviewer.language import plain
from voice_interviewer.model_grader import ModelGrader
from voice_interviewer.ports import (
    AudioStore,
    EngineError,
    EngineUnavailable,
    EventLog,
    Hypothesis,
    LanguageModel,
    Samples,
    Speech,
    SpeechToText,
    TextToSpeech,
    VoiceActivity,
)
from voice_interviewer.workers import Worker

Made = TypeVar("Made")
Announce = Callable[[str], None]

EMBEDDED = "embedded-en"
EMBEDDED_NOTE = (
    "embedded recogniser: trained on synthetic voices, expect errors with human speech; "
    "run `voice-interviewer models pull base.en`"
)

TYPED = "none (typed)"
VOICES = {"en": "", "de": "de"}  # what pyttsx3 is asked for where the settings name no voice
CANDIDATES = {"en": "en-us", "de": "de+f3"}  # another one for the simulated candidate


@dataclass(frozen=True, slots=True)
class Recogniser:
    """A chosen recogniser: how to build it in its thread, and the line a reader must see (or "")."""

    name: str
    build: Callable[[], SpeechToText]
    note: str = ""
    goes_to: str = ""
    """The server that speech is sent to; empty: it stays on this machine."""


@contextmanager
def engines(settings: Settings, pack: Pack, recogniser: Recogniser) -> Iterator[Engines]:
    """The engines of one session, closed at the end."""
    ear: Worker[SpeechToText] = Worker(recogniser.build, "ear")
    mouth: Worker[TextToSpeech] = Worker(lambda: voice(settings, pack), "mouth")
    thinker: Worker[Director] = Worker(lambda: director(settings), "director")
    try:
        yield Engines(ear, mouth, thinker, voice_activity(), recogniser.name)
    finally:
        for worker in (ear, mouth, thinker):
            worker.close()


def event_log(settings: Settings, *, create: bool = True) -> EventLog:
    """The log in `settings.home`; with `create` False it must be there. Raises EngineError."""
    from voice_interviewer.adapters.event_log import SqliteEventLog

    return SqliteEventLog(settings.home / "interviews.db", create=create)


def audio_store(settings: Settings) -> AudioStore:
    from voice_interviewer.adapters.audio_store import FolderAudioStore

    return FolderAudioStore(settings.home)


def voice_activity() -> VoiceActivity:
    from voice_interviewer.adapters.silero import Silero

    return Silero()


def spoken_in(language: str, settings: Settings, announce: Announce) -> Settings:
    """The settings of an interview in the language of its pack. A setting that contradicts it is told, not followed.

    Raises EngineError for a language in which no interviews are held.
    """
    for named in filter(None, (settings.language, language)):
        if plain(named) not in wording.WORDINGS:
            known = ", ".join(sorted(wording.WORDINGS))
            raise EngineError(f"No interviews are held in the language {named!r}. The languages are: {known}.")
    if settings.language and plain(settings.language) != language:
        announce(
            f"The interview is in {language!r}, as its pack is; the setting {settings.language!r} is not followed."
        )
    return settings.model_copy(update={"language": language})


def no_recogniser() -> Recogniser:
    """For interviews whose answers are typed."""
    return Recogniser(TYPED, _Unhearing)


class _Unhearing:
    """Hears nothing: whoever types makes no sound."""

    name = TYPED

    def transcribe(self, samples: Samples, *, hot_words: Sequence[str] = (), prompt: str = "") -> Hypothesis:
        raise EngineUnavailable("The answers of this interview are typed: no recogniser listens.")

    def close(self) -> None: ...


def recogniser(settings: Settings, announce: Announce) -> Recogniser:
    """The recogniser that the settings name. `auto`: Whisper if it is here or can be fetched, else the embedded one.

    Raises EngineUnavailable where a named one cannot be used, or none knows the language.
    """
    if _language(settings) != "en":
        settings = _many_languages(settings, announce)
    match settings.recogniser:
        case "auto":
            return _best_recogniser(settings, announce)
        case "whisper":
            return _whisper(settings, announce)
        case "embedded":
            return _embedded(settings)
        case "pocketsphinx":
            return _pocketsphinx(settings)
        case "server":
            return _transcription_server(settings)
        case name:
            raise EngineUnavailable(
                f"There is no recogniser {name!r}: choose auto, whisper, embedded, pocketsphinx or server."
            )


def _language(settings: Settings) -> str:
    return plain(settings.language) or "en"


def _many_languages(settings: Settings, announce: Announce) -> Settings:
    """Whisper's English models know nothing else: the one of the same size that knows many languages is taken."""
    name = settings.whisper_model.removesuffix(".en")
    if name != settings.whisper_model and settings.recogniser in ("auto", "whisper"):
        announce(f"Whisper {settings.whisper_model} knows English only; it takes {name}.")
    return settings.model_copy(update={"whisper_model": name})


def _best_recogniser(settings: Settings, announce: Announce) -> Recogniser:
    from voice_interviewer.adapters import model_store

    store = model_store.ModelStore(settings.models)
    if store.find(settings.whisper_model) is None and not store.fetchable(settings.whisper_model):
        announce(f"Whisper {settings.whisper_model} is not here and its hub cannot be reached.")
        return _embedded(settings)
    try:
        return _whisper(settings, announce)
    except EngineError as error:
        announce(str(error))
        return _embedded(settings)


def _only_english(settings: Settings, what: str) -> None:
    """Raises EngineUnavailable where the interview is in another language: words that nobody said help nobody."""
    if _language(settings) != "en":
        raise EngineUnavailable(
            f"Nothing here understands speech in the language {_language(settings)!r}: {what} knows English only. "
            f"Run `voice-interviewer models pull {settings.whisper_model}`, use a transcription server "
            "(recogniser = server), or answer in writing (--typed)."
        )


def _whisper(settings: Settings, announce: Announce) -> Recogniser:
    from voice_interviewer.adapters import model_store

    store = model_store.ModelStore(settings.models)
    name = settings.whisper_model
    folder = store.find(name)
    if folder is None:
        announce(f"Fetching Whisper {name} once.")
        folder = store.pull(name, announce)
    found = folder

    def build() -> SpeechToText:
        from voice_interviewer.adapters.faster_whisper import FasterWhisper, WhisperOptions

        whisper = FasterWhisper(found, name, WhisperOptions(language=_language(settings)))
        whisper.warm_up()
        return whisper

    return Recogniser(f"whisper {name}", build)


def model_folder(name: str, models: Path | None = None) -> Path | None:
    """Where a model lies, if it is on this machine."""
    from voice_interviewer.adapters.model_store import ModelStore

    return ModelStore(models).find(name)


def _embedded(settings: Settings) -> Recogniser:
    _only_english(settings, "the embedded recogniser")
    folder = model_folder(EMBEDDED, settings.models)
    if folder is None:
        return _pocketsphinx(settings)

    def build() -> SpeechToText:
        from voice_interviewer.adapters.embedded_recogniser import EmbeddedRecogniser

        return EmbeddedRecogniser(folder)

    return Recogniser("embedded", build, EMBEDDED_NOTE)


def _pocketsphinx(settings: Settings) -> Recogniser:
    """Kept for native human speech where there is no Whisper: there it errs less (models/embedded-en/MODEL_CARD.md)."""
    _only_english(settings, "PocketSphinx")

    def build() -> SpeechToText:
        from voice_interviewer.adapters.pocketsphinx import PocketSphinx

        return PocketSphinx()

    note = "PocketSphinx: its accuracy is low; run `voice-interviewer models pull base.en`"
    return Recogniser("pocketsphinx", build, note)


def check_servers(settings: Settings) -> None:
    """Raises EngineUnavailable where a server is chosen and none is named: known before an interview begins."""
    if settings.recogniser == "server":
        _address(settings.transcription_url, "recogniser", "transcription_url")
    if settings.voice == "server":
        _address(settings.speech_url, "voice", "speech_url")


def _address(url: str, engine: str, setting: str) -> str:
    if not url:
        raise EngineUnavailable(
            f"{engine} = server needs the address of one: set {setting} "
            f"(VOICE_INTERVIEWER_{setting.upper()}), or choose another {engine}."
        )
    return url


def _transcription_server(settings: Settings) -> Recogniser:
    url = _address(settings.transcription_url, "recogniser", "transcription_url")

    def build() -> SpeechToText:
        from voice_interviewer.adapters.openai_transcription import OpenAITranscription

        return OpenAITranscription(
            url,
            settings.transcription_model,
            api_key=settings.transcription_key,
            language=_language(settings),
        )

    return Recogniser(f"server {settings.transcription_model}", build, f"speech is sent to {url}", goes_to=url)


def voice(settings: Settings, pack: Pack | None = None) -> TextToSpeech:
    """The interviewer's voice, its prompts cached, its pronunciations from the pack. Raises EngineUnavailable."""
    lexicon = dict(pack.rubric.pronunciations) if pack else {}
    match settings.voice:
        case "pyttsx3":
            name = settings.voice_name or VOICES.get(pack.language if pack else "en", "")
            return _cached(_pyttsx3(name, settings.words_per_minute, lexicon), settings)
        case "server":
            return _cached(_speech_server(settings, lexicon), settings)
        case "none":
            return _NoVoice()


def candidate_voice(settings: Settings, pack: Pack) -> TextToSpeech:
    """The simulated candidate's voice: another one than the interviewer's, where the synthesiser has more."""
    lexicon = dict(pack.rubric.pronunciations)
    try:
        return _cached(_pyttsx3(CANDIDATES.get(pack.language, pack.language), 165, lexicon), settings)
    except EngineUnavailable:
        raise
    except EngineError:
        return _cached(_pyttsx3(VOICES.get(pack.language, ""), 165, lexicon), settings)


def _pyttsx3(name: str, words_per_minute: int, lexicon: dict[str, str]) -> TextToSpeech:
    from voice_interviewer.adapters.pyttsx3 import Pyttsx3

    return Pyttsx3(name or None, words_per_minute=words_per_minute, lexicon=lexicon)


def _speech_server(settings: Settings, lexicon: dict[str, str]) -> TextToSpeech:
    from voice_interviewer.adapters.openai_speech import OpenAISpeech

    return OpenAISpeech(
        _address(settings.speech_url, "voice", "speech_url"),
        settings.speech_model,
        voice=settings.voice_name or "alloy",
        api_key=settings.speech_key,
        lexicon=lexicon,
    )


def _cached(voice: TextToSpeech, settings: Settings) -> TextToSpeech:
    from voice_interviewer.adapters.speech_cache import SpeechCache

    return SpeechCache(voice, settings.home / "speech")


class _NoVoice:
    """Questions on the screen only."""

    name = "none"

    def synthesise(self, text: str, *, rate: float = 1.0) -> Speech:
        import numpy as np

        return Speech(np.zeros(0, np.float32))

    def close(self) -> None: ...


def language_model(settings: Settings) -> LanguageModel | None:
    """The language model of the settings; None where none is configured."""
    if not settings.llm_url:
        return None
    from voice_interviewer.adapters.openai_chat import OpenAIChat

    return OpenAIChat(settings.llm_model, settings.llm_url, settings.llm_key)


def director(settings: Settings) -> Director:
    """Rules, or a model over rules where a language model is configured."""
    model = language_model(settings)
    return Rules() if model is None else ModelDirector(model, settings.llm_timeout_s)


def grader(settings: Settings, pack: Pack) -> ModelGrader | None:
    """The language model as a grader; None where none is configured, or it shall not grade."""
    model = language_model(settings) if settings.llm_grader else None
    if model is None:
        return None
    other = settings.model_copy(update={"llm_model": settings.llm_second_model})
    return ModelGrader(
        model,
        second=language_model(other) if settings.llm_second_model else None,
        answer_s=settings.llm_answer_s,
        anchors={competency.id: competency.anchors for competency in pack.rubric.competencies},
    )


def is_pipe(path: Path) -> bool:
    """Whether reading this waits for another program."""
    from voice_interviewer.adapters import audio_file

    return audio_file.is_pipe(path)


def read_recording(path: Path) -> Samples:
    """The samples of a recording in any format. Raises EngineError."""
    from voice_interviewer.adapters import audio_file

    return audio_file.read(path)
