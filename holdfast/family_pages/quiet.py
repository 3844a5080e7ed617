"""Keeping the tokens of private links and calendar feeds out of every log, whoever writes it."""

import logging
import re

A_TOKEN = re.compile(r"(/(?:q|calendar)/)[\w-]{20,}")


class WithoutTokens(logging.Filter):
    """Puts a mark where a token stood in what is about to be logged."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Let every line through, made safe."""
        said = record.getMessage()
        if A_TOKEN.search(said):
            record.msg, record.args = A_TOKEN.sub(r"\1…", said), ()
        return True
