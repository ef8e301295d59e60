#!lua flags=no-writes
-- Reads dead letters, oldest first.
-- KEYS   1 meta  2 dead letters
-- ARGV   1 read after this id  2 how many at most
-- reply  {} if there is no channel, else {entries}
-- cost   O(log n + entries)
if redis.call('HEXISTS', KEYS[1], '~e') == 0 then return {} end
return {redis.call('XRANGE', KEYS[2], '(' .. ARGV[1], '+', 'COUNT', ARGV[2])}
