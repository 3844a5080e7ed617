"""Questions of every shape, for properties to hold for."""

from hypothesis import strategies as st

from holdfast.supervision.forming.question import Kind, Person, Question, Supervisor, Wish

SLOTS = ("mon-am", "tue-pm", "thu-am")
SERVICES = ("social care", "children's centre")


@st.composite
def questions(draw, most: int = 8) -> Question:
    """Draw a small question: two or three groups, with wishes and demands of every kind."""
    count = draw(st.integers(4, most))
    names = [f"P{number}" for number in range(count)]
    people = tuple(
        Person(
            name=name,
            service=draw(st.sampled_from(SERVICES)),
            team=draw(st.sampled_from(("Team A", "Team B", "Team C"))),
            manager=draw(st.sampled_from(("", *names[:2], "Dr A"))),
            site=draw(st.sampled_from(("North", "South", ""))),
            available=draw(st.none() | st.frozensets(st.sampled_from(SLOTS), min_size=1)),
        )
        for name in names
    )
    leaders = draw(st.sampled_from(((), ("Dr A",), ("Dr A", "Dr B"))))
    return Question(
        people=people,
        groups=draw(st.integers(2, 3)),
        smallest=draw(st.integers(1, 2)),
        largest=draw(st.integers(2, 5)),
        wishes=tuple(draw(st.lists(wishes(names, leaders), max_size=3))),
        supervisors=tuple(
            Supervisor(name=name, available=draw(st.none() | st.just(frozenset(SLOTS))))
            for name in leaders
        ),
        now=draw(
            st.just({})
            | st.dictionaries(st.sampled_from(names), st.sampled_from(("Group 1", "Group 2")))
        ),
    )


def wishes(names: list[str], leaders: tuple[str, ...]) -> st.SearchStrategy[Wish]:
    """Draw a wish about two people, or about one and a supervisor."""
    weights = st.none() | st.sampled_from((0.5, 1.0, 3.0, 8.0))
    pairs = st.lists(st.sampled_from(names), min_size=2, max_size=2, unique=True)
    about_two = st.builds(
        lambda kind, pair, weight: Wish(kind=kind, a=pair[0], b=pair[1], weight=weight),
        st.sampled_from(Kind), pairs, weights,
    )  # fmt: skip
    if not leaders:
        return about_two
    about_leaders = st.builds(
        lambda a, b, weight: Wish(kind=Kind.NOT_WITH_SUPERVISOR, a=a, b=b, weight=weight),
        st.sampled_from(names), st.sampled_from(leaders), weights,
    )  # fmt: skip
    return about_two | about_leaders


def plain(count: int, groups: int, *, smallest: int = 5, largest: int = 6, **more) -> Question:
    """Return a question about people who differ only in service and team."""
    people = tuple(
        Person(
            name=f"P{number:03}",
            service=SERVICES[number % 2],
            team=f"Team {number % 4}",
            site="North",
            available=frozenset(SLOTS),
        )
        for number in range(count)
    )
    return Question(people=people, groups=groups, smallest=smallest, largest=largest, **more)
