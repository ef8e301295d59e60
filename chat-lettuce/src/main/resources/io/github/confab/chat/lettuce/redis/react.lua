#!lua
--#include append
--#include people
--#include message
--#include reactions
-- Gives a message a reaction, or takes it back; each change is an entry of the stream too.
-- KEYS   1 meta  2 stream  3 subs  4 roles  5 overlay  6 index
-- ARGV   1 push command  2 topic  3 who asks ('' = the application)  4 message  5 reaction in base64url
--        6 '+' give, '-' take back, '~' the one or the other
-- reply  {why not}: NOCHANNEL, BANNED, NOT_A_MEMBER, MUTED, ROLE_TOO_LOW, NO_MESSAGE, TOO_MANY
--        {'DONE', 1 if that was a change, 1 if it is given now}
-- cost   O(different reactions to the message, at most 50, + log n), and the push
local MOST_KINDS, MOST_OF_ONE = 50, 20

local state = redis.call('HMGET', KEYS[1], '~e', '~l', '~n', '~max', 'owner', '~q')
if not state[1] then return {'NOCHANNEL'} end
local meta, stream, subs, roles, overlay, index = unpack(KEYS)
local asker, id, reaction, act = ARGV[3], ARGV[4], ARGV[5], ARGV[6]
local policy = message_policy_of(state[6])
local now = clock()
local one = person(subs, roles, asker, state[5], now)
if one.banned ~= '0' then return {'BANNED'} end
if one.rank == 0 then return {'NOT_A_MEMBER'} end
if one.muted ~= '0' then return {'MUTED'} end
if one.rank < policy[3] then return {'ROLE_TOO_LOW'} end
local message = message_at(stream, overlay, id)
if is_gone(message, now) then return {'NO_MESSAGE'} end

local by, seq = asker == '' and APPLICATION or asker, message.seq
local counts = counts_of(redis.call('HGET', overlay, 'r' .. seq))
local mine = given_by(index, seq, counts, by)
local gives = mine[reaction] and 1 or 0
if act == '~' then act = gives == 1 and '-' or '+' end
if (act == '+') == (gives == 1) then return {'DONE', 0, gives} end

-- What changes, in this order: {kind of entry, reaction, people after it}
local changes, after, own, gift = {}, {}, 0, nil
for _, count in ipairs(counts) do
  local name, people = count[1], count[2]
  if mine[name] then own = own + 1 end
  local ends = mine[name] and (policy[4] and act == '+' or act == '-' and name == reaction)
  if ends then
    people = people - 1
    changes[#changes + 1] = {'-', name, people}
  elseif act == '+' and name == reaction then
    people = people + 1
    gift = {'+', name, people}
  end
  if people > 0 then after[#after + 1] = {name, people} end
end
if act == '+' then
  if not policy[4] and own >= MOST_OF_ONE then return {'TOO_MANY'} end
  if not gift then
    if #after >= MOST_KINDS then return {'TOO_MANY'} end
    after[#after + 1] = {reaction, 1}
    gift = {'+', reaction, 1}
  end
  changes[#changes + 1] = gift
end

local headers, payloads = {}, {}
for i, change in ipairs(changes) do
  local tag = id .. '/' .. change[2] .. '/' .. string.format('%.0f', change[3])
  headers[i], payloads[i] = change[1] .. ';' .. by .. ';' .. tag, ''
end
local _, _, last, n = append(stream, ARGV[1], ARGV[2], state, headers, payloads)
redis.call('HSET', meta, '~l', last, '~n', n)
keep_beside(overlay, index, seq, 'r' .. seq, summary_of(last, after))
for _, change in ipairs(changes) do
  local member = giver(seq, change[2], by)
  if change[1] == '+' then
    redis.call('ZADD', index, 0, member)
  else
    redis.call('ZREM', index, member)
  end
end
return {'DONE', 1, act == '+' and 1 or 0}
