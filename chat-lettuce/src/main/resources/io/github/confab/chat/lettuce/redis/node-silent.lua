#!lua flags=no-writes
-- Which processes have let their lease run out.
-- KEYS   1 presence:nodes
-- ARGV   1 at most how many
-- reply  {nodes...}, those silent for the longest first
-- cost   O(log processes + nodes)
local t = redis.call('TIME')
local now = t[1] * 1000 + math.floor(t[2] / 1000)
return redis.call('ZRANGE', KEYS[1], '-inf', now, 'BYSCORE', 'LIMIT', 0, ARGV[1])
