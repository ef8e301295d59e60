#!lua flags=no-writes
--#include ordinal
--#include people
-- How many messages a channel has, and how many of them count as read without any mark.
-- KEYS   1 meta  2 stream  3 subs  4 own  5 roles  6 ix (see called.lua)
-- ARGV   1 who asks ('' = trusted)
-- reply  {'NOCHANNEL'} | {'PRIVATE'} | {'BANNED'} | {'DONE', epoch, messages, read: the greatest of the newest message of who asks,
--        the place where they joined, what was there before this epoch, what is trimmed; all of it for who is no member;
--        {the messages beyond that which call every member, by their ordinals}}
-- cost   O(log n), and O(calls): at most 100
local m = redis.call('HMGET', KEYS[1], '~e', '~n', '~n0', 'kind', '~pg')
if not m[1] then return {'NOCHANNEL'} end
if is_banned(KEYS[5], ARGV[1], m[5]) then return {'BANNED'} end
local n, read = tonumber(m[2]), tonumber(m[3] or '0')
if ARGV[1] ~= '' then
  if redis.call('SISMEMBER', KEYS[3], ARGV[1]) == 0 then
    if m[4] ~= 'public' then return {'PRIVATE'} end
    return {'DONE', m[1], n, n, {}}
  end
  read = math.max(read, tonumber(redis.call('HGET', KEYS[4], ARGV[1]) or '0'))
end
local oldest = redis.call('XRANGE', KEYS[2], '-', '+', 'COUNT', 1)[1]
local trimmed = n
if oldest then trimmed = messages_before(oldest) or 0 end
read = math.max(read, trimmed)
local calls = redis.call('ZRANGEBYLEX', KEYS[6], '(c:' .. string.format('%016.0f', read), '[c:~', 'LIMIT', 0, 100)
for i, call in ipairs(calls) do calls[i] = tonumber(string.sub(call, 3)) end
return {'DONE', m[1], n, read, calls}
