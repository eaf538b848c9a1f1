"""What became of a task that brought no result, through no error of its own.

suspect   a worker died, and with it whatever was under way: each of those may have done it
blamed    this one killed its workers, others go on
lost      the engine as a whole is gone, and nobody is to blame
"""

from typing import Literal

Fate = Literal["suspect", "blamed", "lost"]
