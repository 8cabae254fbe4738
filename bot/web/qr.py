"""QR codes as pictures that a page shows without asking anybody."""


def qr_image(url: str) -> str:
    """A data: address of an SVG picture."""
    import segno

    return segno.make(url, error="m").svg_data_uri(border=2, dark="#1c1917", light="#ffffff", scale=8)
