# Each target does its own set-up; `make` alone prints what there is.
PREFIX ?= /usr/local

# How long and from which number `make fuzz` looks at each target.
SECONDS ?= 600
SEED ?= 1

.DEFAULT_GOAL := help
.PHONY: help run build test torture keys conversations fuzz lint format bench install place uninstall deb manual pictures clean

RELEASE = swift build -c release --product
PROGRAM = .build/release/chatflow
SOURCES = Sources Tests Package.swift

help: ## List these targets
	@sed -n 's/^\([a-z]*\):[^#]*## /\1\t/p' $(MAKEFILE_LIST) | awk -F '\t' '{ printf "  make %-13s %s\n", $$1, $$2 }'

run: build ## Build, and open the example support bot in a scratch copy
	@.ci/try $(PROGRAM)

build: ## Install what is missing, and build the release program with the Swift runtime in it
	@.ci/setup run
	@$(RELEASE) chatflow

test: ## Install what is missing, and run all tests
	@.ci/setup test
	@env -u LANG -u LC_ALL -u LC_CTYPE swift test --disable-xctest

# A test that fails fails the target, whatever is shown of what it prints.
torture keys conversations: SHELL = bash
torture keys conversations: .SHELLFLAGS = -o pipefail -c

torture: ## Kill the program a thousand times while somebody types, and let two save at once (TORTURE=N, TORTURE_SEED=S), and print what was lost
	@.ci/setup test
	@TORTURE=$${TORTURE:-1000} swift test --disable-xctest --filter 'Torture' | grep -a "kills (seed\|edits lost\|issue\|Test run with"

keys: ## Press a million random keys in the builder (KEYS=N, KEYS_SEED=S), and print what broke
	@.ci/setup test
	@KEYS=$${KEYS:-1000000} stdbuf -oL swift test --disable-xctest --filter longWalksKeepTheirRules | \
	  grep -a --line-buffered "^walk:\|keys (seeds\|issue\|↳\|Test run with"

conversations: ## Hold a million random conversations (CONVERSATIONS=N, CONVERSATIONS_SEED=S), and print which law was broken
	@.ci/setup test
	@CONVERSATIONS=$${CONVERSATIONS:-1000000} swift test --disable-xctest --filter ConversationLawTests | \
	  grep -a "^conversations:\|^  [a-z]*: \|visitor\|issue\|Test run with"

fuzz: ## Look for bytes that break the readers, SECONDS=600 for each TARGET="keys merge …" (SEED=S), and print what was found
	@.ci/setup test
	@CHATFLOW_FUZZ=1 swift build -c release --scratch-path .build/fuzz --product Fuzz
	@Tests/Fuzz/run .build/fuzz/release/Fuzz $(SECONDS) $(SEED) $(TARGET)

lint: ## Check the formatting and the style rules
	@.ci/setup lint
	@swift format lint --strict --recursive $(SOURCES)

format: ## Format all sources
	@.ci/setup lint
	@swift format --in-place --recursive $(SOURCES)

bench: ## Time the program beside vim, tig, nano and others, and print the table
	@.ci/setup bench
	@$(RELEASE) chatflow
	@$(RELEASE) Measure
	@Tests/Bench/run $(PROGRAM) .build/release/Measure

install: build ## Install program, themes, man page and completions below PREFIX (/usr/local)
	@$(MAKE) --no-print-directory place

# Where each file goes; uninstall removes the same.
SHARE = $(DESTDIR)$(PREFIX)/share
ZSH = zsh/site-functions
INSTALLED = "$(DESTDIR)$(PREFIX)/bin/chatflow" "$(SHARE)/man/man1/chatflow.1" \
  "$(SHARE)/bash-completion/completions/chatflow" "$(SHARE)/$(ZSH)/_chatflow" \
  "$(SHARE)/fish/vendor_completions.d/chatflow.fish"

place:
	install -D -m 755 $(PROGRAM) "$(DESTDIR)$(PREFIX)/bin/chatflow"
	install -d "$(SHARE)/chatflow/themes"
	install -m 644 themes/* "$(SHARE)/chatflow/themes"
	install -D -m 644 docs/chatflow.1 "$(SHARE)/man/man1/chatflow.1"
	install -d "$(SHARE)/bash-completion/completions" "$(SHARE)/$(ZSH)" "$(SHARE)/fish/vendor_completions.d"
	$(PROGRAM) --generate-completion-script bash | sed "1{/^#!/d}" >"$(SHARE)/bash-completion/completions/chatflow"
	$(PROGRAM) --generate-completion-script zsh >"$(SHARE)/$(ZSH)/_chatflow"
	$(PROGRAM) --generate-completion-script fish >"$(SHARE)/fish/vendor_completions.d/chatflow.fish"

uninstall: ## Remove what install put there
	rm -f $(INSTALLED) $(patsubst themes/%,"$(SHARE)/chatflow/themes/%",$(wildcard themes/*))
	rmdir --ignore-fail-on-non-empty "$(SHARE)/chatflow/themes" "$(SHARE)/chatflow" 2>/dev/null || true

deb: build ## Make a Debian package in .build/deb
	@.ci/deb $(PROGRAM) .build/deb

manual: ## Write docs/chatflow.1 anew from what the program declares, and docs/chatflow.more
	@.ci/setup test
	@RECORD_GOLDENS=1 swift test --disable-xctest --filter ManualTests >/dev/null || \
	  swift test --skip-build --disable-xctest --filter ManualTests

pictures: ## Draw the pictures of docs/pictures anew
	@.ci/setup test
	@RECORD_GOLDENS=1 swift test --disable-xctest --filter DocumentPictureTests >/dev/null || \
	  swift test --skip-build --disable-xctest --filter DocumentPictureTests

clean: ## Remove all build products
	rm -rf .build
