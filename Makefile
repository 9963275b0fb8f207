# make demo   the archive on the sample minutes    make check        ruff, mypy, import-linter
# make test   check + tests                        make slow         the tests marked slow
# make schema docs/post.schema.json                make requirements the pinned requirements, from pyproject.toml

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
DEMO := demo/arkiv.db

.PHONY: demo test check slow schema picture bench wheel requirements
.DEFAULT_GOAL := test

$(READY): requirements/dev.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 eller senare behövs (make PYTHON=python3.12 …)")'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

check: $(READY)
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

test: check
	$(BIN)/pytest -n 2

slow: $(READY)
	@$(BIN)/pytest --slow -m slow || { code=$$?; [ $$code -eq 5 ] && echo "Inga tester är märkta slow."; }

requirements: $(READY)
	@for set in run dev; do \
	  group=$$([ $$set = dev ] && echo "--group dev --constraint requirements/run.txt" || true); \
	  $(BIN)/uv pip compile pyproject.toml $$group --universal --python-version 3.11 --generate-hashes \
	    --no-header --no-annotate --no-config --quiet $(UPGRADE) --output-file requirements/$$set.txt; \
	done
