"""Kernels that talk over local sockets: no ports to race for when several start at once, nothing on the network.

Windows has no such sockets; there kernels keep the stock transport.
"""

from __future__ import annotations

import os
import tempfile
import uuid
from pathlib import Path

from jupyter_client.manager import AsyncKernelManager


class LocalKernelManager(AsyncKernelManager):
    """Starts kernels whose connection is a file-system socket where the system has them."""

    def _transport_default(self) -> str:
        return "ipc" if os.name == "posix" else "tcp"

    def _ip_default(self) -> str:
        # The stock default is the same for all kernels of a directory until a connection file is named, so that two kernels
        # that start together would share their sockets. A short name, since socket paths may not be long.
        if self.transport == "tcp":
            return "127.0.0.1"
        return str(Path(tempfile.gettempdir(), f"corridor-{uuid.uuid4().hex[:12]}"))
