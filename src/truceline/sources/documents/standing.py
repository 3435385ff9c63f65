"""Whether a document still stands: taken back, corrected or brought up to date by its publisher, as it says itself."""

import re

TAKEN_BACK = "the publisher took this story back"
CORRECTED = "the publisher corrected this story: read what the correction says first"
UPDATED = "the publisher brought this story up to date: an earlier version may say otherwise"

_STORY = r"(?:article|story|report|page|post|item|piece|dispatch|publication)"
_DASH = r"\s*(?:[:!.\-–—)\]]|$)"
_BACK = (
    rf"(?:^|[.!?:—–]\s|-\s)\W{{0,3}}(?:this|the above|our) (?:\w+ ){{0,2}}{_STORY} "
    r"(?:has been|have been|was|is|is being) (?:\w+ly )?"
    r"(?:retracted|withdrawn|removed|taken down|taken back|deleted|unpublished|killed|recalled|rescinded)\b",
    rf"\b(?:we|has|have|hereby) (?:\w+ )?(?:retract(?:s|ed)?|withdr(?:aw|aws|awn|ew)|recalled) (?:this|our) {_STORY}\b",
    rf"^\W{{0,4}}the {_STORY} (?:below )?(?:has been|was) (?:retracted|withdrawn|removed|taken down|unpublished)\b",
    rf"\b(?:kill|disregard|do not use) (?:this|the) (?:\w+ ){{0,3}}{_STORY}\b",
    r"^\W{0,4}(?:\w+ )?(?:retraction|retracted|story removed|story withdrawn|killed|kill notice|mandatory kill)"
    rf"{_DASH}",
    r"\b(?:цю |ця |цей |наш(?:у|а) )?(?:статтю|стаття|новину|новина|матеріал|публікацію|публікація|повідомлення) "
    r"(?:було |була |був )?(?:відклика|видален|вилучен|знят)\w+",
    r"\b(?:эт(?:у|а|от) |наш(?:у|а) |данн\w+ )?(?:статья|статью|новость|материал|публикация|публикацию|сообщение) "
    r"(?:было |была |был )?(?:отозван|удал[её]н|снят|аннулирован)\w*",
    rf"^\W{{0,4}}(?:відкликано|видалено|спростування|отозвано|удалено|опровержение|аннулировано){_DASH}",
)
_CORRECTION = (
    r"^\W{0,4}(?:corrections?|corrected|clarification|editor[’']?s[’']? note|corrects?\b[^\n]{0,40}|corrigendum)"
    rf"{_DASH}",
    rf"\b(?:an earlier|a previous|the original) version of this {_STORY}\b",
    rf"\bthis {_STORY} (?:has been|was) (?:corrected|amended|clarified)\b",
    rf"^\W{{0,4}}(?:уточнення|виправлення|виправлено|уточнение|исправление|исправлено|поправка){_DASH}",
)
_UPDATE = (
    r"^\W{0,4}(?:updated|оновлено|обновлено|доповнено|дополнено)(?:\s*[:!.\-–—)\]]|$| \d| at | on )",
    rf"^\W{{0,4}}(?:update|upd\.?)(?: ?\d{{1,2}})?{_DASH}",
    rf"\bthis {_STORY} (?:has been|was) (?:last )?updated\b",
)
_FLAGS = re.IGNORECASE | re.MULTILINE
_IS_BACK, _IS_CORRECTED, _IS_UPDATED = (re.compile("|".join(ways), _FLAGS) for ways in (_BACK, _CORRECTION, _UPDATE))
_EDGE = 3000


def standing_of(title: str, text: str) -> tuple[str, ...]:
    """What a reader must know about a story's standing, in words; empty where it says nothing.

    Only its title, its beginning and its end are asked: what stands in the middle tells of other stories.
    """
    edges = "\n".join((title, text[:_EDGE], text[_EDGE:][-_EDGE:]))
    told = ((_IS_BACK, TAKEN_BACK), (_IS_CORRECTED, CORRECTED), (_IS_UPDATED, UPDATED))
    return tuple(words for pattern, words in told if pattern.search(edges))
