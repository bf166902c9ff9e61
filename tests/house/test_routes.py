"""What holds for every route, seen from the outside of the code."""

import ast
import inspect
import re

import pytest

from app import problems
from app.errors import wording
from app.security import access_of
from tests.house.repository import files, text_of

LONGEST_VIEW = 25
RULE = re.compile(r"public|signed-in|role:[a-z|-]+")
PLACEHOLDER = re.compile(r"%\((\w+)\)")
APP = [name for name in files() if name.suffix == ".py" and name.parts[0] == "app"]


def views(portal):
    return {name: view for name, view in portal.view_functions.items() if name != "static"}


def test_every_view_carries_exactly_one_access_rule(portal):
    rules = {name: access_of(view) for name, view in views(portal).items()}

    assert {name: rule for name, rule in rules.items() if not RULE.fullmatch(rule or "")} == {}


def test_the_access_rule_stands_directly_under_the_route():
    """A decorator between the two would be run before anybody is asked who they are."""
    wrong = []
    for name in APP:
        for node in ast.walk(ast.parse(text_of(name))):
            if not isinstance(node, ast.FunctionDef):
                continue
            marks = [ast.unparse(mark) for mark in node.decorator_list]
            routes = [place for place, mark in enumerate(marks) if re.match(r"\w+\.(get|post|route)\(", mark)]
            rules = [
                place for place, mark in enumerate(marks) if re.match(r"public|signed_in|needs_role", mark)
            ]
            if routes and rules != [routes[-1] + 1]:
                wrong.append(f"{name}: {node.name}")

    assert wrong == []


def test_every_view_is_short_enough_to_be_read_at_a_glance(portal):
    long = {}
    for name, view in views(portal).items():
        tree = ast.parse(inspect.cleandoc("\n" + inspect.getsource(inspect.unwrap(view))))
        body = tree.body[0].body
        first = body[1] if ast.get_docstring(tree.body[0]) and len(body) > 1 else body[0]
        lines = body[-1].end_lineno - first.lineno + 1
        if lines >= LONGEST_VIEW:
            long[name] = lines

    assert long == {}


def test_every_view_says_what_it_is(portal):
    assert [name for name, view in views(portal).items() if not inspect.getdoc(inspect.unwrap(view))] == []


def test_views_only_read_or_post(portal):
    methods = {rule.endpoint: rule.methods for rule in portal.url_map.iter_rules()}

    assert {name for name, ours in methods.items() if ours - {"GET", "HEAD", "OPTIONS", "POST"}} == set()


def test_every_address_is_lower_case_english_with_ids(portal):
    strange = [
        rule.rule
        for rule in portal.url_map.iter_rules()
        if rule.endpoint != "static"
        and not re.fullmatch(
            r"(/[a-z0-9.-]*|/<((uuid|string|int|any\([a-z, ]+\)):)?[a-z_]+>(\.[a-z]+)?)+", rule.rule
        )
    ]

    assert strange == []


def raised() -> list[tuple[str, str, set[str] | None]]:
    """Every problem raised: where, its code, and the values for its sentence (None when not to be seen)."""
    kinds = {
        name
        for name, kind in vars(problems).items()
        if isinstance(kind, type) and issubclass(kind, problems.Problem)
    } | {"TooManyTries"}
    found = []
    for name in APP:
        for node in ast.walk(ast.parse(text_of(name))):
            if not (isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant)):
                continue
            called = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
            if called in kinds:
                keys = {keyword.arg for keyword in node.keywords}
                found.append((f"{name}:{node.lineno}", node.args[0].value, None if None in keys else keys))
    return found


def test_every_problem_has_a_sentence(portal):
    missing = {code: place for place, code, _ in raised() if code not in wording.codes}

    assert missing == {}


@pytest.mark.parametrize(("place", "code", "given"), raised())
def test_a_problem_brings_the_values_that_its_sentence_needs(place, code, given, portal):
    sentence = str(wording._sentences.get(code, ""))

    assert given is None or set(PLACEHOLDER.findall(sentence)) <= given, place


def test_every_sentence_is_of_a_problem_that_is_raised(portal):
    """The code stands somewhere in the program, in a raise or in a list of codes of the trade."""
    texts = "\n".join(
        text_of(name)
        for name in files()
        if name.suffix == ".py" and name.parts[0] in {"app", "quality_framework"}
    )
    idle = {code for code in wording.codes if len(re.findall(rf"\"{re.escape(code)}\"", texts)) < 2}

    assert idle == set()


def test_no_view_commits_or_opens_a_session_of_its_own(portal):
    modules = {inspect.getmodule(inspect.unwrap(view)) for view in views(portal).values()}
    own = re.compile(r"\.commit\(\)|\.begin\(\)|sessionmaker")

    assert [module.__name__ for module in modules if own.search(inspect.getsource(module))] == []
