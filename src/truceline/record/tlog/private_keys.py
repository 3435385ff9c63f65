"""Private keys as a line of text, in the style of C2SP's `signed-note` tools. Errors never show what stands in it."""

from truceline.errors import NotProved
from truceline.record.tlog.cosignatures import ED25519, ML_DSA_44
from truceline.record.tlog.notes import SIGNED, NoteKey, base64_of, from_base64, named
from truceline.record.tlog.signatures import Algorithm, PrivateKey

_START = "PRIVATE+KEY+"
_ALGORITHMS = {SIGNED: Algorithm.ED25519, ED25519: Algorithm.ED25519, ML_DSA_44: Algorithm.ML_DSA_44}


def private_line(name: str, type: int, key: PrivateKey) -> str:
    """A key that signs notes of a type under a name: `PRIVATE+KEY+name+id+base64`, with a newline."""
    public = NoteKey(named(name), type, key.public)
    return f"{_START}{name}+{public.id.hex()}+{base64_of(bytes([type]) + key.seed)}\n"


def parse_private(line: str) -> tuple[NoteKey, PrivateKey]:
    """The public and the private side of such a line. Raises NotProved."""
    parts = line.strip().removeprefix(_START).split("+", 2)
    if not line.startswith(_START) or len(parts) != 3:
        raise NotProved("the key file does not hold a key")
    data = from_base64(parts[2])
    if not data or data[0] not in _ALGORITHMS:
        raise NotProved("the key file holds a key of an unknown type")
    key = PrivateKey(data[1:], _ALGORITHMS[data[0]])
    public = NoteKey(named(parts[0]), data[0], key.public)
    if public.id.hex() != parts[1]:
        raise NotProved("the key in the key file does not have the id that stands there")
    return public, key
