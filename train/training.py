"""Learn the acoustic network from shards, for a given number of minutes, resuming where a checkpoint stands.

    python -m train.training WORK --minutes 80

reads WORK/pieces.txt and WORK/shards/*.npz (more may arrive meanwhile), validates on WORK/valid/*.npz, writes
WORK/checkpoint.pt and WORK/curve.tsv. The learning rate follows the share of the minutes that is spent, so the run ends
on time on a slow or a shared machine.
"""

import argparse
import copy
import math
import os
import random
import signal
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import torch
from torch import nn
from torch.nn import functional as F  # noqa: N812

from train.batches import Batch, batches, read
from train.edits import edits
from train.network import Network, output_rows
from train.phonemes import UNKNOWN
from train.pieces import Pieces

PEAK, FLOOR, WARM = 2e-3, 2e-5, 0.03
EMA, EMA_EVERY = 0.998, 4
PHONEME_WEIGHT = 0.3
VALIDATE_S = 420
BATCHES_PER_STEP = 2


def rate_at(share: float) -> float:
    """Learning rate after `share` 0..1 of the time: a short rise, then half a cosine."""
    if share < WARM:
        return PEAK * (share + 1e-3) / WARM
    return FLOOR + (PEAK - FLOOR) * (1 + math.cos(math.pi * min(1.0, (share - WARM) / (1 - WARM)))) / 2


def endless(folder: Path, pieces: Pieces, rng: random.Random) -> Iterator[Batch]:
    """Batches for ever; of the shards that lie there, always the two least used next."""
    used: Counter[Path] = Counter()
    while True:
        paths = sorted(folder.glob("*.npz"))
        if not paths:
            time.sleep(5)
            continue
        rng.shuffle(paths)
        chosen = sorted(paths, key=used.__getitem__)[:2]
        used.update(chosen)
        yield from batches([item for path in chosen for item in read(path)], pieces, rng)


def loss_of(network: Network, batch: Batch) -> torch.Tensor:
    """CTC of the pieces plus, weighted, the cross-entropy of the phonemes, summed over the batch."""
    with torch.autocast("cpu", torch.bfloat16):
        logits, phonemes = network(batch.features, batch.rows)
    ctc = F.ctc_loss(
        F.log_softmax(logits.float(), dim=2).transpose(0, 1),
        batch.targets,
        output_rows(batch.rows),
        batch.target_lengths,
        reduction="sum",
        zero_infinity=True,
    )
    named = F.cross_entropy(
        phonemes.float().flatten(0, 1), batch.labels.flatten(), ignore_index=UNKNOWN, reduction="sum"
    )
    return ctc + PHONEME_WEIGHT * named


def validated(network: Network, folder: Path, pieces: Pieces) -> dict[str, float]:
    """Greedy word error rate on each validation shard."""
    network.eval()
    result = {}
    for path in sorted(folder.glob("*.npz")):
        wrong = count = 0
        for batch in batches(read(path), pieces, random.Random(0), masked=False):
            with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
                best = network(batch.features, batch.rows)[0].argmax(2)
            for line, rows, text in zip(best, output_rows(batch.rows), batch.texts, strict=True):
                numbers = torch.unique_consecutive(line[: int(rows)]).tolist()
                heard = pieces.decode(number for number in numbers if number)
                wrong += edits(text.split(), heard.split())
                count += len(text.split())
        result[path.stem] = wrong / max(1, count)
    network.train()
    return result


class Crew:
    """Processes of one thread each that share the weights. Each takes small batches until the step has enough of
    them, so a core that is busy with something else only takes fewer (two threads of one process would wait for each
    other)."""

    def __init__(self, network: Network, workers: int) -> None:
        context = torch.multiprocessing.get_context("fork")
        self.network = network.share_memory()
        count = sum(parameter.numel() for parameter in network.parameters())
        self.gradients = [torch.zeros(count).share_memory_() for _ in range(workers)]
        self.sums = torch.zeros(workers, 3).share_memory_()  # loss, pieces, seconds of sound
        self.claimed = context.Value("i", 0)
        self.barrier = context.Barrier(workers)
        self.running = context.Value("b", 1)
        self.context = context

    def contribute(self, index: int, source: Iterator[Batch]) -> None:
        """Take part in one step: leave the gradients of some batches in the shared memory."""
        self.sums[index] = 0
        for parameter in self.network.parameters():
            parameter.grad = None
        while True:
            with self.claimed.get_lock():
                if self.claimed.value >= BATCHES_PER_STEP:
                    break
                self.claimed.value += 1
            batch = next(source)
            loss = loss_of(self.network, batch)
            loss.backward()
            self.sums[index] += torch.tensor(
                [float(loss.detach()), float(batch.target_lengths.sum()), float(batch.rows.sum()) / 100]
            )
        if self.sums[index, 1] > 0:
            grads = [torch.zeros_like(p) if p.grad is None else p.grad for p in self.network.parameters()]
            self.gradients[index].copy_(nn.utils.parameters_to_vector(grads))
        self.barrier.wait(timeout=900)

    def collect(self) -> tuple[float, float]:
        """Average the gradients into the network of this process: (loss per piece, seconds of sound)."""
        loss, pieces, seconds = self.sums.sum(0).tolist()
        total = sum(gradient for gradient, sums in zip(self.gradients, self.sums, strict=True) if sums[1] > 0)
        at = 0
        for parameter in self.network.parameters():
            parameter.grad = total[at : at + parameter.numel()].view_as(parameter) / max(1.0, pieces)
            at += parameter.numel()
        self.claimed.value = 0
        return loss / max(1.0, pieces), seconds


