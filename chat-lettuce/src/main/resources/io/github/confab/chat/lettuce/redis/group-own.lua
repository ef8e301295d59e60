#!lua flags=allow-oom
--#include overlay
--#include group
-- Reads again what a consumer was given: a reply of take or claim may have got lost. By XPENDING, as XREADGROUP with an id
-- would count it as another delivery.
-- KEYS   1 meta  2 stream  3 overlay
-- ARGV   1 group  2 consumer  3 read after this id  4 how many at most
-- reply  see group.lua; ids: entries that are no longer in the stream, now acknowledged; position: where the next page
--        begins, '' if this was the last one
-- cost   O(entries)
local pending = on_group('XPENDING', stream, group, '(' .. ARGV[3], '+', ARGV[4], consumer)
if pending == nil then return reply('NOGROUP') end
local entries, counts, lost, position = {}, {}, {}, ''
for i, one in ipairs(pending) do
  local entry = redis.call('XRANGE', stream, one[1], one[1])[1]
  if entry then
    entries[#entries + 1] = entry
    counts[#counts + 1] = one[4]
    redis.call('XCLAIM', stream, group, consumer, 0, one[1], 'JUSTID')
  else
    lost[#lost + 1] = one[1]
    redis.call('XACK', stream, group, one[1])
  end
  if i == tonumber(ARGV[4]) then position = one[1] end
end
return reply('OK', entries, counts, lost, position)
