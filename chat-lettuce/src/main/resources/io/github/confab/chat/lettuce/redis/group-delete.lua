#!lua flags=allow-oom
-- Deletes a group. Its dead letters stay, and with them its mark in the meta, by which they are found when the channel goes.
-- KEYS   1 meta  2 stream  3 dead letters of the group
-- ARGV   1 group
-- reply  {} if there is no channel, else {1 if the group was there}
-- cost   O(pending entries of the group)
if redis.call('HEXISTS', KEYS[1], '~e') == 0 then return {} end
local gone = 0
if redis.call('EXISTS', KEYS[2]) == 1 then gone = redis.call('XGROUP', 'DESTROY', KEYS[2], ARGV[1]) end
if redis.call('EXISTS', KEYS[3]) == 0 then redis.call('HDEL', KEYS[1], '~g:' .. ARGV[1]) end
return {gone}
