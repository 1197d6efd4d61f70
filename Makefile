# Fotfeste. `make serve` and `make test` install what is missing; running either twice does no work twice.
.DEFAULT_GOAL := help
.PHONY: help serve preview build pdf bundle handbook test quick check audit profile difference difference-image bench bench-build bench-search bench-booklet bench-load bench-preview \
	texts format lock clean libraries browsers machine always
PORT ?= 8000
# Which Python it is, and all else that a machine must have, publish/machine.sh knows; it is asked before anything is installed.
PYTHON ?= $(shell sh publish/machine.sh python)
BIN := .venv/bin
PIP := python -m pip install --disable-pip-version-check --no-input --require-hashes --only-binary :all:
SOURCES := $(shell find calc docs overrides publish calc/cases -type f -not -path '*/__pycache__/*' 2>/dev/null)
export npm_config_loglevel := error
# npm wants a cache; where the home cannot be written, it is here.
export npm_config_cache ?= $(shell mkdir -p "$$HOME/.npm" 2>/dev/null && test -w "$$HOME/.npm" && echo "$$HOME/.npm" || echo "$(CURDIR)/build/npm")

help: ## This list
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 15

serve: build/.built ## Build what has changed and serve the site; PORT=8000
	@$(BIN)/python -m publish serve --port $(PORT)

preview: .venv/.site node_modules/.site ## Show the pages while they are edited; LANG_ONLY=uk for one language, PORT=8000
	@$(BIN)/python -m publish preview --port $(PORT) $(if $(LANG_ONLY),--lang $(LANG_ONLY))

build: build/.built ## Build the site into site/

pdf: build/.built ## The booklets and their chapters on paper, in site/pdf/
	@ls site/pdf

bundle: build/.built ## A zip for a USB stick: pages and PDFs that open from disk
	@$(BIN)/python -m publish.finished.bundle

handbook: .venv/.handbook handbook/node_modules/.installed ## The handbook for contributors, in build/handbook/
	@NO_MKDOCS_2_WARNING=1 $(BIN)/python -m mkdocs build -q -f handbook/mkdocs.yml
	@echo "The handbook: $(CURDIR)/build/handbook/index.html"

test: build/.built browsers check ## Everything: format, types, scripts, rules, pages, paper, the site in real browsers
	@echo "All tests"
	@$(BIN)/python -m pytest -n 2 --dist loadfile

quick: build/quick/.installed ## The rules alone, in half a minute: cases, every path, docstrings; from a small install of its own
	@build/quick/bin/python -m tests.rules.walked
	@build/quick/bin/python -m pytest -q -n auto calc tests/rules

bench-search: build/.built browsers .venv/.test ## This search beside the theme's own: what each finds, and what it fetches
	@$(BIN)/python -m tests.bench.bench_search

check: .venv/.test node_modules/.test ## Format and types alone: ruff, mypy and tsc, in seconds
	@echo "Format and types"
	@$(BIN)/ruff check . && $(BIN)/ruff format --check -q . && $(BIN)/mypy && node_modules/.bin/tsc -p . && node_modules/.bin/tsc -p tsconfig.worker.json

bench-build: build/.built ## How the time of a build grows with the pages; takes minutes
	@$(BIN)/python -m tests.bench.bench_build

bench-preview: .venv/.test node_modules/.test ## From saving a file to seeing it, in one language and in all
	@$(BIN)/python -m tests.bench.bench_preview

bench-booklet: build/.built ## How time and memory of the booklet grow with its questions; takes minutes
	@$(BIN)/python -m publish.booklet.bench

texts: .venv/.site ## Bring the message catalogues up to their templates and compile them
	@$(BIN)/python -m publish.check.catalogues

format: .venv/.test ## Format the code
	@$(BIN)/ruff check --fix -q . ; $(BIN)/ruff format .

LOCK := $(BIN)/uv pip compile --universal --python-version 3.12 --generate-hashes --no-annotate --no-header \
	--no-emit-index-url --no-emit-find-links -q
lock: ## Renew the locks from pyproject.toml and package.json
	$(BIN)/python -m pip install -q uv
	$(LOCK) --group site -o requirements.lock
	$(LOCK) --group test --group rules --constraint requirements.lock -o tests/requirements.lock
	$(LOCK) --group rules --constraint tests/requirements.lock -o tests/rules/requirements.lock
	$(LOCK) --group handbook --constraint requirements.lock -o handbook/requirements.lock
	npm install --package-lock-only
	npm install --package-lock-only --prefix handbook

