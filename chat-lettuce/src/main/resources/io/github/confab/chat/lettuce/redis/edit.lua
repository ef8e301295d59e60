#!lua
--#include append
--#include people
--#include message
-- Makes a message say something else; that is an entry of the stream too.
-- KEYS   1 meta  2 stream  3 subs  4 roles  5 overlay  6 index
-- ARGV   1 push command  2 topic  3 who asks ('' = the application)  4 message  5 new payload
-- reply  {why not}: NOCHANNEL, BANNED, NOT_A_MEMBER, MUTED, ROLE_TOO_LOW, NO_MESSAGE, NOT_THE_AUTHOR, TOO_LATE, TOO_MANY
--        {'DONE', id of the edit}
-- cost   O(log n), and the push
local MOST_EDITS = 1000

local state = redis.call('HMGET', KEYS[1], '~e', '~l', '~n', '~max', 'owner', '~q')
if not state[1] then return {'NOCHANNEL'} end
local meta, stream, subs, roles, overlay, index = unpack(KEYS)
local asker, id = ARGV[3], ARGV[4]
local now = clock()
local one = person(subs, roles, asker, state[5], now)
if one.banned ~= '0' then return {'BANNED'} end
if one.rank == 0 then return {'NOT_A_MEMBER'} end
if one.muted ~= '0' then return {'MUTED'} end
if one.rank < policy_of(redis.call('HGET', roles, '~p'))[1] then return {'ROLE_TOO_LOW'} end
local message = message_at(stream, overlay, id)
if is_gone(message, now) then return {'NO_MESSAGE'} end
if asker ~= '' then
  if message.author ~= asker then return {'NOT_THE_AUTHOR'} end
  if is_late(message, message_policy_of(state[6])[1], now) then return {'TOO_LATE'} end
end
local version = 1
if message.what == 'e' then version = 1 + string.match(message.fate, '^e;[^;]*;(%d+)') end
if version > MOST_EDITS then return {'TOO_MANY'} end

local by = asker == '' and APPLICATION or asker
local header = 'e;' .. by .. ';' .. id .. '/' .. version .. '/' .. last_edit(message)
local _, _, edit, n = append(stream, ARGV[1], ARGV[2], state, {header}, {ARGV[5]})
redis.call('HSET', meta, '~l', edit, '~n', n)
keep_fate(overlay, index, message.seq, 'e;' .. edit .. ';' .. version .. ';' .. by .. '\n' .. ARGV[5])
return {'DONE', edit}
