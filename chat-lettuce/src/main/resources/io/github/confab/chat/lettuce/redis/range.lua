#!lua flags=no-writes
-- Reads entries between two ids, both excluded.
-- KEYS   1 meta  2 stream
-- ARGV   1 after  2 before (or +)  3 how many  4 'N' = newest first, else oldest first
-- reply  {} if there is no channel, else {epoch, entries}
-- cost   O(log n + entries)
local epoch = redis.call('HGET', KEYS[1], '~e')
if not epoch then return {} end
local after = '(' .. ARGV[1]
local before = ARGV[2] == '+' and '+' or '(' .. ARGV[2]
if ARGV[4] == 'N' then
  return {epoch, redis.call('XREVRANGE', KEYS[2], before, after, 'COUNT', ARGV[3])}
end
return {epoch, redis.call('XRANGE', KEYS[2], after, before, 'COUNT', ARGV[3])}
