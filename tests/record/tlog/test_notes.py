import pytest
from hypothesis import given
from hypothesis import strategies as st

from small_log import seed
from truceline.errors import NotProved
from truceline.record.tlog.checkpoints import Checkpoint, checkpoint_of, parse_checkpoint
from truceline.record.tlog.notes import (
    SIGNED,
    Note,
    NoteKey,
    NoteSignature,
    base64_of,
    from_base64,
    parse_note,
    parse_note_key,
    parse_signature,
    sign_note,
)
from truceline.record.tlog.signatures import PrivateKey

KEY = PrivateKey(seed(1))
VKEY = NoteKey("log.example", SIGNED, KEY.public)

# The example of the Go package `note`: a key and a note that others made.
GO_KEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
GO_NOTE = """If you think cryptography is the answer to your problem,
then you don't know what your problem is.

— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
"""

# The example of C2SP `tlog-checkpoint`.
SPEC_ORIGIN = "example.com/behind-the-sofa"
SPEC_SIGNATURE = "Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8="
SPEC_CHECKPOINT = f"""{SPEC_ORIGIN}
20852163
CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

— {SPEC_ORIGIN} {SPEC_SIGNATURE}
"""


def test_a_note_by_another_program_holds() -> None:
    parse_note(GO_NOTE.encode()).verify(parse_note_key(GO_KEY))
    with pytest.raises(NotProved):
        parse_note(GO_NOTE.replace("your", "my").encode()).verify(parse_note_key(GO_KEY))


def test_the_checkpoint_of_the_specification_is_read_and_written_back() -> None:
    checkpoint, note = parse_checkpoint(SPEC_CHECKPOINT.encode())
    assert (checkpoint.origin, checkpoint.size) == (SPEC_ORIGIN, 20852163)
    assert checkpoint.text == note.text
    assert str(note) == SPEC_CHECKPOINT


def test_the_text_of_a_note_may_hold_empty_lines() -> None:
    note = sign_note("trafitto\n\nsera\n", "log.example", KEY)
    assert parse_note(note.bytes()) == note


texts = st.text(st.characters(min_codepoint=0x20, exclude_categories=["Cs"]) | st.just("\n")).map(
    lambda text: text + "\n"
)


@given(texts)
def test_a_signed_text_reads_back_and_holds(text: str) -> None:
    note = parse_note(sign_note(text, "log.example", KEY).bytes())
    assert note.text == text
    note.verify(VKEY)


@given(texts, st.data())
def test_any_changed_byte_of_a_note_is_refused(text: str, data: st.DataObject) -> None:
    raw = bytearray(sign_note(text, "log.example", KEY).bytes())
    raw[data.draw(st.integers(0, len(raw) - 1))] ^= data.draw(st.integers(1, 255))
    with pytest.raises(NotProved):
        parse_note(bytes(raw)).verify(VKEY)


@given(st.binary(max_size=200))
def test_any_bytes_are_a_note_that_is_written_back_the_same_or_refused(data: bytes) -> None:
    try:
        note = parse_note(data)
    except NotProved:
        return
    assert note.bytes() == data


LINE = str(sign_note("a\n", "log.example", KEY).signatures[0])


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a\n",
        "a\n\n",
        f"a\n{LINE}",
        f"a\n\n{LINE[:-1]}",
        f"a\n\n{LINE}\n",
        f"a\x00\n\n{LINE}",
        f"a\r\n\n{LINE}",
        f"a\t\n\n{LINE}",
        f"a\n\n{LINE.replace('—', '-')}",
        f"a\n\n{LINE.replace(' log', '  log')}",
        f"a\n\n{LINE.replace('log.', 'log+')}",
        f"a\n\n{LINE.replace('=', '')}",
        "a\n\n" + LINE * 101,
    ],
)
def test_what_is_not_exactly_a_note_is_refused(text: str) -> None:
    with pytest.raises(NotProved):
        parse_note(text.encode())


def test_bytes_that_are_no_text_are_no_note() -> None:
    with pytest.raises(NotProved, match="UTF-8"):
        parse_note(b"\xff\n\n")


def test_as_many_signatures_as_the_specification_asks_for_are_read() -> None:
    assert len(parse_note(f"a\n\n{LINE * 16}".encode()).signatures) == 16


def test_a_signature_by_another_key_of_the_same_name_is_passed_over() -> None:
    other = sign_note("a\n", "log.example", PrivateKey(seed(2))).signatures
    sign_note("a\n", "log.example", KEY).adding(other).verify(VKEY)
    with pytest.raises(NotProved, match="did not sign"):
        Note("a\n", other).verify(VKEY)


def test_a_wrong_signature_by_a_known_key_spoils_the_note() -> None:
    wrong = NoteSignature("log.example", VKEY.id, bytes(64))
    with pytest.raises(NotProved):
        sign_note("a\n", "log.example", KEY).adding([wrong]).verify(VKEY)


def test_a_key_reads_back_as_it_is_written() -> None:
    assert parse_note_key(str(VKEY)) == VKEY
    assert str(parse_note_key(GO_KEY)) == GO_KEY


@pytest.mark.parametrize("text", ["", "a", "a+b", "a+00000000+AQ==", "+c74f20a3+AQ==", GO_KEY[:-4], GO_KEY.upper()])
def test_what_is_not_a_key_is_refused(text: str) -> None:
    with pytest.raises(NotProved):
        parse_note_key(text)


@pytest.mark.parametrize("text", ["QQ", "QQ=", "QR==", "QQ==\n", " QQ==", "Q_-=", "QQ==QQ==", "é"])
def test_a_second_spelling_of_the_same_bytes_is_refused(text: str) -> None:
    assert from_base64("QQ==") == b"A"
    with pytest.raises(NotProved):
        from_base64(text)


@pytest.mark.parametrize("name", ["", "a b", "a+b", "a\u00a0b", "a\u2003b", "a\n"])
def test_a_name_without_form_is_refused(name: str) -> None:
    with pytest.raises(NotProved):
        sign_note("a\n", name, KEY)


@pytest.mark.parametrize("line", ["", "— a", "— a QQ==", "— a QUFBQQ==", "— a QUFBQUE= b", "-- a QUFBQUE="])
def test_what_is_not_a_signature_line_is_refused(line: str) -> None:
    assert parse_signature("— a QUFBQUE=") == NoteSignature("a", b"AAAA", b"A")
    with pytest.raises(NotProved):
        parse_signature(line)


@given(st.text(st.characters(min_codepoint=0x21, max_codepoint=0x7E), min_size=1), st.integers(0, 2**63 - 1))
def test_a_checkpoint_reads_back_as_it_is_written(origin: str, size: int) -> None:
    checkpoint = Checkpoint(origin, size, bytes(32))
    assert checkpoint_of(Note(checkpoint.text, ())) == checkpoint


ROOT = base64_of(bytes(32))


@pytest.mark.parametrize(
    "text",
    [
        f"\n3\n{ROOT}\n",
        f"a\n03\n{ROOT}\n",
        f"a\n+3\n{ROOT}\n",
        f"a\n-1\n{ROOT}\n",
        f"a\n3 \n{ROOT}\n",
        f"a\n٣\n{ROOT}\n",
        f"a\n{10**20}\n{ROOT}\n",
        f"a\n3\n{base64_of(bytes(31))}\n",
        f"a\n3\n{ROOT}\nan extension\n",
        f"a\n3\n{ROOT}",
        "a\n3\n",
    ],
)
def test_what_is_not_exactly_a_checkpoint_is_refused(text: str) -> None:
    with pytest.raises(NotProved):
        checkpoint_of(Note(text, ()))
