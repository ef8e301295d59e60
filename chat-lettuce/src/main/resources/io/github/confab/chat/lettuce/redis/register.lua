#!lua
-- Lets the housekeeping know of a channel that stands in no list.
-- KEYS   1 ids: zset, score = when it was registered
-- ARGV   1 id
-- reply  {1 if it is new}
-- cost   O(log channels)
local t = redis.call('TIME')
return {redis.call('ZADD', KEYS[1], 'NX', t[1] .. string.sub(1000 + math.floor(t[2] / 1000), 2), ARGV[1])}
