"""The browser files that others wrote are exactly those we looked at."""

import json
from pathlib import Path

from tools import assets


def test_every_vendored_file_is_the_one_listed() -> None:
    assert assets.differences() == []


def test_a_changed_file_is_named(tmp_path: Path, monkeypatch: object) -> None:
    listed = "0" * 64 + "  govuk-frontend.min.css\n"
    sums = tmp_path / "SHA256SUMS"
    sums.write_text(listed)
    monkeypatch.setattr(assets, "SUMS", sums)  # type: ignore[attr-defined]
    assert "govuk-frontend.min.css has been changed" in assets.differences()
    assert "vega.min.js is not listed" in assets.differences()


def test_neither_the_licensed_typeface_nor_the_crest_is_there() -> None:
    css = (assets.VENDOR / "govuk-frontend.min.css").read_text()
    for not_ours in ("GDS Transport", "crest", "@font-face", "sourceMappingURL", "url("):
        assert not_ours not in css, not_ours


def test_the_lock_has_integrities_and_no_addresses() -> None:
    packages = json.loads((assets.ROOT / "package-lock.json").read_text())["packages"]
    packages.pop("")
    assert len(packages) > 90
    for name, package in packages.items():
        assert package["integrity"].startswith("sha512-"), name
        assert "resolved" not in package, name
