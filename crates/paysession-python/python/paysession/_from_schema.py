"""Hypothesis strategies for the values of a JSON Schema.

They know what the schemas of this package use, and refuse what they do not
know: a rule that is passed over would give values that break it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Any, Union
from uuid import UUID

from hypothesis import strategies as st

Rules = dict[str, Any]
Values = st.SearchStrategy[Any]

# What says nothing of a value.
_WORDS = {"$schema", "$id", "$comment", "title", "description", "examples"}
_KNOWN: dict[str, set[str]] = {
    "object": {
        "properties",
        "required",
        "anyOf",
        "additionalProperties",
        "propertyNames",
    },
    "array": {"items", "maxItems"},
    "string": {"enum", "minLength", "maxLength", "pattern", "not"},
    "integer": {"minimum", "maximum"},
    "number": {"minimum", "maximum", "multipleOf"},
    "boolean": set(),
    "null": set(),
}
_CHARACTERS = st.characters(codec="utf-8")
_UUID = "00000000-0000-0000-0000-000000000000"
_UUIDS = st.integers(0, 2**128 - 1).map(lambda number: str(UUID(int=number)))
_TIMESTAMP = "2000-01-01T00:00:00.000000Z"
_TIMESTAMPS = st.datetimes().map(
    lambda time: time.isoformat(timespec="microseconds") + "Z"
)
# How much longer than they must be texts and lists are, but for some texts of
# the most characters.
_MORE_CHARACTERS = 24
_MORE_ENTRIES = 3


def values(schema: Rules) -> Values:
    """Return a strategy for the values that a schema allows."""
    rules = {name: rule for name, rule in schema.items() if name not in _WORDS}
    if "oneOf" in rules:
        _refuse_all_but(rules, {"oneOf", "type"})
        return st.one_of([values(each) for each in rules["oneOf"]])
    types = rules.pop("type", None)
    if types is None:
        if "maxLength" in rules:  # of the name of a member
            return _texts(rules)
        _refuse_all_but(rules, set())
        return _ANYTHING
    types = [types] if isinstance(types, str) else types
    _refuse_all_but(rules, {known for each in types for known in _KNOWN[each]})
    # What comes first is what a failing example shrinks to.
    types = sorted(types, key=lambda each: each != "null")
    return st.one_of([_OF_TYPE[each](rules) for each in types])


def _refuse_all_but(rules: Iterable[str], known: set[str]) -> None:
    unknown = sorted(set(rules) - known)
    if unknown:
        raise NotImplementedError(
            f"must be a known keyword of JSON Schema: {unknown[0]}"
        )


def _objects(rules: Rules) -> Values:
    properties = rules.get("properties", {})
    if "additionalProperties" in rules and not properties:
        names = (
            values(rules["propertyNames"])
            if "propertyNames" in rules
            else st.text(_CHARACTERS, max_size=_MORE_CHARACTERS)
        )
        return st.dictionaries(
            names, values(rules["additionalProperties"]), max_size=_MORE_ENTRIES
        )
    # A field may be sent under one name or another, and not under both.
    alternatives = [each["required"] for each in rules.get("anyOf", [{"required": []}])]
    either = {name for names in alternatives for name in names}
    return st.one_of(
        [
            _members(
                properties,
                {*rules.get("required", []), *names},
                either.difference(names),
            )
            for names in alternatives
        ]
    )


def _members(properties: Rules, required: set[str], left_out: set[str]) -> Values:
    members = {
        name: values(each) for name, each in properties.items() if name not in left_out
    }
    return st.fixed_dictionaries(
        {name: each for name, each in members.items() if name in required},
        optional={name: each for name, each in members.items() if name not in required},
    )


def _arrays(rules: Rules) -> Values:
    most = min(rules.get("maxItems", _MORE_ENTRIES), _MORE_ENTRIES)
    return st.lists(values(rules.get("items", {})), max_size=most)


def _strings(rules: Rules) -> Values:
    if "enum" in rules:
        return st.sampled_from(rules["enum"])
    if "pattern" not in rules:
        return _texts(rules)
    least, most = rules.get("minLength", 0), rules.get("maxLength")
    pattern = rules["pattern"]
    # Characters of one kind, as many as there may be.
    one_kind = re.fullmatch(r"\^(\[[^]]*\])\*\$", pattern)
    if one_kind:
        longest = least + _MORE_CHARACTERS
        longest = longest if most is None else min(most, longest)
        pattern = f"^{one_kind[1]}{{{least},{longest}}}$"
    texts = st.from_regex(pattern, fullmatch=True, alphabet=_CHARACTERS)
    # One draw for a text, not one for each of its characters, shrinks sooner.
    if not one_kind and re.fullmatch(pattern, _UUID):
        return _UUIDS | _UUIDS.map(str.upper)
    if not one_kind and re.fullmatch(pattern, _TIMESTAMP):
        texts = _TIMESTAMPS if most else _TIMESTAMPS | texts
    return texts.filter(lambda text: least <= len(text) <= (most or len(text)))


def _texts(rules: Rules) -> st.SearchStrategy[str]:
    least, most = rules.get("minLength", 0), rules.get("maxLength")
    if most is None:
        return st.text(_CHARACTERS, min_size=least, max_size=least + _MORE_CHARACTERS)
    near = min(most, least + _MORE_CHARACTERS)
    texts = st.text(_CHARACTERS, min_size=least, max_size=near)
    return texts | texts.map(lambda text: text.ljust(most, "a"))


def _integers(rules: Rules) -> Values:
    return st.integers(rules["minimum"], rules["maximum"])


def _numbers(rules: Rules) -> Values:
    if "multipleOf" not in rules:
        least, most = rules.get("minimum"), rules.get("maximum")
        return st.floats(least, most, allow_nan=False, allow_infinity=False)
    step = Decimal(repr(rules["multipleOf"]))
    least, most = (
        int(Decimal(repr(rules[end])) / step) for end in ("minimum", "maximum")
    )
    # Fifteen digits are exact as a float: it is written as the same digits.
    return st.integers(least, most).map(lambda steps: _plain(steps * step))


def _plain(number: Decimal) -> Union[int, float]:
    return int(number) if number == int(number) else float(number)


_ANYTHING: Values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53), 2**53)
    | st.text(_CHARACTERS, max_size=8),
    lambda inner: (
        st.lists(inner, max_size=2)
        | st.dictionaries(st.text(_CHARACTERS, max_size=8), inner, max_size=2)
    ),
    max_leaves=4,
)
_OF_TYPE: dict[str, Callable[[Rules], Values]] = {
    "object": _objects,
    "array": _arrays,
    "string": _strings,
    "integer": _integers,
    "number": _numbers,
    "boolean": lambda _: st.booleans(),
    "null": lambda _: st.none(),
}