audit: ## Ask PyPI and npm whether anything that is installed is known to be unsafe
	$(PYTHON) -m venv build/audit && build/audit/bin/pip install -q --disable-pip-version-check pip-audit==2.10.1
	build/audit/bin/pip-audit --strict --disable-pip --require-hashes -r requirements.lock
	build/audit/bin/pip-audit --strict --disable-pip --require-hashes -r tests/requirements.lock
	build/audit/bin/pip-audit --strict --disable-pip --require-hashes -r tests/rules/requirements.lock
	build/audit/bin/pip-audit --strict --disable-pip --require-hashes -r handbook/requirements.lock
	npm audit
	npm audit --prefix handbook
	npm audit signatures

profile: .venv/.site node_modules/.site ## Profile Python for the browser anew
	@nice $(BIN)/python -m publish.runtime.profiling

difference: build/.built ## Compare the reduced and the complete runtime over 100 000 requests
	@nice $(BIN)/python -m publish.runtime.difference

difference-image: build/.built ## Compare a memory image with the complete runtime over 100 000 requests
	@FOTFESTE_PYTHON=image nice $(BIN)/python -m publish pack
	@FOTFESTE_PYTHON=image nice $(BIN)/python -m publish.runtime.image.difference

bench: build/.built browsers .venv/.test node_modules/.test ## Measure bytes and times against stock Pyodide and others
	@FOTFESTE_PYTHON=image nice $(BIN)/python -m publish pack && $(BIN)/python -m tests.bench.bench

bench-load: build/.built ## Measure how many requests a small machine answers
	@sh publish/machine.sh debian caddy wrk
	@$(BIN)/python -m tests.bench.bench_load

clean: ## Remove what was built and installed
	rm -rf site build .venv node_modules handbook/node_modules .mypy_cache .ruff_cache .pytest_cache .hypothesis

build/.built: .venv/.site node_modules/.site build/.address | libraries
build/.built: mkdocs.yml pyproject.toml $(SOURCES)
	@$(BIN)/python -m publish build
	@touch $@

# The address that the site is built for; another one is another site.
build/.address: always
	@mkdir -p build; test -e $@ && test "$$(cat $@)" = "$$SITE_URL" || printf %s "$$SITE_URL" > $@

machine: export PORT := $(PORT)
machine:
	@sh publish/machine.sh check

# What the site needs, and nothing else. `publish.alone` ends the second of two makes before it tears down the first one's work.
.venv/.site: requirements.lock | machine
	@echo "Packages from PyPI for the site, into .venv"
	@$(PYTHON) -m publish.alone build/.packages.lock sh -ec '"$(PYTHON)" -m venv --clear .venv; $(BIN)/$(PIP) --no-compile -r requirements.lock || $(UNFIT)'
	@echo "$(CURDIR)" > "$$($(BIN)/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))')/fotfeste.pth"  # for mkdocs alone
	@touch $@

.venv/.test: tests/requirements.lock .venv/.site
	@echo "Packages from PyPI for the tests, into .venv"
	@$(BIN)/python -m publish.alone build/.packages.lock sh -ec '$(BIN)/$(PIP) --no-compile -r tests/requirements.lock || $(UNFIT)'
	@touch $@

UNFIT = { echo "The packages could not be installed; why stands above. If pip finds no version, none is ready-made for this system: use a container of debian:trixie." >&2; exit 1; }

build/quick/.installed: tests/rules/requirements.lock
	@sh publish/machine.sh check python
	@$(PYTHON) -m venv --clear build/quick
	@build/quick/bin/$(PIP) -q -r $<
	@touch $@

# Beside what the site needs, and only for `make handbook`.
.venv/.handbook: handbook/requirements.lock .venv/.site
	@$(BIN)/$(PIP) -q -r $<
	@touch $@

handbook/node_modules/.installed: handbook/package-lock.json | machine
	npm ci --prefix handbook
	@touch $@

node_modules/.site: package-lock.json | machine
	@echo "Packages from npm for the site, into node_modules"
	@$(PYTHON) -m publish.alone build/.modules.lock npm ci --omit=dev
	@touch $@

node_modules/.test: package-lock.json node_modules/.site
	@echo "Packages from npm for the tests, into node_modules"
	@$(PYTHON) -m publish.alone build/.modules.lock npm install --no-save
	@touch $@

# What the booklet is pressed with, and what the tests drive, as Debian packages.
libraries: | machine
	@sh publish/machine.sh debian libpangoft2-1.0-0 libharfbuzz-subset0

browsers: | machine
	@sh publish/machine.sh debian chromium firefox-esr webkit2gtk-driver xvfb caddy nginx-light libnginx-mod-http-brotli-static
