"""The acoustic network: log-mels to log-probabilities of word pieces, one row every 40 ms."""

import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812

from train.phonemes import NAMES

BANDS = 64
SUBSAMPLING = 4


class Stem(nn.Module):
    """(batch, rows, bands) every 10 ms -> (batch, rows / 4, width) every 40 ms, by two strided convolutions."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.first = nn.Conv1d(BANDS, width, 5, stride=2, padding=2)
        self.second = nn.Conv1d(width, width, 3, stride=2, padding=1)
        self.norm = nn.LayerNorm(width)

    def forward(self, features: Tensor) -> Tensor:
        hidden = F.silu(self.first(features.transpose(1, 2)))
        return self.norm(self.second(hidden).transpose(1, 2))


class Block(nn.Module):
    """A depthwise convolution over time, a gate from the average over the whole phrase (squeeze-excite), then two
    dense layers; residual. `mask` (batch, rows, 1) is 1 on real rows."""

    def __init__(self, width: int, expansion: int, kernel: int, dropout: float) -> None:
        super().__init__()
        self.over_time = nn.Conv1d(width, width, kernel, padding=kernel // 2, groups=width)
        self.norm = nn.LayerNorm(width)
        self.squeeze = nn.Linear(width, width // 8)
        self.excite = nn.Linear(width // 8, width)
        self.widen = nn.Linear(width, width * expansion)
        self.narrow = nn.Linear(width * expansion, width)
        self.dropout = nn.Dropout(dropout)
        self.scale = nn.Parameter(torch.full((width,), 0.3))

    def forward(self, hidden: Tensor, mask: Tensor) -> Tensor:
        mixed = self.norm(self.over_time((hidden * mask).transpose(1, 2)).transpose(1, 2))
        average = (mixed * mask).sum(1, keepdim=True) / mask.sum(1, keepdim=True)
        mixed = mixed * (2 * torch.sigmoid(self.excite(F.silu(self.squeeze(average)))))
        return hidden + self.scale * self.dropout(self.narrow(F.silu(self.widen(mixed))))


class Network(nn.Module):
    """`pieces` outputs; `kernels` one entry per block, in rows of 40 ms. A second head after two thirds of the blocks
    names the phoneme of each row: it only helps learning."""

    def __init__(
        self,
        pieces: int,
        width: int = 256,
        expansion: int = 4,
        kernels: tuple[int, ...] = (7, 7, 7, 7, 11, 11, 11, 11, 15, 15, 15, 15),
        dropout: float = 0.0,
    ) -> None:
        super().__init__()
        self.stem = Stem(width)
        self.blocks = nn.ModuleList(Block(width, expansion, kernel, dropout) for kernel in kernels)
        self.norm = nn.LayerNorm(width)
        self.head = nn.Linear(width, pieces)
        self.half_norm = nn.LayerNorm(width)
        self.half_head = nn.Linear(width, len(NAMES))

    def forward(self, features: Tensor, rows: Tensor) -> tuple[Tensor, Tensor]:
        """features (batch, time, bands), rows (batch,) real feature rows -> logits (batch, time / 4, pieces) and,
        of the second head, (batch, time / 4, phonemes)."""
        hidden = self.stem(features)
        lengths = output_rows(rows)
        mask = (torch.arange(hidden.shape[1])[None, :] < lengths[:, None]).unsqueeze(2).to(hidden.dtype)
        half = hidden
        for index, block in enumerate(self.blocks):
            hidden = block(hidden, mask)
            if index + 1 == len(self.blocks) * 2 // 3:
                half = hidden
        return self.head(self.norm(hidden)), self.half_head(self.half_norm(half))


def output_rows(rows: Tensor) -> Tensor:
    """Rows after the two strides."""
    once = (rows - 1) // 2 + 1
    return (once - 1) // 2 + 1
