"""``python -m reftel``."""

from reftel.cli import main

if __name__ == "__main__":
    main()
