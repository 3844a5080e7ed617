"""What the addresses of the walk are made with."""

from typing import Any

Keys = dict[str, Any]
