"""Who says something in a sentence, in which manner, and which clauses are theirs."""

from collections.abc import Iterator
from dataclasses import dataclass

from truceline.reading.slavic.article import Article, Sentence
from truceline.reading.slavic.clauses import Clause
from truceline.reading.slavic.grammar import Grammar, Group, agrees
from truceline.reading.slavic.mentions import Kind
from truceline.reading.slavic.parts import codes_of, phrase
from truceline.reading.slavic.tokens import follows
from truceline.reading.slavic.words import Verb, Words

_TOLD = ("pm", "pf", "pn", "pp", "rs", "rp")
_MANNERS = {"say": "said", "accuse": "said", "judge": "said", "announce": "announced", "deny": "denied", "ask": "asked"}
_ORDER = ("deny", "ask", "accuse", "announce", "say", "judge")
_TWO = 2
_INSIDE = ("у", "в", "на", "во")


@dataclass(frozen=True)
class Saying:
    """Somebody says something: in a clause, by a verb at `place` (or by words such as "за словами")."""

    clause: Clause
    place: int
    manner: str
    group: Group
    kind: str

    @property
    def parties(self) -> tuple[str, ...]:
        """For whom it is said."""
        return self.group.parties


@dataclass(frozen=True, eq=False)
class Scene:
    """A sentence with its grammar and what is said in it."""

    article: Article
    sentence: Sentence
    grammar: Grammar
    sayings: tuple[Saying, ...]

    def speaker(self, clause: Clause) -> Saying | None:
        """Whose words a clause is."""
        about = [one for one in self.sayings if one.kind != "judge"] or list(self.sayings)
        own = [one for one in about if one.clause is clause]
        before = [one for one in about if one.clause.number < clause.number]
        after = [one for one in about if one.clause.number > clause.number]
        if clause.quote or not (before or own):
            return after[0] if after else before[-1] if before else None
        if clause.joined in ("that", "and", "which") and before:
            return before[-1]
        if own:
            return own[0]
        return after[0] if after and not before else before[-1]


def scenes(article: Article) -> Iterator[Scene]:
    """Every sentence in order; who spoke last is known to the next one."""
    last: Group | None = None
    acting: Group | None = None
    for sentence in article.sentences:
        grammar = Grammar(article, sentence, acting)
        found = tuple(_sayings(grammar, sentence, last or acting))
        yield Scene(article, sentence, grammar, found)
        last = found[0].group if found else last
        subjects = [group for clause in sentence.clauses for group in grammar.groups(clause.first, clause.last)]
        acting = found[0].group if found else subjects[0] if subjects else acting


def _sayings(grammar: Grammar, sentence: Sentence, last: Group | None) -> Iterator[Saying]:
    seen: set[tuple[str, ...]] = set()
    found = sorted(
        (*_by_verbs(grammar, sentence, last), *_by_words(grammar, sentence, last)),
        key=lambda one: (one.kind == "judge", one.place, _ORDER.index(one.kind)),
    )
    found = found or list(_by_marks(grammar, sentence))
    for one in found:
        if one.parties not in seen:
            seen.add(one.parties)
            yield one


def _by_verbs(grammar: Grammar, sentence: Sentence, last: Group | None) -> Iterator[Saying]:
    for clause, place, verb in grammar.verbs(*_MANNERS, codes=_TOLD):
        if (
            clause.quote
            or grammar.negated(place)
            or clause.joined == "if"
            or not grammar.clause_told(clause, spoken=True)
        ):
            continue
        kind = _kind(grammar, clause, place, verb)
        if not kind:
            continue
        group = speaking(grammar, clause, place, verb.codes, last)
        if clause.joined == "which" and group and clause.first <= group.first.first < clause.last:
            continue  # "перемир'я, яке оголосила Росія": what is told of it is told elsewhere
        if group and _counts(group, grammar.words):
            yield Saying(clause, place, _MANNERS[kind], group, kind)


