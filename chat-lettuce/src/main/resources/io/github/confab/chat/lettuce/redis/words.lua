#!lua flags=no-writes
-- A page of the listed names, or of the words that begin like something.
-- KEYS   1 words
-- ARGV   1 lower bound  2 upper bound, both in the form of ZRANGEBYLEX  3 how many
-- reply  members in byte order
-- cost   O(log n + members)
return redis.call('ZRANGEBYLEX', KEYS[1], ARGV[1], ARGV[2], 'LIMIT', 0, ARGV[3])
