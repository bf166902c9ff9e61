"""What every page must be: strictly parsed, one heading, no duplicate ids, labels bound, nothing inline."""

import functools
import re
from xml.etree.ElementTree import Element

import html5lib

CONTROLS = frozenset({"input", "select", "textarea"})
NEED_NO_LABEL = frozenset({"hidden", "submit", "button", "image", "reset"})

# The token of a form, and the address to which the switch of language leads back.
DIFFERS = re.compile(r'(?<=name="csrf_token" value=")[^"]*|(?<=\?next=)[^"]*')


def inspect_page(html: str) -> list[str]:
    """Everything that is wrong with the page, as sentences; an empty list for a good page.

    A page that differs only in its tokens and its address from one that was inspected is not parsed again:
    the tests ask for thousands of refusals.
    """
    return list(_inspect(DIFFERS.sub("", html)))


@functools.lru_cache(maxsize=256)
def _inspect(html: str) -> tuple[str, ...]:
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    root = parser.parse(html)
    wrong = [f"HTML: {code} {details} at {position}" for position, code, details in parser.errors]
    wrong += _headings(root)
    wrong += _ids(root)
    wrong += _controls(root)
    wrong += _inline(root)
    wrong += [
        f"an image without alt: {image.get('src')}" for image in root.iter("img") if image.get("alt") is None
    ]
    return tuple(wrong)


def _text(element: Element) -> str:
    return re.sub(r"\s+", " ", "".join(element.itertext())).strip()


def _headings(root: Element) -> list[str]:
    headings = [_text(heading) for heading in root.iter("h1")]
    if len(headings) != 1:
        return [f"{len(headings)} headings h1: {headings}"]
    title = root.find(".//title")
    titled = _text(title) if title is not None else ""
    wrong = (
        []
        if titled.startswith(headings[0])
        else [f"the title {titled!r} does not begin with {headings[0]!r}"]
    )
    if not root.get("lang"):
        wrong.append("no language on <html>")
    return wrong


def _ids(root: Element) -> list[str]:
    seen: set[str] = set()
    wrong = []
    for element in root.iter():
        key = element.get("id") if isinstance(element.tag, str) else None
        if key is not None:
            if key in seen:
                wrong.append(f"id {key!r} stands twice")
            seen.add(key)
    for element in root.iter():
        if isinstance(element.tag, str):
            for name in ("aria-describedby", "aria-labelledby", "for"):
                wrong += [
                    f"{name}={key} points at nothing"
                    for key in (element.get(name) or "").split()
                    if key not in seen
                ]
    return wrong


def _controls(root: Element) -> list[str]:
    bound = {label.get("for") for label in root.iter("label")}
    inside = {
        id(control) for label in root.iter("label") for control in label.iter() if control.tag in CONTROLS
    }
    wrong = []
    for control in root.iter():
        if control.tag not in CONTROLS or control.get("type") in NEED_NO_LABEL:
            continue
        labelled = control.get("id") in bound or id(control) in inside
        if not (labelled or control.get("aria-label") or control.get("aria-labelledby")):
            wrong.append(f"a {control.tag} named {control.get('name')!r} without a label")
    return wrong


def _inline(root: Element) -> list[str]:
    wrong = []
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        if (
            element.tag == "script"
            and element.get("src") is None
            and element.get("type") != "application/json"
        ):
            wrong.append("an inline script")
        if element.tag == "style" or element.get("style") is not None:
            wrong.append(f"inline style on <{element.tag}>")
        wrong += [f"inline handler {name}" for name in element.attrib if name.startswith("on")]
        address = element.get("href") or element.get("src") or ""
        if element.tag in {"script", "link", "img", "iframe"} and re.match(r"(https?:)?//", address):
            wrong.append(f"a third party at run time: {address}")
    return wrong
