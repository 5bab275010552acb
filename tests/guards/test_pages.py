"""What every template keeps to."""

import re
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SCRIPTS = sorted((ROOT / "src" / "prakerja").rglob("static/*.js"))
TEMPLATES = sorted((ROOT / "src" / "prakerja").rglob("templates/**/*.html"))


def _where(path: Path) -> str:
    return str(path.relative_to(ROOT))


def test_no_template_carries_script_or_style() -> None:
    inline = re.compile(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son[a-z]+=|javascript:", re.IGNORECASE)
    assert [_where(path) for path in TEMPLATES if inline.search(path.read_text())] == []


def test_a_page_refreshes_itself_only_where_no_script_runs() -> None:
    """With script the page asks by itself; a refresh that cannot be stopped fails readers (WCAG 2.2.1)."""
    bare = [
        _where(path)
        for path in TEMPLATES
        if re.search(
            r'http-equiv="refresh"', re.sub(r"<noscript>.*?</noscript>", "", path.read_text(), flags=re.DOTALL)
        )
    ]
    assert bare == []


def test_a_form_that_posts_carries_its_token() -> None:
    bare = [
        _where(path)
        for path in TEMPLATES
        for form in re.findall(r"<form[^>]*method=\"post\".*?</form>", path.read_text(), flags=re.DOTALL)
        if "csrf_token" not in form
    ]
    assert bare == []


def test_a_form_leaves_checking_to_the_server() -> None:
    """The browser's bubbles speak the browser's language and vanish; ours stay (U3)."""
    bare = [
        _where(path)
        for path in TEMPLATES
        for form in re.findall(r"<form[^>]*method=\"post\".*?</form>", path.read_text(), flags=re.DOTALL)
        if ("as_field_group" in form or '<input type="text' in form) and "novalidate" not in form
    ]
    assert bare == []


def test_every_template_is_used() -> None:
    used = "\n".join(
        path.read_text() for path in (ROOT / "src" / "prakerja").rglob("*") if path.suffix in (".py", ".html")
    )
    # Django finds its own by name.
    from_libraries = ("403", "404", "500", "admin/", "django/")
    unused = [
        _where(path)
        for path in TEMPLATES
        if (name := str(path).split("/templates/", 1)[1]) and not name.startswith(from_libraries) and name not in used
    ]
    assert unused == []


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_a_script_names_a_thing_once(script: Path) -> None:
    """A name given twice stops the whole script, on every page; of two changes that did it neither knew the other."""
    declared = re.findall(
        r"^(?:const|let|class|function|async function) ([^;=(]+(?:=[^;,]*,\s*\w+)*)", script.read_text(), re.MULTILINE
    )
    names = Counter(name for one in declared for name in re.findall(r"(?:^|,\s*)(\w+)", one))
    assert [name for name, times in names.items() if times > 1] == []
