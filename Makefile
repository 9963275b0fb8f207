# make demo      the archive on the sample minutes     make test          check + tests
# make check     ruff, mypy, import-linter             make slow          the tests marked slow
# make samples   corpus/samples, drawn anew            make schema        docs/post.schema.json
# make picture   docs/bild.svg                         make requirements  the pins, from pyproject.toml
# make wheel     dist/, to install elsewhere           make bench         docs/hastighet.md, measured anew; LARGE=1: great sizes
# make evidence  the handbook's table of what tells people apart
# make accuracy  docs/noggrannhet.md, measured anew    make floors        the floors of the drawn layouts, raised
# make compiled  a wheel whose reading is machine code

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check
SAMPLES := corpus/samples

.PHONY: evidence demo test check slow samples schema picture requirements wheel compiled bench accuracy floors
.DEFAULT_GOAL := test

$(READY): requirements/dev.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 eller senare behövs: make PYTHON=python3.11")'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(PIP) install --require-hashes -r requirements/dev.txt
	$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

demo: export PROTOKOLL_ARCHIVE := demo/arkiv.db
demo: $(READY)
	rm -rf demo && mkdir demo
	$(BIN)/protokoll import $(SAMPLES)
	$(BIN)/protokoll status
	$(BIN)/protokoll search elever
	$(BIN)/protokoll justering
	@echo
	@echo 'Arkivet ligger i demo/arkiv.db. Så här går du vidare:'
	@echo '  source $(BIN)/activate'
	@echo '  export PROTOKOLL_ARCHIVE=demo/arkiv.db'
	@echo '  protokoll search badbryggan          sök på egna ord'
	@echo '  protokoll show ID                    läs ett helt dokument; id står vid varje träff'
	@echo '  protokoll import MAPP                läs in en mapp med egna protokoll'
	@echo 'Handboken är docs/handbok.md.'

check: $(READY)
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

test: check
	$(BIN)/pytest -n 2

slow: $(READY)
	@$(BIN)/pytest --slow -m slow || { code=$$?; [ $$code -eq 5 ] && echo 'No test is marked slow.'; }

samples: $(READY)
	$(BIN)/python -m tools.samples

schema: $(READY)
	$(BIN)/protokoll schema > docs/post.schema.json

picture: $(READY)
	$(BIN)/python -m tools.picture docs/bild.svg

evidence: $(READY)
	$(BIN)/python -m tools.evidence docs/handbok.md

accuracy: $(READY)
	$(BIN)/python -m tools.accuracy docs/noggrannhet.md

floors: $(READY)
	$(BIN)/python -m tools.floors tests/layout_floors.toml

requirements: $(READY)
	for set in run dev; do \
	  group=$$(if [ $$set = dev ]; then echo '--group dev --constraint requirements/run.txt'; fi); \
	  $(BIN)/uv pip compile pyproject.toml $$group --universal --python-version 3.11 --generate-hashes \
	    --no-header --no-annotate --no-config --quiet $(UPGRADE) --output-file requirements/$$set.txt; \
	done

wheel: $(READY)
	$(PIP) wheel --no-deps --no-build-isolation --wheel-dir dist .

# In a copy, since a compiled module beside its source would stand for it whatever is changed there.
compiled: $(READY)
	rm -rf build/compiled && mkdir -p build/compiled
	cp -r models extractors corpus output pipeline pyproject.toml README.md build/compiled
	cd build/compiled && HATCH_BUILD_HOOK_ENABLE_MYPYC=true $(abspath $(BIN)/python) -m hatchling build -t wheel -d $(abspath dist)

bench: $(READY)
	$(BIN)/python -m benchmarks $(if $(LARGE),--large)
