"""Questions behind the register: the facts triggers look at, and what waits."""
