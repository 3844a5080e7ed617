"""A whole authority at work: a little told through the actions, and faithful copies of it.

The copies are made in the database, table by table, of whatever rows the telling added, so a new
table is copied without anybody adding it here. Every key of the told rows becomes another key in a
copy; what was there before (the manual, the authority) is shared. Unique and check constraints
hold throughout; `broken` looks every foreign key up when all is copied.
"""

from dataclasses import dataclass

import psycopg

NOT_COPIED = ("django_session", "django_migrations")
COLUMNS = """
SELECT n.nspname || '.' || c.relname, a.attname, format_type(a.atttypid, NULL),
  a.attidentity <> '' OR a.attname = 'id',
  EXISTS (SELECT 1 FROM pg_constraint k JOIN pg_attribute t ON t.attrelid = k.confrelid
            AND t.attnum = k.confkey[1]
          WHERE k.contype = 'f' AND k.conrelid = c.oid AND k.conkey = ARRAY[a.attnum]
            AND t.atttypid = 'bigint'::regtype)
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
WHERE n.nspname IN ('public', 'audit') AND c.relkind = 'r' AND a.attgenerated = ''
  AND c.relname <> ALL(%s)
ORDER BY 1, a.attnum
"""
UNIQUE = """
SELECT i.indrelid::regclass::text, array_agg(a.attname::text ORDER BY a.attnum)
FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY(i.indkey)
WHERE i.indisunique GROUP BY i.indexrelid, i.indrelid
"""
FOREIGN = """
SELECT k.conrelid::regclass::text, f.attname::text, k.confrelid::regclass::text, t.attname::text
FROM pg_constraint k
JOIN pg_attribute f ON f.attrelid = k.conrelid AND f.attnum = k.conkey[1]
JOIN pg_attribute t ON t.attrelid = k.confrelid AND t.attnum = k.confkey[1]
WHERE k.contype = 'f' AND k.connamespace = 'public'::regnamespace AND cardinality(k.conkey) = 1
"""
TOLD = "IN (SELECT id FROM crowd.key)"
PERSON = "+ n * (SELECT apart FROM crowd.told)"
SALT = "n || (SELECT since FROM crowd.told)"  # else a copy of a copy would have its brother's keys


@dataclass(frozen=True)
class Column:
    """A column of a table, and what a copy puts in it."""

    name: str
    kind: str
    is_key: bool
    is_persons: bool

    def copied(self, *, stands_alone: bool) -> str:
        """Return the SQL of copy `n`; a column that alone must be unique becomes another."""
        it = f"t.{self.name}"
        if self.kind == "uuid":
            new = f"md5({it}::text || {SALT})::uuid"
            return new if stands_alone else f"CASE WHEN {it} {TOLD} THEN {new} ELSE {it} END"
        if self.kind == "bigint" and (self.is_key or self.is_persons):
            told = "IN (SELECT id FROM crowd.person)"
            return f"CASE WHEN {it} {told} THEN {it} {PERSON} ELSE {it} END"
        if stands_alone and self.kind == "bytea":
            return f"sha256({it} || convert_to({SALT}, 'UTF8'))"
        if stands_alone and self.kind in ("text", "character varying"):
            return f"CASE WHEN {it} = '' THEN '' ELSE {SALT} || '.' || {it} END"
        return it


TRAIL = {
    "about": f"ARRAY(SELECT crowd.named(one, {SALT}) FROM unnest(t.about) one)",
    "row_id": f"crowd.named(t.row_id, {SALT})",
    "by": "CASE WHEN t.by IN (SELECT id::text FROM crowd.person) "
    f"THEN (t.by::bigint {PERSON})::text ELSE t.by END",
}
NAMED = """
CREATE FUNCTION crowd.named(old text, salt text) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN EXISTS (SELECT 1 FROM crowd.key WHERE name = right(old, 36))
    THEN left(old, -36) || md5(right(old, 36) || salt)::uuid ELSE old END $$
"""


