#!lua
-- Makes an account, after its name was claimed.
-- KEYS   1 user
-- ARGV   1 username  2 when the name was claimed, ms  3 how long a claim is good for, ms
--        4 password hash ('' = none)
-- reply  {'LATE'} | {'DONE'}
-- cost   O(1)
local t = redis.call('TIME')
-- A claim that nothing came of may be given up by anybody: no account may come of it after that.
if t[1] * 1000 - ARGV[2] > tonumber(ARGV[3]) then return {'LATE'} end
if redis.call('HSETNX', KEYS[1], 'username', ARGV[1]) == 1 then
  redis.call('HSET', KEYS[1], 'createdAt', t[1] .. string.sub(1000 + math.floor(t[2] / 1000), 2))
  if ARGV[4] ~= '' then redis.call('HSET', KEYS[1], 'password', ARGV[4]) end
end
return {'DONE'}
