"""How many articles a minute reading gets through by rules.

The articles are the passages of the evaluation sets, put together to about 350 words each and saved as pages; what
should be proposed of them is not looked at. Run by itself (`python -m benchmarks.reading N`); prints JSON.
"""

import json
import sys
import tempfile
from collections.abc import Iterator
from datetime import date
from html import escape
from itertools import cycle, islice
from pathlib import Path
from time import perf_counter, process_time

from truceline.reading.scoring import passages
from truceline.tasks.reading import Given, read_one
from truceline.wiring.reading import Asked, read_files
from truceline.wiring.rules import rules_for

LEAST = 310
"""Words at which no further passage is added; with the last one it comes to about 350."""
ALONE = 60
"""So many are read in this process too, for the time of one core: it says the same while others use the machine."""


def articles() -> Iterator[str]:
    """Texts of about 350 words in English, each of other passages than the last, over and over."""
    texts = [one.text for part in ("dev", "test") for one in passages(part, "en")]
    gathered: list[str] = []
    for text in cycle(texts):
        gathered.append(" ".join(text.split()))
        if sum(one.count(" ") + 1 for one in gathered) >= LEAST:
            yield "\n".join(gathered)
            gathered = []


def page(text: str, number: int) -> str:
    """An article as a page with what stands around one."""
    paragraphs = "".join(f"<p>{escape(one, quote=False)}</p>\n" for one in text.split("\n"))
    day = f"2025-05-{number % 28 + 1:02}"
    return (
        f'<!doctype html><html lang="en"><head><title>Article {number}</title>\n'
        f'<meta property="article:published_time" content="{day}T08:00:00Z"></head>\n'
        '<body><nav><a href="/">Home</a> <a href="/world">World</a></nav>\n'
        f"<article><h1>Article {number}</h1>\n{paragraphs}</article>\n"
        "<aside>Read more</aside><footer>All rights reserved</footer></body></html>\n"
    )


def main(size: int) -> dict[str, float]:
    """Articles a minute on all cores, starting included, and milliseconds of one core for one article."""
    asked = Asked(Given(published=date(2025, 5, 12)))
    with tempfile.TemporaryDirectory() as scratch:
        files = [(Path(scratch) / f"{number}.html", f"{number}.html") for number in range(size)]
        texts = list(islice(articles(), size))
        for number, ((path, _), text) in enumerate(zip(files, texts, strict=True)):
            path.write_text(page(text, number), encoding="utf-8")
        rules = rules_for(asked)
        read_one(*files[0], asked.given, rules)
        begin = process_time()
        for path, name in files[:ALONE]:
            read_one(path, name, asked.given, rules)
        alone = (process_time() - begin) / len(files[:ALONE])
        begin = perf_counter()
        outcomes = list(read_files(files, asked, rules_for))
        taken = perf_counter() - begin
    return {
        "articles": size,
        "words": round(sum(len(text.split()) for text in texts) / size),
        "unread": sum(bool(one.faults) for one in outcomes),
        "proposals": sum(len(one.suggestions) for one in outcomes),
        "seconds": round(taken, 1),
        "per_minute": round(60 * size / taken),
        "core_milliseconds": round(1000 * alone, 1),
    }


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(int(sys.argv[1]))) + "\n")
