"""Linking kept up to date: what a new, changed or removed report changes is linked anew, and nothing else.

records = what is kept of each report     blocks = who is compared with whom, and what came of it
reports = a report enters or leaves       relink = components, clusters, events
"""
