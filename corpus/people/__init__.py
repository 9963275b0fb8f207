"""Who is who: names written in many minutes, brought together to people.

names      a printed name parted into given names, particles and surnames
likeness   how alike two names are, in levels
context    what is known where a name was met: party, body, organisation, post, time
features   the table of evidence: each feature a function, a weight and a line of explanation
compare    two mentions to a zone, a score and the lines behind it
candidates which names are compared at all
clusters   nodes and their links to people, whatever came first

appearances, gather   from records to nodes
store, settle         into the archive, and brought together as far as something changed
verdicts, review      what people decide, and what they are asked
persons, memberships  people found and shown
"""
