import threading
import time

import paysession
import pytest

pa = pytest.importorskip("pyarrow")

MESSAGE = "yuno.create-customer-session"
FINE = paysession.example(MESSAGE).encode()
WRONG = b'{"country": "Brazil"}'
BODIES = [FINE, WRONG, None, b"{", FINE]
KINDS = [
    pa.binary(),
    pa.large_binary(),
    pa.binary_view(),
    pa.string(),
    pa.large_string(),
    pa.string_view(),
]


def expected(bodies):
    return [
        [
            {"pointer": each.pointer, "code": each.code, "message": each.message}
            for each in paysession.violations(MESSAGE, body)
        ]
        or None
        if body is not None
        else None
        for body in bodies
    ]


@pytest.mark.parametrize("kind", KINDS, ids=str)
def test_every_kind_of_column_gives_what_a_loop_gives(kind):
    column = pa.array(BODIES, pa.binary()).cast(kind)
    reports = pa.array(paysession.validate_batch(MESSAGE, column))
    reports.validate(full=True)
    assert reports.to_pylist() == expected(BODIES)


@pytest.mark.parametrize("kind", KINDS, ids=str)
def test_a_slice_is_read_from_its_offset(kind):
    column = pa.array(BODIES, pa.binary()).cast(kind).slice(1, 3)
    reports = pa.array(paysession.validate_batch(MESSAGE, column))
    assert reports.to_pylist() == expected(BODIES[1:4])


def test_a_stream_gives_a_chunk_for_each_chunk():
    column = pa.chunked_array([BODIES, [], [WRONG]], pa.binary())
    reports = pa.chunked_array(paysession.validate_batch(MESSAGE, column))
    assert [len(chunk) for chunk in reports.chunks] == [5, 0, 1]
    assert reports.to_pylist() == expected([*BODIES, WRONG])


def test_a_table_of_one_column_is_a_column():
    table = pa.table({"body": pa.array(BODIES, pa.binary())})
    reports = pa.chunked_array(paysession.validate_batch(MESSAGE, table))
    assert reports.to_pylist() == expected(BODIES)


def test_a_dictionary_of_texts_is_a_column():
    column = pa.array([WRONG, WRONG, FINE], pa.binary()).dictionary_encode()
    reports = pa.array(paysession.validate_batch(MESSAGE, column))
    assert reports.to_pylist() == expected([WRONG, WRONG, FINE])


@pytest.mark.parametrize("threads", [None, 1, 2, 7])
def test_many_rows_keep_their_order(threads):
    bodies = [WRONG if row % 7 == 0 else FINE for row in range(5_000)]
    column = pa.array(bodies, pa.binary())
    reports = paysession.validate_batch(MESSAGE, column, threads=threads)
    assert len(reports) == 5_000
    assert pa.array(reports).to_pylist() == expected([WRONG] + [FINE] * 6) * 714 + (
        expected([WRONG, FINE])
    )


@pytest.mark.parametrize(
    "column",
    [
        pa.array([1, 2]),
        pa.chunked_array([[1.5]]),
        pa.array([["secret"]]),
        pa.table({"a": ["secret"], "b": ["secret"]}),
        pa.array([b"1234"], pa.binary(4)),
    ],
    ids=lambda column: type(column).__name__,
)
def test_a_column_of_something_else_is_refused(column):
    with pytest.raises(TypeError) as raised:
        paysession.validate_batch(MESSAGE, column)
    assert str(raised.value) == (
        "column must be binary or string, in any width, or a table with one such column"
    )


@pytest.mark.parametrize("column", [[b"secret"], b"secret", None, 7])
def test_what_is_no_column_is_refused(column):
    with pytest.raises(TypeError, match="^column must be an Arrow array or stream"):
        paysession.validate_batch(MESSAGE, column)


