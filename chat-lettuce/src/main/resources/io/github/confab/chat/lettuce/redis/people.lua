-- Included by the scripts that ask who somebody is in a channel.
-- In roles stand: '~' = 'kind;owner'; '~p' = the policy, unless it is the default one; and per user about whom there is
-- something to say 'rank;muted until;banned until;who banned', in ms, '0' = not, '*' = for ever.
-- Ranks: 0 no member, 1 guest, 2 member, 3 moderator, 4 owner, 5 the application itself.

local DEFAULT_POLICY = '2;2;2;3;0'

-- {post, signal, invite, work, slow mode in ms}, the first four as ranks
local function policy_of(text)
  local post, signal, invite, work, slow = string.match(text or DEFAULT_POLICY, '^(%d);(%d);(%d);(%d);(%d+)$')
  return {tonumber(post), tonumber(signal), tonumber(invite), tonumber(work), tonumber(slow)}
end

local function lasts(term, now)
  return term == '*' or tonumber(term) > now
end

local function clock()
  local t = redis.call('TIME')
  return t[1] * 1000 + math.floor(t[2] / 1000)
end

-- What a record says as of now; nobody has said anything of most people.
local function read_record(text, now)
  local rank, muted, banned, by = string.match(text or '2;0;0;', '^(%d);([%d*]+);([%d*]+);(.*)$')
  if not lasts(muted, now) then muted = '0' end
  if not lasts(banned, now) then banned, by = '0', '' end
  return {rank = tonumber(rank), muted = muted, banned = banned, by = by}
end

-- Who a user is: a record, with the rank as of now, and whether a member. '' = the application, of rank 5.
local function person(subs, roles, user, owner, now)
  if user == '' then return {rank = 5, muted = '0', banned = '0', by = ''} end
  local one = read_record(redis.call('HGET', roles, user), now)
  one.member = redis.call('SISMEMBER', subs, user) == 1
  if user == owner then
    one.rank = 4
  elseif not one.member then
    one.rank = 0
  end
  return one
end

-- Whether somebody may not even read. guard: ~pg of the meta; without it nobody is banned, and nothing is looked up.
local function is_banned(roles, user, guard)
  return guard and user ~= '' and read_record(redis.call('HGET', roles, user), clock()).banned ~= '0'
end

-- Why somebody may not do what needs a rank; nil: they may.
local function refusal(one, needed)
  if one.banned ~= '0' then return {'BANNED'} end
  if one.rank == 0 then return {'NOT_A_MEMBER'} end
  if one.rank < needed then return {'ROLE_TOO_LOW'} end
  return nil
end
