#!lua flags=allow-oom
-- Forgets a channel that was deleted: its place in the lists, and its name, unless another channel has it by now.
-- KEYS   1 names (see claim.lua)  2 words  3 ids  4 listed
-- ARGV   1 name, '' if unknown  2 id, then the words to remove
-- reply  {name it was listed under, or ''}
-- cost   O(words x log n)
local function release(name)
  local value = redis.call('HGET', KEYS[1], name)
  if value and string.match(value, '^[^;]+') == ARGV[2] then
    redis.call('HDEL', KEYS[1], name)
  end
end
local former = string.match(redis.call('HGET', KEYS[4], ARGV[2]) or '', ';(.*)$') or ''
release(ARGV[1])
release(former)
redis.call('HDEL', KEYS[4], ARGV[2])
redis.call('ZREM', KEYS[3], ARGV[2])
for i = 3, #ARGV do
  redis.call('ZREM', KEYS[2], ARGV[i])
end
return {former}
