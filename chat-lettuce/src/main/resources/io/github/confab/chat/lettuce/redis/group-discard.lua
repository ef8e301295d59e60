#!lua flags=allow-oom
-- Deletes a dead letter.
-- KEYS   1 meta  2 dead letters
-- ARGV   1 id of the dead letter
-- reply  {} if there is no channel, else {1 if it was there}
-- cost   O(log n)
if redis.call('HEXISTS', KEYS[1], '~e') == 0 then return {} end
local gone = redis.call('XDEL', KEYS[2], ARGV[1])
if gone == 1 and redis.call('XLEN', KEYS[2]) == 0 then redis.call('UNLINK', KEYS[2]) end
return {gone}
