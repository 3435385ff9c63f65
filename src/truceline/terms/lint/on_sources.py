"""Remarks on the text behind the terms: W20 and W23."""

from collections.abc import Iterator

from truceline.sources.yaml_tree import Path_
from truceline.terms.lint.coverage import covered_parts, key_of
from truceline.terms.lint.remarks import Remark, remark
from truceline.terms.lint.words import CARRIERS, listed, plain, said
from truceline.terms.schema import Agreement


def attachments(agreement: Agreement) -> Iterator[Remark]:
    """W20: a text that refers to an annex, a map or a protocol that no source and no link carries."""
    carried = [f"{plain(key)} {one.title} {' '.join(one.parts)}" for key, one in agreement.sources.items()]
    carried += [plain(link.agreement) for link in agreement.links]
    lost = {what: stems for what, stems in CARRIERS.items() if not said(stems, *carried)}
    for place, name, text in _texts(agreement):
        missing = [what for what, stems in lost.items() if said(stems, text)]
        if missing:
            says = f"It refers to {_with_article(missing)} that no source or link here carries."
            yield remark("W20", place, (name,), says)


def _with_article(words: list[str]) -> str:
    return listed(f"an {word}" if word[0] in "aeiou" else f"a {word}" for word in words)


def _texts(agreement: Agreement) -> Iterator[tuple[Path_, str, str]]:
    for group in ("areas", "definitions", "terms"):
        for index, one in enumerate(getattr(agreement, group)):
            yield (group, index, "text"), one.id, one.text


def parts(agreement: Agreement) -> Iterator[Remark]:
    """W23: parts of a source that no term and no definition covers."""
    for name, source in agreement.sources.items():
        covered = covered_parts(agreement, name)
        for index, part in enumerate(source.parts):
            if key_of(part) not in covered:
                says = f"No term or definition covers part {part} of {name}."
                yield remark("W23", ("sources", name, "parts", index), (name, part), says)
