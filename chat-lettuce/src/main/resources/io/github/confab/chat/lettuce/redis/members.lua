#!lua flags=no-writes
-- A page of the members.
-- KEYS   1 meta  2 subs
-- ARGV   1 who asks ('' = the application)  2 cursor, 0 = from the beginning  3 about how many
-- reply  {'NOCHANNEL'} | {'PRIVATE'} | {'DONE', next cursor, members and the sentinel ~}
-- cost   O(members of the page)
local m = redis.call('HMGET', KEYS[1], '~e', 'kind')
if not m[1] then return {'NOCHANNEL'} end
if ARGV[1] ~= '' and m[2] ~= 'public' and redis.call('SISMEMBER', KEYS[2], ARGV[1]) == 0 then return {'PRIVATE'} end
return {'DONE', unpack(redis.call('SSCAN', KEYS[2], ARGV[2], 'COUNT', ARGV[3]))}
