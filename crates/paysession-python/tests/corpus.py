"""Rows for the tests and the measurements: one body in a hundred is wrong."""

from __future__ import annotations

import json

MESSAGE = "yuno.create-checkout-session"

# One fault each, of a kind that every validator can find.
FAULTS = [
    lambda body: body.pop("country"),
    lambda body: body.update(country="Brazil"),
    lambda body: body.update(merchant_order_id=""),
    lambda body: body.update(account_id="8beac4de"),
    lambda body: body["amount"].update(currency="EURO"),
    lambda body: body["amount"].update(value="10"),
]


def body(index: int) -> bytes:
    """Return the body of a row; it is wrong where ``is_wrong`` says so."""
    made = {
        "account_id": f"8beac4de-5f6f-11ed-9b6a-{index:012x}",
        "customer_id": f"ae106483-65ee-463b-8782-{index:012x}",
        "country": "BR",
        "merchant_order_id": f"order-{index}",
        "payment_description": "Two tickets for the evening of the first of May",
        "callback_url": f"https://shop.example/checkout/{index}/done?from=mail",
        "amount": {"currency": "BRL", "value": 1 + index % 100_000},
        "metadata": [
            {"key": "channel", "value": "web"},
            {"key": "basket", "value": f"{index * 7919 % 1_000_003}"},
        ],
    }
    if is_wrong(index):
        FAULTS[index // 100 % len(FAULTS)](made)
    return json.dumps(made, separators=(",", ":")).encode()


def is_wrong(index: int) -> bool:
    return index % 100 == 41


def count_wrong(rows: int) -> int:
    return sum(map(is_wrong, range(rows)))


def write_ndjson(path, rows: int) -> None:
    with open(path, "wb") as out:
        for index in range(rows):
            out.write(body(index) + b"\n")


def write_parquet(path, rows: int) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    schema = pa.schema([("id", pa.int64()), ("body", pa.binary())])
    with pq.ParquetWriter(path, schema) as out:
        for start in range(0, rows, 50_000):
            ids = range(start, min(start + 50_000, rows))
            bodies = [body(index) for index in ids]
            out.write_table(pa.table([list(ids), bodies], schema=schema))
