#!lua flags=no-writes
--#include overlay
-- Looks at a channel's stream from a position on; see SyncPage.
-- KEYS   1 meta  2 stream  3 overlay
-- ARGV   1 position (an id, or + for the newest)  2 id to read after  3 how many entries, 0 = none
-- reply  {} if there is no channel, else {epoch, last id, ordinal, membership version, at most 1 entry, entries,
--        1 if the stream is there, which is asked only if nothing was found in it}; entries see overlay.lua
-- cost   O(log n + entries)
local m = redis.call('HMGET', KEYS[1], '~e', '~l', '~n', '~mv')
if not m[1] then return {} end
local position, limit = ARGV[1], tonumber(ARGV[3])
local below = redis.call('XREVRANGE', KEYS[2], position, '-', 'COUNT', 1)
local entries = {}
if limit > 0 then
  entries = redis.call('XRANGE', KEYS[2], '(' .. ARGV[2], '+', 'COUNT', limit)
  entries = overlaid(KEYS[3], entries, ARGV[2], nil, limit, 1)
end
local there = 1
if #below == 0 and #entries == 0 then there = redis.call('EXISTS', KEYS[2]) end
-- who stands at an erased entry stands where it stood
if position ~= '+' and (not below[1] or below[1][1] ~= position) then
  local fate = redis.call('HGET', KEYS[3], string.match(position, '(%d+)$'))
  if fate and string.sub(fate, 1, 2) == 'x;' then
    local entry = erased_entry(fate)
    if entry[1] == position then below = {entry} end
  end
end
return {m[1], m[2], m[3], m[4] or '0', below, entries, there}
