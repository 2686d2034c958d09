# Everything a person needs: `make run` to try or run the bot, `make test` to check it.
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-compile
# pip compiles what it installs on one core. A file that isn't for this Python doesn't matter.
COMPILE := $(BIN)/python -m compileall -qq -j 0 .venv/lib || true

.PHONY: run test lint install bench bench-docs soak lock pictures clean

run: .venv/.base
	$(BIN)/python -m bot run

test: .venv/.dev
	$(BIN)/python -m pytest -n 2 --dist loadgroup

lint: .venv/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy .
	$(BIN)/lint-imports

install: .venv/.dev

# Speed and scale beside baselines of the same run, one JSON object a line.
bench: .venv/.dev
	$(BIN)/python -m bench

# The same, written into docs/benchmarks.md.
bench-docs: .venv/.dev
	$(BIN)/python -m bench --write

# Faults by the dozen: kills, storms, full disks, jumping clocks; `make soak TRIALS="kills storm"` chooses.
soak: .venv/.dev
	$(BIN)/python -m tests.faults $(TRIALS)

# Both lists are pinned with hashes; the second holds the first and what the checks need.
.venv/.base: requirements/base.txt
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@echo "Installing what the bot needs (once) …"
	@$(PIP) -r requirements/base.txt
	@$(COMPILE)
	@touch $@

.venv/.dev: requirements/dev.txt .venv/.base
	@echo "Installing what the checks need (once) …"
	@$(PIP) -r requirements/dev.txt
	@$(COMPILE)
	@touch $@

# The pictures of README and docs, taken from the sandbox (needs Debian's chromium).
pictures: .venv/.dev
	$(BIN)/python -m docs.make_pictures

# Needs a network: resolves requirements/*.in anew.
lock: .venv/.dev
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header requirements/dev.in -o requirements/dev.txt
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header -c requirements/dev.txt requirements/base.in -o requirements/base.txt

clean:
	rm -rf .venv build .mypy_cache .ruff_cache .pytest_cache .hypothesis
