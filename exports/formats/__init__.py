"""One module per format: it renders any page, or any rows, and knows no question.

`junit` and `triples` are of one question each; `documents` are the generated pages of `docs/`.
"""
