from sqlalchemy import Connection


class Ballots:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection
