"""Whether a suggestion stands on what its document says: letters found, words of the right weight, nobody obeyed."""

import re

from truceline.reading.slots import VERBATIM
from truceline.reading.suggestion import Sort, Span, Suggestion

_STEM = {
    "accept": r"accept(?:s|ed)?\b|agree[sd]?\b|consent(?:s|ed)?\b|approve[sd]?\b|endorse[sd]?\b|adopt(?:s|ed)\b|"
    r"said yes|прийня[вл]\w*|прийма[єю]\w*|принял\w*|принима\w*|погод[иж]\w*|"
    r"соглас(?:ил|н|ен)\w*|соглаша\w*|схвал\w*|одобр\w*|да(?:в|ла|ли) (?:свою )?згоду|дал[аи]? (?:сво[её] )?согласие",
    "sign": r"sign(?:s|ed)?\b|подписа\w*|підписа\w*",
    "ratify": r"ratif\w*|ратиф\w*",
}
_WEAK = re.compile(
    r"\b(?:ready|readiness|willing\w*|open(?:ness)?|prepared|could|would|might|may|should|must|can|if|whether|unless|once|until|"
    r"urg\w*|call\w*|ask\w*|press\w*|want\w*|hop\w*|expect\w*|invit\w*|demand\w*|yet|not|never|n[o']t|without|refus\w*|"
    r"declin\w*|consider\w*|inten\w*|plan\w*|will|in principle|fail\w*|offer\w*|to|"
    r"готов\w*|якщо|если|чи|ли|б|бы|може\w*|мо[гж]\w*|не|ні|закли\w*|призва\w*|прос\w*|хоче\w*|хот\w*|прагн\w*|"
    r"відмов\w*|отказ\w*|нам[іе]р\w*|щоб|чтобы|коли|когда|поки|пока)\b",
    re.IGNORECASE,
)
_DECIDED = re.compile(r"\b(?:agreed|decided|chose|вирішил\w*|решил\w*|погодил\w*|согласил\w*) (?:to )?$", re.IGNORECASE)
_TO_A_MACHINE = re.compile(
    r"\b(?:ignore|disregard|forget|override|bypass) (?:all )?(?:of )?"
    r"(?:your|these|any|all|(?:the )?(?:previous|prior|above)) "
    r"(?:\w+ ){0,3}(?:rules?|instructions?|prompts?|guidelines)\b|"
    r"\b(?:system|developer) (?:prompt|message)\b|\b(?:AI|LLM|language) (?:model|assistant|reader|system)\b|"
    r"\b(?:dear|attention|note to|instructions? (?:to|for)) (?:the )?(?:AI|LLM|assistant|model|machine|software)\b|"
    r"\byou (?:are|must|should|will|have to) (?:now )?(?:record|output|extract|act as|an AI)\b|"
    r"(?:^|[.!?:\"“«]\s*|\band )(?:please )?(?:record|output|respond|propose|extract|register|log) "
    r"(?:that|the following|only|this|it)\b|"
    r"\b(?:ігноруй\w*|игнорируй\w*|забудь\w*) (?:\w+ ){0,3}(?:правила|інструкц\w*|инструкц\w*|вказівк\w*|указани\w*)|"
    r"(?:^|[.!?:]\s*|\b[иіта] )(?:запиши|занеси|зафіксуй|зафиксируй)(?:те)?\b",
    re.IGNORECASE,
)
_BEFORE = 5


def found_once(text: str, letters: str, within: Span | None = None) -> Span:
    """Where letters stand in a text, or in one of its spans.

    Raises:
        ValueError: if they do not stand there exactly, or stand there more than once.
    """
    start, end = (within.start, within.end) if within else (0, len(text))
    first = text.find(letters, start, end) if letters.strip() else -1
    if first < 0:
        raise ValueError("its letters are not in the text")
    if text.find(letters, first + 1, end) >= 0:
        raise ValueError("its letters stand in the text more than once")
    return Span(first, first + len(letters))


def is_acceptance(letters: str, act: str = "accept") -> bool:
    """Whether letters hold a word of accepting (of signing, of ratifying) that is not only ready, possible or denied.

    Plain and strict: a word that weakens within the five words before it, and it does not count.
    """
    if letters.rstrip().endswith("?"):
        return False
    for found in re.finditer(rf"\b(?:{_STEM[act]})", letters, re.IGNORECASE):
        before = " ".join(re.split(r"\s+", letters[: found.start()])[-_BEFORE - 1 :])
        clause = re.split(r"[.;:!?]|[,—–] (?!too)", before)[-1]
        if not _WEAK.search(clause) or _DECIDED.search(before):
            return True
    return False


def speaks_to_a_machine(letters: str) -> bool:
    """Whether letters tell a reader or a machine what to record: they are data, and no event."""
    return bool(_TO_A_MACHINE.search(letters))


def check_stands(one: Suggestion, text: str) -> None:
    """Hold a suggestion against the letters that it stands on.

    Raises:
        ValueError: if words said to be the document's are not in its span, a number is not, an acceptance is no more
            than readiness, or the passage speaks to a machine.
    """
    letters = one.span.of(text)
    if speaks_to_a_machine(letters):
        raise ValueError("the passage tells a machine what to do")
    plain = _plain(letters)
    for name in VERBATIM & set(one.slots):
        if _plain(one.slots[name]) not in plain:
            raise ValueError(f"{name} is not in the letters of the passage")
    digits = re.findall(r"\d+", re.sub(r"(?<=\d)[ ,.](?=\d{3})", "", one.slots.get("value", "")))
    written = re.sub(r"(?<=\d)[ ,.\u00a0](?=\d{3})", "", letters)
    if "value" not in one.stands_on and any(number not in re.findall(r"\d+", written) for number in digits):
        raise ValueError("the number is not in the letters of the passage")
    act = one.slots.get("act", "")
    if one.sort is Sort.CONSENT and act in _STEM and not is_acceptance(letters, act):
        raise ValueError(f"the passage holds no word for {act!r} beyond readiness")


def _plain(words: str) -> str:
    return " ".join(words.split())