def test_a_stream_is_read_once():
    stream = paysession.validate_batch(MESSAGE, pa.chunked_array([BODIES], pa.binary()))
    pa.chunked_array(stream)
    with pytest.raises(ValueError, match="^a stream must be read once only$"):
        pa.chunked_array(stream)


def test_an_error_of_the_stream_reaches_its_reader():
    def batches():
        yield pa.record_batch({"body": pa.array(BODIES, pa.binary())})
        raise OSError("the disk is gone")

    schema = pa.schema([("body", pa.binary())])
    column = pa.RecordBatchReader.from_batches(schema, batches())
    with pytest.raises(Exception, match="the disk is gone"):
        pa.chunked_array(paysession.validate_batch(MESSAGE, column))


def test_a_chunk_is_let_go_before_the_next_is_asked_for():
    most = 0
    before = pa.total_allocated_bytes()

    def batches():
        nonlocal most
        for _ in range(200):
            most = max(most, pa.total_allocated_bytes() - before)
            yield pa.record_batch({"body": pa.array([FINE] * 200, pa.binary())})

    schema = pa.schema([("body", pa.binary())])
    column = pa.RecordBatchReader.from_batches(schema, batches())
    reports = pa.chunked_array(paysession.validate_batch(MESSAGE, column))
    assert len(reports) == 40_000
    assert most < 4 * 200 * len(FINE)


def test_other_threads_run_while_a_batch_is_read():
    column = pa.array([FINE] * 300_000, pa.binary())
    ticks = []
    done = threading.Event()

    def tick():
        while not done.wait(0.001):
            ticks.append(time.perf_counter())

    other = threading.Thread(target=tick)
    other.start()
    start = time.perf_counter()
    paysession.validate_batch(MESSAGE, column, threads=1)
    end = time.perf_counter()
    done.set()
    other.join()
    during = [tick for tick in ticks if start < tick < end]
    assert len(during) > 5, f"{len(during)} ticks in {end - start} s"


class Foreign:
    """A column of another package, which says what it could not convert."""

    def __init__(self, error):
        self.error = error

    def __arrow_c_stream__(self, requested_schema=None):
        raise self.error


@pytest.mark.parametrize("kind", [pa.ArrowInvalid, TypeError, UnicodeError])
def test_what_another_package_says_of_a_value_is_not_shown(kind):
    column = Foreign(kind("could not convert 4111 to a text"))
    with pytest.raises(TypeError, match="^column must be binary or string") as raised:
        paysession.validate_batch(MESSAGE, column)
    assert raised.value.__context__ is raised.value.__cause__ is None


def test_what_another_package_fails_at_is_shown():
    with pytest.raises(OSError, match="the disk is gone"):
        paysession.validate_batch(MESSAGE, Foreign(OSError("the disk is gone")))


@pytest.mark.parametrize(
    ("threads", "kind"), [(0, ValueError), (-1, ValueError), ("4111", TypeError)]
)
def test_a_number_of_threads_that_is_none_is_refused(tmp_path, threads, kind):
    (tmp_path / "bodies.ndjson").write_bytes(WRONG)
    for call in (
        lambda: paysession.validate_batch(MESSAGE, pa.array([WRONG]), threads=threads),
        lambda: paysession.validate_ndjson(
            MESSAGE, tmp_path / "bodies.ndjson", threads=threads
        ),
    ):
        with pytest.raises(kind) as raised:
            call()
        reason = "threads must be a whole number of 1 or more, or None"
        assert str(raised.value).endswith(reason)


def test_more_threads_than_are_of_use_are_not_started(tmp_path):
    file = tmp_path / "bodies.ndjson"
    file.write_bytes(WRONG)
    for many in (10**6, 10**30):
        reports = paysession.validate_batch(MESSAGE, pa.array([WRONG]), threads=many)
        assert pa.array(reports).to_pylist() == expected([WRONG])
        assert len(list(paysession.validate_ndjson(MESSAGE, file, threads=many))) == 3
