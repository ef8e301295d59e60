-- Included by the scripts of scheduled messages.
-- KEYS   1 times: zset, id by when something is to be done with it, ms
--        2 drafts: hash, <id> -> 'author;channel;due ms;details;payload'; <id>:t -> when it was first taken to be sent, ms;
--          <id>:f -> why it was not sent
--        3 of: zset, all scores 0: 'author/channel/due ms, 16 digits/id'
local TIMES, DRAFTS, OF = KEYS[1], KEYS[2], KEYS[3]

local function clock()
  local t = redis.call('TIME')
  return t[1] * 1000 + math.floor(t[2] / 1000)
end

local function millis(number) return string.format('%.0f', number) end

local function place(author, channel, due, id)
  return author .. '/' .. channel .. '/' .. string.format('%016.0f', tonumber(due)) .. '/' .. id
end

-- nothing, if somebody else wrote it
local function parts(record)
  return string.match(record, '^([%w_.@+=-]+);([%w_-]+);(%d+);[^;]*;')
end

local function forget(id, record)
  local author, channel, due = parts(record)
  redis.call('ZREM', TIMES, id)
  redis.call('HDEL', DRAFTS, id, id .. ':t', id .. ':f')
  if author then redis.call('ZREM', OF, place(author, channel, due, id)) end
end
