"""Data of another study, read in by a mapping: which column is what. It names columns, and no code.

`holdfast snapshot --from FILE --mapping MAPPING.toml --out DIR` writes a snapshot like any other,
so that everything asked of the programme's own records can be asked of it.
"""

from pathlib import Path
from typing import TextIO

from holdfast.evaluation.mapping.columns import CannotUse, mapping_in
from holdfast.evaluation.mapping.study import Study, study_in
from holdfast.kit.csv_rows import on_one_line

ALL_USED, SOME_LEFT_OUT, NOTHING_DONE = 0, 1, 2

__all__ = ["CannotUse", "Study", "mapping_in", "study_in", "tell_snapshot"]


def tell_snapshot(data: Path, mapping: Path, out: Path, *, complaints: TextIO) -> int:
    """Write a snapshot of the good rows of `data` into `out`, and tell what is wrong with others.

    Return 0 when every row was used, 1 when some were left out, 2 when nothing was written.
    """
    from holdfast.evaluation.mapping.writing import write_study

    try:
        study = study_in(data, mapping_in(mapping))
        for complaint in study.complaints:
            complaints.write(on_one_line(complaint) + "\n")
        if not study.people:
            raise CannotUse(f"{data}: no row can be used")
        write_study(study, out)
    except CannotUse as refusal:
        complaints.write(f"{on_one_line(str(refusal))}. Nothing was written.\n")
        return NOTHING_DONE
    except (UnicodeDecodeError, OSError) as error:
        complaints.write(f"{on_one_line(str(error))}. Nothing was written.\n")
        return NOTHING_DONE
    return SOME_LEFT_OUT if study.left_out else ALL_USED
