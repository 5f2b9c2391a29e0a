"""The data package: loaded as typed frames, and validated before anything is built on it."""

from corridor.evidence.faults import Fault
from corridor.evidence.load import Evidence, load_package
from corridor.evidence.validate import check

__all__ = ["Evidence", "Fault", "check", "load_package"]
