"""Reads who is named in a text, sentence by sentence, from left to right: what was named before is known."""

from collections.abc import Sequence

from truceline.reading.slavic.declension import Features
from truceline.reading.slavic.lookup import Lookup
from truceline.reading.slavic.mentions import Attribute, Kind, Known, Mention
from truceline.reading.slavic.naming import Name, Names
from truceline.reading.slavic.phrases import ANY
from truceline.reading.slavic.surnames import cases_of, same_name
from truceline.reading.slavic.tokens import Token, follows
from truceline.reading.slavic.words import Noun, Words

_FARTHEST = 6
_JOINING = ("і", "й", "та", "и")


class Reader(Lookup):
    """Reads the mentions of one text."""

    def __init__(self, every: Sequence[Token], words: Words, names: Names) -> None:
        super().__init__(every, words, names)
        self.known = Known()
        self.mentions: list[Mention] = []
        self.attributes: list[Attribute] = []
        self.begun = 0

    def read(self, start: int, end: int) -> None:
        """Read one sentence."""
        place, self.begun = start, len(self.mentions)
        while place < end:
            found = self._at(place, start, end)
            if found is None:
                place += 1
                continue
            self.mentions.append(found)
            place = found.last

    def _at(self, place: int, start: int, end: int) -> Mention | None:
        token = self.every[place]
        if not token.word:
            return None
        name = self.name_at(place, end)
        head = self._headed(place, end)
        if name and not (head and self._tells_more(head, name)):
            return self._named(name, place, end)
        if head:
            return head
        self._attribute(place)
        return self._person(place, start, end)

    def _tells_more(self, head: Mention, name: Name) -> bool:
        """Whether what somebody is tells more than a name: "Рада безпеки України" is no body of the United Nations."""
        longer = head.last - head.first > len(name.words)
        return longer and (name.body or (head.kind is Kind.ORGAN and bool(head.parties)))

    def _named(self, name: Name, place: int, end: int) -> Mention:
        last, parties = place + len(name.words), (name.party,)
        if name.body and (more := self.owner_at(last, end)):
            last, parties = last + len(more.words), (more.party,)
        if not (name.town and place and self.every[place - 1].low in ("у", "в", "во", "на", "до", "під", "под")):
            self.known.told(parties)  # a capital in which something happens is only a place
            self.known.by_name(parties[0])
        for noun in (noun for word in name.words for noun in self.words.nouns.get(word, ())):
            if noun.kind == "organs" and not name.town:  # an actor of a case may be called "Армія Судану"
                self.known.heads[noun.key] = parties
        return Mention(place, last, Kind.NAME, parties, name.features, name.words[0], town=name.town)

    def _attribute(self, place: int) -> None:
        low = self.every[place].low
        for party, features in self.names.adjectives.get(low, ()) or self.countries_at(place):
            self.attributes.append(Attribute(place, party, features))

    def _headed(self, place: int, end: int) -> Mention | None:
        """An office or a body with the adjectives before it and what stands behind it."""
        parties: list[str] = []
        at, agreeing, joined = place, ANY, False
        while at < end and at - place < _FARTHEST:
            low = self.every[at].low
            countries = self.countries_at(at)
            if head := self._head(at, end, agreeing):
                return self._complete(place, at, head, (parties, agreeing), end)
            if countries:
                parties.extend(party for party, _ in countries)
                agreeing &= _either(countries[0][1], joined)
                joined = False
            elif parties and low in _JOINING and not joined and at + 1 < end and self.countries_at(at + 1):
                joined, agreeing = True, ANY
            elif low in self.words.modifiers:
                agreeing &= self.words.modifiers[low]
            elif not (low in self.words.set("of_its") and at == place):
                return None
            at += 1
        return None

    def _head(self, place: int, end: int, agreeing: Features) -> Noun | None:
        if place and self.every[place - 1].low in ("свого", "своей") and self.every[place].low in ("боку", "стороны"):
            return None  # "зі свого боку" is nobody's side
        for noun in self.words.nouns.get(self.every[place].low, ()):
            fits = noun.kind in ("titles", "organs", "pairs") and (noun.features & agreeing or agreeing is ANY)
            if fits and follows(self.every, place, noun.words, end):
                return noun
        return None

    def _complete(
        self, first: int, at: int, head: Noun, before: tuple[list[str], Features], end: int
    ) -> Mention | None:
        features = self._features(at, head, before[1])
        parties, last = list(before[0]), at + len(head.words)
        last = self._complements(last, end, parties, plural=any(one[1] == "p" for one in features))
        if self.every[first].low in self.words.set("of_its") and not parties:
            parties = list(self._antecedent(self.every[first].low in ("їх", "їхні", "їхній", "их")))
        kind = Kind.OFFICE if self._is_title(at, head) else Kind.ORGAN
        name = self.person_at(last, end) if kind is Kind.OFFICE else None
        office = (first, last) if kind is Kind.OFFICE else None
        found = tuple(dict.fromkeys(parties))
        if not found:
            return self._unowned(first, (last, name), head, features, kind)
        self._remember(found, head, name, office)
        return Mention(first, name[1] if name else last, kind, found, features, head.key, office=office, name=name)

    def _antecedent(self, several: bool) -> tuple[str, ...]:
        """Whose "its" is: of the first who was named as a subject in the sentence, else of the last who was named."""
        named = [one for one in self.mentions[self.begun :] if one.can("n") and one.parties]
        if several and len(named) > 1:
            return tuple(party for one in named[:2] for party in one.parties)
        return named[0].parties[:1] if named else tuple(self.known.order[-1:])

    def _features(self, place: int, head: Noun, agreeing: Features) -> Features:
        found: set[str] = set()
        for noun in self.words.nouns.get(self.every[place].low, ()):
            if noun.words == head.words and noun.kind in ("titles", "organs", "pairs"):
                found |= noun.features
        return frozenset(found) & agreeing or frozenset(found)

    def _is_title(self, place: int, head: Noun) -> bool:
        nouns = self.words.nouns.get(self.every[place].low, ())
        return any(noun.kind == "titles" and noun.words == head.words for noun in nouns)

    def _complements(self, place: int, end: int, parties: list[str], plural: bool) -> int:
        """Where what stands behind an office or a body ends; the parties that it names are put into `parties`."""
        last = place
        while last < end and (step := self._owner(last, end, parties, plural) or self._rest(last, end, parties)):
            last = step
        return last

    def _owner(self, place: int, end: int, parties: list[str], plural: bool) -> int:
        """Where a country or a body in the genitive ends, whose the office is; 0 where there is none."""
        name = self.owner_at(place, end)
        if name is None:
            return 0
        last = place + len(name.words)
        owner = self.owner_at(last, end) if name.body else None
        if owner and not owner.body and not parties:  # the security council of a country is that country's
            parties.append(owner.party)
            return last + len(owner.words)
        if not parties:
            parties.append(name.party)
            return self._more(last, end, parties) if plural else last
        return last if name.body and parties == [name.party] else 0

    def _rest(self, place: int, end: int, parties: list[str]) -> int:
        """Where another part of an office ends: "закордонних справ", "української делегації"; 0 where none is."""
        low = self.every[place].low
        if low in self.words.set("complements"):
            return place + 1
        if country := self.adjective_at(place, end):
            parties.extend([country] if not parties else [])
            return place + 1
        if self.described_at(place, end):
            return place + 1
        if organ := self.inner_at(place, end):
            return place + organ
        if low in self.words.set("of_its") and not parties and place + 1 < end and self.inner_at(place + 1, end):
            parties.extend(self._antecedent(several=False))
            return place + 1
        said = self._about(place, end)
        return self._matter(place + said, end, parties) if said else 0

    def _more(self, place: int, end: int, parties: list[str]) -> int:
        """Further countries in a row: "Франції та Німеччини"."""
        while place + 1 < end:
            joined = self.every[place].text == "," or self.every[place].low in ("і", "й", "та", "и")
            name = self.owner_at(place + 1, end) if joined else None
            if name is None:
                return place
            parties.append(name.party)
            place += 1 + len(name.words)
        return place

    def _about(self, place: int, end: int) -> int:
        for said in self.words.starts("about").get(self.every[place].low, ()):
            if len(said) > 1 and follows(self.every, place, said, end):
                return len(said)
        if self.every[place].low in ("при", "по") and self.name_at(place + 1, end) if place + 1 < end else False:
            return 1
        return 0

    def _matter(self, place: int, end: int, parties: list[str]) -> int:
        """What an envoy is for: words in small letters, or a country, which is then no party."""
        last = place
        while last < end and last - place < _FARTHEST:
            token = self.every[last]
            name = self.name_at(last, end)
            if name and last == place:
                parties.extend([name.party] if name.body and not parties else [])
                return last + len(name.words)
            if not token.word or token.capital or token.low in self.words.verbs:
                return last
            last += 1
        return last

    def _unowned(
        self, first: int, where: tuple[int, tuple[int, int] | None], head: Noun, features: Features, kind: Kind
    ) -> Mention | None:
        """An office or a body without a country: the one that was named before, by name or by what it is."""
        last, name = where
        office = (first, last) if kind is Kind.OFFICE else None
        end = name[1] if name else last
        paired = name is None and self._is_pair(first, head)
        both = self._both(last) if paired else 0
        if paired and (both or last == first + len(head.words)):
            last += both
            parties = self._two()
            return Mention(first, last, Kind.PAIR, parties, features, head.key)
        person = self._registered(name[1] - 1) if name else None
        parties = person[0] if person else self.known.heads.get(head.key) or self._of_inner(first + 1, last)
        return Mention(first, end, kind, parties, features, head.key, office=office, name=name)

    def _two(self) -> tuple[str, ...]:
        """The last two who were named; one who alone acts in this sentence is none of them."""
        own = {party for one in self.mentions[self.begun :] for party in one.parties}
        for known in (self.known.named, self.known.order):
            others = [party for party in known if len(own) != 1 or party not in own]
            if len(others) > 1:
                return tuple(others[-2:])
        return ()

    def _is_pair(self, place: int, head: Noun) -> bool:
        """Whether a plural can mean two that were named before: "сторони", "лідери"."""
        nouns = self.words.nouns.get(self.every[place].low, ())
        return any(one.kind == "pairs" and one.words == head.words for one in nouns)

    def _both(self, place: int) -> int:
        """How many words say that two are meant: "лідери обох країн"."""
        if place + 1 >= len(self.every) or self.every[place].low not in ("обох", "обеих", "двох", "двух"):
            return 0
        return 2 if any(one.kind == "pairs" for one in self.words.nouns.get(self.every[place + 1].low, ())) else 0

    def _of_inner(self, first: int, last: int) -> tuple[str, ...]:
        """Whose the office is on which another hangs: "радник президента" of the president who was named before."""
        for place in range(first, last):
            for noun in self.words.nouns.get(self.every[place].low, ()):
                if noun.kind in ("titles", "organs") and noun.key in self.known.heads:
                    return self.known.heads[noun.key]
        return ()

    def _remember(
        self, parties: tuple[str, ...], head: Noun, name: tuple[int, int] | None, office: tuple[int, int] | None
    ) -> None:
        self.known.told(parties)
        if len(parties) == 1:
            self.known.heads[head.key] = parties
            if name:
                words = " ".join(one.text for one in self.every[office[0] : office[1]]) if office else ""
                self.known.persons[self.every[name[1] - 1].low] = (parties, words)

    def _registered(self, place: int) -> tuple[tuple[str, ...], str] | None:
        low = self.every[place].low
        for known, held in self.known.persons.items():
            if same_name(low, known):
                return held
        return None

    def _person(self, place: int, start: int, end: int) -> Mention | None:
        if not self.known.persons or not self.personal(place, end):
            return None
        last = place
        while last < end and last - place < 4 and self.personal(last, end):
            last += 1
        for number in range(place, last):
            held = self._registered(number)
            if held:
                features = cases_of(self.every[number].low, self.known.persons)
                return Mention(place, number + 1, Kind.PERSON, held[0], features, "", name=(place, number + 1))
        return None


def _either(features: Features, joined: bool) -> Features:
    """What a noun behind an adjective can be; behind two of different countries it is one of several too."""
    return features | {f"{one[0]}p" for one in features} if joined else features
