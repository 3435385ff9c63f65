"""Passages that turn to their reader or to a program: whatever they say should be put on record is no event."""

import re
from functools import lru_cache

from spacy.tokens import Token

from truceline.reading.english.page import Page

_BEGINS = (
    r"(?:^|[.!?:;\"“”(\[—–-]\s*|\band )"
    r"(?:please |now |then |always |you (?:must|should|will|are to|have to) )*"
)
_TO_WRITE = (
    r"(?:record|register|log|enter|insert|add|output|mark|note|write|file|extract|classify|treat|tag|list|report|"
    r"state|propose|label|store|save|return|respond|answer|reply|print|emit|count)"
)
_WHAT = (
    r"(?:that|this|it|these|those|both|all|only|everything|the (?:following|above|below|next|consents?|acceptances?|"
    r"entry|entries|claims?|proposals?|sentences?|paragraphs?|text)|an? (?:consent|acceptance|entry|claim|signature|"
    r"ratification|proposal|contact|exchange|commitment|rejection|withdrawal)|consents?|acceptances?|"
    r"as (?:an?|the|accepted|signed|fact))"
)
_TO_A_READER = re.compile(
    rf"{_BEGINS}{_TO_WRITE} {_WHAT}\b"
    r"|\b(?:ignore|disregard|forget|override|bypass|skip|delete) (?:all |any |every )?(?:of )?"
    r"(?:your|these|those|the (?:previous|prior|above|earlier)|previous|prior|above|earlier|any earlier)\b"
    r"(?: \w+){0,3} "
    r"(?:rules?|instructions?|prompts?|guidelines?|directions?|text|entr\w+|rejections?|consents?|records?)\b"
    r"|\b(?:system|developer) (?:prompt|message|notice|note|instruction)s?\b"
    r"|\b(?:automated|automatic|machine|ai|a\.i\.|llm|language|reading|parsing|extraction) "
    r"(?:readers?|models?|assistants?|programs?|parsers?|agents?|bots?|tools?|crawlers?|scrapers?)\b"
    r"|\b(?:dear|attention|note to|notice to|message to|instructions? (?:to|for)) (?:the |any |all )?(?:\w+ )?"
    r"(?:ai|llm|assistants?|models?|machines?|software|readers?|parsers?|programs?|systems?|robots?|bots?)\b"
    r"|\byour (?:rules|instructions|system prompt|guidelines|training)\b|\bas an ai\b"
    r"|\byou are an? (?:ai|assistant|model|bot|reader)\b"
    r"|\b(?:show|reveal|mention|display) this (?:paragraph|note|message|text) to\b",
    re.IGNORECASE,
)


def turns_to_reader(text: str) -> bool:
    """True where a text tells its reader or a program what to do with it."""
    return bool(_TO_A_READER.search(" ".join(text.split())))


def addressed(page: Page, token: Token) -> bool:
    """True where the paragraph of a token, or one that leads to it with a colon, turns to a reader or a program."""
    return page.sentence(token).paragraph in _turned(page)


@lru_cache(maxsize=8)
def _turned(page: Page) -> frozenset[int]:
    found = set()
    for number, letters in _paragraphs(page).items():
        if turns_to_reader(letters):
            found |= {number, number + 1} if letters.rstrip().endswith(":") else {number}
    return frozenset(found)


def _paragraphs(page: Page) -> dict[int, str]:
    letters: dict[int, str] = {}
    for one in page.sentences:
        letters[one.paragraph] = f"{letters.get(one.paragraph, '')} {page.text[one.start : one.end]}"
    return letters
