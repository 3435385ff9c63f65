"""The page as a person meets it: opened as a file in a browser, without a network."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from random import Random
from re import findall, search

import pytest
from playwright.sync_api import Page, sync_playwright

from verifier import forged as f

PAGE = Path(__file__).parents[2] / "src" / "truceline" / "verifier" / "verify.html"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
browser = pytest.mark.skipif(CHROMIUM is None, reason="no chromium on this machine, so no browser to open the page in")


@contextmanager
def opened(width: int = 1200, locale: str = "en-GB") -> Iterator[tuple[Page, list[str]]]:
    """The page, and the addresses of everything that it asked for."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = started.new_page(viewport={"width": width, "height": 900}, locale=locale)
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.on("pageerror", lambda error: asked.append(f"error: {error}"))
        page.on("console", lambda said: asked.append(f"console: {said.text}"))
        page.goto(PAGE.as_uri())
        yield page, asked
        started.close()


def receipt(folder: Path, forge: bool = False) -> list[Path]:
    """The three files that a person has: receipt, copy with two fields withheld, policy."""
    envelope, slots = f.shut(Random(1), f.FIELDS)
    leaf = f.leaf_of(f.plain(envelope), f.OBSERVER)
    slots = [f.withheld(slot) if slot["name"] in ("sources", "says.area") else slot for slot in slots]
    if forge:
        slots = [slot | {"value": "about 400"} if slot["name"] == "says.value" else slot for slot in slots]
    hashes = [f.leaf_hash(bytes([n])) for n in range(5)] + [f.leaf_hash(leaf)]
    text = f.checkpoint_text(f.ORIGIN, 6, f.root(hashes))
    files = {
        "receipt.tlog-proof": f.proof_text(5, f.inclusion(5, hashes), f.witnessed(text)).encode(),
        "receipt.json": f.copy_of(leaf, slots),
        "policy": f.policy_text().encode(),
    }
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return [folder / name for name in files]


def verdict(page: Page, code: str) -> str:
    page.locator(f"#verdict[data-code='{code}']").wait_for(timeout=5000)
    return page.locator("#verdict").inner_text()


@browser
def test_a_good_receipt_is_sound_and_says_what_is_withheld_and_who_witnessed(tmp_path: Path) -> None:
    with opened() as (page, _):
        page.locator("#files").set_input_files(receipt(tmp_path))
        said = verdict(page, "sound")
    assert "Sound" in said
    assert "at place 5 (counted from 0) of 6" in said
    assert "Withheld are 2: says.area, sources" in said
    assert "Witnessed by neutral on 2025-03-15" in said
    assert "What is not proved" in said


@browser
def test_a_forged_value_in_a_copy_is_refused_with_the_reason_of_the_python_file(tmp_path: Path) -> None:
    with opened() as (page, _):
        page.locator("#files").set_input_files(receipt(tmp_path, forge=True))
        said = verdict(page, "fields")
    assert "Not sound" in said
    assert "What is proved" not in said


@browser
def test_nothing_is_said_before_all_three_files_are_there(tmp_path: Path) -> None:
    with opened() as (page, _):
        page.locator("#files").set_input_files(receipt(tmp_path)[:2])
        assert "Not checked yet" in verdict(page, "")
        assert "Still needed: 3. Policy" in page.locator("#verdict").inner_text()


@browser
def test_what_was_pasted_is_checked_like_a_file(tmp_path: Path) -> None:
    with opened() as (page, _):
        for part, path in zip(("proof", "thing", "policy"), receipt(tmp_path), strict=True):
            page.locator(f"[data-part={part}] summary").click()
            page.locator(f"[data-part={part}] textarea").fill(path.read_text("utf-8"))
        assert "Sound" in verdict(page, "sound")


@browser
def test_the_author_is_checked_where_the_key_is_given(tmp_path: Path) -> None:
    with opened() as (page, _):
        page.locator("#files").set_input_files(receipt(tmp_path))
        page.locator("#author summary").click()
        page.locator("#author textarea").fill(f.OBSERVER.author.hex())
        page.get_by_text("made by the holder of the key").wait_for(timeout=5000)
        page.locator("#author textarea").fill(f.STRANGER.author.hex())
        assert "Not sound" in verdict(page, "signer")


@browser
@pytest.mark.parametrize(("locale", "sound"), [("uk-UA", "Усе сходиться"), ("ru-RU", "Всё сходится")])
def test_the_page_speaks_the_language_of_the_browser(tmp_path: Path, locale: str, sound: str) -> None:
    with opened(locale=locale) as (page, _):
        page.locator("#files").set_input_files(receipt(tmp_path))
        assert sound in verdict(page, "sound")
        page.get_by_role("button", name="English").click()
        page.get_by_text("What is not proved").wait_for(timeout=5000)


@browser
def test_the_page_asks_for_nothing_but_itself_and_breaks_no_rule_of_its_own(tmp_path: Path) -> None:
    with opened() as (page, asked):
        page.locator("#files").set_input_files(receipt(tmp_path))
        verdict(page, "sound")
    assert asked == [PAGE.as_uri()]


@browser
def test_a_narrow_screen_needs_no_scrolling_sideways(tmp_path: Path) -> None:
    with opened(width=480) as (page, _):
        page.locator("#files").set_input_files(receipt(tmp_path))
        verdict(page, "sound")
        assert page.evaluate("document.documentElement.scrollWidth") <= 480


def test_the_policy_of_the_page_allows_its_own_scripts_and_styles_and_nothing_else() -> None:
    text = PAGE.read_text("utf-8")
    found = search(r'Content-Security-Policy" content="([^"]*)"', text)
    inside = findall(r"<(script|style)[^>]*>(.*?)</\1>", text.replace("\r\n", "\n"), 16)
    own = {"script": "script-src", "style": "style-src"}
    hashes: dict[str, str] = {}
    for tag, part in inside:
        digest = f.b64(sha256(part.encode()).digest())
        hashes[own[tag]] = hashes.get(own[tag], own[tag]) + f" 'sha256-{digest}'"
    rules = ["default-src 'none'", hashes["script-src"], hashes["style-src"], "base-uri 'none'", "form-action 'none'"]
    assert found is not None
    assert found[1] == "; ".join(rules)


def test_the_page_holds_no_address_and_no_handler_in_its_markup() -> None:
    text = PAGE.read_text("utf-8")
    assert not findall(r"https?:|\bsrc=|\bhref=|@import|url\(|\son[a-z]+=|\sstyle=|innerHTML|eval\(|fetch\(", text)


def test_the_three_languages_have_the_same_sentences() -> None:
    texts = PAGE.read_text("utf-8").split("const TEXTS")[1].split("const given")[0]
    parts = [part for part in texts.split("\n  },\n") if "codes:" in part]
    keys = [findall(r"(?:^|[ {,])([a-zA-Z]+): \"", part) for part in parts]
    assert len(keys) == 3
    assert keys[0] == keys[1] == keys[2]


def test_every_placeholder_is_kept_in_translation() -> None:
    texts = PAGE.read_text("utf-8").split("const TEXTS")[1].split("const given")[0]
    parts = [part for part in texts.split("\n  },\n") if "codes:" in part]
    places = [sorted(findall(r"{(\w+)}", part)) for part in parts]
    assert places[0] == places[1] == places[2]
