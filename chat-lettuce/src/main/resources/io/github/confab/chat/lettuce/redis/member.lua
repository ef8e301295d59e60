#!lua flags=no-writes
--#include people
-- One member.
-- KEYS   1 meta  2 subs  3 roles
-- ARGV   1 who asks ('' = the application)  2 whom it is about
-- reply  {'NOCHANNEL'} | {'PRIVATE'} | {'BANNED'}
--        {'DONE'}: not a member | {'DONE', now in ms, owner, user, record or nil, see people.lua}
-- cost   O(1)
local m = redis.call('HMGET', KEYS[1], '~e', 'kind', 'owner')
if not m[1] then return {'NOCHANNEL'} end
local now, asker, user = clock(), ARGV[1], ARGV[2]
if asker ~= '' and asker ~= user then
  local one = person(KEYS[2], KEYS[3], asker, m[3], now)
  if one.banned ~= '0' then return {'BANNED'} end
  if m[2] ~= 'public' and not one.member then return {'PRIVATE'} end
end
if redis.call('SISMEMBER', KEYS[2], user) == 0 then return {'DONE'} end
return {'DONE', string.format('%.0f', now), m[3] or '', user, redis.call('HGET', KEYS[3], user)}
