"""The doors of a shared room, one file each: pages about accounts, which a room without accounts does not have."""

from reftel.web.doors import own_account, people, sign_in, sign_out
from reftel.web.doors.door import Door

DOORS: tuple[Door, ...] = (sign_in.DOOR, sign_out.DOOR, own_account.DOOR, people.DOOR)
