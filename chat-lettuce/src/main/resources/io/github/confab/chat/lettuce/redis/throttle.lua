#!lua
-- Counts an attempt, unless there were too many. A refused attempt is not counted: who waits gets through.
-- KEYS   1 throttle
-- ARGV   1 most attempts  2 in how many ms from the first on  3 attempt from which on the next one has to wait
--        (0 = none)  4 how long at first, ms; doubled with each
-- reply  {0} if it may go on, else {how long to wait, ms}
-- cost   O(1)
local t = redis.call('TIME')
local now = t[1] * 1000 + math.floor(t[2] / 1000)
local m = redis.call('HMGET', KEYS[1], 'n', 'next')
local ttl = redis.call('PTTL', KEYS[1])
local n, after = tonumber(m[1] or '0'), tonumber(m[2] or '0')
if ttl > 0 then
  if n >= tonumber(ARGV[1]) then return {ttl} end
  -- bounded by the window, however the clock was set
  if after > now then return {math.min(after - now, ttl)} end
end
n = redis.call('HINCRBY', KEYS[1], 'n', 1)
local first = tonumber(ARGV[3])
if first > 0 and n >= first then
  redis.call('HSET', KEYS[1], 'next', string.format('%.0f', now + tonumber(ARGV[4]) * 2 ^ (n - first)))
end
-- never a counter without an end: also if somebody took it away
if ttl <= 0 then redis.call('PEXPIRE', KEYS[1], ARGV[2]) end
return {0}
