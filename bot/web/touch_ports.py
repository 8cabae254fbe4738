"""Touches as the pages see them: asked and answered in one request, never a turn."""

from typing import Any, Protocol


class Ballots(Protocol):
    """Ballot touches: asked and answered in one request, never a turn."""

    async def card(self, person: int, ballot: int) -> dict[str, Any]:
        """What the card in the chat shows now.

        {"state": "open" | "cast" | "closed", "html", "at_most": int, "options": [{"id": int, "name"}],
        "blank_say": html, "spoiled_say": html}; "say" when not open. An option that is answered has
        "answers": the marks for agree, against and no opinion.
        """

    async def cast(
        self, person: int, ballot: int, marks: list[int], blank: bool, spoiled: bool = False
    ) -> dict[str, Any]:
        """{"state", "say"}, with "code" for the paper just taken, or {"error"}: a sentence under the card."""

    async def turnout(self, person: int, ballot: int) -> dict[str, Any]:
        """For who runs the ballot, else {"error"}.

        {"issued": int, "collected": int, "slips": int handed out and not in, "waiting": names, "html"}.
        """


class Committee(Protocol):
    """The committee's touches: key shares pass through, and are kept nowhere."""

    async def keys(self, person: int, ring: int) -> dict[str, Any]:
        """{"state": "take" | "taken" | "closed", "html", "taken": int, "of": int}; closed may say only why."""

    async def take(self, person: int, ring: int) -> dict[str, Any]:
        """{"shares": base64, one a key} until acknowledged, or {"error"}."""

    async def acknowledge(self, person: int, ring: int) -> dict[str, Any]:
        """As `keys`, or {"error"}."""

    async def opening(self, person: int, ballot: int) -> dict[str, Any]:
        """{"state": "give" | "given" | "closed", "html", "given": int, "needed": int, "ring": int, "key": int}.

        The share to give is the one at place `key` of those fetched for `ring`; closed may say only why.
        """

    async def give(self, person: int, ballot: int, share: bytes) -> dict[str, Any]:
        """As `opening`, or {"error"}."""


class Slips(Protocol):
    """Touches about paper slips; each but the first answers as the first, or {"error"}."""

    async def slips(self, person: int, ballot: int) -> dict[str, Any]:
        """{"state": "open" | "closed", "html", "warn": html, "out": int, "paper": [{"id": int, "name"}]}.

        For who hands slips out "waiting": voters as in "paper"; for who reads them "options" as on a voter's card and
        "slips": [{"number": int, "state": "none" | "one" | "differs" | "agreed", "is_mine": bool}].
        """

    async def hand(self, person: int, ballot: int, voter: int) -> dict[str, Any]: ...

    async def take_back(self, person: int, ballot: int, voter: int) -> dict[str, Any]: ...

    async def enter(
        self, person: int, ballot: int, number: int, marks: list[int], *, blank: bool, spoiled: bool
    ) -> dict[str, Any]: ...

    async def withdraw(self, person: int, ballot: int, number: int) -> dict[str, Any]: ...


class Tablet(Protocol):
    """Touches at the shared tablet, named by the hashes of its link and of what its device keeps."""

    async def state(self, link: str, device: str) -> dict[str, Any] | None:
        """What it shows now; None for a device that is not a meeting's tablet.

        {"bloc", "year", "scene": "shut" | "idle" | "voting"}; when voting "ballot", "voter" and the voter's "name".
        """

    async def card(self, link: str, device: str, ballot: int, voter: int) -> dict[str, Any]:
        """As `Ballots.card`, of the voter called."""

    async def cast(
        self,
        link: str,
        device: str,
        ballot: int,
        voter: int,
        marks: list[int],
        *,
        blank: bool,
        spoiled: bool,
    ) -> dict[str, Any]:
        """As `Ballots.cast`, for the voter called."""

    async def dismiss(self, link: str, device: str, ballot: int, voter: int) -> dict[str, Any]:
        """The voter called has gone away."""

    async def desk(self, person: int, meeting: int) -> dict[str, Any]:
        """{"html", "ballot", "called": ids, 0 for none, "waiting": [{"id", "name"}]} for who runs the ballot."""

    async def call(self, person: int, ballot: int, voter: int) -> dict[str, Any]:
        """As `desk` once the voter, or with 0 nobody, is called; else {"error"}."""
