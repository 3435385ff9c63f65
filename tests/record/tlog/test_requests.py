import pytest
from hypothesis import given
from hypothesis import strategies as st

from small_log import SmallLog, numbered
from truceline.errors import NotProved
from truceline.record.tlog.requests import Request, parse_request

LOG = SmallLog(numbered(20))
ORIGIN = "example.com/behind-the-sofa"
# The example of C2SP `tlog-witness`.
SPEC = f"""old 20852014
PlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkaw=
jrJZDmY8Y7SyJE0MWLpLozkIVMSMZcD5kvuKxPC3swk=
5+pKlUdi2LeF/BcMHBn+Ku6yhPGNCswZZD1X/6QgPd8=
/6WVhPs2CwSsb5rYBH5cjHV/wSmA79abXAwhXw3Kj/0=

{ORIGIN}
20852163
CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

— {ORIGIN} Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
— {ORIGIN} opLqBQsREYCgu6xQkYQwJr9fo45a62DN9EdmHXnZdXNqlcVGlCum2Wks+49/V6267UEjw6QUXTS5Rovnzv++qbSzm9Q=
"""
HASH = "PlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkaw=\n"


def test_the_example_of_the_specification_is_read_and_written_back() -> None:
    request = parse_request(SPEC.encode())
    assert (request.old, len(request.proof), request.checkpoint.size) == (20852014, 4, 20852163)
    assert request.bytes().decode() == SPEC


hashes = st.lists(st.binary(min_size=32, max_size=32), max_size=63)


@given(st.integers(0, 2**63 - 1), hashes, st.integers(0, 20))
def test_a_request_reads_back_as_it_is_written(old: int, proof: list[bytes], size: int) -> None:
    request = Request(old, tuple(proof), LOG.note(size))
    assert parse_request(request.bytes()) == request


@given(st.binary(max_size=200))
def test_any_bytes_are_a_request_that_is_written_back_the_same_or_refused(data: bytes) -> None:
    try:
        request = parse_request(data)
    except NotProved:
        return
    assert request.bytes() == data


@given(st.data())
def test_a_request_with_a_changed_byte_is_another_request_or_refused(data: st.DataObject) -> None:
    raw = bytearray(LOG.request(7, 12))
    raw[data.draw(st.integers(0, len(raw) - 1))] ^= data.draw(st.integers(1, 255))
    try:
        request = parse_request(bytes(raw))
    except NotProved:
        return
    assert request.bytes() == bytes(raw)


def test_as_many_hashes_as_the_specification_allows_are_read() -> None:
    assert len(parse_request(SPEC.replace(HASH, HASH * 60).encode()).proof) == 63


@pytest.mark.parametrize(
    "text",
    [
        "",
        SPEC.replace("old ", "Old "),
        SPEC.replace("old ", "old  "),
        SPEC.replace("old 2", "old 02"),
        SPEC.replace("old 20852014", "old -1"),
        SPEC.replace("old 20852014", "old"),
        SPEC.replace("old 20852014", "old 20852014 "),
        SPEC.replace("old 20852014\n", ""),
        SPEC.replace("\n", "\r\n"),
        SPEC.replace(HASH, HASH * 61),
        SPEC.replace(HASH, "\n"),
        SPEC.replace(HASH, "QQ==\n"),
        SPEC.replace(HASH, HASH.replace("=", "")),
        SPEC.replace(HASH, HASH.replace("kaw=", "kax=")),
        SPEC.replace("\n\nexample", "\nexample"),
        SPEC.replace("Kj/0=\n\n", "Kj/0=\n\n\n"),
        SPEC.removesuffix("\n"),
        SPEC + "\n",
        SPEC.partition("— ")[0],
    ],
)
def test_what_is_not_exactly_a_request_is_refused(text: str) -> None:
    with pytest.raises(NotProved):
        parse_request(text.encode())
