"""The contestants that are libraries: each prints how many lines are wrong.

`python judge.py NAME FILE SCHEMA LINES`
"""

import itertools
import json
import sys

# The types that DuckDB reads. A value of another type becomes NULL.
COLUMNS = {
    "account_id": "UUID",
    "merchant_order_id": "VARCHAR",
    "payment_description": "VARCHAR",
    "country": "VARCHAR",
    "customer_id": "UUID",
    "callback_url": "VARCHAR",
    "amount": "STRUCT(currency VARCHAR, value DECIMAL(15, 4))",
    "metadata": 'STRUCT("key" VARCHAR, "value" VARCHAR)[]',
    "workflow": "VARCHAR",
}
REQUIRED = ["account_id", "merchant_order_id", "payment_description", "country"]


def duckdb(file, schema, lines):
    import duckdb

    is_null = " OR ".join(f"{name} IS NULL" for name in [*REQUIRED, "amount.value"])
    # Every column is read and cast, as nobody reads a table for its first ones.
    all_cast = ", ".join(f"count({name})" for name in COLUMNS)
    query = f"""
        SELECT count(*) FILTER ({is_null} OR metadata IS NULL), {all_cast}
        FROM read_json($file, format = 'newline_delimited',
                       columns = {COLUMNS}, ignore_errors = true)
    """
    connection = duckdb.connect()
    return connection.execute(query, {"file": file}).fetchone()[0]


def jsonschema(file, schema, lines):
    from jsonschema import Draft202012Validator

    is_valid = Draft202012Validator(json.load(open(schema))).is_valid
    return count(is_valid, file, lines)


def jsonschema_rs(file, schema, lines):
    import jsonschema_rs

    is_valid = jsonschema_rs.validator_for(json.load(open(schema))).is_valid
    return count(is_valid, file, lines)


def count(is_valid, file, lines):
    with open(file, "rb") as bodies:
        bodies = itertools.islice(bodies, lines)
        return sum(1 for body in bodies if not is_valid(json.loads(body)))


if __name__ == "__main__":
    name, file, schema, lines = sys.argv[1:]
    print(globals()[name](file, schema, int(lines)))
