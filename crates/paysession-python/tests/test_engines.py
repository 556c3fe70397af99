"""Each engine counts what a loop counts."""

from types import SimpleNamespace

import corpus
import paysession
import pytest

ROWS = 20_000
MESSAGE = corpus.MESSAGE


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    pytest.importorskip("pyarrow")
    folder = tmp_path_factory.mktemp("bodies")
    corpus.write_ndjson(folder / "bodies.ndjson", ROWS)
    corpus.write_parquet(folder / "bodies.parquet", ROWS)
    return folder


@pytest.fixture(scope="module")
def in_a_loop(files):
    """The numbers of the wrong rows, and what is said of each."""
    found = {}
    with open(files / "bodies.ndjson", "rb") as lines:
        for number, body in enumerate(lines):
            report = paysession.violations(MESSAGE, body)
            if report:
                found[number] = [
                    {
                        "pointer": each.pointer,
                        "code": each.code,
                        "message": each.message,
                    }
                    for each in report
                ]
    assert len(found) == corpus.count_wrong(ROWS)
    return found


def test_duckdb_over_parquet(files, in_a_loop):
    duckdb = pytest.importorskip("duckdb")
    import paysession.duckdb

    connection = duckdb.connect()
    paysession.duckdb.register(connection, MESSAGE, body="BLOB")
    rows = connection.execute(
        "SELECT id, violations FROM (SELECT id, violations(body) AS violations "
        "FROM read_parquet($file)) WHERE violations IS NOT NULL",
        {"file": str(files / "bodies.parquet")},
    ).fetchall()
    assert dict(rows) == in_a_loop


def test_duckdb_over_ndjson(files, in_a_loop):
    duckdb = pytest.importorskip("duckdb")
    import paysession.duckdb

    connection = duckdb.connect()
    paysession.duckdb.register(connection, MESSAGE, body="JSON")
    (count,) = connection.execute(
        "SELECT count(violations(json)) FROM read_ndjson_objects($file)",
        {"file": str(files / "bodies.ndjson")},
    ).fetchone()
    assert count == len(in_a_loop)


def test_polars(files, in_a_loop):
    pl = pytest.importorskip("polars")
    import paysession.polars

    frame = pl.scan_parquet(files / "bodies.parquet").with_columns(
        violations=paysession.polars.violations("body", MESSAGE)
    )
    wrong = frame.filter(pl.col("violations").is_not_null())
    for engine in ("in-memory", "streaming"):
        rows = wrong.select("id", "violations").collect(engine=engine).rows()
        assert dict(rows) == in_a_loop


def test_pandas(files, in_a_loop):
    pd = pytest.importorskip("pandas")
    import paysession.pandas

    frame = pd.read_parquet(files / "bodies.parquet")
    reports = paysession.pandas.violations(frame["body"], MESSAGE).dropna()
    assert {row: list(report) for row, report in reports.items()} == in_a_loop


@pytest.mark.parametrize(
    "bodies", [[1, "4111"], ["4111", 1], [{"a": "4111"}, "x"], [["4111"]]], ids=str
)
def test_pandas_shows_no_value_that_is_no_text(bodies):
    pd = pytest.importorskip("pandas")
    import paysession.pandas

    series = pd.Series(bodies, dtype=object)
    with pytest.raises(TypeError) as raised:
        paysession.pandas.violations(series, MESSAGE)
    assert "4111" not in str(raised.value)
    assert raised.value.__context__ is None


def test_pandas_objects_may_be_texts_of_every_kind():
    pd = pytest.importorskip("pandas")
    import paysession.pandas

    bodies = ["{", b"{", bytearray(b"{"), None, float("nan"), pd.NA, '"\ud800']
    series = pd.Series(bodies, index=list("abcdefg"), dtype=object)
    for each in (series, series[:-1]):
        found = paysession.pandas.violations(each, MESSAGE)
        assert list(found.isna()) == list(each.isna())
        assert list(found.index) == list(each.index)
        assert {one["code"] for one in found.dropna().explode()} == {"syntax"}


def test_polars_takes_every_type_that_holds_texts():
    pl = pytest.importorskip("polars")
    import paysession.polars

    bodies = pl.DataFrame({"body": ["{", None, "["]})
    types = [pl.String, pl.Binary, pl.Categorical, pl.Enum(["{", "["])]
    for each in types:
        found = bodies.select(
            paysession.polars.violations(pl.col("body").cast(each), MESSAGE)
        )
        assert found["body"].is_null().to_list() == [False, True, False]
    nothing = pl.DataFrame({"body": [None, None]})
    found = nothing.select(paysession.polars.violations("body", MESSAGE))
    assert found["body"].to_list() == [None, None]
    assert found["body"].dtype == paysession.polars.REPORT


@pytest.mark.parametrize(
    ("body", "others", "reason"),
    [
        ("4111", [], "body must be the name of a column of strings or of binary"),
        ("id", [], "body must be the name of a column of strings or of binary"),
        ("body", ["violations"], "frame must have no column violations yet"),
    ],
)
def test_spark_tells_a_wrong_column_before_it_starts(body, others, reason):
    types = pytest.importorskip("pyspark.sql.types")
    import paysession.spark

    fields = [types.StructField("id", types.LongType())]
    for name in ("body", *others):
        fields.append(types.StructField(name, types.BinaryType()))
    frame = SimpleNamespace(schema=types.StructType(fields))
    with pytest.raises(ValueError) as raised:
        paysession.spark.with_violations(frame, body, MESSAGE)
    assert str(raised.value) == reason
