"""`python -m gridlab` is the same as the `gridlab` command."""

from gridlab.cli import main

if __name__ == "__main__":
    main()
