"""A standalone cluster of Spark on this machine: a master and its workers."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from pathlib import Path

import pyspark

SPARK_CLASS = Path(pyspark.__file__).parent / "bin" / "spark-class"
HOST = "127.0.0.1"


class Cluster:
    """Processes that end with the ``with`` block."""

    def __init__(self, folder: Path, workers: int):
        self.folder = folder
        self.count = workers
        self.url = f"spark://{HOST}:{free_port()}"
        self.processes: list[subprocess.Popen] = []

    def __enter__(self):
        port = self.url.rpartition(":")[2]
        self.master = self._start(
            "master.Master", "--port", port, "--webui-port", str(free_port())
        )
        wait_for_port(int(port))
        self.workers = [self._start_worker() for _ in range(self.count)]
        return self

    def __exit__(self, *_):
        for process in reversed(self.processes):
            process.terminate()
        for process in self.processes:
            process.wait(30)

    def _start_worker(self):
        return self._start(
            "worker.Worker", "--cores", "1", "--memory", "1g",
            "--webui-port", str(free_port()),
            "--work-dir", str(self.folder / f"worker-{len(self.processes)}"),
            self.url,
        )  # fmt: skip

    def _start(self, name, *arguments):
        log = open(self.folder / f"{name}-{len(self.processes)}.log", "wb")
        environment = {
            **os.environ,
            "SPARK_LOCAL_IP": HOST,
            "PYSPARK_PYTHON": sys.executable,
        }
        process = subprocess.Popen(
            [
                SPARK_CLASS,
                f"org.apache.spark.deploy.{name}",
                "--host",
                HOST,
                *arguments,
            ],
            stdout=log,
            stderr=subprocess.STDOUT,
            env=environment,
        )
        self.processes.append(process)
        return process


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return probe.getsockname()[1]


def wait_for_port(port: int) -> None:
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline:
        with socket.socket() as probe:
            if probe.connect_ex((HOST, port)) == 0:
                return
        time.sleep(0.2)
    raise TimeoutError("the master must listen within 120 seconds")
