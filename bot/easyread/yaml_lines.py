"""Beside the flow: every string of a YAML file with its path and its line, for the collector."""

from collections.abc import Iterator
from pathlib import Path

import yaml

KeyPath = tuple[str, ...]


def strings(path: Path) -> Iterator[tuple[KeyPath, str, int]]:
    """Each string that is a value, with the keys that lead to it and its line from 1.

    Items of a list have their number as a key: ("responses", "utter_hello", "0", "text").

    Raises:
        ValueError: the file is not YAML; the message names the file and the line.
    """
    try:
        root = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
    except UnicodeDecodeError as problem:
        raise ValueError(f"{path}: this is not a text file") from problem
    except yaml.MarkedYAMLError as problem:
        line = problem.problem_mark.line + 1 if problem.problem_mark else 1
        raise ValueError(f"{path}:{line}: this is not YAML: {problem.problem}") from problem
    if root is not None:
        yield from _walk(root, ())


def _walk(node: yaml.Node, keys: KeyPath) -> Iterator[tuple[KeyPath, str, int]]:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _walk(value, (*keys, str(key.value)))
    elif isinstance(node, yaml.SequenceNode):
        for number, item in enumerate(node.value):
            yield from _walk(item, (*keys, str(number)))
    elif isinstance(node, yaml.ScalarNode) and node.tag == "tag:yaml.org,2002:str":
        yield keys, node.value, node.start_mark.line + 1
