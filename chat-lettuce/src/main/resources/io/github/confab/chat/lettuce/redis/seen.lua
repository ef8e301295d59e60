#!lua
-- Notes when users were last present; never an earlier time than before.
-- KEYS   1 seen:{<0 to 15>}
-- ARGV   user, how long ago in ms; in turns, at most 200 users
-- reply  {how many are new}
-- cost   O(users x log all users)
local t = redis.call('TIME')
local now = t[1] * 1000 + math.floor(t[2] / 1000)
local scored = {}
for i = 1, #ARGV, 2 do
  scored[#scored + 1] = string.format('%.0f', now - ARGV[i + 1])
  scored[#scored + 1] = ARGV[i]
end
return {redis.call('ZADD', KEYS[1], 'GT', unpack(scored))}
