import pytest
from hypothesis import given
from hypothesis import strategies as st

from small_log import NOON, SmallLog, cosigned, hands, numbered, seed
from truceline.errors import NotProved
from truceline.record.tlog.cosignatures import ML_DSA_44, cosign
from truceline.record.tlog.notes import SIGNED, Note, NoteKey, NoteSignature
from truceline.record.tlog.policy import Policy, parse_policy
from truceline.record.tlog.signatures import Algorithm, PrivateKey

LOG = SmallLog(numbered(9))
X1, X2, X3, Y1, Y2, Y3 = hands("X1", "X2", "X3", "Y1", "Y2", "Y3")
HANDS = {one.name: one for one in (X1, X2, X3, Y1, Y2, Y3)}
LINES = "".join(f"witness {one.name} {one.vkey}\n" for one in HANDS.values())
# The example of C2SP `tlog-policy`, with keys.
EXAMPLE = f"""
log {LOG.vkey}
{LINES}
group X-witnesses 2 X1 X2 X3
group Y-witnesses any Y1 Y2 Y3
group X-and-Y all X-witnesses Y-witnesses
quorum X-and-Y
"""


@given(st.sets(st.sampled_from(sorted(HANDS))))
def test_the_example_of_the_specification_asks_for_two_of_x_and_one_of_y(names: set[str]) -> None:
    enough = len(names & {"X1", "X2", "X3"}) >= 2 and bool(names & {"Y1", "Y2", "Y3"})
    assert parse_policy(EXAMPLE).reached(names) == enough


@given(st.sets(st.sampled_from(sorted(HANDS))))
def test_a_checkpoint_is_good_exactly_with_a_quorum_of_cosignatures(names: set[str]) -> None:
    policy, note = parse_policy(EXAMPLE), cosigned(LOG, 5, *((HANDS[name], NOON) for name in names))
    if policy.reached(names):
        assert set(policy.verify(note, LOG.checkpoint(5))) == names
    else:
        with pytest.raises(NotProved, match="no quorum"):
            policy.verify(note, LOG.checkpoint(5))


def test_a_policy_says_where_logs_and_witnesses_are_asked() -> None:
    policy = parse_policy(f"log {LOG.vkey} https://log.example/\nwitness X1 {X1.vkey} https://x1.example\nquorum X1\n")
    assert [one.address for one in (*policy.logs, *policy.witnesses)] == ["https://log.example/", "https://x1.example"]


def test_a_policy_without_logs_and_witnesses_only_needs_a_quorum() -> None:
    assert parse_policy("quorum none\n") == Policy((), (), {}, "none")
    assert parse_policy("quorum none\n").reached([])


def test_white_space_empty_lines_and_comments_are_passed_over() -> None:
    text = f"\n \t \n  # quorum X1\n#\n\t witness \t X1   {X1.vkey}\t \n  quorum\tX1  \n"
    assert parse_policy(text).quorum == "X1"


def test_any_and_all_are_one_and_every_one() -> None:
    groups = parse_policy(f"{LINES}group a any X1 X2\ngroup b all Y1 Y2 Y3\nquorum a\n").groups
    assert groups == {"a": (1, ("X1", "X2")), "b": (3, ("Y1", "Y2", "Y3"))}


def test_names_that_look_alike_are_two_names() -> None:
    text = f"witness K {X1.vkey}\nwitness \N{KELVIN SIGN} {X2.vkey}\nquorum \N{KELVIN SIGN}\n"
    assert not parse_policy(text).reached(["K"])


def test_as_many_lines_as_the_specification_asks_for_are_read() -> None:
    many = hands(*(f"w{number}" for number in range(32)))
    lines = [f"witness {one.name} {one.vkey}" for one in many]
    lines += [
        f"log {SmallLog([], f'log.example/{number}', PrivateKey(seed(500 + number))).vkey}" for number in range(32)
    ]
    lines += [f"group g{number} any w{number}" for number in range(32)]
    policy = parse_policy("\n".join([*lines, "quorum g31\n"]))
    assert (len(policy.logs), len(policy.witnesses), len(policy.groups)) == (32, 32, 32)


