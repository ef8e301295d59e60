#!lua flags=no-writes
--#include people
--#include message
--#include reactions
-- Who gives a message a reaction, a page in the order of their ids.
-- KEYS   1 meta  2 stream  3 subs  4 roles  5 overlay  6 index
-- ARGV   1 who asks ('' = the application)  2 message  3 reaction in base64url  4 the user to go on after, '' = from the
--        beginning  5 how many
-- reply  {why not}: NOCHANNEL, BANNED, PRIVATE, NO_MESSAGE
--        {'DONE', 1 if there are more, user ids}
-- cost   O(log n + page)
local m = redis.call('HMGET', KEYS[1], '~e', 'kind', 'owner')
if not m[1] then return {'NOCHANNEL'} end
local stream, subs, roles, overlay, index = KEYS[2], KEYS[3], KEYS[4], KEYS[5], KEYS[6]
local asker, limit = ARGV[1], tonumber(ARGV[5])
local now = clock()
local one = person(subs, roles, asker, m[3], now)
if one.banned ~= '0' then return {'BANNED'} end
if asker ~= '' and m[2] ~= 'public' and not one.member then return {'PRIVATE'} end
local message = message_at(stream, overlay, ARGV[2])
if is_gone(message, now) then return {'NO_MESSAGE'} end

local prefix = giver(message.seq, ARGV[3], '')
-- ';' comes right after ':'
local to = '(' .. string.sub(prefix, 1, -2) .. ';'
local found = redis.call('ZRANGEBYLEX', index, '(' .. prefix .. ARGV[4], to, 'LIMIT', 0, limit + 1)
local users = {}
for i = 1, math.min(#found, limit) do users[i] = string.sub(found[i], #prefix + 1) end
return {'DONE', #found > limit and 1 or 0, users}
