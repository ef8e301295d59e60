#!lua
-- Keeps a mention of a user; the same one again changes nothing.
-- KEYS   1 mn, see mark.lua
-- ARGV   1 '<channel>/<epoch>/'  2 ordinal  3 how many of a channel are kept at most
-- reply  {1 if it is new}
-- cost   O(log mentions)
local prefix = ARGV[1]
local new = redis.call('ZADD', KEYS[1], 0, prefix .. string.format('%016.0f', tonumber(ARGV[2])))
if redis.call('ZLEXCOUNT', KEYS[1], '[' .. prefix, '[' .. prefix .. '~') > tonumber(ARGV[3]) then
  local oldest = redis.call('ZRANGEBYLEX', KEYS[1], '[' .. prefix, '[' .. prefix .. '~', 'LIMIT', 0, 1)
  redis.call('ZREM', KEYS[1], oldest[1])
end
return {new}