def _kind(grammar: Grammar, clause: Clause, place: int, verb: Verb) -> str:
    """The class by which a verb is one of saying here; empty where it is none."""
    words = grammar.words
    if verb.kind == "judge":
        if verb.infinitive in words.set("reject_infinitives"):
            return "deny" if grammar.stories(clause, place) else ""
        return "judge"
    if verb.kind == "say" and verb.infinitive in words.set("weak") and not _complement(grammar, clause, place, verb):
        return ""
    if verb.kind == "ask" and verb.infinitive in words.set("appeal"):
        rest = " ".join(grammar.article.lows(place, clause.last))
        return (
            "ask" if any(mark in rest for mark in ("заклик", "прохан", "призыв", "просьб", "вимог", "требован")) else ""
        )
    return verb.kind


def _complement(grammar: Grammar, clause: Clause, place: int, verb: Verb) -> bool:
    """Whether a clause, a quotation or "about" stands with a verb."""
    every = grammar.sentence.clauses
    if any(one.quote for one in every) or grammar.sentence.quotes:
        return True
    trailing = clause.number > 0 and clause.mark in ",—" and place - clause.first <= 2 and not clause.joined
    if verb.infinitive in grammar.words.set("only_quoted"):
        return trailing
    after = every[clause.number + 1] if clause.number + 1 < len(every) else None
    if after and (after.joined in ("that", "which") or after.mark == ":"):
        return True
    if grammar.words.set("handings") & set(grammar.article.lows(place + 1, min(place + 3, clause.last))):
        return True
    return trailing or any(
        low in ("про", "о", "об") for low in grammar.article.lows(place + 1, min(place + 4, clause.last))
    )


def speaking(grammar: Grammar, clause: Clause, place: int, codes: frozenset[str], last: Group | None) -> Group | None:
    """Who speaks by a verb: its subject, a house in which it is said, or whoever spoke last."""
    own = _own(grammar, clause, place, codes)
    if own:
        return own
    if codes & {"pp", "rp"} and (inside := _inside(grammar, clause)):
        return inside
    return grammar.subject(clause, place, codes) or _again(grammar, clause, codes, last)


def _own(grammar: Grammar, clause: Clause, place: int, codes: frozenset[str]) -> Group | None:
    fitting = [one for one in grammar.groups(clause.first, clause.last) if agrees(one, codes)]
    before = [one for one in fitting if one.mentions[-1].last <= place]
    after = [one for one in fitting if one.first.first > place]
    if before:
        return before[-1]
    return after[0] if after else None


def _inside(grammar: Grammar, clause: Clause) -> Group | None:
    """ "У Кремлі заявили"."""
    for one in grammar.mentions(clause.first, clause.last):
        if grammar.preposition(one) in _INSIDE and one.can("l") and (one.parties or one.kind is Kind.ORGAN):
            return Group((one,), one.parties)
    return None


def _again(grammar: Grammar, clause: Clause, codes: frozenset[str], last: Group | None) -> Group | None:
    """By a pronoun, or by nothing behind a quotation, whoever spoke last."""
    lows = grammar.article.lows(clause.first, clause.last)
    pronoun = any(low in grammar.words.table("pronouns") for low in lows)
    bare = clause.last - clause.first <= 3 and clause.mark in ",—«"
    house = any(low in ("відомстві", "ведомстве", "міністерстві", "министерстве") for low in lows)
    return last if last and (pronoun or bare or house) else None


def _counts(group: Group, words: Words) -> bool:
    """False for somebody who is nobody's office."""
    one = group.first
    if group.parties:
        return True
    if one.kind is Kind.ORGAN:
        return one.head not in words.set("general_bodies")
    return (
        one.kind is Kind.OFFICE
        and one.name is not None
        and one.office is not None
        and one.office[1] - one.office[0] > 1
    )


def _by_words(grammar: Grammar, sentence: Sentence, last: Group | None) -> Iterator[Saying]:
    for place in range(sentence.first, sentence.last):
        for key in ("by_words", "in_statement"):
            for said in grammar.words.starts(key).get(grammar.every[place].low, ()):
                if follows(grammar.every, place, said, sentence.last):
                    clause = sentence.clause_of(place)
                    behind = place + len(said)
                    group = _behind(grammar, clause, behind, last) or _joint(grammar, sentence, place + len(said))
                    if group:
                        yield Saying(clause, place, "said", group, "say")
                    break
    yield from _statements(grammar, sentence, last)
    yield from _phrased(grammar, sentence)
    yield from _cited(grammar, sentence)
    yield from _his_words(grammar, sentence, last)


