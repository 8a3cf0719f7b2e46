"""What is wrong with a listing file, said to the person who edits it in one plain sentence."""

from collections.abc import Sequence

import yaml
from pydantic import ValidationError

Path = Sequence[str | int]


class ListingFault(Exception):
    """Something in a listing file that has to be put right before it can be taken.

    Attributes:
        file: the file's name.
        where: the place in it, such as "line 12, facts.age_from".
        message: what is wrong there.
    """

    def __init__(self, file: str, where: str, message: str) -> None:
        self.file, self.where, self.message = file, where, message
        super().__init__(": ".join(part for part in (file, where, message) if part))


_SAID_BY_TYPE = {
    "missing": "this has to be given and is not there",
    "extra_forbidden": "this is not a key that listing files have; is it spelt right?",
    "string_type": "this has to be words; put it in quotes",
    "int_type": "this has to be a whole number",
    "int_parsing": "this has to be a whole number",
    "bool_type": "this has to be true or false",
    "bool_parsing": "this has to be true or false",
    "list_type": "this has to be a list, each line beginning with a dash",
    "model_type": "this has to have keys of its own below it",
    "date_from_datetime_parsing": "this has to be a date such as 2026-11-30",
    "date_type": "this has to be a date such as 2026-11-30",
}


def parse(text: str, file: str) -> object:
    """What a YAML text holds.

    Raises:
        ListingFault: it is no YAML, or has the same key twice in one place.
    """
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
        _refuse_twins(node, file)
        return yaml.safe_load(text)
    except yaml.MarkedYAMLError as error:
        line = f"line {error.problem_mark.line + 1}" if error.problem_mark else ""
        raise ListingFault(file, line, f"this is not YAML ({error.problem})") from error
    except (yaml.YAMLError, ValueError) as error:
        said = " ".join(str(error).split())
        raise ListingFault(file, "", f"this is not YAML ({said})") from error


def fault_at(text: str, file: str, path: Path, message: str) -> ListingFault:
    """A fault with its line, found by walking the YAML as far as the path goes."""
    line = _line_of(yaml.compose(text, Loader=yaml.SafeLoader), path)
    return ListingFault(file, f"line {line}, {'.'.join(map(str, path))}", message)


def from_validation(text: str, file: str, error: ValidationError, under: Path = ()) -> ListingFault:
    """The first thing that does not have the right form; `under` is the path of what was read."""
    first = error.errors(include_url=False)[0]
    # Where a key may hold one of two forms, pydantic ends the path with the form's name.
    path = [*under, *(part for part in first["loc"] if part not in ("str", "list[str]"))]
    said = _SAID_BY_TYPE.get(first["type"], first["msg"][:1].lower() + first["msg"][1:])
    return fault_at(text, file, path, said)


def _line_of(node: yaml.Node | None, path: Path) -> int:
    """The line of the part that a path leads to, or of the last part on the way that exists."""
    line = node.start_mark.line + 1 if node else 1
    for step in path:
        child, line = _child(node, step, line)
        if child is None:
            return line
        node = child
    return line


def _child(node: yaml.Node | None, step: str | int, line: int) -> tuple[yaml.Node | None, int]:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == str(step):
                return value, key.start_mark.line + 1
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step], node.value[step].start_mark.line + 1
    return None, line


def _refuse_twins(node: yaml.Node | None, file: str) -> None:
    """YAML keeps the last of two keys alike without a word; an editor would lose a fact."""
    if isinstance(node, yaml.SequenceNode):
        for value in node.value:
            _refuse_twins(value, file)
    if not isinstance(node, yaml.MappingNode):
        return
    seen = set()
    for key, value in node.value:
        name = str(key.value)
        if name in seen:
            line = f"line {key.start_mark.line + 1}"
            raise ListingFault(file, line, f"the key {name} stands here twice")
        seen.add(name)
        _refuse_twins(value, file)
