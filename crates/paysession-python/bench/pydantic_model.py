"""What a person would write with pydantic for the bodies of `corpus.py`.

The lists of codes are those of the JSON Schema, as a person would copy them.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal, Optional

import paysession
from pydantic import BaseModel, BeforeValidator, Field

_FIELDS = paysession.schema("yuno.create-checkout-session")["properties"]
_COUNTRIES = tuple(_FIELDS["country"]["enum"])
_CURRENCIES = tuple(_FIELDS["amount"]["properties"]["currency"]["enum"])

Uuid = Annotated[
    str, Field(pattern=r"^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$")
]


def _no_text(value):
    """Refuse what pydantic takes for a number in its strict mode, too."""
    if isinstance(value, str):
        raise ValueError("must be a number")
    return value


class Amount(BaseModel):
    currency: Literal[_CURRENCIES]
    value: Annotated[
        Decimal,
        BeforeValidator(_no_text),
        Field(ge=0, le=Decimal("99999999999.9999"), decimal_places=4),
    ]


class Metadata(BaseModel):
    key: Annotated[str, Field(max_length=48)]
    value: Annotated[str, Field(max_length=512)]


class CreateCheckoutSession(BaseModel):
    account_id: Uuid
    merchant_order_id: Annotated[str, Field(min_length=3, max_length=255)]
    payment_description: Annotated[str, Field(min_length=3, max_length=255)]
    country: Literal[_COUNTRIES]
    customer_id: Optional[Uuid] = None
    callback_url: Optional[Annotated[str, Field(min_length=3, max_length=526)]] = None
    amount: Optional[Amount] = None
    metadata: Annotated[list[Metadata], Field(max_length=50)] = []
