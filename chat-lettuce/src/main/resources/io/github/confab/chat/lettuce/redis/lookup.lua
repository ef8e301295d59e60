#!lua flags=no-writes
-- Who has a name.
-- KEYS   1 names (see claim.lua)
-- ARGV   1 name (normalised)
-- reply  {} if nobody, else as claim.lua
-- cost   O(1)
local value = redis.call('HGET', KEYS[1], ARGV[1])
if not value then return {} end
local since = string.match(value, '^[^;]+;(%d+);%l$')
if not since then return {'CORRUPT'} end
local t = redis.call('TIME')
local now = t[1] .. string.sub(1000 + math.floor(t[2] / 1000), 2)
return {'DONE', value, tonumber(now) - tonumber(since)}
