# The few verbs of this repository. `make` alone lists them.
PYTHON ?= .venv/bin/python

.DEFAULT_GOAL := help
.PHONY: help setup demo test check bench locale

help:            ## this list
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/: *## */\t/'

setup: .venv     ## make .venv with everything in it

.venv:
	python3 -m venv .venv
	.venv/bin/pip install --quiet --editable '.[dev]'

demo: .venv      ## a whole interview with a simulated candidate
	$(PYTHON) -m voice_interviewer demo

test: .venv      ## the whole test suite
	$(PYTHON) -m pytest -n 2

check: .venv     ## tests, lint and types, as in .ci/run
	.ci/run

bench: .venv     ## every figure that the README states
	for name in recogniser session turns introductions scoring voice rooms report; do \
		echo "== $$name"; $(PYTHON) -m bench.$$name || exit 1; done

BABEL := $(PYTHON) -m babel.messages.frontend
POT := build/messages.pot
LOCALE := voice_interviewer/locale

locale: .venv    ## bring the translations up to date with code and templates, and compile them
	mkdir -p build
	$(BABEL) --quiet extract -F babel.cfg -k marked --no-location -o $(POT) .
	$(BABEL) update -i $(POT) -d $(LOCALE) --ignore-pot-creation-date --no-fuzzy-matching --ignore-obsolete
	$(BABEL) compile -d $(LOCALE) --statistics
