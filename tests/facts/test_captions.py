"""Captions."""

from reftel.facts import captions


def test_caption_of() -> None:
    caption = captions.caption_of("roger  channel")
    assert caption is not None
    assert caption.kind == "channel"
    assert captions.caption_of("AGRMENT CHANNEL") == captions.caption_of("AGREMENT CHANNEL")
    assert captions.caption_of("HELLO") is None


def test_at_start() -> None:
    assert captions.at_start("SIPDIS NOFORN") == ("SIPDIS", 6)
    assert captions.at_start("n o d i s, x") == ("NODIS", 9)
    assert captions.at_start("VISAS VIPER") == ("VISAS VIPER", 11)
    assert captions.at_start("SIPDISX") is None
    assert captions.at_start("") is None
