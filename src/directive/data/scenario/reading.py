"""Scenario files: read against the published schema, written so that two equal scenarios are the same text."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path

import yaml
from jsonschema import Draft202012Validator, ValidationError

from directive.data.scenario.document import Scenario, from_document, to_document
from directive.data.scenario.errors import Problem, ScenarioError
from directive.data.scenario.parsing import FLOAT, FLOAT_STARTS, FLOAT_TAG, joined, parse

SCHEMA_FILE = Path(__file__).with_name("schema.json")
_TYPES = {"object": "a mapping", "array": "a list", "number": "a number", "integer": "a whole number",
          "string": "text", "boolean": "true or false"}  # fmt: skip
_TOGETHER = {
    "by": "by and value together, or neither", "value": "by and value together, or neither",
    "baseline": "a baseline_year only beside a baseline",
}  # fmt: skip


def read_scenario(text: str, *, name: str) -> Scenario:
    """Return the scenario in a text (YAML or JSON, at most 1 MB); `name` is the file's name for messages.

    Raises ScenarioError with file, path of the field, value and what is allowed.
    """
    return read_document(parse(text, name=name), name=name)


def read_document(document: Mapping, *, name: str) -> Scenario:
    """Return the scenario of a plain document. Raises ScenarioError where it breaks the schema."""
    errors = sorted(_validator().iter_errors(document), key=lambda error: [str(step) for step in error.path])
    problems = [problem for error in errors for problem in _problems(error)]
    if problems:
        raise ScenarioError(name, *problems)
    return from_document(document)


def write_scenario(scenario: Scenario) -> str:
    """Return the scenario as YAML that `read_scenario` reads back to an equal one."""
    return yaml.dump(
        to_document(scenario), Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=110, indent=2
    )


@lru_cache(maxsize=1)
def schema() -> dict[str, object]:
    """The JSON Schema (2020-12) of a scenario document."""
    return json.loads(SCHEMA_FILE.read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def _validator() -> Draft202012Validator:
    return Draft202012Validator(schema())


def _problems(error: ValidationError) -> Iterator[Problem]:
    path = ".".join(str(step) for step in error.absolute_path)
    rule, wanted = error.validator, error.validator_value
    if rule == "additionalProperties":
        known = error.schema.get("properties", {})
        for extra in [field for field in error.instance if field not in known]:
            yield Problem(joined(path, extra), "not a field", ", ".join(known))
    elif rule == "required":
        absent = next(field for field in wanted if field not in error.instance)
        yield Problem(joined(path, absent), "missing", error.schema.get("description", "a value"))
    elif rule == "dependentRequired":
        absent = next(need for field, needs in wanted.items() if field in error.instance for need in needs
                      if need not in error.instance)  # fmt: skip
        yield Problem(joined(path, absent), "missing", _TOGETHER[absent])
    elif "propertyNames" in error.absolute_schema_path:
        yield Problem(joined(path, str(error.instance)), "a name", _allowed(error))
    else:
        yield Problem(path or "file", error.instance, _allowed(error))


def _allowed(error: ValidationError) -> str:
    rule, wanted, about = error.validator, error.validator_value, error.schema.get("description", "")
    if rule in ("enum", "const"):
        return ", ".join(map(str, wanted if rule == "enum" else [wanted]))
    if rule in ("minimum", "maximum", "exclusiveMinimum"):
        return _range(error.schema)
    kind = _TYPES.get(wanted, str(wanted)) if rule == "type" else ""
    return f"{kind} ({about})" if kind and about and kind != about else kind or about


def _range(node: Mapping) -> str:
    if "exclusiveMinimum" in node:
        return f"above {node['exclusiveMinimum']:g}, at most {node['maximum']:g}"
    return f"{node['minimum']:g} to {node['maximum']:g}"


class _Dumper(yaml.SafeDumper):
    """Plain YAML without anchors."""

    def ignore_aliases(self, data: object) -> bool:
        """Write every part in full."""
        return True


def _exact_number(dumper: _Dumper, number: float) -> yaml.Node:
    # The shortest text that reads back as the same number.
    return dumper.represent_scalar(FLOAT_TAG, repr(number))


_Dumper.add_representer(float, _exact_number)
# Text that our reader would take for a number goes into quotes.
_Dumper.add_implicit_resolver(FLOAT_TAG, FLOAT, FLOAT_STARTS)
