"""The picture of the README: what the program really prints on a terminal for the sample minutes, as SVG.

python -m tools.picture docs/bild.svg
"""

import io
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import MONOKAI
from rich.text import Text

WIDTH = 104
COMMANDS = (("search", "elever", "--limit", "2"), ("show", "140dcd5b"))
_FONTS_FROM_ELSEWHERE = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)


def on_terminal(*words: str, archive: Path) -> str:
    """What `protokoll` with these words prints on a terminal of our width, with its escape codes."""
    ours, theirs = os.openpty()
    environment = {**os.environ, "PROTOKOLL_ARCHIVE": str(archive), "COLUMNS": str(WIDTH), "TERM": "xterm-256color"}
    environment.pop("NO_COLOR", None)
    command = [sys.executable, "-m", "pipeline.cli", *words]
    with subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=theirs, env=environment) as program:
        os.close(theirs)
        printed = _all_of(ours)
    if program.returncode:
        sys.exit(program.returncode)
    return printed.replace("\r\n", "\n")


def _all_of(descriptor: int) -> str:
    parts: list[bytes] = []
    with os.fdopen(descriptor, "rb", buffering=0) as terminal:
        while True:
            try:
                part = terminal.read(65536)
            except OSError:  # how Linux tells that the other end is closed
                break
            if not part:
                break
            parts.append(part)
    return b"".join(parts).decode()


def draw() -> str:
    """The commands and their answers as an SVG."""
    console = Console(record=True, width=WIDTH, file=io.StringIO(), force_terminal=True)
    with tempfile.TemporaryDirectory() as folder:
        archive = Path(folder, "arkiv.db")
        samples = sorted(str(path) for path in Path("corpus/samples").glob("*.*"))
        on_terminal("import", *samples, archive=archive)
        for words in COMMANDS:
            console.print(Text(f"$ protokoll {' '.join(words)}", style="bold green"))
            console.print(Text.from_ansi(on_terminal(*words, archive=archive)))
    return _FONTS_FROM_ELSEWHERE.sub("", console.export_svg(title="protokoll", theme=MONOKAI, unique_id="bild"))


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(draw(), encoding="utf-8")
