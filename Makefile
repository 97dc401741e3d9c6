.DEFAULT_GOAL := help
.PHONY: help demo test fuzz run bench soak lint screenshots gallery vendor lock
SHELL := /bin/bash
BIN := .venv/bin

help: ## say what there is
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "make %-11s %s\n", $$1, $$2}'

demo: .make/all ## everything for a first look: the app, a local Bitbucket and a local Confluence, until Ctrl-C
	@$(BIN)/python -m sandbox.demo

run: .make/runtime ## the app alone, on the configuration in the environment
	@$(BIN)/gunicorn

test: .make/all lint ## every check: lint, types, unit, integration, real browser
	@$(BIN)/pytest -n 2 --dist loadfile

fuzz: .make/all ## thousands of made-up files of every format, new ones each time; and answers with odd fields (FUZZ_EXAMPLES=2000 of each)
	@FUZZ_EXAMPLES=$${FUZZ_EXAMPLES:-2000} $(BIN)/pytest -n 2 tests/render/test_fuzz.py tests/macro/test_missing_fields.py

lint: .make/all ## style, types and the walls between the rooms
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

bench: .make/all ## the benchmarks, as ratios within one run
	@command -v wrk >/dev/null || bin/setup bench
	@$(BIN)/python -m bench

soak: .make/all ## many readers for a quarter of an hour (SOAK_SECONDS) while one thing after the other goes wrong
	@$(BIN)/python -m bench.soak

screenshots: .make/all ## take the pictures of docs/images anew
	@SCREENSHOTS=var/screenshots $(BIN)/pytest tests/e2e/test_browser.py tests/e2e/test_walks.py
	@cp var/screenshots/page.png var/screenshots/admin-*.png docs/images

gallery: .make/all ## take the pictures of docs/gallery.md anew
	@GALLERY=docs/images/gallery $(BIN)/pytest tests/e2e/test_gallery.py

vendor: ## build the JavaScript libraries that are kept in the repository
	@bin/vendor

lock: ## pin the libraries of requirements*.in with hashes (needs uv)
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header requirements.in -o requirements.txt
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header requirements-dev.in -o requirements-dev.txt

.make/runtime: requirements.txt
	@bin/setup runtime
	@touch $@

.make/all: requirements.txt requirements-dev.txt sandbox/package-lock.json bin/setup
	@bin/setup all
	@touch $@ .make/runtime
