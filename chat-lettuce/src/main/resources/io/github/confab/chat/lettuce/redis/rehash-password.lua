#!lua
-- The same password under a better hash, unless it was changed meanwhile.
-- KEYS   1 user
-- ARGV   1 the hash that was checked  2 the new one
-- reply  {1 if that was a change}
-- cost   O(1)
if redis.call('HGET', KEYS[1], 'password') ~= ARGV[1] then return {0} end
redis.call('HSET', KEYS[1], 'password', ARGV[2])
return {1}
