"""The ear that ships with the package, on sentences that its training never had."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from train.edits import align, comparable, edits
from train.espeak import SAMPLE_RATE as ESPEAK_RATE
from train.espeak import Espeak, Voice
from voice_interviewer.adapters.ear.search import Search, Weights, spans
from voice_interviewer.adapters.ear.words import WordModel
from voice_interviewer.adapters.ear.written import Heard, WrittenForms
from voice_interviewer.adapters.embedded_recogniser import EmbeddedRecogniser
from voice_interviewer.ports import SAMPLE_RATE, EngineUnavailable

ROOT = Path(__file__).parents[2]
MODEL = ROOT / "models" / "embedded-en"
SENTENCES = (ROOT / "bench" / "recogniser_sentences.txt").read_text("utf-8").splitlines()


@pytest.fixture(scope="module")
def ear():
    return EmbeddedRecogniser(MODEL)


@cache
def spoken(text, voice="en-us", speed=170):
    """(float32 at 16 kHz, word events)"""
    speech = _espeak().say(text, Voice(voice, speed=speed))
    count = round(len(speech.samples) * SAMPLE_RATE / ESPEAK_RATE)
    spectrum = np.fft.rfft(speech.samples / 32768)[: count // 2 + 1]
    return np.fft.irfft(spectrum, count).astype(np.float32) * count / len(speech.samples), speech.words


@cache
def _espeak():
    return Espeak()


def error_rate(ear, lines, **voice):
    pairs = [(comparable(line), comparable(ear.transcribe(spoken(line, **voice)[0]).text)) for line in lines]
    return sum(edits(*pair) for pair in pairs) / sum(len(said) for said, _ in pairs)


@pytest.mark.parametrize(
    ("voice", "most"),
    [
        ({"voice": "en-us"}, 0.12),
        ({"voice": "en-gb"}, 0.12),
        ({"voice": "en-us+f2"}, 0.12),
        ({"voice": "en-us", "speed": 120}, 0.15),
        ({"voice": "en-gb", "speed": 230}, 0.15),
        ({"voice": "en-us+f4"}, 0.2),  # a variant that training leaves out
    ],
)
def test_unseen_sentences_are_recognised(ear, voice, most):
    assert error_rate(ear, SENTENCES[::18], **voice) <= most


def test_words_stand_where_they_were_said(ear):
    offsets = []
    for line in SENTENCES[5:60:9]:
        sound, events = spoken(line)
        heard = ear.transcribe(sound).words
        said = [(start, comparable(word)[:1]) for start, word in events]
        for i, j in align([word for _, word in said], [comparable(word.text)[:1] for word in heard]):
            offsets.append(abs(heard[j].start_s - said[i][0]))
        assert all(0 <= word.start_s <= word.end_s <= len(sound) / SAMPLE_RATE + 0.01 for word in heard)
        assert all(one.start_s <= next_.start_s for one, next_ in pairwise(heard))
    assert np.mean(offsets) < 0.15


def test_confidence_is_a_share_and_right_words_have_more(ear):
    right, wrong = [], []
    for line in SENTENCES[3:200:15]:
        said, heard = comparable(line), ear.transcribe(spoken(line, speed=210)[0]).words
        pairs = {j: said[i] for i, j in align(said, [" ".join(comparable(word.text)) for word in heard])}
        for index, word in enumerate(heard):
            assert 0 <= word.confidence <= 1
            (right if pairs.get(index) == " ".join(comparable(word.text)) else wrong).append(word.confidence)
    assert np.mean(right) > 0.7
    assert not wrong or np.mean(wrong) < np.mean(right) - 0.1


def noise(kind, level):
    rng = np.random.default_rng(3)
    count = 20 * SAMPLE_RATE
    if kind == "hum":
        sound = np.sin(2 * np.pi * 50 * np.arange(count) / SAMPLE_RATE) * np.sqrt(2)
    else:
        spectrum = np.fft.rfft(rng.normal(size=count))
        if kind == "pink":
            spectrum /= np.sqrt(np.maximum(np.arange(len(spectrum)), 1))
        sound = np.fft.irfft(spectrum, count)
    return (sound / np.sqrt(np.mean(sound**2)) * 10 ** (level / 20)).astype(np.float32)


@pytest.mark.parametrize("level", [-60, -40, -20])
@pytest.mark.parametrize("kind", ["white", "pink", "hum"])
def test_nothing_is_invented_on_noise(ear, kind, level):
    assert ear.transcribe(noise(kind, level)).words == ()


def test_nothing_is_invented_on_silence(ear):
    assert ear.transcribe(np.zeros(60 * SAMPLE_RATE, np.float32)).text == ""
    assert ear.transcribe(np.zeros(0, np.float32)).text == ""
    assert ear.transcribe(np.full(100, 0.1, np.float32)).text == ""


def test_a_long_phrase_is_cut_at_quiet_places_and_keeps_its_times(ear):
    lines = SENTENCES[10:21]
    pause = np.zeros(SAMPLE_RATE // 2, np.float32)
    parts = [part for line in lines for part in (spoken(line)[0], pause)]
    sound = np.concatenate(parts)
    assert len(sound) > 40 * SAMPLE_RATE
    heard = ear.transcribe(sound)
    said = [word for line in lines for word in comparable(line)]
    assert edits(said, comparable(heard.text)) / len(said) < 0.25
    starts = [word.start_s for word in heard.words]
    assert starts == sorted(starts)
    assert starts[-1] > len(sound) / SAMPLE_RATE - 4


def test_loudness_and_samplings_of_the_same_sound_make_no_difference(ear):
    sound, _ = spoken(SENTENCES[1])
    assert ear.transcribe(sound).text == ear.transcribe(sound * 0.05).text


def test_hot_words_bring_names_that_nobody_could_know(ear):
    sound, _ = spoken("Our company is called Veridion and we make Flurbix.")
    assert "veridion" not in ear.transcribe(sound).text
    heard = ear.transcribe(sound, hot_words=["Veridion", "Flurbix"]).text
    assert "Veridion" in heard
    assert "Flurbix" in heard


def test_names_are_written_as_the_hot_words_write_them_but_plain_words_beside_them_are_not(ear):
    sound, _ = spoken("We had to connect the service to the database.")
    terms = ["OpenID Connect", "Service Level", "Database", "THE plan"]
    assert ear.transcribe(sound, hot_words=terms).text == "we had to connect THE service to THE Database"


def test_hot_words_that_are_not_said_do_not_appear(ear):
    terms = ["Kafka", "Postgres", "latency", "idempotent", "Terraform", "sharding", "mentoring", "stakeholder"]
    for line in SENTENCES[40:100:20]:
        heard = ear.transcribe(spoken(line)[0], hot_words=terms).text.lower()
        assert not [term for term in terms if term.lower() in heard and term.lower() not in line.lower()]


def test_a_folder_without_a_model_says_so(tmp_path):
    with pytest.raises(EngineUnavailable, match="embedded recogniser"):
        EmbeddedRecogniser(tmp_path)


PIECES = ["<blank>", "_red", "_read", "is", "_k", "a", "f", "ka", "_cat"]


def rows(*steps):
    """Log-probabilities with the given chances, the rest blank; each step lasts two rows, with a blank row between."""
    found = []
    for chances in steps:
        row = np.full(len(PIECES), 1e-4)
        for name, chance in chances.items():
            row[PIECES.index(name)] = chance
        row[0] = max(1e-4, 1 - sum(chances.values()))
        blank = np.full(len(PIECES), 1e-4)
        blank[0] = 1
        found += [row, row, blank]
    return np.log(np.array(found, np.float32))


@pytest.fixture(scope="module")
def search():
    model = WordModel.load(MODEL / "words.npz")
    return Search(PIECES, model, Weights())


def test_hot_words_decide_between_words_that_sound_alike(search):
    undecided = rows({"_red": 0.46, "_read": 0.44}, {"is": 0.97})
    names = "".join(PIECES[piece] for piece in search.best(undecided, {"redis": 3.0}))
    assert names == "_redis"
    names = "".join(PIECES[piece] for piece in search.best(undecided, {"readis": 8.0}))
    assert names == "_readis"


def test_an_unknown_word_comes_out_as_it_is_spelled(search):
    certain = rows({"_k": 0.99}, {"a": 0.99}, {"f": 0.99}, {"ka": 0.99}, {"f": 0.99})
    assert "".join(PIECES[piece] for piece in search.best(certain)) == "_kafkaf"


def test_spans_find_repeated_pieces(search):
    found = spans(rows({"a": 0.9}, {"a": 0.9}, {"f": 0.9}), [5, 5, 6])
    assert [(first, last) for first, last, _ in found] == [(0, 1), (3, 4), (6, 7)]


def test_the_word_model_knows_what_follows(search):
    model = search.model
    history = (model.number("in"), model.number("order"))
    assert model.score(history, model.number("to")) > model.score(history, model.number("of"))
    assert model.score(model.beginning, model.number("the")) > model.score(model.beginning, model.number("kubernetes"))
    assert model.number("xqzz") == -1
    assert model.opening("kubern") is not None
    assert model.opening("xqzz") is None


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("we used node dot js and c plus plus", "we used Node.js and C++"),
        ("the a p i and the g q l", "the API and the GQL"),
        ("i know sql", "I know SQL"),
        ("a b test", "A/B test"),
    ],
)
def test_terms_are_written_as_people_write_them(said, written):
    words = [Heard(word, index, index + 0.5, 0.9) for index, word in enumerate(said.split())]
    forms = WrittenForms.load(MODEL / "written.tsv").written(words)
    assert " ".join(form.text for form in forms) == written
    assert forms[0].start_s == 0
    assert forms[-1].end_s == len(words) - 0.5
