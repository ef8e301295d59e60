#!lua
-- Keeps the list of a user's channels up with what the channels say, which are the truth.
-- KEYS   1 the user's channels: zset, score 0, or the seq of the newest entry when the user hid a direct channel
-- ARGV   1 channel  2 seen: put it in, unless it is there | show: put it in, not hidden | hide | drop
--        3 of hide: the score
-- reply  {'DONE'}
-- cost   O(log n)
local key, channel, act = KEYS[1], ARGV[1], ARGV[2]
local score = redis.call('ZSCORE', key, channel)
if act == 'drop' then
  if score then redis.call('ZREM', key, channel) end
elseif act == 'hide' then
  if score then redis.call('ZADD', key, ARGV[3], channel) end
elseif not score or (act == 'show' and score ~= '0') then
  redis.call('ZADD', key, 0, channel)
end
return {'DONE'}
