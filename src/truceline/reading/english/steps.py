"""The steps of the pipeline, run so that they take half the time and come to the same.

The grammar is found for all sentences at one go, side by side. A base form depends on a word, its tag and its use
alone, so that each is looked up once in the life of the program.
"""

from collections.abc import Iterable, Iterator
from typing import Any

import numpy
from spacy.language import Language
from spacy.tokens import Doc

_GOES_ON = 2**64 - 1
"""Not the beginning of a sentence, in arrays of a document. These are `Any` here: spaCy's stubs have another type."""
_FIXED = (
    "NN", "NNS", "NNP", "JJ", "JJR", "JJS", "RB", "CD", ",", ".", ":", "''", "``", "-LRB-", "-RRB-", "TO", "CC", "POS",
    "PRP", "PRP$", "HYPH",
)  # fmt: skip
"""Tags that say by themselves what a word's part of speech is, whatever its use."""
_KEPT = 300_000
"""So many words with their tag and use are remembered; a million words of news have fewer."""
_FORMS: dict[tuple[int, int, int], tuple[int, int]] = {}


def grammar(nlp: Language, doc: Doc, starts: Iterable[int]) -> Doc:
    """A document with tags, grammar and base forms; `starts`: the numbers of the words at which its sentences begin."""
    if not len(doc):
        return doc
    begins = sorted({0, *starts})
    for name in ("tok2vec", "tagger"):
        doc = nlp.get_pipe(name)(doc)
    _attach(nlp, doc, begins)
    _base_forms(nlp, doc)
    return doc


def _attach(nlp: Language, doc: Doc, begins: list[int]) -> None:
    """The grammar of each sentence for itself."""
    parts = [_part(doc, first, last) for first, last in zip(begins, [*begins[1:], len(doc)], strict=True)]
    parser: Any = nlp.get_pipe("parser")
    parser.set_annotations(parts, parser.predict(parts))
    found = numpy.concatenate([part.to_array(["HEAD", "DEP"]) for part in parts])
    columns: Any = numpy.column_stack([found, _starting(len(doc), begins)])
    doc.from_array(["HEAD", "DEP", "SENT_START"], columns)


def _part(doc: Doc, first: int, last: int) -> Doc:
    made = Doc(doc.vocab, words=[token.text for token in doc[first:last]])
    made.tensor = doc.tensor[first:last]
    made.from_array(["SENT_START"], _starting(last - first, [0]).reshape(-1, 1))
    return made


def _starting(size: int, begins: list[int]) -> Any:
    found = numpy.full(size, _GOES_ON, dtype=numpy.uint64)
    found[begins] = 1
    return found


def _base_forms(nlp: Language, doc: Doc) -> None:
    strings = nlp.vocab.strings
    fixed = {strings[tag] for tag in _FIXED}
    rows = doc.to_array(["ORTH", "TAG", "DEP"]).tolist()
    keys = [(word, tag, 0 if tag in fixed else use) for word, tag, use in rows]
    missing = list(dict.fromkeys(key for key in keys if key not in _FORMS))
    if len(_FORMS) + len(missing) > _KEPT:
        _FORMS.clear()
        missing = list(dict.fromkeys(keys))
    if missing:
        _FORMS.update(zip(missing, _looked_up(nlp, missing), strict=True))
    columns: Any = numpy.array([_FORMS[key] for key in keys], dtype=numpy.uint64)
    doc.from_array(["POS", "LEMMA"], columns)


def _looked_up(nlp: Language, keys: list[tuple[int, int, int]]) -> Iterator[tuple[int, int]]:
    strings = nlp.vocab.strings
    alone = Doc(nlp.vocab, words=[strings[word] for word, _, _ in keys])
    columns: Any = numpy.array([key[1:] for key in keys], dtype=numpy.uint64)
    alone.from_array(["TAG", "DEP"], columns)
    for name in ("attribute_ruler", "lemmatizer"):
        alone = nlp.get_pipe(name)(alone)
    return ((token.pos, token.lemma) for token in alone)
