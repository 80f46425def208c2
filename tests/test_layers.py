"""Dependencies run downwards only, and nobody imports in a circle."""

from __future__ import annotations

import ast
import graphlib
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "voice_interviewer"
NAME = PACKAGE.name
MODULES = {
    ".".join((NAME, *path.relative_to(PACKAGE).with_suffix("").parts)).removesuffix(".__init__"): path
    for path in PACKAGE.rglob("*.py")
}


def imports(module: str) -> set[str]:
    """Every module that this one imports, anywhere in it; relative names resolved."""
    tree = ast.parse(MODULES[module].read_text(encoding="utf-8"))
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                package = module if MODULES[module].name == "__init__.py" else module.rpartition(".")[0]
                parts = package.split(".")[: len(package.split(".")) - node.level + 1]
                base = ".".join([*parts, base] if base else parts)
            names = {f"{base}.{alias.name}" for alias in node.names}
            found |= {name if name in MODULES else base for name in names}
    return found - {module}


def inside(module: str) -> set[str]:
    return {name for name in imports(module) if name in MODULES}


@pytest.mark.parametrize("module", sorted(name for name in MODULES if name.startswith(f"{NAME}.core")))
def test_the_core_imports_the_standard_library_alone(module: str) -> None:
    outside = {name for name in imports(module) if not name.startswith(f"{NAME}.core")}
    assert {name.split(".")[0] for name in outside} <= sys.stdlib_module_names
    assert not outside & {"asyncio", "time", "datetime.datetime.now", "threading", "socket", "sqlite3", "subprocess"}


@pytest.mark.parametrize("module", sorted(name for name in MODULES if name.startswith(f"{NAME}.adapters.")))
def test_adapters_never_import_each_other_nor_what_uses_them(module: str) -> None:
    family = ".".join(module.split(".")[:3])
    above = ("adapters.", "wiring", "cli", "commands", "session", "web", "terminal", "conduct")
    forbidden = {name for name in inside(module) if name.startswith(tuple(f"{NAME}.{part}" for part in above))}
    private = {name for name in forbidden if name.startswith((family, f"{family}_child"))}
    # an adapter may have a package or a child process of its own
    assert forbidden - private - OWN_PARTS.get(module, set()) == set()


OWN_PARTS = {
    f"{NAME}.adapters.embedded_recogniser": {name for name in MODULES if name.startswith(f"{NAME}.adapters.ear")},
}


@pytest.mark.parametrize(
    "module", ["session", "listening", "floor", "desk", "director", "grader", "simulation", "ports"]
)
def test_the_session_knows_no_adapter(module: str) -> None:
    if f"{NAME}.{module}" not in MODULES:
        pytest.skip(f"{module} is not there")
    assert not {name for name in inside(f"{NAME}.{module}") if name.startswith((f"{NAME}.adapters", f"{NAME}.wiring"))}


def test_nobody_imports_in_a_circle() -> None:
    packages = {name for name, path in MODULES.items() if path.name == "__init__.py"}
    graph = {name: inside(name) - packages for name in MODULES}
    graphlib.TopologicalSorter(graph).prepare()


def test_only_config_reads_the_environment() -> None:
    readers = {
        name
        for name, path in MODULES.items()
        if "os.environ" in path.read_text(encoding="utf-8") or "getenv" in path.read_text(encoding="utf-8")
    }
    # the child process of pyttsx3 tells espeak where its data lies: it writes, for itself alone
    assert readers <= {f"{NAME}.config", f"{NAME}.adapters.pyttsx3_child"}
