#!lua
--#include profile
-- Changes a profile; an empty value removes.
-- KEYS   1 user
-- ARGV   1 most attributes  2 most bytes of their names and values together
--        then pairs of field (displayName, avatar, @<attribute>) and value
-- reply  {'NOUSER'} | {'TOO_MANY', how many} | {'TOO_LARGE', how many bytes} | {'DONE', as read-profile.lua}
-- cost   O(attributes)
local state = redis.call('HMGET', KEYS[1], 'username', 'state')
if not state[1] then return {'NOUSER'} end
local attributes = {}
local all = redis.call('HGETALL', KEYS[1])
for i = 1, #all, 2 do
  if string.byte(all[i]) == 64 then attributes[all[i]] = all[i + 1] end
end
for i = 3, #ARGV, 2 do
  if string.byte(ARGV[i]) == 64 then attributes[ARGV[i]] = ARGV[i + 1] ~= '' and ARGV[i + 1] or nil end
end
local count, bytes = 0, 0
for name, value in pairs(attributes) do
  count = count + 1
  bytes = bytes + #name - 1 + #value
end
if count > tonumber(ARGV[1]) then return {'TOO_MANY', count} end
if bytes > tonumber(ARGV[2]) then return {'TOO_LARGE', bytes} end
for i = 3, #ARGV, 2 do
  if ARGV[i + 1] == '' then
    redis.call('HDEL', KEYS[1], ARGV[i])
  else
    redis.call('HSET', KEYS[1], ARGV[i], ARGV[i + 1])
  end
end
return {'DONE', profile(KEYS[1])}
