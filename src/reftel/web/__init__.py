"""The reading room: pages over an archive, for people who read; it shows, and computes nothing.

app.py       requests to views, in one table
links.py     the only place where addresses are made
views/       VIEWS: what was asked → a frozen page
templates/   one for each view, of its name; HTML and ``?format=json`` share the page
static/      room.css, room.js and the face; cable.css … for the view of that name; listing.css for those of listing.py
guard.py     what keeps strangers and their pages out
doors/       DOORS: the pages about accounts, of a room that is shared
lobby.py     who has signed in to a shared room, and who has to first
permitting.py  which role each page and act needs
"""
