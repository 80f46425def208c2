"""Packs: the Markdown and TOML files of `rubrics/`, read and written without loss."""

from voice_interviewer.core.role.pack import PackError
from voice_interviewer.packs.bank import import_bank
from voice_interviewer.packs.bank_text import export_bank
from voice_interviewer.packs.library import (
    find_pack,
    find_packs,
    folders,
    packs_for,
    read_pack,
    read_texts,
    texts_of,
    write_pack,
)
from voice_interviewer.packs.persona import import_persona
from voice_interviewer.packs.persona_text import export_persona
from voice_interviewer.packs.rubric import dump_rubric, load_rubric

__all__ = [
    "PackError",
    "dump_rubric",
    "export_bank",
    "export_persona",
    "find_pack",
    "find_packs",
    "folders",
    "import_bank",
    "import_persona",
    "load_rubric",
    "packs_for",
    "read_pack",
    "read_texts",
    "texts_of",
    "write_pack",
]
