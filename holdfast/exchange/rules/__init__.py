"""How a council's return is read: what a table is, what a cell means, what is turned away and why.

Nothing here touches a database, a clock or the network. The readers of each return
(`ssda903`, `ssd`) say only which files and columns there are; everything they share is here.
"""
