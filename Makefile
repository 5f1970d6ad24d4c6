# Samplan: `make` shows what there is.

PORT ?= 8080
# Where the demo keeps its journal; removing the folder starts it afresh.
DATA ?= run/demo

PYTHON := .venv/bin/python -B
# Without root the solver lies in .deps, where neither pkg-config nor the loader looks by itself.
HIGHS := $(CURDIR)/.deps/highs/lib
ifneq ($(wildcard $(HIGHS)/libhighs.so),)
export PKG_CONFIG_PATH := $(HIGHS)/pkgconfig:$(PKG_CONFIG_PATH)
SWIFT_FLAGS := -Xlinker -rpath -Xlinker $(HIGHS)
endif
SWIFT_SOURCES := Package.swift Sources Tests

.DEFAULT_GOAL := help
.PHONY: help setup build demo test check lint format resources bench clean

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: ## Get what is missing on this machine: Debian packages, the HiGHS solver
	@scripts/setup

build: setup ## Build the program, .build/release/samplan
	@echo "build: the first time this takes some minutes"
	@$(MAKE) --no-print-directory .release

.PHONY: .release
# Its own make, so that the solver which setup may have put into .deps is seen.
.release:
	@swift build --configuration release --product samplan $(SWIFT_FLAGS)

demo: build ## Open a node with the 21 regions and open figures; PORT=8080 DATA=run/demo
	@exec .build/release/samplan demo --port $(PORT) --data $(DATA)

test: ## Get what tests need, build, and run every test, in the browser too
	@scripts/setup test
	@$(MAKE) --no-print-directory .test

.PHONY: .test
# One debug build serves both: the browser tests start .build/debug/samplan.
.test:
	swift build --build-tests $(SWIFT_FLAGS)
	swift test --skip-build --disable-xctest $(SWIFT_FLAGS)
	$(PYTHON) -m pytest tests/documents
	$(PYTHON) -m pytest tests/browser

check: setup ## Look at form: format, embedded files, warnings, the repository's own rules
	@$(MAKE) --no-print-directory .check

.PHONY: .check
.check: lint
	scripts/embed --check
	swift build --build-tests $(SWIFT_FLAGS)
	swift test --skip-build --disable-xctest --filter RepositoryTests $(SWIFT_FLAGS)

lint: ## Say where the Swift sources are not in the house's format
	swift format lint --strict --parallel --recursive $(SWIFT_SOURCES)

format: ## Put the Swift sources into the house's format
	swift format --in-place --parallel --recursive $(SWIFT_SOURCES)

resources: ## Embed the files of Resources/ anew
	@scripts/embed

bench: ## Measure against the references, on this machine, in this run
	@scripts/setup bench
	@$(MAKE) --no-print-directory .release
	$(PYTHON) scripts/bench/run

clean: ## Remove what was built; figures and journals stay
	rm -rf .build
