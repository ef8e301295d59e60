#!lua flags=allow-oom
-- Writes down what a process is about to have, or is rid of: <channel>/<user>/<connection>. What is written down is swept if
-- the process dies.
-- KEYS   1 presence:{<node>}
-- ARGV   1 SADD | SREM, then at most 500 of these
-- reply  {how many are new, or were there}
-- cost   O(connections)
return {redis.call(ARGV[1], KEYS[1], unpack(ARGV, 2))}
