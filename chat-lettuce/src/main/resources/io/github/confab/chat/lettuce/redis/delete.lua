#!lua flags=allow-oom
--#include append
--#include people
--#include message
-- Deletes a message, or erases it with all it ever said; that is an entry of the stream too.
-- KEYS   1 meta  2 stream  3 subs  4 roles  5 overlay  6 index
-- ARGV   1 push command  2 topic  3 who asks ('' = the application)  4 message  5 'X' = erase
-- reply  {why not}: NOCHANNEL, BANNED, NOT_A_MEMBER, NO_MESSAGE, NOT_THE_AUTHOR, TOO_LATE, ROLE_TOO_LOW
--        {'DONE', 1 if that was a change}
-- cost   O(log n), and the push; to erase also O(edits of the message, at most 1 000); in both cases O(its reactions)
local state = redis.call('HMGET', KEYS[1], '~e', '~l', '~n', '~max', 'owner', '~q')
if not state[1] then return {'NOCHANNEL'} end
local meta, stream, subs, roles, overlay, index = unpack(KEYS)
local asker, id, erases = ARGV[3], ARGV[4], ARGV[5] == 'X'
local now = clock()
local one = person(subs, roles, asker, state[5], now)
local no = refusal(one, 1)
if no then return no end
local message = message_at(stream, overlay, id)
if not message then return {'NO_MESSAGE'} end

local function why_not()
  if asker == '' then return nil end
  if message.author == asker then
    local late = one.rank < 3 and is_late(message, message_policy_of(state[6])[2], now)
    return late and {'TOO_LATE'} or nil
  end
  if one.rank < 3 or message.author == APPLICATION then return {'NOT_THE_AUTHOR'} end
  if person(subs, roles, message.author, state[5], now).rank >= one.rank then return {'ROLE_TOO_LOW'} end
  return nil
end
no = why_not()
if no then return no end
if message.what == 'x' or (message.what == 'd' and not erases) then return {'DONE', 0} end

local by = asker == '' and APPLICATION or asker
local header = (erases and 'x;' or 'd;') .. by .. ';' .. id
local _, _, event, n = append(stream, ARGV[1], ARGV[2], state, {header}, {''})
redis.call('HSET', meta, '~l', event, '~n', n)
forget_reactions(overlay, index, message.seq)
redis.call('ZREM', index, 'p:' .. sixteen(message.seq))
redis.call('HDEL', overlay, 'p' .. message.seq)
if not erases then
  keep_fate(overlay, index, message.seq, 'd;' .. event .. ';' .. by .. ';' .. last_edit(message))
  return {'DONE', 1}
end

-- In the place of an entry stands that it was erased, so that nobody takes the hole for a loss.
local function erase(seq, erased, b, n, h, root)
  redis.call('XDEL', stream, erased)
  redis.call('HINCRBY', overlay, 'x', 1)
  local stood = erased .. (root and '/' .. root or '')
  keep_fate(overlay, index, seq, 'x;' .. event .. ';' .. by .. ';' .. stood .. ';' .. b .. ';' .. n .. ';' .. h)
end
local edit = last_edit(message)
erase(message.seq, id, message.b, message.n, message.h, message.root)
while edit ~= '0-0' do
  local entry = redis.call('XRANGE', stream, edit, edit)[1]
  if not entry then break end
  local fields = fields_of(entry)
  erase(string.match(edit, '(%d+)$'), edit, fields.b, fields.n, fields.h)
  edit = string.match(fields.h, '/([^/]*)$')
end
return {'DONE', 1}
