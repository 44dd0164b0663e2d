"""What is shipped and how it is set up."""

import os
import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import compile_translations
import pytest
import update_translations
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[1]
RESOURCES = ROOT / "resources"
LOCKS = ["requirements.lock", "requirements-dev.lock"]
SCRIPTS = [
    ".ci/run",
    "packaging/bench",
    "packaging/lock",
    "packaging/prepare",
    "packaging/run",
    "packaging/screenshots",
    "packaging/test",
    "packaging/translations",
]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (built,) = folder.glob("*.whl")
    return built


def test_the_wheel_holds_every_module_and_every_resource(wheel: Path) -> None:
    package = ROOT / "src" / "showroom_crm"
    modules = {
        f"showroom_crm/{file.relative_to(package).as_posix()}"
        for file in package.rglob("*")
        if file.is_file() and not re.search(r"/(__pycache__|\.\w+_cache)/", file.as_posix())
    }
    resources = {
        f"showroom_crm/resources/{file.relative_to(RESOURCES).as_posix()}"
        for file in RESOURCES.rglob("*")
        if file.is_file()
    }
    with zipfile.ZipFile(wheel) as archive:
        shipped = {name for name in archive.namelist() if ".dist-info/" not in name}
    assert shipped == modules | resources


def test_the_wheel_holds_the_compiled_japanese_catalog(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        shipped = archive.read("showroom_crm/resources/translations/ja/LC_MESSAGES/showroom_crm.mo")
    assert shipped == compile_translations.compiled(update_translations.JAPANESE)


def test_an_installed_wheel_finds_its_own_resources(wheel: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path)
    answer = subprocess.run(
        [
            sys.executable,
            "-c",
            "from showroom_crm.resources_folder import resources_folder; print(resources_folder())",
        ],
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        check=True,
        capture_output=True,
        text=True,
    ).stdout.strip()
    assert Path(answer) == (tmp_path / "showroom_crm" / "resources").resolve()


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_script_has_its_run_bit(script: str) -> None:
    assert os.name == "nt" or os.access(ROOT / script, os.X_OK)


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_host(lock: str) -> None:
    assert not re.search(r"://|--(extra-)?index-url|--find-links", (ROOT / lock).read_text())


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_has_a_version_and_hashes_for_each_package(lock: str) -> None:
    entries = locked(lock)
    assert all("==" in entry and "--hash=sha256:" in entry for entry in entries.values())
    assert len(entries) > 20


@pytest.mark.parametrize(
    ("lock", "groups"),
    [("requirements.lock", ["build"]), ("requirements-dev.lock", ["build", "dev"])],
)
def test_a_lock_satisfies_the_project(lock: str, groups: list[str]) -> None:
    entries = locked(lock)
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = project["project"]["dependencies"] + project["build-system"]["requires"]
    for group in groups:
        wanted += project["dependency-groups"][group]
    for requirement in map(Requirement, wanted):
        (version,) = re.findall(r"==(\S+)", entries[canonicalize_name(requirement.name)])[:1]
        assert requirement.specifier.contains(version), requirement


def locked(lock: str) -> dict[str, str]:
    """Return the entries of a lock by package, each with its version and hashes."""
    entries = re.split(r"\n(?=[a-z0-9])", (ROOT / lock).read_text())
    return {entry.split("==")[0]: entry for entry in entries if not entry.startswith("#")}


def test_the_head_of_the_catalog_is_the_same_each_time_and_leaves_nothing_to_fill_in() -> None:
    head = update_translations.JAPANESE.read_text("utf-8").partition('\n\nmsgid "')[0]
    assert not re.search(r"EMAIL@|FULL NAME|LL@li|YEAR|Date", head)
    assert all(f'"{name}: ' in head for name in ("Project-Id-Version", "Language", "Plural-Forms"))
    assert "charset=utf-8" in head


def test_no_message_hides_in_an_f_string() -> None:
    """Python 3.11 has no words for what stands in one, so a translator would never see it."""
    hidden = re.compile(r"""\bf(["'])(?:(?!\1).)*\{[^}"']*\b(?:_|ngettext|pgettext)\(\s*["']""")
    for source in (ROOT / "src").rglob("*.py"):
        found = hidden.search(source.read_text("utf-8"))
        assert found is None, f"{source.name}: {found and found.group()}"


def test_the_catalog_has_the_messages_of_the_source_and_no_others() -> None:
    assert update_translations.JAPANESE.read_bytes() == update_translations.updated(), (
        "packaging/translations brings it up to date"
    )


@pytest.mark.parametrize("po", compile_translations.catalogs(), ids=lambda po: po.parts[-3])
def test_a_compiled_catalog_is_what_its_source_says(po: Path) -> None:
    assert po.with_suffix(".mo").read_bytes() == compile_translations.compiled(po)


@pytest.mark.parametrize(
    ("entry", "fault"),
    [
        ('msgid "Name"\nmsgstr ""', "not translated"),
        ('#, fuzzy\nmsgid "Name"\nmsgstr "名前"', "marked fuzzy"),
        ('msgid "{count} calls"\nmsgstr "{number} 件"', "other {fields} than the source"),
        ('msgid "a"\nmsgid_plural "b"\nmsgstr[0] ""', "not translated"),
    ],
)
def test_an_unfinished_catalog_is_refused(tmp_path: Path, entry: str, fault: str) -> None:
    po = catalog(tmp_path, entry)
    with pytest.raises(ValueError, match=re.escape(fault)):
        compile_translations.compile_catalog(po)
    assert not po.with_suffix(".mo").exists()


def test_a_plural_may_leave_out_the_number_that_its_singular_leaves_out(tmp_path: Path) -> None:
    po = catalog(tmp_path, 'msgid "one"\nmsgid_plural "{count} calls"\nmsgstr[0] "{count} 件"')
    compile_translations.compile_catalog(po)
    assert not compile_translations.is_stale(po)


def catalog(folder: Path, entry: str) -> Path:
    po = folder / "ja" / "LC_MESSAGES" / "showroom_crm.po"
    po.parent.mkdir(parents=True)
    header = r'"Content-Type: text/plain; charset=utf-8\n" "Plural-Forms: nplurals=1; plural=0;\n"'
    po.write_text(f'msgid ""\nmsgstr ""\n{header}\n\n{entry}\n', encoding="utf-8")
    return po
