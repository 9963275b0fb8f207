"""The archive: keeps records and their files, and finds them again. The only place with SQL.

archive    open, create, read and write an archive      tables    what is kept, normalised
keep       file and records into the archive            rows      a record as rows of the tables
documents  stored records out again                     originals the files' own bytes
search     full-text search                             analyse   Swedish text to stems
board      the justering table                          status    counts
"""
