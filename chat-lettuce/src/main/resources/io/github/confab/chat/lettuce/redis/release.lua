#!lua flags=allow-oom
-- Gives a name up, unless the claim has changed.
-- KEYS   1 names (see claim.lua)
-- ARGV   1 name (normalised)  2 the value of the claim, as it was read
-- reply  {1 if that was a change}
-- cost   O(1)
if redis.call('HGET', KEYS[1], ARGV[1]) ~= ARGV[2] then return {0} end
return {redis.call('HDEL', KEYS[1], ARGV[1])}
