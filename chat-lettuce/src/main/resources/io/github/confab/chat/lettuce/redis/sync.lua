#!lua flags=no-writes
-- Looks at a channel's stream from a position on; see SyncPage.
-- KEYS   1 meta  2 stream
-- ARGV   1 position (an id, or + for the newest)  2 id to read after  3 how many entries, 0 = none
-- reply  {} if there is no channel, else {epoch, last id, ordinal, membership version, at most 1 entry, entries,
--        1 if the stream is there, which is asked only if nothing was found in it}
-- cost   O(log n + entries)
local m = redis.call('HMGET', KEYS[1], '~e', '~l', '~n', '~mv')
if not m[1] then return {} end
local below = redis.call('XREVRANGE', KEYS[2], ARGV[1], '-', 'COUNT', 1)
local entries = {}
if ARGV[3] ~= '0' then
  entries = redis.call('XRANGE', KEYS[2], '(' .. ARGV[2], '+', 'COUNT', ARGV[3])
end
local there = 1
if #below == 0 and #entries == 0 then there = redis.call('EXISTS', KEYS[2]) end
return {m[1], m[2], m[3], m[4] or '0', below, entries, there}
