class Object: ...

class Stream(Object):
    stream: list[bytes]
    compress: bool
    @property
    def data(self) -> bytes: ...

class PDF:
    catalog: dict[str, bytes]
    objects: list[Object]
