#!lua
-- Claims a name, or tells who has it. A claim by the one who has it already is renewed.
-- KEYS   1 names: hash, name -> 'id;claimed at ms;state'; state: c claimed, r claimed to rename, l listed
-- ARGV   1 name (normalised)  2 id  3 state to claim it in: c or r
-- reply  {'CORRUPT'} | {'DONE', value, age in ms}
-- cost   O(1)
local t = redis.call('TIME')
local now = t[1] .. string.sub(1000 + math.floor(t[2] / 1000), 2)
local value = redis.call('HGET', KEYS[1], ARGV[1])
local holder, since
if value then
  holder, since = string.match(value, '^([^;]+);(%d+);%l$')
  if not holder then return {'CORRUPT'} end
end
if holder == nil or holder == ARGV[2] then
  value = ARGV[2] .. ';' .. now .. ';' .. ARGV[3]
  since = now
  redis.call('HSET', KEYS[1], ARGV[1], value)
end
return {'DONE', value, tonumber(now) - tonumber(since)}
