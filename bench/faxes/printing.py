"""HTML on standard input, the PDF that WeasyPrint makes of it on standard output.

A program of its own: importing WeasyPrint tells Pillow to read broken pictures, in the whole process.
"""

from __future__ import annotations

import sys

from weasyprint import CSS, HTML

HAND = "Breip"
STYLE = f"""
@page {{ size: A4; margin: 16mm 18mm }}
body {{ font: 11pt "Liberation Sans" }}
.hand {{ font-family: "{HAND}"; font-size: 1.35em }}
"""

if __name__ == "__main__":
    html = HTML(string=sys.stdin.buffer.read().decode("utf-8"))
    sys.stdout.buffer.write(html.write_pdf(stylesheets=[CSS(string=STYLE)]))
