"""The Python file alone: vectors of the standards, what the command line says, and that it leans on nothing."""

import ast
import re
import sys
from pathlib import Path
from random import Random

import pytest
from cryptography.hazmat.primitives.asymmetric import mldsa

from truceline.verifier import truceline_verify as v
from verifier import attacks
from verifier import forged as f

FILE = Path(v.__file__)
CASE_FORMAT = Path(__file__).parents[2] / "docs" / "case-format.md"

# The roots over the first n of these leaves, as they are used to test Certificate Transparency.
LEAVES = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"]
ROOTS = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
# The example of Go's golang.org/x/mod/sumdb/note: the name is part of the signed vector.
NOTE = (
    "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n\n"
    "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"
)
NOTE_KEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"


@pytest.mark.parametrize("size", range(1, 9))
def test_the_roots_of_the_classic_leaves(size: int) -> None:
    hashes = [v.leaf_hash(bytes.fromhex(leaf)) for leaf in LEAVES[:size]]
    assert v.root_of(hashes).hex() == ROOTS[size - 1]


def test_the_root_of_nothing_is_the_hash_of_nothing() -> None:
    assert v.root_of([]).hex() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


@pytest.mark.parametrize("size", [1, 2, 3, 255, 256, 257, 513])
def test_the_tree_that_grows_agrees_with_the_definition(size: int) -> None:
    hashes = [v.leaf_hash(n.to_bytes(2, "big")) for n in range(size)]
    assert v.root_of(hashes) == f.root(hashes)


@pytest.mark.parametrize("size", range(1, 18))
def test_each_place_of_each_tree_is_proved_and_no_other(size: int) -> None:
    hashes = [v.leaf_hash(bytes([n])) for n in range(size)]
    for index in range(size):
        proof = f.inclusion(index, hashes)
        v.check_inclusion(hashes[index], index, size, proof, f.root(hashes))
        for other in set(range(size + 2)) - {index}:
            with pytest.raises(v.Wrong):
                v.check_inclusion(hashes[index], other, size, proof, f.root(hashes))


def test_a_note_of_another_implementation_is_read_and_its_signature_holds() -> None:
    text, [(name, short, signature)] = v.parse_note(NOTE.encode())
    key = v.parse_key(NOTE_KEY)
    assert (name, short) == (key.name, key.id)
    assert v.check_signature(key, text, signature) is None


def test_a_note_of_another_implementation_fails_with_one_letter_changed() -> None:
    text, [(_, _, signature)] = v.parse_note(NOTE.replace("answer", "Answer").encode())
    with pytest.raises(v.Wrong, match="does not hold"):
        v.check_signature(v.parse_key(NOTE_KEY), text, signature)


