"""The file that is judged: checkout requests of a shop, one per line.

They are made from the example of the message, so that its members are the
provider's. One line in a hundred has one fault. The same lines each time.
"""

from __future__ import annotations

import json

MESSAGE = "yuno.create-checkout-session"

# A shop sends these; the others of the example come with subscriptions.
MEMBERS = [
    "account_id",
    "merchant_order_id",
    "payment_description",
    "country",
    "customer_id",
    "callback_url",
    "amount",
    "metadata",
    "workflow",
]
DESCRIPTIONS = [
    "Two cups",
    "Two tickets for the evening of the first of May, row seven",
    "緑茶ティーバッグ 50個入り",
    "Remera \"Selección\", talle M — envío incluido",
    "Order of the web shop, see the attached invoice\nThank you",
]
METADATA = [
    ("channel", "web"),
    ("basket", "b-{0}"),
    ("campaign", "spring-sale-{1}"),
    ("note", "お届けは午前中にお願いします ({1})"),
    ("referrer", "https://news.example/articles/{1}?utm_source=mail&utm_id={0}"),
]
PRICES = [("CO", "COP", 80000), ("BR", "BRL", 19.9), ("JP", "JPY", 1200), ("US", "USD", 12.05)]

# One fault each.
FAULTS = {
    "a required member is missing": lambda body: body.pop("country"),
    "a country that there is not": lambda body: body.update(country="XX"),
    "a text that is too short": lambda body: body.update(merchant_order_id=""),
    "a text that is too long": lambda body: body.update(payment_description="x" * 256),
    "no UUID": lambda body: body.update(account_id="8beac4de"),
    "a currency that there is not": lambda body: body["amount"].update(currency="EURO"),
    "an amount in a string": lambda body: body["amount"].update(value="10"),
    "an amount below zero": lambda body: body["amount"].update(value=-1),
    "too many decimal places": lambda body: body["amount"].update(value=1.23456),
    "an object where an array belongs": lambda body: body.update(metadata={"channel": "web"}),
}


def line(example, index):
    """The line with this number, from 0."""
    body = {name: example[name] for name in MEMBERS}
    country, currency, value = PRICES[index % len(PRICES)]
    body["account_id"] = f"{example['account_id'][:24]}{index % 977:012x}"
    body["customer_id"] = f"{example['customer_id'][:24]}{index:012x}"
    body["merchant_order_id"] = f"{1717681150 + index}"
    body["payment_description"] = DESCRIPTIONS[index % len(DESCRIPTIONS)]
    body["callback_url"] = f"https://shop.example/orders/{index}/paid?session={index * 7919:x}"
    body["country"] = country
    body["amount"] = {"currency": currency, "value": value}
    body["metadata"] = [
        {"key": key, "value": value.format(index, index * 31 % 1009)}
        for key, value in METADATA[: index % (len(METADATA) + 1)]
    ]
    if index % 3 == 0:
        del body["workflow"]
    if is_wrong(index):
        list(FAULTS.values())[index // 100 % len(FAULTS)](body)
    # Other programs write their members in other orders and escape what they like.
    if index % 4 == 1:
        body = dict(reversed(body.items()))
    return json.dumps(body, separators=(",", ":"), ensure_ascii=index % 8 == 2)


def is_wrong(index):
    return index % 100 == index // 100 * 37 % 100


def write(path, example, lines):
    """Write the file; return its bytes."""
    with open(path, "w", encoding="utf-8", newline="\n") as out:
        for index in range(lines):
            out.write(line(example, index) + "\n")
        return out.tell()
