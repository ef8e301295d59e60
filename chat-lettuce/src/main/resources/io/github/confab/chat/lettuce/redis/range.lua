#!lua flags=no-writes
--#include overlay
-- Reads entries between two ids, both excluded, with what has become of them.
-- KEYS   1 meta  2 stream  3 overlay
-- ARGV   1 after  2 before (or +)  3 how many  4 'N' = newest first, else oldest first
-- reply  {} if there is no channel, else {epoch, entries}, see overlay.lua
-- cost   O(log n + entries)
local m = redis.call('HMGET', KEYS[1], '~e', '~l')
if not m[1] then return {} end
local newest_first, limit = ARGV[4] == 'N', tonumber(ARGV[3])
local after, before = '(' .. ARGV[1], ARGV[2] == '+' and '+' or '(' .. ARGV[2]
if newest_first then
  local found = redis.call('XREVRANGE', KEYS[2], before, after, 'COUNT', limit)
  -- nothing is erased behind the newest entry: that one would say so
  local top = before == '+' and m[2] or ARGV[2]
  return {m[1], overlaid(KEYS[3], found, top, #found < limit and ARGV[1] or nil, limit, -1)}
end
local found = redis.call('XRANGE', KEYS[2], after, before, 'COUNT', limit)
local upto = #found < limit and before ~= '+' and ARGV[2] or nil
return {m[1], overlaid(KEYS[3], found, ARGV[1], upto, limit, 1)}
