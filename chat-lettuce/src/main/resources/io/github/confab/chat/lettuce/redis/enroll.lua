#!lua
-- Notes a channel without a name among all channels, which the housekeeping walks.
-- KEYS   1 ids, see enlist.lua
-- ARGV   1 id  2 created at ms
-- reply  {'DONE'}
-- cost   O(log n)
if not redis.call('ZSCORE', KEYS[1], ARGV[1]) then redis.call('ZADD', KEYS[1], ARGV[2], ARGV[1]) end
return {'DONE'}
