#!lua
--#include ordinal
--#include people
-- Where a reader stands who has read up to an id; and keeps that as a read receipt, if asked to.
-- KEYS   1 meta  2 stream  3 subs  4 rd  5 roles
-- ARGV   1 who asks ('' = trusted)  2 id, or + for the newest  3 'S' = keep a receipt of who asks
-- reply  {'NOCHANNEL'} | {'PRIVATE'} | {'BANNED'} | {'NOT_A_MEMBER'} | {'DONE', epoch, ordinal, id}
-- cost   O(log n); foreign entries right behind the id are passed over
local FOREIGN = 100

local m = redis.call('HMGET', KEYS[1], '~e', '~l', '~n', 'kind', '~pg')
if not m[1] then return {'NOCHANNEL'} end
if is_banned(KEYS[5], ARGV[1], m[5]) then return {'BANNED'} end
local member = ARGV[1] ~= '' and redis.call('SISMEMBER', KEYS[3], ARGV[1]) == 1
if ARGV[1] ~= '' and not member and m[4] ~= 'public' then return {'PRIVATE'} end
if ARGV[3] == 'S' and not member then return {'NOT_A_MEMBER'} end

-- What does not stand any more, up to the next entry that does, is read with the id: nobody could read it later.
local ordinal, id, from, tries = tonumber(m[3]), m[2], ARGV[2], 0
while from ~= '+' and tries < FOREIGN do
  local next = redis.call('XRANGE', KEYS[2], from, '+', 'COUNT', 1)[1]
  local before = next and messages_before(next)
  if not next then
    from = '+'
  elseif before then
    ordinal, id, from = before, ARGV[2], '+'
    if next[1] == ARGV[2] then
      for i = 1, #next[2], 2 do
        if next[2][i] == 'n' then ordinal = tonumber(next[2][i + 1]) end
      end
    end
  else
    from, tries = '(' .. next[1], tries + 1
  end
end
if ARGV[3] == 'S' then redis.call('ZADD', KEYS[4], 'GT', ordinal, ARGV[1]) end
return {'DONE', m[1], ordinal, id}
