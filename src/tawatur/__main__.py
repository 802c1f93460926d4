"""`python -m tawatur` is the command."""

from tawatur.cli.main import main

if __name__ == "__main__":
    main()
