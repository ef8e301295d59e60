#!lua flags=allow-oom
-- Forgets a channel that was deleted: its place in the lists, and its name, unless another channel has it by now.
-- KEYS   1 names  2 words  3 ids
-- ARGV   1 name, '' if unknown  2 id, then the words to remove
-- reply  {}
-- cost   O(words x log n)
if ARGV[1] ~= '' then
  local value = redis.call('HGET', KEYS[1], ARGV[1])
  if value and string.match(value, '^[^;]+') == ARGV[2] then
    redis.call('HDEL', KEYS[1], ARGV[1])
  end
end
redis.call('ZREM', KEYS[3], ARGV[2])
for i = 3, #ARGV do
  redis.call('ZREM', KEYS[2], ARGV[i])
end
return {}
