#!lua flags=allow-oom
--#include group
-- A consumer stops: acknowledges what it has finished, lets others take over the rest at once, and goes if nothing is left.
-- KEYS   1 meta  2 stream
-- ARGV   1 group  2 consumer  3 how long silent the rest shall count as, ms, then the ids that are finished
-- reply  see group.lua
-- cost   O(entries)
if #ARGV > 3 then redis.call('XACK', stream, group, unpack(ARGV, 4)) end
local rest = on_group('XPENDING', stream, group, '-', '+', 2000, consumer)
if rest == nil then return reply('NOGROUP') end
if #rest == 0 then
  redis.call('XGROUP', 'DELCONSUMER', stream, group, consumer)
  return reply('OK')
end
for _, one in ipairs(rest) do
  redis.call('XCLAIM', stream, group, consumer, 0, one[1], 'IDLE', ARGV[3], 'JUSTID')
end
return reply('OK')
