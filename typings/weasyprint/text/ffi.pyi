class _Pango:
    def pango_version(self) -> int: ...

pango: _Pango
