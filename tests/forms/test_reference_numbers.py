import pytest
from hypothesis import given
from hypothesis import strategies as st

from drawn_forms import INSTANCES
from truceline.forms.receipts import LETTERS, as_receipt, printed, receipt_of, receipt_of_entry
from truceline.values.names import parse_name

DIGITS = "0123456789"


@given(INSTANCES)
def test_a_number_is_read_as_it_was_printed(instance: str) -> None:
    receipt = receipt_of(instance)
    assert parse_name(receipt) == receipt
    assert (
        as_receipt(printed(receipt)) == as_receipt(receipt) == as_receipt(f" {receipt.replace('-', ' ')} ") == receipt
    )


@given(INSTANCES, st.data())
def test_one_wrong_sign_is_noticed(instance: str, data: st.DataObject) -> None:
    receipt = printed(receipt_of(instance))
    place = data.draw(st.sampled_from([at for at, sign in enumerate(receipt) if sign != "-"]))
    other = data.draw(st.sampled_from([sign for sign in (DIGITS if place else LETTERS) if sign != receipt[place]]))
    with pytest.raises(ValueError, match="check letter"):
        as_receipt(receipt[:place] + other + receipt[place + 1 :])


@given(INSTANCES, st.data())
def test_two_digits_that_changed_places_are_noticed(instance: str, data: st.DataObject) -> None:
    receipt = list(printed(receipt_of(instance)))
    places = [at for at, sign in enumerate(receipt) if sign in DIGITS]
    one, other = sorted(data.draw(st.lists(st.sampled_from(places), min_size=2, max_size=2, unique=True)))
    if receipt[one] == receipt[other]:
        return
    receipt[one], receipt[other] = receipt[other], receipt[one]
    with pytest.raises(ValueError, match="check letter"):
        as_receipt("".join(receipt))


@given(INSTANCES, st.sampled_from(["", "-1", "-12"]))
def test_an_entry_leads_to_the_number_of_its_form(instance: str, own: str) -> None:
    id = f"restriction-{instance.removeprefix('uuid:').replace('-', '')}{own}"
    assert receipt_of_entry(id) == receipt_of(instance)


def test_an_entry_of_the_desk_has_no_number() -> None:
    assert receipt_of_entry("restriction-1") is None


@pytest.mark.parametrize(
    "text", ["", "r-17", "restriction-1", "K-4072-0319-8855", "Д-4072-0319-8855", "R-4072-0319-885"]
)
def test_what_is_no_number_is_told_apart(text: str) -> None:
    assert as_receipt(text) is None
