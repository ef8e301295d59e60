#!lua
--#include append
--#include people
--#include records
-- Makes somebody a member, or ends it; a change is an entry of the stream too.
-- KEYS   1 meta  2 stream  3 subs  4 roles  5 invitations  6 own  7 rd
-- ARGV   1 push command  2 topic  3 who asks ('' = the application)  4 whom it is about
--        5 join | leave (oneself), add | remove | ban (anybody)  6 of a ban: how long, ms, or '*' = for ever
-- reply  {why not}: NOCHANNEL, PRIVATE, BANNED, NOT_A_MEMBER, ROLE_TOO_LOW, DIRECT, TOO_MANY; TARGET_BANNED: of whom it
--        is about
--        {'DONE', 1 if that was a change}
-- cost   O(1), and the push
local state = redis.call('HMGET', KEYS[1], '~e', '~l', '~n', '~max', 'kind', 'owner')
if not state[1] then return {'NOCHANNEL'} end
local meta, stream, subs, roles, invitations, own, receipts = unpack(KEYS)
local asker, user, act, kind, owner = ARGV[3], ARGV[4], ARGV[5], state[5], state[6]
-- The application is a member of nothing.
if asker == '' and (act == 'join' or act == 'leave') then return {'DONE', 0} end
local now = clock()
local target = person(subs, roles, user, owner, now)
local actor = asker == user and target or person(subs, roles, asker, owner, now)

local function why_not()
  if act == 'join' then
    if actor.banned ~= '0' then return {'BANNED'} end
    if target.member or kind == 'public' or actor.rank == 4 then return nil end
    if kind == 'private' and redis.call('HEXISTS', invitations, user) == 1 then return nil end
    return {'PRIVATE'}
  end
  if act == 'leave' then return nil end
  if kind == 'direct' then return {'DIRECT'} end
  local needed = 3
  if act == 'add' then needed = math.max(3, policy_of(redis.call('HGET', roles, '~p'))[3]) end
  local no = refusal(actor, needed)
  if no then return no end
  if act == 'add' then return target.banned ~= '0' and {'TARGET_BANNED'} or nil end
  if target.rank >= actor.rank then return {'ROLE_TOO_LOW'} end
  if act == 'ban' and redis.call('HLEN', roles) >= MOST_RECORDS then return {'TOO_MANY'} end
  return nil
end
local no = why_not()
if no then return no end

local joins = act == 'join' or act == 'add'
local moves = target.member ~= joins and (joins or kind ~= 'direct')
local header, n
if moves then
  header = joins and 'j;' .. user .. ';joined'
    or 'l;' .. user .. ';' .. (act == 'ban' and 'banned' or act == 'remove' and 'removed' or 'left')
elseif act == 'ban' and target.banned == '0' then
  header = 'b;' .. user .. ';banned'
end
if header then
  local _, _, last, after = append(stream, ARGV[1], ARGV[2], state, {header}, {''})
  redis.call('HSET', meta, '~l', last, '~n', after)
  n = after
  redis.call('HINCRBY', meta, '~mv', 1)
end
if moves then
  redis.call(joins and 'SADD' or 'SREM', subs, user)
  -- Who joins has nothing to catch up with; who leaves takes their receipt along.
  if joins then
    redis.call('HSET', own, user, n)
  else
    redis.call('HDEL', own, user)
    redis.call('ZREM', receipts, user)
  end
end
if moves or act == 'ban' then redis.call('HDEL', invitations, user) end
-- Who leaves leaves the role behind, the owner too; a mute waits for their return.
if (moves and not joins) or act == 'ban' then
  if user == owner then set_owner(meta, roles, kind, '') end
  local banned, by = target.banned, target.by
  if act == 'ban' then
    banned = ARGV[6] == '*' and '*' or string.format('%.0f', now + ARGV[6])
    by = asker
  end
  write_record(roles, user, 2, target.muted, banned, by)
  set_guard(meta, roles)
end
return {'DONE', (moves or act == 'ban') and 1 or 0}
