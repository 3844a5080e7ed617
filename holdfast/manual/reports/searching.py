"""Searching the manual: every word first; where nothing has them all, words spelled nearly so.

PostgreSQL's own full text search, in English, over modules, sections, steps, guides' names, a
site's signposts and notes. A module is found when all it has together has every word; what matched
is returned with it. The second look is by trigrams (pg_trgm): a server without them has none.
"""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db import connection

from holdfast.access.models import User
from holdfast.manual.rules.finding import CLOSE, any_of, words_of

ENTRIES = """
SELECT m.id AS module_id, NULL::uuid AS about, 'module' AS what, 'A' AS weight,
  m.code || ' ' || m.name AS words FROM manual_module m
UNION ALL SELECT p.module_id, NULL, 'signpost', 'A', p.words FROM manual_signpost p
  WHERE p.authority_code = %(authority)s
UNION ALL SELECT m.id, NULL, 'section', 'B', s.code || ' ' || s.name
  FROM manual_module m JOIN manual_section s ON s.id = m.section_id
UNION ALL SELECT t.module_id, t.id, 'step', 'C', t.name FROM manual_step t
UNION ALL SELECT t.module_id, t.id, 'guide', 'C', regexp_replace(g.name, '[._-]+', ' ', 'g')
  FROM manual_guide g JOIN manual_step t ON t.id = g.step_id
  WHERE g.withdrawn_at IS NULL AND g.authority_code = %(authority)s
UNION ALL SELECT t.module_id, t.id, 'note', 'D', n.words
  FROM manual_note n JOIN manual_step t ON t.id = n.step_id
  WHERE n.withdrawn_at IS NULL AND n.authority_code = %(authority)s
    AND NOT EXISTS (SELECT 1 FROM manual_note r WHERE r.revises_id = n.id)
"""
PARTS = " || ".join(
    f"setweight(to_tsvector('english', coalesce(string_agg(e.words, ' ') "
    f"FILTER (WHERE e.weight = '{weight}'), '')), '{weight}')"
    for weight in "ABCD"
)
WHOLE = f"entry AS ({ENTRIES}), whole AS (SELECT e.module_id, {PARTS} AS vector, "
BY_WORDS = f"""
WITH {WHOLE} '' AS words FROM entry e GROUP BY e.module_id),
asked AS (SELECT websearch_to_tsquery('english', %(words)s) AS every,
  websearch_to_tsquery('english', %(some)s) AS some)
SELECT w.module_id, e.about, e.what, e.words, ts_rank(w.vector, a.every) AS rank
FROM whole w JOIN entry e USING (module_id), asked a
WHERE w.vector @@ a.every AND to_tsvector('english', e.words) @@ a.some
ORDER BY rank DESC, e.module_id, e.weight, e.words
"""  # noqa: S608  # words of our own; what is typed goes beside them
BY_SPELLING = f"""
WITH {WHOLE} string_agg(e.words, ' ') AS words FROM entry e GROUP BY e.module_id),
near AS (SELECT w.module_id, (SELECT min(word_similarity(one, w.words))
  FROM unnest(%(each)s::text[]) AS one) AS rank FROM whole w)
SELECT n.module_id, e.about, e.what, e.words, n.rank FROM near n JOIN entry e USING (module_id)
WHERE n.rank >= %(close)s AND (SELECT max(word_similarity(one, e.words))
  FROM unnest(%(each)s::text[]) AS one) >= %(close)s
ORDER BY n.rank DESC, e.module_id, e.weight, e.words
"""  # noqa: S608


@dataclass(frozen=True)
class Match:
    """Something in a module that has a word of the search: what it is, whose, and its words."""

    what: str
    about: UUID | None
    words: str


@dataclass(frozen=True)
class Hit:
    """A module that was found, and what in it matched."""

    module_id: UUID
    matches: list[Match] = field(default_factory=list)


@dataclass(frozen=True)
class Searched:
    """What a search found, the best first; whether by its words or by their spelling alone."""

    hits: list[Hit]
    is_exact: bool = True
    forgives: bool = True


def search(reader: User, typed: str) -> Searched:
    """Return the modules that have every word of a search or, if none has, nearly every word."""
    asked = {"authority": reader.authority, "words": typed, "some": any_of(typed)}
    if hits := found(BY_WORDS, asked):
        return Searched(hits)
    if not forgives_spelling():
        return Searched([], forgives=False)
    each = words_of(typed)
    near = found(BY_SPELLING, asked | {"each": each, "close": CLOSE}) if each else []
    return Searched(near, is_exact=not near)


def found(question: str, asked: dict[str, Any]) -> list[Hit]:
    """Return the modules a question finds, each once, in its order."""
    with connection.cursor() as cursor:
        cursor.execute(question, asked)
        rows = cursor.fetchall()
    hits: dict[UUID, Hit] = {}
    for module_id, about, what, words, _ in rows:
        hit = hits.setdefault(module_id, Hit(module_id))
        hit.matches.append(Match(what, about, words))
    return list(hits.values())


def forgives_spelling() -> bool:
    """Tell whether this server has what compares spellings."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_extension WHERE extname = 'pg_trgm'")
        return cursor.fetchone() is not None
