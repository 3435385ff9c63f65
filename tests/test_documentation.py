"""The documentation is true: its commands run, its examples load, and it leaves nothing out."""

import re
import shlex
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner

from shipped import copied
from truceline.cli import _COMMANDS, main
from truceline.record.kinds import KINDS
from truceline.sources import case as case_models
from truceline.sources.models import Strict
from truceline.sources.yaml_tree import parse_yaml
from truceline.terms import areas, clauses, conditions, schema, times
from truceline.terms.load import load_tree

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
TEXTS = {page: page.read_text(encoding="utf-8") for page in [*PAGES, *ROOT.glob("*.md")]}


def blocks(page: Path, kind: str) -> list[str]:
    return re.findall(rf"```{kind}\n(.*?)```", TEXTS[page], re.DOTALL)


def commands(page: Path) -> list[str]:
    lines = [line for block in blocks(page, "console") for line in block.splitlines()]
    return [line for line in lines if line.startswith("truceline ")]


@pytest.mark.parametrize("page", [page for page in PAGES if commands(page)], ids=lambda page: page.name)
def test_every_command_runs_in_the_order_given(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("spring-2025", "donbas-2020", "exchanges-2025"):
        copied(name, tmp_path / "cases")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "docs").symlink_to(ROOT / "docs")
    for line in commands(page):
        outcome = CliRunner().invoke(main, shlex.split(line)[1:])
        assert outcome.exit_code == 0, f"{line}\n{outcome.output}"


def test_the_output_shown_in_the_readme_is_what_the_program_says(tmp_path: Path) -> None:
    case = copied("spring-2025", tmp_path)
    runner = CliRunner()
    runner.invoke(main, ["build", str(case)])
    at = ["--at", "2025-03-20T12:00Z", "--known", "2025-03-20T12:00Z"]
    said = runner.invoke(main, ["state", str(case), *at]).output
    said += runner.invoke(main, ["claims", str(case), "--agreement", "easter-2025"]).output
    printed = {" ".join(line.split()) for line in said.splitlines()}
    shown = [line for block in blocks(ROOT / "README.md", "text") for line in block.splitlines() if line.strip()]
    assert [line for line in shown if " ".join(line.split()) not in printed] == []


def examples() -> list[str]:
    return blocks(ROOT / "docs" / "agreement-format.md", "yaml")


@pytest.mark.parametrize("number", range(len(examples())))
def test_every_example_of_an_agreement_is_well_formed(number: int) -> None:
    assert load_tree(parse_yaml("example.yaml", examples()[number])).digest


def keys(module: object) -> set[str]:
    found = set()
    for model in vars(module).values():
        if (
            isinstance(model, type)
            and issubclass(model, Strict)
            and model.__module__ == getattr(module, "__name__", "")
        ):
            found |= {field.alias or name for name, field in model.model_fields.items()}
    return found


@pytest.mark.parametrize(
    ("page", "module"),
    [
        ("agreement-format.md", schema),
        ("agreement-format.md", clauses),
        ("agreement-format.md", conditions),
        ("agreement-format.md", times),
        ("agreement-format.md", areas),
        ("case-format.md", case_models),
    ],
)
def test_every_key_of_a_format_is_explained(page: str, module: object) -> None:
    text = TEXTS[ROOT / "docs" / page]
    assert {key for key in keys(module) if not re.search(rf"\b{key}\b", text)} == set()


def test_every_kind_of_entry_and_its_columns_are_explained() -> None:
    rows = re.findall(r"^\| `(\w+)` \| (.*?) \|", TEXTS[ROOT / "docs" / "case-format.md"], re.MULTILINE)
    explained = {kind: set(re.findall(r"`(\w+)\??`", columns)) for kind, columns in rows}
    assert {kind: set(model.model_fields) for kind, model in KINDS.items()} == {kind: explained[kind] for kind in KINDS}


def test_every_command_is_mentioned() -> None:
    everything = "\n".join(TEXTS.values())
    assert [name for name in _COMMANDS if f"truceline {name}" not in everything] == []


def test_every_place_named_in_the_glossary_is_there() -> None:
    named = re.findall(r"`(\w+/\w+\.py)`", TEXTS[ROOT / "GLOSSARY.md"])
    assert named
    assert [place for place in named if not (ROOT / "src" / "truceline" / place).is_file()] == []


def test_every_attack_has_a_promise_and_a_test_that_is_there() -> None:
    text = TEXTS[ROOT / "docs" / "security.md"]
    numbers = [int(number) for number in re.findall(r"^\| (\d+) \|.*test_", text, re.MULTILINE)]
    assert numbers == list(range(1, 25))
    named = re.findall(r"`((?:\w+/)+test_\w+\.py)`", text)
    assert [place for place in named if not (ROOT / "tests" / place).is_file()] == []


def test_every_link_leads_somewhere() -> None:
    broken = []
    for page, text in TEXTS.items():
        for target in re.findall(r"\]\(([^)#]+)\)", text):
            if not target.startswith("http") and not (page.parent / target).exists():
                broken.append((page.name, target))
    assert broken == []


def tracked() -> list[Path]:
    try:
        listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True).stdout
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("this is not a git checkout")
    return [ROOT / name for name in listed.decode().split("\0") if name and not name.endswith(".png")]


def test_no_file_holds_a_registry_address_or_a_path_of_a_machine() -> None:
    forbidden = [f"{host}.{end}" for host, end in (("pypi", "org"), ("pythonhosted", "org"), ("npmjs", "org"))]
    forbidden += ["/" + place + "/" for place in ("work", "tmp", "home", "root")]
    found = []
    for path in tracked():
        text = path.read_bytes().decode(errors="ignore") if path.is_file() else ""
        text = re.sub(r"https?://\S+", lambda match: match[0] if "py" in match[0] or "npm" in match[0] else "", text)
        found += [(path.name, word) for word in forbidden if word in text]
    assert found == []
