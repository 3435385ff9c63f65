"""Who does something in a clause, and whether it is told as done."""

from collections.abc import Iterable
from dataclasses import dataclass

from truceline.reading.slavic.adjectives import looks_adjectival
from truceline.reading.slavic.article import Article, Sentence
from truceline.reading.slavic.clauses import Clause
from truceline.reading.slavic.mentions import Kind, Mention
from truceline.reading.slavic.tokens import follows
from truceline.reading.slavic.words import Verb

_AND = frozenset(("і", "й", "та", "и", ",", "разом", "а", "також", "або"))
_WOULD = frozenset(("б", "би", "бы"))


@dataclass(frozen=True)
class Group:
    """Those who do something together."""

    mentions: tuple[Mention, ...]
    parties: tuple[str, ...]

    @property
    def first(self) -> Mention:
        """The first of them."""
        return self.mentions[0]


class Grammar:
    """Questions about one sentence of an article."""

    def __init__(self, article: Article, sentence: Sentence, before: Group | None = None) -> None:
        self.article, self.sentence, self.before = article, sentence, before
        self.every, self.words = article.every, article.words

    def verbs(self, *kinds: str, codes: Iterable[str] = ()) -> Iterable[tuple[Clause, int, Verb]]:
        """Finite verbs of some classes, with the clause that they stand in."""
        wanted = frozenset(codes)
        for clause in self.sentence.clauses:
            for place, verbs in clause.verbs:
                seen = set()
                for verb in verbs:
                    if verb.kind in kinds and verb.kind not in seen and (not wanted or verb.codes & wanted):
                        seen.add(verb.kind)
                        yield clause, place, verb

    def negated(self, place: int) -> bool:
        """Whether a word is denied: "не" before it, or before an adverb or an auxiliary before it."""
        lows = [one.low for one in self.every[max(place - 3, self.sentence.first) : place]]
        if not lows:
            return False
        if lows[-1] in ("не", "ні", "ни"):
            return True
        return (
            len(lows) > 1
            and lows[-2] in ("не", "ні")
            and (lows[-1].endswith(("о", "е", "и")) or lows[-1] in ("був", "буде", "будет", "был"))
        )

    def told(self, clause: Clause, place: int) -> bool:
        """Whether a verb is told as a fact, by whomever: not asked, wished, supposed, denied or hung on a condition."""
        would = bool(_WOULD & set(self.article.lows(clause.first, clause.last)))
        return not would and not self.negated(place) and self.clause_told(clause)

    def clause_told(self, clause: Clause, spoken: bool = False) -> bool:
        """The same of a clause. `spoken`: it is asked of a verb of saying, which can say that something is untrue."""
        lows = self.article.lows(clause.first, clause.last)
        if self._asked(clause) or self.words.set("hearsay") & set(lows) or (not spoken and self._unclear(clause)):
            return False
        if clause.joined == "if" or any(one.text == "ли" for one in self.every[clause.first : clause.last]):
            return False
        if clause.joined in ("that", "which", "and", "because") or (clause.mark == "," and not clause.finite):
            governor = self.governor(clause)
            if governor and clause.joined == "that":
                return not self._denies(governor) and self.clause_told(governor)
            if governor and clause.joined == "and" and governor.joined in ("that", "if"):
                return self.clause_told(governor)
        return True

    def governor(self, clause: Clause) -> Clause | None:
        """The clause before, on which one that begins with "that" hangs."""
        return self.sentence.clauses[clause.number - 1] if clause.number else None

    def _asked(self, clause: Clause) -> bool:
        text, span = self.article.text, self.sentence.span
        if clause.quote:
            after = text[self.every[clause.last - 1].end : clause.quote.end]
            return after.lstrip()[:1] == "?"
        return text[span.start : span.end].rstrip("»”\"' ").endswith("?")

    def _unclear(self, clause: Clause) -> bool:
        starts = self.words.starts("unclear")
        for place in range(clause.first, clause.last):
            for said in starts.get(self.every[place].low, ()):
                if follows(self.every, place, said, clause.last):
                    return True
        return False

    def _denies(self, clause: Clause) -> bool:
        """Whether a clause denies, doubts or wishes what hangs on it."""
        for place in range(clause.first, clause.last):
            for verb in self.words.verbs.get(self.every[place].low, ()):
                if verb.kind in ("deny", "wish") or (verb.kind == "ask" and "inf" not in verb.codes):
                    return True
                if verb.kind in ("say", "announce") and self.negated(place):
                    return True
                if verb.kind in ("reject", "judge") and self.stories(clause, place):
                    return True
        lows = self.article.lows(clause.first, clause.last)
        return "спростування" in lows or "опровержение" in lows or "немає" in lows or "нет" in lows

    def stories(self, clause: Clause, place: int) -> bool:
        """Whether what stands behind a verb is what others tell: reports, accusations."""
        return bool(self.words.set("stories") & set(self.article.lows(place + 1, min(place + 6, clause.last))))

    def mentions(self, first: int, last: int) -> list[Mention]:
        """Those who are named between two tokens."""
        return [one for one in self.sentence.mentions if first <= one.first and one.last <= last]

    def preposition(self, mention: Mention) -> str:
        """The preposition before somebody who is named, over adjectives between; empty where there is none."""
        at = mention.first - 1
        while at > self.sentence.first and at > mention.first - 4 and self.every[at].low in self.words.modifiers:
            at -= 1
        if at < self.sentence.first:
            return ""
        return self.every[at].low if self.every[at].low in self.words.set("prepositions") else ""

    def groups(self, first: int, last: int) -> list[Group]:
        """Those who can be subjects between two tokens, joined where they stand in a row."""
        found: list[list[Mention]] = []
        for one in self.mentions(first, last):
            linked = found and self._linked(found[-1][-1], one)
            if not one.can("n") or (self.preposition(one) and not linked) or self._agent(one):
                continue
            if linked and found:
                found[-1].append(one)
            else:
                found.append([one])
        return [
            Group(tuple(some), tuple(dict.fromkeys(party for one in some for party in one.parties))) for some in found
        ]

    def _agent(self, one: Mention) -> bool:
        """Whether it is only by whom something was done: "запропоноване США перемир'я"."""
        before = self.every[one.first - 1].low if one.first > self.sentence.first else ""
        undeclined = one.can("n") and one.can("i")
        return undeclined and before.startswith(self.words.several("done_by"))

    def _linked(self, one: Mention, other: Mention) -> bool:
        between = self.article.lows(one.last, other.first)
        while len(between) > 1 and looks_adjectival(between[-1], self.words.language):
            between.pop()
        return 0 < len(between) <= 3 and all(low in _AND for low in between)

    def subject(self, clause: Clause, place: int, codes: frozenset[str]) -> Group | None:
        """Who does what the verb at a place says; None where nobody is named."""
        every = self.groups(clause.first, clause.last)
        own = [one for one in every if agrees(one, codes)] or [
            one for one in every if self._with_unknown(one, place, codes)
        ]
        before = [one for one in own if one.mentions[-1].last <= place]
        after = [one for one in own if one.first.first > place]
        if before:
            return before[-1]
        if after and (not self._object_like(after[0], place) or len(after) == 1):
            return after[0]
        return after[0] if after else self._elsewhere(clause, place, codes)

    def _with_unknown(self, group: Group, place: int, codes: frozenset[str]) -> bool:
        """Whether one who is known stands beside somebody who is not: "уряд і повстанський рух підписали"."""
        last = group.mentions[-1].last
        joined = last < place and self.every[last].low in ("і", "й", "та", "и")
        return joined and bool(codes & {"pp", "fp", "rp"}) and place - last > 1

    def _object_like(self, group: Group, place: int) -> bool:
        return group.first.first > place + 3 and group.first.can("a")

    def _elsewhere(self, clause: Clause, place: int, codes: frozenset[str]) -> Group | None:
        """By a pronoun, by the clause on which it hangs, or by the one before."""
        lows = self.article.lows(clause.first, clause.last)
        named = any(low in self.words.table("pronouns") for low in lows[: place - clause.first + 3])
        if named:
            return self._before(clause, codes) or (self.before if self.before and agrees(self.before, codes) else None)
        impersonal = codes <= {"pp", "fp", "rp", "pn"}
        if clause.number == 0 or (
            impersonal
            and clause.joined not in ("that", "which", "and", "but")
            and self.every[clause.first - 1].text in "«—:"
        ):
            return None
        return self._before(clause, codes)

    def _before(self, clause: Clause, codes: frozenset[str]) -> Group | None:
        for earlier in reversed(self.sentence.clauses[: clause.number]):
            if earlier.quote is not clause.quote or earlier.joined == "words":
                continue
            fitting = [one for one in self.groups(earlier.first, earlier.last) if agrees(one, codes)]
            if fitting:
                return fitting[0] if earlier.finite else fitting[-1]
        return None


def agrees(group: Group, codes: frozenset[str]) -> bool:
    """Whether those named can be the subject of a verb in these forms."""
    if codes & {"we"}:
        return False
    if codes & {"pp", "fp", "rp"} and (len(group.mentions) > 1 or _any(group, "np") or len(group.parties) > 1):
        return True
    if len(group.mentions) > 1:
        return False
    one = group.first
    singular = any(feature in ("nm", "nf", "nn") for feature in one.features)
    if codes & {"fs", "rs"}:
        return singular
    if one.kind in (Kind.OFFICE, Kind.PERSON):
        return singular and bool(codes & {"pm", "pf"})
    return any(code in codes and f"n{code[1]}" in one.features for code in ("pm", "pf", "pn"))


def _any(group: Group, feature: str) -> bool:
    return any(feature in one.features for one in group.mentions)
