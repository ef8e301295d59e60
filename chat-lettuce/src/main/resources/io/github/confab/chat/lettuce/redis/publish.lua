#!lua
--#include append
-- Appends and pushes a batch of messages to one channel; sent again with the same number it appends nothing.
-- KEYS   1 meta  2 stream  3 d0  4 d1  5 subs  last: own
-- ARGV   1 push command, or '' for produce  2 topic  3 producer  4 batch number
--        5 number of the batch it must come right after, '' = none: that one was sent, but not answered yet
--        then per message: sender ('' = trusted)  key ('' = none)  hash  header  payload
-- reply  {'NOCHANNEL'} | {'STALE'} | {'EARLY'} | {'DONE', 'number;ms;firstSeq;codes;duplicateIds'}
--        codes: one letter per message: o stored, d duplicate, c conflict, n not a member, b busy.
--        The k-th 'o' has id ms-(firstSeq+k-1); the k-th 'd' has the k-th of the comma separated ids.
-- cost   O(messages): HMGET, TIME, SISMEMBER per distinct sender, XADD each, HSET, PUBLISH; with keys two HMGET more

local KEY_ROTATION_MIN_AGE = 30000

-- The two windows of idempotency keys: the one that takes new keys, the older one, and whether there is no room.
local function windows(now, wanted)
  local w = redis.call('HMGET', KEYS[1], '~w', '~dmax', '~wn', '~ws')
  local number, started = tonumber(w[3] or '0'), tonumber(w[4] or '0')
  local age = tonumber(now) - started
  local current = KEYS[3 + number % 2]
  local full = redis.call('HLEN', current) + wanted > tonumber(w[2]) + 1
  if full and age < KEY_ROTATION_MIN_AGE then
    return current, KEYS[4 - number % 2], true
  end
  if full or age >= tonumber(w[1]) then
    number = number + 1
    current = KEYS[3 + number % 2]
    redis.call('DEL', current)
    redis.call('HSET', current, '~', '')
    redis.call('HSET', KEYS[1], '~wn', number, '~ws', now)
  end
  return current, KEYS[4 - number % 2], false
end

local state = redis.call('HMGET', KEYS[1], '~e', '~l', '~n', '~max', '~p:' .. ARGV[3])
if not state[1] then return {'NOCHANNEL'} end
-- Two batches may be under way, so the last two are remembered, the newer one first.
local recorded = state[5]
local number = recorded and string.match(recorded, '%d+')
if number == ARGV[4] then return {'DONE', string.match(recorded, '[^|]*')} end
if number and tonumber(number) > tonumber(ARGV[4]) then
  local before = string.match(recorded, '|(.*)$')
  if before and string.match(before, '%d+') == ARGV[4] then return {'DONE', before} end
  return {'STALE'}
end
if ARGV[5] ~= '' and number ~= ARGV[5] then return {'EARLY'} end

local keyed, fields = {}, {}
for i = 6, #ARGV, 5 do
  if ARGV[i + 1] ~= '' then
    fields[#fields + 1] = ARGV[i] .. '/' .. ARGV[i + 1]
    keyed[i] = #fields
  end
end
local current, known, older, busy
if #fields > 0 then
  local other
  current, other, busy = windows(now_ms(), #fields)
  known = redis.call('HMGET', current, unpack(fields))
  older = redis.call('HMGET', other, unpack(fields))
end

local codes, headers, payloads, remember, duplicates, member = {}, {}, {}, {}, {}, {}
local newest = {}                                      -- sender -> place of their newest among the stored ones
local within = {}                                      -- field -> place among the stored ones, of this very call
for i = 6, #ARGV, 5 do
  local sender, hash, at = ARGV[i], ARGV[i + 2], keyed[i]
  local code
  local before = at and (known[at] or older[at])
  local twin = at and within[fields[at]]
  if before then
    local id, firstHash = string.match(before, '^([^:]*):(.*)$')
    code = firstHash == hash and 'd' or 'c'
    if code == 'd' then duplicates[#duplicates + 1] = id end
  elseif twin then
    code = twin.hash == hash and 'd' or 'c'
    if code == 'd' then duplicates[#duplicates + 1] = twin end
  elseif at and busy then
    code = 'b'
  else
    if sender ~= '' and member[sender] == nil then
      member[sender] = redis.call('SISMEMBER', KEYS[5], sender) == 1
    end
    if sender == '' or member[sender] then
      code = 'o'
      headers[#headers + 1] = ARGV[i + 3]
      payloads[#payloads + 1] = ARGV[i + 4]
      if sender ~= '' then newest[sender] = #headers end
      if at then
        local place = {place = #headers, hash = hash}
        within[fields[at]] = place
        remember[#remember + 1] = {fields[at], place}
      end
    else
      code = 'n'
    end
  end
  codes[#codes + 1] = code
end

local ms, first, last, n
if #headers > 0 then
  ms, first, last, n = append(KEYS[2], ARGV[1], ARGV[2], state, headers, payloads)
else
  ms, first, last, n = now_ms(), 0, state[2], state[3]
end
for i = 1, #duplicates do
  if type(duplicates[i]) == 'table' then
    duplicates[i] = ms .. '-' .. (first + duplicates[i].place - 1)
  end
end
local record = ARGV[4] .. ';' .. ms .. ';' .. first .. ';' .. table.concat(codes) .. ';' .. table.concat(duplicates, ',')
local kept = ARGV[5] == '' and record or record .. '|' .. string.match(recorded, '[^|]*')
redis.call('HSET', KEYS[1], '~l', last, '~n', n, '~p:' .. ARGV[3], kept)
local own = {}
for sender, place in pairs(newest) do
  own[#own + 1] = sender
  own[#own + 1] = n - #headers + place
end
if #own > 0 then redis.call('HSET', KEYS[#KEYS], unpack(own)) end
if #remember > 0 then
  local set = {}
  for i = 1, #remember do
    local place = remember[i][2]
    set[2 * i - 1] = remember[i][1]
    set[2 * i] = ms .. '-' .. (first + place.place - 1) .. ':' .. place.hash
  end
  redis.call('HSET', current, unpack(set))
end
return {'DONE', record}
