#!lua flags=no-writes
-- For ScriptRunnerIT: reads.
-- KEYS   1 a key
local value = redis.call('GET', KEYS[1])
if not value then return {} end
return {value}
