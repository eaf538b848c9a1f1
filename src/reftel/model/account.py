"""Who may do what in a room that several people share."""

from typing import Literal, get_args

Role = Literal["reader", "coder", "editor", "admin"]
"""A reader reads; a coder reviews statements too; an editor decides between coders, rules who is who and enters seats
too; an admin looks after accounts too."""
ROLES: tuple[Role, ...] = get_args(Role)
"""Each may do all that those before it may."""


def suffices(role: Role, needed: Role) -> bool:
    """Whether who has a role may do what another is needed for."""
    return ROLES.index(role) >= ROLES.index(needed)
