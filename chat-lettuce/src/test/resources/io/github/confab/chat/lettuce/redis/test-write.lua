#!lua
--#include test-shared
-- For ScriptRunnerIT: one of each kind of reply.
-- KEYS   1 a counter
-- ARGV   1 a text
local n = redis.call('INCR', KEYS[1])
return {n, shared(ARGV[1]), false, {ARGV[1], {}}, {ok = 'DONE'}}
