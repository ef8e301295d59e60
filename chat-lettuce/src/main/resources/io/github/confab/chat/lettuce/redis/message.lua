-- Included by the scripts that do something with a message.

local APPLICATION = 'system'
local DEFAULT_MESSAGE_POLICY = '*;*;2;0;3;3'

-- {edit within ms or nil, delete within ms or nil, react, one each, pin, call all}; the ranks see people.lua
local function message_policy_of(text)
  local edit, delete, react, one, pin, call =
    string.match(text or DEFAULT_MESSAGE_POLICY, '^([%d*]+);([%d*]+);(%d);(%d);(%d);(%d)$')
  return {tonumber(edit), tonumber(delete), tonumber(react), one == '1', tonumber(pin), tonumber(call)}
end

local function sixteen(seq)
  return string.format('%016.0f', tonumber(seq))
end

local function fields_of(entry)
  local fields = {}
  for i = 1, #entry[2], 2 do fields[entry[2][i]] = entry[2][i + 1] end
  return fields
end

-- The message of that id: {id, seq, ms, author, b, n, h, p, root, fate, what}; root = of a reply, its thread;
-- what = its overlay's kind: 'e', 'd', 'x' or nil. nil: there is none, or retention has removed it.
local function message_at(stream, overlay, id)
  local ms, seq = string.match(id, '^(%d+)-(%d+)$')
  local fate = redis.call('HGET', overlay, seq) or nil
  local what = fate and string.sub(fate, 1, 1)
  local b, n, h, p, root
  if what == 'x' then
    local erased
    erased, root, b, n, h = string.match(fate, '^x;[^;]*;[^;]*;([^;/]*)/?([^;]*);([^;]*);(%d+);(.*)$')
    if root == '' then root = nil end
    if erased ~= id then return nil end
  else
    local entry = redis.call('XRANGE', stream, id, id)[1]
    if not entry then return nil end
    local fields = fields_of(entry)
    b, n, h, p, root = fields.b, fields.n, fields.h, fields.p, fields.r
  end
  local author = string.match(h or '', '^m;([^;]*);')
  if not author then return nil end
  return {
    id = id, seq = seq, ms = tonumber(ms), author = author, b = b, n = n, h = h, p = p, root = root, fate = fate, what = what
  }
end

-- The newest edit of a message, an id; '0-0' if there was none.
local function last_edit(message)
  if message.what == 'e' then return string.match(message.fate, '^e;([^;]*)') end
  if message.what == 'd' then return string.match(message.fate, '^d;[^;]*;[^;]*;([^;]*)$') end
  return '0-0'
end

-- Its end is the last thing in its payload.
local function has_expired(message, now)
  local life = message.p and string.match(string.sub(message.p, -24), ',"x":(%d+)}$')
  return life and now - message.ms >= tonumber(life)
end

local function is_late(message, within, now)
  return within and now - message.ms >= within
end

-- Keeps a field of a place, and that there is something to forget with it; the sentinels too, for channels of before.
local function keep_beside(overlay, index, seq, field, value)
  redis.call('HSET', overlay, '~', '', field, value)
  redis.call('ZADD', index, 0, '~', 0, 'o:' .. sixteen(seq))
end

-- Whether there is nothing to do anything with: no such message, or one that was deleted, erased, or has expired.
local function is_gone(message, now)
  return not message or message.what == 'd' or message.what == 'x' or has_expired(message, now)
end

-- Remembers what has become of a place.
local function keep_fate(overlay, index, seq, fate)
  keep_beside(overlay, index, seq, seq, fate)
end

local function remove_all(index, members)
  for i = 1, #members, 1000 do
    redis.call('ZREM', index, unpack(members, i, math.min(#members, i + 999)))
  end
end

-- Takes what stands in the index under a name, 'r:<seq16>' say, out of it, at most so much. returns how much it was
local function take_under(index, name, most)
  local found = redis.call('ZRANGEBYLEX', index, '[' .. name .. ':', '(' .. name .. ';', 'LIMIT', 0, most)
  remove_all(index, found)
  return #found
end

-- All that people gave a message; of very much the rest is left to the janitor, for whom z:<seq16> stands there.
-- cost: O(log n + people who gave it something, at most 10 000)
local function forget_reactions(overlay, index, seq)
  local most = 10000
  if redis.call('HDEL', overlay, 'r' .. seq) == 0 then return end
  if take_under(index, 'r:' .. sixteen(seq), most) == most then
    redis.call('ZADD', index, 0, 'z:' .. sixteen(seq))
  end
end
