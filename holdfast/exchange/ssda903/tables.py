"""The files of a looked-after children return that are read, and their columns."""

from holdfast.exchange.rules.folders import Wanted

HEADER = Wanted(
    name="header",
    needed=("CHILD", "DOB"),
    welcome=("SEX", "ETHNIC", "UPN"),
    required=True,
)
EPISODES = Wanted(
    name="episodes",
    needed=("CHILD", "DECOM", "DEC"),
    welcome=("RNE", "LS", "CIN", "PLACE", "PLACE_PROVIDER", "REC"),
    required=True,
    also_called=("episode",),
)
OC2 = Wanted(
    name="oc2",
    needed=("CHILD", "SDQ_SCORE", "SDQ_REASON"),
    welcome=("DOB",),
    without_it="no SDQ scores come in",
)
WORKERS = Wanted(
    name="sw_episodes",
    needed=("CHILD", "SW_ID", "SW_DECOM", "SW_DEC"),
    welcome=("SW_REASON",),
    without_it="no social workers come in",
    also_called=("social_worker_episodes",),
)

ALL = (HEADER, EPISODES, OC2, WORKERS)
