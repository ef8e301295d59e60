#!lua flags=allow-oom
--#include overlay
--#include group
-- Delivers entries again to the consumer that has them, as another attempt.
-- KEYS   1 meta  2 stream  3 overlay
-- ARGV   1 group  2 consumer, then ids
-- reply  see group.lua; ids: entries that are no longer in the stream, now acknowledged. An entry that is in neither list
--        is not this consumer's any more
-- cost   O(entries)
local entries, counts, lost = {}, {}, {}
for i = 3, #ARGV do
  local id = ARGV[i]
  local mine = on_group('XPENDING', stream, group, id, id, 1, consumer)
  if mine == nil then return reply('NOGROUP') end
  if mine[1] then
    local entry = redis.call('XCLAIM', stream, group, consumer, 0, id)[1]
    if entry then
      entries[#entries + 1] = entry
      counts[#counts + 1] = mine[1][4] + 1
    else
      lost[#lost + 1] = id
      redis.call('XACK', stream, group, id)
    end
  end
end
return reply('OK', entries, counts, lost)
