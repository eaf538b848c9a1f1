"""Signing out: here, or everywhere."""

from asking import Client
from sharing import sign_in


def test_one_signs_out_here_or_everywhere(door: Client) -> None:
    here, there, elsewhere = (sign_in(door, "Cora") for _ in range(3))
    other = sign_in(door, "Eddy")
    assert "signed in as Cora" in here.get("/sign-out").text
    answer = here.post("/sign-out", {"do": "sign-out"})
    assert (answer.status, answer.headers["location"]) == (303, "/sign-in")
    assert "Max-Age=0" in answer.headers["set-cookie"]
    assert [one.get("/").status for one in (here, there, elsewhere)] == [303, 200, 200]
    there.post("/sign-out", {"do": "everywhere"})
    assert [one.get("/").status for one in (there, elsewhere, other)] == [303, 303, 200]


def test_a_page_elsewhere_signs_nobody_out(door: Client) -> None:
    cora = sign_in(door, "Cora")
    assert cora.get("/sign-out").status == 200
    assert door.post("/sign-out", {"do": "sign-out"}, cookie=cora.cookie).status == 403
    assert cora.post("/sign-out", {"do": "sign-out"}, origin="http://evil.example").status == 403
    assert cora.get("/").status == 200
