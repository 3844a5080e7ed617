"""The council's return: its files as its case system writes them, and their being read in."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import partial

from holdfast.access.models import User
from holdfast.demo import cast
from holdfast.demo.content import returned
from holdfast.demo.content.returned import Looked
from holdfast.demo.story.stage import Happening, Order, moment
from holdfast.exchange.actions.importing import import_return
from holdfast.exchange.ssda903.reading import read_files

HEADER = "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB"
EPISODES = (
    "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN"
)
OC2 = (
    "CHILD,DOB,SDQ_SCORE,SDQ_REASON,CONVICTED,HEALTH_CHECK,IMMUNISATIONS,TEETH_CHECK,"
    "HEALTH_ASSESSMENT,SUBSTANCE_MISUSE,INTERVENTION_RECEIVED,INTERVENTION_OFFERED"
)
AT_SCHOOL_BORN_BEFORE = "2009"


def returns() -> Iterator[Happening]:
    """Yield the two times the administrator reads the year's return in: as sent, and mended."""
    told = {returned.READ_IN_ON: returned.RETURNED, returned.CORRECTED_ON: returned.CORRECTED}
    for on, children in told.items():
        yield Happening(on, Order.MORNING, "ada", partial(read_in, children, on))


def read_in(children: Sequence[Looked], on: date, *, by: User) -> None:
    """Read one return in, as the page does."""
    sent = files(children)
    import_return(
        authority=cast.AUTHORITY,
        return_=read_files(sent, today=on),
        source=", ".join(sorted(sent)),
        at=moment(on, 10, 20),
        by=by,
    )


def files(children: Sequence[Looked]) -> dict[str, bytes]:
    """Return the return's files by name; header.csv as a spreadsheet saves it, with a mark."""
    episodes = [f"{one.number},{told},,,," for one in children for told in one.episodes]
    answers = [sdq_row(one) for one in children if one.sdq is not None]
    return {
        "header.csv": b"\xef\xbb\xbf" + table(HEADER, map(header_row, children), end="\r\n"),
        "episodes.csv": table(EPISODES, episodes),
        "oc2.csv": table(OC2, answers),
    }


def table(heading: str, rows: Iterable[str], *, end: str = "\n") -> bytes:
    """Return rows under their heading, each with its line's end."""
    return "".join(f"{row}{end}" for row in (heading, *rows)).encode()


def header_row(one: Looked) -> str:
    """Return a child's row, with a pupil number of a school there is not, or UN1 for none yet."""
    year = one.born_on[-4:]
    pupil = f"X3159999{year[-2:]}{one.number[-3:]}" if year < AT_SCHOOL_BORN_BEFORE else "UN1"
    return f"{one.number},{one.sex},{one.born_on},{one.ethnicity},{pupil},,"


def sdq_row(one: Looked) -> str:
    """Return a child's row of oc2.csv: a score, or the code of the reason there is none."""
    told = one.sdq or ""
    score, reason = ("", told) if told.startswith("SDQ") else (told, "")
    return f"{one.number},{one.born_on},{score},{reason},0,1,1,1,1,0,0,0"
