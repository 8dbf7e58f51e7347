# SPDX-License-Identifier: GPL-2.0-or-later
# The ways into the house.  On a fresh Debian 12: `make demo`, and `make check` for all the tests.
.POSIX:
.PHONY: all build demo check test lint format asan fuzz bench gain install uninstall clean deps

all: build

deps:
	@packaging/install-packages

build: deps
	@cmake --preset release >/dev/null
	@cmake --build --preset release

# Indexes the sample corpus and asks one question of each kind.
demo: build
	@tools/demo build/bin

# Everything: set-up, build, the house rules, all tests.
check:
	@packaging/install-packages check
	@cmake --preset release -DBUILD_TESTING=ON >/dev/null
	@cmake --build --preset release
	@ctest --preset release -j2

test: check

# The tests once more, with the address and undefined-behaviour sanitizers.
asan:
	@packaging/install-packages check
	@cmake --preset asan >/dev/null
	@cmake --build --preset asan
	@ctest --preset asan -j2

# Looks for inputs that harm a reader, each for so many seconds; what is found goes to build-fuzz/found.
SECONDS = 60
fuzz:
	@packaging/install-packages check fuzz
	@cmake --preset fuzz >/dev/null
	@tools/fuzz $(SECONDS)

sources = git ls-files '*.c' '*.h' '*.cc'

format:
	@packaging/install-packages lint
	@$(sources) | xargs clang-format -i

lint:
	@packaging/install-packages check lint
	@cmake --preset release -DBUILD_TESTING=ON >/dev/null
	@cmake --build --preset release
	@tools/lint

bench: build
	@packaging/install-packages bench
	@bench/run build

# Which mentions a change won and lost: make gain BASE=HEAD~1
BASE = HEAD
gain: build
	@packaging/install-packages check
	@tools/gain $(BASE)

install: build
	@cmake --install build

# What was installed last.
uninstall:
	@xargs -d '\n' rm -f <build/install_manifest.txt

clean:
	@rm -rf build build-debug build-asan
