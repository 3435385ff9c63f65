"""Everything that a file says is in its prose, in every language; the same file gives the same prose."""

import re
from pathlib import Path

import pytest

from truceline.reports.prose.language import LANGUAGES
from truceline.reports.prose.layout import WIDTH
from truceline.reports.prose.page import prose
from truceline.terms.load import Version, load
from truceline.terms.schema import Agreement
from whole_terms import changed, whole

ROOT = Path(__file__).parents[3]
FILES = [*sorted((ROOT / "library").glob("*.yaml")), *sorted((ROOT / "cases").glob("*/agreements/*.yaml"))]
JEDDAH = ROOT / "cases" / "spring-2025" / "agreements" / "jeddah-30d.yaml"


def told(agreement: Agreement, language: str) -> str:
    """Its prose under a digest that does not change, so that the digest gives nothing away."""
    return prose(Version(agreement, "0" * 64), language)


def silent_about(agreement: Agreement, language: str) -> list[str]:
    """The places that can be changed without a change of the prose."""
    before = told(agreement, language)
    return [place for place, other in changed(agreement) if told(other, language) == before]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_any_change_of_a_shipped_agreement_changes_its_prose(path: Path, language: str) -> None:
    assert silent_about(load(path).agreement, language) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_any_change_of_an_agreement_that_uses_every_key_changes_its_prose(language: str) -> None:
    assert silent_about(whole(), language) == []


def test_the_agreement_that_uses_every_key_uses_every_key() -> None:
    places = {re.sub(r"\[\d+\]|\.(words)", "", place) for place, _ in changed(whole())}
    named = {name for place in places for name in re.findall(r"\.([a-z_]+)", place)}
    assert keys_of(Agreement) <= named | {"form"}


def keys_of(model: type[Agreement]) -> set[str]:
    """Every key of every model of the format."""
    return {
        name
        for shape in model.model_json_schema(by_alias=False)["$defs"].values()
        for name in shape.get("properties", ())
    } | set(model.model_fields)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_prose_fits_a_page_but_for_single_long_words(language: str) -> None:
    lines = told(whole(), language).splitlines()
    assert [line for line in lines[1:] if len(line) > WIDTH and " " in line.strip("-> ")] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_number_that_a_sentence_refers_to_is_that_of_a_paragraph(language: str) -> None:
    text = told(whole(), language)
    paragraphs = set(re.findall(r"^(\d+(?:\.\d+)+)\. ", text, re.MULTILINE))
    referred = set(re.findall(r"\b(\d+(?:\.\d+)+) \([a-z]", " ".join(text.split())))
    assert referred
    assert referred <= paragraphs


def test_it_ends_with_the_digest_and_with_what_consents_name() -> None:
    version = load(JEDDAH)
    text = " ".join(prose(version, "en").split())
    assert f"Digest of this version: {version.digest} Consents name the version by this digest" in text
    assert "the YAML file and not this prose" in text


def test_what_the_text_leaves_open_is_said() -> None:
    text = " ".join(prose(load(JEDDAH), "en").split())
    assert "30 days (the text does not say how days are counted)" in text
    assert "Nobody is named to answer it" in text
    assert "Area front: a line; not yet drawn." in text
    assert "The text names no monitor for: 9.1 (ceasefire)." in text
