"""What is filled into a sentence, named in the language in use: {お願い}."""

from showroom_crm.language.catalog import pgettext


def placeholder(name: str) -> str:
    """Return a placeholder in braces, as it is written in the language in use."""
    return f"{{{_words().get(name, name)}}}"


def as_written(text: str) -> str:
    """Return a sentence with its placeholders named in the language in use."""
    for name in _words():
        text = text.replace(f"{{{name}}}", placeholder(name))
    return text


def as_kept(written: str) -> str:
    """Return what `as_written` wrote with the placeholders' own names again."""
    for name in _words():
        written = written.replace(placeholder(name), f"{{{name}}}")
    return written


def _words() -> dict[str, str]:
    return {"concern": pgettext("placeholder", "concern"), "wish": pgettext("placeholder", "wish")}
