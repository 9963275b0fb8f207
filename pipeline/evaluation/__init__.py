"""How well records agree with gold records: right, invented and missed values by field and family of layouts.

A gold record is a record as JSON. Keys that begin with "_" are notes for the scorer: `_family` (the layout), `_alt`,
`_act_alt`, `_prop_alt`, `_capacity_alt`, `_role_alt` (readings that are right too), `_furniture` (printed headers and
footers), `_negative` (no minutes at all), `_skip` (fields that are not scored), `_votes_optional`.
"""
