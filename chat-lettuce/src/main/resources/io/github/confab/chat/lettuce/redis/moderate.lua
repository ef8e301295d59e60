#!lua
--#include append
--#include people
--#include records
-- Changes who may come in and what members may do, without changing who is a member.
-- KEYS   1 meta  2 stream  3 subs  4 roles  5 invitations
-- ARGV   1 push command  2 topic  3 who asks ('' = the application)  4 whom it is about
--        5 invite | uninvite | unban | mute | unmute | assign
--        6 of a mute: how long, ms, or '*' = for ever; of assign: the rank, 1 to 4
-- reply  {why not}: NOCHANNEL, BANNED, NOT_A_MEMBER, ROLE_TOO_LOW, DIRECT, TOO_MANY; TARGET_BANNED and
--        TARGET_NOT_A_MEMBER: of whom it is about
--        {'DONE', 1 if that was a change}
-- cost   O(1), and the push of a change of roles, which is an entry of the stream too
local MOST_INVITATIONS = 10000

local state = redis.call('HMGET', KEYS[1], '~e', '~l', '~n', '~max', 'kind', 'owner')
if not state[1] then return {'NOCHANNEL'} end
local meta, stream, subs, roles, invitations = unpack(KEYS)
local asker, user, act, kind, owner = ARGV[3], ARGV[4], ARGV[5], state[5], state[6]
if kind == 'direct' then return {'DIRECT'} end
local now = clock()
local target = person(subs, roles, user, owner, now)
local actor = asker == user and target or person(subs, roles, asker, owner, now)
local acts = {}

function acts.invite()
  local no = refusal(actor, policy_of(redis.call('HGET', roles, '~p'))[3])
  if no then return no end
  if target.banned ~= '0' then return {'TARGET_BANNED'} end
  if target.member or redis.call('HEXISTS', invitations, user) == 1 then return {'DONE', 0} end
  if redis.call('HLEN', invitations) > MOST_INVITATIONS then return {'TOO_MANY'} end
  redis.call('HSET', invitations, user, asker .. ';' .. string.format('%.0f', now))
  return {'DONE', 1}
end

function acts.uninvite()
  local by = string.match(redis.call('HGET', invitations, user) or '', '^([^;]*);%d+$')
  local no = refusal(actor, by == asker and 1 or 3)
  if no then return no end
  return {'DONE', redis.call('HDEL', invitations, user)}
end

local function record(muted, banned, by)
  -- an owner's rank is known by the meta, a stranger is a member once inside
  local rank = (target.rank == 0 or target.rank == 4) and 2 or target.rank
  write_record(roles, user, rank, muted, banned, by)
  set_guard(meta, roles)
end

function acts.unban()
  local no = refusal(actor, 3)
  if no then return no end
  if target.banned == '0' then return {'DONE', 0} end
  record(target.muted, '0', '')
  return {'DONE', 1}
end

local function of_mutes()
  local no = refusal(actor, 3)
  if not no and target.rank >= actor.rank then no = {'ROLE_TOO_LOW'} end
  return no
end

function acts.mute()
  local no = of_mutes()
  if no then return no end
  if redis.call('HLEN', roles) >= MOST_RECORDS then return {'TOO_MANY'} end
  record(ARGV[6] == '*' and '*' or string.format('%.0f', now + ARGV[6]), target.banned, target.by)
  return {'DONE', 1}
end

function acts.unmute()
  local no = of_mutes()
  if no then return no end
  if target.muted == '0' then return {'DONE', 0} end
  record('0', target.banned, target.by)
  return {'DONE', 1}
end

local NAMES = {'guest', 'member', 'moderator', 'owner'}

function acts.assign()
  local rank = tonumber(ARGV[6])
  local no = refusal(actor, 3)
  if no then return no end
  if not target.member then return {'TARGET_NOT_A_MEMBER'} end
  if actor.rank < 5 and not (actor.rank == 4 and rank == 4) and (target.rank >= actor.rank or rank >= actor.rank) then
    return {'ROLE_TOO_LOW'}
  end
  if target.rank == rank then return {'DONE', 0} end
  local headers, payloads = {}, {''}
  local former = rank == 4 and owner ~= '' and person(subs, roles, owner, owner, now)
  if former and former.member then
    headers[1], payloads[2] = 'r;' .. owner .. ';moderator', ''
  end
  headers[#headers + 1] = 'r;' .. user .. ';' .. NAMES[rank]
  local _, _, last, n = append(stream, ARGV[1], ARGV[2], state, headers, payloads)
  redis.call('HSET', meta, '~l', last, '~n', n)
  if former and former.member then write_record(roles, owner, 3, former.muted, '0', '') end
  if rank == 4 then
    set_owner(meta, roles, kind, user)
  elseif user == owner then
    set_owner(meta, roles, kind, '')
  end
  write_record(roles, user, rank == 4 and 2 or rank, target.muted, target.banned, target.by)
  set_guard(meta, roles)
  return {'DONE', 1}
end

return acts[act]()
