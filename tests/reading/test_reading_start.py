"""What is loaded when: the parser is loaded for reading, and by no other command."""

import subprocess
import sys

from click import Context

from truceline.cli import main

_LOAD = """
import sys
from importlib import import_module
for name in sys.argv[1:]:
    import_module(f"truceline.cli.{name}")
print(*sorted({one.partition(".")[0] for one in sys.modules} & {"spacy", "thinc", "bs4", "py3langid"}))
"""


def loaded_by(*commands: str) -> list[str]:
    """Which of the packages for reading are loaded with these commands, in a process of their own."""
    done = subprocess.run([sys.executable, "-c", _LOAD, *commands], check=True, capture_output=True, text=True)
    return done.stdout.split()


def test_no_command_but_read_loads_what_reading_needs() -> None:
    others = [name for name in main.list_commands(Context(main)) if name != "read"]
    assert len(others) > 20
    assert loaded_by(*others) == []


def test_read_does() -> None:
    assert "spacy" in loaded_by("read")
