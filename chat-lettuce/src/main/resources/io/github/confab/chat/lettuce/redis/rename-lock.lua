#!lua
-- Begins a rename, or ends it. One at a time per channel: it takes steps in two slots, and those of two renames must not
-- mix. Who dies in between holds the others up until the lock is old.
-- KEYS   1 meta
-- ARGV   1 who asks ('' = the application)  2 token (new)  3 how long the lock holds, ms; 0 ends the rename
-- reply  {'NOCHANNEL'} | {'NOT_THE_OWNER'} | {'DIRECT'}: it has no name | {'BUSY'} | {'DONE'}
-- cost   O(1)
local m = redis.call('HMGET', KEYS[1], '~e', 'owner', '~rn', 'kind')
if not m[1] then return {'NOCHANNEL'} end
local holder, till = string.match(m[3] or '', '^([^;]+);(%d+)$')
if ARGV[3] == '0' then
  if holder == ARGV[2] then redis.call('HDEL', KEYS[1], '~rn') end
  return {'DONE'}
end
if ARGV[1] ~= '' and ARGV[1] ~= m[2] then return {'NOT_THE_OWNER'} end
if m[4] == 'direct' then return {'DIRECT'} end
local t = redis.call('TIME')
local now = t[1] * 1000 + math.floor(t[2] / 1000)
if holder and holder ~= ARGV[2] and now < tonumber(till) then return {'BUSY'} end
redis.call('HSET', KEYS[1], '~rn', ARGV[2] .. ';' .. string.format('%.0f', now + ARGV[3]))
return {'DONE'}
