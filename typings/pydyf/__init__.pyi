class Stream:
    stream: list[bytes]
    compress: bool

class PDF:
    catalog: dict[str, bytes]
    objects: list[Stream]
