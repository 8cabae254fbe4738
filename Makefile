# Trợ lý Khối thi đua. Lần đầu tự lập môi trường trong .venv; những lần sau chạy ngay.
SHELL := bash
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/pip install --quiet --disable-pip-version-check --no-input -c constraints.txt
# In ra các gói mà pyproject.toml cần: gói chạy, rồi gói của những nhóm nêu tên.
NEEDS := import sys, tomllib; p = tomllib.load(open("pyproject.toml", "rb"))["project"]; \
	wanted = p["dependencies"] + [n for e in sys.argv[1:] for n in p["optional-dependencies"][e]]; \
	print("\n".join(n for n in wanted if not n.startswith(p["name"])))

# Mã dịch sẵn được giữ lại: mỗi chương trình khởi động nhanh hơn (kept, so that every program starts faster).
unexport PYTHONDONTWRITEBYTECODE

.PHONY: demo lan test check prove bench pictures

demo: $(VENV)/.run-ready
	@$(BIN)/python -m bot demo

lan: $(VENV)/.run-ready
	@$(BIN)/python -m bot demo --lan

test: $(VENV)/.test-ready
	@$(BIN)/python -m pytest -q -m "not long" -n 3 --dist loadfile --no-loadscope-reorder

check: $(VENV)/.test-ready
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

prove: $(VENV)/.test-ready
	@$(BIN)/python -m pytest -q -m long -n 2 --dist worksteal

bench: $(VENV)/.test-ready
	@$(BIN)/python -m bench

# Chụp lại ảnh cho README từ câu chuyện trong trình duyệt (pictures for the README, from the browser story).
pictures: $(VENV)/.test-ready
	@PICTURES=1 $(BIN)/python -m pytest -q tests/browser
	@mkdir -p docs/pictures
	@cd out/browser && cp chat.png room.png projector-ballot.png projector-result.png group.png ../../docs/pictures/

$(VENV)/.run-ready: pyproject.toml constraints.txt | $(BIN)/pip
	@echo "Đang cài các gói để chạy, khoảng một phút (installing what runs, about a minute) …"
	@$(BIN)/python -c '$(NEEDS)' postgresql > $(VENV)/run.txt
	@$(PIP) -r $(VENV)/run.txt
	@touch $@

$(VENV)/.test-ready: pyproject.toml constraints.txt | $(BIN)/pip
	@echo "Đang cài các gói để chạy và kiểm thử, khoảng hai phút (installing what runs and tests, about two minutes) …"
	@$(BIN)/python -c '$(NEEDS)' postgresql test > $(VENV)/test.txt
	@$(PIP) -r $(VENV)/test.txt
	@touch $@ $(VENV)/.run-ready

$(BIN)/pip:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || \
		{ echo "Cần Python 3.11 trở lên (needs Python 3.11 or newer). Debian: apt-get install python3 python3-venv" >&2; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || \
		{ echo "Python này thiếu mô-đun venv (venv is missing). Debian: apt-get install python3-venv" >&2; exit 1; }
	@echo "Đang lập môi trường Python riêng trong $(VENV) (making the Python environment) …"
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); exit 1; }
