"""Clean English sentences found in documentation on this machine: HTML, plain text, docstrings."""

import html
import os
import random
import re
from collections.abc import Iterator
from pathlib import Path

_MARK = re.compile(r"<(script|style|pre)\b.*?</\1>|<!--.*?-->", re.S)
_BLOCK = re.compile(r"</?(p|li|td|dd|dt|div|h\d|br|tr)\b[^>]*>", re.I)
_TAG = re.compile(r"<[^>]+>")
_SENTENCE = re.compile(r"(?<=[.?!])\s+(?=[A-Z])")
_GOOD = re.compile(r"[A-Z][A-Za-z0-9 ,;:'%-]{18,170}[.?!]")
_SUFFIXES = {".html", ".htm", ".txt", ".md", ".rst", ".py", ".xhtml"}


def _plain(path: Path) -> str:
    text = path.read_text("utf-8", "ignore")[:400_000]
    if path.suffix in {".html", ".htm", ".xhtml"}:
        return html.unescape(_TAG.sub("", _BLOCK.sub("\n\n", _MARK.sub(" ", text))))
    if path.suffix == ".py":
        return "\n\n".join(re.findall(r'"""(.*?)"""', text, re.S))
    return text


def sentences(path: Path) -> Iterator[str]:
    """Sentences of one file that read like English: mostly plain words, no code, 4 to 26 words."""
    for paragraph in re.split(r"\n\s*\n", _plain(path)):
        joined = re.sub(r"\s+", " ", paragraph.replace("``", "").replace("*", "")).strip()
        for sentence in _SENTENCE.split(joined):
            tokens = sentence.split()
            if not 4 <= len(tokens) <= 26 or not _GOOD.fullmatch(sentence):
                continue
            plain = sum(bool(re.fullmatch(r"[A-Za-z][a-z']*[,;:.?!]?", token)) for token in tokens)
            if plain / len(tokens) > 0.8 and max(map(len, tokens)) < 19:
                yield sentence


def harvest(folders: list[Path], limit: int, seed: int = 0, per_file: int = 60) -> list[str]:
    """At most `limit` different sentences out of `folders`, at most `per_file` from each file, in a fixed random
    order."""
    files = sorted(
        Path(root) / name
        for folder in folders
        for root, _, names in os.walk(folder)
        for name in names
        if Path(name).suffix in _SUFFIXES
    )
    rng = random.Random(seed)
    rng.shuffle(files)
    found: dict[str, None] = {}
    for path in files:
        if len(found) >= limit:
            break
        try:
            some = list(dict.fromkeys(sentences(path)))
        except OSError:
            continue
        rng.shuffle(some)
        found.update(dict.fromkeys(some[:per_file]))
    return list(found)[:limit]
