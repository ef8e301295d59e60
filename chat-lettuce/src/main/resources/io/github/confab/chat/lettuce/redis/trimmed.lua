-- Included by the janitor, after message.lua: forgets what belongs to places that retention has removed from the stream. In
-- overlay and index it stands by place, so all of it lies before the oldest place that stands.

-- Of one call; what is left is for the next one.
local MOST_PLACES, MOST_MEMBERS = 500, 2000

local function seq_of(id)
  return tonumber(string.match(id, '(%d+)$') or '0')
end

-- The first place that stands. Erased ones right before the oldest entry stand too, or who reads on from there would take
-- them for trimmed; unless their time is over.
local function floor_of(overlay, oldest, last, edge)
  local floor = seq_of(last) + 1
  if oldest then floor = math.min(floor, seq_of(oldest[1])) end
  for _ = 1, MOST_PLACES do
    local fate = redis.call('HGET', overlay, string.format('%.0f', floor - 1))
    local ms = fate and string.match(fate, '^x;[^;]*;[^;]*;(%d+)%-')
    if not ms or tonumber(ms) < edge then break end
    floor = floor - 1
  end
  return floor
end

-- The ordinal of the first message that stands, or may come; nil if a foreign entry hides it.
local function first_ordinal(oldest, n)
  if not oldest then return n + 1 end
  local fields = fields_of(oldest)
  local ordinal = tonumber(fields.n)
  if not ordinal or not fields.h then return nil end
  return string.sub(fields.h, 1, 2) == 'm;' and ordinal or ordinal + 1
end

-- Takes what begins with a letter and a number below that out of the index, at most so much, and gives it.
local function take_below(index, letter, number, most)
  if most <= 0 then return {} end
  local from, to = '[' .. letter .. ':', '(' .. letter .. ':' .. sixteen(number)
  local found = redis.call('ZRANGEBYLEX', index, from, to, 'LIMIT', 0, most)
  remove_all(index, found)
  return found
end

-- In the order of their end stand those that expire: about as many as places are looked at, from where the last call ended.
local function sweep_expiring(meta, index, floor)
  local from = redis.call('HGET', meta, '~sx')
  local found = redis.call('ZRANGEBYLEX', index, from and '(' .. from or '[x:', '(x;', 'LIMIT', 0, MOST_PLACES)
  local gone = {}
  for _, member in ipairs(found) do
    if seq_of(member) < floor then gone[#gone + 1] = member end
  end
  remove_all(index, gone)
  if #found == MOST_PLACES then
    redis.call('HSET', meta, '~sx', found[#found])
  elseif from then
    redis.call('HDEL', meta, '~sx')
  end
end

-- Of each place: its fate, what people gave it, its thread, its pin. x counts the erased ones.
local function forget_fates(overlay, places)
  local seqs, fields, erased = {}, {}, 0
  for i, place in ipairs(places) do
    local seq = string.format('%.0f', seq_of(place))
    seqs[i] = seq
    for _, kind in ipairs({'', 'r', 't', 'p'}) do fields[#fields + 1] = kind .. seq end
  end
  if #seqs == 0 then return end
  for _, fate in ipairs(redis.call('HMGET', overlay, unpack(seqs))) do
    if fate and string.sub(fate, 1, 2) == 'x;' then erased = erased + 1 end
  end
  redis.call('HDEL', overlay, unpack(fields))
  if erased == 0 then return end
  local left = tonumber(redis.call('HGET', overlay, 'x') or '0') - erased
  if left > 0 then
    redis.call('HSET', overlay, 'x', string.format('%.0f', left))
  else
    redis.call('HDEL', overlay, 'x')
  end
end

-- Where each follower of a thread stands goes with the thread.
local function forget_followers(overlay, followers)
  local fields = {}
  for i, follower in ipairs(followers) do
    local root, user = string.match(follower, '^f:(%d+):(.*)$')
    fields[i] = root and string.format('u%.0f/', tonumber(root)) .. user or follower
  end
  for i = 1, #fields, 1000 do
    redis.call('HDEL', overlay, unpack(fields, i, math.min(#fields, i + 999)))
  end
end

-- What was left over when a message with very many reactions was deleted. returns how much it was
local function forget_leftovers(index, most)
  local left = most
  for _, place in ipairs(redis.call('ZRANGEBYLEX', index, '[z:', '(z;', 'LIMIT', 0, MOST_PLACES)) do
    if left <= 0 then break end
    left = left - take_under(index, 'r' .. string.sub(place, 2), left)
    if left > 0 then redis.call('ZREM', index, place) end
  end
  return most - left
end

-- last = ~l, n = ~n of the meta; edge = what is older is over, in ms, 0 = nothing is
-- returns  1 if there is more to forget
-- cost     O(what is forgotten × log n), at most 500 places and 2 000 members of the index
local function forget_trimmed(meta, stream, overlay, index, last, n, edge)
  if redis.call('ZLEXCOUNT', index, '-', '+') <= 1 then return 0 end
  local oldest = redis.call('XRANGE', stream, '-', '+', 'COUNT', 1)[1]
  local floor = floor_of(overlay, oldest, last, edge)
  local room = MOST_MEMBERS
  for _, letter in ipairs({'r', 't', 'p'}) do room = room - #take_below(index, letter, floor, room) end
  local followers = take_below(index, 'f', floor, room)
  forget_followers(overlay, followers)
  room = room - #followers
  local ordinal = first_ordinal(oldest, n)
  if ordinal then room = room - #take_below(index, 'c', ordinal, room) end
  if room > 0 then room = room - forget_leftovers(index, room) end
  local places = take_below(index, 'o', floor, MOST_PLACES)
  forget_fates(overlay, places)
  sweep_expiring(meta, index, floor)
  return (room <= 0 or #places == MOST_PLACES) and 1 or 0
end
