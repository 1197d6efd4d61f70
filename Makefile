# Fotfeste. `make serve` and `make test` install what is missing; running either twice does no work twice.
.DEFAULT_GOAL := help
.PHONY: help serve preview build pdf bundle handbook test quick check audit profile difference bench bench-build bench-search bench-booklet bench-load bench-preview \
	texts format lock clean libraries browsers
PORT ?= 8000
# Any Python from 3.12: the first on the path, or the newest that pyenv keeps.
PYTHON ?= $(shell for each in python3 python3.14 python3.13 python3.12 \
	$$(ls -d $$HOME/.pyenv/versions/*/bin/python3 2>/dev/null | sort -rV); do \
	"$$each" -c 'import ensurepip, sys; sys.exit(sys.version_info < (3, 12))' 2>/dev/null && echo "$$each" && break; done)
BIN := .venv/bin
SOURCES := $(shell find calc docs overrides publish calc/cases -type f -not -path '*/__pycache__/*' 2>/dev/null)
export npm_config_loglevel := error

help: ## This list
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 15

serve: build/.built ## Build what has changed and serve the site; PORT=8000
	@$(BIN)/python -m publish serve --port $(PORT)

preview: .venv/.installed node_modules/.installed ## Show the pages while they are edited; LANG_ONLY=uk for one language, PORT=8000
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
	@$(BIN)/python -m pytest -n 2 --dist loadfile

quick: build/quick/.installed ## The rules alone, in half a minute: cases, every path, docstrings; from a small install of its own
	@build/quick/bin/python -m tests.rules.walked
	@build/quick/bin/python -m pytest -q -n auto calc tests/rules

bench-search: build/.built browsers ## This search beside the theme's own: what each finds, and what it fetches
	@$(BIN)/python -m tests.bench.bench_search

check: .venv/.installed node_modules/.installed ## Format and types alone: ruff, mypy and tsc, in seconds
	@$(BIN)/ruff check . && $(BIN)/ruff format --check -q . && $(BIN)/mypy && node_modules/.bin/tsc -p . && node_modules/.bin/tsc -p tsconfig.worker.json

bench-build: build/.built ## How the time of a build grows with the pages; takes minutes
	@$(BIN)/python -m tests.bench.bench_build

bench-preview: .venv/.installed node_modules/.installed ## From saving a file to seeing it, in one language and in all
	@$(BIN)/python -m tests.bench.bench_preview

bench-booklet: build/.built ## How time and memory of the booklet grow with its questions; takes minutes
	@$(BIN)/python -m publish.booklet.bench

texts: .venv/.installed ## Bring the message catalogues up to their templates and compile them
	@$(BIN)/python -m publish.check.catalogues

format: .venv/.installed ## Format the code
	@$(BIN)/ruff check --fix -q . ; $(BIN)/ruff format .

lock: ## Renew the locks from pyproject.toml and package.json
	$(BIN)/python -m pip install -q uv && $(BIN)/uv pip compile --group site --group test --group rules --universal \
		--python-version 3.12 --generate-hashes --no-annotate --no-header --no-emit-index-url \
		--no-emit-find-links -q -o requirements.lock
	$(BIN)/uv pip compile --group rules --constraint requirements.lock --universal --python-version 3.12 \
		--generate-hashes --no-annotate --no-header --no-emit-index-url --no-emit-find-links -q \
		-o tests/rules/requirements.lock
	$(BIN)/uv pip compile --group handbook --constraint requirements.lock --universal --python-version 3.12 \
		--generate-hashes --no-annotate --no-header --no-emit-index-url --no-emit-find-links -q -o handbook/requirements.lock
	npm install --package-lock-only
	npm install --package-lock-only --prefix handbook

audit: ## Ask PyPI and npm whether anything that is installed is known to be unsafe
	$(PYTHON) -m venv build/audit && build/audit/bin/pip install -q --disable-pip-version-check pip-audit==2.10.1
	build/audit/bin/pip-audit --strict --disable-pip --require-hashes -r requirements.lock
	build/audit/bin/pip-audit --strict --disable-pip --require-hashes -r tests/rules/requirements.lock
	build/audit/bin/pip-audit --strict --disable-pip --require-hashes -r handbook/requirements.lock
	npm audit
	npm audit --prefix handbook
	npm audit signatures

profile: .venv/.installed node_modules/.installed ## Profile Python for the browser anew
	@nice $(BIN)/python -m publish.runtime.profiling

difference: build/.built ## Compare the reduced and the complete runtime over 100 000 requests
	@nice $(BIN)/python -m publish.runtime.difference

bench: build/.built browsers ## Measure bytes and times against stock Pyodide and others
	@$(BIN)/python -m tests.bench.bench

bench-load: build/.built ## Measure how many requests a small machine answers
	@$(call debian,caddy wrk)
	@$(BIN)/python -m tests.bench.bench_load

clean: ## Remove what was built and installed
	rm -rf site build .venv node_modules handbook/node_modules .mypy_cache .ruff_cache .pytest_cache .hypothesis

build/.built: .venv/.installed node_modules/.installed | libraries
build/.built: mkdocs.yml pyproject.toml $(SOURCES)
	@$(BIN)/python -m publish build
	@touch $@

.venv/.installed: requirements.lock
	@test -n "$(PYTHON)" || { echo "Fotfeste needs Python 3.12 or newer. Install it and run make again."; exit 1; }
	$(PYTHON) -m venv --clear .venv
	$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes --only-binary :all: --no-compile -r requirements.lock
	@echo "$(CURDIR)" > "$$($(BIN)/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))')/fotfeste.pth"  # for mkdocs alone
	@touch $@

build/quick/.installed: tests/rules/requirements.lock
	@test -n "$(PYTHON)" || { echo "Fotfeste needs Python 3.12 or newer. Install it and run make again."; exit 1; }
	@$(PYTHON) -m venv --clear build/quick
	@build/quick/bin/python -m pip install -q --disable-pip-version-check --require-hashes --only-binary :all: -r $<
	@touch $@

# Beside what the site needs, and only for `make handbook`.
.venv/.handbook: handbook/requirements.lock .venv/.installed
	$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes --only-binary :all: -r $<
	@touch $@

handbook/node_modules/.installed: handbook/package-lock.json
	npm ci --prefix handbook
	@touch $@

node_modules/.installed: package-lock.json
	npm ci
	@touch $@

# What the booklet is pressed with, and what the tests drive, as Debian packages.
libraries:
	@$(call debian,libpangoft2-1.0-0 libharfbuzz-subset0)

browsers:
	@$(call debian,chromium firefox-esr webkit2gtk-driver xvfb caddy nginx-light libnginx-mod-http-brotli-static)

# Install the packages that are missing, when root; else name them. Mends an installation that was cut off.
define debian
command -v dpkg-query >/dev/null || exit 0; \
missing=$$(for each in $(1); do dpkg-query -W -f '$${Status}' $$each 2>/dev/null | grep -q 'ok installed' || echo $$each; done); \
test -z "$$missing" && exit 0; \
if [ "$$(id -u)" != 0 ]; then echo "Fotfeste needs Debian packages: sudo apt-get install" $$missing; exit 1; fi; \
export DEBIAN_FRONTEND=noninteractive; dpkg --configure -a >/dev/null; \
apt-get update -qq && apt-get install -y -qq --no-install-recommends -o DPkg::Lock::Timeout=120 $$missing >/dev/null
endef
