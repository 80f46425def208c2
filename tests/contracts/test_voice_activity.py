"""What every VoiceActivity must do."""

import numpy as np
import pytest

from tests.speech import hiss, say, silence
from voice_interviewer.adapters.silero import Silero
from voice_interviewer.ports import FRAME_SAMPLES


@pytest.fixture(params=[Silero])
def voice_activity(request):
    return request.param()


def follow(voice_activity, samples):
    frames = range(0, len(samples), FRAME_SAMPLES)
    return np.array([voice_activity.probability(samples[start : start + FRAME_SAMPLES]) for start in frames])


@pytest.fixture(scope="module")
def speech():
    return say("A message queue between the services keeps them apart.")


def test_it_has_a_name(voice_activity):
    assert voice_activity.name


def test_probabilities_are_probabilities(voice_activity, speech):
    for samples in (speech, 1.0 * np.sign(speech), hiss(1, 0.5)):
        probabilities = follow(voice_activity, samples.astype(np.float32))
        assert ((probabilities >= 0) & (probabilities <= 1)).all()


def test_speech_is_told_from_silence_and_noise(voice_activity, speech):
    probabilities = follow(voice_activity, np.concatenate([silence(1), speech, silence(1), hiss(1)]))
    frames = len(speech) // FRAME_SAMPLES
    second = 16_000 // FRAME_SAMPLES
    assert np.median(probabilities[second : second + frames]) > 0.8
    assert probabilities[:second].max() < 0.3
    assert probabilities[-2 * second + 12 :].max() < 0.3


def test_reset_forgets_what_came_before(voice_activity, speech):
    first = follow(voice_activity, speech)
    assert not np.array_equal(follow(voice_activity, speech), first)
    voice_activity.reset()
    assert np.array_equal(follow(voice_activity, speech), first)


def test_two_of_them_do_not_mix(voice_activity, speech):
    other = type(voice_activity)()
    frames = speech[: len(speech) // FRAME_SAMPLES * FRAME_SAMPLES].reshape(-1, FRAME_SAMPLES)
    both = np.array([(voice_activity.probability(frame), other.probability(frame[::-1].copy())) for frame in frames])
    voice_activity.reset()
    assert np.array_equal(follow(voice_activity, frames.reshape(-1)), both[:, 0])


def test_its_input_stays_as_it_is(voice_activity, speech):
    samples = speech[8000 : 8000 + FRAME_SAMPLES].copy()
    before = samples.copy()
    voice_activity.probability(samples)
    assert np.array_equal(samples, before)


@pytest.mark.parametrize("count", [0, 1, FRAME_SAMPLES - 1])
def test_a_short_last_frame_counts(voice_activity, count):
    assert 0 <= voice_activity.probability(silence(1)[:count]) <= 1


@pytest.mark.parametrize("shape", [(FRAME_SAMPLES + 1,), (2, FRAME_SAMPLES)])
def test_a_wrong_frame_is_refused(voice_activity, shape):
    with pytest.raises(ValueError, match="frame"):
        voice_activity.probability(np.zeros(shape, np.float32))


def test_silero_frame_by_frame_equals_its_batch_result(speech):
    from faster_whisper.vad import get_vad_model

    samples = np.concatenate([hiss(0.5), speech, hiss(1.0, 0.01), 0.1 * speech, silence(1)])
    samples = samples[: len(samples) // FRAME_SAMPLES * FRAME_SAMPLES]
    batch = get_vad_model()(samples.copy()).reshape(-1)
    np.testing.assert_array_equal(follow(Silero(), samples), batch.astype(float))
