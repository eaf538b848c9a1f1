"""Roles: each may all that those before it may."""

from reftel.model.account import ROLES, suffices


def test_each_role_may_what_those_before_it_may() -> None:
    assert [*ROLES] == ["reader", "coder", "editor", "admin"]
    for at, role in enumerate(ROLES):
        assert [suffices(role, needed) for needed in ROLES] == [at >= place for place in range(len(ROLES))]
