"""A real cluster counts what one machine counts, also when a worker dies."""

import os
import sys
import threading
import time

import corpus
import pytest

pytest.importorskip("pyarrow")
pytest.importorskip("pyspark")

import paysession.spark
from pyspark.sql import SparkSession
from spark_cluster import HOST, Cluster

ROWS = 200_000
PARTITIONS = 40


@pytest.fixture
def cluster(tmp_path):
    with Cluster(tmp_path, workers=2) as cluster:
        yield cluster


@pytest.fixture
def session(cluster):
    os.environ["PYSPARK_PYTHON"] = sys.executable
    session = (
        SparkSession.builder.master(cluster.url)
        .config("spark.driver.host", HOST)
        .config("spark.driver.bindAddress", HOST)
        .config("spark.executor.memory", "512m")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.files.maxPartitionBytes", "1g")
        .getOrCreate()
    )
    yield session
    session.stop()


def executors(session):
    return session.sparkContext._jsc.sc().statusTracker().getExecutorInfos()


def wait_until(holds, what):
    deadline = time.monotonic() + 180
    while not holds():
        if time.monotonic() > deadline:
            raise TimeoutError(f"{what} must be so within 180 seconds")
        time.sleep(0.05)


def counted(session, file):
    """Count the wrong rows, and all rows, by a frame of many partitions."""
    frame = session.read.parquet(str(file)).repartition(PARTITIONS)
    judged = paysession.spark.with_violations(frame, "body", corpus.MESSAGE)
    row = judged.selectExpr("count(*)", "count(violations)").first()
    return row[0], row[1]


def test_counts_are_those_of_one_machine_and_stay_when_a_worker_dies(
    tmp_path, cluster, session
):
    file = tmp_path / "bodies.parquet"
    corpus.write_parquet(file, ROWS)
    expected = (ROWS, corpus.count_wrong(ROWS))
    # The driver counts as one.
    wait_until(lambda: len(executors(session)) == 3, "two executors")
    assert counted(session, file) == expected

    tracker = session.sparkContext.statusTracker()
    killed_after = []

    def kill_in_the_middle():
        while not killed_after:
            for stage in tracker.getActiveStageIds():
                info = tracker.getStageInfo(stage)
                if info and info.numTasks == PARTITIONS and info.numCompletedTasks >= 3:
                    cluster.workers[0].kill()
                    killed_after.append(info.numCompletedTasks)
                    return
            time.sleep(0.005)

    killer = threading.Thread(target=kill_in_the_middle, daemon=True)
    killer.start()
    assert counted(session, file) == expected
    killer.join(10)

    assert killed_after and killed_after[0] < PARTITIONS
    wait_until(lambda: len(executors(session)) == 2, "one executor less")
    assert counted(session, file) == expected
