"""A textbook case: EU car emission standards, years 4 to 10 (table of Bueno de Mesquita 1994, p. 78)."""

from reftel.deciding.forecasts import Bid

TABLE = (
    ("Netherlands", 0.08, 4, 80),
    ("Belgium", 0.08, 7, 40),
    ("Luxembourg", 0.03, 4, 20),
    ("Germany", 0.16, 4, 80),
    ("France", 0.16, 10, 60),
    ("Italy", 0.16, 10, 60),
    ("UK", 0.16, 10, 90),
    ("Ireland", 0.05, 7, 10),
    ("Denmark", 0.05, 4, 100),
    ("Greece", 0.08, 7, 70),
)
BIDS = tuple(
    Bid(actor=actor, position=place, capability=capability, salience=salience, source="published table")
    for actor, capability, place, salience in TABLE
)
