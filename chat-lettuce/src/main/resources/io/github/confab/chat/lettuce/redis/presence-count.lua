#!lua flags=no-writes
--#include people
-- How many users are present, and the version of the presence.
-- KEYS   1 meta  2 subs  3 pc  4 ph  5 roles
-- ARGV   1 who asks ('' = the application)
-- reply  {'NOCHANNEL'} | {'PRIVATE'} | {'BANNED'} | {'DONE', epoch, version, number of users, of connections}
-- cost   O(1)
local m = redis.call('HMGET', KEYS[1], '~e', 'kind', '~pv', '~pg')
if not m[1] then return {'NOCHANNEL'} end
if is_banned(KEYS[5], ARGV[1], m[4]) then return {'BANNED'} end
if ARGV[1] ~= '' and m[2] ~= 'public' and redis.call('SISMEMBER', KEYS[2], ARGV[1]) == 0 then return {'PRIVATE'} end
return {'DONE', m[1], m[3] or '0', redis.call('HLEN', KEYS[3]) - redis.call('HEXISTS', KEYS[3], '~'),
  redis.call('HLEN', KEYS[4])}
