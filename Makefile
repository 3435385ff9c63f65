# The two commands: `make demo` and `make test`. Both make their own environment first.
SHELL := bash
.SHELLFLAGS := -eu -o pipefail -c
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.complete
CASES := cases/spring-2025 cases/exchanges-2025 cases/donbas-2020
PIP_FLAGS := --disable-pip-version-check --no-input

.PHONY: demo test setup system lint types layers unit bench lock clean
.DEFAULT_GOAL := demo

demo: setup
	@$(BIN)/truceline demo $(CASES) --out out

test: setup lint types layers unit

setup: $(STAMP)

$(STAMP): requirements/dev.txt pyproject.toml
	@echo "Making the environment in $(VENV) (once; about half a minute) ..."
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Truceline needs Python 3.11 or later: make PYTHON=/path/to/python3.11")'
	@rm -rf $(VENV)
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install $(PIP_FLAGS) --require-hashes -r requirements/dev.txt 2>&1 | awk -f .ci/progress.awk
	@$(BIN)/python -m pip install $(PIP_FLAGS) --quiet --no-deps --no-build-isolation --no-index -e .
	@touch $(STAMP)

system:
	@.ci/packages

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: setup
	$(BIN)/mypy

layers: setup
	$(BIN)/lint-imports

unit: setup
	$(BIN)/pytest -n 2 --dist loadfile

bench: setup
	@$(BIN)/pip install --quiet --require-hashes -r requirements/bench.txt
	$(BIN)/python -m benchmarks

lock:
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate requirements/run.in -o requirements/run.txt
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate requirements/dev.in -o requirements/dev.txt
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate requirements/bench.in -o requirements/bench.txt

clean:
	rm -rf $(VENV) out cases/*/record.db cases/*/record.db-* cases/*/record.lock cases/*/intake cases/*/inbox
