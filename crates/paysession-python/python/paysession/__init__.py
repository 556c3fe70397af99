"""Validates session messages of the payment providers Yuno and KOMOJU.

>>> import paysession
>>> body = b'{"account_id": "8beac4de", "country": "Brazil"}'
>>> for violation in paysession.violations("yuno.create-customer-session", body):
...     print(violation)
/account_id: must be a UUID of 8-4-4-4-12 hexadecimal digits (36 characters, found 8)
/country: must be an ISO 3166-1 alpha-2 country code
/customer_id: is required

A violation has a ``pointer``, a ``code`` and a ``message``. No text of this
package holds a value of the body.
"""

from __future__ import annotations

import json as _json
from typing import Any

from ._core import (
    LineFinding,
    LineFindings,
    Reports,
    ReportStream,
    Violation,
    example,
    messages,
    rules,
    validate_batch,
    validate_ndjson,
    violations,
)
from ._core import schema as _schema
from ._errors import ValidationError
from ._types import ArrowArray, ArrowStream, Body, Rule

__all__ = [
    "ArrowArray",
    "ArrowStream",
    "Body",
    "LineFinding",
    "LineFindings",
    "ReportStream",
    "Reports",
    "Rule",
    "ValidationError",
    "Violation",
    "example",
    "messages",
    "rules",
    "schema",
    "validate",
    "validate_batch",
    "validate_ndjson",
    "violations",
]


def validate(message: str, body: Body, reading: str = "published") -> None:
    """Raise ``ValidationError`` with every violation, if there is any.

    >>> validate("yuno.create-customer-session", b"[]")
    Traceback (most recent call last):
    paysession.ValidationError: must be an object, found an array
    """
    found = violations(message, body, reading)
    if found:
        raise ValidationError(found)


def schema(message: str, profile: str = "portable") -> dict[str, Any]:
    """Return a message's JSON Schema (2020-12) as a ``dict``.

    ``strict`` has every rule that JSON Schema can say. ``portable`` leaves out
    the steps of numbers that validators with floating-point numbers get wrong.
    ``editor`` is ``portable`` with what editors show of a field and of a value.

    >>> schema("komoju.create-session", "strict")["title"]
    'komoju.create-session'
    """
    found: dict[str, Any] = _json.loads(_schema(message, profile))
    return found