def help_out(crew: Crew, index: int, folder: Path, pieces: Pieces, seed: int) -> None:
    """The life of a worker beside the first."""
    torch.set_num_threads(1)
    parent = os.getppid()
    source = endless(folder, pieces, random.Random(seed))
    while True:
        crew.contribute(index, source)
        crew.barrier.wait(timeout=900)
        if not crew.running.value or os.getppid() != parent:
            return


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("work", type=Path)
    parser.add_argument("--minutes", type=float, default=80)
    parser.add_argument("--stop", type=float, default=0, help="stop after so many minutes of them (0: all)")
    parser.add_argument("--workers", type=int, default=2)
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    work: Path = arguments.work
    pieces = Pieces((work / "pieces.txt").read_text().split())
    torch.manual_seed(1)
    network = Network(len(pieces.names))
    smooth = copy.deepcopy(network)
    optimiser = torch.optim.AdamW(network.parameters(), lr=PEAK, betas=(0.9, 0.98), weight_decay=0.02, fused=True)
    step, spent = 0, 0.0
    checkpoint = work / "checkpoint.pt"
    if checkpoint.exists():
        state = torch.load(checkpoint, weights_only=True)
        network.load_state_dict(state["network"])
        smooth.load_state_dict(state["smooth"])
        if "optimiser" in state:
            optimiser.load_state_dict(state["optimiser"])
            optimiser.param_groups[0]["fused"] = True
        step, spent = state["step"], state["spent"]
    size = sum(parameter.numel() for parameter in network.parameters()) / 1e6
    print(f"{size:.2f} M parameters, from step {step}, {spent / 60:.1f} min", flush=True)
    crew = Crew(network, arguments.workers)
    helpers = [
        crew.context.Process(
            target=help_out, args=(crew, index, work / "shards", pieces, index + int(spent) * 10), daemon=True
        )
        for index in range(1, arguments.workers)
    ]
    for helper in helpers:
        helper.start()
    source = endless(work / "shards", pieces, random.Random(int(spent) * 10))
    budget = arguments.minutes * 60
    until = min(budget, arguments.stop * 60 or budget)
    validated_at, running, heard_s = spent, 0.0, 0.0
    asked_to_stop: list[int] = []
    signal.signal(signal.SIGTERM, lambda number, _: asked_to_stop.append(number))
    while crew.running.value:
        started = time.time()
        for group in optimiser.param_groups:
            group["lr"] = rate_at(spent / budget)
        crew.contribute(0, source)
        loss, seconds = crew.collect()
        nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimiser.step()
        step += 1
        if step % EMA_EVERY == 0:
            with torch.no_grad():
                keep = min(EMA**EMA_EVERY, step / (10 * EMA_EVERY + step))
                torch._foreach_lerp_(list(smooth.parameters()), list(network.parameters()), 1 - keep)
        spent += time.time() - started
        heard_s += seconds
        running = 0.98 * running + 0.02 * loss if running else loss
        if step % 50 == 0:
            print(f"step {step} {spent / 60:.1f} min loss {running:.3f} {heard_s / 3600:.1f} h", flush=True)
        last = spent >= until or bool(asked_to_stop)
        if spent - validated_at > VALIDATE_S or last:
            validated_at = spent
            scores = validated(smooth, work / "valid", pieces)
            line = "\t".join(f"{name} {score:.3f}" for name, score in scores.items())
            with (work / "curve.tsv").open("a") as file:
                file.write(f"{spent / 60:.1f}\t{step}\t{running:.3f}\t{line}\n")
            print("valid", line, flush=True)
            state = {
                "network": network.state_dict(),
                "smooth": smooth.state_dict(),
                "optimiser": optimiser.state_dict(),
            }
            torch.save(state | {"step": step, "spent": spent}, work / "checkpoint.new")
            (work / "checkpoint.new").rename(checkpoint)
        crew.running.value = not last
        crew.barrier.wait(timeout=900)


if __name__ == "__main__":
    main()
