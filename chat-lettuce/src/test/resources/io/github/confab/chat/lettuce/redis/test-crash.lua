#!lua
-- For ScriptRunnerIT: fails after a write.
redis.call('INCR', KEYS[1])
return redis.call('LPUSH', KEYS[1], 'x')