def test_an_ml_dsa_cosignature_counts_where_the_library_has_it_and_is_said_to_be_unchecked_elsewhere(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    secret = mldsa.MLDSA44PrivateKey.from_seed_bytes(bytes(32))
    material = b"\x06" + secret.public_key().public_bytes_raw()
    short = v.sha256(b"post.example\n" + material)[:4]
    policy = f"log {f.LOG.vkey(f.ORIGIN, 1)}\nwitness post post.example+{short.hex()}+{f.b64(material)}\nquorum post\n"
    time = (1_742_000_300).to_bytes(8, "big")
    origin = f.ORIGIN.encode()
    message = b"subtree/v1\n\x00" + b"\x0cpost.example" + time + bytes([len(origin)]) + origin
    message += bytes(8) + (8).to_bytes(8, "big") + f.root(attacks.HASHES)
    line = f"— post.example {f.b64(short + time + secret.sign(message))}\n"
    note = (f.signed(attacks.TEXT, (f.LOG, f.ORIGIN)) + line).encode()
    head = v.open_checkpoint(note, v.parse_policy(policy.encode()))
    assert head.witnesses == {"post": 1_742_000_300}

    monkeypatch.setitem(sys.modules, "cryptography.hazmat.primitives.asymmetric.mldsa", None)
    head = v.open_checkpoint(note, v.parse_policy(policy.encode()))
    assert (head.witnesses, head.unchecked) == ({}, ["post.example"])
    with pytest.raises(v.Wrong, match="the quorum post is not reached"):
        v.check_quorum(head, v.parse_policy(policy.encode()))


def test_the_kinds_of_entry_are_those_of_the_document() -> None:
    table = CASE_FORMAT.read_text("utf-8").split("## Kinds and their columns")[1]
    assert set(re.findall(r"^\| `([a-z]+)` \|", table, re.MULTILINE)) == v.ENTRIES


def test_the_file_needs_only_what_comes_with_python() -> None:
    tree = ast.parse(FILE.read_text("utf-8"))
    named = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    named |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    tops = {name.split(".")[0] for name in named}
    assert tops - set(sys.stdlib_module_names) == {"nacl", "cryptography"}


# The command line


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    code = v.main(arguments)
    return code, capsys.readouterr().out


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    slots = [*attacks.SLOTS[:7], f.withheld(attacks.SLOTS[7])]
    proof = f.proof_text(7, attacks.PATH, f.witnessed(attacks.TEXT))
    (tmp_path / "r.tlog-proof").write_text(proof, "utf-8")
    (tmp_path / "r.json").write_bytes(f.copy_of(attacks.LEAF, slots))
    (tmp_path / "trusted").write_bytes(attacks.POLICY)
    return tmp_path


def test_a_receipt_says_what_it_proves_and_what_not(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, text = said(capsys, "--policy", str(folder / "trusted"), str(folder / "r.tlog-proof"))
    assert code == 0
    assert f"in the record of {f.ORIGIN} at index 7, among 8 leaves" in text
    assert "witnessed by neutral at 2025-03-15 00:58:21 UTC" in text
    assert "withheld: text" in text
    assert "NOT CHECKED: the signature of its author" in text


def test_the_author_of_a_receipt_is_checked_where_the_key_is_given(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = ("--policy", str(folder / "trusted"), str(folder / "r.tlog-proof"), "--signer")
    assert "signed by the key that was given" in said(capsys, *given, f.OBSERVER.author.hex())[1]
    assert said(capsys, *given, f.STRANGER.author.hex())[0] == 1


def test_a_spoiled_copy_beside_a_receipt_is_named_with_its_reason(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    forged = [*attacks.SLOTS[:7], attacks.SLOTS[7] | {"value": "something else"}]
    (folder / "r.json").write_bytes(f.copy_of(attacks.LEAF, forged))
    code, text = said(capsys, "--policy", str(folder / "trusted"), str(folder / "r.tlog-proof"))
    assert code == 1
    assert "WRONG r.tlog-proof: a value, salt, name or hash is not the one signed [fields]" in text


def test_a_receipt_without_a_policy_rests_on_the_log_alone(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, text = said(capsys, "--key", f.LOG.vkey(f.ORIGIN, 1), str(folder / "r.tlog-proof"))
    assert code == 0
    assert "NOT CHECKED: no witness; nobody but the log vouches" in text


def test_without_any_key_nothing_is_checked(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert said(capsys, str(folder / "r.tlog-proof"))[0] == 2


def test_a_receipt_alone_is_not_enough(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "r.json").unlink()
    assert said(capsys, "--policy", str(folder / "trusted"), str(folder / "r.tlog-proof"))[0] == 2


def test_a_fork_proof_says_that_the_log_signed_two_histories(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    fork = next(case for what, case, _ in attacks.told() if what == "two signed histories are a fork")
    (folder / "fork.json").write_bytes(v.unbase64(fork["fork"], "fork"))
    code, text = said(capsys, "--policy", str(folder / "trusted"), str(folder / "fork.json"))
    assert code == 0
    assert f"PROVED: {f.ORIGIN} signed two histories, one of 5 leaves and one of 8" in text


def test_what_a_hostile_file_says_cannot_steer_the_terminal(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    envelope, slots = f.shut(Random(1), f.FIELDS | {"text": "\x1b[31mred\u202e"})
    (folder / "r.json").write_bytes(f.copy_of(f.leaf_of(f.plain(envelope), f.OBSERVER), slots))
    text = said(capsys, "--policy", str(folder / "trusted"), str(folder / "r.json"))[1]
    assert "\x1b" not in text
    assert "\u202e" not in text
