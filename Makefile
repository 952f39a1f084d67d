# Each target does its own set-up; `make` alone prints what there is.
PREFIX ?= /usr/local

.DEFAULT_GOAL := help
.PHONY: help run build test lint format bench install place uninstall deb order manual pictures clean

# Linked into one static file it starts in half the time: no library is loaded and nothing is relocated. Without symbols
# it is smaller by a third, and loaded sooner.
# The tests run with checks of exclusive access while the program runs; the compiler's own hold here too.
# Types are found by their addresses: by their names, each generic type makes the runtime search all that conforms to
# anything, which is a sixth of the start.
# The functions that answer keys stand side by side, in the order of .ci/functions; see .ci/order.
WITH_SYMBOLS = swift build -c release --static-swift-stdlib -Xswiftc -static-executable -Xswiftc -use-ld=lld \
  -Xswiftc -Xfrontend -Xswiftc -function-sections \
  -Xlinker --symbol-ordering-file=$(CURDIR)/.ci/functions -Xlinker --no-warn-symbol-ordering \
  -Xswiftc -enforce-exclusivity=unchecked \
  -Xswiftc -Xfrontend -Xswiftc -disable-concrete-type-metadata-mangled-name-accessors --product chatflow
RELEASE = $(WITH_SYMBOLS) -Xlinker -s
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

order: ## List anew which functions answer keys, for the linker: after large changes
	@.ci/setup order
	@$(WITH_SYMBOLS)
	@.ci/order $(PROGRAM) .build/release >.build/functions
	@mv .build/functions .ci/functions
	@$(RELEASE)

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
