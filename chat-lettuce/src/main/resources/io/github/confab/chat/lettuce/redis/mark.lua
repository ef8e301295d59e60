#!lua
-- Moves a user's read mark on; it never goes back. The mentions up to it are read, too.
-- KEYS   1 cur of the user: hash, field '<channel>/<epoch>' -> '<ordinal>;<id>'
--        2 mn of the user: zset (lex) of '<channel>/<epoch>/<ordinal, 16 digits>'
-- ARGV   1 field  2 ordinal  3 id
-- reply  {1 if it moved}
-- cost   O(log mentions + mentions read)
local before = redis.call('HGET', KEYS[1], ARGV[1])
if before and tonumber(string.match(before, '^%d+')) >= tonumber(ARGV[2]) then return {0} end
redis.call('HSET', KEYS[1], ARGV[1], ARGV[2] .. ';' .. ARGV[3])
local prefix = '[' .. ARGV[1] .. '/'
redis.call('ZREMRANGEBYLEX', KEYS[2], prefix, prefix .. string.format('%016.0f', tonumber(ARGV[2])))
return {1}
