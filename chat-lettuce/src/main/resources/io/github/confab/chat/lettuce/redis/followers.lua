#!lua flags=no-writes
--#include people
--#include message
--#include thread
-- Who follows a thread, by user id: the members among the followers.
-- KEYS   1 meta  2 stream  3 subs  4 roles  5 overlay  6 index
-- ARGV   1 who asks ('' = the application)  2 the message that began the thread, or a reply in it
--        3 the user to go on after, '' = from the beginning  4 how many at most
-- reply  {why not}: NOCHANNEL, BANNED, PRIVATE
--        {'DONE', the message that began the thread, the user to go on after or '', users}
-- cost   O(log n + users)
local m = redis.call('HMGET', KEYS[1], '~e', 'kind', 'owner')
if not m[1] then return {'NOCHANNEL'} end
local stream, subs, roles, overlay, index = KEYS[2], KEYS[3], KEYS[4], KEYS[5], KEYS[6]
if ARGV[1] ~= '' then
  local one = person(subs, roles, ARGV[1], m[3], clock())
  if one.banned ~= '0' then return {'BANNED'} end
  if m[2] ~= 'public' and not one.member then return {'PRIVATE'} end
end
local root = thread_at(stream, overlay, ARGV[2])
local prefix = 'f:' .. sixteen(seq_of(root))
local limit = tonumber(ARGV[4])
local found = redis.call('ZRANGEBYLEX', index, '(' .. prefix .. ':' .. ARGV[3], '(' .. prefix .. ';', 'LIMIT', 0, limit)
local users = {}
for i, member in ipairs(found) do users[i] = string.sub(member, #prefix + 2) end
if #users == 0 then return {'DONE', root, '', {}} end
local here = {}
for i, is_member in ipairs(redis.call('SMISMEMBER', subs, unpack(users))) do
  if is_member == 1 then here[#here + 1] = users[i] end
end
return {'DONE', root, #users == limit and users[limit] or '', here}
