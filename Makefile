# Two commands do everything: `make report` and `make test`. Python 3.11 or newer and make are all they need;
# packages come from requirements.lock, each with its hash, into .venv.

PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready

.DEFAULT_GOAL := help
.PHONY: report test audit check notebooks serve lock clean help

report: $(READY) ## Run every chapter and build _build/html/ and _build/report.pdf
	$(BIN)/corridor build

test: $(READY) ## Run the whole test suite, the notebooks' stored outputs included
	$(BIN)/python -m pytest -n auto --dist loadgroup tests
	$(BIN)/python -m pytest -n auto --dist loadfile --nbval notebooks

audit: $(READY) ## Read every page of _build/html in Chromium: accessibility in light, dark and on a phone, popovers, tables
	$(BIN)/python -m pytest -n auto --dist load tests/browser --site _build/html

check: $(READY) ## Check edition, data package, templates and numbers in prose; run nothing
	$(BIN)/corridor check

notebooks: $(READY) ## Run the templates with their defaults and store the text outputs that nbval compares
	$(BIN)/python -m corridor.pipeline.stored

serve: $(READY) ## Show the built book at http://localhost:8000
	$(BIN)/python -m http.server 8000 --bind localhost --directory _build/html

lock: $(READY) ## Compile requirements.lock anew from pyproject.toml
	$(BIN)/uv pip compile pyproject.toml --quiet --universal --generate-hashes --all-extras --python-version 3.11 \
	  --no-emit-index-url --no-header --output-file requirements.lock

clean: ## Remove products and the virtual environment
	rm -rf _build .venv book/_executed book/_generated *.egg-info

help: ## Show these targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

# The virtual environment is made anew whenever the lock file or the project's own description changes. The installer itself,
# uv, is first taken from the lock file with its hashes.
$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python 3.11 or newer is needed; $(PYTHON) is older (set PYTHON=python3.x)" >&2; exit 1; }
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	awk '/^uv==/ { on = 1; print; next } /^[a-z]/ { on = 0 } on && /--hash/' requirements.lock > .venv/uv.txt
	test -x $(BIN)/uv || $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r .venv/uv.txt
	$(BIN)/uv pip sync --quiet --python $(BIN)/python requirements.lock
	$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation --editable .
	touch $@
