class Object:
    number: int
    generation: int
    free: str
    @property
    def data(self) -> bytes: ...

class Stream(Object):
    stream: list[bytes]
    compress: bool

class PDF:
    catalog: dict[str, bytes]
    objects: list[Object]
