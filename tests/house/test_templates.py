"""Every template parses, is used, builds on one frame, and says nothing that is not translated."""

import ast
import re
from collections.abc import Iterator
from itertools import chain

import pytest
from jinja2 import nodes

from tests.house.repository import files, text_of
from tests.house.templates import NAMES, PAGES, calls, constant, exported, extends, leans_on, parents, parsed

FRAMES = {"base.html", "signed_out.html", "judge_base.html", "errors/page.html"}
# The head of the judging page is its own: a macro writes the heading there.
WRITE_THE_HEADING = FRAMES | {"macros/judge.html"}
# A printed page is no web page: it has a frame of its own and no session, menu or script.
PRINTED = tuple(name for name in PAGES if name.startswith(("reports/pdf/", "sheets/pdf/")))
SCREEN = tuple(name for name in PAGES if name not in PRINTED)
# Names, units and kinds of files are the same word in every language.
SAME_EVERYWHERE = {"Opvangkompas", "JSON", "CSV", "XLSX", "PDF", "COA", "QR", "SHA", "nbsp"}
# The filters that app/reports/pdf.py adds for print.
OF_THE_PRINTER = {"lower_first", "capitalize_first"}
# Blocks that stand inside an attribute: names of classes, no words.
INSIDE_A_TAG = {"body_class", "wide"}
SPOKEN_ATTRIBUTES = re.compile(
    r"""\s(?:alt|title|placeholder|aria-label|aria-description|data-label|summary|label)\s*=\s*(["'])(.*?)\1""",
    re.DOTALL,
)


def rendered() -> set[str]:
    """The templates that Python names: pages of views, and pages of the printer."""
    found = set()
    for name in files():
        if name.suffix == ".py" and name.parts[0] == "app":
            for node in ast.walk(ast.parse(text_of(name))):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    # The postman makes the name of a mail from its kind.
                    found |= {node.value, f"mail/{node.value}.txt"} & set(NAMES)
    # errors.py makes the name from the status.
    return found | {name for name in NAMES if re.fullmatch(r"errors/\d+\.html", name)}


@pytest.mark.parametrize("name", NAMES)
def test_a_template_parses_and_names_only_filters_and_tests_that_exist(name, portal):
    tree = parsed(name)

    filters = set(portal.jinja_env.filters) | (OF_THE_PRINTER if name in PRINTED else set())
    assert {node.name for node in tree.find_all(nodes.Filter)} - filters == set()
    assert {node.name for node in tree.find_all(nodes.Test)} - set(portal.jinja_env.tests) == set()


@pytest.mark.parametrize("name", NAMES)
def test_a_template_imports_only_what_is_there_and_uses_it(name):
    used = {node.name for node in parsed(name).find_all(nodes.Name)}
    for node in parsed(name).find_all(nodes.FromImport):
        source = constant(node.template)
        wanted = {one if isinstance(one, str) else one[0] for one in node.names}
        called = {one if isinstance(one, str) else one[1] for one in node.names}

        assert source in NAMES
        assert wanted - exported(source) == set(), f"not in {source}"
        assert called - used == set(), f"imported from {source} for nothing"


@pytest.mark.parametrize("name", NAMES)
def test_a_template_leans_only_on_templates_that_exist(name):
    assert leans_on(name) - set(NAMES) == set()


def test_every_template_is_used():
    roots = rendered()
    used, waiting = set(), set(roots)
    while waiting:
        name = waiting.pop()
        used.add(name)
        waiting |= leans_on(name) - used

    assert set(NAMES) - used == set()


@pytest.mark.parametrize("name", sorted(rendered()))
def test_a_page_builds_on_a_frame_and_names_its_one_heading(name):
    if name in PRINTED or extends(name) is None:
        assert name in PRINTED or name in FRAMES or not has_html_of_its_own(name)
        return
    family = (name, *parents(name))

    assert parents(name)[-1] == "base.html"
    assert any(
        block.name == "heading" for one in family[:-1] for block in parsed(one).find_all(nodes.Block)
    ), "give the page a heading: {% block heading %}"


def has_html_of_its_own(name: str) -> bool:
    return any("<html" in node.data for node in parsed(name).find_all(nodes.TemplateData))


@pytest.mark.parametrize("name", SCREEN)
def test_only_a_frame_writes_the_heading_of_the_page(name):
    if name not in WRITE_THE_HEADING:
        assert not [node for node in parsed(name).find_all(nodes.TemplateData) if "<h1" in node.data]


def outputs(tree: nodes.Node) -> Iterator[nodes.Output]:
    for child in tree.iter_child_nodes():
        if isinstance(child, nodes.Block) and child.name in INSIDE_A_TAG:
            continue
        if isinstance(child, nodes.Output):
            yield child
        yield from outputs(child)


@pytest.mark.parametrize("name", PAGES)
def test_a_template_says_nothing_that_is_not_translated(name):
    text = "".join(
        node.data if isinstance(node, nodes.TemplateData) else " "
        for output in outputs(parsed(name))
        for node in output.nodes
    )
    spoken = [match[1] for match in SPOKEN_ATTRIBUTES.findall(text)]
    text = re.sub(r"<!--.*?-->|<(code|style|script|title)\b.*?</\1>", " ", text, flags=re.DOTALL)
    # A tag that an expression cuts in two leaves its halves behind.
    text = re.sub(r"<[^>]*>|^[^<]*?>|<[^>]*$", " ", text, flags=re.DOTALL)
    words = set(re.findall(r"[A-Za-zÀ-ÿ]{2,}", " ".join([text, *spoken])))

    assert words - SAME_EVERYWHERE == set()


@pytest.mark.parametrize("name", PAGES)
def test_a_translated_sentence_is_written_out_where_it_is_said(name):
    """Words that come from a variable are never gathered, and stay English on a Dutch page."""
    said = chain(calls(name, "_"), calls(name, "gettext"))

    assert [call.lineno for call in said if constant(call.args[0]) is None] == []


@pytest.mark.parametrize("name", NAMES)
def test_a_link_leads_to_a_view_that_exists_with_all_it_asks_for(name, portal):
    for call in calls(name, "url_for"):
        endpoint = constant(call.args[0])
        if endpoint is None:
            continue
        given = {argument.key for argument in call.kwargs}
        rules = list(portal.url_map.iter_rules(endpoint)) if endpoint in portal.view_functions else []

        assert rules, f"line {call.lineno}: no view is called {endpoint}"
        if call.dyn_kwargs is None:
            assert any(rule.arguments <= given for rule in rules), (
                f"line {call.lineno}: {endpoint} asks for more"
            )


@pytest.mark.parametrize("name", SCREEN)
def test_a_form_that_posts_carries_its_token(name):
    """A form is written by the macro, which adds the token, or carries csrf_token itself."""
    text = "".join(node.data for node in parsed(name).find_all(nodes.TemplateData))
    posts = re.findall(r"<form\b[^>]*\bmethod=[\"']post", text, re.IGNORECASE)

    assert not posts or any(calls(name, "csrf_token"))
