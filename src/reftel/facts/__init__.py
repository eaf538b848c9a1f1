"""Tables with sources and dates: posts, chiefs of mission, TAGS, captions, orders, countries, bodies; lookups only.

Each module loads its table on first use and keeps it. Data files are in ``data/``; each says its source.
"""
