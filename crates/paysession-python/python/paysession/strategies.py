"""Hypothesis strategies for the bodies of every message.

They need the package ``hypothesis``, which shrinks a failing body.

>>> from hypothesis import given
>>> import paysession
>>> from paysession import strategies

>>> @given(strategies.valid("yuno.create-customer-session"))
... def test_valid_bodies_are_fine(body):
...     assert paysession.violations("yuno.create-customer-session", body) == []
>>> test_valid_bodies_are_fine()
"""

from __future__ import annotations

import json
from typing import Any, NamedTuple, Optional

from hypothesis import strategies as st

from . import schema
from ._core import Faults, boundary_bodies
from ._from_schema import values

__all__ = ["InvalidBody", "boundary", "invalid", "valid"]


class InvalidBody(NamedTuple):
    """A body with one fault, and what must be said of it."""

    body: str
    pointer: str
    """Where the fault is: the pointer of the first violation."""
    code: str
    """The code of the first violation."""


def valid(message: str) -> st.SearchStrategy[str]:
    """Return a strategy for bodies that keep every rule.

    The least of them has the fields that must be there, each as short as it
    may be.
    """
    return values(schema(message, "strict")).map(_written)


def boundary(message: str) -> st.SearchStrategy[str]:
    """Return a strategy for bodies on both sides of every limit of every field.

    Some keep the rules and some do not, which is for the reader to say.
    """
    return st.sampled_from(boundary_bodies(message))


def invalid(message: str) -> st.SearchStrategy[InvalidBody]:
    """Return a strategy for bodies with one known fault each.

    The faults are of every kind, in every field. The body around a fault is
    the one with every field, or any that ``valid`` gives.
    """
    faults = Faults(message)

    def broken(index: int, body: Optional[str]) -> InvalidBody:
        return InvalidBody(*faults.broken(index, body))

    return st.builds(
        broken, st.integers(0, len(faults) - 1), st.none() | valid(message)
    )


def _written(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
