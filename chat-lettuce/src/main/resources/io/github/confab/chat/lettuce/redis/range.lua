#!lua flags=no-writes
-- Reads entries between two ids, both excluded.
-- KEYS   1 meta  2 stream
-- ARGV   1 after  2 before (or +)  3 how many  4 'N' = newest first, else oldest first
-- reply  {} if there is no channel, else {entries}
-- cost   O(log n + entries)
if redis.call('HEXISTS', KEYS[1], '~e') == 0 then return {} end
local after = '(' .. ARGV[1]
local before = ARGV[2] == '+' and '+' or '(' .. ARGV[2]
if ARGV[4] == 'N' then
  return {redis.call('XREVRANGE', KEYS[2], before, after, 'COUNT', ARGV[3])}
end
return {redis.call('XRANGE', KEYS[2], after, before, 'COUNT', ARGV[3])}
