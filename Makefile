# The task list. Each task is a script under scripts/, safe to run twice; `make` alone prints this list.
.DEFAULT_GOAL := help
.PHONY: help demo build test lint size bench screenshots clean

help: ## print this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' Makefile

demo: ## set up what is missing, build, serve the demo page and open it (OPEN=0: open nothing)
	@OPEN=$(OPEN) PORT=$(PORT) scripts/demo

build: ## leave the release in dist/
	@scripts/build

test: ## set up what is missing and run everything that CI runs
	@scripts/test

lint: ## formatting and lints
	@scripts/lint

size: ## what dist/ weighs, against its budget
	@scripts/size

bench: ## measure the widget beside what a site would take instead (hours; scripts/bench --runs 3 is shorter)
	@scripts/bench

screenshots: ## take the pictures in docs/ anew
	@scripts/screenshots

clean: ## remove what was built here; tools stay in their cache folder
	@rm -rf dist .trunk pkg tests/e2e/out
	@cargo clean
