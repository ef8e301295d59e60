#!lua flags=allow-oom
--#include overlay
--#include group
-- Gives entries that nobody has had yet to a consumer. Runs without memory left, too: workers are what frees it.
-- KEYS   1 meta  2 stream  3 overlay
-- ARGV   1 group  2 consumer  3 how many at most
-- reply  see group.lua; each entry is delivered for the first time, so there are no counts
-- cost   O(entries)
local got = on_group('XREADGROUP', 'GROUP', group, consumer, 'COUNT', ARGV[3], 'STREAMS', stream, '>')
if got == nil then return reply('NOGROUP') end
return reply('OK', got and got[1][2] or {})
