"""What a report tells, in which order: the board's headlines, and the evaluator's chapters."""

HEADLINES: tuple[str, ...] = ()
CHAPTERS: tuple[tuple[str, tuple[str, ...]], ...] = ()
