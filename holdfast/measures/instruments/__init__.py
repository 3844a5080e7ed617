"""One instrument, one family of plain files: its forms, its scoring, its bands, its licence.

An instrument file is facts and arithmetic: standard library only, no row, no clock, no
request. It names questions by number and never quotes one, because the wording belongs to
somebody else. Each published table carries its name, its source, and whether every cell was
seen in that source or only recalled; whoever shows a band shows the name of its table too.
"""
