"""Words that tell something about a clause, in English, Ukrainian and Russian.

Texts are matched by stems at the beginning of a word, because Ukrainian and Russian words change their endings.
"""

import re
from collections.abc import Iterable
from functools import cache

HASTE = (
    "immediate", "at once", "as soon as", "promptly", "prompt", "without delay", "without undue delay", "forthwith",
    "urgently", "expeditiously", "swiftly", "at the earliest", "in the shortest", "within a reasonable",
    "негайн", "невідкладн", "якнайшвидш", "якомога швидше", "у найкоротш", "в найкоротш", "без зволікан", "терміново",
    "немедленн", "незамедлительн", "безотлагательн", "как можно скорее", "как можно быстрее", "в кратчайш",
    "без промедлен", "срочно",
)  # fmt: skip
VAGUE = (
    "offensive", "provocat", "provok", "hostil", "movement", "aggress", "sabotage", "diversion", "threat",
    "military action", "military activit", "military use", "hostile act",
    "наступальн", "провокац", "ворож", "диверсі", "агресі", "пересуван",
    "провокаци", "враждебн", "диверси", "агресси", "перемещени",
)  # fmt: skip
AUTOMATIC = (
    "automatic", "voided", "null and void", "ceases to apply", "ceases to have effect", "shall lapse", "lapses",
    "автоматичн", "втрачає чинність", "втрачають чинність",
    "автоматическ", "утрачивает силу", "утрачивают силу", "теряет силу",
)  # fmt: skip
AT_ONE_TIME = ("simultaneous", "concurrent", "at the same time", "одночасн", "одновременн", "синхронн")
REPORTING = ("report", "notif", "inform", "повідом", "доповід", "звіт", "сообщ", "уведом", "доклад", "отчет", "отчёт")
ACCESS = ("access", "freedom of movement", "free movement", "доступ", "свобода пересування", "свобода передвижения")
BREACH = ("breach", "violat", "broken", "fail", "non-compliance", "порушен", "нарушен", "невиконан", "невыполн")
READY = (
    "readiness", "ready", "willing", "in principle", "welcomes", "expresses support", "expressed support",
    "declares support", "готовн", "готов", "підтриму", "вітає", "готовност", "поддержив", "приветств",
)  # fmt: skip
SUPPORT = (*READY, "support", "підтрим", "поддерж")
FORCE = (
    "fire", "strike", "attack", "force", "military", "offensive", "hostil", "shell", "weapon", "assault", "advance",
    "вогн", "обстріл", "удар", "зброї", "сил", "огн", "обстрел", "оружи",
)  # fmt: skip
SELF_DEFENCE = (
    "self-defence", "self-defense", "self defence", "self defense", "return fire", "return of fire", "response",
    "самооборон", "вогонь у відповідь", "ответный огонь",
)  # fmt: skip
ARMED_GROUPS = (
    "armed group", "armed formation", "militia", "mercenar", "volunteer battalion", "proxies", "irregular force",
    "збройні формуван", "збройних формуван", "ополчен", "найман", "вооруженные формирован", "вооруженных формирован",
    "вооружённых формирован", "наемник", "наёмник",
)  # fmt: skip
CALIBRE = ("calibre", "caliber", "mm", "калібр", "калибр", "мм")
DRONES_AND_ROCKETS = (
    "drone", "unmanned", "uav", "uas", "rocket", "missile", "mlrs", "безпілотн", "дрон", "бпла", "ракет", "рсзв",
    "беспилотн", "рсзо",
)  # fmt: skip
ENCODERS_CHOICE = ("choice", "no clock", "assumed", "assumption", "names no hour", "names no zone")
CARRIERS: dict[str, tuple[str, ...]] = {
    "annex": ("annex", "appendix", "appendices", "attachment", "додат", "приложен"),
    "map": ("map", "maps", "мапа", "мапи", "мапі", "мапу", "карта", "карти", "карті", "карту", "карте", "карты"),
    "protocol": ("protocol", "протокол"),
}
"""What a text may refer to, with the words for it."""
DOMAINS: dict[str, tuple[str, ...]] = {
    "air": ("air", "aircraft", "aerial", "flight", "aviation", "helicopter", "повітр", "авіа", "воздуш", "авиа"),
    "drones": ("drone", "unmanned", "uav", "uas", "безпілотн", "дрон", "бпла", "беспилотн"),
    "sea": (
        "sea", "naval", "maritime", "vessel", "navig", "ship", "ships", "port", "ports",
        "морськ", "морск", "море", "корабл", "судн",
    ),
    "cyber": ("cyber", "hack", "кібер", "кибер"),
    "mines": ("mine", "mines", "mined", "minefield", "demin", "мінн", "мінув", "розмінув", "мины", "минн", "разминир"),
    "logistics": ("logistic", "suppl", "resupply", "ammunition", "логіст", "постачан", "логист", "снабжен"),
    "rotation": ("rotation", "rotate", "reinforce", "redeploy", "ротац", "підкріпл", "подкреплен"),
    "fortification": ("fortif", "engineering work", "trench", "укріпл", "фортифік", "укреплен", "фортифик"),
    "reconnaissance": ("reconn", "surveil", "recce", "розвід", "развед"),
    "propaganda": ("propagand", "incite", "hate speech", "hostile rhetoric", "пропаган", "ворожнеч", "риторик"),
}  # fmt: skip
"""Domains of war, with words that show that a text has thought of them."""

_WHOLE = {"mm", "мм", "map", "maps", "air", "sea", "mine", "mines", "ship", "ships", "port", "ports", "prompt", "fire"}
"""Words that stand for themselves only: `mine` is not `minerals`, `air` is not `aired`."""


@cache
def _pattern(stems: tuple[str, ...]) -> re.Pattern[str]:
    parts = [rf"{re.escape(stem)}\b" if stem in _WHOLE or stem.endswith("s") else re.escape(stem) for stem in stems]
    return re.compile(rf"(?<![^\W\d_])(?:{'|'.join(parts)})", re.IGNORECASE)


def plain(name: str) -> str:
    """An id as words: `use_of-force` is `use of force`."""
    return name.replace("_", " ").replace("-", " ")


def found(stems: tuple[str, ...], *texts: str) -> list[str]:
    """The stems that occur at the beginning of a word of these texts, each once, as they stand there in lower case."""
    hits = (hit.lower() for text in texts for hit in _pattern(stems).findall(text))
    return list(dict.fromkeys(hits))


def said(stems: tuple[str, ...], *texts: str) -> bool:
    """Whether one of the stems occurs in one of the texts."""
    return any(_pattern(stems).search(text) for text in texts)


def listed(names: Iterable[str]) -> str:
    """Names as a list in a sentence."""
    each = list(names)
    return each[0] if len(each) == 1 else f"{', '.join(each[:-1])} and {each[-1]}" if each else "nothing"
