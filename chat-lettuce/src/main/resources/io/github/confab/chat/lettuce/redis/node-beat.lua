#!lua flags=allow-oom
-- Renews the lease of a process; all by the server's clock. A lease that has run out is never renewed: others may have
-- swept what the process had.
-- KEYS   1 presence:nodes
-- ARGV   1 node  2 for how long, ms  3 'new' for the first time
-- reply  {1} renewed | {0} lost
-- cost   O(log processes)
local t = redis.call('TIME')
local now = t[1] * 1000 + math.floor(t[2] / 1000)
local ends = redis.call('ZSCORE', KEYS[1], ARGV[1])
if ARGV[3] ~= 'new' then
  -- what was deleted by hand is put back as one that has ended, so that the sweepers find what it left
  if not ends then redis.call('ZADD', KEYS[1], now, ARGV[1]) end
  if not ends or tonumber(ends) <= now then return {0} end
end
redis.call('ZADD', KEYS[1], now + ARGV[2], ARGV[1])
return {1}
