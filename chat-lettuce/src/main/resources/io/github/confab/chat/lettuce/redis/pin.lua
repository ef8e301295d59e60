#!lua
--#include append
--#include people
--#include message
-- Pins a message, or unpins it; that is an entry of the stream too.
-- KEYS   1 meta  2 stream  3 subs  4 roles  5 overlay  6 index
-- ARGV   1 push command  2 topic  3 who asks ('' = the application)  4 message  5 pin | unpin
-- reply  {why not}: NOCHANNEL, BANNED, NOT_A_MEMBER, ROLE_TOO_LOW, NO_MESSAGE, TOO_MANY
--        {'DONE', 1 if that was a change}
-- cost   O(log n), and the push
-- In the index stands p:<seq> per pinned message, in the overlay p<seq> = its id.
local MOST_PINS = 50

local state = redis.call('HMGET', KEYS[1], '~e', '~l', '~n', '~max', 'owner', '~q', 'kind')
if not state[1] then return {'NOCHANNEL'} end
local meta, stream, subs, roles, overlay, index = unpack(KEYS)
local asker, id, pins = ARGV[3], ARGV[4], ARGV[5] == 'pin'
local now = clock()
-- nobody stands above the other in a direct channel
local needed = state[7] == 'direct' and 1 or message_policy_of(state[6])[5]
local no = refusal(person(subs, roles, asker, state[5], now), needed)
if no then return no end
local seq = string.match(id, '(%d+)$')

-- Retention does not tell of what it removes.
local function forget_trimmed()
  for _, member in ipairs(redis.call('ZRANGEBYLEX', index, '[p:', '(p;')) do
    local field = 'p' .. string.format('%.0f', tonumber(string.sub(member, 3)))
    local pinned = redis.call('HGET', overlay, field)
    if not pinned or #redis.call('XRANGE', stream, pinned, pinned) == 0 then
      redis.call('ZREM', index, member)
      redis.call('HDEL', overlay, field)
    end
  end
end

local pinned = redis.call('HGET', overlay, 'p' .. seq) == id
if pins then
  local message = message_at(stream, overlay, id)
  if is_gone(message, now) then return {'NO_MESSAGE'} end
end
if pinned == pins then return {'DONE', 0} end
if pins and redis.call('ZLEXCOUNT', index, '[p:', '(p;') >= MOST_PINS then
  forget_trimmed()
  if redis.call('ZLEXCOUNT', index, '[p:', '(p;') >= MOST_PINS then return {'TOO_MANY'} end
end

local by = asker == '' and APPLICATION or asker
local _, _, event, n = append(stream, ARGV[1], ARGV[2], state, {(pins and 'p;' or 'u;') .. by .. ';' .. id}, {''})
redis.call('HSET', meta, '~l', event, '~n', n)
if pins then
  keep_beside(overlay, index, seq, 'p' .. seq, id)
  redis.call('ZADD', index, 0, 'p:' .. sixteen(seq))
else
  redis.call('HDEL', overlay, 'p' .. seq)
  redis.call('ZREM', index, 'p:' .. sixteen(seq))
end
return {'DONE', 1}
