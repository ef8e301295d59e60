#!lua flags=allow-oom
--#include people
--#include records
--#include message
--#include trimmed
-- Cleans one channel up; all by the server's clock. Runs without memory left, too: it is what frees it.
-- KEYS   1 meta  2 stream  3 d0  4 d1  5 roles  6 last posts  7 overlay  8 index
-- ARGV   1 how long a producer must be idle to be forgotten, ms  2 the same for a consumer that has nothing
-- reply  {} if there is no channel, else {entries trimmed, producers, idempotency windows, consumers dropped,
--        1 if there is more to trim, or to forget with what is trimmed, 1 if messages have expired: see due.lua}
-- cost   O(fields of the meta + consumers + entries trimmed, at most 10 000 of them + records looked at, about 1 000 +
--        what is forgotten with trimmed entries, see trimmed.lua)

local TRIM_LIMIT = 10000

local m = redis.call('HMGET', KEYS[1], '~e', '~age', '~max', '~w', '~wn', '~ws', '~l', '~n')
if not m[1] then return {} end
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)

-- Whole nodes first, as they cost next to nothing, then what is left of the one at the edge: without traffic it would stay.
local function trim_age(age)
  local edge = string.format('%.0f', math.max(0, now - age))
  local trimmed = redis.call('XTRIM', KEYS[2], 'MINID', '~', edge, 'LIMIT', TRIM_LIMIT)
  if trimmed >= TRIM_LIMIT then return trimmed end
  -- bounded: what is older than the edge by now lies in one node
  return trimmed + redis.call('XTRIM', KEYS[2], 'MINID', '=', edge)
end

local trimmed, more = 0, 0
for field, strategy in pairs({[2] = 'age', [3] = 'max'}) do
  local bound = tonumber(m[field] or '0')
  if bound > 0 then
    local count
    if strategy == 'age' then
      count = trim_age(bound)
    else
      count = redis.call('XTRIM', KEYS[2], 'MAXLEN', '~', m[field], 'LIMIT', TRIM_LIMIT)
    end
    if count >= TRIM_LIMIT then more = 1 end
    trimmed = trimmed + count
  end
end

local producers = {}
local fields = redis.call('HGETALL', KEYS[1])
for i = 1, #fields, 2 do
  if string.sub(fields[i], 1, 3) == '~p:' then
    local last = string.match(fields[i + 1], '^%d+;(%d+);')
    if last and now - tonumber(last) > tonumber(ARGV[1]) then producers[#producers + 1] = fields[i] end
  end
end
for i = 1, #producers, 1000 do
  redis.call('HDEL', KEYS[1], unpack(producers, i, math.min(#producers, i + 999)))
end

-- The window that takes new keys was begun at ~ws; the other one is older than that.
local windows = 0
local function empty(key)
  if redis.call('HLEN', key) > 1 then
    redis.call('UNLINK', key)
    redis.call('HSET', key, '~', '')
    windows = windows + 1
  end
end
local age, width, number = now - tonumber(m[6] or '0'), tonumber(m[4] or '300000'), tonumber(m[5] or '0')
if age >= width then empty(KEYS[4 - number % 2]) end
if age >= 2 * width then empty(KEYS[3 + number % 2]) end

local function values_of(flat)
  local values = {}
  for i = 1, #flat, 2 do values[flat[i]] = flat[i + 1] end
  return values
end
local consumers = 0
if redis.call('EXISTS', KEYS[2]) == 1 then
  for _, one in ipairs(redis.call('XINFO', 'GROUPS', KEYS[2])) do
    local group = values_of(one)['name']
    for _, other in ipairs(redis.call('XINFO', 'CONSUMERS', KEYS[2], group)) do
      local consumer = values_of(other)
      if consumer['pending'] == 0 and consumer['idle'] > tonumber(ARGV[2]) then
        redis.call('XGROUP', 'DELCONSUMER', KEYS[2], group, consumer['name'])
        consumers = consumers + 1
      end
    end
  end
end

-- About a thousand fields of a hash per call, from where the last call ended: ended bans and mutes, old last posts.
local SWEEP_PAGE = 1000
local function sweep(key, cursor_field, is_over)
  if redis.call('HLEN', key) == 1 then return 0 end
  local found = redis.call('HSCAN', key, redis.call('HGET', KEYS[1], cursor_field) or '0', 'COUNT', SWEEP_PAGE)
  local over = 0
  for i = 1, #found[2], 2 do
    if string.sub(found[2][i], 1, 1) ~= '~' and is_over(found[2][i + 1]) then
      over = over + redis.call('HDEL', key, found[2][i])
    end
  end
  if found[1] == '0' then
    redis.call('HDEL', KEYS[1], cursor_field)
  else
    redis.call('HSET', KEYS[1], cursor_field, found[1])
  end
  return over
end
local slow = policy_of(redis.call('HGET', KEYS[5], '~p'))[5]
sweep(KEYS[6], '~ss', function(last) return now - tonumber(last) >= slow end)
local ended = sweep(KEYS[5], '~sr', function(text)
  local one = read_record(text, now)
  return one.rank == 2 and one.muted == '0' and one.banned == '0'
end)
if ended > 0 then set_guard(KEYS[1], KEYS[5]) end
local bound = tonumber(m[2] or '0')
local edge = bound > 0 and now - bound or 0
if forget_trimmed(KEYS[1], KEYS[2], KEYS[7], KEYS[8], m[7], tonumber(m[8]), edge) == 1 then more = 1 end
local due = redis.call('ZRANGEBYLEX', KEYS[8], '[x:', '(x:' .. string.format('%016.0f;', now), 'LIMIT', 0, 1)
return {trimmed, #producers, windows, consumers, more, #due}
