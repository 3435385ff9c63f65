"""ODK's own web client, which nobody here wrote: fetched with npm and built once, into a cache outside the tree."""

import os
import shutil
import subprocess
from functools import cache
from hashlib import sha256
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "web_client"
_FILES = ("package.json", "package-lock.json", ".npmrc", "index.html", "main.js", "vite.config.js")
_MINUTES = 5


@cache
def client_app() -> Path:
    """The folder with the built page. Skips the test where it can neither be found nor made."""
    key = sha256(b"".join((SOURCE / name).read_bytes() for name in _FILES)).hexdigest()[:16]
    home = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    out = home / "truceline" / f"web-client-{key}"
    if not (out / "index.html").is_file():
        _build(out)
    return out


def _build(out: Path) -> None:
    for program in ("node", "npm"):
        if shutil.which(program) is None:
            pytest.skip(f"{program} is not installed, so ODK's web client cannot be built")
    work = out.with_name(f"{out.name}.work-{os.getpid()}")
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    try:
        for name in _FILES:
            shutil.copy(SOURCE / name, work / name)
        _run(work, "npm", "ci", "--ignore-scripts")
        _run(work, "npm", "run", "build", env={"WEB_CLIENT_OUT": str(work / "built")})
        if not out.exists():
            (work / "built").rename(out)
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _run(work: Path, *words: str, env: dict[str, str] | None = None) -> None:
    try:
        done = subprocess.run(
            words,
            cwd=work,
            env=os.environ | (env or {}),
            capture_output=True,
            text=True,
            timeout=_MINUTES * 60,
            check=False,
        )
    except subprocess.TimeoutExpired:
        pytest.skip(f"`{' '.join(words)}` for ODK's web client took more than {_MINUTES} minutes")
    if done.returncode:
        last = (done.stderr.strip() or done.stdout.strip()).splitlines()[-1:]
        pytest.skip(f"`{' '.join(words)}` for ODK's web client failed: {''.join(last)[:200]}")
