from collections.abc import Sequence
from typing import Any, TypeAlias

# What lives in Java has the types of Java, which nobody knows here.
JObject: TypeAlias = Any

def startJVM(jvmpath: str, *options: str, classpath: Sequence[str]) -> None: ...
def JClass(name: str) -> Any: ...
