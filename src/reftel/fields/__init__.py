"""The words of a cable's head: one file per thing it can say, each with a type, ``parse_x()`` and ``str(x)``."""
