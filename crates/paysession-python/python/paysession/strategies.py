"""Hypothesis strategies for the bodies of every message.

They need the package ``hypothesis``. The bodies come from the generators that
test the reader itself.

>>> from hypothesis import given
>>> import paysession
>>> from paysession import strategies

>>> @given(strategies.valid("yuno.create-customer-session"))
... def test_valid_bodies_are_fine(body):
...     assert paysession.violations("yuno.create-customer-session", body) == []
>>> test_valid_bodies_are_fine()
"""

from __future__ import annotations

from typing import NamedTuple

from hypothesis import strategies as st

from ._core import boundary_bodies, invalid_body, valid_body

__all__ = ["InvalidBody", "boundary", "invalid", "valid"]

_SEEDS = st.integers(min_value=0, max_value=2**64 - 1)


class InvalidBody(NamedTuple):
    """A body with one fault, and what must be said of it."""

    body: str
    pointer: str
    """Where the fault is: the pointer of the first violation."""
    code: str
    """The code of the first violation."""


def valid(message: str) -> st.SearchStrategy[str]:
    """Bodies that keep every rule."""
    return _SEEDS.map(lambda seed: valid_body(message, seed))


def boundary(message: str) -> st.SearchStrategy[str]:
    """Bodies on both sides of every limit of every field.

    Some keep the rules and some do not, which is for the reader to say.
    """
    return st.sampled_from(boundary_bodies(message))


def invalid(message: str) -> st.SearchStrategy[InvalidBody]:
    """Bodies with one known fault each, in every field and of every kind."""
    return _SEEDS.map(lambda seed: InvalidBody(*invalid_body(message, seed)))
