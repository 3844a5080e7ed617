"""A small looked-after children return for the year to 31 March 2014, invented, with its faults.

Cells are written as a case system writes them. The children of two of the story's cases are in
it, under the numbers their families have; of all the others the return is the only word.
"""

from datetime import date
from typing import Any, NamedTuple

READ_IN_ON, CORRECTED_ON = date(2014, 6, 24), date(2014, 8, 21)
JORDAN, SAMI = "412076", "431958"  # Windfall and Lanternlight: see content/compass.py
TO_START_WITH = "428813"  # no case yet: what docs/explanation/the-demo-story.md names


class Looked(NamedTuple):
    """A looked-after child as the return has them.

    Each episode is written DECOM, RNE, LS, CIN, PLACE, PLACE_PROVIDER, DEC, REC; `sdq` is a
    score, a reason's code, "" for a blank row of oc2.csv, or None where there is no such row.
    """

    number: str
    sex: str
    born_on: str
    ethnicity: str
    episodes: tuple[str, ...]
    sdq: str | None = None


RETURNED = (
    Looked(JORDAN, "1", "11/02/1998", "MOTH", ("14/05/2012,S,C2,N1,U4,PR1,,",), "28"),
    Looked(SAMI, "1", "09/01/2006", "OOTH", ("25/11/2013,S,C1,N1,U4,PR1,,",), "23"),
    Looked(TO_START_WITH, "2", "14/06/2004", "WBRI", ("03/09/2012,S,C2,N1,U1,PR1,,",), "19"),
    Looked("397244", "1", "22/08/1999", "WBRI", ("11/10/2010,S,C2,N5,K2,PR4,,",), "24"),
    Looked(
        "405518",
        "2",
        "30/01/2001",
        "MWBC",
        (
            "17/02/2011,S,C1,N1,U4,PR1,09/11/2011,X1",
            "09/11/2011,L,C2,N1,U4,PR1,12/07/2013,X1",
            "12/07/2013,P,C2,N1,U4,PR4,,",
        ),
        "16",
    ),
    Looked(
        "409631",
        "1",
        "05/12/2002",
        "BCRB",
        ("08/03/2012,S,C2,N1,U4,PR1,30/11/2013,X1", "31/11/2013,P,C2,N1,U1,PR1,,"),
        "13",
    ),
    Looked("409632", "2", "18/04/2005", "BCRB", ("08/03/2012,S,C2,N1,U4,PR1,,",), "47"),
    Looked("414870", "1", "27/09/2000", "WBRI", ("06/06/2011,S,V2,N2,K2,PR4,,",), "SDQ7"),
    Looked("415026", "2", "03/03/2003", "AOTH", ("19/11/2012,S,C2,N1,U4,PR1,,",), "8"),
    Looked("416389", "1", "16/07/2007", "WBRI", ("02/01/2013,S,C2,N1,U1,PR1,,",), "21"),
    Looked("416390", "1", "16/07/2007", "WBRI", ("02/01/2013,S,C2,N1,U1,PR1,,",), "11"),
    Looked("418457", "2", "09/10/2009", "MWAS", ("21/02/2013,S,C2,N1,U4,PR1,,",), "SDQ1"),
    Looked("420113", "2", "25/05/1998", "BAFR", ("30/08/2012,S,V2,N6,U4,PR4,,",), "SDQ5"),
    Looked("421705", "1", "12/02/2006", "WOTH", ("13/03/2013,S,C2,N1,U4,PR1,,",), "15"),
    Looked("422940", "2", "01/11/1999", "WBRI", ("22/10/2012,S,C2,N3,U4,PR1,,",), "SDQ2"),
    Looked("424088", "1", "08/08/2012", "WBRI", ("10/01/2013,S,E1,N1,U4,PR1,,",)),
    Looked("425316", "2", "19/01/2013", "MOTH", ("24/01/2013,S,C1,N1,U4,PR1,05/12/2013,E11",)),
    Looked("427559", "1", "06/06/2001", "ABAN", ("15/07/2013,S,V2,N4,U4,PR1,,",)),
    Looked("429904", "2", "28/02/2003", "WBRI", ("09/09/2013,S,V2,N4,U4,PR4,20/12/2013,E4A",)),
    Looked("430272", "1", "17/03/2008", "APKN", ("30/10/2013,S,C1,N1,U1,PR1,,",)),
    Looked("430273", "2", "21/12/2010", "APKN", ("30/10/2013,S,C1,N1,U1,PR1,,",)),
    Looked("432617", "1", "04/04/1997", "OOTH", ("13/01/2014,S,V2,N8,H5,PR4,,",)),
    Looked("433105", "2", "13/09/2005", "WIRI", ("17/02/2014,S,V2,N3,U4,PR1,,",)),
    Looked("433860", "1", "26/02/2014", "WBRI", ("03/03/2014,S,C1,N1,U4,PR1,,",)),
)
MENDED: dict[str, dict[str, Any]] = {
    "409631": {
        "episodes": ("08/03/2012,S,C2,N1,U4,PR1,30/11/2013,X1", "30/11/2013,P,C2,N1,U1,PR1,,")
    },
    "409632": {"sdq": "17"},
    "414870": {"sdq": "SDQ4"},
    "416390": {"sdq": "14"},
    "415026": {"ethnicity": "AIND"},
}
CORRECTED = tuple(one._replace(**MENDED.get(one.number, {})) for one in RETURNED)
