# Everything starts here. `make run` and `make test` need git, make and any Python 3 with venv.
SHELL := /bin/sh
VENV := .venv
BIN := $(VENV)/bin
export RASA_TELEMETRY_ENABLED := false
export SQLALCHEMY_SILENCE_UBER_WARNING := 1
export TF_CPP_MIN_LOG_LEVEL := 3

.PHONY: help run test check format train evaluate evaluate-safety clean

help: ## List what can be made
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/make \1\t\2/p' Makefile

run: $(VENV)/.made ## Start Come Along, and do all the set-up that is still to do
	@$(BIN)/comealong run

test: $(VENV)/.made ## Run all tests
	@$(BIN)/python -m pytest

check: $(VENV)/.made ## Style, types, import table, training data (no tests)
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy actions bot evaluation services_db tests scripts
	@$(BIN)/lint-imports
	@$(BIN)/python -m rasa data validate --config config.yml --domain bot/domain --data nlu_data --fail-on-warnings
	@$(BIN)/comealong easyread

format: $(VENV)/.made ## Put the code in its usual form
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

train: $(VENV)/.made ## Train the bot, if anything changed
	@$(BIN)/comealong train

evaluate: $(VENV)/.made ## Measure how well the bot understands (up to an hour), write docs/understanding.md
	@$(BIN)/python -m evaluation $(ARGS)

evaluate-safety: $(VENV)/.made ## Measure how well urgent messages are recognised (a minute), write docs/safety.md
	@$(BIN)/python -m evaluation.safety $(ARGS)

clean: ## Delete the environment and everything made
	rm -rf $(VENV) .tools .rasa var .mypy_cache .ruff_cache .pytest_cache

$(VENV)/.made: pyproject.toml uv.lock scripts/make_environment.py
	@command -v python3 >/dev/null 2>&1 || { echo "Python 3 is missing. On Debian and Ubuntu, 'sudo apt install python3 python3-venv' adds it." >&2; exit 1; }
	@python3 scripts/make_environment.py
