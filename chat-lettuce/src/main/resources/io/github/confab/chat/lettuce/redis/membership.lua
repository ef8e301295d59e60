#!lua
--#include append
-- Makes somebody a member, or ends it; a change is an entry of the stream too.
-- KEYS   1 meta  2 stream  3 subs  last two: own, rd
-- ARGV   1 push command  2 topic  3 who asks ('' = the application)  4 whom it is about
--        5 join | leave (oneself), add | remove (anybody)
-- reply  {'NOCHANNEL'} | {'PRIVATE'} | {'NOT_THE_OWNER'} | {'DONE', 1 if that was a change}
-- cost   O(1), and the push
local state = redis.call('HMGET', KEYS[1], '~e', '~l', '~n', '~max', 'kind', 'owner')
if not state[1] then return {'NOCHANNEL'} end
local actor, user, act = ARGV[3], ARGV[4], ARGV[5]
local member = redis.call('SISMEMBER', KEYS[3], user) == 1
if actor ~= '' and actor ~= state[6] then
  if act == 'add' or act == 'remove' then return {'NOT_THE_OWNER'} end
  if act == 'join' and not member and state[5] ~= 'public' then return {'PRIVATE'} end
end
-- The application is a member of nothing.
if actor == '' and (act == 'join' or act == 'leave') then return {'DONE', 0} end
local joins = act == 'join' or act == 'add'
if member == joins then return {'DONE', 0} end
local header = joins and 'j;' .. user .. ';joined' or 'l;' .. user .. ';left'
local _, _, last, n = append(KEYS[2], ARGV[1], ARGV[2], state, {header}, {''})
redis.call(joins and 'SADD' or 'SREM', KEYS[3], user)
redis.call('HSET', KEYS[1], '~l', last, '~n', n)
-- Who joins has nothing to catch up with; who leaves takes their receipt along.
if joins then
  redis.call('HSET', KEYS[#KEYS - 1], user, n)
else
  redis.call('HDEL', KEYS[#KEYS - 1], user)
  redis.call('ZREM', KEYS[#KEYS], user)
end
redis.call('HINCRBY', KEYS[1], '~mv', 1)
return {'DONE', 1}
