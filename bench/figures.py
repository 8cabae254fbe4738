"""One line a figure: `figure <name> <value> <unit> goal <op> <number>`."""


def figure(name: str, value: float, unit: str, op: str, goal: float) -> None:
    print(f"figure {name} {value:.4g} {unit} goal {op} {goal:g}", flush=True)
