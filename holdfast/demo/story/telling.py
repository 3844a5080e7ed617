"""Telling the whole year, day by day, each thing by the person who did it."""

from collections.abc import Iterable
from datetime import date
from itertools import groupby

from django.db import connection, transaction

from holdfast.access.identity import acting_as
from holdfast.demo.content import acorn, bridge, compass, harbour, lantern, willow
from holdfast.demo.story.absent import absences
from holdfast.demo.story.beside import used_more_widely
from holdfast.demo.story.calendar import calendar
from holdfast.demo.story.capacity import time_given
from holdfast.demo.story.choosing import considered
from holdfast.demo.story.consultation import consulted
from holdfast.demo.story.developing import developed
from holdfast.demo.story.keeping import papers
from holdfast.demo.story.learning import noted
from holdfast.demo.story.linking import asked_by_link
from holdfast.demo.story.measuring import choices, looked_over
from holdfast.demo.story.noting import added
from holdfast.demo.story.place import placed
from holdfast.demo.story.reflecting import reflected
from holdfast.demo.story.reporting import reported
from holdfast.demo.story.returning import returns
from holdfast.demo.story.risks import risked
from holdfast.demo.story.safety import concerns
from holdfast.demo.story.setting import set_the_stage
from holdfast.demo.story.sharing import a_page_of_their_own
from holdfast.demo.story.stage import Happening, Stage
from holdfast.demo.story.steering import steered
from holdfast.demo.story.supervising import meetings_held
from holdfast.demo.story.thread import Thread
from holdfast.demo.story.training import training
from holdfast.demo.story.voice import asked
from holdfast.demo.story.working import happenings as in_one_case

TEAMS = (lantern, willow, compass, bridge, harbour, acorn)
PLOTS = [plot for team in TEAMS for plot in team.PLOTS]


@transaction.atomic
def tell_the_year(*, until: date) -> None:
    """Tell the story up to and including a day: all of it or, if anything fails, none."""
    take_ones_time()
    stage = set_the_stage()
    happenings = [*calendar(stage), *training(stage), *returns(), *choices(), *considered(stage)]
    happenings += [*used_more_widely(stage), *added(stage), *noted(stage)]
    happenings += [*steered(stage), *asked(stage), *risked(stage), *reported(stage)]
    happenings += [*placed()]
    threads = [Thread(stage, plot) for plot in PLOTS]
    for thread in threads:
        happenings += [*in_one_case(thread), *looked_over(thread, until=until)]
    happenings += [*papers(threads), *asked_by_link(threads), *concerns(threads)]
    happenings += [*consulted(stage, threads), *meetings_held(stage, until=until)]
    happenings += [*absences(stage, threads), *developed(stage), *reflected(stage)]
    happenings += [*a_page_of_their_own(threads), *time_given(stage)]
    play(stage, [one for one in happenings if one.on <= until])


def take_ones_time() -> None:
    """Let this one transaction last: on a slow machine a year takes longer than a request may."""
    with connection.cursor() as cursor:  # PostgreSQL 16 knows no such limit, and none is lifted
        cursor.execute(
            "SELECT set_config(name, '0', true) FROM pg_settings WHERE name = 'transaction_timeout'"
        )


def play(stage: Stage, happenings: Iterable[Happening]) -> None:
    """Let everything happen in order of the days, and on one day each person do theirs at once."""
    in_order = sorted(happenings, key=lambda one: (one.on, one.order, one.who))
    for (_, _, who), theirs in groupby(in_order, key=lambda one: (one.on, one.order, one.who)):
        person = stage.people[who]
        with acting_as(person):
            for one in theirs:
                one.do(by=person)
