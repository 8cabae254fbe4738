from sqlalchemy import Connection


class Meetings:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection
