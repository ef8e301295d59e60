#!lua flags=allow-oom
-- Forgets the attempts so far: one was good.
-- KEYS   1 throttle
-- reply  {'DONE'}
-- cost   O(1)
redis.call('UNLINK', KEYS[1])
return {'DONE'}
