#!lua flags=no-writes
-- Who is present, and as of which version: where a watcher begins.
-- KEYS   1 meta  2 ph  3 pc
-- ARGV   1 about how many connections at most
-- reply  {} if there is no channel, else {epoch, version, number of users, {field, value, ...} of ph and the sentinel ~}
-- cost   O(connections, up to the limit)
local m = redis.call('HMGET', KEYS[1], '~e', '~pv')
if not m[1] then return {} end
local here
if redis.call('HLEN', KEYS[2]) <= tonumber(ARGV[1]) then
  here = redis.call('HGETALL', KEYS[2])
else
  here = redis.call('HSCAN', KEYS[2], 0, 'COUNT', ARGV[1])[2]
end
return {m[1], m[2] or '0', redis.call('HLEN', KEYS[3]) - redis.call('HEXISTS', KEYS[3], '~'), here}
