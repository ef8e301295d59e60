#!lua flags=allow-oom
--#include message
-- Erases an edit whose message retention has removed: nobody can erase it by its message any more.
-- KEYS   1 meta  2 stream  3 overlay  4 index
-- ARGV   1 the edit
-- reply  {1 if that was a change}
-- cost   O(log n)
local meta, stream, overlay, index = unpack(KEYS)
local id = ARGV[1]
if redis.call('HEXISTS', meta, '~e') == 0 then return {0} end
local entry = redis.call('XRANGE', stream, id, id)[1]
local fields = entry and fields_of(entry)
local message = fields and string.match(fields.h or '', '^e;[^;]*;([^/]*)/')
if not message or redis.call('XRANGE', stream, message, message)[1] then return {0} end
local seq = string.match(id, '(%d+)$')
redis.call('XDEL', stream, id)
redis.call('HINCRBY', overlay, 'x', 1)
keep_fate(overlay, index, seq,
  'x;' .. id .. ';' .. APPLICATION .. ';' .. id .. ';' .. fields.b .. ';' .. fields.n .. ';' .. fields.h)
-- what the message said last stands here, too
local target = string.match(message, '(%d+)$')
if string.sub(redis.call('HGET', overlay, target) or '', 1, 2) == 'e;' then
  redis.call('HDEL', overlay, target)
  redis.call('ZREM', index, 'o:' .. sixteen(target))
end
return {1}
