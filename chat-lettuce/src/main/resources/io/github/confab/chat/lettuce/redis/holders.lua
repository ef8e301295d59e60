#!lua flags=no-writes
-- Who has each of many names.
-- KEYS   1 names (see claim.lua)
-- ARGV   names (normalised), at least one and at most a few hundred
-- reply  per name its value, '' if nobody has it
-- cost   O(names), about 0.2 us each
local values = redis.call('HMGET', KEYS[1], unpack(ARGV))
for i = 1, #ARGV do values[i] = values[i] or '' end
return values
