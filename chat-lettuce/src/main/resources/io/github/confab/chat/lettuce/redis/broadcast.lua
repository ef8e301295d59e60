#!lua
-- Pushes a frame that is not stored.
-- KEYS   1 meta  2 subs
-- ARGV   1 sender ('' = trusted)  2 push command  3 topic  4 frame
-- reply  {'NOCHANNEL'} | {'NOT_A_MEMBER'} | {'DONE'}
-- cost   O(processes that listen)
if redis.call('HEXISTS', KEYS[1], '~e') == 0 then return {'NOCHANNEL'} end
if ARGV[1] ~= '' and redis.call('SISMEMBER', KEYS[2], ARGV[1]) == 0 then return {'NOT_A_MEMBER'} end
redis.call(ARGV[2], ARGV[3], ARGV[4])
return {'DONE'}
