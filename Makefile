# Each target does its own set-up; `make` alone prints what there is.
PREFIX ?= /usr/local

.DEFAULT_GOAL := help
.PHONY: help run build test lint format bench install uninstall clean

# Linked into one static file it starts in half the time: no library is loaded and nothing is relocated.
# The tests run with checks of exclusive access while the program runs; the compiler's own hold here too.
RELEASE = swift build -c release --static-swift-stdlib -Xswiftc -static-executable \
  -Xswiftc -enforce-exclusivity=unchecked --product chatflow
PROGRAM = .build/release/chatflow
SOURCES = Sources Tests Package.swift

help: ## List these targets
	@sed -n 's/^\([a-z]*\):[^#]*## /\1\t/p' $(MAKEFILE_LIST) | awk -F '\t' '{ printf "  make %-10s %s\n", $$1, $$2 }'

run: build ## Build, and open the example support bot in a scratch copy
	@.ci/try $(PROGRAM)

build: ## Install what is missing, and build the release program with the Swift runtime in it
	@.ci/setup run
	@$(RELEASE)

test: ## Install what is missing, and run all tests
	@.ci/setup test
	@env -u LANG -u LC_ALL -u LC_CTYPE swift test --disable-xctest

lint: ## Check the formatting and the style rules
	@.ci/setup lint
	@swift format lint --strict --recursive $(SOURCES)

format: ## Format all sources
	@.ci/setup lint
	@swift format --in-place --recursive $(SOURCES)

bench: ## Time the program beside vim, tig, nano and others, and print the table
	@.ci/setup bench
	@$(RELEASE)
	@$(subst --product chatflow,--product Measure,$(RELEASE))
	@Tests/Bench/run $(PROGRAM) .build/release/Measure

install: build ## Install the program and its themes below PREFIX (/usr/local)
	install -D -m 755 $(PROGRAM) "$(DESTDIR)$(PREFIX)/bin/chatflow"
	install -d "$(DESTDIR)$(PREFIX)/share/chatflow/themes"
	install -m 644 themes/* "$(DESTDIR)$(PREFIX)/share/chatflow/themes"

uninstall: ## Remove what install put there
	rm -f "$(DESTDIR)$(PREFIX)/bin/chatflow"
	rm -rf "$(DESTDIR)$(PREFIX)/share/chatflow"

clean: ## Remove all build products
	rm -rf .build
