"""What a model is made of, and when it is made again."""

from pathlib import Path

from bot.cli.training import fingerprint, is_trained, model_file
from tests.system import settings_for_tests


def ingredients(root: Path) -> Path:
    (root / "nlu_data" / "rules").mkdir(parents=True)
    (root / "config.yml").write_text("pipeline: []")
    (root / "nlu_data" / "greet.yml").write_text("nlu: []")
    (root / "nlu_data" / "rules" / "greet.yml").write_text("rules: []")
    return root


def test_a_change_in_any_ingredient_is_noticed(tmp_path: Path) -> None:
    root = ingredients(tmp_path)
    before = fingerprint(root)
    assert fingerprint(root) == before
    (root / "nlu_data" / "rules" / "greet.yml").write_text("rules: [1]")
    changed = fingerprint(root)
    assert changed != before
    (root / "nlu_data" / "more.yml").write_text("nlu: []")
    assert fingerprint(root) not in (before, changed)


def test_a_new_name_for_the_same_words_is_a_change(tmp_path: Path) -> None:
    root = ingredients(tmp_path)
    before = fingerprint(root)
    (root / "nlu_data" / "greet.yml").rename(root / "nlu_data" / "hello.yml")
    assert fingerprint(root) != before


def test_a_model_without_its_mark_is_made_again(tmp_path: Path) -> None:
    settings = settings_for_tests(tmp_path)
    assert not is_trained(settings)
    model_file(settings).parent.mkdir(parents=True)
    model_file(settings).write_bytes(b"a model")
    assert not is_trained(settings)
    (model_file(settings).parent / "made-of.txt").write_text(fingerprint())
    assert is_trained(settings)
