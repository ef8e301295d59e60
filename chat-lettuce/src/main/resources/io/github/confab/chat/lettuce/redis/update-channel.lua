#!lua
--#include state
--#include append
--#include people
--#include records
-- Changes a channel. Its moderators may change the description alone.
-- KEYS   1 meta  2 stream  3 subs  4 roles
-- ARGV   1 who asks ('' = the application)  2 normalised name  3 name  4 token of the rename (see rename-lock.lua),
--        '' = keep the name  5 when the name was claimed, ms  6 how long a claim is good for, ms
--        7 'D' = set the description  8 description  9 ~max, '' = keep the retention  10 ~age in ms
--        11 policy (see people.lua), '' = keep it  12 policy of messages (see message.lua), '' = keep it
-- reply  {'NOCHANNEL'} | {'NOT_THE_OWNER'} | {'LATE'} | {'DONE', normalised name before, state...}, see state.lua
-- cost   O(1), and what the new ~max trims: at most 10 000 entries, the rest goes with later messages
local m = redis.call('HMGET', KEYS[1], '~e', 'owner', '~name', '~nv', '~rn')
if not m[1] then return {'NOCHANNEL'} end
if ARGV[1] ~= '' and ARGV[1] ~= m[2] then
  local more = ARGV[4] ~= '' or ARGV[9] ~= '' or ARGV[11] ~= ''
  if more or person(KEYS[3], KEYS[4], ARGV[1], m[2], clock()).rank < 3 then return {'NOT_THE_OWNER'} end
end
if ARGV[4] ~= '' then
  -- A claim that nothing came of may be given up by anybody: the name must not be set after that.
  local now = now_ms()
  local late = now - ARGV[5] > tonumber(ARGV[6])
  if late or string.match(m[5] or '', '^[^;]+') ~= ARGV[4] then return {'LATE'} end
  -- Grows with each name, and by the clock, so that it does so over a loss of the meta too.
  local version = now
  if m[4] and tonumber(m[4]) >= tonumber(now) then version = string.format('%.0f', m[4] + 1) end
  redis.call('HSET', KEYS[1], '~name', ARGV[2], 'name', ARGV[3], '~nv', version)
end
if ARGV[7] == 'D' then
  redis.call('HSET', KEYS[1], 'description', ARGV[8])
end
if ARGV[9] ~= '' then
  redis.call('HSET', KEYS[1], '~max', ARGV[9], '~age', ARGV[10])
  if ARGV[9] ~= '0' then
    redis.call('XTRIM', KEYS[2], 'MAXLEN', '~', ARGV[9])
  end
end
if ARGV[11] ~= '' then
  if ARGV[11] == DEFAULT_POLICY then
    redis.call('HDEL', KEYS[4], '~p')
  else
    redis.call('HSET', KEYS[4], '~p', ARGV[11])
  end
  set_guard(KEYS[1], KEYS[4])
end
if ARGV[12] ~= '' then
  redis.call('HSET', KEYS[1], '~q', ARGV[12])
end
return {'DONE', m[3], unpack(channel_state(KEYS[1], KEYS[3], ARGV[1], KEYS[4]))}
