#!lua flags=allow-oom
--#include group
-- Acknowledges entries; whoever has them, they were handled.
-- KEYS   1 meta  2 stream
-- ARGV   1 group  2 consumer, then ids
-- reply  see group.lua; OK also if there is no such group
-- cost   O(entries)
redis.call('XACK', stream, group, unpack(ARGV, 3))
return reply('OK')
