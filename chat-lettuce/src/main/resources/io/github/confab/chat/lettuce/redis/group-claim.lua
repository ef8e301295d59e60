#!lua flags=allow-oom
--#include overlay
--#include group
-- Takes over entries whose consumer has been silent for too long.
-- KEYS   1 meta  2 stream  3 overlay
-- ARGV   1 group  2 consumer  3 how long silent, ms  4 search from this id on  5 how many at most
-- reply  see group.lua; ids: entries that are no longer in the stream (Redis has acknowledged them here, 7.0); position:
--        where to search on, 0-0 if all was seen
-- cost   O(entries, and ten times as many looked at)
local got = on_group('XAUTOCLAIM', stream, group, consumer, ARGV[3], ARGV[4], 'COUNT', ARGV[5])
if got == nil then return reply('NOGROUP') end
local counts = {}
for i, entry in ipairs(got[2]) do
  -- XAUTOCLAIM does not say how often an entry was delivered
  counts[i] = redis.call('XPENDING', stream, group, entry[1], entry[1], 1)[1][4]
end
return reply('OK', got[2], counts, got[3], got[1])
