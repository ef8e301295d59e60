#!lua
--#include append
-- Appends and pushes a batch of messages to one channel; sent again with the same number it appends nothing.
-- KEYS   1 meta  2 stream  3 d0  4 d1  5 subs  6 roles  7 last posts  8 own
--        only if one is a reply, or expires:  9 index  10 overlay
-- ARGV   1 push command, or '' for produce  2 topic  3 producer  4 batch number
--        5 number of the batch it must come right after, '' = none: that one was sent, but not answered yet
--        then per message: sender ('' = trusted)  key ('' = none)  hash  header  payload  the message it replies to ('' = none)
--        Behind the hash of a message that expires stands '~' and after how many ms.
-- reply  {'NOCHANNEL'} | {'STALE'} | {'EARLY'} | {'DONE', 'number;ms;firstSeq;codes;duplicateIds;waits'}
--        codes: one letter per message: o stored, d duplicate, c conflict, b busy (no room for keys), n not a member,
--        x banned, m muted, r role too low, g replies to nothing, s too fast for slow mode: the k-th has to wait the k-th
--        of waits, ms; that part is there only if an s is.
--        The k-th 'o' has id ms-(firstSeq+k-1); the k-th 'd' has the k-th of the comma separated ids.
-- cost   O(messages): HMGET, TIME, SISMEMBER per distinct sender, XADD each, HSET, PUBLISH; with keys two HMGET more; in a
--        channel with roles, bans, mutes or a policy (~pg) an HMGET per distinct sender more, in slow mode two HGET/HSET;
--        per reply O(log n) more, about ten commands

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

local state = redis.call('HMGET', KEYS[1], '~e', '~l', '~n', '~max', '~p:' .. ARGV[3], '~pg')
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
for i = 6, #ARGV, 6 do
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

-- What becomes of the next message of a sender. Most channels have nothing to look up in roles, and pay nothing for it.
local admission, slow
if not state[6] then
  admission = function(sender)
    return redis.call('SISMEMBER', KEYS[5], sender) == 1 and 'o' or 'n'
  end
else
--#include people
  local now = clock()
  slow = {pace = {}, wait = {}, waits = {}, posts = {}, now = string.format('%.0f', now)} -- pace, wait: per sender, ms
  admission = function(sender)
    local found = redis.call('HMGET', KEYS[6], '~', '~p', sender)
    local one, policy = read_record(found[3], now), policy_of(found[2])
    if one.banned ~= '0' then return 'x' end
    if redis.call('SISMEMBER', KEYS[5], sender) == 0 then return 'n' end
    local rank = string.match(found[1] or '', ';(.*)$') == sender and 4 or one.rank
    if one.muted ~= '0' then return 'm' end
    if rank < policy[1] then return 'r' end
    if policy[5] == 0 or rank >= 3 then return 'o' end
    slow.pace[sender] = policy[5]
    local last = tonumber(redis.call('HGET', KEYS[7], sender) or '0')
    -- a clock that was set back must not make anybody wait for longer
    slow.wait[sender] = policy[5] - (now - math.min(last, now))
    return slow.wait[sender] > 0 and 's' or 'o'
  end
end

-- Most calls bring no reply, and pay nothing for it.
local thread_for, grow, roots, replies
if KEYS[10] then
--#include message
--#include thread
  roots, replies = {}, {}
  thread_for = function(replied, sender)
    local message = message_at(KEYS[2], KEYS[10], replied)
    if is_gone(message, tonumber(now_ms())) then return nil end
    return {root = root_of(message), began = not message.root and message.author, sender = sender}
  end
  grow = function(reply, id)
    grow_thread(KEYS[10], KEYS[9], KEYS[5], reply, id)
  end
end

local codes, headers, payloads, remember, duplicates, admitted = {}, {}, {}, {}, {}, {}
local lives = {}                                       -- place among the stored ones -> expires after so many ms
local newest = {}                                      -- sender -> place of their newest among the stored ones
local within = {}                                      -- field -> place among the stored ones, of this very call
for i = 6, #ARGV, 6 do
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
    code = 'o'
    if sender ~= '' then
      code = admitted[sender] or admission(sender)
      admitted[sender] = code
    end
    if code == 's' then slow.waits[#slow.waits + 1] = string.format('%.0f', slow.wait[sender]) end
    if code == 'o' and ARGV[i + 5] ~= '' then
      local reply = thread_for(ARGV[i + 5], sender)
      if reply then
        roots[#headers + 1], replies[#headers + 1] = reply.root, reply
      else
        code = 'g'
      end
    end
    if code == 'o' then
      headers[#headers + 1] = ARGV[i + 3]
      payloads[#payloads + 1] = ARGV[i + 4]
      if hash ~= '' then lives[#headers] = string.match(hash, '~(%d+)$') end
      if slow and slow.pace[sender] then
        admitted[sender], slow.wait[sender] = 's', slow.pace[sender]
        slow.posts[#slow.posts + 1] = sender
        slow.posts[#slow.posts + 1] = slow.now
      end
      if sender ~= '' then newest[sender] = #headers end
      if at then
        local place = {place = #headers, hash = hash}
        within[fields[at]] = place
        remember[#remember + 1] = {fields[at], place}
      end
    end
  end
  codes[#codes + 1] = code
end

local ms, first, last, n
if #headers > 0 then
  ms, first, last, n = append(KEYS[2], ARGV[1], ARGV[2], state, headers, payloads, roots)
else
  ms, first, last, n = now_ms(), 0, state[2], state[3]
end
for i = 1, #duplicates do
  if type(duplicates[i]) == 'table' then
    duplicates[i] = ms .. '-' .. (first + duplicates[i].place - 1)
  end
end
local record = ARGV[4] .. ';' .. ms .. ';' .. first .. ';' .. table.concat(codes) .. ';' .. table.concat(duplicates, ',')
if slow and #slow.waits > 0 then record = record .. ';' .. table.concat(slow.waits, ',') end
local kept = ARGV[5] == '' and record or record .. '|' .. string.match(recorded, '[^|]*')
redis.call('HSET', KEYS[1], '~l', last, '~n', n, '~p:' .. ARGV[3], kept)
for place, life in pairs(lives) do
  local id = ms .. '-' .. (first + place - 1)
  redis.call('ZADD', KEYS[9], 0, '~', 0, 'x:' .. string.format('%016.0f', ms + life) .. ':' .. id)
end
if replies then
  for place = 1, #headers do
    if replies[place] then grow(replies[place], ms .. '-' .. (first + place - 1)) end
  end
end
local own = {}
for sender, place in pairs(newest) do
  own[#own + 1] = sender
  own[#own + 1] = n - #headers + place
end
if #own > 0 then redis.call('HSET', KEYS[8], unpack(own)) end
if slow and #slow.posts > 0 then redis.call('HSET', KEYS[7], unpack(slow.posts)) end
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
