"""Every environment variable that Holdfast reads, for docs/reference/settings.md and its test."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Variable:
    """One variable: what it says, and what holds where it is not set."""

    name: str
    says: str
    otherwise: str


FOR_A_SITE = (
    Variable("PORT", "The port the site is opened on", "`8000`"),
    Variable(
        "HOLDFAST_VAR",
        "The folder of all that is kept and not in git: the embedded database, the secret, logs, "
        "letters",
        "`var` beside the code",
    ),
    Variable(
        "HOLDFAST_DATABASE_URL",
        "A PostgreSQL of your own, 16 or newer, with the role that owns the tables: "
        "`postgresql://OWNER:PASSWORD@HOST/DATABASE`. `none` is for commands that read only the "
        "code",
        "the embedded PostgreSQL",
    ),
    Variable(
        "HOLDFAST_APP_DATABASE_URL",
        "The same database, with the role the web pages use, which may own nothing and bypass "
        "nothing",
        "a role that is made there, with a password of its own",
    ),
    Variable(
        "HOLDFAST_PG_BIN",
        "The folder of `initdb`, `postgres` and `pg_ctl` for the embedded database, on machines "
        "that have no package of it",
        "the package's own programs",
    ),
    Variable(
        "HOLDFAST_DEMO",
        "`1` for the demonstration, which lets anybody in and holds invented people alone; `0` for "
        "real work",
        "`1` on the embedded database, `0` on one of your own",
    ),
    Variable(
        "HOLDFAST_STORY_DAY",
        "The day, as YYYY-MM-DD, that the demonstration's story has reached: its present day",
        "`2015-01-14`",
    ),
    Variable(
        "HOLDFAST_OFFLINE_HOURS",
        "For how many hours, 1 to 24, cases that somebody takes along can be opened on a device "
        "without signal; then they are erased there",
        "`12`",
    ),
    Variable(
        "HOLDFAST_DUTY_TEAM",
        "Whom to call when a child is not safe, in office hours: name and number, as they are to "
        "be shown",
        "not set, which the safety pages say; in the demonstration an invented number",
    ),
    Variable(
        "HOLDFAST_DUTY_OUT_OF_HOURS",
        "The same for evenings, weekends and bank holidays",
        "not set, which the safety pages say; in the demonstration an invented number",
    ),
    Variable(
        "HOLDFAST_LARGEST_FILE",
        "How large a file may be, 1 to 40 megabytes, that somebody keeps on a case or with a step "
        "of the manual",
        "`20`",
    ),
    Variable(
        "HOLDFAST_VIRUS_SCANNER",
        "What looks at each such file before it is kept: `clamd:/run/clamav/clamd.ctl` or "
        "`clamd:HOST:PORT` for ClamAV, or `command:PROGRAM`, which reads the file from its input "
        "and ends with 0 for clean and 1 for a virus. If it does not answer, nothing is kept",
        "files are kept unscanned, and say so",
    ),
    Variable(
        "HOLDFAST_HOSTS",
        "The names the site answers to, with commas between; the first is used in links",
        "this machine alone",
    ),
    Variable(
        "HOLDFAST_HTTPS",
        "`1` where a proxy in front speaks HTTPS: cookies and redirects are then for HTTPS only. "
        "Needed for any name but this machine's",
        "`0`",
    ),
    Variable(
        "HOLDFAST_SECRET_KEY",
        "What sessions and identities are signed with: 50 characters or more, known to nobody",
        "made once and kept in `HOLDFAST_VAR`, readable by its owner alone",
    ),
    Variable(
        "HOLDFAST_ANALYSIS_ENGINE",
        "What an evaluation's tables run on: `duckdb`, inside the process, or `spark`, which "
        "whoever runs it installs (`pyspark`, and Java 17). Both give the same rows",
        "`duckdb`",
    ),
    Variable(
        "HOLDFAST_SPARK_MASTER",
        "Where Spark's work goes: `local[2]`, or a cluster's own address",
        "`local[2]`",
    ),
    Variable(
        "HOLDFAST_FAMILY_LANGUAGES",
        "The languages that pages for families may be in, with commas between: `en`, `cy`, `pl`, "
        "`ta`, and any file of words in `HOLDFAST_VAR/languages`. Those but English are "
        "machine-made: have a speaker check one before you turn it on",
        "`en`; in the demonstration all of them",
    ),
    Variable(
        "HOLDFAST_FAMILY_QUICK_EXIT",
        "Where the button goes with which a family leaves its pages at once: a plain page that "
        "nobody would ask about",
        "`https://www.bbc.co.uk/weather`",
    ),
    Variable(
        "HOLDFAST_SEND_EMAIL_BY",
        "How a private link or a letter to staff goes by e-mail: `folder` writes it to "
        "`HOLDFAST_VAR/messages`, "
        "`email` uses the mail server, `notify` GOV.UK Notify",
        "`folder`",
    ),
    Variable(
        "HOLDFAST_SEND_SMS_BY",
        "How a private link goes by text message: `folder` or `notify`",
        "`folder`",
    ),
    Variable(
        "HOLDFAST_MAIL_SERVER",
        "The mail server, as `smtp://USER:PASSWORD@HOST:PORT`, always with TLS",
        "letters are written to `HOLDFAST_VAR/mail`",
    ),
    Variable("HOLDFAST_MAIL_FROM", "Whom letters are from", "`no-reply@localhost`"),
    Variable("HOLDFAST_NOTIFY_KEY", "The service's key at GOV.UK Notify", "none"),
    Variable(
        "HOLDFAST_NOTIFY_EMAIL_TEMPLATE",
        "The key of a template at Notify: subject `((subject))`, text `((words))`",
        "none",
    ),
    Variable(
        "HOLDFAST_NOTIFY_SMS_TEMPLATE",
        "The key of a template at Notify whose text is `((words))`",
        "none",
    ),
)
SET_BY_US = (
    Variable(
        "HOLDFAST_ROLE",
        "`app` or `owner`: as which role a process meets the database. Set by `holdfast` itself",
        "`app`",
    ),
)
FOR_TESTS = (
    Variable("HOLDFAST_CHROMIUM", "The browser the journeys use", "the one found on this machine"),
    Variable(
        "HOLDFAST_THOROUGH",
        "How thoroughly is tested. `1`: a share of what is tried over and over, each browser "
        "journey in one way; `2`: all of it, by keyboard alone and by mouse without JavaScript; "
        "`3`: by mouse with JavaScript too",
        "`1`; `make check` says `2`, `make journeys` says `3`",
    ),
)
EVERY = (*FOR_A_SITE, *SET_BY_US, *FOR_TESTS)
