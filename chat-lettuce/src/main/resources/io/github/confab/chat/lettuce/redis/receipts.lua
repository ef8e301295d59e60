#!lua flags=no-writes
--#include people
-- A page of the read receipts.
-- KEYS   1 meta  2 subs  3 rd  4 roles
-- ARGV   1 who asks ('' = the application)  2 cursor, 0 = from the beginning  3 about how many
-- reply  {'NOCHANNEL'} | {'PRIVATE'} | {'BANNED'} | {'DONE', next cursor, user and ordinal in turns, with the sentinel ~}
-- cost   O(receipts of the page)
local m = redis.call('HMGET', KEYS[1], '~e', 'kind', '~pg')
if not m[1] then return {'NOCHANNEL'} end
if is_banned(KEYS[4], ARGV[1], m[3]) then return {'BANNED'} end
if ARGV[1] ~= '' and m[2] ~= 'public' and redis.call('SISMEMBER', KEYS[2], ARGV[1]) == 0 then return {'PRIVATE'} end
return {'DONE', unpack(redis.call('ZSCAN', KEYS[3], ARGV[2], 'COUNT', ARGV[3]))}