def _joint(grammar: Grammar, sentence: Sentence, place: int) -> Group | None:
    """ "Говорится в совместном заявлении": of all who act in the sentence."""
    before = grammar.article.lows(max(place - 2, sentence.first), place + 3)
    if not any(low.startswith(("спільн", "совместн")) for low in before):
        return None
    every = [one for group in grammar.groups(sentence.first, sentence.last) for one in group.mentions if one.parties]
    parties = tuple(dict.fromkeys(party for one in every for party in one.parties))
    return Group(tuple(every), parties) if len(parties) == _TWO else None


def _behind(grammar: Grammar, clause: Clause, place: int, last: Group | None) -> Group | None:
    """Whose words or whose statement it is; "the ministry" alone is the one that spoke last."""
    for one in grammar.mentions(place, clause.last):
        if one.first - place <= 4 and (one.can("g") or one.can("i")):
            if one.parties:
                return Group((one,), one.parties)
            return last if one.head in grammar.words.set("anybody") else None
    return None


def _statements(grammar: Grammar, sentence: Sentence, last: Group | None) -> Iterator[Saying]:
    """ "У заяві МЗС Туреччини йдеться"."""
    for place in range(sentence.first + 1, sentence.last):
        if grammar.every[place].low not in grammar.words.set("statements"):
            continue
        clause = sentence.clause_of(place)
        lows = grammar.article.lows(clause.first, clause.last)
        if grammar.words.set("statement_is") & set(lows):
            group = _behind(grammar, clause, place + 1, last)
            if group:
                yield Saying(clause, place, "said", group, "say")


def _cited(grammar: Grammar, sentence: Sentence) -> Iterator[Saying]:
    """ "«...», — цитує агентство прем'єр-міністра Ефіопії"."""
    for clause in sentence.clauses:
        for place in range(clause.first, clause.last):
            if grammar.every[place].low in grammar.words.set("citing") and not clause.quote:
                behind = [one for one in grammar.mentions(place + 1, clause.last) if one.can("a") and one.parties]
                if behind:
                    yield Saying(clause, place, "said", Group((behind[0],), behind[0].parties), "say")


def _phrased(grammar: Grammar, sentence: Sentence) -> Iterator[Saying]:
    """ "Дала зрозуміти", "не виключив", "висловив стурбованість"."""
    for clause in sentence.clauses:
        at = phrase(grammar, "say_phrases", clause.first, clause.last)
        if at and not clause.quote and grammar.clause_told(clause) and not grammar.negated(at[0]):
            verb = next((place for place in range(*at) if grammar.every[place].low not in ("не",)), at[0])
            group = grammar.subject(clause, verb, codes_of(grammar.every[verb].low))
            if group and _counts(group, grammar.words):
                yield Saying(clause, verb, "said", group, "say")


def _his_words(grammar: Grammar, sentence: Sentence, last: Group | None) -> Iterator[Saying]:
    """ "За його словами"."""
    for place in range(sentence.first, sentence.last - 2):
        lows = grammar.article.lows(place, place + 3)
        if (
            lows[0] in ("за", "по")
            and lows[1] in ("його", "її", "їх", "его", "ее", "их")
            and lows[2] in ("словами", "словам", "даними", "данным")
            and last
        ):
            yield Saying(sentence.clause_of(place), place, "said", last, "say")


def _by_marks(grammar: Grammar, sentence: Sentence) -> Iterator[Saying]:
    """A speaker before a colon, or behind a quotation and a dash, without a verb."""
    for clause in sentence.clauses:
        following = sentence.clauses[clause.number + 1] if clause.number + 1 < len(sentence.clauses) else None
        colon = (
            clause.number == 0 and following and following.mark in (":", "«") and grammar.every[clause.last].text == ":"
        )
        trailing = clause.number == len(sentence.clauses) - 1 and clause.number and clause.mark == "—"
        if clause.finite or clause.quote or not (colon or trailing):
            continue
        groups = grammar.groups(clause.first, clause.last)
        if (
            groups
            and groups[0].parties
            and groups[0].first.first == clause.first
            and not any(one.word for one in grammar.every[groups[-1].mentions[-1].last : clause.last])
        ):
            yield Saying(clause, clause.first, "said", groups[0], "say")
