"""Markdown of a design as a label of rich text, in the design's colours and its language's direction."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from gridlab.app.markdown import markdown_html
from gridlab.domain.contrast import ScreenColours
from gridlab.domain.session_words import is_right_to_left
from gridlab.gui.look.fonts import interface_font
from gridlab.gui.screen.question_text import text_direction

BODY_PIXELS = 16
_STYLE = """
h1 {{ font-size: 24px; font-weight: 600; margin-top: 0px; margin-bottom: 12px; }}
h2 {{ font-size: 19px; font-weight: 600; margin-top: 20px; margin-bottom: 8px; }}
h3 {{ font-size: 16px; font-weight: 600; margin-top: 16px; margin-bottom: 4px; }}
p, li {{ margin-top: 0px; margin-bottom: 10px; }}
strong {{ font-weight: 600; }}
code, pre {{ background-color: {probe}; }}
table {{ margin-top: 6px; margin-bottom: 10px; }}
th, td {{ padding: 2px 12px; }}
"""


class MarkdownText(QLabel):
    """Shows Markdown as high as it needs, in the design's colours and its language's direction."""

    def __init__(self, text: str, language: str, colours: ScreenColours) -> None:
        super().__init__()
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setOpenExternalLinks(False)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.setFont(interface_font(BODY_PIXELS))
        # By style, as an application's style sheet would win over a palette.
        self.setStyleSheet(f"color: {colours.ink}; background: transparent;")
        self.setLayoutDirection(text_direction(language))
        from_right = is_right_to_left(language)
        style = _STYLE.format(probe=colours.probe)
        told = markdown_html(text, from_right=from_right)
        self.setText(f'<style>{style}</style><div dir="{"rtl" if from_right else "ltr"}">{told}</div>')
        self.setAccessibleName(text)
