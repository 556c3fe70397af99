"""Measures what a row costs each contender, and writes a Markdown table.

`python bench/costs.py --rows 1000000`

A contender runs in a process of its own, from its start to its end. CPU time
is that of all its processes; the peak of memory is that of the largest.
"""

from __future__ import annotations

import argparse
import ctypes
import os
import resource
import shutil
import subprocess
import sys
import tempfile
from multiprocessing import get_context
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent / "tests")]

import contenders
import corpus

PR_SET_CHILD_SUBREAPER = 36


def measure(command):
    """Run a command; return what it printed, its CPU seconds and its peak."""
    # What a contender leaves behind comes to this process, and is counted.
    ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    printed = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    while True:
        try:
            os.wait()
        except ChildProcessError:
            break
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return printed.stdout, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def apart(command):
    """Measure in a process that has no other children."""
    with get_context("spawn").Pool(1) as pool:
        return pool.apply(measure, (command,))


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--rows", type=int, default=1_000_000)
    arguments.add_argument("--only", nargs="*", default=list(contenders.CONTENDERS))
    options = arguments.parse_args()
    if shutil.which("paysession") is None:
        sys.exit("the program `paysession` must be on the path")
    with tempfile.TemporaryDirectory() as folder:
        corpus.write_ndjson(f"{folder}/bodies.ndjson", options.rows)
        corpus.write_parquet(f"{folder}/bodies.parquet", options.rows)
        print("| contender | wrong rows | rows per CPU second | peak memory |")
        print("| --- | --: | --: | --: |")
        for name in options.only:
            command = [sys.executable, str(HERE / "contenders.py"), name, folder]
            printed, seconds, peak = apart(command)
            print(
                f"| {name} | {int(printed):,} | {options.rows / seconds:,.0f} "
                f"| {peak:,.0f} MB |",
                flush=True,
            )
            if int(printed) != corpus.count_wrong(options.rows):
                sys.exit(f"{name} must count {corpus.count_wrong(options.rows)}")


if __name__ == "__main__":
    main()
