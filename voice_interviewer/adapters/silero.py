"""Voice activity by the Silero v6 model that faster-whisper ships, streamed frame by frame on one thread."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from voice_interviewer.ports import FRAME_SAMPLES, EngineUnavailable, Samples

CONTEXT_SAMPLES = 64
STATE_SHAPE = (1, 1, 128)
ASSET = Path("assets") / "silero_vad_v6.onnx"


def model_path() -> Path:
    """Where the installed faster-whisper keeps the model; found without importing it. Raises EngineUnavailable."""
    spec = find_spec("faster_whisper")
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        path = Path(folder) / ASSET
        if path.is_file():
            return path
    raise EngineUnavailable(
        f"Voice activity needs {ASSET.name} of faster-whisper: pip install 'faster-whisper>=1.2,<2'"
    )


class Silero:
    """Speech probability of one frame after another, about 0.1 ms each; equal to the model's batch result."""

    name = "silero-v6"

    def __init__(self) -> None:
        """Load the model (some 15 ms). Raises EngineUnavailable when it is not there."""
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.enable_cpu_mem_arena = False
        options.log_severity_level = 4
        self._session: Any = onnxruntime.InferenceSession(
            str(model_path()), providers=["CPUExecutionProvider"], sess_options=options
        )
        self.reset()

    def reset(self) -> None:
        """Forget what came before, as at the start of a recording."""
        self._h: NDArray[np.float32] = np.zeros(STATE_SHAPE, np.float32)
        self._c: NDArray[np.float32] = np.zeros(STATE_SHAPE, np.float32)
        self._input: NDArray[np.float32] = np.zeros((1, CONTEXT_SAMPLES + FRAME_SAMPLES), np.float32)

    def probability(self, samples: Samples) -> float:
        """The probability (0..1) that this frame holds speech. A shorter last frame is filled up with silence."""
        if samples.ndim != 1 or len(samples) > FRAME_SAMPLES:
            raise ValueError(f"a frame holds at most {FRAME_SAMPLES} samples of one channel, not {samples.shape}")
        window = self._input
        window[0, :CONTEXT_SAMPLES] = window[0, -CONTEXT_SAMPLES:]
        window[0, CONTEXT_SAMPLES:] = 0
        window[0, CONTEXT_SAMPLES : CONTEXT_SAMPLES + len(samples)] = samples
        speech, self._h, self._c = self._session.run(None, {"input": window, "h": self._h, "c": self._c})
        return float(np.clip(speech.reshape(-1)[0], 0.0, 1.0))
