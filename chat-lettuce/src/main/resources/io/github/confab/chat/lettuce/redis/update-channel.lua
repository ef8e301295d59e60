#!lua
--#include state
-- Changes a channel.
-- KEYS   1 meta  2 stream  3 subs
-- ARGV   1 who asks ('' = the application)  2 normalised name  3 name  4 when the name was claimed, ms; '' = keep the name
--        5 how long a claim is good for, ms  6 'D' = set the description  7 description
--        8 ~max, '' = keep the retention  9 ~age in ms
-- reply  {'NOCHANNEL'} | {'NOT_THE_OWNER'} | {'LATE'} | {'DONE', normalised name before, state...}, see state.lua
-- cost   O(1), and what the new ~max trims: at most 10 000 entries, the rest goes with later messages
local m = redis.call('HMGET', KEYS[1], '~e', 'owner', '~name')
if not m[1] then return {'NOCHANNEL'} end
if ARGV[1] ~= '' and ARGV[1] ~= m[2] then return {'NOT_THE_OWNER'} end
if ARGV[4] ~= '' then
  -- A claim that nothing came of may be given up by anybody: the name must not be set after that.
  if redis.call('TIME')[1] * 1000 - ARGV[4] > tonumber(ARGV[5]) then return {'LATE'} end
  redis.call('HSET', KEYS[1], '~name', ARGV[2], 'name', ARGV[3])
end
if ARGV[6] == 'D' then
  redis.call('HSET', KEYS[1], 'description', ARGV[7])
end
if ARGV[8] ~= '' then
  redis.call('HSET', KEYS[1], '~max', ARGV[8], '~age', ARGV[9])
  if ARGV[8] ~= '0' then
    redis.call('XTRIM', KEYS[2], 'MAXLEN', '~', ARGV[8])
  end
end
return {'DONE', m[3], unpack(channel_state(KEYS[1], KEYS[3], ARGV[1]))}
