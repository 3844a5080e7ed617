"""Score a file of answers into a file of scores: `holdfast score INSTRUMENT --input --output`.

Step by step: `csv_in` or `parquet_in` reads blocks of rows; `columns` says where in them the
answers stand; `tokens` finds the cells of a block at once; `careful` reads the rows that are
not written the plainest way, one by one, and says what is wrong with them; `sums` and
`sdq_sums` score a batch; `csv_out` or `parquet_out` writes it. No step holds more than a few
blocks, so any length of file will do.

A row that cannot be scored is left out and told of; the others are scored all the same. The
target appears whole or not at all. Ids are copied exactly as they came, even one that a
spreadsheet would take for a formula. Parquet goes by the file's ending; all else is CSV.
"""

import os
from contextlib import closing
from pathlib import Path
from typing import TextIO

from holdfast.exchange.scoring.batch import CannotScore, Reader, Writer
from holdfast.exchange.scoring.columns import asked_for
from holdfast.exchange.scoring.csv_in import CsvReader
from holdfast.exchange.scoring.csv_out import CsvWriter
from holdfast.exchange.scoring.progress import Progress
from holdfast.exchange.scoring.repeats import Repeats
from holdfast.exchange.scoring.replacing import replacing
from holdfast.exchange.scoring.sdq_sums import SdqScorer
from holdfast.exchange.scoring.source import Source
from holdfast.exchange.scoring.sums import Scorer, SumScorer
from holdfast.measures.instruments import ALL, Instrument

__all__ = [
    "ALL_SCORED",
    "ASKED_FOR",
    "NOTHING_WRITTEN",
    "SOME_LEFT_OUT",
    "WRITTEN",
    "CannotScore",
    "score_file",
    "score_sdq",
    "scorer_of",
]

ALL_SCORED, SOME_LEFT_OUT, NOTHING_WRITTEN = 0, 1, 2
PARQUET = frozenset({".parquet", ".pq"})
os.environ.setdefault("_RJEM_MALLOC_CONF", "narenas:1")  # read as Polars wakes: less lies idle


def scorer_of(instrument: Instrument) -> Scorer:
    """Return what scores batches of this instrument's answers."""
    return SdqScorer(instrument) if instrument.key == "sdq" else SumScorer(instrument)


ASKED_FOR = asked_for(ALL["sdq"])
"""The columns a file of SDQs must have; `stage` and the follow-up items may be there too."""

WRITTEN = ("id", *(column.name for column in scorer_of(ALL["sdq"]).columns))
"""The columns of a file of SDQ scores."""


def score_sdq(source: Path, target: Path, complaints: TextIO) -> int:
    """Score a file of SDQs; see `score_file`."""
    return score_file(ALL["sdq"], source, target, complaints)


def score_file(instrument: Instrument, source: Path, target: Path, complaints: TextIO) -> int:
    """Score every good row of `source` into `target`, and tell `complaints` of the rest.

    Return 0 when every row was scored, 1 when some were left out, 2 when nothing was written.
    """
    progress = Progress(complaints)
    try:
        with _reader(instrument, source) as reader, replacing(target, source) as part:
            scorer = scorer_of(instrument)
            with _writer(scorer, target, part) as writer:
                left_out = _score_rows(reader, scorer, writer, progress)
    except CannotScore as refusal:
        why = f"{source}: {refusal}"
    except UnicodeDecodeError:
        why = f"{source}: this is not UTF-8 text. Save it again as CSV UTF-8."
    except OSError as error:
        why = f"{error.filename or target}: {error.strerror or error}."
    else:
        return SOME_LEFT_OUT if left_out else ALL_SCORED
    finally:
        progress.clear()
    complaints.write(f"{why} Nothing was written.\n")
    return NOTHING_WRITTEN


def _reader(instrument: Instrument, source: Path) -> Reader:
    if source.suffix.lower() not in PARQUET:
        return CsvReader(instrument, Source(source))
    from holdfast.exchange.scoring.parquet_in import ParquetReader  # Polars wakes slowly

    return ParquetReader(instrument, source)


def _writer(scorer: Scorer, target: Path, part: Path) -> Writer:
    if target.suffix.lower() not in PARQUET:
        return CsvWriter(scorer.columns, part)
    from holdfast.exchange.scoring.parquet_out import ParquetWriter  # Polars wakes slowly

    return ParquetWriter(scorer.columns, part)


def _score_rows(reader: Reader, scorer: Scorer, writer: Writer, progress: Progress) -> int:
    """Write the scores of every good row; return how many rows were left out."""
    repeats = Repeats()
    left_out = 0
    with closing(reader.batches()) as batches:
        for batch in batches:
            writer.write(batch.ids, scorer.codes(batch))
            repeats.saw(batch.ids, batch.rows)
            left_out += len(batch.complaints)
            progress.say(batch.complaints)
            progress.at(reader.rows_read, reader.share_read)
    progress.say(repeats.in_words())
    return left_out
