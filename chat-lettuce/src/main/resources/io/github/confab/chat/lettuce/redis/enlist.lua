#!lua
-- Lists a channel under its name, if it has claimed it, and takes away the name it was listed under.
-- Who was held up on the way here may come after a later rename: the version tells; then only its own claim is given up.
-- KEYS   1 names (see claim.lua)  2 words: zset (lex)  3 ids: zset, score = created at
--        4 listed: hash, id -> 'version;name'
-- ARGV   1 name  2 id  3 created at ms  4 version of the name  5 when it was claimed
--        6 how many words to remove, those words, then the words to add (see Words.java)
-- reply  {1, name it was listed under or ''}
--        {0, the same}: the name is not claimed by this channel, or it is listed under a later one
-- cost   O(words x log n), at most 33 words each
local function claim(name)
  local value = redis.call('HGET', KEYS[1], name)
  if value then
    local id, since, state = string.match(value, '^([^;]+);(%d+);(%l)$')
    if id == ARGV[2] then return since, state end
  end
end

local name, id = ARGV[1], ARGV[2]
local listed = redis.call('HGET', KEYS[4], id)
local version, former = string.match(listed or '0;', '^(%d+);(.*)$')
local since = claim(name)
if tonumber(version) > tonumber(ARGV[4]) then
  if since == ARGV[5] and name ~= former then redis.call('HDEL', KEYS[1], name) end
  return {0, former}
end
if not since then return {0, former} end

if former ~= '' and former ~= name then
  local _, state = claim(former)
  if state == 'l' then redis.call('HDEL', KEYS[1], former) end
end
local removed = 6 + ARGV[6]
for i = 7, removed do
  redis.call('ZREM', KEYS[2], ARGV[i])
end
if since == ARGV[5] then
  redis.call('HSET', KEYS[1], name, id .. ';' .. since .. ';l')
end
redis.call('HSET', KEYS[4], id, ARGV[4] .. ';' .. name)
redis.call('ZADD', KEYS[3], ARGV[3], id)
for i = removed + 1, #ARGV do
  redis.call('ZADD', KEYS[2], 0, ARGV[i])
end
return {1, former}
