# Two commands: `make site` builds the site, `make test` proves that it works. Nothing has to be set up before.

PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin/python
INSTALL := $(RUN) -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps
COMPILE := pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate --no-header \
	--no-emit-index-url --no-emit-find-links --upgrade pyproject.toml

.PHONY: site test endure check lint lock bench pagebench clean help
.NOTPARALLEL:
.DELETE_ON_ERROR:

site: $(VENV)/compiled.stamp ## build the site into _site/ and say how to look at it
	@$(RUN) build.py $(ARGS)

test: $(VENV)/test.stamp $(VENV)/compiled.stamp $(if $(shell command -v npm),node_modules/test.stamp) ## prove that everything works; ARGS="-k links" runs a part
	@$(RUN) -m pytest $(ARGS)

endure: $(VENV)/test.stamp ## builds killed, starved, disturbed: minutes; ENDURE=10 tries ten times as much, an evening
	@$(RUN) -m pytest tests/endurance/*ing.py tests/endurance/exactness.py $(ARGS)

check: lint test ## everything that must be good before a change is handed in

lint: $(VENV)/test.stamp $(VENV)/compiled.stamp ## style, types and the content itself
	@$(RUN) -m ruff check .
	@$(RUN) -m ruff format --check .
	@$(RUN) -m mypy
	@$(RUN) build.py check --strict

lock: ## choose the newest libraries that pyproject.toml allows, with hashes for every system
	@$(PYTHON) -m venv .cache/lock
	@.cache/lock/bin/python -m pip install --quiet --disable-pip-version-check --upgrade uv
	@.cache/lock/bin/python -m uv $(COMPILE) --output-file requirements.lock
	@.cache/lock/bin/python -m uv $(COMPILE) --group test --constraint requirements.lock --output-file requirements-test.lock
	@npm update --silent --package-lock-only

bench: $(VENV)/test.stamp $(VENV)/compiled.stamp ## how fast it builds beside other generators; ARGS="--sizes 1000 --install"
	@$(RUN) -m benchmarks.builds $(ARGS)

pagebench: $(VENV)/test.stamp $(VENV)/compiled.stamp ## how fast its pages are there beside others; ARGS="--install"
	@$(RUN) -m benchmarks.pages $(ARGS)

clean: ## remove everything that was made here
	rm -rf _site .cache $(VENV) node_modules .mypy_cache .pytest_cache .ruff_cache .hypothesis

help: ## list the commands
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' Makefile

$(VENV)/site.stamp: requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "this needs Python 3.11 or newer: make PYTHON=...")'
	@$(PYTHON) -m venv $(VENV)
	@$(INSTALL) -r requirements.lock
	@touch $@

# As pip does for libraries: where Python may not write it down itself, a third of a small build would go into it each time.
$(VENV)/compiled.stamp: $(VENV)/site.stamp $(shell find handout -name '*.py')
	@$(RUN) -m handout.cli.compiling
	@touch $@

# Holds everything of requirements.lock too.
$(VENV)/test.stamp: requirements-test.lock $(VENV)/site.stamp
	@$(INSTALL) -r requirements-test.lock
	@touch $@

# What npm cannot bring, the tests name and leave out; with HANDOUT_REQUIRE_BROWSER=1 they fail instead.
node_modules/test.stamp: package-lock.json package.json
	@npm ci --silent --ignore-scripts && touch $@ || echo "npm could not bring the tools of package-lock.json"
