# The only commands anyone must know. `make` alone prints them.
.DEFAULT_GOAL := help
.PHONY: help setup run test journeys check fix story docs lock mutants
unexport PYENV_VERSION VIRTUAL_ENV PYTHONPATH PYTHONHOME PYTHONDONTWRITEBYTECODE
PYTHON ?= python3
NAMED := $(if $(filter-out file,$(origin PYTHON)),as-named)
BIN := .venv/bin

help:  ## print these commands
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

setup:  ## make .venv with everything the site needs
	@$(PYTHON) tools/setup.py run $(NAMED)

run: setup  ## open the site, with the demo story, on PORT (8000)
	@exec $(BIN)/holdfast run

test: .test-setup  ## run every test, going over a share of what is tried over and over
	@$(BIN)/pytest -n 3 --dist worksteal $(ARGS)

journeys: .test-setup  ## run the browser journeys alone, in every way
	@HOLDFAST_THOROUGH=3 $(BIN)/pytest -n 3 --dist worksteal tests/journeys $(ARGS)

check: .test-setup  ## all that CI runs: format, lint, types, imports, migrations, docs, tests (going over all of it)
	@$(BIN)/python tools/check.py

fix: .test-setup  ## mend what a machine can mend
	@$(BIN)/ruff check --fix -q . ; $(BIN)/ruff format -q .

story: setup  ## forget the demo data and tell the story again
	@exec $(BIN)/holdfast story

docs: .test-setup  ## write the generated pages of docs/reference again
	@$(BIN)/holdfast docs

mutants: .test-setup  ## break the scoring and change rules and see tests fail (an hour)
	@$(BIN)/python tools/mutants.py $(ARGS)

lock: .test-setup  ## resolve the requirements again (needs uv on PATH)
	@$(BIN)/python tools/lock.py

.PHONY: .test-setup
.test-setup:
	@$(PYTHON) tools/setup.py test $(NAMED)
