"""Error rates of the audited sample."""

import math

import pandas as pd
import pytest

from corridor.analysis.audit import audit_findings, wilson_interval


def test_wilson_by_hand():
    # 5 of 42: centre and half-width after Wilson (1927), with z = 1.959964.
    z, n, p = 1.959963985, 42, 5 / 42
    centre = (p + z * z / (2 * n)) / (1 + z * z / n)
    half = z / (1 + z * z / n) * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    assert wilson_interval(5, 42) == pytest.approx((100 * (centre - half), 100 * (centre + half)))
    assert wilson_interval(5, 42) == pytest.approx((5.2, 25.0), abs=0.05)


def test_no_errors_still_have_an_upper_end():
    low, high = wilson_interval(0, 10)
    assert low == pytest.approx(0, abs=1e-9) and 25 < high < 31


@pytest.mark.parametrize(("count", "total"), [(1, 0), (-1, 5), (6, 5)])
def test_no_share(count, total):
    with pytest.raises(ValueError, match="no share"):
        wilson_interval(count, total)


def test_findings():
    audit = pd.DataFrame(
        {
            "scope": ["all", "commitments", "other_tables"], "sampled": [50, None, None], "checked": [42, 6, 36], "confirmed": [37, 3, 34],
            "wrong_detail": [5, 3, 2], "not_opened": [8, None, None], "source_id": "a",
        },
        index=pd.Index([2, 3, 4], name="row"),
    )  # fmt: skip
    found = {item.id: item for item in audit_findings(audit)}
    assert found["audit.error_rate"].text == "12%"
    assert found["audit.error_rate"].interval == pytest.approx((5.2, 25.0), abs=0.05)
    assert found["audit.error_rate_elsewhere"].value == pytest.approx(100 * 2 / 36)
    assert (found["audit.commitments_wrong"].value, found["audit.commitments_checked"].value) == (3, 6)
    assert found["audit.commitments_wrong"].inputs[0].rows == (3,)
