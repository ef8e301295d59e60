#!lua
-- Lists a channel under its name, if it has claimed it; takes the name away that it had before.
-- KEYS   1 names  2 words: zset (lex)  3 ids: zset, score = created at
-- ARGV   1 name  2 id  3 created at ms  4 the name before, '' if none
--        5 how many words to remove, those words, then the words to add (see Words.java)
-- reply  {1}, or {0} if the name is not claimed by this channel
-- cost   O(words x log n), at most 33 words each
local function claimed(name)
  local value = redis.call('HGET', KEYS[1], name)
  if value then
    local id, since = string.match(value, '^([^;]+);(%d+);')
    if id == ARGV[2] then return since end
  end
end
if ARGV[4] ~= '' and claimed(ARGV[4]) then
  redis.call('HDEL', KEYS[1], ARGV[4])
end
local removed = 5 + ARGV[5]
for i = 6, removed do
  redis.call('ZREM', KEYS[2], ARGV[i])
end
local since = claimed(ARGV[1])
if not since then return {0} end
redis.call('HSET', KEYS[1], ARGV[1], ARGV[2] .. ';' .. since .. ';l')
redis.call('ZADD', KEYS[3], ARGV[3], ARGV[2])
for i = removed + 1, #ARGV do
  redis.call('ZADD', KEYS[2], 0, ARGV[i])
end
return {1}
