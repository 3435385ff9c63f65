from drawn_terms import entry, hour
from truceline.record.entry import Entry
from truceline.record.kinds import Cover, Delivery, Embargo, Exchange, Formula, Person
from truceline.record.kinds.exchanges import Fate
from truceline.tasks.audience import EVERYBODY, EXCHANGES, Audience, sealed_ids
from truceline.values.counts import parse_count
from truceline.values.intervals import exactly


def person(id: str, compartment: str, at: int = 1) -> Entry:
    said = Person(person="p-0123456789ab", category="children", party="a", fate=Fate.HELD, compartment=compartment)
    return entry(id, said, exactly(hour(at)))


def week(lifted: bool = False) -> list[Entry]:
    exchange = Exchange(parties="a b", formula=Formula.ALL_FOR_ALL)
    value = parse_count("30")
    back = Delivery(exchange="ex", stage="s1", giver="a", taker="b", category="wounded", value=str(value.low), body="a")
    placed = Embargo(exchange="ex", act=Cover.PLACED, body="a", stage="s1")
    found = [entry("ex", exchange, exactly(hour(1))), entry("e1", placed, exactly(hour(2)))]
    found.append(entry("d1", back, exactly(hour(3))))
    if lifted:
        over = Embargo(exchange="ex", act=Cover.LIFTED, body="a", stage="s1")
        found.append(entry("e2", over, exactly(hour(4))))
    return found


def test_everybody_sees_no_person() -> None:
    assert EVERYBODY.kept_from([person("x", "children")]) == {"x"}


def test_a_compartment_sees_its_own_people_and_no_others() -> None:
    entries = [person("x", "children"), person("y", "detainees")]
    assert Audience(frozenset(("children",))).kept_from(entries) == {"y"}


def test_who_was_ever_in_another_compartment_stays_hidden() -> None:
    entries = [person("x", "detainees"), person("x", "children", at=2)]
    assert Audience(frozenset(("children",))).kept_from(entries) == {"x"}


def test_what_is_under_an_embargo_is_seen_by_the_compartment_of_exchanges_only() -> None:
    assert EVERYBODY.kept_from(week()) == {"d1", "e1"}
    assert Audience(frozenset((EXCHANGES,))).kept_from(week()) == frozenset()


def test_a_lifted_embargo_covers_nothing() -> None:
    assert EVERYBODY.kept_from(week(lifted=True)) == frozenset()


def test_what_not_everybody_may_see_goes_on_record_sealed() -> None:
    assert sealed_ids([*week(), person("x", "children")]) == {"d1", "e1", "x"}
