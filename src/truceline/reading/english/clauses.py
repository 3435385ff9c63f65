"""Clauses: a predicate with whoever acts in it and whatever it is done to, as the grammar has them."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from spacy.tokens import Token

from truceline.reading.english.page import Page
from truceline.reading.english.words import set_of

_SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_RELATIVE = ("who", "which", "that", "whom")
_OBJECT_CONTROL = set_of(
    "urge ask tell call persuade convince allow force press pressure order invite encourage push get want "
    "expect require compel authorise authorize permit enable help send accuse blame suspect advise warn "
    "instruct"
)
"""Verbs whose object does what follows: "urged Russia to accept"."""

_OWN_DEED = ("after", "before", "by", "since", "upon", "without", "while", "when")
"""Prepositions behind which stands what the subject did, not the object: "told reporters after meeting X"."""

_KEPT = 8192
"""Answers about so many words are kept: those of a few long articles."""


@dataclass(frozen=True, eq=False)
class Clause:
    """A predicate of a page: a verb, or the verb "be" with what is said of the subject.

    `lemma`: the verb in its base form, with its particle ("hand over"); for "is ready" it is "be ready".
    """

    page: Page
    verb: Token
    lemma: str

    @cached_property
    def base(self) -> str:
        """The verb without its particle, in small letters."""
        return self.verb.lemma_.lower()

    @cached_property
    def passive(self) -> bool:
        """True for "was accepted", and for "proposal accepted by"."""
        kinds = {child.dep_ for child in self.verb.children}
        by = "agent" in kinds and "nsubj" not in kinds
        return by or bool(kinds & {"nsubjpass", "auxpass"}) or (self.verb.tag_ == "VBN" and self.verb.dep_ == "acl")

    @cached_property
    def doers(self) -> tuple[Token, ...]:
        """The heads of the phrases for who does it, with those joined by "and"; empty where nobody is named."""
        if self.passive:
            agents = [child for child in self.verb.children if child.dep_ == "agent"]
            return tuple(word for one in agents for pobj in objects_of(one) for word in joined(pobj))
        found = subject(self.verb)
        return joined(found) if found is not None else self._named_before()

    def _named_before(self) -> tuple[Token, ...]:
        """Whoever is named right before a verb whose subject the grammar lost: "On 5 May Ukraine and Russia signed"."""
        if self.verb.tag_ not in ("VBD", "VBZ", "VBP") or self.verb.dep_ not in (
            "ROOT",
            "ccomp",
            "conj",
            "advcl",
            "relcl",
            "parataxis",
        ):
            return ()
        at = self.verb.i - 1
        while at > self.verb.sent.start and (
            self.page.doc[at].tag_ in ("RB", "MD") or self.page.doc[at].dep_ in ("aux", "auxpass")
        ):
            at -= 1
        word = self.page.doc[at]
        if (
            at < self.verb.sent.start
            or self.page.named.get(word.i) is None
            or word.dep_ not in ("pobj", "conj", "appos", "npadvmod")
        ):
            return ()
        while word.dep_ == "conj" and word.head.tag_.startswith("NN"):
            word = word.head
        return joined(word)

    @cached_property
    def patients(self) -> tuple[Token, ...]:
        """The heads of the phrases for whom or what it is done to."""
        if self.passive:
            found = subject(self.verb)
            return joined(found) if found is not None else ()
        direct = [child for child in self.verb.children if child.dep_ in ("dobj", "attr", "oprd")]
        return tuple(word for one in direct for word in joined(_antecedent(one, self.verb)))

    @cached_property
    def receivers(self) -> tuple[Token, ...]:
        """The heads of the phrases for to whom: "gave Kyiv a list", "handed to Kyiv"."""
        dative = [child for child in self.verb.children if child.dep_ == "dative" and child.tag_ != "IN"]
        marked = [pobj for child in self.verb.children if child.dep_ == "dative" for pobj in objects_of(child)]
        return tuple(word for one in (*dative, *marked) for word in joined(one)) + self.after("to")

    def after(self, *prepositions: str) -> tuple[Token, ...]:
        """The heads of the phrases behind any of these prepositions of the predicate."""
        return tuple(self._after(self.verb, prepositions))

    def _after(self, token: Token, prepositions: tuple[str, ...]) -> Iterator[Token]:
        for child in token.children:
            if child.dep_ in ("prep", "agent", "dative", "prt") and child.lower_ in prepositions:
                for pobj in objects_of(child):
                    yield from joined(pobj)

    def inner(self, *kinds: str) -> tuple[Token, ...]:
        """The predicates of clauses that depend on this one as one of `kinds` ("ccomp", "xcomp", "advcl")."""
        return tuple(child for child in self.verb.children if child.dep_ in kinds)

    @cached_property
    def auxiliaries(self) -> tuple[str, ...]:
        """Its helping verbs in small letters, those of the verb it is joined to included ("will lift and resume")."""
        return tuple(token.lower_ for token in helpers(self.verb))

    @cached_property
    def negated(self) -> bool:
        """True where "not", "never" or "no" belongs to it."""
        return negated(self.verb)

    @property
    def start(self) -> int:
        """The letter at which its predicate begins."""
        return self.verb.idx


@lru_cache(maxsize=8)
def clauses(page: Page) -> tuple[Clause, ...]:
    """All clauses of a page in order."""
    return tuple(Clause(page, token, _lemma(token)) for token in page.doc if is_predicate(token))


def is_predicate(token: Token) -> bool:
    """True for a verb that is not a helping verb of another."""
    return token.tag_.startswith("VB") and token.dep_ not in ("aux", "auxpass", "amod", "compound")


def _lemma(token: Token) -> str:
    base = token.lemma_.lower()
    if base == "be":
        said = [child for child in token.children if child.dep_ in ("acomp", "attr", "oprd", "prep")]
        return f"be {said[0].lower_}" if said else "be"
    particle = [child.lower_ for child in token.children if child.dep_ == "prt"]
    return " ".join([base, *particle[:1]])


def objects_of(preposition: Token) -> tuple[Token, ...]:
    """What a preposition governs, behind a further one too ("from across the line")."""
    found = []
    for child in preposition.children:
        if child.dep_ in ("pobj", "pcomp"):
            found.append(child)
        elif child.dep_ == "prep":
            found += objects_of(child)
    return tuple(found)


def joined(head: Token) -> tuple[Token, ...]:
    """A head with those joined to it by "and" or commas."""
    found = [head]
    for child in head.children:
        if child.dep_ in ("conj",) and child.tag_[:1] in "NPCJV" and not child.tag_.startswith("VB"):
            found += joined(child)
    return tuple(found)


@lru_cache(maxsize=_KEPT)
def subject(verb: Token, depth: int = 0) -> Token | None:
    """Who or what a predicate is about; taken over from the verb it is joined to, or from the one that governs it."""
    if depth > 8:
        return None
    own = [child for child in verb.children if child.dep_ in _SUBJECTS]
    if own:
        return _antecedent(own[0], verb)
    behind = _behind_before(verb)
    if behind is not None:
        return behind
    governor = verb.head
    if verb.dep_ == "conj" and governor.i != verb.i:
        return subject(governor, depth + 1) if governor.tag_.startswith("VB") else _behind(governor, depth)
    if verb.dep_ == "acl":
        return governor if verb.tag_ in ("VBG", "VBN", "VBD") else _behind(governor, depth)
    if verb.dep_ in ("xcomp", "ccomp", "advcl", "pcomp", "dep", "acomp"):
        return _controlled(verb, governor, depth)
    return None


def _behind_before(verb: Token) -> Token | None:
    """Who acts in "a day before the American side was to hold": the grammar takes it for the object of "before"."""
    if verb.dep_ != "advcl" or verb.tag_ not in ("VBD", "VBZ", "VBP") or not verb.i:
        return None
    last = verb.doc[verb.i - 1]
    found = last.dep_ == "pobj" and last.head.lower_ in ("before", "after", "until", "since")
    return last if found and last.tag_.startswith("NN") else None


def _antecedent(word: Token, verb: Token) -> Token:
    """What a relative pronoun stands for."""
    if word.lower_ in _RELATIVE and verb.dep_ in ("relcl", "acl") and verb.head.i < word.i:
        return verb.head
    if word.lower_ in _RELATIVE and verb.dep_ == "conj" and verb.head.dep_ == "relcl":
        return verb.head.head
    return word


def _controlled(verb: Token, governor: Token, depth: int) -> Token | None:
    while governor.dep_ in ("acomp", "prep", "pcomp", "attr", "oprd") and not governor.tag_.startswith("VB"):
        governor = governor.head
    if governor.i == verb.i:
        return None
    if governor.tag_[:2] not in ("VB", "MD"):
        return _behind(governor, depth)
    if governor.lemma_.lower() in _OBJECT_CONTROL and not (verb.dep_ == "pcomp" and verb.head.lower_ in _OWN_DEED):
        whom = [child for child in governor.children if child.dep_ in ("dobj", "dative", "nsubjpass")]
        called = [
            pobj
            for child in governor.children
            if child.dep_ == "prep" and child.lower_ in ("on", "upon")
            for pobj in objects_of(child)
        ]
        if whom or called:
            return (whom or called)[0]
    passive = any(child.dep_ == "auxpass" for child in governor.children)
    found = subject(governor, depth + 1)
    return found if found is not None or not passive else None


def _behind(noun: Token, depth: int) -> Token | None:
    """Whose a noun is, for "Russia's refusal to accept"; else who acts in its clause."""
    owner = [child for child in noun.children if child.dep_ == "poss"]
    if owner:
        return owner[0]
    above = noun.head
    while above.i != above.head.i and not above.tag_.startswith("VB"):
        above = above.head
    return subject(above, depth + 1) if above.tag_.startswith("VB") else None


@lru_cache(maxsize=_KEPT)
def helpers(verb: Token, depth: int = 0) -> tuple[Token, ...]:
    """The helping verbs of a predicate; those of the verb it is joined to where it has none and no subject."""
    own = tuple(child for child in verb.children if child.dep_ in ("aux", "auxpass"))
    alone = not own and not any(child.dep_ in _SUBJECTS for child in verb.children)
    if alone and verb.dep_ == "conj" and _alike(verb) and depth < 6:
        return helpers(verb.head, depth + 1)
    return own


def _alike(verb: Token) -> bool:
    """True where a verb can share the helping verbs of the one it is joined to: never "will fly to X and met Y"."""
    above = verb.head.tag_
    return verb.tag_ == above or (above == "VB" and verb.tag_ == "VBP")


@lru_cache(maxsize=_KEPT)
def negated(verb: Token) -> bool:
    """True where "not", "never", "no longer" or a subject or object with "no" belongs to a predicate."""
    for child in verb.children:
        if child.dep_ == "neg" or child.lower_ in ("never", "neither", "nor", "nobody", "none", "hardly", "barely"):
            return True
        if child.dep_ in ("nsubj", "nsubjpass", "dobj", "attr") and any(
            inner.lower_ in ("no", "neither") for inner in child.children if inner.dep_ in ("det", "preconj", "neg")
        ):
            return True
    same = verb.dep_ == "conj" and not any(child.dep_ in _SUBJECTS for child in verb.children)
    joint = any(child.dep_ == "cc" and child.lower_ in ("but", "yet") for child in verb.head.children)
    return same and not joint and verb.head.i != verb.i and verb.head.tag_ == verb.tag_ == "VB" and negated(verb.head)
