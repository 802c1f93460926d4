# Two commands on a fresh machine with python ≥ 3.11 and make: `make demo` and `make test`.
# uv is used when it is there, else python's own venv and pip. Exact versions with hashes stand in requirements/.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
UV := $(shell command -v uv 2>/dev/null)
DEMO_DB ?= demo.db
SHARED := ../shared

ifdef UV
  CREATE := uv venv -q --allow-existing --python $(PYTHON) $(VENV)
  INSTALL := uv pip install -q --python $(BIN)/python
else
  CREATE := $(PYTHON) -m venv $(VENV)
  INSTALL := $(BIN)/python -m pip install -q --disable-pip-version-check
endif

.PHONY: help demo test check lint types unit cover gate borrowed slow train bench data-check clean

help:            ## this list
	@sed -n 's/^\([a-z-]*\): .*## /\1\t/p;s/^\([a-z-]*\):  *## /\1\t/p' $(MAKEFILE_LIST)

$(VENV)/.core: requirements/core.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("tawatur needs python 3.11 or newer: make PYTHON=python3.12 …" if sys.version_info < (3, 11) else 0)'
	@$(CREATE)
	@$(INSTALL) --require-hashes -r requirements/core.txt
	@$(INSTALL) --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.dev: requirements/dev.txt $(VENV)/.core
	@$(INSTALL) --require-hashes -r requirements/dev.txt
	@touch $@

demo: $(VENV)/.core    ## read the bundled reports and show events and conflicts
	@$(BIN)/tawatur demo --db $(DEMO_DB)

test: check unit gate borrowed    ## everything that must hold

check: lint types data-check

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.dev
	$(BIN)/mypy

data-check: $(VENV)/.core
	$(BIN)/tawatur data check

unit: $(VENV)/.dev
	$(BIN)/python -m pytest -n 2 -m "not slow"

slow: $(VENV)/.dev    ## the longer property runs
	$(BIN)/python -m pytest -n 2 -m slow

cover: $(VENV)/.dev    ## branch coverage of text, time and store code
	$(BIN)/coverage erase
	$(BIN)/coverage run -m pytest -m "not slow" tests/text tests/store tests/annotate/test_timex* tests/annotate/test_calendars*
	$(BIN)/coverage report --include='src/tawatur/text/*,src/tawatur/annotate/timex/*,src/tawatur/annotate/calendars*,src/tawatur/store/*' --fail-under=90

gate: $(VENV)/.dev    ## quality floors that only rise
	$(BIN)/python -m eval.gate

borrowed:
	@if [ -x $(SHARED)/tools/borrowed_text.py ]; then $(PYTHON) $(SHARED)/tools/borrowed_text.py .; \
	else echo "borrowed text: skipped, $(SHARED)/tools is not here"; fi

train: $(VENV)/.dev    ## train the tagger of names (needs ../shared/dev/ner)
	@$(INSTALL) --require-hashes -r requirements/train.txt
	$(BIN)/python -m training.train_names

bench: $(VENV)/.dev    ## throughput on this machine
	$(BIN)/python -m bench.throughput

clean:
	rm -rf $(VENV) build dist src/*.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .coverage
