#!lua
--#include state
--#include append
--#include people
--#include records
-- Makes a channel, unless it exists. From then on each of its keys exists until it is deleted: a script that declares an
-- absent key fails for the whole time in which a cluster moves the slot.
-- KEYS   1 meta  2 stream  3 subs  4 roles  5.. further hashes (9 own)  last: ix and rd, sorted sets; see KeySpace.ofChannel
-- ARGV   1 epoch (new)  2 normalised name  3 name  4 description  5 kind  6 who creates ('' = the application)
--        7 ~max  8 ~age in ms  9 policy (see people.lua)  10 of a direct channel: the other member
--        11 policy of messages (see message.lua), '' = the default one
-- reply  {'GONE'}: the channel of this id was deleted; a direct one may be made again, since its id says who it is for
--        {'CREATED' | 'MENDED' | 'EXISTS', state...}, see state.lua. MENDED: its stream was there, its meta was lost
-- cost   O(1)
local creator, direct = ARGV[6], ARGV[5] == 'direct'
if direct and redis.call('HGET', KEYS[1], 'kind') == 'direct' then redis.call('SADD', KEYS[3], creator, ARGV[10]) end
local state = channel_state(KEYS[1], KEYS[3], creator, KEYS[4])
if state then
  -- the same epoch: this very call was sent twice, its first reply got lost
  return {state[9] == ARGV[1] and 'CREATED' or 'EXISTS', unpack(state)}
end
if redis.call('HEXISTS', KEYS[1], '~gone') == 1 then
  if not direct then return {'GONE'} end
  redis.call('DEL', KEYS[1])
end

local now = now_ms()
local lost = redis.call('EXISTS', KEYS[2]) == 1
local description, kind, owner, max, age = ARGV[4], ARGV[5], direct and '' or creator, ARGV[7], ARGV[8]
local last, n = now .. '-1', '0'
if lost then
  -- Kind and owner stand in roles too: what was private must not become open to whoever opens the name first. The rest of
  -- what was lost is not for that one to choose either: a retention would delete messages.
  description, max, age = '', '0', '0'
  kind, owner = string.match(redis.call('HGET', KEYS[4], '~') or '', '^(%l+);(.*)$')
  kind, owner = kind or (direct and 'direct' or 'private'), owner or ''
  local info = redis.call('XINFO', 'STREAM', KEYS[2])
  for i = 1, #info, 2 do
    if info[i] == 'last-generated-id' then last = info[i + 1] end
  end
  local newest = redis.call('XREVRANGE', KEYS[2], '+', '-', 'COUNT', 1)[1]
  for i = 1, newest and #newest[2] or 0, 2 do
    if newest[2][i] == 'n' then n = newest[2][i + 1] end
  end
end
redis.call('HSET', KEYS[1], '~e', ARGV[1], '~l', last, '~n', n, '~mv', 0, '~w', 300000, '~dmax', 1000000,
  '~max', max, '~age', age, '~name', ARGV[2], '~nv', now,
  'name', ARGV[3], 'description', description, 'kind', kind, 'owner', owner, 'createdAt', now)
if ARGV[11] ~= '' and not lost then redis.call('HSET', KEYS[1], '~q', ARGV[11]) end
if lost then
  -- Ordinals of the life before: what is there already counts as read.
  redis.call('HSET', KEYS[1], '~n0', n)
  redis.call('DEL', KEYS[9], KEYS[#KEYS])
end
redis.call('SADD', KEYS[3], '~')
redis.call('HSET', KEYS[4], '~', kind .. ';' .. owner)
if not lost and ARGV[9] ~= DEFAULT_POLICY then redis.call('HSET', KEYS[4], '~p', ARGV[9]) end
set_guard(KEYS[1], KEYS[4])
for i = 5, #KEYS - 2 do redis.call('HSETNX', KEYS[i], '~', '') end
for i = #KEYS - 1, #KEYS do redis.call('ZADD', KEYS[i], 0, '~') end
if not lost then
  redis.call('XADD', KEYS[2], last, 'b', '0-0', 'h', 'c;;created', 'n', '0', 'p', '')
  if creator ~= '' then
    -- Nobody can listen yet, so this is not pushed.
    local headers, payloads = {'j;' .. creator .. ';joined'}, {''}
    if direct then headers[2], payloads[2] = 'j;' .. ARGV[10] .. ';joined', '' end
    local _, _, joined = append(KEYS[2], '', '', {ARGV[1], last, '0', '0'}, headers, payloads)
    redis.call('SADD', KEYS[3], creator)
    if direct then redis.call('SADD', KEYS[3], ARGV[10]) end
    redis.call('HSET', KEYS[1], '~l', joined, '~mv', 1)
  end
end
return {lost and 'MENDED' or 'CREATED', unpack(channel_state(KEYS[1], KEYS[3], creator, KEYS[4]))}
