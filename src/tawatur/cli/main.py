"""To be written."""


def main() -> None:
    """Nothing yet."""
