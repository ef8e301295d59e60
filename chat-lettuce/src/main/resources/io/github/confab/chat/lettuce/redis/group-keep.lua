#!lua flags=allow-oom
--#include group
-- Tells that a consumer still works on entries, so that nobody takes them over. It never takes one back: the consumer may
-- have been stopped for so long that another one has it.
-- KEYS   1 meta  2 stream
-- ARGV   1 group  2 consumer, then ids
-- reply  see group.lua; ids: the entries that are not this consumer's
-- cost   O(entries), about 2 us each
local kept, strange = {}, {}
for i = 3, #ARGV do
  local mine = on_group('XPENDING', stream, group, ARGV[i], ARGV[i], 1, consumer)
  if mine == nil then return reply('NOGROUP') end
  if mine[1] then kept[#kept + 1] = ARGV[i] else strange[#strange + 1] = ARGV[i] end
end
if #kept > 0 then
  kept[#kept + 1] = 'JUSTID'
  redis.call('XCLAIM', stream, group, consumer, 0, unpack(kept))
end
return reply('OK', {}, {}, strange)
