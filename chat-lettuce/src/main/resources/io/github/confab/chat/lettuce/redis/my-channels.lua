#!lua flags=no-writes
-- A user's channels, as far as they are noted.
-- KEYS   1 the user's channels, see my-channel.lua
-- ARGV   1 how many at most
-- reply  channel and score of each
-- cost   O(n)
return redis.call('ZRANGE', KEYS[1], 0, ARGV[1] - 1, 'WITHSCORES')
