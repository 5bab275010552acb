SELECT node.level, node.position, node.hash
FROM publog_node AS node
INNER JOIN unnest(%(levels)s::smallint[], %(positions)s::bigint[]) AS wanted (level, position)
    ON node.level = wanted.level AND node.position = wanted.position
