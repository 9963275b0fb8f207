"""Views for researchers: the § of current documents with their decisions, votes, reservations and people, a row each,
to be read with pandas, R, DuckDB or Datasette. docs/fragor.md describes them; names and columns are a contract.
"""

from sqlalchemy import Connection, inspect, text

_CURRENT = """document d
JOIN original o ON o.id = d.original_id
JOIN meeting m ON m.id = d.meeting_id
LEFT JOIN body b ON b.id = m.body_id
LEFT JOIN organisation g ON g.id = d.organisation_id"""
_WHERE = "d.current_id IS NULL AND NOT d.withdrawn"
_PLACE = """d.record_id AS id, o.name AS fil, g.name AS organisation, b.name AS organ, m.date AS datum, d.kind AS slag,
i.number AS paragraf, i.title AS rubrik, i.page AS sida, i.id AS item_id"""
_PLAIN = "lower(replace(replace(({}), '.', ''), ',', ''))"
_PROPOSED = "SELECT {join}(p.text, ' ') FROM (SELECT text FROM proposal WHERE item_id = i.id ORDER BY position) p"
_DECIDED = """SELECT {join}(p.text, ' ')
FROM (SELECT text FROM decision WHERE item_id = i.id AND level = 'decision' ORDER BY number) p"""

VIEWS = {
    "v_paragraf": f"""SELECT {_PLACE}, i.immediate_justering AS omedelbart_justerad
FROM {_CURRENT} JOIN item i ON i.document_id = d.id WHERE {_WHERE}""",
    "v_diarienummer": """SELECT p.*, c.case_number AS diarienummer
FROM v_paragraf p JOIN case_number c ON c.item_id = p.item_id""",
    "v_beslut": """SELECT p.*, x.number AS punkt, x.act AS beslut, x.level AS niva, x.addressee AS mottagare,
x.text AS text FROM v_paragraf p JOIN decision x ON x.item_id = p.item_id""",
    "v_yrkande": """SELECT p.*, x.position + 1 AS nummer, x.text AS text, n.name AS namn, n.party AS parti
FROM v_paragraf p JOIN motion x ON x.item_id = p.item_id
LEFT JOIN motion_mover w ON w.item_id = x.item_id AND w.motion = x.position
LEFT JOIN mention n ON n.document_id = w.document_id AND n.position = w.mention""",
    "v_omrostning": """SELECT p.*, x.position + 1 AS nummer, x.yes_means AS ja_betyder, x.no_means AS nej_betyder,
x.yes AS ja, x.no AS nej, x.abstain AS avstar, x.absent AS franvarande, x.casting_vote AS utslagsrost
FROM v_paragraf p JOIN vote x ON x.item_id = p.item_id""",
    "v_rost": """SELECT p.*, x.vote + 1 AS nummer, n.name AS namn, n.party AS parti,
CASE x.choice WHEN 'yes' THEN 'ja' WHEN 'no' THEN 'nej' WHEN 'abstain' THEN 'avstår' ELSE 'frånvarande' END AS rost,
CASE x.choice WHEN 'yes' THEN v.yes_means WHEN 'no' THEN v.no_means END AS for_vad
FROM v_paragraf p JOIN ballot x ON x.item_id = p.item_id
JOIN vote v ON v.item_id = x.item_id AND v.position = x.vote
JOIN mention n ON n.document_id = x.document_id AND n.position = x.mention""",
    "v_reservation": """SELECT p.*, x.position + 1 AS nummer, n.name AS namn, n.party AS parti, x.text AS text
FROM v_paragraf p JOIN reservation x ON x.item_id = p.item_id
JOIN reservation_person w ON w.item_id = x.item_id AND w.reservation = x.position
JOIN mention n ON n.document_id = w.document_id AND n.position = w.mention
UNION ALL
SELECT p.*, x.position + 1, NULL, r.party, x.text
FROM v_paragraf p JOIN reservation x ON x.item_id = p.item_id
JOIN reservation_party r ON r.item_id = x.item_id AND r.reservation = x.position
WHERE NOT EXISTS (SELECT 1 FROM reservation_person w
JOIN mention n ON n.document_id = w.document_id AND n.position = w.mention
WHERE w.item_id = x.item_id AND w.reservation = x.position AND n.party = r.party)""",
    "v_jav": """SELECT p.*, n.name AS namn, n.party AS parti
FROM v_paragraf p JOIN conflict_of_interest x ON x.item_id = p.item_id
JOIN mention n ON n.document_id = x.document_id AND n.position = x.mention""",
    "v_narvaro": f"""SELECT d.record_id AS id, o.name AS fil, g.name AS organisation, b.name AS organ, m.date AS datum,
n.name AS namn, n.party AS parti, a.capacity AS stallning, a.role AS roll,
a.title AS titel, a.attendance AS narvaro, a.remote AS pa_distans
FROM {_CURRENT} JOIN attendee a ON a.document_id = d.id
JOIN mention n ON n.document_id = a.document_id AND n.position = a.mention WHERE {_WHERE}""",
    "v_forslag": f"""SELECT p.*, {_PLAIN.format(_PROPOSED)} <> {_PLAIN.format(_DECIDED)} AS andrat,
({_PROPOSED}) AS forslag, ({_DECIDED}) AS beslut
FROM v_paragraf p JOIN item i ON i.id = p.item_id
WHERE EXISTS (SELECT 1 FROM proposal x WHERE x.item_id = p.item_id)
AND EXISTS (SELECT 1 FROM decision x WHERE x.item_id = p.item_id AND x.level = 'decision')""",
}  # fmt: skip
"""Name → what it selects. `v_forslag.andrat` compares the words, without full stops and commas."""
_JOIN = {"sqlite": "group_concat", "postgresql": "string_agg"}


def create_views(connection: Connection) -> None:
    """Makes the views that are missing."""
    have = set(inspect(connection).get_view_names())
    join = _JOIN.get(connection.dialect.name)
    for name, query in VIEWS.items():
        if join and name not in have:
            connection.execute(text(f"CREATE VIEW {name} AS {query.replace('{join}', join)}"))