class Copier:
    """Copies what has been added to a database since it was made."""

    def __init__(self, url: str, *, apart: int) -> None:
        """Look at a database; `apart` is from the people of one copy to those of the next."""
        self.apart = apart
        self.database = psycopg.connect(url, autocommit=True)
        self.database.execute("SET session_replication_role = replica")
        self.since = self.one("SELECT pg_current_xact_id()::text::bigint")
        self.unique: dict[str, list[list[str]]] = {}
        for table, names in self.database.execute(UNIQUE):
            self.unique.setdefault(table, []).append(names)

    def one(self, query: str) -> int:
        """Return the one number a query answers."""
        ((number,),) = self.database.execute(query).fetchall()
        return int(number)

    def tables(self) -> dict[str, list[Column]]:
        """Return the tables of the site and of its trail, with their columns."""
        found: dict[str, list[Column]] = {}
        for table, *facts in self.database.execute(COLUMNS, [list(NOT_COPIED)]):
            found.setdefault(table, []).append(Column(*facts))
        return found

    def copy(self, times: int) -> dict[str, int]:
        """Copy what was told so many times; return how many rows each table was given."""
        told = self.set_apart()
        made = {table: self.fill(table, columns, times) for table, columns in told.items()}
        self.database.execute("DROP SCHEMA crowd CASCADE")
        return made

    def set_apart(self) -> dict[str, list[Column]]:
        """Put what was told into a schema of its own, with its keys; return its tables."""
        self.database.execute("CREATE SCHEMA crowd")
        self.database.execute("CREATE TABLE crowd.key (id uuid PRIMARY KEY, name text UNIQUE)")
        self.database.execute(
            f"CREATE TABLE crowd.told AS SELECT '{self.since}' AS since, "
            f"{self.apart}::bigint AS apart"
        )
        self.database.execute(
            "CREATE TABLE crowd.person AS SELECT id FROM access_user WHERE xmin::text::bigint > %s",
            [self.since],
        )
        self.database.execute(NAMED)
        told = {}
        for table, columns in self.tables().items():
            apart = aside(table)
            self.database.execute(
                f"CREATE TABLE {apart} AS SELECT * FROM {table} WHERE xmin::text::bigint > %s",
                [self.since],
            )
            if self.one(f"SELECT count(*) FROM {apart}"):
                told[table] = columns
                if any(one.name == "id" and one.kind == "uuid" for one in columns):
                    self.database.execute(f"INSERT INTO crowd.key SELECT id, id::text FROM {apart}")
        self.database.execute("ANALYZE crowd.key")
        return told

    def fill(self, table: str, columns: list[Column], times: int) -> int:
        """Put the copies of one table's told rows into it."""
        of_trail = table.startswith("audit.")
        alone = self.alone(table, columns)
        new = {
            one.name: TRAIL.get(one.name) if of_trail and one.name in TRAIL
            else one.copied(stands_alone=one.name in alone)
            for one in columns
            if not (of_trail and one.is_key)
        }  # fmt: skip
        done = self.database.execute(
            f"INSERT INTO {table} ({', '.join(new)}) SELECT {', '.join(map(str, new.values()))} "
            f"FROM {aside(table)} t, generate_series(1, {times}) n"
        )
        return done.rowcount

    def alone(self, table: str, columns: list[Column]) -> set[str]:
        """Return the column of each index that must differ, for no key of the told is beside it."""
        keys = {
            one.name
            for one in columns
            if (one.kind == "uuid" and one.name.endswith("id")) or one.is_persons or one.is_key
        }
        indexes = self.unique.get(bare(table), [])
        leads_elsewhere = {
            column for of, column, *_ in self.database.execute(FOREIGN) if of == bare(table)
        }
        free = [[name for name in names if name not in leads_elsewhere] for names in indexes]
        return {names[-1] for names in free if names and not keys & set(names)}

    def broken(self) -> list[str]:
        """Return each foreign key that leads nowhere, of all there are; none is right."""
        found = []
        for table, column, other, key in self.database.execute(FOREIGN).fetchall():
            lost = self.one(
                f"SELECT count(*) FROM {table} a WHERE a.{column} IS NOT NULL AND NOT EXISTS "
                f"(SELECT 1 FROM {other} b WHERE b.{key} = a.{column})"
            )
            found += [f"{lost} rows of {table}.{column}"] if lost else []
        return found


def bare(table: str) -> str:
    """Return a table's name as PostgreSQL says it: without the schema that needs no saying."""
    return table.removeprefix("public.")


def aside(table: str) -> str:
    """Return the name of the table that holds what was told of another."""
    return "crowd." + table.replace(".", "_")
