"""Everything that is said in training, written to WORK/text.

python -m train.textbook WORK --docs FOLDER [FOLDER ...]
"""

import argparse
import json
import random
import re
from collections.abc import Iterable
from pathlib import Path

from train import phrases, prose
from train.spoken import sayable, words

ROOT = Path(__file__).parent.parent
SPLIT = re.compile(r"(?<=[.?!])\s+(?=[A-Z])")


def key(text: str) -> str:
    """What two sentences have in common when they are said alike."""
    return words(sayable(text, random.Random(0)))


def _clean(text: str) -> list[str]:
    text = re.sub(r"`|\*|_|\[|\]|\(|\)|\"|>", " ", text)
    found = []
    for part in SPLIT.split(re.sub(r"\s+", " ", text)):
        part = part.strip(" -#|0123456789.:")
        if 3 <= len(part.split()) <= 28 and re.fullmatch(r"[A-Za-z0-9 ,.;:'?!%/+&$\u2019-]+", part):
            found.append(part)
    return found


def packs(root: Path) -> list[str]:
    """Questions and guides of the role packs that lie in rubrics/."""
    found = []
    for path in sorted([*root.rglob("*.md"), *root.rglob("*.toml")]):
        text = path.read_text("utf-8", "ignore")
        lines = re.findall(r'"([^"\n]{12,})"', text) if path.suffix == ".toml" else text.splitlines()
        found += [sentence for line in lines for sentence in _clean(line)]
    return found


def references(path: Path) -> list[str]:
    """Reference answers and questions of the SAF collection (MIT), when they are at hand."""
    if not path.exists():
        return []
    rows = [json.loads(line) for line in path.read_text().splitlines()]
    texts = {text for row in rows for text in (row["question"], row["reference_answer"])}
    return [sentence for text in sorted(texts) for sentence in _clean(text)]


def wordnet(folder: Path) -> list[str]:
    """Examples and short glosses of WordNet: a broad everyday vocabulary."""
    found = []
    for path in sorted(folder.rglob("data.*")):
        for line in path.read_text("utf-8", "ignore").splitlines():
            gloss = line.partition("|")[2]
            found += re.findall(r'"([^"]+)"', gloss)
            found.append(re.sub(r'"[^"]*"', "", gloss).split(";")[0])
    return [text.strip() for text in found if re.fullmatch(r"[A-Za-z ,;:'-]{16,140}[.?!]?", text.strip())]


def fortunes(folder: Path) -> list[str]:
    """Everyday sentences of the fortune files."""
    found = []
    for path in sorted(folder.glob("*")):
        if path.suffix or not path.is_file():
            continue
        for saying in re.split(r"\n%\n", path.read_text("utf-8", "ignore")):
            found += _clean(re.sub(r"\n\s*--.*", "", saying, flags=re.S))
    return found


def kept(sentences: Iterable[str], held_back: set[str]) -> list[str]:
    """Each once, without those of the evaluation."""
    seen = set(held_back)
    result = []
    for sentence in sentences:
        said = key(sentence)
        if said and said not in seen:
            seen.add(said)
            result.append(sentence)
    return result


def evaluation() -> set[str]:
    """The held-back sentences, of the measurement and of the tuning, as they are said."""
    files = (ROOT / "bench" / "recogniser_sentences.txt", ROOT / "train" / "tuning_sentences.txt")
    return {key(line) for path in files for line in path.read_text().splitlines() if line.strip()}


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("work", type=Path)
    parser.add_argument("--docs", type=Path, nargs="*", default=[])
    parser.add_argument("--saf", type=Path, default=ROOT.parent / "shared" / "scoring" / "saf_dev.jsonl")
    parser.add_argument("--limit", type=int, default=150_000)
    arguments = parser.parse_args()
    folder = arguments.work / "text"
    folder.mkdir(parents=True, exist_ok=True)
    rng = random.Random(0)
    held = evaluation()
    made = [phrases.sentence(rng) for _ in range(200_000)]
    sources = {  # the number in a name is how often a line is drawn, against 1 for prose
        "answers.w15": (Path(__file__).parent / "answers.txt").read_text().splitlines(),
        "packs.w10": packs(ROOT / "rubrics"),
        "references.w3": references(arguments.saf),
        "phrases.w0.7": made,
        "spelled.w0.7": [phrases.spelled(rng) for _ in range(6_000)],
        "fragments.w0.6": [phrases.fragment(rng) for _ in range(15_000)],
        "prose.w0.7": prose.harvest(arguments.docs, arguments.limit),
        "wordnet.w0.3": [text for docs in arguments.docs for text in wordnet(docs)],
        "fortunes.w2": [
            text for docs in arguments.docs for folder in docs.rglob("fortunes") for text in fortunes(folder)
        ],
    }
    for name, sentences in sources.items():
        found = kept(sentences, held)
        (folder / f"{name}.txt").write_text("\n".join(found) + "\n")
        print(name, len(found), flush=True)


if __name__ == "__main__":
    main()
