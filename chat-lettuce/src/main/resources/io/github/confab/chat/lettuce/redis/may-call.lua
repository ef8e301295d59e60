#!lua flags=no-writes
--#include people
--#include message
-- Whether somebody may call everybody.
-- KEYS   1 meta  2 subs  3 roles
-- ARGV   1 who asks ('' = the application)
-- reply  {1 or 0}
-- cost   O(1)
local m = redis.call('HMGET', KEYS[1], '~e', 'owner', '~q')
if not m[1] then return {0} end
local one = person(KEYS[2], KEYS[3], ARGV[1], m[2], clock())
return {refusal(one, message_policy_of(m[3])[6]) and 0 or 1}
