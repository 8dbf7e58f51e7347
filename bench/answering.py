# SPDX-License-Identifier: GPL-2.0-or-later
"""Times of whole processes, for the benches of answers."""
import statistics
import subprocess
import time


def median(command, runs=41):
    """The median time of COMMAND over that many runs, in milliseconds."""
    times = []
    for _ in range(runs):
        begun = time.perf_counter()
        subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        times.append(time.perf_counter() - begun)
    return statistics.median(times) * 1e3


def compare(tool, questions):
    """Prints how long TOOL takes to answer each of QUESTIONS, beside a process that does nothing."""
    nothing = median(["/bin/true"])
    print(f"{'a process that does nothing':60} {nothing:6.1f} ms")
    for question in questions:
        took = median([tool] + question)
        print(f"{'tracuu ' + ' '.join(question):60} {took:6.1f} ms  {took / nothing:5.1f} times that")