TWIN = NoteKey("another.example", X1.vkey.type, X1.vkey.public)
LOG_TWIN = NoteKey("another.example", SIGNED, LOG.vkey.public)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("\n", "no quorum"),
        ("quorum none", "does not end"),
        ("quorum none\nquorum none\n", "does not allow"),
        ("quorum X1\n", "before who X1 is"),
        (f"quorum X1\nwitness X1 {X1.vkey}\n", "before who X1 is"),
        (f"{LINES}group a any X1 b\ngroup b any X2\nquorum a\n", "before who b is"),
        (f"{LINES}group a any a\nquorum a\n", "before who a is"),
        (f"{LINES}group a any X1 none\nquorum a\n", "before who none is"),
        (f"{LINES}group none any X1\nquorum none\n", "twice"),
        (f"witness none {X1.vkey}\nquorum none\n", "twice"),
        (f"{LINES}witness X1 {TWIN}\nquorum none\n", "twice"),
        (f"{LINES}group X1 any X2\nquorum none\n", "twice"),
        (f"{LINES}group a any X1\ngroup a any X2\nquorum none\n", "twice"),
        (f"{LINES}witness X7 {TWIN}\nquorum none\n", "lists the key"),
        (f"log {LOG.vkey}\nlog {LOG_TWIN}\nquorum none\n", "lists the key"),
        (f"{LINES}group a any X1 X1\nquorum a\n", "two groups"),
        (f"{LINES}group a any X1\ngroup b any X1\nquorum a\n", "two groups"),
        (f"{LINES}group a 0 X1\nquorum a\n", "cannot ask for 0"),
        (f"{LINES}group a 3 X1 X2\nquorum a\n", "cannot ask for 3"),
        (f"{LINES}group a 01 X1 X2\nquorum a\n", "not a whole number"),
        (f"{LINES}group a most X1 X2\nquorum a\n", "not a whole number"),
        (f"{LINES}group a any\nquorum a\n", "does not allow"),
        (f"log {X1.vkey}\nquorum none\n", "not of a type"),
        (f"witness X1 {LOG.vkey}\nquorum none\n", "not of a type"),
        (f"log {LOG.vkey} a b\nquorum none\n", "does not allow"),
        (f"witness X1 {X1.vkey} a b\nquorum none\n", "does not allow"),
        ("log nonsense\nquorum none\n", "not a key"),
        ("LOG x\nquorum none\n", "does not allow"),
        ("quorum none\r\n", "control characters"),
        ("quorum\x0bnone\n", "control characters"),
        ("quorum none\x7f\n", "control characters"),
        ("quorum\N{NO-BREAK SPACE}none\n", "does not allow"),
    ],
)
def test_a_policy_that_breaks_a_rule_is_refused(text: str, fault: str) -> None:
    with pytest.raises(NotProved, match=fault):
        parse_policy(text)


def test_the_log_must_have_signed() -> None:
    note = cosigned(LOG, 5, *((one, NOON) for one in HANDS.values()))
    unsigned = Note(note.text, note.signatures[1:])
    with pytest.raises(NotProved, match="did not sign"):
        parse_policy(EXAMPLE).verify(unsigned, LOG.checkpoint(5))


def test_a_log_of_another_origin_is_unknown() -> None:
    other = SmallLog(numbered(9), origin="log.example/other")
    with pytest.raises(NotProved, match="knows no log"):
        parse_policy(EXAMPLE).verify(other.note(5), other.checkpoint(5))


def test_a_wrong_cosignature_by_a_witness_of_the_policy_spoils_the_checkpoint() -> None:
    note = cosigned(LOG, 5, (X1, NOON), (X2, NOON), (Y1, NOON))
    wrong = NoteSignature(Y2.vkey.name, Y2.vkey.id, bytes(72))
    with pytest.raises(NotProved):
        parse_policy(EXAMPLE).verify(note.adding([wrong]), LOG.checkpoint(5))


def test_a_cosignature_by_a_stranger_is_passed_over() -> None:
    *_, stranger = hands(*HANDS, "stranger")
    note = cosigned(LOG, 5, (X1, NOON), (X2, NOON), (Y1, NOON), (stranger, NOON))
    assert sorted(parse_policy(EXAMPLE).verify(note, LOG.checkpoint(5))) == ["X1", "X2", "Y1"]


def test_a_log_may_sign_with_ml_dsa_44() -> None:
    key = PrivateKey(seed(3), Algorithm.ML_DSA_44)
    policy = parse_policy(f"log {NoteKey(LOG.origin, ML_DSA_44, key.public)}\nquorum none\n")
    checkpoint = LOG.checkpoint(5)
    note = LOG.note(5).adding([cosign(checkpoint, LOG.origin, key, 0)])
    policy.verify_log(note, checkpoint)
    with pytest.raises(NotProved, match="did not sign"):
        policy.verify_log(LOG.note(5), checkpoint)
    with pytest.raises(NotProved):
        policy.verify_log(Note(LOG.checkpoint(6).text, note.signatures), LOG.checkpoint(6))
