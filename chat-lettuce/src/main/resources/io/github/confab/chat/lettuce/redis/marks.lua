#!lua flags=no-writes
-- A user's read marks in many channels, and the unread mentions there.
-- KEYS   1 cur  2 mn, see mark.lua
-- ARGV   per channel: field  what counts as read without a mark
-- reply  per channel two values: '<ordinal>;<id>' or nil, mentions
-- cost   O(channels x log mentions), about 3 us each
local out = {}
for i = 1, #ARGV, 2 do
  local mark = redis.call('HGET', KEYS[1], ARGV[i])
  local read = tonumber(ARGV[i + 1])
  if mark then read = math.max(read, tonumber(string.match(mark, '^%d+'))) end
  out[i] = mark
  local prefix = ARGV[i] .. '/'
  out[i + 1] = redis.call('ZLEXCOUNT', KEYS[2], '(' .. prefix .. string.format('%016.0f', read), '[' .. prefix .. '~')
end
return out
