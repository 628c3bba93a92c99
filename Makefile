# The doors for people. `make help` lists them. Set-up is done once and again only when something it rests on changed.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
export OMP_THREAD_LIMIT := 1
# One more than there are cores: the tests of faults wait more than they compute.
WORKERS := $(shell expr $$(getconf _NPROCESSORS_ONLN) + 1)

.DEFAULT_GOAL := help
.PHONY: help demo run test check browser setup system system-test system-browser test-distributed bench-accuracy \
  bench-reading screens bench-kills bench-queue bench-scale samples lock clean

FAXES ?= 2000
SEED ?= 1

help: ## this list
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 18

demo: setup ## run the main job on the sample faxes and show what came out
	$(BIN)/intake demo

run: setup ## start the daemon on the inbox of config.toml
	$(BIN)/intake run

test: system-test $(READY) check ## static checks and the whole test suite
	$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal --durations=40 -m "not distributed and not clock"

check: $(READY) ## ruff, mypy --strict and the import contracts
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

browser: system-browser $(READY) ## the review station in a real Chromium, by keyboard
	@# What fails beside others is tried once more alone: two browsers on two busy cores answer late, and a defect fails again.
	$(BIN)/python -m pytest -n auto --dist worksteal tests/browser || \
	  $(BIN)/python -m pytest -n 0 --last-failed --last-failed-no-failures none tests/browser

setup: system $(READY) ## system packages, virtual environment, locked dependencies

system:
	@PYTHON=$(PYTHON) sh deploy/setup.sh run

system-test:
	@PYTHON=$(PYTHON) sh deploy/setup.sh test

system-browser:
	@PYTHON=$(PYTHON) sh deploy/setup.sh browser

$(READY): requirements.lock pyproject.toml | system
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

test-distributed: system-test $(READY) ## several machines on one real PostgreSQL: one dies for good, others finish its work
	$(BIN)/python -m pytest -n 0 -m distributed tests/e2e

bench-accuracy: system-test $(READY) ## measure accuracy on faxes nobody developed on; writes docs/accuracy.md, docs/papers/
	$(BIN)/python -m bench.accuracy --faxes $(FAXES) --seed $(SEED) --words var/words-$(SEED)
	$(BIN)/python -m bench.accuracy --set unseen --faxes 222 --seed $(SEED) --words var/papers-$(SEED) --cost 0 --out docs/papers

bench-reading: system-test $(READY) ## measure what each step of imaging is worth, and its cost beside plain Tesseract
	$(BIN)/python -m bench.reading

screens: system-browser $(READY) ## take the pictures of the review station in docs/screens/ again
	$(BIN)/python -m bench.screens

KILLS ?= 500

bench-kills: system-test $(READY) ## kill the program KILLS times at random, SEED on; logs in docs/kills.csv (docs/faults.md)
	$(BIN)/python -m bench.kills --kills $(KILLS) --seed $(SEED) --database sqlite
	$(BIN)/python -m bench.kills --kills $(KILLS) --seed $(SEED) --database postgresql --processes 3
	$(BIN)/python -m bench.kills --sum

ORDERS ?= 1000000

bench-queue: system-test $(READY) ## measure how quickly a queue of ORDERS orders answers; writes docs/queue-speed.md
	$(BIN)/python -m bench.queue --orders $(ORDERS)

PARTS ?=

bench-scale: system-test $(READY) ## measure throughput, overhead, memory, a full database, starts; PARTS="…" some; writes docs/scale.md
	$(BIN)/python -m bench.scale $(if $(PARTS),--only $(PARTS))

samples: system-test $(READY) ## make samples/ again from its seeds
	$(BIN)/python -m bench.faxes samples

lock: ## pin the ranges of pyproject.toml again (needs uv)
	uv pip compile pyproject.toml --all-extras --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --no-emit-find-links --no-header --output-file requirements.lock

clean: ## remove the virtual environment and caches; var/ (faxes) is left alone
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
