"""The generated pages say what the code says, and fail aloud when they no longer do."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from holdfast.access.guarding import ours
from holdfast.access.permissions import Permission, Role
from holdfast.casework import rules
from holdfast.casework.rules import states
from holdfast.site import variables
from holdfast.site.management.commands import write_docs
from holdfast.site.reference.markdown import table

ROOT = Path(__file__).parents[2]
READ = re.compile(r"\bHOLDFAST_[A-Z_]+\b|environ(?:\.get)?[\[(]\s*[\"']([A-Z_]+)[\"']")
NOT_OURS = {"PATH", "DJANGO_SETTINGS_MODULE"}


@pytest.mark.parametrize("name", [*write_docs.PAGES])
def test_every_generated_page_is_current(name):
    assert write_docs.now_in(name) == write_docs.PAGES[name](), "run make docs"


def test_a_stale_page_is_named_and_left_alone_by_a_check(tmp_path, monkeypatch):
    monkeypatch.setattr(write_docs, "FOLDER", tmp_path)
    call_command("write_docs", verbosity=0)
    (tmp_path / "states.md").write_text("old")
    with pytest.raises(CommandError, match=r"states\.md") as refusal:
        call_command("write_docs", "--check")
    assert "settings.md" not in str(refusal.value)
    assert (tmp_path / "states.md").read_text() == "old"
    call_command("write_docs")
    call_command("write_docs", "--check")


@pytest.mark.parametrize("demo", ["0", "1"])
def test_the_pages_are_the_same_with_no_database_and_in_or_out_of_the_demonstration(demo):
    env = os.environ | {
        "HOLDFAST_DATABASE_URL": "none",
        "HOLDFAST_DEMO": demo,
        "DJANGO_SETTINGS_MODULE": "holdfast.site.settings",
    }
    env.pop("HOLDFAST_APP_DATABASE_URL", None)
    command = [sys.executable, "-m", "django", "write_docs", "--check"]
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_every_variable_the_code_reads_is_on_the_page_and_no_other():
    text = "\n".join(
        file.read_text()
        for folder in ("holdfast", "tools")
        for file in (ROOT / folder).rglob("*.py")
        if file.name != "variables.py"
    )
    read = {found[1] or found[0] for found in READ.finditer(text)}
    assert read - NOT_OURS == {one.name for one in variables.EVERY}


def test_who_sees_what_names_every_role_permission_and_table():
    page = write_docs.now_in("who-sees-what.md")
    assert all(role.value in page for role in Role)
    assert all(f"`{permission.value}`" in page for permission in Permission)
    assert all(f"`{model._meta.db_table}`" in page for model in ours())


def test_states_names_every_state_ending_and_outcome():
    page = write_docs.now_in("states.md")
    words = list(states.SAID.values())
    words += [end.lower() for _, end in rules.ENDINGS]
    for choices in (rules.GOAL_ENDINGS, rules.VISIT_OUTCOMES, rules.MISSED):
        words += [word for _, word in choices]
    assert [word for word in words if word not in page] == []


def test_commands_names_every_command_of_make_and_holdfast():
    page = write_docs.now_in("commands.md")
    for command in ("make run", "make check", "holdfast score", "holdfast import", "add_person"):
        assert command in page, command
    assert "--dry-run" in page


def test_a_bar_within_a_cell_does_not_break_the_table():
    assert table(["A"], [["x|y\nz"]]).splitlines()[-1] == r"| x\|y z |"
