#!lua flags=allow-oom
-- Forgets a process whose lease has run out, and who left nothing.
-- KEYS   1 presence:nodes
-- ARGV   1 node
-- reply  {1 if it was forgotten}
-- cost   O(log processes)
local t = redis.call('TIME')
local now = t[1] * 1000 + math.floor(t[2] / 1000)
local ends = redis.call('ZSCORE', KEYS[1], ARGV[1])
if not ends or tonumber(ends) > now then return {0} end
return {redis.call('ZREM', KEYS[1], ARGV[1])}
