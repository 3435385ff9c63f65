"""JavaRosa, the engine inside ODK Collect: forms and filled-in forms put through it, as a device would.

It comes inside the ODK Validate that pyxform brings along; the driver is `forms/engine/Fill.java`.
"""

import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
import pyxform

JAR = Path(pyxform.__file__).parent / "validators" / "odk_validate" / "bin" / "ODK_Validate.jar"
DRIVER = Path(__file__).parent / "forms" / "engine" / "Fill.java"
JAVA = ("java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Djava.awt.headless=true")
"""Starts soon; what it does is over before a better compiler would pay."""
no_java = pytest.mark.skipif(shutil.which("java") is None, reason="java is missing: ODK Validate cannot be run")
no_javac = pytest.mark.skipif(shutil.which("javac") is None, reason="javac is missing: JavaRosa cannot be driven")


def validated(xforms: Mapping[str, str], folder: Path) -> tuple[int, str]:
    """How many of some forms ODK Validate holds valid, and whatever else it says about any of them."""
    paths = [folder / f"{name}.xml" for name in xforms]
    for path, xml in zip(paths, xforms.values(), strict=True):
        path.write_text(xml, encoding="utf-8")
    command = [
        *JAVA,
        "-jar",
        str(JAR),
        *map(str, paths),
    ]
    run = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    lines = [line for line in (run.stdout + "\n" + run.stderr).splitlines() if line.strip()]
    usual = ("Validating:", ">> Xform parsing completed!")
    valid = lines.count(">> Xform is valid!")
    return valid, "\n".join(line for line in lines if not line.startswith((*usual, ">> Xform is valid!")))


def through_engine(
    forms: Mapping[str, str], filled: Mapping[str, Sequence[bytes]], folder: Path
) -> dict[str, list[tuple[str, bytes]]]:
    """Filled-in forms loaded, checked and sent again by the engine, by form: what it says, and what it sends.

    Beside them, in `folder/FORM/new.xml`, what it sends for a form that was only opened.
    """
    for form, xml in forms.items():
        (folder / form / "in").mkdir(parents=True)
        (folder / form / "form.xml").write_text(xml, encoding="utf-8")
        for number, one in enumerate(filled.get(form, ())):
            (folder / form / "in" / f"{number:04d}.xml").write_bytes(one)
    command = [
        *JAVA,
        "-Dfile.encoding=UTF-8",
        "-cp",
        str(JAR),
        str(DRIVER),
        str(folder),
    ]
    run = subprocess.run(command, capture_output=True, timeout=300, check=False)
    assert run.returncode == 0, run.stderr.decode()[-2000:]
    found: dict[str, list[tuple[str, bytes]]] = {form: [] for form in forms}
    for line in run.stdout.decode().splitlines():
        form, name, said = line.split("\t", 2)
        sent = folder / form / "out" / name
        found[form].append((said, sent.read_bytes() if sent.is_file() else b""))
    return found
