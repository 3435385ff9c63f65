"""A fuzz target: whatever bytes an agreement file holds, reading it ends in an agreement or in faults that say why.

Run by hand for longer: `python tests/fuzzing/loader.py -max_total_time=600`.
"""

import sys

import atheris

with atheris.instrument_imports(include=["truceline"]):
    from truceline.errors import BadInput
    from truceline.sources.yaml_tree import parse_yaml
    from truceline.terms.load import load_tree


def read(data: bytes) -> None:
    """Only `BadInput` may come out, and it names the file and a remedy."""
    try:
        load_tree(parse_yaml("fuzzed.yaml", data.decode("utf-8", errors="replace")))
    except BadInput as wrong:
        if not all(fault.file == "fuzzed.yaml" and fault.remedy for fault in wrong.faults):
            raise


if __name__ == "__main__":
    atheris.Setup(sys.argv, read)
    atheris.Fuzz()
