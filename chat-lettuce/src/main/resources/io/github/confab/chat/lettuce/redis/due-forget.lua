#!lua flags=allow-oom
--#include scheduled
-- Forgets what an author has scheduled, whatever became of it: the author is erased.
-- KEYS   as of scheduled.lua
-- ARGV   1 author  2 at most how many
-- reply  {how many were forgotten}; as many as asked for: call again
-- cost   O(forgotten * log n)
local author = ARGV[1]
local places = redis.call('ZRANGEBYLEX', OF, '[' .. author .. '/', '(' .. author .. '0', 'LIMIT', 0, ARGV[2])
for _, one in ipairs(places) do
  local id = string.match(one, '[^/]*$')
  redis.call('ZREM', OF, one)
  redis.call('ZREM', TIMES, id)
  redis.call('HDEL', DRAFTS, id, id .. ':t', id .. ':f')
end
return {#places}
