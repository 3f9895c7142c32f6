# Two commands are all a newcomer needs: make demo, make test.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo test lint types layers tests bench format schema aturan clean

demo: .venv/runtime
	$(BIN)/sop-gen build

test: .venv/dev lint types layers tests

lint: .venv/dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types: .venv/dev
	$(BIN)/mypy

layers: .venv/dev
	$(BIN)/lint-imports

tests: .venv/dev
	$(BIN)/pytest -n auto

# make bench HANYA=alur: the flow charts only.
bench: .venv/dev
	$(BIN)/python -m tests.bench $(if $(HANYA),--hanya $(HANYA))

format: .venv/dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

schema: .venv/runtime
	for kind in layanan instansi dasar-hukum tanggapan monev; do $(BIN)/sop-gen schema --for $$kind -o standards/_skema/$$kind.schema.json; done

# docs/aturan.md from the rules of check; a test fails when it is stale.
aturan: .venv/runtime
	$(BIN)/python -c "import pathlib, sop_gen.lint.dokumen as d; pathlib.Path('docs/aturan.md').write_bytes(d.aturan_md().encode())"

.venv/runtime: pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	touch $@

.venv/dev: .venv/runtime
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[dev]"
	touch $@

clean:
	rm -rf .venv
