"""Progress in a log: plain lines."""

import io
import re

from corridor.pipeline.progress import PlainReporter


def test_plain_lines():
    stream = io.StringIO()
    report = PlainReporter(stream)
    report.step("checking")
    report.start_runs(2)
    report.run_done("overview", 3.21)
    report.run_done("claims", None)
    lines = [re.sub(r"^\[ *\d+\.\d s\] ", "", line) for line in stream.getvalue().splitlines()]
    assert lines == ["checking", "chapter 1/2: overview (3.2 s)", "chapter 2/2: claims (failed)"]
