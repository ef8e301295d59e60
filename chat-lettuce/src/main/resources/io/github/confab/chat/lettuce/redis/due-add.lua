#!lua
--#include scheduled
-- Keeps a message that is to be sent later.
-- KEYS   as of scheduled.lua
-- ARGV   1 id  2 author  3 channel  4 due, ms  5 details  6 payload  7 most of one author, 0 = no bound  8 most in all
--        9 how far ahead at most, ms
-- reply  {'PAST'} | {'FAR'} | {'TOO_MANY'} | {'FULL'} | {'OTHER'}: the id names another one
--        {'DONE', due of the one that is kept, ms; why it was not sent, '' = it waits}
-- cost   O(log n)
local id, author, channel, due = ARGV[1], ARGV[2], ARGV[3], tonumber(ARGV[4])
local known = redis.call('HGET', DRAFTS, id)
if known then
  local _, _, first, said = string.match(known, '^([^;]*);([^;]*);(%d+);(.*)$')
  if said ~= ARGV[5] .. ';' .. ARGV[6] then return {'OTHER'} end
  return {'DONE', first, redis.call('HGET', DRAFTS, id .. ':f') or ''}
end
local now = clock()
if due <= now then return {'PAST'} end
if due > now + ARGV[9] then return {'FAR'} end
if redis.call('ZCOUNT', TIMES, '-inf', '+inf') >= tonumber(ARGV[8]) then return {'FULL'} end
local most = tonumber(ARGV[7])
-- '0' comes right after '/'
if most > 0 and redis.call('ZLEXCOUNT', OF, '[' .. author .. '/', '(' .. author .. '0') >= most then
  return {'TOO_MANY'}
end
redis.call('HSET', DRAFTS, id, author .. ';' .. channel .. ';' .. ARGV[4] .. ';' .. ARGV[5] .. ';' .. ARGV[6])
redis.call('ZADD', OF, 0, place(author, channel, due, id))
redis.call('ZADD', TIMES, ARGV[4], id)
return {'DONE', ARGV[4], ''}
